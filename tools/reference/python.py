"""What `import geo` offers, from the docstrings."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from numpydoc.docscrape import NumpyDocString

import geo
from reference.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CODE = re.compile(r"``([^`]+)``|`([^`]+)`")
WIDTH = 100
"""Characters, beyond which a signature has a line for each argument."""


def shown() -> str:
    """Return a section for each public function, then for each public class."""
    public = [(name, getattr(geo, name)) for name in geo.__all__]
    functions = [_function(name, given) for name, given in public if inspect.isfunction(given)]
    classes = [_class(name, given) for name, given in public if inspect.isclass(given)]
    return "\n".join([*functions, *classes])


def _function(name: str, given: object) -> str:
    doc = _doc(given)
    parts = [
        f"## geo.{name}",
        f"```python\n{signature(f'geo.{name}', given)}\n```",
        *_words(doc),
        *_named(doc, "Parameters"),
        *_named(doc, "Returns"),
        *_named(doc, "Raises"),
        *_example(doc),
    ]
    return "\n\n".join(parts) + "\n"


def _class(name: str, given: type) -> str:
    doc = _doc(given)
    members = [(member, summary) for member, summary in _members(given) if summary]
    parts = [f"## geo.{name}", *_words(doc)]
    if members:
        parts.append(table(["", ""], ([f"`{member}`", summary] for member, summary in members)))
    return "\n\n".join([*parts, *_example(doc)]) + "\n"


def _members(given: type) -> Iterator[tuple[str, str]]:
    """Yield the public attributes and methods of a class, in their order, with what each is."""
    yield from _fields(given)
    for name, member in vars(given).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member):
            yield f"{name}{_arguments(member)}", _summary(member)
        elif isinstance(member, classmethod):
            yield f"{name}{_arguments(member.__func__)}", _summary(member.__func__)
        elif _is_property(member):
            yield name, _summary(member)


def _fields(given: type) -> Iterator[tuple[str, str]]:
    """Yield the fields of a dataclass, each with the string below it."""
    source = inspect.getsource(given)
    for name in getattr(given, "__dataclass_fields__", {}):
        found = re.search(rf'^    {name}: [^\n]*\n    """(.*?)"""', source, re.MULTILINE | re.DOTALL)
        yield name, _markdown(" ".join(found[1].split())) if found else ""


def _is_property(member: object) -> bool:
    return isinstance(member, property) or type(member).__name__ == "cached_property"


def _summary(member: object) -> str:
    return _markdown(" ".join(_doc(member)["Summary"]))


def _doc(given: object) -> Any:  # noqa: ANN401 - numpydoc has no types
    return NumpyDocString(inspect.getdoc(given) or "")


def _words(doc: Any) -> list[str]:  # noqa: ANN401 - numpydoc has no types
    paragraphs = "\n".join([*doc["Summary"], "", *doc["Extended Summary"]]).strip().split("\n\n")
    return [_markdown(" ".join(part.split())) for part in paragraphs if part]


def _named(doc: Any, section: str) -> list[str]:  # noqa: ANN401 - numpydoc has no types
    """Return a section of parameters as a list, under its name."""
    if not doc[section]:
        return []
    items = [
        f"- `{item.name or item.type}`: {_markdown(' '.join(' '.join(item.desc).split()))}"
        for item in doc[section]
    ]
    return [f"**{section}**", "\n".join(items)]


def _example(doc: Any) -> list[str]:  # noqa: ANN401 - numpydoc has no types
    lines = "\n".join(doc["Examples"]).strip()
    return [f"```pycon\n{lines}\n```"] if lines else []


def signature(name: str, given: Any) -> str:  # noqa: ANN401 - any callable
    """Return how a function is called, without types.

    Examples
    --------
    >>> signature("open", lambda path, *, mode="r": None)
    "open(path, *, mode='r')"
    """
    arguments = _arguments(given)
    if len(name + arguments) <= WIDTH:
        return name + arguments
    parts = [str(part) for part in _untyped(given).parameters.values()]
    marks = _with_marks(_untyped(given), parts)
    return f"{name}(\n" + "".join(f"    {part},\n" for part in marks) + ")"


def _with_marks(called: inspect.Signature, parts: Sequence[str]) -> Iterator[str]:
    """Yield arguments, with the star before those that are given by name."""
    is_named = False
    for parameter, part in zip(called.parameters.values(), parts, strict=True):
        if parameter.kind is parameter.KEYWORD_ONLY and not is_named:
            is_named = True
            yield "*"
        yield part


def _arguments(given: Any) -> str:  # noqa: ANN401 - any callable
    return str(_untyped(given))


def _untyped(given: Any) -> inspect.Signature:  # noqa: ANN401 - any callable
    """Return a signature without types, and without the instance."""
    called = inspect.signature(given)
    kept = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for name, parameter in called.parameters.items()
        if name not in {"self", "cls"}
    ]
    return called.replace(parameters=kept, return_annotation=inspect.Signature.empty)


def _markdown(text: str) -> str:
    """Return a docstring's text as Markdown: its literals as code."""
    return CODE.sub(lambda match: f"`{match[1] or match[2]}`", text)
