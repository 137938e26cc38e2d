"""Mail, mailboxes and pages saved as mail, made by the standard library and Chromium."""

from __future__ import annotations

import mailbox
import tracemalloc
from email.message import EmailMessage
from pathlib import Path

import pytest
from reading import articles, dates, one, reason, told, write

from geo.model import Article
from geo.readers import read

FILES = Path(__file__).parent / "files"
TEXT = (
    "Dockers in Batumi – café hands among them – went on strike on Thursday.\n\nThe company offered talks.\n"
)


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "Alerts <alerts@herald.example>",
        "To": "desk@monitor.example",
        "Subject": "Dockers in Batumi lay down work – für heute",
        "Date": "Thu, 11 Aug 2022 23:30:00 +0400",
    }
    for name, value in (given | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text, cte="quoted-printable")
    return message


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a"])
def test_mail_is_known_by_its_head(tmp_path: Path, name: str) -> None:
    found = one(write(tmp_path / name, mail().as_bytes()))
    assert found.title == "Dockers in Batumi lay down work – für heute"
    assert (str(found.published), found.source) == ("2022-08-11", "Alerts")
    assert found.text.strip() == TEXT.strip()


def test_answers_and_signatures_are_no_part_of_a_report(tmp_path: Path) -> None:
    found = one(
        write(tmp_path / "a.eml", mail(f"{TEXT}\n-- \nThe desk\n", Subject="Fwd: RE: Talks").as_bytes())
    )
    assert (found.title, found.text.strip()) == ("Talks", TEXT.strip())


def test_a_mail_of_html_and_one_whose_plain_part_is_a_stub(tmp_path: Path) -> None:
    stub = mail("See it in your browser.")
    stub.add_alternative(f"<html><body><p>{TEXT}</p><p>No result.</p></body></html>", subtype="html")
    html = EmailMessage()
    for name, value in mail().items():
        if name in {"From", "To", "Subject", "Date"}:
            html[name] = value
    html.set_content("<p>Talks in <b>Gori</b> ended.</p>", subtype="html")
    assert "No result." in one(write(tmp_path / "a.eml", stub.as_bytes())).text
    assert one(write(tmp_path / "b.eml", html.as_bytes())).text == "Talks in Gori ended."


def test_documents_attached_to_a_mail_are_read_and_pictures_are_not(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment("Talks were held in Gori.", filename="talks.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="gate.png")
    inner = mail("A mail in a mail.", Subject="Inner")
    message.add_attachment(inner)
    first, attached, forwarded = articles(write(tmp_path / "a.eml", message.as_bytes()))
    assert first.text.strip() == TEXT.strip()
    assert (attached.id.rpartition("a.eml")[2], attached.text.strip()) == (
        "/talks.txt",
        "Talks were held in Gori.",
    )
    assert (forwarded.title, forwarded.text.strip()) == ("Inner", "A mail in a mail.")


@pytest.mark.parametrize(
    ("charset", "encoding"), [("x-unknown", "utf-8"), ("iso-8859-1", "cp1252"), ("us-ascii", "utf-8")]
)
def test_a_charset_that_is_wrong_or_unknown_loses_no_letter(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    head = "From: a@b.example\nTo: c@d.example\nSubject: Talks\nDate: Thu, 11 Aug 2022 10:00:00 +0000\n"
    content = f"{head}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n{TEXT}"
    assert one(write(tmp_path / "a.eml", content.encode(encoding))).text.strip() == TEXT.strip()


def test_a_mailbox_gives_a_mail_each(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "Inbox")
    for number in (1, 2, 3):
        box.add(mail(f"{number} {TEXT}From there he went to Poti.\n", Subject=f"Mail {number}"))
    box.flush()
    found = articles(tmp_path / "Inbox")
    assert [item.title for item in found] == ["Mail 1", "Mail 2", "Mail 3"]
    assert dates(found) == ["2022-08-11"] * 3
    assert all("\nFrom there he went" in item.text for item in found)
    assert [item.id.rpartition("Inbox")[2] for item in found] == ["#1", "#2", "#3"]


def test_a_long_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    """Mails of one long line, of which a cache of lines would keep each."""
    head = b"From a@b Thu Aug 11 10:00:00 2022\nFrom: a@b.example\nTo: c@d.example\nSubject: Talks in Gori\n"
    head += b"Date: Thu, 11 Aug 2022 10:00:00 +0000\n\n"
    mails = (head + b"%d words " % n * 4000 + b"\n\n" for n in range(200))
    path = write(tmp_path / "a.mbox", b"".join(mails))
    items = read([path])
    for _ in range(20):
        next(items)
    tracemalloc.start()
    try:
        assert sum(1 for _ in items) == 180
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < path.stat().st_size / 4


def test_a_mail_without_text_costs_only_itself(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for text in (TEXT, " ", TEXT):
        box.add(mail(text))
    box.flush()
    assert [item.reason for item in told(tmp_path / "a.mbox")] == ["the mail has no text"]
    assert sum(isinstance(item, Article) for item in read([tmp_path / "a.mbox"])) == 2


def test_a_page_that_a_browser_saved_is_its_article_without_its_frames() -> None:
    found = one(FILES / "chromium.mhtml")
    assert (found.title, str(found.published)) == ("Ferry runs aground off Batumi", "2022-09-17")
    assert found.url == "https://harbour-gazette.example/ferry"
    assert "Cheap flights" not in found.text


def test_half_a_saved_page_is_no_crash(tmp_path: Path) -> None:
    whole = (FILES / "chromium.mhtml").read_bytes()
    assert "page" in reason(write(tmp_path / "a.mhtml", whole[:300]))
