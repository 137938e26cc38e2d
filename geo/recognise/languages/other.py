"""Texts in a language of which nothing is read: which one it is, to be reported to the user."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.language import word_class
from geo.text import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+")
ENGLISH = word_class("common_word")
LEAST_WORDS = 8
"""Fewer are a headline, which may be all names: what it is in, its script or its small words must say."""
LEAST_UNKNOWN = 2
"""Small words of a headline that are not English."""
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
LEAST_ENGLISH_SHARE = 0.12
"""Share of the commonest English words in English reports: some .3, and .04 at most elsewhere."""
PLAIN_ENGLISH_SHARE, LEAST_WORDS_DOUBTED = 0.16, 20
"""A longer text with a share between the two may be in a language that shares small words with English (*in*
in German); the letters decide there, of which a shorter one has too few."""
WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{8}")
"""A run of letters in a script that doesn't part its words."""
CHARACTERS_LOOKED_AT = 4000
OF_NEWS = (
    *(
        "en",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "no",
        "fi",
        "et",
        "lv",
        "lt",
        "pl",
        "cs",
        "sk",
        "hu",
    ),
    *(
        "ro",
        "bg",
        "sr",
        "hr",
        "bs",
        "sl",
        "mk",
        "sq",
        "el",
        "uk",
        "be",
        "ru",
        "ar",
        "fa",
        "he",
        "ur",
        "ps",
        "ku",
    ),
    *(
        "tr",
        "az",
        "hy",
        "ka",
        "kk",
        "ky",
        "hi",
        "bn",
        "ta",
        "te",
        "mr",
        "ne",
        "th",
        "vi",
        "id",
        "ms",
        "tl",
        "sw",
    ),
    *("am", "zh", "ja", "ko", "mn", "my", "km", "lo", "si", "eo", "af", "ca", "gl", "eu"),
)


def other_language(text: str, declared: str = "") -> str:
    """Return in words which language a text is in that is not read; nothing if it is English or unknown.

    Parameters
    ----------
    text
        The report.
    declared
        Its language as it is given (``fr`` or ``fr-CA``), which counts where the text is not plainly English.

    Examples
    --------
    >>> other_language("Des pêcheurs ont bloqué vendredi le port de Bastia pour protester.")
    'in French'
    >>> other_language("Explosión en Bogotá deja tres muertos"), other_language("انفجار في بيروت")
    ('in Spanish', 'in Arabic')
    >>> other_language("Fishermen blocked the port of Bastia on Friday in protest against prices.")
    ''
    """
    words = WORD.findall(text[:CHARACTERS_LOOKED_AT])
    if len(words) < LEAST_WORDS and not (WITHOUT_SPACES.search(text) or _is_foreign_headline(words)):
        return ""
    least = PLAIN_ENGLISH_SHARE if len(words) >= LEAST_WORDS_DOUBTED else LEAST_ENGLISH_SHARE
    if sum(word.lower() in ENGLISH for word in words) >= least * len(words):
        return ""
    given = declared[:2].lower()
    code = given if given in OF_NEWS and given != "en" else _identified(text[:CHARACTERS_LOOKED_AT])
    return "" if code == "en" else f"in {_name(code)}"


def _is_foreign_headline(words: Sequence[str]) -> bool:
    """Return True if the script of a few words, or most of the small ones among them, is not English."""
    if words and not any(LATIN.match(word) for word in words):
        return True
    small = [word for word in words if word.islower()]
    if not ENGLISH.isdisjoint(small):
        return False
    unknown = [word for word in small if not parts_of_speech(word)]
    return len(unknown) >= LEAST_UNKNOWN and 2 * len(unknown) > len(small)


def _identified(text: str) -> str:
    code, _ = _identifier().classify(text)
    return str(code)


@cache
def _identifier() -> Any:  # noqa: ANN401 - untyped library
    import py3langid  # noqa: PLC0415 - takes a third of a second, and most articles are English

    py3langid.set_languages(list(OF_NEWS))
    return py3langid


@cache
def _name(code: str) -> str:
    from babel import Locale  # noqa: PLC0415 - only where it is needed

    return str(Locale("en").languages.get(code, code))
