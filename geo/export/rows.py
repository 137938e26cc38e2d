"""The rows of events: one for each event and place, with the value of each column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.export.cells import iso
from geo.export.reports import reports_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.export.reports import Json
    from geo.model import Event, EventPlace, Place


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event at one of its places."""

    event: Event
    at: EventPlace
    mention: str
    """The words that name the place first."""
    reports: list[Json]

    @classmethod
    def of(cls, event: Event, at: EventPlace) -> EventRow:
        """Return the row of an event at a place, with what each report says of it."""
        return cls(event, at, *reports_at(event, at))

    @property
    def place(self) -> Place:
        """The place itself."""
        return self.at.place


def _date_precision(row: EventRow) -> str | None:
    return row.event.interval.precision.value if row.event.interval else None


VALUES: dict[str, Callable[[EventRow], object]] = {
    "event_id": lambda row: row.event.id,
    "date_begin": lambda row: iso(row.event.interval.begin) if row.event.interval else None,
    "date_until": lambda row: iso(row.event.interval.until) if row.event.interval else None,
    "date_precision": _date_precision,
    "date_basis": lambda row: row.event.date_basis.value if row.event.date_basis else None,
    "status": lambda row: row.event.status.value,
    "event_type": lambda row: row.event.type,
    "subtype": lambda row: row.event.subtype,
    "summary": lambda row: row.event.summary,
    "place_id": lambda row: row.place.id,
    "place_name": lambda row: row.place.name,
    "place_other_name": lambda row: row.place.other_name,
    "place_radius_km": lambda row: row.place.radius_km,
    "disputed": lambda row: row.place.disputed,
    "feature_class": lambda row: row.place.feature_class,
    "feature_code": lambda row: row.place.feature_code,
    "country_code": lambda row: row.place.country_code,
    "admin1_name": lambda row: row.place.admin1_name,
    "place_precision": lambda row: row.at.precision,
    "place_basis": lambda row: row.at.basis.value,
    "score": lambda row: round(row.at.score, 3),
    "certainty": lambda row: round(row.event.certainty, 3),
    "mention": lambda row: row.mention,
    "actors": lambda row: list(row.event.actors),
    "article_count": lambda row: len({report.article.id for report in row.event.reports}),
    "origin_count": lambda row: row.event.origin_count,
    "articles": lambda row: row.reports,
    "rules": lambda row: list(row.event.rules),
}
"""The value of each column of `geo.model.schema.EVENT_COLUMNS`."""
