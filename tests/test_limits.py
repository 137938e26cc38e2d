"""Budgets: what one input may cost, told when it is met, and changed by an option."""

from __future__ import annotations

import bz2
import gzip
import json
import signal
import threading
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner

from geo import cli, limits, pipeline
from geo.gazetteer import Gazetteer
from geo.limits import Limits, OverTimeError, each_within_time, read_limits, use_limits, within_time
from geo.model import Article, Parse, Unread
from geo.readers import read
from geo.readers.formats import table
from geo.readers.inputs.content import Content
from geo.readers.records.markup import MAX_ATTRIBUTES, without_many_attributes
from geo.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAIL = "From a@b Fri May 14 00:00:00 2021\nFrom: a@b\nSubject: x\n\n"
TALKS = "Talks were held in Tbilisi on 14 May 2021.\n"
counted = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system counts no time")


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    use_limits(Limits())


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read([path]) if isinstance(item, Unread)]


def texts(path: Path) -> list[str]:
    return [item.text for item in read([path]) if isinstance(item, Article)]


@pytest.mark.parametrize(
    "given", ["second=1", "seconds", "seconds=", "seconds=0", "record=1 XB", "acts=-1", "=4"]
)
def test_a_limit_that_is_none_is_refused_with_what_can_be_written(given: str) -> None:
    result = CliRunner().invoke(cli.main, ["parse", "-", "--limit", given], input=TALKS)
    assert result.exit_code == 2
    assert repr(given) in result.stderr
    assert "file, record, characters, seconds, acts" in result.stderr


@pytest.mark.parametrize(("given", "size"), [("file=5", 5), ("file=2kB", 2048), ("file=3 G", 3 << 30)])
def test_sizes_have_units(given: str, size: int) -> None:
    assert read_limits([given]).file == size


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_an_input_is_read_up_to_its_budget_unpacked(name: str, tmp_path: Path) -> None:
    content = (json.dumps({"text": TALKS}) + "\n").encode() * 20_000
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    use_limits(Limits(file=600_000))
    found = list(read([path]))
    assert isinstance(found[-1], Unread)
    assert "longer than 600,000 bytes unpacked; allow more with --limit file=N" in found[-1].reason
    assert 1000 < len(found) < 600_000 / len(TALKS), "what stands before is read"


def test_standard_input_has_the_same_budget() -> None:
    result = CliRunner().invoke(cli.main, ["parse", "-", "--limit", "file=1kB"], input=TALKS * 100)
    assert result.exit_code == 2
    assert "longer than 1,024 bytes unpacked" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("a.jsonl", f'{{"text": "{"x" * 3000}"}}\n{{"text": "Talks."}}\n', 1),
        ("a.csv", f'text\n"{"x" * 3000}"\nTalks.\n', 1),
        ("a.html", f"<p>{TALKS * 100}</p>", 0),
        ("a.txt", TALKS * 100, 0),
        (
            "a.mbox",
            f"{MAIL}{TALKS * 100}\n\n{MAIL}{TALKS}\n",
            1,
        ),
    ],
)
def test_a_record_is_held_up_to_its_budget_and_costs_no_other(
    name: str, content: str, kept: int, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    use_limits(Limits(record=2000))
    assert len(texts(tmp_path / name)) == kept
    (reason,) = reasons(tmp_path / name)
    assert "longer than 2,000 bytes" in reason or "field larger than field limit (2000)" in reason


@pytest.mark.parametrize("most", [1000, 100_000, 1 << 20])
def test_a_line_without_an_end_is_not_held_and_is_one_fault(most: int, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "' + "x" * 5_000_000 + '"}\n{"text": "Talks."}\n', encoding="utf-8"
    )
    use_limits(Limits(record=most))
    assert texts(tmp_path / "a.jsonl") == ["Talks."]
    (reason,) = reasons(tmp_path / "a.jsonl")
    assert reason.startswith("line 1 is longer than ")


def test_a_text_without_an_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALKS * 10, encoding="utf-8")
    use_limits(Limits(characters=100))
    assert reasons(tmp_path / "a.txt") == [
        "its text has 430 characters, more than 100; split it, or allow more with --limit characters=N"
    ]


def test_acts_beyond_the_budget_of_a_sentence_are_left_out_and_told() -> None:
    world = Gazetteer.open()
    article = Article(
        "a", "On 14 May 2021 rebels shelled Goris, bombed Agdam, attacked Shusha and raided Ganja."
    )
    (whole,) = pipeline.parse([article], world)
    use_limits(Limits(acts=2))
    (cut,) = pipeline.parse([article], world)
    assert isinstance(whole, Parse)
    assert isinstance(cut, Parse)
    assert len(whole.events) > 2
    kept = [event.trigger for event in cut.events]
    assert kept == [event.trigger for event in whole.events][: len(kept)]
    assert 0 < len(kept) <= 2
    assert "more than 2 acts" in cut.events_reason
    assert not whole.events_reason


def spins(_: object = None) -> Iterator[Any]:
    while True:
        pass
    yield


@counted
def test_reading_ends_when_its_time_is_spent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 Talks.}")
    (tmp_path / "b.txt").write_text(TALKS, encoding="utf-8")
    monkeypatch.setitem(cast("dict[Content, object]", table.SURE), Content.RTF, spins)
    use_limits(Limits(seconds=1))
    spent, kept = read([tmp_path])
    assert isinstance(kept, Article)
    assert isinstance(spent, Unread)
    assert spent.reason == "it takes more than 1 s of processor time; allow more with --limit seconds=N"


@counted
def test_parsing_ends_when_its_time_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    world = Gazetteer.open()

    def recognise_slowly(text: str, gazetteer: Gazetteer, *, language: str = "") -> object:
        return next(spins()) if "Lima" in text else recognise(text, gazetteer, language=language)

    monkeypatch.setattr("geo.pipeline.article.recognise", recognise_slowly)
    list(pipeline.parse([Article("first", TALKS)], world))  # models are loaded
    use_limits(Limits(seconds=2))
    found = list(
        pipeline.parse(
            [Article("a", TALKS), Article("slow", TALKS.replace("Tbilisi", "Lima")), Article("b", TALKS)],
            world,
        )
    )
    assert [isinstance(item, Parse) for item in found] == [True, False, True]
    assert "more than 2 s of processor time" in cast("Unread", found[1]).reason


@counted
def test_what_ignores_that_its_time_is_spent_is_told_again() -> None:
    use_limits(Limits(seconds=1))
    with within_time():
        for _ in range(2):
            with pytest.raises(OverTimeError):
                next(spins())


def in_a_thread(work: Callable[[], object]) -> object:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(timeout=60)


def test_time_is_limited_in_other_threads_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 Talks.}")
    (tmp_path / "b.txt").write_text(TALKS, encoding="utf-8")
    monkeypatch.setitem(cast("dict[Content, object]", table.SURE), Content.RTF, spins)
    use_limits(Limits(seconds=1))
    spent, kept = cast("list[Article | Unread]", in_a_thread(lambda: list(read([tmp_path]))))
    assert isinstance(kept, Article)
    assert isinstance(spent, Unread)
    assert spent.reason == "it takes more than 1 s of processor time; allow more with --limit seconds=N"


def test_what_ignores_it_in_another_thread_is_told_again_and_then_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "SECONDS_AGAIN", 0.1)
    use_limits(Limits(seconds=1))

    def work() -> int:
        told = 0
        with within_time():
            for _ in range(2):
                with pytest.raises(OverTimeError):
                    next(spins())
                told += 1
        begin = time.thread_time()
        while time.thread_time() - begin < limits.SECONDS_AGAIN * 3:
            pass
        return told

    assert in_a_thread(work) == 2
    assert "geo-limits" not in {thread.name for thread in threading.enumerate()}


def test_a_thread_that_waits_takes_no_processor_time() -> None:
    use_limits(Limits(seconds=1))

    def work() -> bool:
        with within_time():
            time.sleep(1.3)
        return True

    assert in_a_thread(work)


@counted
def test_time_between_two_articles_is_nobodys() -> None:
    for number in each_within_time(iter(range(3))):
        assert signal.getitimer(signal.ITIMER_PROF)[0] == 0, number


def test_limits_hold_in_workers_too() -> None:
    world = Gazetteer.open()
    use_limits(Limits(acts=1))
    article = Article("a", "On 14 May 2021 rebels shelled Goris, bombed Agdam and raided Ganja.")
    (parsed,) = pipeline.parse([article], world, jobs=2)
    assert isinstance(parsed, Parse)
    assert "more than 1 acts" in parsed.events_reason


@pytest.mark.parametrize("attribute", ['a{}="x"', "a{}='1 = 2'", "a{}", "a{}=x"])
def test_elements_with_more_attributes_than_any_page_has_lose_them(attribute: str) -> None:
    many = " ".join(attribute.format(number) for number in range(MAX_ATTRIBUTES * 10))
    assert without_many_attributes(f"<div><p {many}>Talks</p></div>") == "<div><p >Talks</p></div>"


def test_a_picture_in_an_attribute_is_no_heap_of_attributes() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 10_000}==" alt="{"word " * 2000}">'
    page = f"<p>Talks</p>{picture}<p>Talks</p>"
    assert without_many_attributes(page) == page


@pytest.mark.parametrize("name", ["a.html", "a.xml"])
def test_articles_between_many_attributes_are_read(name: str, tmp_path: Path) -> None:
    many = " ".join(f'a{number}="x"' for number in range(30_000))
    page = f"<html><body {many}><p {many}>{TALKS}</p></body></html>"
    item = f"<item {many}><title>Talks</title><description>{TALKS}</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    (tmp_path / name).write_text(page if name == "a.html" else feed, encoding="utf-8")
    assert [text.strip() for text in texts(tmp_path / name)] == [TALKS.strip()]


def test_memory_is_bounded_by_the_budget_and_not_by_what_is_unpacked(tmp_path: Path) -> None:
    line = b'{"text": "' + b"0" * (24 << 20)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line, 1))
    (tmp_path / "b.txt.bz2").write_bytes(bz2.compress(line, 1))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<p>" + line, 1))
    del line
    use_limits(Limits(record=1 << 18))
    list(read([tmp_path]))  # what is loaded once
    tracemalloc.start()
    try:
        assert len({item.source for item in read([tmp_path]) if isinstance(item, Unread)}) == 3
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 << 20, "a third of what is in each"
