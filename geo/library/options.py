"""The options that the functions which read articles share, written once.

`Options` is for those who check types, `shown` for `help` and notebooks, `choices_of` for the functions.
"""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from geo.library.choices import Choices, days_of
from geo.library.sources import names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.gazetteer import Gazetteer
    from geo.library.choices import Day, PathLike, Paths

Function = TypeVar("Function", bound="Callable[..., Any]")


class Options(TypedDict, total=False):
    """What a caller may say of how articles are read and parsed."""

    text: str | None
    published: Day | None
    column: Mapping[str, str] | None
    focus: str | None
    gazetteer: Gazetteer | Paths
    types: Paths
    corrections: PathLike | None
    jobs: int
    scheduler: str | None
    cache: PathLike | None
    no_cache: bool
    limit: Mapping[str, int | str] | None


def shown(function: Function) -> Function:
    """Let the signature of a function that takes `Options` name each of them, with its default.

    Examples
    --------
    >>> @shown
    ... def parse(articles, **options): ...
    >>> list(inspect.signature(parse).parameters)[:3]
    ['articles', 'text', 'published']
    """
    called = inspect.signature(function)
    kept = [one for one in called.parameters.values() if one.kind is not one.VAR_KEYWORD]
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_default(name), annotation=annotation)
        for name, annotation in inspect.get_annotations(Options).items()
    ]
    function.__signature__ = called.replace(parameters=[*kept, *options])  # type: ignore[attr-defined]
    return function


def choices_of(articles: object, options: Options) -> Choices:
    """Return the choices for some articles: what is said of `text` and `published` may name a column.

    Raises
    ------
    TypeError
        If an option is none.
    UsageError
        If a value is none that can be.

    Examples
    --------
    >>> choices_of("Talks were held.", {"focuss": "AM"})
    Traceback (most recent call last):
    TypeError: there is no option 'focuss'; did you mean 'focus'?
    """
    given: dict[str, Any] = dict(options)
    for name in given.keys() - Options.__annotations__.keys():
        near = get_close_matches(name, Options.__annotations__, n=1)
        raise TypeError(f"there is no option {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    columns = dict(given.pop("column", None) or {})
    if (text := given.pop("text", None)) is not None:
        columns["text"] = text
    published = given.pop("published", None)
    if isinstance(published, str) and published in names_in(articles):
        columns["published"], published = published, None
    days_of(published, "published")  # a wrong value is refused before anything is read
    return Choices(column=columns, published=published, **given)


def _default(name: str) -> object:
    """Return an option's default: that of `Choices`, None for those that it makes columns of."""
    field = next((field for field in fields(Choices) if field.name == name), None)
    return None if field is None or field.default is MISSING else field.default
