"""The reason of a resolution in words: what decided, or why nothing did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.resolve.features import FEATURES

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.model import Resolution
    from geo.resolve.candidates import CandidateTable

    Vector = npt.NDArray[np.float64]

GROUND_FEATURES = {
    "what it lies in stands beside it": ("stated_beside", "stated_owner"),
    "the name beside it lies in it": ("parent_of_stated",),
    "its region is named in the article": ("admin1_named",),
    "the names it is listed with are of its kind": ("alike",),
    "its country is named in the article": ("country_named",),
    "other places of the article lie near it": (
        "nearest", "nearness", "near_countries", "admin1_share", "near_covers", "admin1_covers",
    ),
    "other places of the article lie in its country": ("country_share", "country_covers"),
    "the words beside it say what kind of place it is": ("said_agrees", "said_differs"),
    "people of that name are meant": ("demonym", "demonym_meant"),
    "the outlet's home speaks for it": ("outlet_country", "outlet_name", "outlet_admin1", "outlet_near"),
    "it lies in the region of interest": ("in_focus",),
    "other reports of the run are of its country": ("in_run",),
    "an abbreviation of it": ("abbreviation",),
    "best known of that name": (
        "log_population", "log_rank", "first", "country", "admin1",
        "shadowed", "primary", "whole_name", "dwarfed", "world_capital", "world_admin1",
        "local_capital", "local_country",
        "come_from", "alternate", "folded", "settlement", "area", "nature",
        "lower_division", "associative_seat", "size_unknown", "short_log_population",
    ),
    "the text is of fighting, and it lies where there is war": ("short_of_war",),
}  # fmt: skip
"""Features by what they mean to a reader."""
MAX_NAMED = 3
NO_PLACE = "the gazetteer has no place called"
"""How the reason begins where the gazetteer has no candidate."""


def accepted(table: CandidateTable, rows: Vector, belief: Vector, weights: Vector) -> str:
    """Return what set the likeliest candidate apart from the next."""
    if len(table) == 1:
        return "only place of that name"
    best, second = (int(index) for index in np.argsort(-belief, kind="stable")[:2])
    contribution = dict(zip(FEATURES, ((rows[best] - rows[second]) * weights).tolist(), strict=True))
    grounds = {ground: sum(contribution[name] for name in names) for ground, names in GROUND_FEATURES.items()}
    decisive = max(grounds, key=lambda ground: grounds[ground])
    return f"{decisive} ({len(table)} candidates)"


def is_unknown(resolution: Resolution) -> bool:
    """Return True if a mention has no place because the gazetteer has none of its name.

    Examples
    --------
    >>> from geo.model import Resolution, Toponym, Usage
    >>> velmisar = Toponym(0, 8, "Velmisar", Usage.LITERAL)
    >>> is_unknown(Resolution(velmisar, None, 0.0, "the gazetteer has no place called 'Velmisar'"))
    True
    """
    return resolution.place is None and resolution.reason.startswith(NO_PLACE)


def refused(name: str, table: CandidateTable, belief: Vector) -> str:
    """Return why no place was taken, naming the likeliest."""
    if not len(table):
        return f"{NO_PLACE} {name!r} that fits the report"
    likeliest = np.argsort(-belief, kind="stable")[:MAX_NAMED]
    listed = ", ".join(_described(table, int(index)) for index in likeliest)
    if len(table) == 1:
        return f"the only place of that name ({listed}) does not fit the report"
    more = ", …" if len(table) > MAX_NAMED else ""
    return f"nothing in the report says which of {len(table)} places of that name is meant ({listed}{more})"


def _described(table: CandidateTable, index: int) -> str:
    place = table.candidates[index].place
    where = ", ".join(part for part in (place.admin1_name, place.country_code) if part)
    return f"{place.name} in {where}" if where else place.name
