"""The store in its parts: which rows hold, which go first, what counts, what is said of a bad file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
import shapely

from geo.errors import StoreError, UsageError
from geo.model import (
    Article,
    DateBasis,
    Dismissal,
    EventMention,
    Interval,
    Parse,
    Place,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Unread,
    Usage,
)
from geo.readers import ReadOptions
from geo.resolve.focus import Focus
from geo.store import ParseStore, ReadingStore
from geo.store import fingerprint as of_run
from geo.store.codec import LENGTH, Shared, decode, encode
from geo.store.database import (
    AFTER_REMOVING,
    APPLICATION,
    BLOB_OVERHEAD,
    DAMAGED,
    NAME,
    OF_RUN,
    RUNS_BETWEEN,
    DamagedError,
    Database,
    Extent,
    Kept,
    clear,
    extent,
)
from geo.store.folder import GREATEST_SIZE, greatest_size, store_folder
from geo.store.parses import GREATEST_RESULT, ROWS_AT_ONCE, holds_today
from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.readers.inputs.source import Source

DAY = date(2026, 5, 1)
DATED = Article("a", "Talks were held.", published=date(2021, 5, 30))
UNDATED = Article("u", "Talks were held.")


def store(folder: Path | None, **given: Any) -> ParseStore:  # noqa: ANN401 - what a store is told
    return ParseStore(folder, b"1", **{"today": DAY, **given})


def asked(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / NAME)) as connection:
        return list(connection.execute(query))


# Rows.


def test_a_row_holds_from_its_first_to_its_last_day(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(b"k", b"blob", 5, 7)])
        assert [database.find(b"k", day) for day in (4, 5, 7, 8)] == [None, b"blob", b"blob", None]
        assert database.find(b"other", 6) is None


def test_a_row_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(b"k", b"old", 1, 9), Kept(b"l", b"other", 1, 9)])
        database.keep([Kept(b"k", b"newer", 3, 4)])
        assert (database.find(b"k", 3), database.find(b"k", 9), database.find(b"l", 9)) == (
            b"newer",
            None,
            b"other",
        )
    assert asked(tmp_path, "SELECT count(*), sum(length(blob)) FROM kept") == [(2, 10)]
    assert asked(tmp_path, "SELECT sum(size) FROM keys") == [(10,)]


def test_rows_that_are_no_good_are_removed(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(name, name, 1, 9) for name in (b"k", b"l", b"m")])
        database.remove([b"k", b"m", b"unknown"])
        assert [database.find(name, 5) for name in (b"k", b"l", b"m")] == [None, b"l", None]
    assert asked(tmp_path, "SELECT count(*) FROM kept") == [(1,)]


def test_each_run_that_can_write_has_a_number(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        with closing(Database.open(tmp_path)) as database:
            assert database.writable
            database.keep([Kept(b"%d" % number, b"", 1, 9)])
    assert asked(tmp_path, "SELECT key, run FROM keys") == [(b"1", 1), (b"2", 2), (b"3", 3)]
    assert asked(tmp_path, "SELECT run FROM runs") == [(3,)]


def used_in(folder: Path, greatest: int, runs: int) -> int:
    """Keep a row of 1000 bytes, find it so many runs later, and return the run that is noted of it."""
    with closing(Database.open(folder)) as database:
        database.keep([Kept(b"k", b"x" * 1000, 1, 9), Kept(b"unused", b"", 1, 9)])
    for _ in range(runs - 1):
        Database.open(folder).close()
    with closing(Database.open(folder)) as database:
        assert database.find(b"k", 5)
        database.touch(greatest)
        database.touch(0)  # what was found is noted once
    (used,), (unused,) = asked(folder, "SELECT run FROM keys ORDER BY key")
    assert unused == 1
    return int(used)


@pytest.mark.parametrize(
    ("greatest", "runs", "noted"),
    [
        (2 * (1000 + 2 * BLOB_OVERHEAD), 1, 2),
        (2 * (1000 + 2 * BLOB_OVERHEAD) + 1, 1, 1),
        (10**6, RUNS_BETWEEN - 1, 1),
        (10**6, RUNS_BETWEEN, 1 + RUNS_BETWEEN),
    ],
)
def test_where_there_is_room_a_use_is_noted_every_eighth_run(
    greatest: int, runs: int, noted: int, tmp_path: Path
) -> None:
    assert RUNS_BETWEEN == 8
    assert used_in(tmp_path, greatest, runs) == noted


def test_what_was_not_used_for_longest_goes_first_until_a_fifth_is_free(tmp_path: Path) -> None:
    size = 840 + BLOB_OVERHEAD
    for name in b"dcba":
        with closing(Database.open(tmp_path)) as database:
            database.keep([Kept(bytes([name, number]), b"x" * 840, 1, 9) for number in range(5)])
    with closing(Database.open(tmp_path)) as database:
        assert database.shrink(20 * size) == 0
        before = database.extent().size
        assert database.shrink(20 * size - 1) == 5
        assert database.extent().rows == 15
        assert database.extent().size <= before
        left = {bytes(key) for (key,) in asked(tmp_path, "SELECT key FROM keys")}
        assert {key[:1] for key in left} == {b"a", b"b", b"c"}
        assert database.shrink(int(15 * size / AFTER_REMOVING)) == 0
        assert database.shrink(0) == 15


def test_one_row_more_than_fits_makes_room(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(bytes([number]), b"x" * 840, 1, 9) for number in range(10)])
        assert database.shrink(9999) == 3, "7 of 1000 bytes are left of 9999, less than four fifths"
        assert {key for (key,) in asked(tmp_path, "SELECT key FROM keys")} == {
            bytes([n]) for n in range(3, 10)
        }


def test_no_more_is_removed_than_frees_a_fifth(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(bytes([number]), b"x" * 840, 1, 9) for number in range(20)])
        assert database.shrink(12_500) == 10, "four fifths of it are 10 rows of 1000 bytes"


def test_what_was_worked_out_of_parses_is_not_counted_among_them(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        database.keep([Kept(b"k", b"", 1, 9), Kept(OF_RUN + b"k", b"", 1, 9), Kept(b"run", b"", 1, 9)])
        assert database.extent() == Extent(2, (tmp_path / NAME).stat().st_size)
    assert extent(tmp_path) == Extent(2, (tmp_path / NAME).stat().st_size)


def test_all_files_of_a_store_are_cleared(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    for suffix in ("-journal", "-wal", "-shm", DAMAGED):
        (tmp_path / (NAME + suffix)).touch()
    (tmp_path / "own").touch()
    (tmp_path / (NAME + "-journal")).unlink()
    found = clear(tmp_path)
    assert found is not None
    assert found.rows == 0
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_a_damaged_store_is_put_aside_with_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"nonsense " * 999)
    (tmp_path / (NAME + "-shm")).touch()
    with pytest.raises(DamagedError, match=r"the store '.*' is damaged: "):
        extent(tmp_path)
    held = clear(tmp_path)
    assert held == Extent(0, 9 * 999)
    (tmp_path / NAME).write_bytes(b"nonsense " * 999)
    (tmp_path / (NAME + "-shm")).touch()
    Database.open(tmp_path).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, NAME + DAMAGED]


def test_a_row_is_whole_or_none_after_a_power_cut(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path)) as database:
        connection = database._connection  # noqa: SLF001 - what SQLite was told holds for a connection
        normal = 1
        assert connection.execute("PRAGMA synchronous").fetchone() == (normal,)


def test_a_store_is_known_by_its_header(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    assert asked(tmp_path, "PRAGMA application_id") == [(APPLICATION,)] == [(int.from_bytes(b"geo1", "big"),)]
    assert asked(tmp_path, "PRAGMA user_version") == [(1,)]
    assert asked(tmp_path, "PRAGMA auto_vacuum") == [(2,)]
    assert NAME == "parses-1.sqlite"


@pytest.mark.parametrize(
    ("pragma", "said"),
    [
        ("application_id = 7", r"is no store of geo's: move it away, or choose a folder with --cache"),
        ("user_version = 0", r"was written by another version of geo \(its format is 0, this geo's is 1\)"),
        ("user_version = 2", r"its format is 2, this geo's is 1\): choose another folder with --cache"),
    ],
)
def test_what_is_none_of_ours_is_refused(pragma: str, said: str, tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    asked(tmp_path, f"PRAGMA {pragma}")
    for open_it in (Database.open, extent, clear):
        with pytest.raises(StoreError, match=said):
            open_it(tmp_path)
    assert (tmp_path / NAME).exists()


def test_a_store_without_its_tables_is_no_good(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    asked(tmp_path, "DROP TABLE kept")
    with pytest.raises(StoreError, match="can't be used: no such table"):
        Database.open(tmp_path)


def test_a_store_that_another_run_holds_for_long_is_not_taken_for_one_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.store.database.SECONDS_TO_WAIT", 0.05)
    Database.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / NAME)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="can't be used: database is locked"):
            Database.open(tmp_path)


def test_what_the_system_says_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"the store '.*' can't be used: (Not a directory|File exists)"):
        Database.open(tmp_path / "file")


# Parses.


def test_what_was_found_and_kept_is_counted(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        assert kept.is_open
        assert kept.find(DATED) is None
        kept.keep(DATED, Parse(DATED))
        assert (kept.found, kept.kept) == (0, 1)
        assert kept.find(DATED) == Parse(DATED), "also before it is written"
        assert (kept.found, kept.kept, kept.fault) == (1, 1, "")
    assert not kept.is_open
    assert kept.find(DATED) is None
    kept.keep(DATED, Parse(DATED))
    kept.close()
    assert (kept.found, kept.kept, kept.fault) == (1, 1, "")


def test_without_a_folder_nothing_is_kept_and_nothing_is_wrong() -> None:
    with store(None) as nothing:
        nothing.keep(DATED, Parse(DATED))
        nothing.keep_result("links", b"d", b"blob")
        assert nothing.find(DATED) is None
        assert nothing.find_result("links", b"d") is None
        assert (nothing.is_open, nothing.found, nothing.kept, nothing.fault) == (False, 0, 0, "")


def test_parses_are_written_64_at_a_time_or_when_asked(tmp_path: Path) -> None:
    articles = [replace(DATED, id=str(number)) for number in range(ROWS_AT_ONCE + 1)]
    kept = store(tmp_path)
    for article in articles[:-2]:
        kept.keep(article, Parse(article))
    assert asked(tmp_path, "SELECT count(*) FROM keys") == [(0,)]
    kept.keep(articles[-2], Parse(articles[-2]))
    assert ROWS_AT_ONCE == 64
    assert asked(tmp_path, "SELECT count(*) FROM keys") == [(64,)]
    kept.keep(articles[-1], Parse(articles[-1]))
    assert asked(tmp_path, "SELECT count(*) FROM keys") == [(64,)]
    kept.write()
    assert asked(tmp_path, "SELECT count(*) FROM keys") == [(65,)]
    kept.close()


def test_a_day_that_the_clock_had_a_part_in_holds_today(tmp_path: Path) -> None:
    assert holds_today(DATED, DAY) == (date.min, date.max)
    assert holds_today(UNDATED, DAY) == (DAY, DAY)
    with store(tmp_path) as kept:
        kept.keep(UNDATED, Parse(UNDATED))
        kept.keep(DATED, Parse(DATED))
    days = {(DAY.toordinal(),) * 2, (date.min.toordinal(), date.max.toordinal())}
    assert set(asked(tmp_path, "SELECT first, last FROM keys")) == days


def test_a_store_asks_how_long_a_parse_holds(tmp_path: Path) -> None:
    with store(tmp_path, holds=lambda *_: (date(2026, 4, 1), date(2026, 5, 1))) as kept:
        kept.keep(DATED, Parse(DATED))
    for today, is_known in ((date(2026, 3, 31), False), (date(2026, 4, 1), True), (date(2026, 5, 2), False)):
        with store(tmp_path, today=today) as again:
            assert (again.find(DATED) is not None) is is_known


def test_results_are_kept_by_kind_and_digest_and_by_what_the_run_depends_on(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        kept.keep_result("links", b"d", b"one")
        kept.keep_result("told", b"d", b"two", (DAY, DAY))
        kept.keep_result("links", b"e", b"three")
        assert kept.find_result("links", b"d") == b"one"
        assert kept.kept == 0
    with store(tmp_path) as kept:
        found = [
            kept.find_result(*key)
            for key in (("links", b"d"), ("told", b"d"), ("links", b"e"), ("told", b"e"))
        ]
        assert found == [b"one", b"two", b"three", None]
    with store(tmp_path, today=date(2026, 5, 2)) as later:
        assert [later.find_result(kind, b"d") for kind in ("links", "told")] == [b"one", None]
    with ParseStore(tmp_path, b"2") as other:
        assert other.find_result("links", b"d") is None
    assert {bytes(key[: len(OF_RUN)]) for (key,) in asked(tmp_path, "SELECT key FROM keys")} == {OF_RUN}


def test_a_result_that_would_crowd_out_the_parses_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert GREATEST_RESULT == GREATEST_SIZE // 4
    monkeypatch.setattr("geo.store.parses.GREATEST_RESULT", 4)
    with store(tmp_path) as kept:
        kept.keep_result("links", b"d", b"four")
        kept.keep_result("links", b"e", b"five.")
        assert (kept.find_result("links", b"d"), kept.find_result("links", b"e")) == (b"four", None)


def failing(error: StoreError) -> Callable[..., None]:
    """Return a method that fails."""

    def fail(*_: object) -> None:
        raise error

    return fail


def test_what_cannot_be_written_is_not_counted_and_the_first_fault_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store(tmp_path) as kept:
        kept.keep(DATED, Parse(DATED))
        kept.write()
    monkeypatch.setattr(Database, "keep", failing(StoreError("the disk is full")))
    with store(tmp_path) as kept:
        kept.keep(UNDATED, Parse(UNDATED))
        assert kept.kept == 1
        kept.write()
        assert (kept.kept, kept.fault) == (0, "the disk is full; no more is kept")
        kept.keep(UNDATED, Parse(UNDATED))
        assert (kept.kept, kept.is_open) == (0, True)
        assert kept.find(UNDATED) is None
        assert kept.find(DATED) == Parse(DATED), "what was kept before is still found"
        kept.write()
    assert kept.fault == "the disk is full; no more is kept"


def test_a_store_that_turns_out_damaged_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "find", failing(DamagedError("it is damaged")))
    with store(tmp_path) as kept:
        assert kept.find(DATED) is None
        assert not kept.is_open
        kept.keep(DATED, Parse(DATED))
        assert (kept.kept, kept.fault) == (0, "it is damaged; no more is kept")
    assert [path.name for path in tmp_path.iterdir()] == [NAME + DAMAGED]


def test_a_fault_at_the_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "shrink", failing(StoreError("the disk is full")))
    with store(tmp_path) as kept:
        kept.keep(DATED, Parse(DATED))
    assert (kept.kept, kept.fault) == (1, "the disk is full; no more is kept")


def test_a_store_that_cannot_be_opened_says_that_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert store(tmp_path / "file").fault.endswith("; nothing is kept")


def test_the_greatest_size_is_kept_to_at_the_end(tmp_path: Path) -> None:
    articles = [replace(DATED, id=str(number)) for number in range(30)]
    with store(tmp_path, greatest=10**6) as kept:
        for article in articles:
            kept.keep(article, Parse(article, events_reason=os.urandom(500).hex()))
    with store(tmp_path, greatest=5000) as kept:
        assert kept.find(articles[7]) is not None
    left = asked(tmp_path, "SELECT count(*), sum(size) FROM keys")
    assert left[0][1] + left[0][0] * BLOB_OVERHEAD <= 4000
    with store(tmp_path) as kept:
        assert kept.find(articles[7]) is not None, "what was used last stays"


# Bytes.

PLACE = Place("geonames:1", "Goris", 39.5, 46.3, "P", "PPL", "AM")


def full(name: str = "a") -> Parse:
    """Return a parse of records that are equal to another's, and not the same."""
    interval = Interval.of("2022-07-16")
    reason, rules = f"reason {len(name)}", (f"rule{len(name)}",)
    mention = EventMention(
        "e", Span(0, 5), f"TYPE{len(name)}", Status.OCCURRED, Span(0, 9), interval, DateBasis.EXPLICIT,
        rules=rules, date_reason=f"{reason} d", place_reason=f"{reason} p",
    )  # fmt: skip
    timex = Timex(0, 3, "now", TimexType.DATE, f"2022-{len(name)}", interval, rule=f"anchor{len(name)}")
    found = Resolution(Toponym(0, 5, "Goris", Usage.LITERAL), replace(PLACE), 0.9, reason)
    return Parse(
        Article(name, "Talks."),
        (found,),
        (timex,),
        (mention,),
        dismissals=(Dismissal(Span(0, 1), f"no{len(name)}"),),
    )


def test_equal_values_of_two_parses_are_held_once() -> None:
    shared = Shared()
    one, other = (decode(encode(full(name)), Article(name, "Talks."), shared) for name in "ab")
    assert one is not None
    assert other is not None
    assert replace(other, article=one.article) == one
    assert one.article == Article("a", "Talks.")
    pairs = [
        *((getattr(one.toponyms[0], name), getattr(other.toponyms[0], name)) for name in ("place", "reason")),
        *(
            (getattr(one.timexes[0], name), getattr(other.timexes[0], name))
            for name in ("interval", "value", "rule")
        ),
        *(
            (getattr(one.events[0], name), getattr(other.events[0], name))
            for name in ("interval", "rules", "type", "date_reason", "place_reason")
        ),
        (one.dismissals[0].rule, other.dismissals[0].rule),
        (one.timexes[0].interval, one.events[0].interval),
    ]
    assert [mine for mine, theirs in pairs if mine is not theirs] == []


def test_places_with_one_id_are_one_and_a_name_without_a_place_stays_without() -> None:
    shared = Shared()
    renamed = full("b")
    renamed = replace(renamed, toponyms=(replace(renamed.toponyms[0], place=replace(PLACE, name="Gerusy")),))
    lost = replace(full("c"), toponyms=(replace(full("c").toponyms[0], place=None),))
    found = [decode(encode(parse), parse.article, shared) for parse in (full("a"), renamed, lost)]
    assert [parse.toponyms[0].place for parse in found if parse] == [PLACE, PLACE, None]


def test_bytes_hold_no_text_and_are_of_their_article() -> None:
    blob = encode(full())
    end = LENGTH + int.from_bytes(blob[:LENGTH], "big")
    assert [b"Talks." in zlib.decompress(part) for part in (blob[LENGTH:end], blob[end:])] == [False, False]
    assert decode(blob, Article("b", "Talks."), Shared()) is None
    for damaged in (b"", blob[:-1], blob[:-4] + bytes(4), zlib.compress(b"\x93"), zlib.compress(b"\xc0")):
        assert decode(damaged, full().article, Shared()) is None


def test_results_come_back_in_the_shape_that_is_asked_for(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        results = ResultStore(kept)
        results.keep("days", b"d", [(1, "one")])
        assert results.find("days", b"d", tuple[tuple[int, str], ...]) == ((1, "one"),)
        assert results.find("days", b"d", tuple[str, ...]) is None
        assert results.find("days", b"e", tuple[str, ...]) is None
        kept.keep_result("days", b"f", b"damaged")
        assert results.find("days", b"f", tuple[int, ...]) is None
        assert results.digest_of(full()) == results.digest_of(full())
        changed = replace(full(), article=replace(full().article, text="Talks ended."))
        assert results.digest_of(changed) != results.digest_of(full())
        assert len(results.digest_of(full())) == hashlib.sha256().digest_size


# What a parse depends on.


class OfNothing:
    """A gazetteer whose tables are one file."""

    def __init__(self, path: Path, *sources: Path) -> None:
        self.folder, self.sources = path, sources


def fingerprint(folder: Path, focus: Focus | None = None, **options: str) -> bytes:
    tables = folder / "tables"
    tables.write_bytes(b"places")
    return of_run.parsing_fingerprint(cast("Gazetteer", OfNothing(tables)), focus, options)


@pytest.fixture
def _no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_run, "code_digest", lambda _: b"code")


@pytest.mark.usefixtures("_no_code")
def test_each_part_of_a_run_s_choices_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    square, other = shapely.box(0, 0, 1, 1), shapely.box(0, 0, 1, 2)
    found = [
        fingerprint(tmp_path),
        fingerprint(tmp_path, Focus()),
        fingerprint(tmp_path, Focus(frozenset({"AM"}))),
        fingerprint(tmp_path, Focus(frozenset({"AM", "AZ"}))),
        fingerprint(tmp_path, Focus(frozenset(), square, frozenset({"AM"}))),
        fingerprint(tmp_path, Focus(frozenset(), other, frozenset({"AM"}))),
        fingerprint(tmp_path, Focus(frozenset(), square, frozenset({"AZ"}))),
        fingerprint(tmp_path, a="1"),
        fingerprint(tmp_path, a="2"),
        fingerprint(tmp_path, a="1", b="2"),
        fingerprint(tmp_path, a="1b=2"),
    ]
    monkeypatch.setattr(of_run, "own_kinds", lambda: SimpleNamespace(digest="own"))
    found.append(fingerprint(tmp_path))
    monkeypatch.setattr(of_run, "limits", lambda: SimpleNamespace(acts=7))
    found.append(fingerprint(tmp_path))
    monkeypatch.setattr(of_run, "code_digest", lambda _: b"other")
    found.append(fingerprint(tmp_path))
    assert len(set(found)) == len(found)


@pytest.mark.usefixtures("_no_code")
def test_the_order_of_choices_does_not_count(tmp_path: Path) -> None:
    assert fingerprint(tmp_path, a="1", b="2") == fingerprint(tmp_path, b="2", a="1")
    assert fingerprint(tmp_path) == fingerprint(tmp_path)


@pytest.mark.usefixtures("_no_code")
def test_tables_of_places_count_by_their_bytes_and_imported_ones_by_their_checksums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")

    def of(*paths: Path) -> bytes:
        return of_run.parsing_fingerprint(cast("Gazetteer", OfNothing(*paths)))

    assert len({of(one), of(two), of(one, two), of(two, one)}) == 4
    folder = tmp_path / "imported"
    folder.mkdir()
    (folder / "CHECKSUMS").write_bytes(b"1")
    monkeypatch.setattr(of_run, "is_imported", lambda path: path == folder)
    monkeypatch.setattr(of_run, "imported_folder", lambda path: path)
    assert of(folder) == of(one)
    (folder / "CHECKSUMS").write_bytes(b"2")
    assert of(folder) == of(two)


def test_names_bytes_and_libraries_of_code_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "one.csv").write_text("1", encoding="utf-8")
    for digest in (of_run.code_digest.__wrapped__, of_run.reading_digest.__wrapped__):
        (tmp_path / "language" / "one.csv").write_text("1", encoding="utf-8")
        found = [digest(tmp_path)]
        (tmp_path / "language" / "one.csv").write_text("2", encoding="utf-8")
        found.append(digest(tmp_path))
        (tmp_path / "language" / "one.csv").rename(tmp_path / "language" / "two.csv")
        found.append(digest(tmp_path))
        (tmp_path / "language" / "two.csv").rename(tmp_path / "language" / "one.csv")
        assert digest(tmp_path) == found[1]
        with monkeypatch.context() as patch:
            patch.setattr(of_run, "version", lambda _: "9")
            found.append(digest(tmp_path))
            patch.setattr(of_run, "version", lambda _: "8")
            found.append(digest(tmp_path))
            patch.setattr("platform.python_version", lambda: "2.7")
            found.append(digest(tmp_path))
        assert len(set(found)) == len(found)


def test_a_library_that_is_not_there_is_of_no_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_run, "LIBRARIES", ("no-such-library",))
    assert of_run.code_digest.__wrapped__(tmp_path)


def names(paths: Any, root: Path) -> list[str]:  # noqa: ANN401 - paths
    return [path.relative_to(root).as_posix() for path in paths]


def test_which_files_a_parse_and_a_reading_depend_on(tmp_path: Path) -> None:
    for name in (
        "errors.py", "dates/b.py", "dates/a.py", "dates/a.pyc", "language/en/x.csv", "maps/page.py",
        "web/page.js",
        "readers/r.py", "gazetteer/data/names.bin", "gazetteer/lookup.py", "rules/engine.py", "model/m.py",
        "spreadsheet.py", "store/x.py", "readers/r.pyc",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(of_run.parsing_files(tmp_path), tmp_path) == [
        "dates/a.py", "dates/b.py", "errors.py", "gazetteer/lookup.py", "language/en/x.csv", "model/m.py",
        "rules/engine.py", "spreadsheet.py",
    ]  # fmt: skip
    assert names(of_run.reading_files(tmp_path), tmp_path) == [
        "errors.py", "language/en/x.csv", "model/m.py", "readers/r.py", "rules/engine.py", "spreadsheet.py",
    ]  # fmt: skip


# What was read.


def source(path: Path | None, name: str = "a.txt") -> Source:
    return cast("Source", SimpleNamespace(path=path, name=name))


def test_a_file_is_marked_by_its_state_its_name_and_how_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks.", encoding="utf-8")
    settled = time.time_ns() + 2_100_000_000
    with store(tmp_path / "kept") as kept, pytest.MonkeyPatch.context() as patch:
        plain = ReadingStore(kept, ReadOptions())
        assert plain.mark(source(path), is_named=True) is None, "it was written just now"
        patch.setattr("geo.store.readings.time.time_ns", lambda: settled)
        marks = [plain.mark(source(path), is_named=is_named) for is_named in (True, False)]
        marks.append(plain.mark(source(path, "b.txt"), is_named=True))
        marks.append(ReadingStore(kept, ReadOptions({"text": "words"})).mark(source(path), is_named=True))
        os.utime(path, (1, 1))
        patch.setattr("geo.store.readings.time.time_ns", lambda: settled + 10**10)
        marks.append(plain.mark(source(path), is_named=True))
        assert None not in marks
        assert len(set(marks)) == len(marks)
        assert plain.mark(source(path), is_named=True) == marks[-1]
        assert plain.mark(source(tmp_path), is_named=True) is None, "a folder"
        assert plain.mark(source(tmp_path / "gone"), is_named=True) is None
        assert plain.mark(source(None), is_named=True) is None


@pytest.mark.parametrize(("nanoseconds", "is_trusted"), [(2_000_000_000, True), (1_999_999_999, False)])
def test_a_file_is_trusted_two_seconds_after_it_was_changed(
    nanoseconds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_trusted: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks.", encoding="utf-8")
    later = path.stat().st_ctime_ns + 10**9
    os.utime(path, ns=(later, later))
    now = max(path.stat().st_mtime_ns, path.stat().st_ctime_ns) + nanoseconds
    monkeypatch.setattr("geo.store.readings.time.time_ns", lambda: now)
    with store(tmp_path / "kept") as kept:
        mark = ReadingStore(kept, ReadOptions()).mark(source(path), is_named=True)
    assert (mark is not None) is is_trusted


def test_what_was_read_is_found_with_what_could_not_be(tmp_path: Path) -> None:
    items: list[Article | Unread] = [DATED, Unread("b.txt", "it is empty"), UNDATED]
    with store(tmp_path) as kept:
        readings = ReadingStore(kept, ReadOptions())
        readings.keep(b"mark", items)
        readings.keep(b"none", [])
        assert readings.find(b"mark") == items
        assert readings.find(b"none") == []
        assert readings.find(b"other") is None
        kept.keep_result("read", b"damaged", b"damaged")
        assert readings.find(b"damaged") is None


# Where it lies.


@pytest.mark.parametrize(("given", "size"), [("", 1 << 30), (" 2 ", 2 << 30), ("0.5", 1 << 29), ("1e-9", 1)])
def test_how_much_is_kept(given: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE_GB", given)
    assert greatest_size() == size


@pytest.mark.parametrize("given", ["0", "-1", "1e-10", "inf", "nan", "two"])
def test_what_is_no_size_is_quoted(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE_GB", given)
    with pytest.raises(UsageError, match=f"GEO_CACHE_GB='{given}' is no number of gigabytes: write 1 or 250"):
        greatest_size()


@pytest.mark.skipif(sys.platform != "linux", reason="folders of Linux")
def test_without_a_word_it_is_the_platform_s_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", "  ")
    monkeypatch.setenv("XDG_CACHE_HOME", "/kept")
    assert str(store_folder()) == "/kept/geo"
    for word in ("off", "0", "no", "false", "none", " None "):
        monkeypatch.setenv("GEO_CACHE", word)
        assert store_folder() is None
