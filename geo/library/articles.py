"""Articles that were read, and what could not be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from geo.library.notebook import table
from geo.model import Article, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

COLUMNS = ("id", "title", "published", "source", "url", "language", "text")


class Articles(Sequence[Article]):
    """The articles of some sources, in their order.

    Parameters
    ----------
    found
        What a reader gives.

    Examples
    --------
    >>> Articles([Article("a", "Talks were held."), Unread("b.txt", "it is empty")])
    <Articles: 1, and 1 not read>
    """

    def __init__(self, found: Iterable[Article | Unread]) -> None:
        items = list(found)
        self._articles = tuple(item for item in items if isinstance(item, Article))
        self.unread = tuple(item for item in items if isinstance(item, Unread))
        """What could not be read or was passed over, each with its `source` and `reason`."""

    @overload
    def __getitem__(self, index: int) -> Article: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...

    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        return self._articles[index]

    def __len__(self) -> int:
        return len(self._articles)

    def __repr__(self) -> str:
        lost = f", and {len(self.unread)} not read" if self.unread else ""
        return f"<Articles: {len(self)}{lost}>"

    def _repr_html_(self) -> str:
        return table(self.to_dataframe().drop(columns="text"))

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row an article; `published` is a date, None where it is not known to the day."""
        import pandas as pd  # noqa: PLC0415 - who only reads need not wait for it

        return pd.DataFrame([{name: getattr(one, name) for name in COLUMNS} for one in self], columns=COLUMNS)
