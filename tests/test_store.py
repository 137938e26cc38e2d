"""The store of parses: never a wrong answer, nothing lost, whatever happens to its file."""

from __future__ import annotations

import ast
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import tomllib
import zlib
from dataclasses import fields, replace
from datetime import date
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from geo.dates import infer_published
from geo.errors import StoreError, UsageError
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Resolution, Toponym, Unread, Usage
from geo.pipeline import open_store, parse
from geo.pipeline import parsing as pipeline_parsing
from geo.pipeline.gist import gist_of
from geo.pipeline.keeping import holds
from geo.resolve import read_focus
from geo.store import ParseStore, parsing_fingerprint, store_folder
from geo.store.codec import Head, KeptParse, Shared, decode, encode
from geo.store.database import DAMAGED, NAME, Database, Kept, clear, extent
from geo.store.fingerprint import LIBRARIES, NOT_PARSING, ROOT, code_digest, parsing_files
from geo.store.folder import GREATEST_SIZE
from geo.store.results import digest_of_parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DAY = date(2026, 5, 1)
ONE_YEAR_FITS = "Ministers met in Lima on Wednesday, May 4. An accord was signed in March 2021."
ARTICLES = [
    Article(f"a{number}", f"Talks were held in Tbilisi on {number} May 2021.", published=date(2021, 5, 30))
    for number in range(1, 6)
]
ROOT_OF_CHECKOUT = ROOT.parent


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def parsed_articles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the articles that go through the stages, as they do."""
    seen: list[str] = []
    stages = pipeline_parsing._parse  # noqa: SLF001 - where articles enter the stages

    def counting(articles: Sequence[Article], *rest: object) -> list[Parse | Unread]:
        seen.extend(article.id for article in articles)
        return stages(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline_parsing, "_parse", counting)
    return seen


def kept_in(folder: Path, gazetteer: Gazetteer, articles: list[Article]) -> list[Parse | Unread]:
    with open_store(folder, gazetteer) as store:
        return list(parse(articles, gazetteer, store=store))


def store_of(folder: Path, today: date = DAY, greatest: int = GREATEST_SIZE) -> ParseStore:
    return ParseStore(folder, b"1", today=today, greatest=greatest)


def test_only_what_is_new_is_parsed(tmp_path: Path, gazetteer: Gazetteer, parsed_articles: list[str]) -> None:
    first = kept_in(tmp_path, gazetteer, ARTICLES)
    assert parsed_articles == ["a1", "a2", "a3", "a4", "a5"]
    parsed_articles.clear()
    changed = [*ARTICLES[:2], replace(ARTICLES[2], text="Talks ended in Baku."), *ARTICLES[3:]]
    new = Article("a9", "A flood hit Goris on Monday.")
    again = kept_in(tmp_path, gazetteer, [new, *changed])
    assert parsed_articles == ["a9", "a3"]
    assert [*again[1:3], *again[4:]] == [*first[:2], *first[3:]]
    assert [item.article.id for item in again if isinstance(item, Parse)] == [
        "a9", "a1", "a2", "a3", "a4", "a5",
    ]  # fmt: skip


def test_what_is_kept_goes_past_the_workers_in_order(tmp_path: Path, gazetteer: Gazetteer) -> None:
    alone = kept_in(tmp_path, gazetteer, ARTICLES[1:4])
    with open_store(tmp_path, gazetteer) as store:
        bad = Unread("bad.txt", "it is empty")
        found = list(parse([ARTICLES[0], bad, *ARTICLES[1:]], gazetteer, jobs=2, store=store))
        assert (store.found, store.kept) == (3, 2)
    assert found[1] == bad
    assert found[2:5] == alone


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Talks were held in Baku."},
        {"id": "other"},
        {"title": "Talks"},
        {"published": date(2021, 6, 1)},
        {"url": "https://news.example/2021/05/02/talks"},
        {"language": "tr"},
        {"source": "Example Wire"},
    ],
)
def test_every_field_of_an_article_counts(tmp_path: Path, changed: dict[str, object]) -> None:
    with store_of(tmp_path) as store:
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert store.find(ARTICLES[0]) is not None
        assert store.find(replace(ARTICLES[0], **changed)) is None  # type: ignore[arg-type]


def test_options_and_gazetteers_count(tmp_path: Path, gazetteer: Gazetteer) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nVelmisar,40,45\n", encoding="utf-8")
    with_own = Gazetteer.open(own=[own])
    first = parsing_fingerprint(with_own)
    own.write_text("name,latitude,longitude\nVelmisar,41,45\n", encoding="utf-8")
    fingerprints = [
        parsing_fingerprint(gazetteer),
        first,
        parsing_fingerprint(with_own),
        parsing_fingerprint(gazetteer, read_focus("AM", gazetteer)),
        parsing_fingerprint(gazetteer, read_focus("40,40,46,43", gazetteer)),
        parsing_fingerprint(gazetteer, options={"types": "x"}),
    ]
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize(
    ("altered", "counts"),
    [
        ("events/rules.py", True),
        ("language/en/triggers.csv", True),
        ("models/encoder.onnx", True),
        ("maps/page.py", False),
        ("web/page.js", False),
        ("events/__pycache__/rules.cpython-311.pyc", False),
    ],
)
def test_code_tables_and_weights_count(tmp_path: Path, altered: str, *, counts: bool) -> None:
    for name in ("events/rules.py", "language/en/triggers.csv", "models/encoder.onnx", "maps/page.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    before = code_digest.__wrapped__(tmp_path)
    (tmp_path / altered).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / altered).write_text("changed", encoding="utf-8")
    assert (code_digest.__wrapped__(tmp_path) != before) == counts


def test_all_that_parses_is_in_the_fingerprint() -> None:
    """The packages left out are those that the import contract puts above the stages, and reading."""
    contract = tomllib.loads((ROOT_OF_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    above = {name for layer in layers[: layers.index("geo.events")] for name in layer.split(" | ")}
    assert {f"geo.{name}" for name in NOT_PARSING} <= above | {"geo.web", "geo.readers"}
    assert above - {"geo.pipeline"} <= {f"geo.{name}" for name in NOT_PARSING}
    files = {path.relative_to(ROOT).as_posix() for path in parsing_files()}
    assert {"pipeline/article.py", "language/en/weekdays.csv", "models/resolver.json"} <= files


def test_all_libraries_that_parse_are_in_the_fingerprint() -> None:
    imported = {
        name.partition(".")[0]
        for path in parsing_files()
        if path.suffix == ".py" and "own" not in path.parts and "geonames" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imports(node)
    }
    distributions = packages_distributions()
    used = {
        distribution.lower()
        for name in imported - set(sys.stdlib_module_names) - {"geo"}
        for distribution in distributions.get(name, [])
    }
    known = {name.lower() for name in LIBRARIES}
    assert used - known <= {"pebble", "threadpoolctl", "pyarrow", "pandas", "geopandas", "platformdirs"}
    assert "spacy" in used


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def test_a_parse_comes_back_as_it_was(tmp_path: Path, gazetteer: Gazetteer) -> None:
    text = (Path(__file__).parents[1] / "examples" / "hard" / "03-shots-near-tavush-villages.txt").read_text(
        "utf-8"
    )
    article = Article("shots", text)
    (found,) = kept_in(tmp_path, gazetteer, [article])
    assert isinstance(found, Parse)
    assert found.events
    assert found.toponyms
    (again,) = kept_in(tmp_path, gazetteer, [article])
    for field in fields(Parse):
        assert getattr(again, field.name) == getattr(found, field.name)


@pytest.fixture
def named(gazetteer: Gazetteer) -> Parse:
    """Return a parse with a place."""
    place = gazetteer.candidates("Tbilisi")[0].place
    article = Article("a", "Talks were held in Tbilisi.", published=DAY)
    name = Resolution(Toponym(19, 26, "Tbilisi", Usage.LITERAL), place, 0.9, "the only one")
    return Parse(article, (name,), events_reason="none was sought")


def test_what_is_kept_is_decoded_when_it_is_asked_for(named: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[bytes] = []
    plain = Shared.decoded

    def noting(shared: Shared, digest: bytes, parse: KeptParse) -> object:
        decoded.append(digest)
        return plain(shared, digest, parse)

    monkeypatch.setattr(Shared, "decoded", noting)
    found = decode(encode(named, gist_of(named)), named.article, Shared())
    assert found is not None
    other = found.of(replace(named.article, origin="b"))
    assert (found.article, found.events_reason) == (named.article, named.events_reason)
    assert found.gist == other.gist == gist_of(named) == gist_of(found)
    assert digest_of_parse(found) == digest_of_parse(named) != digest_of_parse(other)
    assert not decoded
    assert found.toponyms == other.toponyms == named.toponyms
    assert found.toponyms is other.toponyms
    assert decoded


def test_a_kept_parse_stands_for_the_plain_one(named: Parse) -> None:
    found = decode(encode(named, gist_of(named)), named.article, Shared())
    assert found == named
    assert named == found
    assert found != replace(named, toponyms=())
    assert found != object()
    assert hash(found) == hash(named)
    changed = replace(found, toponyms=())
    assert (type(changed), changed.toponyms, changed.gist) == (Parse, (), None)
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert (type(sent), sent) == (Parse, named)
    assert msgspec.msgpack.encode(found) == msgspec.msgpack.encode(named)


def test_no_more_than_some_parses_are_decoded_at_a_time(
    named: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.store.codec.MAX_DECODED", 2)
    shared = Shared()
    several = [replace(named, events_reason=str(number)) for number in range(5)]
    found = [decode(encode(one), one.article, shared) for one in several]
    assert found == several
    assert found == several[:]
    assert len(shared._recent._held) == 2  # noqa: SLF001 - what it holds


def test_what_is_no_parse_though_its_checksum_is_right_is_told(named: Parse) -> None:
    content = zlib.compress(b"\x93\x01\x02\x03")
    head = Head(named.article, "", None, b"digest", zlib.crc32(content))
    found = KeptParse.with_content(named.article, head, content, Shared())
    with pytest.raises(StoreError, match="geo cache clear"):
        _ = found.toponyms


def test_places_are_held_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    place = gazetteer.candidates("Tbilisi")[0].place
    named = (Resolution(Toponym(0, 7, "Tbilisi", Usage.LITERAL), place, 0.9, "the only one"),)
    with store_of(tmp_path) as store:
        for article in ARTICLES:
            store.keep(article, Parse(article, named))
        found = [store.find(article) for article in ARTICLES]
    assert len({id(parse.toponyms[0].place) for parse in found if parse}) == 1


def test_a_date_that_the_clock_had_a_part_in_holds_on_its_day_only() -> None:
    undated = Article("a", ONE_YEAR_FITS)
    assert infer_published(undated, today=DAY).within is not None
    assert holds(replace(undated, published=DAY), DAY) == (date.min, date.max)
    assert holds(Article("a", "Talks were held, officials said."), DAY)[1] > date(2050, 1, 1)
    assert holds(undated, DAY) == (DAY, DAY), "in 2033 4 May is a Wednesday again"


@pytest.mark.parametrize("other", [date(2026, 5, 2), date(2026, 4, 30), date(1970, 1, 1)])
def test_on_another_day_an_undated_article_is_parsed_again(tmp_path: Path, other: date) -> None:
    """A clock that goes on, and one that goes back."""
    undated = Article("a", ONE_YEAR_FITS)
    with store_of(tmp_path) as store:
        store.keep(undated, Parse(undated))
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
    with store_of(tmp_path, today=other) as store:
        assert store.find(undated) is None
        assert store.find(ARTICLES[0]) is not None
        store.keep(undated, Parse(undated))
        assert store.find(undated) is not None


def test_two_versions_side_by_side_keep_apart(tmp_path: Path) -> None:
    article = ARTICLES[0]
    with ParseStore(tmp_path, b"old") as old, ParseStore(tmp_path, b"new") as new:
        old.keep(article, Parse(article, events_reason="of the old"))
        new.keep(article, Parse(article, events_reason="of the new"))
    with ParseStore(tmp_path, b"old") as old, ParseStore(tmp_path, b"new") as new:
        found = [store.find(article) for store in (old, new)]
    assert [parse.events_reason for parse in found if parse] == ["of the old", "of the new"]


def damage(path: Path, at: slice, by: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[at] = by
    path.write_bytes(content)


def filled_store(folder: Path, count: int = 300) -> list[Article]:
    articles = [replace(ARTICLES[0], id=f"b{number}", text=f"{number} talks.") for number in range(count)]
    with store_of(folder) as store:
        for article in articles:
            store.keep(article, Parse(article, events_reason=f"reason {article.id} " * 20))
        assert not store.fault
    return articles


def test_a_store_of_no_database_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database at all, but long enough to look at " * 99)
    articles = filled_store(tmp_path)
    assert (tmp_path / (NAME + DAMAGED)).read_bytes().startswith(b"not a database")
    with store_of(tmp_path) as store:
        assert store.find(articles[0]) is not None


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert filled_store(tmp_path)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_page_gives_no_wrong_answer_and_stops_nothing(tmp_path: Path, share: float) -> None:
    articles = filled_store(tmp_path)
    size = (tmp_path / NAME).stat().st_size
    begin = max(4096, int(size * share))
    damage(tmp_path / NAME, slice(begin, begin + 6000), bytes(range(250)) * 24)
    with store_of(tmp_path) as store:
        for article in articles:
            found = store.find(article)
            assert found is None or found.events_reason == f"reason {article.id} " * 20
            if found is None:
                store.keep(article, Parse(article))
    with store_of(tmp_path) as store:  # and the next run has a store that works
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert not store.fault
        assert store.find(ARTICLES[0]) is not None


def test_a_store_cut_short_is_survived(tmp_path: Path) -> None:
    articles = filled_store(tmp_path)
    content = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(content[: len(content) // 2])
    with store_of(tmp_path) as store:
        assert all(
            found is None or found.events_reason == f"reason {article.id} " * 20
            for article in articles
            for found in [store.find(article)]
        )
    with store_of(tmp_path) as store:
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert not store.fault


def test_what_decodes_to_something_else_is_no_answer(tmp_path: Path) -> None:
    filled_store(tmp_path, 3)
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE kept SET blob = x'00112233' WHERE id = 1")
        connection.execute("UPDATE kept SET blob = (SELECT blob FROM kept WHERE id = 3) WHERE id = 2")
    connection.close()
    articles = [replace(ARTICLES[0], id=f"b{number}", text=f"{number} talks.") for number in range(3)]
    with store_of(tmp_path) as store:
        assert [store.find(article) is None for article in articles] == [True, True, False]
        for article in articles[:2]:
            store.keep(article, Parse(article, events_reason="anew"))
    with store_of(tmp_path) as store:
        assert [found.events_reason for a in articles[:2] if (found := store.find(a))] == ["anew", "anew"]


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("CREATE TABLE theirs (cell)")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    with store_of(tmp_path) as store:
        assert "is no store of geo's" in store.fault
        assert "--cache" in store.fault
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert store.find(ARTICLES[0]) is None
    assert (tmp_path / NAME).read_bytes() == before
    with pytest.raises(StoreError, match="is no store of geo's"):
        clear(tmp_path)


def test_a_store_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    filled_store(tmp_path, 2)
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    with store_of(tmp_path) as store:
        assert "another version of geo" in store.fault
        assert "99" in store.fault
    assert (tmp_path / NAME).read_bytes() == before


def test_a_full_disk_loses_no_parse_that_is_kept(tmp_path: Path) -> None:
    articles = filled_store(tmp_path, 100)
    store = store_of(tmp_path)
    database = store._database  # noqa: SLF001 - SQLite's own way to say that the disk is full
    assert database is not None
    pages = database._connection.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001
    database._connection.execute(f"PRAGMA max_page_count = {pages + 1}")  # noqa: SLF001
    with store:
        for number in range(2000):
            article = replace(ARTICLES[0], id=f"full{number}")
            store.keep(article, Parse(article, events_reason=os.urandom(400).hex()))
        assert "full" in store.fault
        assert all(store.find(article) for article in articles), "what is kept still answers"
    with store_of(tmp_path) as after:
        assert all(after.find(article) for article in articles)


KEEPING = """
import sys
from datetime import date
from pathlib import Path
from geo.model import Article, Parse
from geo.store import ParseStore

store = ParseStore(Path(sys.argv[1]), b"1", today=date(2026, 5, 1))
for number in range(int(sys.argv[3])):
    article = Article(f"{sys.argv[2]}{number}", "Talks.", published=date(2021, 5, 30))
    store.keep(article, Parse(article, events_reason=f"reason {article.id}"))
    if number % 64 == 0:
        print(number, flush=True)
store.close()
assert not store.fault, store.fault
"""


def keeping(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", KEEPING, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("batches", [1, 3, 8])
def test_a_kill_at_any_moment_leaves_whole_parses_only(tmp_path: Path, batches: int) -> None:
    run = keeping(tmp_path, "k", 100_000)
    assert run.stdout is not None
    for _ in range(batches + 1):
        run.stdout.readline()
    run.send_signal(signal.SIGKILL)
    run.communicate()
    with store_of(tmp_path) as store:
        articles = [Article(f"k{n}", "Talks.", published=date(2021, 5, 30)) for n in range(64 * batches)]
        found = [store.find(article) for article in articles]
        assert not store.fault
    reasons = [parse.events_reason for parse in found if parse]
    assert reasons == [f"reason {article.id}" for article in articles[: len(reasons)]]
    assert len(reasons) >= 64 * (batches - 1)


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [keeping(tmp_path, name, 1500) for name in "pq"]
    for run in runs:
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said
    with store_of(tmp_path) as store:
        for name in "pq":
            for number in range(1500):
                article = Article(f"{name}{number}", "Talks.", published=date(2021, 5, 30))
                found = store.find(article)
                assert found is not None
                assert found.events_reason == f"reason {article.id}"


def test_its_size_is_bounded_and_what_is_used_stays(tmp_path: Path) -> None:
    articles = filled_store(tmp_path, 600)
    used = articles[:50]
    with store_of(tmp_path, greatest=250_000) as store:  # nearly full: each use is noted
        assert all(store.find(article) for article in used)
    before = (tmp_path / NAME).stat().st_size
    with store_of(tmp_path, greatest=100_000) as store:
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
    assert (tmp_path / NAME).stat().st_size < min(before, 130_000)
    with store_of(tmp_path) as store:
        assert store.find(ARTICLES[0]) is not None
        assert all(store.find(article) for article in used)
        assert any(store.find(article) is None for article in articles)


def test_how_much_it_keeps_is_a_choice(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_CACHE_GB", "0.0001")
    filled_store(tmp_path, 600)
    before = (tmp_path / NAME).stat().st_size
    with open_store(tmp_path, gazetteer) as store:
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
    assert (tmp_path / NAME).stat().st_size < before - 50_000
    for wrong in ("much", "-1", "nan"):
        monkeypatch.setenv("GEO_CACHE_GB", wrong)
        with pytest.raises(UsageError, match=f"GEO_CACHE_GB='{wrong}' is no number of gigabytes"):
            open_store(tmp_path, gazetteer)


def test_a_file_in_place_of_its_folder_stops_nothing(tmp_path: Path) -> None:
    """As a home that can't be written: no folder can be made there."""
    (tmp_path / "home").touch()
    with store_of(tmp_path / "home" / "cache") as store:
        assert "can't be used" in store.fault
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert store.find(ARTICLES[0]) is None


def test_a_store_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = filled_store(tmp_path, 10)
    connected = sqlite3.connect
    monkeypatch.setattr(  # root may write everywhere, so the file system's refusal is SQLite's own here
        "geo.store.database.sqlite3.connect",
        lambda address, **given: connected(address.replace("mode=rwc", "mode=ro"), **given),
    )
    with store_of(tmp_path) as store:
        assert all(store.find(article) for article in articles)
        store.keep(ARTICLES[0], Parse(ARTICLES[0]))
        assert not store.fault


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("GEO_CACHE", raising=False)
    monkeypatch.setattr("geo.store.folder.user_cache_path", no_home)
    assert store_folder() is None


@pytest.mark.parametrize("value", ["off", "OFF", "0", "no"])
def test_the_environment_switches_it_off(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", value)
    assert store_folder() is None
    assert store_folder(Path("here")) == Path("here"), "what is typed wins"


def test_the_environment_names_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", "~/kept")
    monkeypatch.setenv("HOME", "/home/ana")
    assert store_folder() == Path("/home/ana/kept")


def test_it_tells_its_extent_and_is_cleared(tmp_path: Path) -> None:
    assert extent(tmp_path) is None
    assert clear(tmp_path) is None
    filled_store(tmp_path, 12)
    held = extent(tmp_path)
    assert held is not None
    assert held.rows == 12
    assert clear(tmp_path) == held
    assert not list(tmp_path.iterdir())


def test_a_damaged_one_is_cleared_too(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"nonsense " * 2000)
    assert clear(tmp_path) is not None
    assert not list(tmp_path.iterdir())


def test_rows_are_kept_all_or_none(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    def rows() -> Iterator[Kept]:
        yield Kept(b"one", b"1", 1, 9)
        raise StoreError("stopped")

    with pytest.raises(StoreError, match="stopped"):
        database.keep(rows())
    assert database.find(b"one", 5) is None
    database.close()
