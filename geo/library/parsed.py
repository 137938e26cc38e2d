"""What was found in articles, each for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from geo.library.notebook import marked_text, table
from geo.model import Parse, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    import pandas as pd

    from geo.model import Article, EventMention, Place, Resolution, Timex


@dataclass(frozen=True, slots=True, repr=False)
class ParsedArticle:
    """The places, dates and events of one article.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> ParsedArticle(Parse(Article("a", "Talks were held.")))
    <ParsedArticle 'a': 0 toponyms, 0 timexes, 0 events>
    """

    parse: Parse
    """All of it, as the stages have it."""

    @property
    def article(self) -> Article:
        """The article, with its publication date as given or inferred."""
        return self.parse.article

    @property
    def text(self) -> str:
        """Its text; all offsets count its code points."""
        return self.parse.article.text

    @property
    def toponyms(self) -> tuple[Resolution, ...]:
        """All mentions of places, each with the place that it means, or the reason why none."""
        return self.parse.toponyms

    @property
    def timexes(self) -> tuple[Timex, ...]:
        """All time expressions, in the order of the text."""
        return self.parse.timexes

    @property
    def events(self) -> tuple[EventMention, ...]:
        """All event mentions, in the order of the text."""
        return self.parse.events

    def places_of(self, event: EventMention) -> tuple[Place, ...]:
        """Return where one of the events happened, as far as the gazetteer has it."""
        places = (self.toponyms[index].place for index in event.places)
        return tuple(place for place in places if place is not None)

    def words_of(self, event: EventMention) -> str:
        """Return the sentence that reports an event."""
        return self.text[event.sentence.start : event.sentence.end]

    def to_dict(self) -> dict[str, Any]:
        """Return the record that ``geo parse --jsonl`` writes."""
        from geo.export import parse_record  # noqa: PLC0415 - only where it is asked for

        return parse_record(self.parse)

    def __repr__(self) -> str:
        counts = f"{len(self.toponyms)} toponyms, {len(self.timexes)} timexes, {len(self.events)} events"
        return f"<{type(self).__name__} {self.article.id!r}: {counts}>"

    def _repr_html_(self) -> str:
        return marked_text(self.parse)


class ParsedArticles(Sequence[ParsedArticle]):
    """What was found in some articles, in their order.

    Parameters
    ----------
    found
        What `geo.pipeline.parse` gives.
    """

    def __init__(self, found: Iterable[Parse | Unread]) -> None:
        items = list(found)
        self._parsed = tuple(ParsedArticle(item) for item in items if isinstance(item, Parse))
        self.unread = tuple(item for item in items if isinstance(item, Unread))
        """What could not be read or parsed, each with its `source` and `reason`."""

    @overload
    def __getitem__(self, index: int) -> ParsedArticle: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ParsedArticle, ...]: ...

    def __getitem__(self, index: int | slice) -> ParsedArticle | tuple[ParsedArticle, ...]:
        return self._parsed[index]

    def __len__(self) -> int:
        return len(self._parsed)

    def __repr__(self) -> str:
        events = sum(len(parsed.events) for parsed in self)
        lost = f", and {len(self.unread)} not read" if self.unread else ""
        return f"<ParsedArticles: {len(self)} with {events} events{lost}>"

    def _repr_html_(self) -> str:
        return table(self.to_dataframe())

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row an article: the columns of the ``articles`` layer of a GeoPackage."""
        from geo.export import articles_frame  # noqa: PLC0415 - only where it is asked for

        return articles_frame(parsed.parse for parsed in self)

    @property
    def mentions(self) -> gpd.GeoDataFrame:
        """One row a mention of a place, at its place's point; EPSG:4326."""
        from geo.export import mentions_frame  # noqa: PLC0415 - likewise

        return mentions_frame(parsed.parse for parsed in self)
