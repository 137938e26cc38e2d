"""The marks that the encoder learns from: their form, our own reports, and the texts of the corpora."""

from __future__ import annotations

from pathlib import Path

import pytest
from encoder.check_marks import faults, faults_of_rows
from encoder.marks import Mark, MarkedText, is_held_out, read_items, read_own_reports, read_rows, read_texts
from encoder.scene_reports import records

from geo.model import Span, Status

SHARED = Path(__file__).parents[2] / "shared"
CORPORA, REPORTS = SHARED / "corpora", SHARED / "reports"


def test_the_tables_have_the_form_that_is_described() -> None:
    items = read_items()
    assert len({item.name for item in items}) == len(items)
    assert list(faults_of_rows(read_rows(), {item.name for item in items})) == []


def test_our_own_reports_are_marked_at_words_and_name_their_places() -> None:
    reports = read_own_reports()
    assert len(reports) == len({report.name for report in reports})
    assert [fault for report in reports for fault in faults(report)] == []
    assert not any("[[" in report.text or "]]" in report.text for report in reports)


def test_a_report_is_read_with_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text(
        "=== z1 | 2024-05-02 | wire\nQuake [[jolts|HAZARD|o|~Osh|2024-05-01]] city\n\n"
        "A wall in Osh may [[fall|ACCIDENT|hb|Osh|-]].\n\n=== z2 | - | feature\nA dull day\n",
        encoding="utf-8",
    )
    first, second = read_own_reports(path)
    assert first.text == "Quake jolts city\n\nA wall in Osh may fall."
    assert (first.title, first.published, second.published, second.marks) == (
        "Quake jolts city",
        "2024-05-02",
        None,
        (),
    )
    jolts, fall = first.marks
    assert (jolts.span.of(first.text), jolts.days, jolts.places[0].spans) == (
        "jolts",
        ("2024-05-01",) * 2,
        (),
    )
    assert (fall.status, fall.is_background, fall.days) == (Status.HYPOTHETICAL, True, None)
    assert [span.of(first.text) for span in fall.places[0].spans] == ["Osh"]


def test_a_mark_inside_a_word_is_a_fault() -> None:
    mark = Mark(Span(2, 4), "ASSAULT", Status.OCCURRED, False, (), None, False)  # noqa: FBT003
    assert len(list(faults(MarkedText("z", "own", "z", "A shot", (mark,))))) == 1


def test_an_eighth_is_held_out() -> None:
    names = [item.name for item in read_items()]
    assert 0.1 < sum(map(is_held_out, names)) / len(names) < 0.15


@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not at {CORPORA}")
def test_the_marks_stand_at_words_of_the_corpora() -> None:
    texts = read_texts(CORPORA)
    assert [fault for text in texts for fault in faults(text)] == []
    assert sum(len(text.marks) for text in texts) == sum(map(len, read_rows().values()))


@pytest.mark.skipif(
    not CORPORA.is_dir() or not REPORTS.is_dir(), reason="the corpora and reports are not at hand"
)
def test_events_of_a_scene_stand_where_their_text_has_them() -> None:
    for record in records(CORPORA, REPORTS):
        for event in record["events"]:
            text, start = record["text"], event["start"]
            assert text[start].isalnum() or text[start] in "\"“‘'$€£*#-–("
            assert not text[max(start - 1, 0) : start].isalnum()
