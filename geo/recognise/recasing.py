"""Sentences whose capital letters say nothing, written as running text: *army shells villages near sumy*.

In headlines every word may have a capital, in posts none. The tagger leans on capitals, so such a sentence is
read as if only names had them: words that English or the gazetteer knows decide. Offsets stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Match
from geo.recognise.sentence_bounds import sequences
from geo.recognise.tokens import Token
from geo.text import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer

MIN_WORDS = 3
"""Words of a sentence by which its manner is known."""
MIN_PEOPLE_NOUN = 50_000
"""Inhabitants of a place whose name is a noun as well: *Nairobi* stands in dictionaries, as *Bath* does."""
FUNCTION = frozenset().union(
    *(
        word_class(f"tagger_{kind}")
        for kind in ("preposition", "determiner", "auxiliary", "list_joint", "adverb")
    ),
    *(word_class(name) for name in ("tagger_clause_link", "sentence_subject", "calendar_name")),
)
"""Words that are no names of places, though hamlets are so called."""


def recased(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> tuple[str, list[Token]]:
    """Return the text and its tokens with capitals where running text has them.

    Parameters
    ----------
    text
        The article's text.
    words
        Its tokens.
    gazetteer
        Knows which words are names of places.

    Returns
    -------
    text, words
        Of the same length, with the same offsets. Sentences whose capitals say something are as they were.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tokens import tokens
    >>> text = "shelling hit kharkiv and sumy overnight."
    >>> recased(text, tokens(text), Gazetteer.open())[0]
    'shelling hit Kharkiv and Sumy overnight.'
    """
    if not any(_says_nothing(sequence) for sequence in sequences(text, words)):
        return text, list(words)
    letters, anew = list(text), []
    for sequence in sequences(text, words):
        silent = _says_nothing(sequence)
        for word, written in zip(
            sequence, _written(sequence, gazetteer) if silent else sequence, strict=True
        ):
            letters[word.start : word.end] = written.text
            anew.append(written)
    return "".join(letters), anew


def _says_nothing(sequence: Sequence[Token]) -> bool:
    """Return True if all words of a sentence begin with a capital, or none does."""
    longer = [word.text for word in sequence if word.text.isalpha() and word.text.casefold() not in FUNCTION]
    if len(longer) < MIN_WORDS or any(word[0].islower() == word[0].isupper() for word in longer):
        return False
    small = not any(letter.isupper() for word in sequence for letter in word.text)
    return small or all(word[0].isupper() for word in longer)


def _written(sequence: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Token]:
    """Yield the tokens of a sentence as running text has them."""
    shout = all(word.text.isupper() for word in sequence if word.text.isalpha())
    titled = [word.text.title() if shout or word.text.islower() else word.text for word in sequence]
    line = _line(sequence, titled)
    begin = sequence[0].start
    inside = 0
    for word, title in zip(sequence, titled, strict=True):
        if word.start >= inside:
            inside = begin + _end_of_name(line, word.start - begin, title, gazetteer)
        opens = word is sequence[0] and word.text[0].isupper()
        is_name = (
            word.start < inside or opens or _is_abbreviation(title) or not _is_ordinary(title.casefold())
        )
        yield Token(title if is_name else title.casefold(), word.start, word.end)


def _line(sequence: Sequence[Token], titled: Sequence[str]) -> str:
    """Return the sentence with its words as they would be if all of them were names."""
    begin = sequence[0].start
    letters = [" "] * (sequence[-1].end - begin)
    for word, title in zip(sequence, titled, strict=True):
        letters[word.start - begin : word.end - begin] = title
    return "".join(letters)


def _end_of_name(line: str, start: int, title: str, gazetteer: Gazetteer) -> int:
    """Return where a place's name ends that begins there, or 0 where none does, or a word is likelier."""
    end = gazetteer.longest(line, start) or 0
    name = line[start:end]
    if not name or name.casefold() in FUNCTION:
        return 0
    if len(name) > len(title):
        return end
    low = title.casefold()
    if not _is_ordinary(low):
        return end
    known = gazetteer.candidates(name)[:1]
    if any(candidate.match is Match.DEMONYM for candidate in known):
        return end
    is_large = any(candidate.place.population >= MIN_PEOPLE_NOUN for candidate in known)
    return end if is_large and parts_of_speech(low) == {"noun"} else 0


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_ordinary(low: str) -> bool:
    """Return True if a word in small letters is one of English in any of its forms."""
    return low in FUNCTION or not low.isalpha() or bool(parts_of_speech(low))
