"""What speaks for each candidate of a mention, as one row of numbers a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.model import Match, Usage
from geo.resolve.context import Beside, Company, contains, kilometres, lies_in
from geo.resolve.coverage import Coverage
from geo.resolve.lookup import classes_said, look_up, word_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Place, Toponym
    from geo.resolve.focus import Focus
    from geo.resolve.lookup import Choices

    Matrix = npt.NDArray[np.float64]

OWN_FEATURES = (
    "log_population", "log_rank", "first", "primary", "alternate", "abbreviation", "demonym", "folded",
    "whole_name", "country", "admin1", "lower_division", "capital", "settlement", "area", "nature",
    "shadowed", "demonym_meant", "associative_seat", "said_agrees", "said_differs", "stated_beside",
    "stated_parent", "stated_owner", "parent_of_stated", "outlet_country", "outlet_name", "in_focus",
    "dwarfed", "country_covers", "admin1_covers", "near_covers", "world_capital", "world_admin1",
)  # fmt: skip
"""What a name and the words beside it tell."""
SHARED_FEATURES = (
    "country_named", "admin1_named", "country_share", "admin1_share", "nearest", "nearness", "near_countries",
)  # fmt: skip
"""What the other names of the article tell."""
FEATURES = OWN_FEATURES + SHARED_FEATURES

CLOSE_KM = 150.0
CLOSE_COUNTRIES_KM = 1000.0
SHADOWED_CREDIT = 0.5
"""A town named like a country needs better company: *Colombia* in Cuba."""
WORDS_BESIDE = 40
WORLD = 4
"""As many countries named make an article news of the world, in which a capital goes before a province."""
DWARFED = 1.5
"""Powers of ten by which the largest place of a name outnumbers one that needs better reasons."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article's mentions, the candidates of each, and what the words beside them tell."""

    names: tuple[str, ...]
    tables: tuple[Choices, ...]
    own: tuple[Matrix, ...]

    def with_company(self, beliefs: Sequence[Matrix]) -> tuple[Matrix, ...]:
        """Return all features, given how probable each candidate seemed before."""
        company = Company(self.names, self.tables, beliefs)
        return tuple(
            np.hstack([own, _shared(name, table, company)])
            for name, table, own in zip(self.names, self.tables, self.own, strict=True)
        )


def read(
    article: Article, toponyms: Sequence[Toponym], gazetteer: Gazetteer, focus: Focus | None = None
) -> Reading:
    """Look every mention up and gather what speaks for each of its candidates."""
    tables = tuple(
        look_up(toponym.name, word_after(article.text, toponym.end), gazetteer, native=bool(toponym.base))
        for toponym in toponyms
    )
    names = tuple(toponym.name.casefold() for toponym in toponyms)
    stated, coverage = _stated(article.text, toponyms, tables), Coverage(names, tables)
    countries = {name for name, table in zip(names, tables, strict=True) if table.is_country.any()}
    world = min(1.0, len(countries) / WORLD)
    outlet = Outlet(article.url or article.source)
    own = tuple(
        np.column_stack(
            [
                _of_name(table),
                _of_words(article.text, toponym, table),
                evidence,
                outlet.speaks_for(table),
                _in_focus(table, focus),
                _dwarfed(table),
                coverage.speaks_for(table),
                world * _of_state(table),
            ]
        )
        for toponym, table, evidence in zip(toponyms, tables, stated, strict=True)
    )
    return Reading(names, tables, own)


@lru_cache(maxsize=2048)
def _of_name(table: Choices) -> Matrix:
    """Size, kind of match and kind of place: what holds in every article."""
    places = [candidate.place for candidate in table.candidates]
    matches = [candidate.match for candidate in table.candidates]
    order = np.argsort(np.argsort(-table.log_population, kind="stable"), kind="stable")
    columns = [
        table.log_population / 7,
        np.log1p(order),
        order == 0,
        *([match is kind for match in matches] for kind in Match),
        [candidate.name == candidate.place.name for candidate in table.candidates],
        table.is_country,
        table.is_admin1,
        [_is_lower_division(place) for place in places],
        [place.feature_code == "PPLC" for place in places],
        [place.feature_class == "P" for place in places],
        [place.feature_class == "L" for place in places],
        [place.feature_class in "HTUV" for place in places],
        table.is_country.any() & ~table.is_country,
    ]
    return _columns(columns, len(table))


def _is_lower_division(place: Place) -> bool:
    code = place.feature_code
    return place.feature_class == "A" and code != "ADM1" and not code.startswith("PCL")


def _columns(columns: Sequence[object], rows: int) -> Matrix:
    return np.array([np.asarray(column, dtype=float) for column in columns]).reshape(len(columns), rows).T


def _of_words(text: str, toponym: Toponym, table: Choices) -> Matrix:
    """Compare the usage and the feature words with what each candidate is."""
    before, after = (
        text[max(0, toponym.start - WORDS_BESIDE) : toponym.start],
        text[toponym.end :][:WORDS_BESIDE],
    )
    said = classes_said(toponym.name, before, after)
    classes = [candidate.place.feature_class for candidate in table.candidates]
    by_people = [candidate.match is Match.DEMONYM for candidate in table.candidates]
    seats = [candidate.place.feature_code in {"PPLC", "PCLI"} for candidate in table.candidates]
    columns = [
        [toponym.usage is Usage.DEMONYM and demonym for demonym in by_people],
        [toponym.usage is Usage.ASSOCIATIVE and seat for seat in seats],
        [bool(said) and letter in said for letter in classes],
        [bool(said) and letter not in said for letter in classes],
    ]
    return _columns(columns, len(table))


def _stated(text: str, toponyms: Sequence[Toponym], tables: Sequence[Choices]) -> list[Matrix]:
    """Tell which candidates the mention beside them confirms: *X, Y*; *Y's X*; and which confirm it."""
    evidence = [np.zeros((len(table), len(Beside._fields) + 1)) for table in tables]
    for column, pairs in enumerate(lies_in(text, toponyms)):
        for index, others in pairs.items():
            for other in others:
                _confirm(tables, evidence, index, other, column)
    _repeat(toponyms, tables, evidence)
    return evidence


def _confirm(tables: Sequence[Choices], evidence: list[Matrix], inner: int, outer: int, column: int) -> None:
    holds = contains(tables[outer], tables[inner])
    evidence[inner][:, column] = np.maximum(evidence[inner][:, column], holds.any(axis=0))
    evidence[outer][:, -1] = np.maximum(evidence[outer][:, -1], holds.any(axis=1))


def _repeat(toponyms: Sequence[Toponym], tables: Sequence[Choices], evidence: list[Matrix]) -> None:
    """Let what is stated of a name once hold, half as strongly, where it stands bare.

    Only between mentions with the same candidates: *Sao Paulo* and the *Sao Paulo state* have others.
    """
    names = [
        (toponym.name, *(candidate.place.id for candidate in table.candidates))
        for toponym, table in zip(toponyms, tables, strict=True)
    ]
    stated: dict[tuple[str, ...], Matrix] = {}
    for name, one in zip(names, evidence, strict=True):
        known = stated.get(name)
        stated[name] = one if known is None else np.maximum(known, one)
    for index, name in enumerate(names):
        if not evidence[index].any():
            evidence[index] = 0.5 * stated[name]


def _shared(name: str, table: Choices, company: Company) -> Matrix:
    """Weigh what the rest of the article says: its countries, its divisions, how near its places are."""
    count = max(1, len(company) - 1)
    named_country = company.others(name, "named", table.country)
    named_admin1 = company.others(name, "named", table.admin1)
    in_country = company.others(name, "in", table.country)
    in_admin1 = company.others(name, "in", table.admin1)
    nearest, nearness = _nearness(table, company.points(name), CLOSE_KM)
    _, near_countries = _nearness(table, company.countries(name), CLOSE_COUNTRIES_KM)
    shared = [
        np.minimum(1, named_country),
        np.minimum(1, named_admin1),
        in_country / count,
        in_admin1 / count,
    ]
    credit = np.where(table.is_country.any() & ~table.is_country & ~table.is_admin1, SHADOWED_CREDIT, 1.0)
    return np.column_stack([*shared, nearest, nearness, near_countries]) * credit[:, None]


def _nearness(table: Choices, points: Matrix, close_km: float) -> tuple[Matrix, Matrix]:
    """Return, each from 0 to 1, how close the closest other place is, and how close they are on average."""
    if not len(points) or not len(table):
        return np.zeros(len(table)), np.zeros(len(table))
    closeness = 1 / (1 + kilometres(table.latitude, table.longitude, points) / close_km)
    return closeness.max(axis=1), closeness.mean(axis=1)


def _in_focus(table: Choices, focus: Focus | None) -> Matrix:
    covered = [focus is not None and focus.covers(candidate.place) for candidate in table.candidates]
    return _columns([covered], len(table))


@lru_cache(maxsize=2048)
def _of_state(table: Choices) -> Matrix:
    """Tell capitals and first-order divisions: what news of the world names, and what it rarely does."""
    capitals = [candidate.place.feature_code == "PPLC" for candidate in table.candidates]
    return _columns([capitals, table.is_admin1], len(table))


@lru_cache(maxsize=2048)
def _dwarfed(table: Choices) -> Matrix:
    """Tell how far a candidate falls short of the largest, past what two towns of a name may differ by."""
    largest = table.log_population.max(initial=0.0)
    return _columns([np.maximum(0.0, largest - table.log_population - DWARFED) / 7], len(table))


class Outlet:
    """What an outlet's address tells of its home: *edmontonjournal.com*, *….co.uk*; a bare *PA*, nothing."""

    def __init__(self, address: str) -> None:
        host = address.casefold().removeprefix("https://").removeprefix("http://").split("/")[0]
        self.country = _country_of(host)
        self.host = host.replace("-", "")

    def speaks_for(self, table: Choices) -> Matrix:
        """Return whether each candidate's country or own name stands in the address."""
        names = [candidate.place.name.casefold().replace(" ", "") for candidate in table.candidates]
        columns = [
            [bool(self.country) and str(code) == self.country for code in table.country],
            [len(name) > 3 and name in self.host for name in names],  # noqa: PLR2004 - shorter ones are in any word
        ]
        return _columns(columns, len(table))


def _country_of(host: str) -> str:
    name, _, suffix = host.upper().rpartition(".")
    if not name or len(suffix) != 2 or suffix in {"IO", "TV", "ME", "CO", "AI", "FM", "LY"}:  # noqa: PLR2004 - country codes; those sold to all
        return ""
    return {"UK": "GB", "EU": ""}.get(suffix, suffix)
