"""A record to a place: every cell is converted, or named as a fault."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geo.gazetteer.countries import COUNTRY_CODES, MISTAKEN
from geo.gazetteer.feature_codes import FEATURE_CODES, is_feature
from geo.gazetteer.normal import exact_key
from geo.gazetteer.own.columns import COLUMNS
from geo.gazetteer.own.layer import OwnPlace
from geo.model import Place

if TYPE_CHECKING:
    from geo.gazetteer.own.record import Record

TRUTH = {"": False, "0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}
FEATURE = ("P", "PPL")
SEPARATOR = "|"
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0


def own_place(record: Record) -> OwnPlace | list[str]:
    """Return the place that a record describes, or all that is wrong with it."""
    cells = Cells(record)
    texts = cells.texts
    place = Place(
        f"own:{texts['id'].removeprefix('own:')}" if texts["id"] else record.default_id,
        cells.name(),
        cells.degrees("latitude", MAX_LATITUDE),
        cells.degrees("longitude", MAX_LONGITUDE),
        *cells.feature(),
        cells.country(),
        texts["admin1_code"],
        texts["admin1_name"],
        int(cells.number("population")),
        exact_key(texts["other_name"]),
        cells.truth("disputed"),
        cells.number("radius_km"),
        texts["source"] or "own",
    )
    alternates = tuple(filter(None, map(exact_key, texts["alternate_names"].split(SEPARATOR))))
    return cells.faults or OwnPlace(place, alternates, record.outline)


class Cells:
    """The cells of one record; what can't be converted is put among the faults."""

    def __init__(self, record: Record) -> None:
        self.texts = {column: record.cells.get(column, "").strip() for column in COLUMNS}
        self.faults: list[str] = []
        self._decimal_comma = record.decimal_comma

    def name(self) -> str:
        """Return the name, which is to have a letter or a digit."""
        name = exact_key(self.texts["name"])
        if not any(map(str.isalnum, name)):
            self.faults.append(f"no name: {self.texts['name']!r}" if name else "no name")
        return name

    def degrees(self, column: str, largest: float) -> float:
        """Return a latitude or longitude."""
        degrees = self._float(column)
        if degrees is None or abs(degrees) <= largest:
            return degrees or 0.0
        swapped = abs(degrees) <= MAX_LONGITUDE
        hint = "; are latitude and longitude the wrong way round?" if swapped else ""
        text = self.texts[column]
        self.faults.append(f"{column} {text!r} is not between -{largest:g} and {largest:g}{hint}")
        return 0.0

    def number(self, column: str) -> float:
        """Return a number from 0; 0 where the cell is empty."""
        number = self._float(column) if self.texts[column] else 0.0
        if number is None or 0 <= number < math.inf:
            return number or 0.0
        self.faults.append(f"{column} {self.texts[column]!r} is not a number from 0")
        return 0.0

    def truth(self, column: str) -> bool:
        """Return whether a cell says yes."""
        value = self.texts[column].casefold()
        if value not in TRUTH:
            self.faults.append(f"{column} {self.texts[column]!r} is neither true nor false")
        return TRUTH.get(value, False)

    def country(self) -> str:
        """Return the country code; empty where none is given."""
        code = self.texts["country_code"].upper()
        if code and code not in COUNTRY_CODES:
            hint = f": is it {MISTAKEN[code]}?" if code in MISTAKEN else ": write two letters, as AM or GE"
            text = self.texts["country_code"]
            self.faults.append(f"country code {text!r} is none of ISO 3166-1{hint}")
        return code

    def feature(self) -> tuple[str, str]:
        """Return GeoNames' class and code; the class may be left out where only one has the code."""
        feature_class, code = self.texts["feature_class"].upper(), self.texts["feature_code"].upper()
        if not feature_class and not code:
            return FEATURE
        if code and not feature_class:
            having = [known for known, codes in FEATURE_CODES.items() if code in codes]
            feature_class = having[0] if len(having) == 1 else ""
        if not is_feature(feature_class, code):
            self.faults.append(f"unknown feature {f'{feature_class}.{code}'!r}: {_features(feature_class)}")
        return feature_class, code

    def _float(self, column: str) -> float | None:
        text = self.texts[column]
        try:
            number = float(text.replace(",", ".") if self._decimal_comma else text)
        except ValueError:
            self.faults.append(f"{column} {text!r} is no number")
            return None
        if math.isnan(number):
            self.faults.append(f"{column} {text!r} is no number")
            return None
        return number


def _features(feature_class: str) -> str:
    """Return which classes there are, or which codes a class has.

    Examples
    --------
    >>> _features("P")[:40]
    'codes of P are PPL, PPLA, PPLA2, PPLA3, '
    """
    if feature_class not in FEATURE_CODES:
        return f"classes are {', '.join(FEATURE_CODES)}"
    codes = sorted(FEATURE_CODES[feature_class])
    more = f" and {len(codes) - 20} more" if len(codes) > 20 else ""  # noqa: PLR2004 - what one line holds
    return f"codes of {feature_class} are {', '.join(codes[:20])}{more}"
