"""The fields of the JSON record of `geo parse --jsonl`: what each is called, holds and means.

From these records comes the manual's page; a test holds them to what `parse_record` writes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    holds: str
    says: str
    """What it means, in Markdown."""


START = Field("start", "offset", "where its words begin")
END = Field("end", "offset", "where they end, exclusive")
BEGIN = Field("begin", "date or null", "the first day that may be meant")
UNTIL = Field("until", "date or null", "the last day that may be meant")

ARTICLE_FIELDS = (
    Field("id", "text", "as given, or the path"),
    Field("title", "text", "the article's"),
    Field("published", "date or null", "the day of publication, where it is known"),
    Field("published_basis", "word", "`given`, `html`, `dateline`, `inferred` or `unknown`"),
    Field(
        "published_within", "two dates or null", "the first and the last day on which it may have appeared"
    ),
    Field("published_reason", "text", "what the day rests on, or why it is unknown"),
    Field("published_rule", "text", "id of [the rule](rules.md) that decided the day"),
    Field("source", "text", "who published it"),
    Field("url", "text", "where it was published"),
    Field("language", "text", "as given"),
    Field("text", "text", "the text that all offsets count in"),
    Field("toponyms", "list of toponyms", "all mentions of places, none inside another"),
    Field("timexes", "list of timexes", "all time expressions"),
    Field("events", "list of events", "all mentions of events"),
    Field("events_reason", "text", "why no events were sought; empty where they were"),
    Field("dismissals", "list of dismissals", "words that look like events and are none"),
)
TOPONYM_FIELDS = (
    START,
    END,
    Field("text", "text", "the words"),
    Field("usage", "word", "`literal`, `associative` or `demonym`"),
    Field("place", "place or null", "the place that is meant; null where none fits well enough"),
    Field("score", "probability", "how likely it is that this place is the one meant"),
    Field("reason", "text", "why this place, or why none"),
)
PLACE_FIELDS = (
    Field("id", "text", "`geonames:587084`, `own:…`"),
    Field("name", "text", "its name in English-language news"),
    Field("other_name", "text", "the second name where two are in use"),
    Field("latitude", "degrees", "north is positive; WGS 84"),
    Field("longitude", "degrees", "east is positive"),
    Field("feature_class", "text", "GeoNames' class: `P` a settlement, `A` a region …"),
    Field("feature_code", "text", "GeoNames' code: `PPLC` a capital …"),
    Field("country_code", "text", "two letters of ISO 3166-1"),
    Field("admin1_code", "text", "GeoNames' code of the province"),
    Field("admin1_name", "text", "the province"),
    Field("disputed", "true or false", "whether it is contested whose the place is"),
    Field("radius_km", "number", "how far the point may be off; 0 where not known"),
)
TIMEX_FIELDS = (
    START,
    END,
    Field("text", "text", "the words"),
    Field("type", "word", "TIMEX3's: `DATE`, `TIME`, `DURATION` or `SET`"),
    Field("value", "text", "TIMEX3's: `2022-07-16`, `2022-W28`, `2020-FA`, `PRESENT_REF`"),
    BEGIN,
    UNTIL,
    Field("rule", "text", "id of [the rule](rules.md) that decided which day is meant"),
)
EVENT_FIELDS = (
    Field("id", "text", "the same in every run over the same article"),
    Field("trigger", "start and end", "the words that name the event"),
    Field("type", "word", "[the kind of event](kinds.md)"),
    Field("subtype", "word", "[what kind of it](kinds.md); empty where the words do not say"),
    Field("status", "word", "`occurred`, `planned`, `hypothetical` or `negated`"),
    BEGIN,
    UNTIL,
    Field("precision", "word or null", "the unit in which the date is known: `day`, `week` …"),
    Field("date_basis", "word or null", "what the date rests on: as in [the files](files.md)"),
    Field("sentence", "start and end", "the sentence that reports it"),
    Field("places", "list of numbers", "where it happened: indices of `toponyms`, from 0"),
    Field("place_basis", "word or null", "what the place rests on: as in [the files](files.md)"),
    Field(
        "certainty", "probability", "how likely a careful reader would mark it there, then, with that status"
    ),
    Field("drawn", "true or false", "whether a map draws it: dated, located, certain enough"),
    Field("actors", "list of texts", "governments, peoples and organisations that take part"),
    Field("reason", "text", "why it has no date or no place"),
    Field("date_reason", "text", "why it has no date"),
    Field("place_reason", "text", "why it has no place"),
    Field("rules", "list of texts", "ids of [the rules](rules.md) that decided"),
)
DISMISSAL_FIELDS = (
    START,
    END,
    Field("rule", "text", "id of [the rule](rules.md) by which it is no event"),
)

RECORD_FIELDS = {
    "article": ARTICLE_FIELDS,
    "toponym": TOPONYM_FIELDS,
    "place": PLACE_FIELDS,
    "timex": TIMEX_FIELDS,
    "event": EVENT_FIELDS,
    "dismissal": DISMISSAL_FIELDS,
}
"""By what they describe, from the whole to its parts."""
