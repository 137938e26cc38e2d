"""`geo` as it runs every day: standing choices, names that stay, exit statuses, quiet runs, what is kept."""

from __future__ import annotations

import json
import logging
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.cli.settings import find_settings, leaves, option_name, read_settings
from geo.corrections import Row, read_rows, write_rows
from geo.errors import SettingsError
from geo.pipeline import parsing
from geo.terminal.console import notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Article, Parse, Unread

REPORT = """---
published: 2022-07-{day}
source: Example Wire
url: https://news.example/{day}
---
The foreign ministers of Armenia and Azerbaijan held talks in {town} on {weekday}.
"""


def geo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def report(path: Path, town: str = "Tbilisi", day: int = 16, weekday: str = "Saturday") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(town=town, day=day, weekday=weekday), encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with a report in the folder that is read by default."""
    folder = tmp_path / "desk"
    report(folder / "articles" / "one.txt")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the articles that go through the stages, as they do."""
    ids: list[str] = []
    stages = parsing._parse  # noqa: SLF001 - where articles enter the stages

    def noting(articles: Sequence[Article], *rest: object) -> list[Parse | Unread]:
        ids.extend(article.id for article in articles)
        return stages(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parsing, "_parse", noting)
    return ids


# What is kept


def test_a_second_build_parses_only_the_new_article(desk: Path, seen: list[str]) -> None:
    first = geo("build", "--cache", "kept")
    assert first.exit_code == 0, first.output
    written = {path.name: path.read_bytes() for path in Path("maps").iterdir()}
    assert seen == ["articles/one.txt"]
    assert geo("build", "--cache", "kept").exit_code == 0
    assert seen == ["articles/one.txt"]
    assert {path.name: path.read_bytes() for path in Path("maps").iterdir()} == written
    report(desk / "articles" / "two.txt", "Baku", 17, "Sunday")
    assert geo("build", "--cache", "kept").exit_code == 0
    assert seen == ["articles/one.txt", "articles/two.txt"]


def test_another_range_parses_nothing(desk: Path, seen: list[str]) -> None:
    assert geo("build", "--cache", "kept").exit_code == 0
    assert geo("build", "--cache", "kept", "--from", "2022-07", "--to", "2022-07").exit_code == 0
    assert len(seen) == 1
    assert (desk / "maps" / "2022-07-01_2022-07-31.html").is_file()


@pytest.mark.usefixtures("desk")
def test_no_cache_keeps_nothing(seen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", "kept")
    for _ in range(2):
        assert geo("build", "--no-cache").exit_code == 0
    assert len(seen) == 2
    assert not Path("kept").exists()


def test_a_correction_is_obeyed_though_the_parse_is_kept(desk: Path) -> None:
    assert geo("build", "--cache", "kept").exit_code == 0
    batumi = json.loads(geo("places", "Batumi", "--json").output)["candidates"][0]["id"]
    write_rows([Row("articles/one.txt", "place", "Tbilisi", answer=batumi)], desk / "corrections.csv")
    done = geo("build", "--cache", "kept")
    assert "1 answer of yours obeyed" in done.output
    (geojson,) = Path("maps").glob("*.geojson")
    (event,) = json.loads(geojson.read_text(encoding="utf-8"))["features"]
    assert event["properties"]["place_name"] == "Batumi"


@pytest.mark.usefixtures("desk")
def test_the_cache_tells_where_it_is_and_is_cleared() -> None:
    assert geo("build", "--cache", "kept").exit_code == 0
    told_path = geo("cache", "path", "--cache", "kept").output.strip()
    assert Path(told_path).is_file()
    info = json.loads(geo("cache", "info", "--cache", "kept", "--json").output)
    assert (info["parses"], info["path"]) == (1, told_path)
    assert info["bytes"] == Path(told_path).stat().st_size
    assert "1 parse" in geo("cache", "info", "--cache", "kept").output
    assert "removed 1 parse" in geo("cache", "clear", "--cache", "kept").output
    assert not Path(told_path).exists()
    assert "nothing was kept" in geo("cache", "clear", "--cache", "kept").output


def test_a_store_that_cannot_be_used_is_told_and_stops_nothing(desk: Path) -> None:
    (desk / "kept").write_text("no folder", encoding="utf-8")
    done = geo("build", "--cache", "kept")
    assert done.exit_code == 0
    assert "not kept" in done.stderr
    assert (desk / "maps" / "index.html").is_file()


def test_an_unknown_home_is_told_by_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_CACHE", "off")
    done = geo("cache", "info")
    assert done.exit_code == 2
    assert "--cache" in done.output


# Exit statuses and what is said


@pytest.mark.usefixtures("desk")
def test_a_quiet_day_is_no_error_of_usage() -> None:
    done = geo("build", "--from", "1950", "--to", "1951")
    assert done.exit_code == 3
    assert "no event from 1950-01-01" in done.stderr
    assert not Path("maps").exists()


def test_no_article_at_all_is_a_quiet_day_too(desk: Path) -> None:
    (desk / "empty.jsonl").write_text("", encoding="utf-8")
    done = geo("build", "empty.jsonl")
    assert done.exit_code in {2, 3}
    (desk / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Wire</title></channel></rss>', encoding="utf-8"
    )
    assert geo("build", "feed.xml").exit_code in {2, 3}


def test_some_input_failed_is_one(desk: Path) -> None:
    (desk / "articles" / "bad.txt").touch()
    assert geo("build").exit_code == 1
    assert geo("build", "nowhere.txt").exit_code == 2
    assert geo("build", "--form", "csv").exit_code == 2


@pytest.mark.usefixtures("desk")
def test_quiet_says_only_what_is_wrong() -> None:
    done = geo("build", "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    Path("articles", "README.md").write_text("About this folder.\n", encoding="utf-8")
    done = geo("build", "--quiet", "--log", "geo.log")
    assert (done.exit_code, done.output) == (0, ""), "what is passed over is nothing wrong"
    assert "passed over: articles/README.md" in Path("geo.log").read_text(encoding="utf-8")
    Path("articles", "bad.txt").touch()
    done = geo("build", "-q")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "bad.txt" in done.stderr
    assert not notices.quiet, "the next command speaks again"


@pytest.mark.usefixtures("desk")
def test_quiet_does_not_silence_what_was_asked_for() -> None:
    assert "Tbilisi" in geo("parse", "--quiet").output


@pytest.mark.usefixtures("desk")
def test_verbose_says_what_is_done_and_how_long_it_took() -> None:
    done = geo("build", "--verbose", "--cache", "kept")
    assert re.search(r"drew the map: \d+\.\d\d s", done.stderr)
    assert "0 from the store, 1 kept" in done.stderr
    assert "drew the map" not in done.stdout
    assert "drew the map" not in geo("build").output


def test_of_many_files_that_fail_alike_three_are_named_and_the_log_has_all(desk: Path) -> None:
    for number in range(6):
        (desk / "articles" / f"marks{number}.json").write_text('{"events": []}', encoding="utf-8")
    (desk / "articles" / "bad.txt").touch()
    done = geo("build", "--log", "geo.log")
    failed = [line for line in done.stderr.splitlines() if line.startswith("not read")]
    assert [line.partition(": ")[0] for line in failed] == [
        "not read  articles/bad.txt",
        *(f"not read  articles/marks{number}.json" for number in range(3)),
        "not read  and 3 more like it",
    ]
    assert "7 could not be read" in done.stdout
    assert Path("geo.log").read_text(encoding="utf-8").count("not read: articles/marks") == 6


def test_a_log_is_added_to(desk: Path) -> None:
    (desk / "articles" / "bad.txt").touch()
    for _ in range(2):
        assert geo("build", "--quiet", "--log", "geo.log").exit_code == 1
    log = Path("geo.log").read_text(encoding="utf-8")
    assert log.count("build begins") == 2
    assert re.search(
        r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ WARNING not read: articles/bad.txt: it is empty",
        log,
        re.MULTILINE,
    )
    assert "In range 1 event" in log
    assert "drew the map" in log
    assert not [
        handler for handler in logging.getLogger("geo").handlers if isinstance(handler, logging.FileHandler)
    ]
    assert geo("build", "--log", desk).exit_code == 2


def test_a_quiet_day_is_in_the_log(desk: Path) -> None:
    assert geo("build", "--from", "1950", "--to", "1951", "--log", "geo.log").exit_code == 3
    assert "no event from 1950-01-01" in (desk / "geo.log").read_text(encoding="utf-8")


def test_json_is_one_record_for_programs(desk: Path) -> None:
    (desk / "articles" / "bad.txt").touch()
    done = geo("build", "--json", "--cache", "kept")
    record = json.loads(done.stdout)
    assert record["status"] == done.exit_code == 1
    assert (record["articles"], record["events"], record["events_located"], record["places"]) == (1, 1, 1, 1)
    assert record["unread"] == [{"source": "articles/bad.txt", "reason": "it is empty", "partial": False}]
    assert [Path(path).suffix for path in record["files"]] == [".html", ".geojson", ".gpkg", ".html"]
    assert all(Path(path).is_file() for path in record["files"])
    assert record["from_store"] == 0
    assert json.loads(geo("build", "--json", "--cache", "kept").stdout)["from_store"] == 1


@pytest.mark.usefixtures("desk")
def test_json_of_a_quiet_day() -> None:
    done = geo("build", "--json", "--from", "1950", "--to", "1951")
    record = json.loads(done.stdout)
    assert record["status"] == done.exit_code == 3
    assert "no event" in record["reason"]


@pytest.mark.usefixtures("desk")
def test_a_dry_run_says_all_and_writes_nothing() -> None:
    done = geo("build", "--dry-run", "--name", "today")
    assert done.exit_code == 0
    assert "1 event, 1 of them on the map" in done.stdout
    assert "Would write maps/today.html" in " ".join(done.stdout.split())
    assert not Path("maps").exists()


@pytest.mark.usefixtures("desk")
def test_what_is_too_unsure_is_told_apart_from_what_has_no_place() -> None:
    done = geo("build", "--dry-run", "--min-certainty", "1")
    assert "0 events without a place, 1 too unsure" in " ".join(done.stdout.split())
    record = json.loads(geo("build", "--dry-run", "--min-certainty", "1", "--json").stdout)
    assert (record["not_drawn"]["without_place"], record["not_drawn"]["too_unsure"]) == (0, 1)


@pytest.mark.usefixtures("desk")
def test_lines_are_not_wrapped_when_piped() -> None:
    lines = geo("build").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("Not drawn")]
    assert line.endswith("asks for dates and places)")


# Names that stay


@pytest.mark.usefixtures("desk")
def test_a_name_stays_and_the_index_keeps_its_link() -> None:
    assert geo("build", "--name", "today", "--title", "Talks & <b>tea</b>").exit_code == 0
    report(Path("articles", "two.txt"), "Baku", 17, "Sunday")
    assert geo("build", "--name", "today", "--title", "Talks & <b>tea</b>").exit_code == 0
    names = sorted(path.name for path in Path("maps").iterdir())
    assert names == [
        "index.html", "today.events.json", "today.events.xml", "today.geojson", "today.gpkg", "today.html",
    ]  # fmt: skip
    page = Path("maps", "today.html").read_text(encoding="utf-8")
    assert '<h1 dir="auto">Talks &amp; &lt;b&gt;tea&lt;/b&gt;</h1>' in page
    index = Path("maps", "index.html").read_text(encoding="utf-8")
    assert 'href="today.html"' in index
    assert "<b>tea</b>" not in index


@pytest.mark.parametrize(
    "name", ["../today", "a/b", ".hidden", "index", "CON", "a\x00b", "to:day", "x" * 200]
)
@pytest.mark.usefixtures("desk")
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    done = geo("build", "--name", name)
    assert done.exit_code == 2
    assert "can't be the name of files" in done.output
    assert not Path("maps").exists()


@pytest.mark.usefixtures("desk")
def test_an_introduction_is_text_and_runs_nothing() -> None:
    Path("intro.md").write_text(
        "What we know.\n\n<script>alert(1)</script> {{ 7 * 7 }} ${x}", encoding="utf-8"
    )
    assert geo("build", "--name", "today", "--intro", "intro.md").exit_code == 0
    page = Path("maps", "today.html").read_text(encoding="utf-8")
    assert "<p>What we know.</p><p>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} ${x}</p>" in page


@pytest.mark.usefixtures("desk")
def test_an_introduction_that_cannot_be_read_is_named() -> None:
    done = geo("build", "--intro", "none.md")
    assert done.exit_code == 2
    assert "none.md" in done.output
    Path("latin.txt").write_bytes(b"caf\xe9")
    assert "is not UTF-8" in geo("build", "--intro", "latin.txt").output


@pytest.mark.usefixtures("desk")
def test_feeds_hold_the_events_newest_first_and_the_same_bytes_twice() -> None:
    report(Path("articles", "two.txt"), "Baku", 17, "Sunday")
    assert geo("build", "--name", "today").exit_code == 0
    feeds = [Path("maps", name) for name in ("today.events.xml", "today.events.json")]
    before = [feed.read_bytes() for feed in feeds]
    assert geo("build", "--name", "today").exit_code == 0
    assert [feed.read_bytes() for feed in feeds] == before
    read = feedparser.parse(before[0])
    assert not read.bozo
    assert [entry.updated for entry in read.entries] == ["2022-07-17T00:00:00Z", "2022-07-16T00:00:00Z"]
    assert "Baku" in read.entries[0].title
    assert read.entries[0].link.startswith("today.html#event=")
    record = json.loads(before[1])
    assert record["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in record["items"]] == [entry.id.rpartition(":")[2] for entry in read.entries]
    assert record["items"][0]["_geo"]["sources"] == ["https://news.example/17"]
    assert 49 < record["items"][0]["_geo"]["places"][0]["longitude"] < 51
    features = json.loads(Path("maps", "today.geojson").read_text(encoding="utf-8"))["features"]
    assert {item["id"] for item in record["items"]} == {
        feature["properties"]["event_id"] for feature in features
    }
    assert ET.fromstring(before[0]).tag == "{http://www.w3.org/2005/Atom}feed"  # noqa: S314 - our own


# Standing choices


def test_choices_stand_in_geo_toml_and_what_is_typed_wins(desk: Path) -> None:
    (desk / "geo.toml").write_text(
        'out = "site"\nformat = ["csv"]\n[build]\nname = "today"\ntitle = "Every day"\nfrom = 2022-07-01\n',
        encoding="utf-8",
    )
    assert geo("build").exit_code == 0
    assert (desk / "site" / "today.html").is_file()
    assert (desk / "site" / "today.csv").is_file()
    assert ">Every day</h1>" in (desk / "site" / "today.html").read_text(encoding="utf-8")
    assert geo("build", "--name", "typed", "--out", "elsewhere").exit_code == 0
    assert (desk / "elsewhere" / "typed.csv").is_file()


def test_the_file_is_found_upwards_and_its_paths_count_from_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "geo.toml").write_text('articles = ["articles"]\nout = "site"\n', encoding="utf-8")
    (desk / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(desk / "deep" / "down")
    assert geo("build", "--name", "x").exit_code == 0
    assert (desk / "site" / "x.html").is_file()
    first = (desk / "site" / "x.geojson").read_bytes()
    assert b'"id":"articles/one.txt"' in first, "an article is called the same wherever one stands"
    monkeypatch.chdir(desk.parent)
    assert geo("build", "--config", "desk/geo.toml", "--name", "x").exit_code == 0
    assert (desk / "site" / "x.geojson").read_bytes() == first


def test_a_nearer_file_wins(desk: Path) -> None:
    (desk / "geo.toml").touch()
    (desk / "sub").mkdir()
    assert find_settings(desk / "sub") == desk / "geo.toml"
    (desk / "sub" / "geo.toml").touch()
    assert find_settings(desk / "sub") == desk / "sub" / "geo.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'focus = "AM"\nformt = ["csv"]\n',
            ":2: 'formt' is not an option or a command; did you mean 'format'?",
        ),
        (
            '[build]\n# a comment\nnme = "x"\n',
            ":3: 'nme' is not an option of geo build; did you mean 'name'?",
        ),
        ('[biuld]\nname = "x"\n', ":1: 'biuld' is not an option or a command; did you mean 'build'?"),
        ("jobs = 'many'\n", ":1: 'many' is not a valid integer"),
        ("no-cache = 'yes'\n", ":1: 'yes' is neither true nor false"),
        ("out = ['a', 'b']\n", ":1: ['a', 'b'] are several values; it takes one"),
        ("format = ['csv', 'shp']\n", ":1: 'shp' is not"),
        ("[build]\nfrom = 'yesterday'\n", ":2: 'yesterday' is no date"),
        ("config = 'geo.toml'\n", ":1: 'config' can't stand here"),
        ("log = './geo.toml'\n", ":1: './geo.toml' is the file of settings itself"),
        ("cache = 'geo.toml'\n", ":1: 'geo.toml' is the file of settings itself"),
        ("corrections = 'geo.toml'\n", ":1: 'geo.toml' is the file of settings itself"),
        ("[gazetteer]\ninfo2 = 1\n", ":2: 'info2' is not a command of geo gazetteer; did you mean 'info'?"),
        ("build = 1\n", ":1: 'build' is not an option"),
        ("out = \n", "(at line 1"),
        ("[build\nx=1", "(at line 1"),
        ("out = {a = 1}\n", ":1: {'a': 1} is no value of it"),
    ],
)
def test_a_wrong_line_is_told_with_the_nearest_right_one(desk: Path, text: str, said: str) -> None:
    (desk / "geo.toml").write_text(text, encoding="utf-8")
    done = geo("build")
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("geo.toml:") <= 1  # also of what several commands take
    assert not Path("maps").exists()


def test_all_wrong_lines_are_told_at_once(desk: Path) -> None:
    (desk / "geo.toml").write_text("oot = 'x'\n\njbs = 2\n", encoding="utf-8")
    with pytest.raises(SettingsError) as told_faults:
        read_settings(desk / "geo.toml", main)
    assert [line.rpartition(": ")[0].rpartition(":")[2] for line in str(told_faults.value).splitlines()] == [
        "1",
        "3",
    ]


def test_a_file_that_cannot_be_read_is_named(desk: Path) -> None:
    done = geo("build", "--config", desk / "none.toml")
    assert done.exit_code == 2
    assert "none.toml" in done.output
    (desk / "geo.toml").write_bytes(b"out = '\xff'")
    assert "is not UTF-8" in geo("build").output


def test_every_option_of_every_command_can_stand_there(desk: Path) -> None:
    values = {"from": "2022", "to": "2022", "jobs": 1, "limit": 3, "min-population": 5, "format": "csv"}
    lines = []
    for words, command in leaves(main):
        lines.append(f"[{words.replace(' ', '.')}]")
        for parameter in command.params:
            name = option_name(parameter)
            if name not in {"config", "corpora", "name", "dump", "files", "country"}:
                flag = getattr(parameter, "is_flag", False)
                lines.append(f"{name} = {json.dumps(True if flag else values.get(name, 'x'))}")
    (desk / "geo.toml").write_text("\n".join(lines), encoding="utf-8")
    try:
        settings = read_settings(desk / "geo.toml", main)
    except SettingsError as error:
        unclear = [line for line in str(error).splitlines() if "'x'" not in line]
        assert not unclear, unclear
    else:
        assert settings.defaults("build")["no_cache"] is True


def test_config_shows_what_holds_and_from_where(desk: Path) -> None:
    (desk / "geo.toml").write_text('jobs = 1\n[build]\nname = "today"\n', encoding="utf-8")
    done = geo("config")
    assert re.search(r"name +today +\S*geo.toml:3", done.output)
    assert re.search(r"out +maps +default", done.output)
    assert re.search(r"min-certainty +0.6 +default", done.output)
    assert re.search(r"tiles +– +default", done.output)
    record = json.loads(geo("config", "--json", "parse").output)
    assert record["path"] == str(desk / "geo.toml")
    assert record["choices"]["jobs"] == {"value": "1", "from": f"{desk / 'geo.toml'}:1"}
    assert "name" not in record["choices"]
    assert geo("config", "nonsense").exit_code == 2
    assert "gazetteer" in geo("config", "places").output


@pytest.mark.usefixtures("desk")
def test_config_without_a_file_says_so() -> None:
    assert "no geo.toml" in geo("config").output


def test_settings_of_another_command_do_not_disturb(desk: Path) -> None:
    (desk / "geo.toml").write_text('name = "today"\n', encoding="utf-8")
    assert "Tbilisi" in geo("parse").output
    assert geo("places", "Baku").exit_code == 0


# Corrections found


def test_corrections_beside_the_articles_are_found_from_anywhere(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rows([Row("desk/articles/one.txt", "place", "Tbilisi", answer="none")], desk / "corrections.csv")
    monkeypatch.chdir(desk.parent)
    done = geo("build", "desk/articles")
    assert "1 answer of yours obeyed" in done.output


def test_corrections_named_in_geo_toml_must_be_there(desk: Path) -> None:
    (desk / "geo.toml").write_text('corrections = "decided.csv"\n', encoding="utf-8")
    done = geo("build")
    assert done.exit_code == 2
    assert "decided.csv" in done.output
    assert geo("review").exit_code == 0, "review may begin it"


def test_two_files_of_corrections_are_told(desk: Path) -> None:
    for folder in (desk, desk / "articles"):
        write_rows([Row("articles/one.txt", "place", "Tbilisi", answer="none")], folder / "corrections.csv")
    done = geo("build")
    assert "corrections.csv is obeyed, and not articles/corrections.csv" in done.stderr


@pytest.mark.usefixtures("desk")
def test_where_none_is_found_verbose_says_where_it_was_looked_for() -> None:
    assert "no corrections.csv in ., articles" in geo("build", "--verbose").stderr


def test_review_writes_beside_geo_toml(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "geo.toml").write_text('articles = "articles"\n', encoding="utf-8")
    report(desk / "articles" / "two.txt", "Velmisarak")
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")
    assert geo("review").exit_code == 0
    assert [row.article for row in read_rows(desk / "corrections.csv")] == ["articles/two.txt"]


def test_the_help_stays_quick() -> None:
    begun = time.process_time()
    assert geo("build", "--help").exit_code == 0
    assert time.process_time() - begun < 1
