"""The classes of words that the learned weights know: what a word says of a name beside it.

They stand in ``geo/language/en/words/tagger.csv``: a change there needs new training.
"""

from __future__ import annotations

from functools import lru_cache

from geo.language import language, word_class

CLASSES = {
    name: word_class(f"tagger_{name}") for name in ("say", "act", "sport", "politics", "ground", "stay")
}
"""Words by what a name beside them is: who speaks, who acts, who plays, who rules, what lies there."""
VERBS = frozenset({"say", "act", "stay"})
"""The classes that hold verbs."""
BODIES = {
    word: kind
    for kind in ("school", "worship", "authority", "body", "people", "road")
    for word in word_class(f"tagger_{kind}_name")
}
"""What a name is often part of, by the word that follows it."""
AUXILIARIES = word_class("tagger_auxiliary")
PREPOSITIONS = word_class("tagger_preposition")
DETERMINERS = word_class("tagger_determiner")
ADVERBS = word_class("tagger_adverb")
IRREGULAR = {
    form: row["verb"]
    for row in language().rows("irregular_verbs", ("verb", "forms"))
    for form in row.each("forms")
}
"""The plain form of an irregular verb, by its other forms."""
ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "d")
MIN_LETTERS_OF_STEM = 3
"""Letters that an ending leaves: *used* is no form of *u*."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without the endings of English verbs, so that its forms fall together.

    Examples
    --------
    >>> stem("warned"), stem("warns"), stem("signing"), stem("denies"), stem("said")
    ('warn', 'warn', 'sign', 'deny', 'say')
    """
    word = IRREGULAR.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + MIN_LETTERS_OF_STEM:
            base = word.removesuffix(ending) + ("y" if ending in {"ied", "ies"} else "")
            doubled = len(base) > MIN_LETTERS_OF_STEM and base[-1] == base[-2] and base[-1] not in "ls"
            return (base[:-1] if doubled else base).rstrip("e")
    return word.rstrip("e")


@lru_cache(maxsize=20_000)
def classes(word: str) -> tuple[str, ...]:
    """Return the classes that a lower-case word belongs to, verbs in any form.

    Examples
    --------
    >>> classes("warned"), classes("ambassador"), classes("the")
    (('say',), ('politics',), ())
    """
    plain, root = IRREGULAR.get(word, word), stem(word)
    return tuple(name for name, words in CLASSES.items() if plain in words or root in _STEMS.get(name, ()))


_STEMS = {name: {stem(word) for word in CLASSES[name]} for name in ("say", "act")}


def body(word: str) -> str:
    """Return the kind of body that a lower-case word ends the name of, or ``""``.

    Examples
    --------
    >>> body("hospital"), body("talks")
    ('body', '')
    """
    return BODIES.get(word, "")
