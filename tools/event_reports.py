"""A made-up corpus: 30 events in 120 reports, to count which are wrongly put together or kept apart.

Every phrasing is our own. Some events are siblings: the same act on another day or in another town, or
another act there on the same day. Reports of one event differ in the toll that they give and in how they name
the day, and some add a second paragraph about something else. ``tests/golden/reports.jsonl`` is the corpus of
the first draw.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.evaluation import Gold
from geo.evaluation.gathering import GatheringTally
from geo.events import gather
from geo.model import Article, Parse
from geo.pipeline.evaluating import parse_annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.gazetteer import Gazetteer

EVENTS, REPORTS, SEED = 30, 120, 20230315
FIRST = date(2023, 3, 1)
TOWNS = ("Maiduguri", "Peshawar", "Arequipa", "Gothenburg", "Mombasa", "Kharkiv", "Tripoli", "Medellin")
NATIONS = (("Kenya", "Uganda"), ("Chile", "Peru"), ("Sweden", "Finland"), ("India", "Nepal"))
ACTS: tuple[tuple[str, ...], ...] = (
    (
        "The trade ministers of {a} and {b} met in {town} on {day} to discuss fishing rights.",
        "{a} and {b} held talks on fishing in {town} on {day}, officials said.",
        "On {day}, delegations from {a} and {b} sat down in {town} for talks about fish quotas.",
        "Fishing was the subject when ministers of {b} and {a} held a meeting in {town} on {day}.",
        "Talks between {a} and {b} on fishing took place in {town} on {day}.",
    ),
    (
        "Gunmen attacked a bank in {town} on {day}, killing {n} guards.",
        "{N} guards were killed on {day} when gunmen stormed a bank in {town}.",
        "An attack on a bank in {town} killed at least {n} guards on {day}.",
        "On {day} armed men raided a bank in {town} and shot dead {n} guards, police said.",
        "Police in {town} said that gunmen had attacked a bank on {day}; {n} guards were killed.",
    ),
    (
        "A bomb exploded at a market in {town} on {day}, wounding {n} traders.",
        "{N} traders were wounded by a bomb at a market in {town} on {day}.",
        "On {day}, an explosion at a market in {town} wounded {n} people.",
        "A market in {town} was bombed on {day}; {n} traders were wounded.",
        "The blast at a market in {town} on {day} wounded at least {n} traders, a doctor said.",
    ),
    (
        "Thousands of teachers marched in {town} on {day} over unpaid wages.",
        "Teachers took to the streets of {town} on {day} to demand their wages.",
        "On {day}, teachers protested in {town} over wages.",
        "A march of teachers over wages drew thousands in {town} on {day}.",
        "Wages brought thousands of teachers out in {town}, where they marched on {day}.",
    ),
    (
        "Police arrested {n} students at the university in {town} on {day}.",
        "{N} students were detained by police in {town} on {day}.",
        "On {day} police raided a dormitory in {town} and arrested {n} students.",
        "A raid on {day} at the university in {town} ended with the arrest of {n} students.",
        "Police in {town} detained {n} students on {day}, their lawyer said.",
    ),
    (
        "Drivers blocked the main bridge in {town} on {day} to protest fuel prices.",
        "The main bridge in {town} was blocked by drivers on {day} over fuel prices.",
        "On {day}, drivers angry over fuel prices blocked a bridge in {town}.",
        "Fuel prices led drivers to block the bridge in {town} on {day}.",
        "Lorry drivers blocked a bridge in {town} on {day}, asking for cheaper fuel.",
    ),
)
NUMBERS = ("three", "four", "six", "nine")
ASIDES = ("", "", "\n\nThe weather was mild.", "\n\nThe price of bread has risen by a tenth this year.")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: an act in a town on a day, and who met."""

    act: int
    town: str
    day: date
    nations: tuple[str, str]


def happenings(draw: random.Random) -> list[Happening]:
    """Draw the events; each third has a sibling that differs in one thing."""
    drawn: list[Happening] = []
    while len(drawn) < EVENTS:
        day = FIRST + timedelta(days=draw.randrange(60))
        one = Happening(draw.randrange(len(ACTS)), draw.choice(TOWNS), day, draw.choice(NATIONS))
        batch = [one, _sibling(draw, one)] if len(drawn) % 3 == 0 else [one]
        known = {(other.act, other.town, other.day) for other in drawn}
        if known.isdisjoint((other.act, other.town, other.day) for other in batch):
            drawn += batch
    return drawn[:EVENTS]


def _sibling(draw: random.Random, one: Happening) -> Happening:
    """Return an event that differs in the day, the town or the act."""
    town = draw.choice([name for name in TOWNS if name != one.town])
    act = draw.choice([number for number in range(len(ACTS)) if number != one.act])
    later = one.day + timedelta(days=draw.choice((2, 7)))
    return draw.choice(
        [
            Happening(one.act, one.town, later, one.nations),
            Happening(one.act, town, one.day, one.nations),
            Happening(act, one.town, one.day, one.nations),
        ]
    )


def reports(seed: int = SEED) -> list[tuple[int, Article]]:
    """Draw the corpus: the number of the event of each report, and the report."""
    draw = random.Random(seed)  # noqa: S311 - a corpus, no secret
    events = happenings(draw)
    return [(number % EVENTS, _report(draw, number, events[number % EVENTS])) for number in range(REPORTS)]


def _report(draw: random.Random, number: int, event: Happening) -> Article:
    """Word one report; the toll and how the day is named are drawn again for each."""
    published = event.day + timedelta(days=draw.choice((0, 0, 1, 2)))
    toll, phrase = draw.choice(NUMBERS), draw.choice(ACTS[event.act])
    days = (f"{event.day:%A}", f"{event.day:%B} {event.day.day}", f"{event.day.day} {event.day:%B %Y}")
    first, second = draw.sample(event.nations, 2)
    text = phrase.format(
        a=first, b=second, town=event.town, day=draw.choice(days), n=toll, N=toll.capitalize()
    )
    return Article(f"report-{number:03}", f"{text}{draw.choice(ASIDES)}", published=published)


def figures(corpus: Iterable[tuple[int, Article]], gazetteer: Gazetteer) -> Mapping[str, float | None]:
    """Parse all reports, gather their events, and return the figures of pairs of reports."""
    tally = GatheringTally(gather)
    rows = ((article, Gold(article.text, identities=frozenset({str(number)}))) for number, article in corpus)
    for gold, parsed in parse_annotated(rows, gazetteer):
        if isinstance(parsed, Parse):
            tally.add(gold, parsed)
    return tally.figures()
