"""The summary of a build as a record for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.terminal.console import out
from geo.terminal.summary import Counts

if TYPE_CHECKING:
    from geo.model import Unread
    from geo.pipeline import Built, Corpus
    from geo.store import ParseStore

Record = dict[str, object]


def print_record(record: Record) -> None:
    """Print a record as one line of JSON."""
    out.out(json.dumps(record, ensure_ascii=False), highlight=False)


def corpus_record(corpus: Corpus, store: ParseStore, faults: tuple[Unread, ...] = ()) -> Record:
    """Return what was read and found, before a range is chosen."""
    return {
        "articles": len(corpus.parses),
        "from_store": store.found,
        "unread": [
            {"source": item.source, "reason": item.reason, "partial": item.partial}
            for item in (*corpus.unread, *faults)
            if not item.passed_over
        ],
        "passed_over": [
            {"source": item.source, "reason": item.reason} for item in corpus.unread if item.passed_over
        ],
        "undated": [{"id": article.id, "reason": article.published_reason} for article in corpus.undated],
        "not_sought": [
            {"id": parsed.article.id, "reason": parsed.events_reason}
            for parsed in corpus.parses
            if parsed.events_reason
        ],
        "copies": corpus.copies,
        "replaced": [article.id for article in corpus.outdated],
        "events_found": len(corpus.events),
        "corrections": {"obeyed": corpus.corrections, "unmet": list(corpus.unmet), "waiting": corpus.waiting},
    }


def summary_record(built: Built, store: ParseStore) -> Record:
    """Return what was read, found, drawn and written."""
    counts = Counts.of(built)
    return {
        **corpus_record(built.corpus, store, built.faults),
        "title": built.plan.title,
        "place_mentions": counts.mentions,
        "events": counts.events,
        "events_located": counts.located,
        "events_in_several_reports": counts.several,
        "places": counts.places,
        "not_drawn": {
            "without_place": counts.unplaced,
            "too_unsure": counts.unsure,
            "without_date": counts.undated,
            "out_of_range": counts.outside,
        },
        "files": [str(path) for path in built.files],
    }
