"""All articles together: their events, gathered, and frames of all that was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.library.notebook import table
from geo.library.parsed import ParsedArticles

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Event, Unread
    from geo.pipeline import Corpus as FoundCorpus


@dataclass(frozen=True, repr=False)
class Corpus:
    """What some articles report, before a range of dates is chosen."""

    found: FoundCorpus
    """All of it, as the stages have it."""
    gazetteer: Gazetteer
    """With which it was found."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, each once, however many articles report it."""
        return self.found.events

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What could not be read, each with its `source` and `reason`."""
        return self.found.unread

    @property
    def undated(self) -> tuple[Article, ...]:
        """The articles of which no day of publication is known."""
        return self.found.undated

    @cached_property
    def parsed(self) -> ParsedArticles:
        """What was found in each article."""
        return ParsedArticles(self.found.parses)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article: the columns of the ``articles`` layer of a GeoPackage."""
        return self.parsed.to_dataframe()

    @cached_property
    def mentions(self) -> gpd.GeoDataFrame:
        """One row a mention of a place, at its place's point; EPSG:4326."""
        return self.parsed.mentions

    @cached_property
    def not_located(self) -> pd.DataFrame:
        """One row for each thing found that has no date or no place, with the reason."""
        from geo.export import elsewhere_frame  # noqa: PLC0415 - only where it is asked for

        return elsewhere_frame(self.events, self.found.parses)

    def to_geodataframe(self, min_certainty: float = 0.0) -> gpd.GeoDataFrame:
        """Return one row an event and place, with the columns of the exported events; EPSG:4326.

        Parameters
        ----------
        min_certainty
            The least certainty, from 0 to 1, of events that are wanted.
        """
        from geo.export import events_frame  # noqa: PLC0415 - likewise

        chosen = (event for event in self.events if event.certainty >= min_certainty)
        return events_frame(chosen, self.gazetteer)

    def with_events(self, events: tuple[Event, ...]) -> Corpus:
        """Return the corpus with some of its events only, as a caller has chosen them.

        Parameters
        ----------
        events
            Those to keep.
        """
        return Corpus(replace(self.found, events=events), self.gazetteer)

    def __repr__(self) -> str:
        located = sum(bool(event.places and event.interval) for event in self.events)
        return f"<Corpus: {len(self.found.parses)} articles, {len(self.events)} events, {located} located>"

    def _repr_html_(self) -> str:
        columns = ["date_begin", "date_until", "event_type", "status", "place_name", "certainty", "summary"]
        return table(self.to_geodataframe()[columns].sort_values("date_begin"))
