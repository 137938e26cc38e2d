"""Made-up parses for the tests of gathering: sentences with an act each, its places, date and actors."""

from __future__ import annotations

from dataclasses import dataclass

from geo.events.gathering.accounts import Account, accounts_of
from geo.model import (
    Article,
    DateBasis,
    EventMention,
    Interval,
    Parse,
    Place,
    Resolution,
    Span,
    Status,
    Toponym,
    Usage,
)
from geo.model.event import PlaceBasis

DEGREE_KM = 6371 * 3.141592653589793 / 180
"""Of latitude, on the sphere on which gathering measures."""


def town(
    name: str, km_north: float = 0.0, *, region: str = "01", country: str = "XX", **given: float
) -> Place:
    """Return a town so far north of where the others lie."""
    latitude = 40 + km_north / DEGREE_KM
    return Place(f"own:{name.lower()}", name, latitude, 45.0, "P", "PPL", country, region, **given)  # type: ignore[arg-type]


def area(name: str, code: str, km_north: float = 0.0, *, region: str = "01", country: str = "XX") -> Place:
    """Return a country (`PCLI`), a province (`ADM1`) or a district (`ADM2`), of which the point is known."""
    latitude = 40 + km_north / DEGREE_KM
    return Place(f"own:{name.lower()}", name, latitude, 45.0, "A", code, country, region)


@dataclass(frozen=True)
class Act:
    """A sentence, and the act that it reports."""

    sentence: str
    trigger: str
    type: str = "ASSAULT"
    at: tuple[Place, ...] = ()
    """Places of the act; each is named in the sentence."""
    besides: tuple[Place, ...] = ()
    """Those that the sentence names, but for another reason."""
    unknown: tuple[str, ...] = ()
    """Names in the sentence at which it happened and that the gazetteer lacks."""
    date: str = ""
    """As ISO writes it, of a day, month or year."""
    interval: Interval | None = None
    basis: DateBasis = DateBasis.EXPLICIT
    actors: tuple[str, ...] = ()
    status: Status = Status.OCCURRED
    subtype: str = ""
    score: float = 0.9
    place_basis: PlaceBasis | None = PlaceBasis.STATED
    certainty: float = 1.0
    rules: tuple[str, ...] = ()


def made(name: str, *acts: Act, **of_article: object) -> Parse:
    """Return an article of these sentences as it would be parsed."""
    text, toponyms, events = "", list[Resolution](), list[EventMention]()
    for number, act in enumerate(acts):
        start = len(text) + bool(text)
        text = f"{text} {act.sentence}" if text else act.sentence
        named = [
            *((place.name, place, True) for place in act.at),
            *((one, None, True) for one in act.unknown),
        ]
        named += [(place.name, place, False) for place in act.besides]
        where = []
        for words, place, is_where in sorted(named, key=lambda one: act.sentence.index(one[0])):
            at = start + act.sentence.index(words)
            where += [len(toponyms)] if is_where else []
            reason = "" if place else "no entry of that name"
            toponym = Toponym(at, at + len(words), words, Usage.LITERAL)
            toponyms.append(Resolution(toponym, place, act.score if place else 0.0, reason))
        trigger = start + act.sentence.index(act.trigger)
        interval = act.interval or (Interval.of(act.date) if act.date else None)
        events.append(
            EventMention(
                f"{name}-{number}", Span(trigger, trigger + len(act.trigger)), act.type, act.status,
                Span(start, start + len(act.sentence)), interval, act.basis if interval else None,
                tuple(where), act.actors, rules=act.rules, subtype=act.subtype,
                place_basis=act.place_basis if where else None, certainty=act.certainty,
            )
        )  # fmt: skip
    return Parse(Article(name, text, **of_article), tuple(toponyms), (), tuple(events))  # type: ignore[arg-type]


def reported(name: str, *acts: Act, **of_article: object) -> Account:
    """Return the one account of an article of these sentences."""
    (account,) = accounts_of(made(name, *acts, **of_article))
    return account
