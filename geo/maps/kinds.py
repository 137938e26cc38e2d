"""Families and types of event as the page shows them: names, colours, shapes and letters, all from tables."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.language import (
    built_in_families,
    built_in_types,
    event_families,
    event_subtypes,
    event_types,
    own_kinds,
    read_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SIGNS = Path(__file__).parent / "signs.csv"
SIGN_COLUMNS = ("family", "light", "dark", "shape", "letter")
RESERVE = "*"
"""Marks the signs that families take which the table does not name."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a family looks: distinguished by colour, and where there is none, by shape and letter."""

    light: str
    """A colour as ``#rrggbb``, for light paper."""
    dark: str
    shape: str
    letter: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family of types of event."""

    name: str
    label: str
    sign: Sign


def signed(labels: Mapping[str, str], colours: Mapping[str, str] | None = None) -> tuple[Family, ...]:
    """Return families with their signs; one that has none of its own gets one of the reserve.

    Parameters
    ----------
    labels
        What each family is called, by its name.
    colours
        Of families whose colour a person has chosen, by name.

    Examples
    --------
    >>> [(family.name, family.sign.shape) for family in signed({"force": "attack", "sport": "match"})]
    [('force', 'triangle'), ('sport', 'pentagon')]
    >>> signed({"sport": "match"})[0].sign.letter
    'S'
    """
    own, reserve = _signs()
    spare = chain(reserve, _repeated(reserve))
    taken = {own[name].letter for name in labels if name in own}
    found = []
    for name, label in labels.items():
        sign = own.get(name) or next(spare)
        if not sign.letter:
            sign = Sign(sign.light, sign.dark, sign.shape, _letter(name, taken))
            taken.add(sign.letter)
        if colour := (colours or {}).get(name):
            sign = replace(sign, light=colour, dark=colour)
        found.append(Family(name, label, sign))
    return tuple(found)


def _repeated(reserve: tuple[Sign, ...]) -> Iterator[Sign]:
    while True:
        yield from reserve


def _letter(name: str, taken: Iterable[str]) -> str:
    """Return the first letter of a name that no other family has."""
    return next((letter for letter in name.upper() if letter.isalnum() and letter not in taken), "?")


@cache
def _signs() -> tuple[dict[str, Sign], tuple[Sign, ...]]:
    """Return the signs of families by name, and those in reserve."""
    own, reserve = {}, []
    for row in read_rows(SIGNS, SIGN_COLUMNS):
        sign = Sign(row["light"], row["dark"], row["shape"], row["letter"])
        if row["family"] == RESERVE:
            reserve.append(sign)
        else:
            own[row["family"]] = sign
    return own, tuple(reserve)


FAMILIES = signed(built_in_families())
"""Geo's own, in the order of the page's legend."""
FAMILY = {
    name: next(number for number, family in enumerate(FAMILIES) if family.name == traits.family)
    for name, traits in built_in_types().items()
}
OTHER = next(number for number, family in enumerate(FAMILIES) if family.name == "other")


def family_numbers() -> dict[str, int]:
    """Return the number of each type's family among the families in use.

    Examples
    --------
    >>> families()[family_numbers()["HAZARD"]].name
    'hazard'
    """
    number = {family.name: index for index, family in enumerate(families())}
    return {name: number[traits.family] for name, traits in event_types().items()}


def families() -> tuple[Family, ...]:
    """Return the families in use with their signs, a person's own behind geo's."""
    own = own_kinds()
    colours = {kind.family: kind.colour for kind in (own.kinds if own else ()) if kind.colour}
    return signed(event_families(), colours)


def kinds() -> dict[str, Any]:
    """Return families, types and the labels of subtypes for the page's data.

    Examples
    --------
    >>> kinds()["types"]["ASSAULT"]["label"]
    'Attack'
    >>> kinds()["subtypes"]["ACCIDENT"]["rail"]
    'Rail accident'
    """
    numbers = family_numbers()
    return {
        "families": [
            {"name": family.name, "label": family.label, **asdict(family.sign)} for family in families()
        ],
        "types": {
            name: {"family": numbers[name], "label": traits.label} for name, traits in event_types().items()
        },
        "subtypes": {name: dict(labels) for name, labels in event_subtypes().items()},
        "other": OTHER,
    }


def event_colours() -> dict[str, str]:
    """Return the colour of each type of event on light paper, by its family.

    Examples
    --------
    >>> event_colours()["ASSAULT"][0]
    '#'
    """
    return {name: FAMILIES[number].sign.light for name, number in FAMILY.items()}


def style(families: Iterable[Family] = FAMILIES) -> str:
    """Return the colours of all families as properties of a style sheet, for light and dark.

    Examples
    --------
    >>> style().splitlines()[0][:32]
    ':root { --family-cooperation: #3'
    """
    families = tuple(families)
    light, dark = (
        " ".join(f"--family-{family.name}: {getattr(family.sign, theme)};" for family in families)
        for theme in ("light", "dark")
    )
    return f':root {{ {light} }}\n:root[data-theme="dark"] {{ {dark} }}\n'


def classes(families: Iterable[Family] = FAMILIES) -> str:
    """Return a class for each family, by which a page without a script colours what is of it.

    Examples
    --------
    >>> classes().splitlines()[0]
    '.family-cooperation { --family: var(--family-cooperation); }'
    """
    return "".join(
        f".family-{family.name} {{ --family: var(--family-{family.name}); }}\n" for family in families
    )
