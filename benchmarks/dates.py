"""Time expressions: geo beside what else a Python user would pick, on the same articles in one run.

    python benchmarks/dates.py --news timexes.jsonl --narrative timexes.narrative.jsonl --out results.md

Only the half of each corpus that no rule of geo was written from is scored. The others are in the dependency
group `bench`; one that isn't installed is named in the table as not run. TempEval-3's measures; articles a
second of CPU time, on one core.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import platform
import re
import sys
import time
import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import timexes
from timexes import Annotated, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)")
QUARTER = re.compile(r"\((\d{4})-(\d\d)-\d\d,.*,P3M\)")


def geo() -> Callable[[Annotated], list[Mark]]:
    """Use geo's own tagger."""
    from geo.dates import tag  # noqa: PLC0415 - each tagger's import is part of what it costs to start

    return lambda item: [Mark(one.start, one.end, one.type.value, one.value) for one in tag(item.article)]


def recognizers_text() -> Callable[[Annotated], list[Mark]]:
    """Use Microsoft's recognizers-text; of days past or to come the latest not to come is taken."""
    suite = importlib.import_module("recognizers_date_time")

    def found(item: Annotated) -> list[Mark]:
        # By paragraph: given whole articles, it finds three of the first 39 expressions of a long one.
        return [
            Mark(one.start + line.start(), one.end + line.start() + 1, *_of_recognizers(chosen))
            for line in re.finditer(r"[^\n]+", item.article.text)
            for one in suite.recognize_datetime(line[0], suite.Culture.English, reference=_noon(item))
            if one.resolution and (chosen := _latest(one.resolution["values"], item))
        ]

    return found


def _latest(values: Sequence[dict[str, str]], item: Annotated) -> dict[str, str]:
    """Take the last that is not after the publication, which it counts to the future itself."""
    today = str(item.article.published)
    past = [value for value in values if value["type"] != "date" or value["value"] <= today]
    return past[-1] if past and values[0]["type"] == "date" else values[0]


def _of_recognizers(value: dict[str, str]) -> tuple[str, str]:
    kind = {"duration": "DURATION", "time": "TIME", "datetimerange": "TIME", "set": "SET"}.get(
        value["type"], "DATE"
    )
    timex = value["timex"]
    if kind != "DATE":
        return kind, timex
    if value["type"] == "datetime" and "_REF" not in timex:
        return "TIME", timex
    if quarter := QUARTER.fullmatch(timex):
        return kind, f"{quarter[1]}-Q{int(quarter[2]) // 3 + 1}"
    if value["type"] == "date":
        return kind, value.get("value", timex)
    if re.fullmatch(r"XXXX-\d\d", timex):
        return kind, value.get("start", timex)[:7]
    return kind, timex


def timexy() -> Callable[[Annotated], list[Mark]]:
    """Use timexy, a spaCy component with TIMEX3 values; it knows no publication date."""
    spacy = importlib.import_module("spacy")
    importlib.import_module("timexy")
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    shown = re.compile(r'type="(\w+)" value="([^"]*)"')

    def found(item: Annotated) -> list[Mark]:
        marks = []
        for entity in nlp(item.article.text).ents:
            if match := shown.search(entity.kb_id_):
                value = (
                    _granular(entity.text, date.fromisoformat(match[2][:10]))
                    if match[1] == "DATE"
                    else match[2]
                )
                marks.append(Mark(entity.start_char, entity.end_char, match[1], value))
        return marks

    return found


def dateparser_search() -> Callable[[Annotated], list[Mark]]:
    """Use dateparser's own search; it gives words but no offsets, so that each is sought after the last."""
    search = importlib.import_module("dateparser.search").search_dates

    def found(item: Annotated) -> list[Mark]:
        text, reached, marks = item.article.text, 0, []
        for words, day in search(text, languages=["en"], settings=_settings(item)) or []:
            start = text.find(words, reached)
            if start >= 0:
                reached = start + len(words)
                marks.append(Mark(start, reached, "DATE", _granular(words, day.date())))
        return marks

    return found


def spacy_and_dateparser() -> Callable[[Annotated], list[Mark]]:
    """Use spaCy's DATE entities, valued by dateparser."""
    spacy = importlib.import_module("spacy")
    parse = importlib.import_module("dateparser").parse
    model = next(name for name in spacy.util.get_installed_models() if name.startswith("en_core_web"))
    nlp = spacy.load(model, disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def found(item: Annotated) -> list[Mark]:
        marks = []
        for entity in nlp(item.article.text).ents:
            if entity.label_ == "DATE":
                day = parse(entity.text, languages=["en"], settings=_settings(item))
                value = _granular(entity.text, day.date()) if day else ""
                marks.append(Mark(entity.start_char, entity.end_char, "DATE", value))
        return marks

    return found


def _noon(item: Annotated) -> datetime:
    published = item.article.published or date.min
    return datetime(published.year, published.month, published.day, 12)  # noqa: DTZ001 - they know no zones


def _settings(item: Annotated) -> dict[str, Any]:
    return {"RELATIVE_BASE": _noon(item) + timedelta(), "PREFER_DATES_FROM": "past"}


def _granular(words: str, day: date) -> str:
    """Write a day in the unit that the words name, for these tools fill in what is not said."""
    lower = words.lower()
    if re.fullmatch(r"\D*\d{4}\D*", words) and not MONTH.search(words):
        return f"{day.year:04d}"
    if MONTH.search(words) and not DAY.search(re.sub(r"\d{4}", "", words)):
        return f"{day.year:04d}-{day.month:02d}"
    for unit, value in (("year", f"{day.year:04d}"), ("month", f"{day:%Y-%m}"), ("week", f"{day:%G-W%V}")):
        if unit in lower:
            return value
    return day.isoformat()


SYSTEMS = {
    "geo": (geo, ""),
    "recognizers-text": (recognizers_text, "recognizers-text-date-time"),
    "spaCy DATE + dateparser": (spacy_and_dateparser, "dateparser"),
    "dateparser.search": (dateparser_search, "dateparser"),
    "timexy": (timexy, "timexy"),
}


def table(name: str, items: Sequence[Annotated]) -> Iterator[str]:
    """Yield the lines of one corpus's table."""
    yield f"## {name}: {len(items)} articles, {sum(len(one.article.text) for one in items):,} characters"
    yield ""
    yield "| tagger | value F1 | relaxed F1 | strict F1 | day values | articles/s |"
    yield "|---|---|---|---|---|---|"
    for system, (make, package) in SYSTEMS.items():
        version = f" {importlib.metadata.version(package)}" if package and _has(package) else ""
        try:
            tagger = make()
        except (ImportError, StopIteration) as error:
            yield f"| {system}{version} | not run: {type(error).__name__}: {error} | | | | |"
            continue
        begun = time.process_time()
        marks = {item.article.id: tagger(item) for item in items}
        rate = len(items) / (time.process_time() - begun)
        got = timexes.scores(items, lambda item: marks[item.article.id])  # noqa: B023 - used at once
        yield (
            f"| {system}{version} | {got.value:.3f} | {got.relaxed:.3f} | {got.strict:.3f} "
            f"| {got.day_values:.3f} | {rate:.1f} |"
        )
    yield ""


def _has(package: str) -> bool:
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def main() -> None:
    """Run all taggers over the halves kept aside, print the tables, and write them if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--narrative", type=Path)
    parser.add_argument("--out", type=Path, help="also write the tables to this file")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    lines = [f"# Time expressions, {datetime.now(tz=UTC):%Y-%m-%d}", ""]
    lines += ["HeidelTime and SUTime need a Java runtime and were not run.", ""]
    lines += [f"Value F1 on DATE; Python {platform.python_version()}, one core, CPU time.", ""]
    for name, path in (("News", options.news), ("Narrative", options.narrative)):
        if path:
            aside = [item for item in timexes.read(path) if item.half == timexes.HALVES[1]]
            lines += table(name, aside)
    print("\n".join(lines))
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
