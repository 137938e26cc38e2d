"""Names of the gazetteer in a stretch of another language, with its endings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.gazetteer.normal import folded_key
from geo.model import Usage
from geo.recognise.given_names import given_names
from geo.recognise.languages.bases import Base, bases
from geo.recognise.languages.cues import Cues
from geo.recognise.languages.forms import known_forms, similar_forms
from geo.recognise.languages.grammar import grammar
from geo.recognise.languages.words import JOINTS, words_of
from geo.recognise.tagger import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer import Gazetteer
    from geo.recognise.languages.forms import KnownForm
    from geo.recognise.languages.language_spans import LanguageSpan
    from geo.recognise.languages.words import ForeignWord

MAX_WORDS = 4
DERIVED = frozenset({"adjective", "demonym"})
NEEDED = {
    "unchanged": 2.0,
    "changed": 3.0,
    "caseless": 4.0,
    "opening": 4.0,
    "opening changed": 4.8,
    "given": 5.5,
    "adjective": 5.0,
}
"""Standing that a name needs to be taken for a place, by what speaks for it and against."""
NEVER, ALWAYS = float("inf"), 0.0
POLITICAL_STANDING = 5.0
"""Standing of a place whose name stands for its government."""
MIN_LETTERS_CASELESS = 4
SURE_PROBABILITY, LIKELY_PROBABILITY = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class ForeignName(Mention):
    """A name in another language."""

    base: str
    """The name as the gazetteer may have it, with the kind of place in English where the text says it."""
    usage: Usage | None
    """None where the text around it, in another language, decides."""


class ParsedName(NamedTuple):
    """Words that were read as a name."""

    end: int
    """Index of the word after the last."""
    base: str
    usage: str
    political: bool
    """Whether the name may stand for a government."""
    sure: bool


def find_names(text: str, spans: Iterable[LanguageSpan], gazetteer: Gazetteer) -> list[ForeignName]:
    """Return the gazetteer's names in spans of other languages, in order.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.languages.language_spans import language_spans
    >>> text = "Делегация приехала в Ереван из Москвы вчера вечером."
    >>> found = find_names(text, language_spans(text), Gazetteer.open())
    >>> [(name.of(text), name.base, str(name.usage)) for name in found]
    [('Ереван', 'Ереван', 'literal'), ('Москвы', 'Москва', 'literal')]
    """
    names = [name for span in spans for name in Scan(text, span, gazetteer).names()]
    kept: list[ForeignName] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if (
            not kept or kept[-1].end <= name.start
        ):  # a line of one language may hold words in another's script
            kept.append(name)
    return kept


class Scan:
    """One span, read from left to right."""

    def __init__(self, text: str, span: LanguageSpan, gazetteer: Gazetteer) -> None:
        self._language = grammar(span.language)
        self._words = words_of(text, span, self._language)
        self._inside = span.inside
        self._cues = Cues(self._words, self._language)
        self._gazetteer = gazetteer

    def names(self) -> Iterator[ForeignName]:
        """Yield the longest names, none overlapping."""
        index = 0
        while index < len(self._words):
            form = self._form_at(index)
            if form is not None:
                yield self._named(index, form)
            index = form.end if form else index + 1

    def _named(self, begin: int, form: ParsedName) -> ForeignName:
        usage: Usage | None = self._cues.usage(begin, form.end, form.usage, political=form.political)
        if self._inside and usage is not Usage.DEMONYM:
            usage = None
        certainty = SURE_PROBABILITY if form.sure else LIKELY_PROBABILITY
        return ForeignName(
            self._words[begin].start, self._words[form.end - 1].end, certainty, form.base, usage
        )

    def _form_at(self, begin: int) -> ParsedName | None:
        """Return the longest reading of the words from one on as a place, or None."""
        if self._words[begin].capital:
            for end in range(self._reach(begin), begin + 1, -1):
                if form := self._phrase(begin, end):
                    return form
        return self._people(begin) or self._single(begin)

    def _reach(self, begin: int) -> int:
        """Return the end of the longest run of words that may be one name."""
        end = begin + 1
        while end < min(begin + MAX_WORDS, len(self._words)):
            word = self._words[end]
            fits = word.capital or word.joint == "-" or self._kind(word) is not None
            if word.joint not in JOINTS or not fits:
                break
            end += 1
        return end

    def _kind(self, word: ForeignWord) -> Base | None:
        """Return the kind of place that a word says, in English, and what its ending decides."""
        for form in bases(word.lower, self._language.code):
            if form.text in self._language.place_kinds:
                return Base(self._language.place_kinds[form.text], form.usage)
        return None

    def _phrase(self, begin: int, end: int) -> ParsedName | None:
        """Return a name of several words, or a name with the kind of place said after it."""
        words = self._words[begin:end]
        for form in known_forms(words, self._language, self._gazetteer):
            if form.base.usage not in DERIVED:
                return ParsedName(end, form.base.text, form.base.usage, form.official, sure=True)
        kind = self._kind(words[-1]) if words[-1].joint == " " else None
        if kind is None:
            return None
        adjective = self._language.order == "head first"  # Лачинский район, but Laçın rayonu
        for form in known_forms(words[:-1], self._language, self._gazetteer):
            if (form.base.usage == "adjective") == adjective:
                return ParsedName(
                    end, f"{form.base.text} {kind.text}", kind.usage, political=False, sure=True
                )
        return None

    def _people(self, begin: int) -> ParsedName | None:
        """Return a people or what is theirs."""
        english = self._language.demonyms.get(self._words[begin].lower)
        return ParsedName(begin + 1, english, Usage.DEMONYM, political=True, sure=True) if english else None

    def _single(self, begin: int) -> ParsedName | None:
        """Return one word as a place, if that is well known enough for what speaks for it."""
        word = self._words[begin]
        if not word.capital and not self._language.is_derived(word.text):
            return None
        kind = self._kind(self._words[begin - 1]) if begin and word.joint == " " else None
        forms = known_forms([word], self._language, self._gazetteer)
        if not forms and word.capital:
            forms = similar_forms(word, self._language, self._gazetteer)
        for form in forms:
            if form.weight >= self._needed(begin, form, has_kind=kind is not None):
                base = f"{kind.text} of {form.base.text}" if kind else form.base.text
                usage = self._derived(form.base.usage, capital=word.capital)
                sure = kind is not None or form.official
                return ParsedName(begin + 1, base, usage, form.weight >= POLITICAL_STANDING, sure)
        return None

    def _derived(self, usage: str, *, capital: bool) -> str:
        """Return the usage of an adjective of a place: with a capital it is part of a name."""
        if usage != "adjective":
            return usage
        return Usage.ASSOCIATIVE if capital and self._language.cased else Usage.DEMONYM

    def _needed(self, begin: int, form: KnownForm, *, has_kind: bool) -> float:
        """Return the standing that a place needs for its name to be taken; `has_kind` if its kind is said."""
        word = self._words[begin]
        if any(self._language.is_of_class(kind, word.lower) for kind in ("no_place", "function_word")):
            return NEVER
        if form.base.usage in DERIVED:
            return NEVER if self._may_be_surname(begin, form) else NEEDED["adjective"]
        if not self._language.cased:
            return self._needed_without_case(form, has_kind=has_kind)
        return self._needed_by_capital(begin, form, has_kind=has_kind) if word.capital else NEVER

    def _needed_by_capital(self, begin: int, form: KnownForm, *, has_kind: bool) -> float:
        if has_kind or self._cues.has_preposition(begin):
            return ALWAYS
        if self._follows_given_name(begin) or self._precedes_surname(begin, form):
            return ALWAYS if form.official and not is_given_name(form.base.text) else NEVER
        word = self._words[begin]
        if self._is_person(word, form):
            return NEVER if form.changed and is_given_name(word.text) else NEEDED["given"]
        if form.changed and (word.opens or self._language.lacks_apostrophe(word.text)):
            return NEEDED["opening changed"]
        if word.opens:
            return NEEDED["opening"]
        return NEEDED["changed" if form.changed else "unchanged"]

    def _is_person(self, word: ForeignWord, form: KnownForm) -> bool:
        """Return True if a name is rather a given name: *Lalə*, no form of the town *Lal*."""
        if is_given_name(word.text):
            return not form.official and (form.changed or form.base.usage != Usage.LITERAL)
        return is_given_name(form.base.text) and form.base.usage != Usage.LITERAL

    def _needed_without_case(self, form: KnownForm, *, has_kind: bool) -> float:
        """Return more, because no capital marks a name."""
        if len(form.base.text) < MIN_LETTERS_CASELESS and not form.official:
            return NEVER
        return ALWAYS if has_kind else NEEDED["caseless"]

    def _may_be_surname(self, begin: int, form: KnownForm) -> bool:
        """Return True if a word that ends as inhabitants do is a surname by its capital: *Рязанцев*."""
        word = self._words[begin]
        if not self._language.cased or not word.capital:
            return False
        people = form.base.usage == Usage.DEMONYM and not (word.opens or self._language.apostrophe)
        return people or self._follows_given_name(begin)

    def _follows_given_name(self, begin: int) -> bool:
        """Return True if a word stands where a surname does: *Сергей Владимиров*."""
        if not begin or self._words[begin].joint != " ":
            return False
        before = self._words[begin - 1]
        return before.capital and (is_given_name(before.text) or not (before.opens or before.text.isupper()))

    def _precedes_surname(self, begin: int, form: KnownForm) -> bool:
        """Return True if a word stands where a given name does: *Владимир Сергеев*.

        A given name before a surname has endings of its own in Russian alone.
        """
        after = self._words[begin + 1] if begin + 1 < len(self._words) else None
        if after is None or not after.capital or after.joint != " " or self._cues.is_government(after):
            return False
        return not form.changed or self._language.order == "head first"


@lru_cache(maxsize=10_000)
def is_given_name(word: str) -> bool:
    """Return True if a word is a given name, in any script.

    Examples
    --------
    >>> is_given_name("Ольга"), is_given_name("Гюмри")
    (True, False)
    """
    return folded_key(word) in given_names()
