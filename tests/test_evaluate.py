"""Figures on annotated texts: the measures by hand, and beside the scorer of the corpora."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from golden_rows import GOLDEN, golden

from geo.cli import main
from geo.errors import NothingToDoError, UnreadableError, UsageError
from geo.evaluation import Kind, Tally, read_gold
from geo.evaluation.seen import digest
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    Dismissal,
    Event,
    EventMention,
    EventReport,
    Interval,
    Parse,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Usage,
)
from geo.pipeline.evaluating import evaluate
from geo.rules import Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TBILISI = Place("t", "Tbilisi", 41.694, 44.834, "P", "PPLC", "GE")
YEREVAN = Place("y", "Yerevan", 40.182, 44.514, "P", "PPLC", "AM")
SHARED = Path(__file__).resolve().parents[2] / "shared"
TEXT = "Talks in Tbilisi on Monday: Moscow warned Yerevan."


def resolved(name: str, place: Place | None, usage: Usage = Usage.LITERAL, score: float = 0.9) -> Resolution:
    start = TEXT.index(name)
    return Resolution(Toponym(start, start + len(name), name, usage), place, score, "")


def gold_of(**keys: object) -> dict[str, object]:
    return {"id": "a", "corpus": "own", "text": TEXT, **keys}


def figures(record: dict[str, object], parse: Parse) -> list[dict[str, float | None]]:
    tally = Tally()
    tally.add(read_gold(record, "file"), parse)
    return [dict(scored.figures) for scored in tally.report().scored]


def mention(name: str, place: Place | None = None) -> dict[str, object]:
    start = TEXT.index(name)
    where = {"latitude": place.latitude, "longitude": place.longitude} if place else {}
    return {"start": start, "end": start + len(name), **where}


def test_a_mention_not_found_and_a_place_far_off_both_count_as_wrong() -> None:
    record = gold_of(toponyms=[mention("Tbilisi", TBILISI), mention("Moscow"), mention("Yerevan", YEREVAN)])
    parse = Parse(
        Article("a", TEXT),
        (resolved("Tbilisi", TBILISI), resolved("Yerevan", TBILISI), resolved("Monday", None)),
    )
    (found,) = figures(record, parse)
    assert (found["gold"], found["precision"], found["recall"]) == (3, 2 / 3, 2 / 3)
    assert found["accuracy_161_of_matched"] == 0.5
    assert (found["end_to_end_precision_161"], found["end_to_end_recall_161"]) == (0.5, 0.5)
    assert found["mean_km"] == pytest.approx(86, abs=5)


def test_a_place_given_where_none_is_marked_is_wrong_and_one_of_unknown_place_is_not_judged() -> None:
    record = gold_of(toponyms=[mention("Moscow")])
    parse = Parse(Article("a", TEXT), (resolved("Moscow", YEREVAN), resolved("Tbilisi", TBILISI)))
    (found,) = figures(record, parse)
    assert (found["end_to_end_precision_161"], found["median_km"]) == (0.0, None)
    tally = Tally()
    tally.add(read_gold(record, "file"), parse)
    (judged,) = tally.report().reliability
    assert (judged.placed, judged.right) == (1, 0.0)


def test_scores_stand_beside_outcomes() -> None:
    record = gold_of(toponyms=[mention("Tbilisi", TBILISI), mention("Yerevan", YEREVAN)])
    parse = Parse(
        Article("a", TEXT),
        (resolved("Tbilisi", TBILISI, score=1.0), resolved("Yerevan", TBILISI, score=0.35)),
    )
    tally = Tally()
    tally.add(read_gold(record, "file"), parse)
    report = tally.report()
    assert [(one.low, one.placed, one.right) for one in report.reliability] == [(0.3, 1, 0.0), (0.9, 1, 1.0)]
    assert report.calibration_error == pytest.approx(0.175)


def test_a_reading_is_right_only_where_the_mention_is_found() -> None:
    readings = [
        {**mention("Tbilisi"), "reading": "literal"},
        {**mention("Moscow"), "reading": "metonymic"},
        {**mention("Yerevan"), "reading": "metonymic"},
        {**mention("Monday"), "reading": "mixed"},
    ]
    parse = Parse(
        Article("a", TEXT), (resolved("Tbilisi", None), resolved("Moscow", None, Usage.ASSOCIATIVE))
    )
    (found,) = figures(gold_of(toponyms=readings), parse)
    assert (found["gold"], found["found"], found["accuracy"]) == (3, 2 / 3, 2 / 3)


def test_time_expressions_are_counted_as_dates_and_all() -> None:
    start = TEXT.index("Monday")
    timexes = [
        {"start": start, "end": start + 6, "type": "DATE", "value": "2022-07-18"},
        {"start": 0, "end": 5, "type": "DURATION", "value": "P1D"},
    ]
    parse = Parse(
        Article("a", TEXT),
        timexes=(Timex(start - 3, start + 6, "on Monday", TimexType.DATE, "2022-07-18"),),
    )
    dates, both = figures(gold_of(timexes=timexes), parse)
    assert (dates["relaxed_f1"], dates["strict_f1"], dates["value_f1"]) == (1.0, 0.0, 1.0)
    assert both["value_f1"] == pytest.approx(2 / 3)
    assert both["day_value_recall"] == 1.0


def act(places: tuple[int, ...]) -> EventMention:
    return EventMention("e", Span(0, 5), "CONCEDE", Status.OCCURRED, Span(0, 50), None, None, places)


def test_only_events_on_the_marked_words_are_asked_for_their_place() -> None:
    parse = Parse(Article("a", TEXT), (resolved("Tbilisi", None),), events=(act((0,)),))
    (right,) = figures(gold_of(triggers=[[0, 5]], locations=[[9, 16]]), parse)
    assert (right["precision"], right["recall"]) == (1.0, 1.0)
    (elsewhere,) = figures(gold_of(triggers=[[35, 41]], locations=[[9, 16]]), parse)
    assert (elsewhere["precision"], elsewhere["recall"]) == (0.0, 0.0)
    (none,) = figures(gold_of(triggers=[[0, 5]], locations=[]), parse)
    assert none["false_place_where_none"] == 1.0


def warned(rules: tuple[str, ...] = (), places: tuple[int, ...] = ()) -> EventMention:
    day = date(2022, 7, 18)
    interval = Interval(day, day, Precision.DAY)
    return EventMention(
        "e", Span(35, 41), "THREATEN", Status.OCCURRED, Span(0, 50), interval, None, places, rules=rules
    )


def test_each_answer_about_an_event_is_a_share_of_those_marked() -> None:
    marked = [
        {"trigger": "warned", "type": "THREATEN", "status": "planned", "date": "2022-07-18", "places": []},
        {"trigger": "Talks", "type": "CONSULT"},
        {"trigger": "on", "is_event": False},
    ]
    (found,) = figures(gold_of(events=marked), Parse(Article("a", TEXT), events=(warned(),)))
    assert found == {
        "gold": 2,
        "found": 0.5,
        "precision_where_complete": None,
        "type_right": 0.5,
        "status_right": 0.0,
        "date_right": 1.0,
        "places_right": 1.0,
        "event_where_none": 0.0,
    }


def test_an_event_s_date_is_a_day_a_week_a_month_a_year_two_days_or_none() -> None:
    dates: list[dict[str, object]] = [
        {"date": "2022-07-18"},
        {"date": "2022-W28"},
        {"date": "2022-07"},
        {"date": "2022"},
        {"begin": "2022-07-02", "until": "2022-07-18"},
        {"date": None},
    ]
    gold = read_gold(gold_of(events=[{"trigger": "Talks", **keys} for keys in dates]), "file")
    days = [event.days and tuple(map(str, event.days)) for event in gold.events or ()]
    assert days == [
        ("2022-07-18", "2022-07-18"),
        ("2022-07-11", "2022-07-17"),
        ("2022-07-01", "2022-07-31"),
        ("2022-01-01", "2022-12-31"),
        ("2022-07-02", "2022-07-18"),
        None,
    ]


def test_places_of_an_event_are_words_or_indices_of_toponyms() -> None:
    marked = [{"trigger": "warned", "places": [0, "Yerevan"]}]
    gold = read_gold(gold_of(toponyms=[mention("Moscow")], events=marked), "file")
    assert [event.places for event in gold.events or ()] == [("Moscow", "Yerevan")]


@pytest.mark.parametrize(
    ("published", "within", "key"),
    [
        (date(2022, 7, 19), None, "day_right"),
        (date(2022, 7, 20), None, "wrong"),
        (None, Interval(date(2022, 7, 18), date(2022, 7, 24), Precision.WEEK), "interval_right"),
        (None, Interval(date(2022, 7, 20), date(2022, 7, 24), Precision.WEEK), "wrong"),
        (None, None, "left_unknown"),
    ],
)
def test_a_publication_date_is_right_unknown_or_wrong(
    published: date | None, within: Interval | None, key: str
) -> None:
    article = Article("a", TEXT, published=published, published_within=within)
    (found,) = figures(gold_of(published_true="2022-07-19"), Parse(article))
    assert [name for name, share in found.items() if share == 1.0 and name != "gold"] == [key]


def test_texts_of_one_event_are_paired() -> None:
    def gather(parses: Sequence[Parse]) -> list[Event]:
        reports = tuple(EventReport(parsed.article, "", warned()) for parsed in parses)
        rules = ("status.default", "same.place")
        return [Event("e", "THREATEN", Status.OCCURRED, None, None, "", reports=reports, rules=rules)]

    tally = Tally(gather)
    for number, name in enumerate(["fire", "fire", "flood"]):
        tally.add(read_gold(gold_of(reported_event=name), "file"), Parse(Article(str(number), TEXT)))
    report = tally.report()
    (scored,) = report.scored
    assert (scored.figures["gold"], scored.figures["false_merges"], scored.figures["recall"]) == (1, 2, 1.0)
    assert [(score.rule, score.judged, score.right) for score in report.rules] == [("same.place", 1, 0)]


def test_rules_are_judged_by_what_is_marked() -> None:
    start = TEXT.index("Monday")
    parse = Parse(
        Article("a", TEXT, published=date(2022, 7, 19), published_rule="published.dateline"),
        (resolved("Yerevan", YEREVAN),),
        (Timex(start, start + 6, "Monday", TimexType.DATE, "2022-07-11", rule="anchor.weekday"),),
        (warned(("status.default", "date.own-clause", "place.in-clause"), (0,)),),
        dismissals=(
            Dismissal(Span(0, 5), "not_event.noun"),
            Dismissal(Span(24, 26), "not_event.other"),
            Dismissal(Span(35, 38), "not_event.part"),
        ),
    )
    marked = [{"trigger": "warned", "status": "occurred", "date": "2022-07-17"}, {"trigger": "Talks"}]
    timexes = [{"start": start, "end": start + 6, "type": "DATE", "value": "2022-07-18"}]
    record = gold_of(events=marked, complete=True, timexes=timexes, published_true="2022-07-19")
    tally = Tally()
    tally.add(read_gold(record, "file"), parse)
    never = "status.planned"
    scores = {score.rule: score for score in tally.report([never]).rules}
    assert {rule: (score.fired, score.judged, score.right) for rule, score in scores.items()} == {
        never: (0, 0, 0),
        "status.default": (1, 1, 1),
        "date.own-clause": (1, 1, 0),
        "place.in-clause": (1, 0, 0),
        "not_event.noun": (1, 1, 0),
        "not_event.other": (1, 1, 1),
        "not_event.part": (1, 0, 0),
        "anchor.weekday": (1, 1, 0),
        "published.dateline": (1, 1, 1),
    }
    assert scores["date.own-clause"].is_mostly_wrong
    assert scores["place.in-clause"].accuracy is None


def test_types_that_one_corpus_joins_are_one() -> None:
    parse = Parse(Article("a", TEXT), events=(act(()),))
    (found,) = figures(gold_of(types=["YIELD"]), parse)
    assert (found["f1"], found["texts_with_a_right_type"]) == (1.0, 1.0)


def test_a_record_may_have_several_annotations() -> None:
    gold = read_gold({"text": TEXT, "toponyms": [mention("Tbilisi")], "types": ["CONSULT"]}, "file")
    assert gold.kinds == (Kind.TOPONYMS, Kind.EVENT_TYPES)
    assert gold.corpus == "file"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "nothing is annotated"),
        ({"text": 3, "types": []}, "'text' must be a string, not 3"),
        ({"toponyms": {}}, "must be a list"),
        ({"toponyms": ["Tbilisi"]}, "not 'Tbilisi'"),
        ({"toponyms": [{"start": 0, "end": 99}]}, "of 50 code points"),
        ({"toponyms": [{"start": 0, "end": 5, "latitude": 95, "longitude": 4}]}, "latitude 95"),
        ({"toponyms": [{"start": 0, "end": 5, "latitude": 41}]}, "longitude None"),
        ({"triggers": [[5]]}, r"not \[5\]"),
        ({"types": ["FLOOD"]}, "'FLOOD'"),
        ({"events": [{"type": "ASSAULT"}]}, "of 50 code points"),
        ({"events": [{"trigger": "Talks", "start": 1, "end": 6}]}, "stands 'alks '"),
        ({"events": [{"trigger": "Talks", "type": "FLOOD"}]}, "'FLOOD'"),
        ({"events": [{"trigger": "Talks", "status": "maybe"}]}, "status 'maybe'"),
        ({"events": [{"trigger": "Talks", "date": "Monday"}]}, "date 'Monday'"),
        ({"events": [{"trigger": "Talks", "begin": "2022-07-18"}]}, "until None"),
        ({"events": [{"trigger": "Talks", "places": ["Gori"]}]}, "place 'Gori'"),
        ({"events": [{"trigger": "Talks", "places": [3]}]}, "place 3"),
        ({"events": [{"trigger": "Talks", "date": "9999-W52"}]}, "date '9999-W52'"),
        ({"events": [{"trigger": "Talks", "begin": "2022-07-18", "until": "2022-07-16"}]}, "lies before"),
        ({"types": [], "published_within": "May"}, "not 'May'"),
        ({"types": [], "published_within": {"begin": "2022-07-18", "until": "2022-07-16"}}, "lies before"),
    ],
)
def test_an_annotation_that_cannot_be_is_quoted(keys: dict[str, object], said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_gold({"text": TEXT, **keys}, "file")


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.jsonl")), ids=lambda path: path.stem)
def test_words_of_golden_rows_stand_at_their_offsets(path: Path) -> None:
    assert golden(path.stem)
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for item in (*record.get("toponyms", ()), *record.get("timexes", ())):
            assert record["text"][item["start"] : item["end"]] == item["text"]


def geo_eval(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    good = gold_of(toponyms=[mention("Tbilisi", TBILISI)])
    bad = gold_of(toponyms=[{"start": 0, "end": 99}])
    path.write_text(f"{json.dumps(good)}\n\n{{\n{json.dumps(bad)}\n", encoding="utf-8")
    return path


def test_bad_lines_are_named_by_file_and_number_and_the_rest_is_measured(corpus: Path) -> None:
    done = geo_eval(corpus)
    assert done.exit_code == 1
    assert "mine.jsonl:3" in done.output
    assert "mine.jsonl:4" in done.output
    assert "end-to-end recall within 161 km" in done.output
    assert "caution" not in done.output


def test_figures_come_as_json_too(corpus: Path) -> None:
    done = geo_eval(corpus, "--json")
    record = json.loads(done.stdout)
    (scored,) = record["scored"]
    assert (scored["kind"], scored["corpus"], scored["texts"]) == ("toponyms", "own", 1)
    assert scored["figures"]["gold"] == 1
    assert [fault["source"].rsplit(":", 1)[1] for fault in record["unread"]] == ["3", "4"]


def test_a_line_nested_beyond_all_measure_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    lines = "[" * 100_000, json.dumps({"text": TEXT, "toponyms": [mention("Tbilisi")]})
    path.write_text("\n".join(lines), encoding="utf-8")
    done = geo_eval(path)
    assert done.exit_code == 1
    assert "own.jsonl:1: not valid JSON" in done.output


def test_rules_are_shown_in_their_order_with_those_that_never_fired(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("status.asleep", "Nothing happens.", lambda _: None, always("occurred"))
    lists = (RuleList("status", "Did it happen?", (rule,)),)
    monkeypatch.setattr("geo.pipeline.rules.ALL_RULE_LISTS", lists)
    assert "status.asleep 0 0 0 – never fired" in " ".join(geo_eval(corpus, "--rules").stdout.split())
    assert json.loads(geo_eval(corpus, "--json").stdout)["rules"][0]["rule"] == "status.asleep"


def test_a_file_without_annotations_leaves_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text('{"text": "Talks were held."}\n', encoding="utf-8")
    with pytest.raises(NothingToDoError, match=r"plain\.jsonl:1: nothing is annotated"):
        evaluate([path], Gazetteer.open())
    with pytest.raises(UsageError, match=r"missing\.jsonl"):
        evaluate([tmp_path / "missing.jsonl"], Gazetteer.open())


def test_texts_that_geo_was_trained_on_are_cautioned_about(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.evaluation.seen._seen", lambda: frozenset({digest(TEXT)}))
    assert "trained or tuned on 1 of 1 text" in " ".join(geo_eval(corpus).output.split())


CORPORA = {
    "toponyms": ("toponyms.dev.jsonl", 12),
    "timexes": ("timexes.dev.jsonl", 12),
    "event-places": ("event_places.dev.jsonl", 60),
    "event-types": ("event_types.dev.jsonl", 60),
    "metonymy": ("metonymy.dev.jsonl", 60),
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated corpora are not here")
def test_the_figures_are_those_of_the_corpora_s_own_scorer(tmp_path: Path) -> None:
    subsets = {task: _head(tmp_path / f"{task}.jsonl", *CORPORA[task]) for task in CORPORA}
    everything = "".join(path.read_text("utf-8") for path in subsets.values())
    predicted = tmp_path / "predicted.jsonl"
    parsed = CliRunner().invoke(main, ["parse", "--jsonl", "-"], input=everything)
    predicted.write_text(parsed.stdout, encoding="utf-8")
    report = json.loads(geo_eval(*subsets.values(), "--json").stdout)
    ours = [_rounded(scored["figures"].values()) for scored in report["scored"]]
    theirs = [figures for task, path in subsets.items() for figures in _scored(task, path, predicted)]
    assert sorted(ours) == sorted(theirs)


def _head(path: Path, name: str, count: int) -> Path:
    with (SHARED / "corpora" / name).open(encoding="utf-8") as corpus:
        lines = list(corpus)
    path.write_text("".join(lines[:: len(lines) // count][:count]), encoding="utf-8")
    return path


def _scored(task: str, gold: Path, predicted: Path) -> list[list[str]]:
    """Return the figures that the scorer prints, a list a line, its names left out."""
    command = [sys.executable, *map(str, (SHARED / "eval" / "score.py", task, gold, predicted))]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [re.findall(r"\S+ ([\d.]+|nan)(?=  |$)", line) for line in printed.splitlines()]


def _rounded(figures: Iterable[float | None]) -> list[str]:
    """Return figures as the scorer prints them; what it calls ``nan`` is null in JSON."""
    return ["nan" if f is None else f"{f:.3f}" if isinstance(f, float) else str(f) for f in figures]
