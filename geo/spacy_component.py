"""A component for spaCy's pipelines: ``nlp.add_pipe("geo")``.

It puts what `geo.parse` finds into three groups of spans: ``doc.spans["toponyms"]``, ``doc.spans["timexes"]``
and ``doc.spans["events"]``. Each span has the kind as its label and the record of `geo parse --jsonl` as
``span._.geo``; the whole result is ``doc._.geo``. spaCy imports this module whenever it loads a pipeline, so
the rest of `geo` is imported only when a text is parsed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAME = "geo"
DEFAULTS: dict[str, Any] = {"published": None, "focus": None, "no_cache": True}
"""The options of `geo.parse` that a pipeline may set; of `published` each document's own wins."""


@Language.factory(NAME, default_config=DEFAULTS)
def make(
    nlp: Language,  # noqa: ARG001 - as spaCy calls it
    name: str,  # noqa: ARG001 - likewise
    published: str | None,
    focus: str | None,
    no_cache: bool,  # noqa: FBT001 - likewise
) -> Callable[[Doc], Doc]:
    """Return the component.

    Parameters
    ----------
    nlp, name
        What spaCy gives.
    published
        When the texts appeared that do not say so in ``doc._.published``.
    focus, no_cache
        As for `geo.parse`.

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("geo", config={"published": "2022-07-18"})
    >>> doc = nlp("Talks were held in Tbilisi on Saturday.")
    >>> [(span.text, span.label_, span._.geo["begin"]) for span in doc.spans["events"]]
    [('Talks were held', 'CONSULT', '2022-07-16')]
    """
    _extend()

    def annotated(doc: Doc) -> Doc:
        from geo.library import parse  # noqa: PLC0415 - see above

        if not doc.text.strip():
            return doc
        article = {"text": doc.text}  # a text alone might be the path of a file
        found = parse(article, published=doc._.published or published, focus=focus, no_cache=no_cache)
        record = found.to_dict()
        doc._.geo = found
        doc.spans["toponyms"] = _spans(doc, record["toponyms"], "usage")
        doc.spans["timexes"] = _spans(doc, record["timexes"], "type")
        doc.spans["events"] = _spans(doc, record["events"], "type")
        return doc

    return annotated


def _extend() -> None:
    """Let documents and spans hold what is found; once."""
    for holder, name in ((Doc, "geo"), (Doc, "published"), (Span, "geo")):
        if not holder.has_extension(name):
            holder.set_extension(name, default=None)


def _spans(doc: Doc, records: Iterable[dict[str, Any]], label: str) -> list[Span]:
    """Return the spans of records, widened to whole words where spaCy cuts words in another way."""
    spans = []
    for record in records:
        where = record.get("trigger", record)
        span = doc.char_span(where["start"], where["end"], label=record[label], alignment_mode="expand")
        if span is not None:
            span._.geo = record
            spans.append(span)
    return spans
