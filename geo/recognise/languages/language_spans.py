"""The parts of a text in other languages, known by script, by letters and by common words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Span
from geo.recognise.languages.grammar import grammar, grammars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SCRIPTS = {"ru": "\u0400-\u052f", "hy": "\u0531-\u0556\u0560-\u0588", "ka": "\u10a0-\u10ff\u1c90-\u1cbf"}
"""The letters of each script, by the language of it that is known here."""
LATIN = "A-Za-z\u00c0-\u024f"
OF_TURKIC = "əƏğĞışŞİ"
"""Letters of Azerbaijani and Turkish that few others have."""
HINT = re.compile(f"[{''.join(SCRIPTS.values())}{OF_TURKIC}]")
TURKISH_CASE = re.compile(r"\w['’](?:[dt][ae]n?|n[iıuü]n)\b")
"""A name and its ending as Turkish alone writes them: *Bakü'den*."""
NOT_RUSSIAN = re.compile("[^а-яёА-ЯЁ\\W\\d_]")
"""A Cyrillic letter of another language: Ukrainian, Serbian, Kazakh and others."""
WORD = re.compile(r"[^\W\d_]+")
LINE = re.compile(r"[^\n]+")
ENGLISH = word_class("common_word")
SMALL_SHARE, LARGE_SHARE = 0.1, 0.5
"""Shares of a text: quoted in another language, or in it as a whole."""
MIN_WORDS = 4
"""A shorter run of another script is a name inside a text that goes on around it."""
MIN_SHARE = 0.15
"""Share of a line's words that must be Azerbaijani or Turkish for the line to be."""


@dataclass(frozen=True, slots=True)
class LanguageSpan(Span):
    """Text in one of the known languages."""

    language: str
    inside: bool = False
    """A word or two inside text of another language, whose grammar decides their usage."""


def language_spans(text: str, language: str = "") -> tuple[LanguageSpan, ...]:
    """Return the parts of `text` in Russian, Armenian, Azerbaijani, Turkish and Georgian, in order.

    Parameters
    ----------
    text
        Any text; most is English, and then this is a glance.
    language
        The article's language (ISO 639-1, ``az`` or ``az-AZ``), where it is given.

    Examples
    --------
    >>> [(span.language, span.inside) for span in language_spans("Talks in «Тбилиси» failed.")]
    [('ru', True)]
    >>> [span.language for span in language_spans("Görüş dünən Bakıda keçirildi və bu gün başa çatdı.")]
    ['az']
    >>> language_spans("Talks were held in Şuşa, officials said.")
    ()
    """
    code = language[:2].casefold()
    latin = code if code in grammars() and code not in SCRIPTS else ""
    if not latin and not HINT.search(text) and not TURKISH_CASE.search(text):
        return ()
    spans = [*_other_scripts(text, code), *_turkic_lines(text, latin)]
    return tuple(sorted(spans, key=lambda span: span.start))


def not_in_english(text: str, language: str = "") -> str:
    """Return in words in which of the known languages a good part of `text` is, or nothing.

    Examples
    --------
    >>> not_in_english("Вчера в Тбилиси прошёл концерт."), not_in_english("A concert was held in Tbilisi.")
    ('in Russian', '')
    """
    whole = [span for span in language_spans(text, language) if not span.inside]
    share = sum(span.end - span.start for span in whole) / max(1, len(text))
    if share < SMALL_SHARE:
        return ""
    names = list(dict.fromkeys(grammar(span.language).name for span in whole))
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"in {listed}" if share > LARGE_SHARE else f"partly in {listed}"


def _other_scripts(text: str, code: str) -> Iterator[LanguageSpan]:
    """Yield the runs of each script, whole up to the next letter of another."""
    for language, letters in SCRIPTS.items():
        others = LATIN + "".join(other for key, other in SCRIPTS.items() if key != language)
        for run in re.finditer(f"[{letters}](?:[^{others}]*[{letters}])?", text):
            words = sum(1 for _ in zip(range(MIN_WORDS), WORD.finditer(run.group()), strict=False))
            if _is_known(language, run.group(), code):
                yield LanguageSpan(run.start(), run.end(), language, words < MIN_WORDS)


def _is_known(language: str, run: str, code: str) -> bool:
    """Return True unless Cyrillic is another language's than Russian; the other scripts have one language."""
    if language != "ru" or code == "ru":
        return True
    foreign = sum(1 for _ in NOT_RUSSIAN.finditer(run))
    return foreign * 100 <= len(run) and code in {"", "ru", "en"}


def _turkic_lines(text: str, given: str) -> Iterator[LanguageSpan]:
    """Yield lines in Azerbaijani or Turkish; one without signs is in the language of the others."""
    lines = [
        (match.start(), match.end(), _language_of(match.group(), given)) for match in LINE.finditer(text)
    ]
    decided = [language for *_, language in lines if language not in {"", "en"}]
    usual = given or (
        max(sorted(set(decided)), key=decided.count) if len(decided) * 2 >= len(lines) and decided else ""
    )
    for start, end, language in lines:
        code = language or usual
        if code in grammars() and code not in SCRIPTS:
            yield LanguageSpan(start, end, code)


def _language_of(line: str, given: str) -> str:
    """Return ``az``, ``tr`` or ``en``, or nothing where the line has no signs."""
    if not given and not HINT.search(line):
        english = ENGLISH.intersection(line.casefold().split())
        if TURKISH_CASE.search(line) and not english:
            return "tr"
        return "en" if len(english) > 1 else ""
    words = [word for word in WORD.findall(line) if word[0].islower()]  # a name may stand in any language
    if not words:
        return ""
    marks = {code: _share(words, grammar(code).common_words) for code in ("az", "tr")}
    letters = sum(1 for word in words if any(letter in OF_TURKIC for letter in word)) / len(words)
    if letters + max(marks.values()) < max(MIN_SHARE, _share(words, ENGLISH)):
        return "en" if _share(words, ENGLISH) else ""
    if "ə" in line.casefold() or given == "az":
        return "az"
    return "tr" if given == "tr" or marks["tr"] >= marks["az"] else "az"


def _share(words: Sequence[str], known: Iterable[str]) -> float:
    vocabulary = frozenset(known)
    return sum(word in vocabulary for word in words) / len(words)
