"""Files of many articles: batches of archives, digests, chats, front matters; and what can't be parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import articles, dates, one, write

from geo.dates import infer_published
from geo.readers.formats.pages.page import may_be_batch

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import Article

BODY = (
    "Dockers in Batumi went on strike on Thursday, and no ship was unloaded until the evening.\n\n"
    "They want the night bonus back that was struck from their contracts in the spring."
)
DAYS = ("July 16, 2022 Saturday", "March 3, 2021 Wednesday 10:30 AM GMT", "Monday, November 9, 2020")
ISO = ["2022-07-16", "2021-03-03", "2020-11-09"]


def bodies(found: list[Article]) -> list[str]:
    return [" ".join(item.text.split()) for item in found]


WANTED = [f"{n} {' '.join(BODY.split())}" for n in (1, 2, 3)]


def old_nexis(number: int, day: str, *, edition: str = "", above: str = "") -> str:
    return (
        f"                    {number} of 3 DOCUMENTS\n\n{above}              Harbour Gazette (Poti)\n\n"
        f"                    {day}\n{edition}\nStrike number {number}\nin Batumi\n\nBYLINE: By Jane Doe\n\n"
        f"SECTION: FOREIGN; Pg. {number}\n\nLENGTH: 41 words\n\nDATELINE: BATUMI\n\n{number} {BODY}\n\n"
        "LOAD-DATE: January 2, 2024\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: Photo, 12 May 2019\n\n"
        "                    Copyright 2022 Harbour Gazette\n                     All Rights Reserved\n\n\n"
    )


@pytest.mark.parametrize("edition", ["", "                Late Edition - Final\n"])
@pytest.mark.parametrize("above", ["", "            Copyright 2022 Harbour Gazette Company\n"])
def test_nexis_of_old(tmp_path: Path, edition: str, above: str) -> None:
    text = "".join(old_nexis(n, day, edition=edition, above=above) for n, day in enumerate(DAYS, 1))
    found = articles(write(tmp_path / "a.txt", text))
    assert dates(found) == ISO
    assert [item.title for item in found] == [f"Strike number {n} in Batumi" for n in (1, 2, 3)]
    assert {item.source for item in found} == {"Harbour Gazette (Poti)"}
    assert bodies(found) == WANTED
    assert [item.id.rpartition("#")[2] for item in found] == ["1", "2", "3"]


def new_nexis(number: int, day: str) -> str:
    return (
        f"Strike number {number} in Batumi\nHarbour Gazette\n{day}\n\nCopyright 2022 Harbour "
        f"Gazette All Rights Reserved\n\nSection: NEWS\nLength: 63 words\nByline: Jane Doe\n\n"
        f"Body\n\n{number} {BODY}\n\n"
        "Classification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nSubject: STRIKES (90%)\n\n"
        "Load-Date: November 30, 2023\n\n\nEnd of Document\n\n"
    )


def test_nexis_of_today_with_its_cover(tmp_path: Path) -> None:
    cover = "User Name: Desk\nDate and Time: Wednesday, May 1, 2024 12:00:00 PM CEST\nDocuments (3)\n\n"
    cover += "1. Strike number 1 in Batumi\nSearch Terms: strike\nSearch Type: Terms and Connectors\n\n"
    text = cover + "".join(new_nexis(n, day) for n, day in enumerate(DAYS, 1))
    found = articles(write(tmp_path / "a.txt", text))
    assert dates(found) == ISO
    assert [item.title for item in found] == [f"Strike number {n} in Batumi" for n in (1, 2, 3)]
    assert bodies(found) == WANTED


def test_a_document_whose_head_cannot_be_read_is_not_lost(tmp_path: Path) -> None:
    text = old_nexis(1, DAYS[0]) + "2 of 3 DOCUMENTS\n\nA leaf without any day.\n\n" + old_nexis(3, DAYS[2])
    found = articles(write(tmp_path / "a.txt", text))
    assert dates(found) == [ISO[0], None, ISO[2]]
    assert found[1].text == "A leaf without any day."


def coded(number: int, day: str) -> str:
    lead, tail = BODY.split("\n\n")
    return (
        f"SE News\nHD Strike number {number}\n   in Batumi\nBY Jane Doe\nWC 51 words\nPD {day}\nET 10:30\n"
        f"SN Harbour Gazette\nSC HGZT\nPG {number}\nLA English\nCY Copyright 2022\nLP \n{number} "
        f"{lead}\n\nTD \n{tail}\n\nCO hrbg : Harbour Group\nIN i7 : Shipping\n"
        f"RE ukrn : Ukraine\nPUB \nExample House\nAN \nDocument HGZT00002022{number}ei7g0000{number}\n\n"
    )


def shown(number: int, day: str) -> str:
    return (
        f"News\nStrike number {number} in Batumi\nBy Jane Doe\n51 words\n{day}\n10:30\n"
        f"Harbour Gazette\nHGZT\n{number}\nEnglish\nCopyright 2022 Harbour Gazette\n"
        f"{number} {BODY}\nDocument HGZT00002022{number}ei7g0000\n\n"
    )


FACTIVA_DAYS = ("16 July 2022", "3 March 2021", "9 November 2020")


@pytest.mark.parametrize("article", [coded, shown])
def test_factiva(tmp_path: Path, article: object) -> None:
    text = "".join(article(n, day) for n, day in enumerate(FACTIVA_DAYS, 1))  # type: ignore[operator]
    found = articles(write(tmp_path / "a.txt", text))
    assert dates(found) == ISO
    assert [item.title for item in found] == [f"Strike number {n} in Batumi" for n in (1, 2, 3)]
    assert {item.source for item in found} == {"Harbour Gazette"}
    assert bodies(found) == WANTED


@pytest.mark.parametrize("batch", [old_nexis, new_nexis, coded, shown])
def test_batches_as_pages(tmp_path: Path, batch: object) -> None:
    days = FACTIVA_DAYS if batch in (coded, shown) else DAYS
    text = "".join(batch(n, day) for n, day in enumerate(days, 1))  # type: ignore[operator]
    divs = "".join(f"<div>{line}</div>" for line in text.split("\n") if line.strip())
    found = articles(
        write(tmp_path / "a.html", f"<html><head><title>Results</title></head><body>{divs}</body></html>")
    )
    assert dates(found) == ISO
    assert all(WANTED[n][:90] in body for n, body in enumerate(bodies(found)))


def test_factiva_and_other_xml(tmp_path: Path) -> None:
    xml = "".join(
        f"<article><headline><para>Strike {n}</para></headline>"
        f"<publicationDate><date>{day}</date></publicationDate>"
        f"<sourceName>Harbour Gazette</sourceName><leadParagraph><para>{n} A.</para></leadParagraph>"
        f"<tailParagraphs><para>B.</para><para>C.</para></tailParagraphs></article>"
        for n, day in enumerate(ISO, 1)
    )
    found = articles(write(tmp_path / "a.xml", f"<ppsarticles>{xml}</ppsarticles>"))
    assert dates(found) == ISO
    assert [item.text for item in found] == [f"{n} A.\n\nB.\n\nC." for n in (1, 2, 3)]
    nitf = (
        '<nitf><head><title>T</title><docdata><date.issue norm="20220716"/></docdata></head><body><body.head>'
        "<hedline><hl1>Strike</hl1></hedline></body.head><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"
    )
    single = one(write(tmp_path / "b.xml", nitf))
    assert (single.title, single.text, str(single.published)) == ("Strike", "One.\n\nTwo.", "2022-07-16")


@pytest.mark.parametrize("rule", ["=====", "* * *", "-----", "\f"])
def test_a_digest_is_parted_where_each_part_has_its_day(tmp_path: Path, rule: str) -> None:
    parts = [f"Strike {n}\nHarbour Gazette\n{day}\n\n{n} {BODY}" for n, day in enumerate(FACTIVA_DAYS, 1)]
    found = articles(write(tmp_path / "a.txt", f"\n\n{rule}\n\n".join(parts)))
    assert dates(found) == ISO
    assert [item.title for item in found] == ["Strike 1", "Strike 2", "Strike 3"]


def test_a_rule_in_one_report_parts_nothing(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", f"Talks\n16 July 2022\n\n{BODY}\n\n* * *\n\n{BODY}")).text


def test_a_chat_is_its_messages_and_its_days_are_read_in_one_order(tmp_path: Path) -> None:
    chat = (
        "04/07/2022, 10:30 - Messages are end-to-end encrypted.\n"
        "04/07/2022, 10:31 - Desk: First line\nsecond line\n"
        "16/07/2022, 10:30 - Desk: <Media omitted>\n17/07/2022, 09:00 - Jane: Talks in Gori ended.\n"
    )
    found = articles(write(tmp_path / "chat.txt", chat))
    assert dates(found) == ["2022-07-04", "2022-07-17"]
    assert [(item.source, item.text) for item in found] == [
        ("Desk", "First line\nsecond line"),
        ("Jane", "Talks in Gori ended."),
    ]


def test_several_front_matters(tmp_path: Path) -> None:
    reports = "".join(
        f"---\ntitle: Strike {n}\npublished: {day}\ntags:\n- a\n---\n{n} {BODY}\n\n"
        for n, day in enumerate(ISO, 1)
    )
    found = articles(write(tmp_path / "a.md", reports))
    assert dates(found) == ISO
    assert bodies(found) == WANTED
    rule = f"---\ntitle: Strike\npublished: 2022-07-16\n---\n{BODY}\n\n---\nNote: cut\n---\n{BODY}"
    assert "Note: cut" in one(write(tmp_path / "b.md", rule)).text


def test_where_parts_cannot_be_told_apart_no_date_is_believed(tmp_path: Path) -> None:
    text = f"BATUMI, July 16, 2022 (ABC) - {BODY}\n\n17 July 2022\n\n{BODY}\n\n18 July 2022\n\n{BODY}"
    found = one(write(tmp_path / "a.txt", text))
    inferred = infer_published(found)
    assert (inferred.published, inferred.within) == (None, None)
    assert "several publication dates stand in it (2022-07-17, 2022-07-18)" in inferred.reason


@pytest.mark.parametrize(
    ("markup", "is_batch"),
    [
        ("12 documents</p>", True),
        ("<b>end of document</b>", True),
        ("load-date: may 3", True),
        ("document\nptgz000020220716ei7g0001", True),
        ("three documents12", False),
        ("mydocuments", False),
        ("document abc", False),
        ("my_document ptgz000020220716", False),
        ('document.getelementbyid("menu")', False),
    ],
)
def test_a_page_is_looked_through_for_parts_only_where_it_has_what_a_batch_has(
    markup: str, *, is_batch: bool
) -> None:
    assert may_be_batch(markup) == is_batch
