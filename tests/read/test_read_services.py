"""What services, programs and monitors export: JSON, tables, chats, blogs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from reading import SENTENCE, articles, dates, one, reason, told, write

from geo.readers import ReadOptions, read_columns

if TYPE_CHECKING:
    from pathlib import Path


def as_json(path: Path, content: object) -> Path:
    return write(path, json.dumps(content, ensure_ascii=False))


def test_newsapi(tmp_path: Path) -> None:
    entry = {
        "source": {"id": None, "name": "Example Wire"},
        "author": "Jane Doe",
        "title": "Talks resume",
        "description": "Talks on the crossing were held in Tbilisi.",
        "url": "https://wire.example/1",
        "publishedAt": "2022-07-16T20:00:00Z",
        "content": "Two ministers met for three hours and spoke of… [+1432 chars]",
    }
    content = {"status": "ok", "totalResults": 2, "articles": [entry, entry | {"title": "Talks end"}]}
    first, second = articles(as_json(tmp_path / "a.json", content))
    assert (
        first.text
        == "Talks on the crossing were held in Tbilisi.\n\nTwo ministers met for three hours and spoke of"
    )
    assert (first.source, str(first.published), first.title) == ("Example Wire", "2022-07-16", "Talks resume")
    assert (second.title, second.id.rpartition("#")[2]) == ("Talks end", "2")


def test_gdelt_gives_headlines_only(tmp_path: Path) -> None:
    entry = {
        "url": "https://wire.example/1",
        "title": SENTENCE,
        "seendate": "20220716T101500Z",
        "domain": "wire.example",
    }
    (found,) = articles(as_json(tmp_path / "a.json", {"articles": [entry]}))
    assert (found.text, str(found.published), found.source) == (SENTENCE, "2022-07-16", "wire.example")


@pytest.mark.parametrize("number", [1, 2])
def test_json_feed(tmp_path: Path, number: int) -> None:
    item = {
        "id": "1",
        "title": "Talks",
        "content_html": f"<p>{SENTENCE}</p><p>B.</p>",
        "date_published": "2022-07-16",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "description": "All news",
        "items": [item] * number,
    }
    found = articles(as_json(tmp_path / "feed.json", feed))
    assert [item.text for item in found] == [f"{SENTENCE}\n\nB."] * number
    assert dates(found) == ["2022-07-16"] * number


@pytest.mark.parametrize(
    "record",
    [
        {"_index": "news", "_source": {"text": SENTENCE, "title": "Talks", "date": "2022-07-16"}},
        {
            "title": {"rendered": "Talks"},
            "content": {"rendered": f"<p>{SENTENCE}</p>"},
            "date": "2022-07-16T10:00:00",
        },
        {
            "maintext": SENTENCE,
            "title": "Talks",
            "date_publish": "2022-07-16 10:00:00",
            "source_domain": "wire.example",
        },
        {
            "body": ["Talks were held in Tbilisi", "on Saturday."],
            "headline": "Talks",
            "pubDate": {"$date": 1657929600000},
        },
    ],
)
def test_nested_and_listed_fields(tmp_path: Path, record: dict[str, object]) -> None:
    found = one(as_json(tmp_path / "a.json", [record]))
    assert " ".join(found.text.split()) == SENTENCE
    assert (found.title, str(found.published)) == ("Talks", "2022-07-16")


def test_hits_some_levels_down(tmp_path: Path) -> None:
    hits = [{"_id": str(n), "_source": {"text": f"{SENTENCE} {n}"}} for n in range(3)]
    assert len(articles(as_json(tmp_path / "a.json", {"took": 3, "hits": {"total": 3, "hits": hits}}))) == 3


def test_an_article_with_related_ones_stays_one(tmp_path: Path) -> None:
    record = {"text": SENTENCE, "related": [{"title": "Other talks"}, {"title": "More talks"}]}
    assert one(as_json(tmp_path / "a.json", record)).text == SENTENCE


@pytest.mark.parametrize("chats", [False, True])
def test_telegram(tmp_path: Path, chats: bool) -> None:  # noqa: FBT001 - a parameter of the test
    messages = [
        {"id": 1, "type": "service", "date": "2022-07-16T10:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2022-07-16T23:30:00", "text": SENTENCE},
        {"id": 3, "type": "message", "date": "2022-07-17T10:00:00", "photo": "a.jpg", "text": ""},
        {
            "id": 4,
            "type": "message",
            "date": "2022-07-18T10:00:00",
            "text": ["Talks in ", {"type": "bold", "text": "Gori"}, " ended."],
        },
    ]
    chat = {"name": "Coast", "type": "public_channel", "id": 7, "messages": messages}
    content = {"about": "…", "chats": {"about": "…", "list": [chat]}} if chats else chat
    found = articles(as_json(tmp_path / "result.json", content))
    assert [item.text for item in found] == [SENTENCE, "Talks in Gori ended."]
    assert dates(found) == ["2022-07-16", "2022-07-18"]
    assert {item.source for item in found} == {"Coast"}
    assert "none of its messages" in reason(as_json(tmp_path / "b.json", chat | {"messages": messages[:1]}))


@pytest.mark.parametrize("end", [",", ""])
def test_a_list_under_the_name_of_lines(tmp_path: Path, end: str) -> None:
    rows = ",\n".join(json.dumps({"text": f"{SENTENCE} {n}"}) for n in range(3))
    assert len(articles(write(tmp_path / "a.jsonl", f"[\n{rows}{end}\n]\n"))) == 3
    pretty = json.dumps([{"text": SENTENCE}], indent=2)
    assert one(write(tmp_path / "b.jsonl", pretty)).text == SENTENCE


def test_lines_with_a_comma_each_and_no_brackets(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{SENTENCE} {n}"}) + ",\n" for n in range(3))
    assert len(articles(write(tmp_path / "a.jsonl", rows))) == 3


MONITOR = "Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tReach\n"


def test_a_monitors_table_in_utf16(tmp_path: Path) -> None:
    row = (
        f'"16-Jul-2022 09:15AM"\t"Talks"\t"https://wire.example/1"\t"{SENTENCE}"\t"Talks"\t"Wire"\t"12000"\n'
    )
    bare = '"17-Jul-2022 09:15AM"\t"Talks end"\t""\t""\t"The talks ended."\t"Wire"\t"1"\n'
    first, second = articles(write(tmp_path / "a.csv", (MONITOR + row + bare).encode("utf-16")))
    assert (first.text, str(first.published), first.source) == (SENTENCE, "2022-07-16", "Wire")
    assert second.text == "The talks ended."


@pytest.mark.parametrize(
    "above",
    ["", "sep=;\n", '"sep=;"\r\n', "Report of the desk\nFilter: Gori; all\n\n", ";;;\n;Report;;\n"],
)
def test_what_stands_above_a_tables_header(tmp_path: Path, above: str) -> None:
    rows = f'16/07/2022;Talks;"{SENTENCE}\nSecond ""line"".";\n04/07/2022;Talks end;{SENTENCE}\0;;\n'
    found = articles(write(tmp_path / "a.csv", f"{above}Date;Title;Text\n{rows}"))
    assert dates(found) == ["2022-07-16", "2022-07-04"]
    assert [item.text for item in found] == [f'{SENTENCE}\nSecond "line".', SENTENCE]


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"event_date,notes,date\n16 July 2022,{SENTENCE},2024-05-01\n")
    options = ReadOptions(read_columns(["text=Notes", "published=event_date"]))
    found = one(path, options)
    assert (found.text, str(found.published)) == (SENTENCE, "2022-07-16")
    assert "--column text=NAME" in reason(path)


def test_html_in_a_cell_and_no_values(tmp_path: Path) -> None:
    rows = f'"<p>{SENTENCE}</p><p>B &amp; C.</p>",nan,NaT\n"{SENTENCE} 1 < 2",NULL,n/a\n'
    first, second = articles(write(tmp_path / "a.csv", f"text,title,date\n{rows}"))
    assert first.text == f"{SENTENCE}\n\nB & C."
    assert second.text == f"{SENTENCE} 1 < 2"
    assert (first.title, second.title, first.published, second.published) == ("", "", None, None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("04/07/2022", "16/07/2022"), ["2022-07-04", "2022-07-16"]),
        (("04/07/2022", "07/16/2022"), ["2022-04-07", "2022-07-16"]),
        (("16.07.2022", "04.07.2022"), ["2022-07-16", "2022-07-04"]),
        (("44758", "44759.5"), ["2022-07-16", "2022-07-17"]),
        (("1657929600000.0", "1657929600"), ["2022-07-16", "2022-07-16"]),
    ],
)
def test_dates_of_a_column(tmp_path: Path, values: tuple[str, ...], expected: list[str]) -> None:
    rows = "".join(f"{SENTENCE} {n},{value}\n" for n, value in enumerate(values))
    assert dates(articles(write(tmp_path / "a.csv", f"text,date\n{rows}"))) == expected


def test_a_column_that_contradicts_itself_or_shows_nothing_is_told(tmp_path: Path) -> None:
    for values in (("04/07/2022", "16/07/2022", "07/16/2022"), ("04/07/2022", "05/07/2022")):
        rows = "".join(f"{SENTENCE},{value}\n" for value in values)
        complaints = [item.reason for item in told(write(tmp_path / "a.csv", f"text,date\n{rows}"))]
        assert complaints
        assert all("two publication dates" in complaint for complaint in complaints)


def test_a_feed_in_another_encoding_than_it_says(tmp_path: Path) -> None:
    text = "Рабочие швейной фабрики перекрыли дорогу в Гюмри в пятницу."
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Т</title>'
        f"<item><title>А</title><pubDate>Вс, 17 июл 2022 10:00:00 +0300</pubDate>"
        f"<description>{text}</description></item></channel></rss>"
    )
    found = one(write(tmp_path / "a.xml", feed.encode("cp1251")))
    assert (found.text, str(found.published)) == (text, "2022-07-17")
