"""Documents of word processors and of print, made by python-docx, Chromium and pypdf; rich text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from reading import articles, dates, one, reason, write

from geo.readers import read
from geo.readers.extras import needed

FILES = Path(__file__).parent / "files"
TITLE = "Ferry runs aground off Batumi"
FIRST = (
    "A ferry ran aground off Batumi on Friday, and the coast guard took all of its forty passengers ashore."
)


def word_file(path: Path, *paragraphs: str, heading: str = TITLE) -> Path:
    document = docx.Document()
    if heading:
        document.add_heading(heading, level=1)
    for paragraph in paragraphs:
        added = document.add_paragraph()
        for start in range(0, len(paragraph), 7):  # as Word cuts words over runs
            added.add_run(paragraph[start : start + 7])
    document.save(str(path))
    return path


def test_word_is_read_in_its_order_with_its_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    document.add_paragraph("17 September 2022")
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Passengers", "forty"
    document.add_paragraph("Nobody was hurt.")
    document.core_properties.title = "Document1"
    document.save(str(tmp_path / "a.docx"))
    found = one(tmp_path / "a.docx")
    assert (found.title, str(found.published)) == (TITLE, "2022-09-17")
    assert f"{FIRST}\n\nPassengers\n\nforty\n\nNobody was hurt." in found.text


def test_the_day_of_word_is_its_date_line_not_that_of_its_making(tmp_path: Path) -> None:
    found = one(word_file(tmp_path / "a.docx", "Batumi, 17 September 2022", FIRST))
    assert (str(found.published), found.published_basis.value) == ("2022-09-17", "dateline")
    assert one(word_file(tmp_path / "b.docx", FIRST)).published is None


def test_a_batch_of_word_becomes_its_articles(tmp_path: Path) -> None:
    document = docx.Document()
    for paragraph in (
        "User Name: Desk",
        "Date and Time: Wednesday, May 1, 2024 12:00:00 PM CEST",
        "Documents (2)",
    ):
        document.add_paragraph(paragraph)
    for number in (1, 2):
        document.add_paragraph(f"{number}. {TITLE} {number}")
        document.add_paragraph("Client/Matter: -None-")
    for number, day in ((1, "September 17, 2022 Saturday"), (2, "September 18, 2022 Sunday 10:30 AM GMT")):
        document.add_heading(f"{TITLE} {number}", level=1)
        for line in (
            "Harbour Gazette",
            day,
            "Copyright 2022 Harbour Gazette All Rights Reserved",
            "Length: 66 words",
        ):
            document.add_paragraph(line)
        for line in ("Body", f"{number} {FIRST}", "Load-Date: May 1, 2024", "End of Document"):
            document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    found = articles(tmp_path / "a.docx")
    assert dates(found) == ["2022-09-17", "2022-09-18"]
    assert [item.title for item in found] == [f"{TITLE} 1", f"{TITLE} 2"]
    assert [item.text for item in found] == [f"1 {FIRST}", f"2 {FIRST}"]
    assert [item.source for item in found] == ["Harbour Gazette"] * 2
    assert [item.id.rpartition("#")[2] for item in found] == ["1", "2"]


RICH = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}{\*\generator Riched20 10.0;}"
    r"\viewkind4\uc1\pard\f0\fs24 Ferry runs aground off Batumi\par\par 17 September 2022\par\par "
    r"A ferry ran aground off Batumi on Friday \endash  the harbour\rquote s office said "
    r"\ldblquote forty\rdblquote  caf\'e9 guests and \u1041?\u1072?\u1090?\u1091?\u1084?\u1080? sailors"
    r" went ashore.\par}"
)


def test_rich_text(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.rtf", RICH.encode("ascii")))
    assert (found.title, str(found.published)) == (TITLE, "2022-09-17")
    assert found.text.endswith(
        "Friday – the harbour’s office said “forty” café guests and Батуми sailors went ashore."
    )
    assert "Riched20" not in found.text


def test_rich_text_under_the_name_of_old_word(tmp_path: Path) -> None:
    assert one(write(tmp_path / "Files (1).DOC", RICH.encode("ascii"))).title == TITLE


def test_a_printed_page_has_its_lines_joined_into_paragraphs() -> None:
    found = one(FILES / "chromium.pdf")
    assert (found.title, str(found.published)) == (TITLE, "2022-09-17")
    assert f"{FIRST[:-1]}, the harbour office said." in found.text
    assert "nobody was hurt, and no oil has leaked so far." in found.text


def test_a_scan_is_called_one() -> None:
    assert "it is a scan" in reason(FILES / "scan.pdf")


@pytest.mark.parametrize("password", ["secret", ""])
def test_a_pdf_with_a_password_is_refused_and_one_without_is_opened(tmp_path: Path, password: str) -> None:
    writer = pypdf.PdfWriter(clone_from=FILES / "chromium.pdf")
    writer.encrypt(
        password,
        owner_password="owner",  # noqa: S106 - of a file made here
        algorithm="RC4-128",
    )
    writer.write(tmp_path / "a.pdf")
    if password:
        assert "encrypted" in reason(tmp_path / "a.pdf")
    else:
        assert one(tmp_path / "a.pdf").title == TITLE


def test_an_encrypted_word_file_is_told_as_such(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "encrypted" in reason(write(tmp_path / "a.docx", ole))
    assert "save it as .eml" in reason(write(tmp_path / "a.msg", ole))


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.rtf"])
def test_half_a_document_is_told_and_the_next_one_is_read(tmp_path: Path, name: str) -> None:
    whole = {
        "a.docx": word_file(tmp_path / "whole.docx", FIRST).read_bytes(),
        "a.pdf": (FILES / "chromium.pdf").read_bytes(),
        "a.rtf": b"{\\rtf1",
    }[name]
    write(tmp_path / "folder" / name, whole[: len(whole) // 2])
    write(tmp_path / "folder" / "z.txt", FIRST)
    refused, kept = list(read([tmp_path / "folder"]))
    assert getattr(refused, "reason", "")
    assert getattr(kept, "text", "") == FIRST


def test_a_word_file_that_is_a_bomb_is_told(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (80 << 20))
    assert "200 times its size" in reason(write(tmp_path / "a.docx", packed.getvalue()))


def test_a_library_that_is_not_there_is_named_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word_file(tmp_path / "a.docx", FIRST)

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("geo.readers.extras.import_module", missing)
    assert reason(path) == "'.docx' takes a library that isn't installed: pip install 'geo-reports[formats]'"
    monkeypatch.undo()
    assert needed("docx", ".docx") is docx
