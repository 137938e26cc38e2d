"""Articles whose texts lie on a shelf: most runs ask for few of them again."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from geo.model import Article
from geo.shelf import Recent, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_HELD = 1024
"""Texts that are in memory, some 2 kB each."""
TEXT = "surrogatepass"
"""What a text may hold that UTF-8 may not."""


class Texts:
    """The texts of a run.

    Parameters
    ----------
    shelf
        Where they lie.

    Examples
    --------
    >>> texts = Texts(Shelf())
    >>> article = texts.kept(Article("a", "Talks were held."))
    >>> article == Article("a", "Talks were held."), article.text
    (True, 'Talks were held.')
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._recent = Recent[str](MAX_HELD)

    def kept(self, article: Article) -> Article:
        """Return an article without its text in memory."""
        if isinstance(article, KeptArticle):
            return article
        return KeptArticle.of(article, self, self._shelf.put(article.text.encode("utf-8", TEXT)))

    def text(self, at: int) -> str:
        """Return the text of a number."""
        return self._recent.get(at, lambda: self._shelf.get(at).decode("utf-8", TEXT))


class KeptArticle(Article):
    """An article whose text is read when it is asked for."""

    __slots__ = ("_at", "_texts")

    _at: int
    _texts: Texts

    def __new__(cls, *values: Any, **named: Any) -> Article:  # type: ignore[misc]  # noqa: ANN401 - see below
        """Return a plain article: `dataclasses.replace` makes one by this, and it has a text of its own."""
        return Article(*values, **named)

    @classmethod
    def of(cls, article: Article, texts: Texts, at: int) -> KeptArticle:
        """Return an article with the text of a number."""
        self = object.__new__(cls)
        for name in BARE:
            _set(self, name, getattr(article, name))
        _set(self, "_texts", texts)
        _set(self, "_at", at)
        return self

    @property
    def text(self) -> str:
        """As `Article.text`."""
        return self._texts.text(self._at)

    def of_origin(self, origin: str) -> Article:
        """Return the article as a copy or a state of another."""
        other = KeptArticle.of(self, self._texts, self._at)
        _set(other, "origin", origin)
        return other

    def __eq__(self, other: object) -> bool:
        """Return True if another article, kept or not, is the same."""
        if not isinstance(other, Article):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return the hash of an equal plain article."""
        return hash(Article(*_values(self)))  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return repr(Article(*_values(self)))  # type: ignore[arg-type]

    def __reduce__(self) -> tuple[Callable[..., Article], tuple[object, ...]]:
        """Send it to another process as a plain article."""
        return Article, _values(self)


NAMES = tuple(field.name for field in fields(Article))
BARE = tuple(name for name in NAMES if name != "text")
_set = object.__setattr__


def _values(article: Article) -> tuple[object, ...]:
    return tuple(getattr(article, name) for name in NAMES)
