"""Write the marked texts as ``tools/train_scene.py`` reads them.

    python -m encoder.scene_reports --corpora CORPORA --reports REPORTS --out marked.jsonl
    python train_scene.py marked.jsonl

It learns where and when events happened, from whole reports.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from encoder.corpora import REPORTS, read_report
from encoder.marks import SENTENCES, is_new, is_odd, is_set_aside, read_own_reports, read_texts
from geo.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from encoder.marks import Mark, MarkedText

TOLERANCE_KM = 20
"""Of a place for which none is given."""
MIN_OF_BEGINNING, MAX_SHARE_OF_BEGINNING = 120, 0.7
"""Letters that the beginning of a report has at least, and the part of it that it has at most."""
END = re.compile(r"\n\n|(?<=[a-z]\.)\s")
"""Where a paragraph ends, or a sentence."""
TITLE = re.compile(r'^title: *"?(.*?)"?$', re.MULTILINE)
PUBLISHED = re.compile(r'^published: *"?(\d{4}-\d\d-\d\d)', re.MULTILINE)


def records(corpora: Path, reports: Path) -> Iterator[dict[str, Any]]:
    """Yield each marked report: articles of the corpora, our own, those with quotations.

    Parameters
    ----------
    corpora, reports
        The folders of the corpora and of the reports with their events.
    """
    texts = (text for text in read_texts(corpora) if text.source != SENTENCES)
    for text in texts:
        yield _record(text, "news")
    for text in read_own_reports():
        yield _record(text, "own", _length_of_title(text.text))
    for path in sorted(reports.glob("*.json")):
        if not is_set_aside(path.stem):
            yield _of_report(path)


def beginning(record: dict[str, Any]) -> dict[str, Any] | None:
    """Return the first sentence or two of a report as one of its own; None if that is most of it.

    Many an item is no longer than that, and what a report says later is no help there.
    """
    text = record["text"]
    ends = [found.start() for found in END.finditer(text, MIN_OF_BEGINNING)]
    end = (ends or [0])[: 1 + is_odd(record["id"])][-1]
    if not 0 < end < MAX_SHARE_OF_BEGINNING * len(text):
        return None
    events = [event for event in record["events"] if event.get("end", event["start"]) < end]
    return record | {
        "id": f"{record['id']} beginning",
        "part_of": record["id"],
        "text": text[:end],
        "events": events,
    }


def _length_of_title(text: str) -> int:
    """Return where the text begins after a title in its first line."""
    title, _, rest = text.partition("\n")
    return len(title) + 1 + len(rest) - len(rest.lstrip("\n"))


def _record(text: MarkedText, source: str, begin: int = 0) -> dict[str, Any]:
    marks = (mark for mark in text.marks if mark.span.start >= begin)
    return {
        "id": text.id,
        "item": text.name,
        "text": text.text[begin:],
        "title": text.title,
        "published": text.published,
        "is_new": is_new(text.name),
        "events": [_event(mark, begin) for mark in marks],
        "source": source,
    }


def _event(mark: Mark, begin: int) -> dict[str, Any]:
    return {
        "start": mark.span.start - begin,
        "kind": mark.type,
        "status": mark.status.value,
        "background": mark.is_background,
        "places": [place.name for place in mark.places],
        "days": mark.days,
        "fresh": mark.is_fresh,
    }


def _of_report(path: Path) -> dict[str, Any]:
    front, text = read_report(path.with_suffix(".txt"))
    title, published = TITLE.search(front), PUBLISHED.search(front)
    gold = json.loads(path.read_text(encoding="utf-8"))["events"]
    events = [_of_quotation(event, text) for event in gold if event["quote"] in text]
    return {
        "id": path.stem,
        "item": path.stem,
        "text": text,
        "title": title[1] if title else "",
        "published": published[1] if published else None,
        "is_new": is_new(path.stem),
        "events": events,
        "source": REPORTS,
    }


def _of_quotation(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return an event that is given by its words, and by the point on the map where it happened."""
    start, begin = text.index(event["quote"]), event["begin"]
    has_point = event.get("lat") is not None
    point = [event.get("lat"), event.get("lon"), event.get("tol_km") or TOLERANCE_KM]
    return {
        "start": start,
        "end": start + len(event["quote"]),
        "kind": event["kind"],
        "status": Status(event["status"]).value,
        "background": bool(event.get("background")),
        "places": [event["place"]] if event.get("place") else [],
        "points": [point] if has_point else [],
        "days": [begin, event["until"] or begin] if begin else None,
        "fresh": False,
        "identity": event.get("identity"),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the reports in which something is marked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--reports", type=Path, required=True, help="the folder of the reports")
    parser.add_argument("--out", type=Path, required=True, help="the reports, JSONL")
    options = parser.parse_args(arguments)
    whole = list(records(options.corpora, options.reports))
    found = [one for one in (*whole, *filter(None, map(beginning, whole))) if one["events"]]
    with options.out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in found)
    print(f"{len(found)} reports, {sum(len(one['events']) for one in found)} events")


if __name__ == "__main__":
    main()
