"""Names as English-language news writes them, where the sources keep a library's spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from geo.gazetteer.normal import typographic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from worldtables.entry import Entry

_KIND = r"\b(?:Comunidad|Principado|Región)\b"
_INVERTED = re.compile(rf"[^,]+, [^,]*{_KIND}[^,]*")
"""*Navarra, Comunidad Foral de*: lists are sorted so, and nobody writes so."""

MARKED_LANDS = frozenset({
    "AE", "AF", "AM", "BD", "BG", "BH", "BT", "CN", "CY", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ",
    "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MM", "NP", "OM", "PK",
    "PS", "QA", "RU", "SA", "SD", "SY", "TJ", "TR", "UA", "VN", "YE",
})  # fmt: skip
"""Where accents are a romanisation's, or the country's own and news leaves them out too (Turkey, Vietnam)."""
APOSTROPHES_KEPT = frozenset({"BD", "CN", "IN", "KR", "LK", "MM", "NP", "PK"})
"""Where an apostrophe parts syllables (*Xi'an*) or is English (*Cox's Bazar*), and is no sign of sound."""
_APOSTROPHES = re.compile("['`\u2018\u2019\u02b9\u02bb\u02bc\u02be\u02bf]")
_NEVER_DECOMPOSED = str.maketrans({"đ": "d", "Đ": "D", "\u0131": "i", "ø": "o", "Ø": "O"})

ROMANIAN_LANDS = frozenset({"MD", "RO"})
CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
"""Letters that stood for Romanian's before it had its own."""
ALIKE = 0.7
"""How alike, from 0 to 1, two spellings of one name are at least."""

LETTERS = {
    "AZ": {"ə": "a", "ş": "sh", "ç": "ch", "c": "j", "ğ": "gh", "x": "kh", "q": "g", "ö": "o", "ü": "u"},
    "BY": {"č": "ch", "š": "sh", "ž": "zh", "ć": "ts", "ŭ": "u", "ś": "s", "ź": "z", "ń": "n", "ł": "l"},
    "TM": {"ş": "sh", "ç": "ch", "ý": "y", "ž": "zh", "ä": "a", "ö": "o", "ü": "u", "ň": "n"},
}  # fmt: skip
"""How English writes the letters of alphabets that most of its readers can't sound."""


def straighten(entry: Entry) -> None:
    """Turn an inverted name round.

    Examples
    --------
    >>> from worldtables.entry import Entry
    >>> region = Entry("geonames:1", "Navarra, Comunidad Foral de", 0, 0, "A", "ADM1", "ES")
    >>> straighten(region)
    >>> region.name, sorted(region.names)
    ('Navarra', ['Comunidad Foral de Navarra'])
    """
    for inverted in [name for name in (entry.name, *entry.names) if _INVERTED.fullmatch(name)]:
        name, kind = inverted.split(", ")
        if inverted == entry.name:
            entry.rename(name)
        entry.names.pop(inverted, None)
        entry.add_name(f"{kind} {name}")


def respell(entry: Entry) -> None:
    """Show a settlement or division without the marks that only a romanisation has; its old name stays."""
    name = english(entry.name, entry.country_code)
    if name and name != entry.name:
        entry.rename(name)


def english(name: str, country_code: str) -> str:
    """Return a name in the letters in which English writes names of a country.

    Examples
    --------
    >>> [english(name, "AZ") for name in ("Xaçmaz", "Lachin")]
    ['Khachmaz', 'Lachin']
    >>> english("Kandahār", "AF"), english("Xi’an", "CN"), english("Genève", "CH")
    ('Kandahar', "Xi'an", 'Genève')
    """
    if country_code in ROMANIAN_LANDS:
        return name.translate(CEDILLAS)
    if country_code in LETTERS:  # an ASCII name is English already: its letters have other sounds
        plain = name if name.isascii() else _plain(_lettered(name, LETTERS[country_code]))
    elif country_code in MARKED_LANDS:
        plain = _plain(name)
        plain = plain if country_code in APOSTROPHES_KEPT else _APOSTROPHES.sub("", plain)
    else:
        return name
    return plain if plain.isascii() else name


def _lettered(name: str, letters: dict[str, str]) -> str:
    written = []
    for letter in name:
        small = letter.lower()
        sound = letters.get(small, small)
        written.append(sound if letter == small else sound.capitalize())
    return "".join(written)


def _plain(name: str) -> str:
    """Drop accents and even out apostrophes."""
    decomposed = unicodedata.normalize("NFD", typographic(name).translate(_NEVER_DECOMPOSED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def call_seats_alike(divisions: Iterable[Entry], seats: Iterable[Entry]) -> None:
    """Give a province and its seat one spelling, where a romanisation has made two of one name.

    Natural Earth names provinces in English, GeoNames mostly towns as their country writes them: *Hama* has
    the seat *Hamah*. Where the province has no English name, the seat's is taken: *Derna*, not *Darnah*.
    """
    by_code = {(e.country_code, e.admin1_code): e for e in divisions if e.feature_code == "ADM1"}
    for seat in seats:
        province = by_code.get((seat.country_code, seat.admin1_code))
        if province is None or not _are_spellings(province.name, seat.name, seat.country_code):
            continue
        if not province.is_english:
            province.rename(seat.name)
        elif not seat.is_english:
            seat.rename(province.name)


def _are_spellings(one: str, other: str, country_code: str) -> bool:
    """Return True if two names are one, brought over from another script twice."""
    if country_code not in MARKED_LANDS | LETTERS.keys() | {"UZ"} or len(one.split()) != len(other.split()):
        return False
    return one != other and Indel.normalized_similarity(one.lower(), other.lower()) >= ALIKE
