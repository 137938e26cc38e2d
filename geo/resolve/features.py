"""The features of the candidates of each mention, one row of numbers a candidate."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.conflicts import is_at_war
from geo.gazetteer.near import distances_km
from geo.language import alternatives, word_class
from geo.model import Match, Usage
from geo.resolve.candidates import Leaning, candidate_tables, has_unknown_size
from geo.resolve.context import CoMentions
from geo.resolve.coverage import Coverage
from geo.resolve.kind import StatedKind, kind_in_name, lists, stated_kinds
from geo.resolve.outlets import country_of, home_of, host_of
from geo.resolve.stated import stated_evidence, with_areas

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Place, Toponym
    from geo.resolve.candidates import CandidateTable
    from geo.resolve.focus import Focus

    Matrix = npt.NDArray[np.float64]

OWN_FEATURES = (
    "log_population", "log_rank", "first", "primary", "alternate", "abbreviation", "demonym", "folded",
    "whole_name", "country", "admin1", "lower_division", "settlement", "area", "nature",
    "shadowed", "demonym_meant", "associative_seat", "said_agrees", "said_differs", "stated_beside",
    "stated_owner", "come_from", "parent_of_stated", "outlet_country", "outlet_name", "outlet_admin1",
    "outlet_near", "in_focus", "in_run",
    "dwarfed", "country_covers", "admin1_covers", "near_covers", "world_capital", "world_admin1",
    "local_capital", "local_country", "alike", "size_unknown", "short_log_population", "short_of_war",
)  # fmt: skip
"""From a name and the words beside it."""
SHARED_FEATURES = (
    "country_named", "admin1_named", "country_share", "admin1_share", "nearest", "nearness", "near_countries",
)  # fmt: skip
"""From the other names of the article."""
FEATURES = OWN_FEATURES + SHARED_FEATURES

CLOSE_KM = 150.0
CLOSE_COUNTRIES_KM = 1000.0
SHADOWED_CREDIT = 0.5
"""A town named like a country needs better others_named: *Colombia* in Cuba."""
WORLD_NAMES = 4
"""As many countries and capitals make an article news of the world: a capital is likelier there."""
LOCAL_NAMES = 8
"""As many names, and no country among them, make an article local news: a capital is another town there."""
ENOUGH_COMPANY = 4
"""As many other names as these bear each other out; a text with fewer is short."""
OF_WAR = re.compile(rf"\b{alternatives(word_class('of_war'))}\b", re.IGNORECASE)
"""Words of a text on fighting."""
NOWHERE = "-"
"""No division's code."""
DWARFED_TENFOLDS = 1.5
"""Powers of ten by which the largest place of a name outnumbers one that needs better reasons."""


@dataclass(frozen=True, slots=True, eq=False)
class MentionFeatures:
    """One article's mentions, the candidates of each, and their features from the words beside them."""

    names: tuple[str, ...]
    tables: tuple[CandidateTable, ...]
    own: tuple[Matrix, ...]
    said: tuple[StatedKind, ...]
    """What the words beside each mention say of its kind."""
    company: float
    """How many names of places the article has, from 0 for a single one to 1 for enough to lean on."""

    def with_co_mentions(self, beliefs: Sequence[Matrix]) -> tuple[Matrix, ...]:
        """Return all features, given how probable each candidate seemed before."""
        others_named = CoMentions(self.names, self.tables, beliefs)
        mentions = tuple(zip(self.names, self.tables, strict=True))
        shared = {
            (name, table): _shared(name, table, others_named) for name, table in dict.fromkeys(mentions)
        }
        return tuple(
            np.hstack([own, shared[mention]]) for mention, own in zip(mentions, self.own, strict=True)
        )


def mention_features(
    article: Article, toponyms: Sequence[Toponym], gazetteer: Gazetteer, focus: Focus | None = None
) -> MentionFeatures:
    """Return the candidates of every mention, looked up, with their features."""
    beside = tuple(stated_kinds(article.text, toponyms))
    outlet = Outlet(article.url or article.source, gazetteer)
    tables = candidate_tables(
        article.text, toponyms, beside, gazetteer, Leaning(focus, outlet.country, article.setting)
    )
    said = tuple(
        kind if kind.classes else kind_in_name(toponym.name, table)
        for kind, toponym, table in zip(beside, toponyms, tables, strict=True)
    )
    names = tuple(toponym.name.casefold() for toponym in toponyms)
    stated, coverage = stated_evidence(article.text, toponyms, tables), Coverage(names, tables)
    distinct = dict(zip(names, tables, strict=True))
    world = min(1.0, sum(_is_of_state(table) for table in distinct.values()) / WORLD_NAMES)
    local = (1 - world) * min(1.0, len(distinct) / LOCAL_NAMES)
    known = sum(len(table) > 0 for table in distinct.values())
    company = min(1.0, max(0, known - 1) / ENOUGH_COMPANY)
    of_war = company < 1 and bool(OF_WAR.search(article.text))
    alike = _alike(article.text, toponyms, tables)
    own = tuple(
        np.column_stack(
            [
                _of_name(table),
                _of_words(toponym, said_of_it, table),
                evidence,
                outlet.features(table),
                _in_focus(table, focus),
                _in_run(table, article.setting),
                _dwarfed(table),
                coverage.features(table),
                world * _of_state(table)[:, :2],
                local * _of_state(table)[:, ::2],
                listed,
                (1 - company) * _in_short(table, of_war=of_war) + _size_unknown(table),
            ]
        )
        for toponym, table, said_of_it, evidence, listed in zip(
            toponyms, tables, said, stated, alike, strict=True
        )
    )
    return MentionFeatures(names, tables, own, with_areas(article.text, toponyms, tables, said), company)


@lru_cache(maxsize=2048)
def _of_name(table: CandidateTable) -> Matrix:
    """Return size, kind of match and kind of place: what holds in every article."""
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


def _of_words(toponym: Toponym, said: StatedKind, table: CandidateTable) -> Matrix:
    """Return how the usage and the words for its kind fit what each candidate is."""
    classes = [candidate.place.feature_class for candidate in table.candidates]
    by_people = [candidate.match is Match.DEMONYM for candidate in table.candidates]
    seats = [candidate.place.feature_code in {"PPLC", "PCLI"} for candidate in table.candidates]
    columns = [
        [toponym.usage is Usage.DEMONYM and demonym for demonym in by_people],
        [toponym.usage is Usage.ASSOCIATIVE and seat for seat in seats],
        [letter in said.classes for letter in classes],
        [bool(said.classes) and letter not in said.classes for letter in classes],
    ]
    return _columns(columns, len(table))


def _alike(text: str, toponyms: Sequence[Toponym], tables: Sequence[CandidateTable]) -> list[Matrix]:
    """Return which share of the names it is listed with may be a country, or a province of its country, too.

    *Georgia, Armenia and Turkey* are countries; *Alabama, Georgia and Florida* are states of one.
    """
    shares: list[Matrix] = []
    for names in lists(text, toponyms):
        levels = [_levels(table) for table in tables[len(shares) : len(shares) + len(names)]]
        counts = Counter(level for each in levels for level in {*each} if level)
        others = max(1, len(names) - 1)
        for each in levels:
            share = [(counts[level] - 1) / others if level else 0.0 for level in each]
            shares.append(_columns([share], len(each)))
    return shares


@lru_cache(maxsize=2048)
def _levels(table: CandidateTable) -> tuple[str, ...]:
    """Return of each candidate whether it is a country or a province, and of which country."""
    return tuple(
        "country" if country else code if admin1 else ""
        for country, admin1, code in zip(
            table.is_country, table.is_admin1, table.country.tolist(), strict=True
        )
    )


def _shared(name: str, table: CandidateTable, others_named: CoMentions) -> Matrix:
    """Return what the rest of the article says: its countries, its divisions, how near its places are."""
    count = max(1, len(others_named) - 1)
    named_country = others_named.others(name, "named", table.country)
    named_admin1 = others_named.others(name, "named", table.admin1)
    in_country = others_named.others(name, "in", table.country)
    in_admin1 = others_named.others(name, "in", table.admin1)
    nearest, nearness = _nearness(table, others_named.points(name), CLOSE_KM)
    _, near_countries = _nearness(table, others_named.countries(name), CLOSE_COUNTRIES_KM)
    shared = [
        np.minimum(1, named_country),
        np.minimum(1, named_admin1),
        in_country / count,
        in_admin1 / count,
    ]
    credit = np.where(table.is_country.any() & ~table.is_country & ~table.is_admin1, SHADOWED_CREDIT, 1.0)
    return np.column_stack([*shared, nearest, nearness, near_countries]) * credit[:, None]


def _nearness(table: CandidateTable, points: Matrix, close_km: float) -> tuple[Matrix, Matrix]:
    """Return, each from 0 to 1, how close the closest other place is, and how close they are on average."""
    if not len(points) or not len(table):
        return np.zeros(len(table)), np.zeros(len(table))
    closeness = 1 / (1 + distances_km(table.latitude, table.longitude, points) / close_km)
    return closeness.max(axis=1), closeness.mean(axis=1)


def _in_focus(table: CandidateTable, focus: Focus | None) -> Matrix:
    covered = [focus is not None and focus.covers(candidate.place) for candidate in table.candidates]
    return _columns([covered], len(table))


def _in_run(table: CandidateTable, setting: Sequence[str]) -> Matrix:
    """Return which candidates lie in a country that most other reports of the run are of."""
    return _columns([np.isin(table.country, list(setting)) & ~table.is_country], len(table))


def _is_of_state(table: CandidateTable) -> bool:
    """Return True if a name may be a country, or is best known as a capital."""
    return bool(table.is_country.any()) or (
        len(table) > 0 and table.candidates[0].place.feature_code == "PPLC"
    )


@lru_cache(maxsize=2048)
def _of_state(table: CandidateTable) -> Matrix:
    """Return capitals, first-order divisions, countries: news of the world and local news differ on them."""
    capitals = [candidate.place.feature_code == "PPLC" for candidate in table.candidates]
    return _columns([capitals, table.is_admin1, table.is_country], len(table))


@lru_cache(maxsize=2048)
def _dwarfed(table: CandidateTable) -> Matrix:
    """Return how far a candidate falls short of the largest, past what two towns of a name may differ by."""
    largest = table.log_population.max(initial=0.0)
    return _columns([np.maximum(0.0, largest - table.log_population - DWARFED_TENFOLDS) / 7], len(table))


@lru_cache(maxsize=2048)
def _size_unknown(table: CandidateTable) -> Matrix:
    unknown = [has_unknown_size(candidate.place) for candidate in table.candidates]
    return _columns([unknown, np.zeros(len(table)), np.zeros(len(table))], len(table))


@lru_cache(maxsize=2048)
def _in_short(table: CandidateTable, *, of_war: bool) -> Matrix:
    """Return what counts where few names bear each other out: size, and in news of war where wars are."""
    places = [candidate.place for candidate in table.candidates]
    at_war = [of_war and is_at_war(place.country_code, place.admin1_code) for place in places]
    return _columns([np.zeros(len(table)), table.log_population / 7, at_war], len(table))


class Outlet:
    """An outlet by its address or name, which may show its home: *edmontonjournal.com*, *….co.uk*."""

    def __init__(self, address: str, gazetteer: Gazetteer) -> None:
        self.home = home_of(address, gazetteer)
        self.country = self.home.country_code if self.home else country_of(address)
        self._host = host_of(address).replace("-", "")

    def features(self, table: CandidateTable) -> Matrix:
        """Return how each candidate fits the outlet's country, address, province and home."""
        names = [candidate.place.name.casefold().replace(" ", "") for candidate in table.candidates]
        columns = [
            [bool(self.country) and str(code) == self.country for code in table.country],
            [len(name) > 3 and name in self._host for name in names],  # noqa: PLR2004 - shorter ones are in any word
            table.admin1 == self._admin1,
            self._nearness(table),
        ]
        return _columns(columns, len(table))

    @property
    def _admin1(self) -> str:
        home = self.home
        return f"{home.country_code}.{home.admin1_code}" if home and home.admin1_code else NOWHERE

    def _nearness(self, table: CandidateTable) -> Matrix:
        home = self.home
        points = np.array([[home.latitude, home.longitude]] if home else []).reshape(-1, 2)
        return _nearness(table, points, CLOSE_KM)[0]
