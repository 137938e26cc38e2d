"""Pages: whose date is it, whose text; and what is no article at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from reading import articles, dates, one, reason, told, write

from geo.readers import read

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Ferry runs aground off Batumi"
PARAGRAPHS = (
    "A ferry ran aground off Batumi on Friday, and the coast guard took all of its forty passengers ashore.",
    "Divers found a crack of two metres below the waterline; nobody was hurt, and no oil has leaked so far.",
    "The captain told officials that a gust had pushed the ship on to a bank that no chart shows.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(
    body: str = BODY, head: str = "", *, data: object = None, before: str = "", title: str = TITLE
) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}{script}'
        f"</head><body><nav><a href='/'>Front page</a></nav><article><h1>{title}</h1>{before}{body}</article>"
        "</body></html>"
    )


def news(headline: str, day: str, **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": day,
        **more,
    }


OTHER = news("Storm closes the port of Poti", "2023-01-05T10:00:00Z", url="https://wire.example/storm")
OWN = news(TITLE, "2022-09-17T23:30:00+04:00")


@pytest.mark.parametrize(
    "data",
    [
        OWN,
        [OTHER, OWN],
        {"@graph": [OTHER, {"@type": "WebPage", "datePublished": "2020-01-01"}, OWN]},
        {**OWN, "isRelatedTo": OTHER},
        {**OWN, "@type": ["Thing", "ReportageNewsArticle"], "dateModified": "2024-01-01"},
        [{"@type": "ItemList", "itemListElement": [OTHER]}, OWN],
        [
            OTHER,
            {**OWN, "headline": "Ferry aground", "mainEntityOfPage": {"@id": "https://wire.example/ferry"}},
        ],
    ],
)
def test_the_day_of_a_page_is_that_of_its_own_structured_data(tmp_path: Path, data: object) -> None:
    head = '<link rel="canonical" href="https://www.wire.example/ferry/">'
    assert dates(articles(write(tmp_path / "a.html", page(head=head, data=data)))) == ["2022-09-17"]


def test_a_related_article_alone_in_the_structured_data_dates_nothing(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.html", page(data=OTHER))).published is None


@pytest.mark.parametrize(
    "before",
    [
        '<p class="date">17 сентября 2022</p>',
        '<span class="published">17 сентября 2022, 10:30</span>',
        "<div>Сб, 17 сентября 2022 г.</div>",
        "<time>17 Eylül 2022</time>",
        '<div class="meta"><span>Опубликовано: 17 сентября 2022</span></div>',
    ],
)
def test_a_day_that_stands_on_the_page_in_another_language(tmp_path: Path, before: str) -> None:
    assert dates(articles(write(tmp_path / "a.html", page(before=before)))) == ["2022-09-17"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [("", None), ('<meta name="date" content="2020-11-09">', "2020-11-09")],
)
def test_a_day_with_two_readings_is_believed_only_if_the_page_decides(
    tmp_path: Path, head: str, expected: str | None
) -> None:
    before = "<p class='date'>09/11/2020</p>"
    assert dates(articles(write(tmp_path / "a.html", page(head=head, before=before)))) == [expected]


def test_behind_a_wall_the_text_of_the_structured_data_is_read(tmp_path: Path) -> None:
    data = {**OWN, "isAccessibleForFree": False, "articleBody": "\n".join(PARAGRAPHS)}
    shown = f"<p>{PARAGRAPHS[0]}</p><div class='wall'><p>Subscribe to continue reading.</p></div>"
    found = one(write(tmp_path / "a.html", page(shown, data=data)))
    assert PARAGRAPHS[2] in found.text
    assert "Subscribe" not in found.text


CONSENT = (
    "<p>We value your privacy.</p><p>We and our 842 partners store and access information on a device, such "
    "as cookies, and process personal data.</p><p>You can change your choices at any time.</p>"
    "<button>Accept all</button><button>Reject all</button>"
)
WALL = (
    "<p>This article is for subscribers only. Subscribe now for unlimited access.</p>"
    "<p>Already a subscriber? Sign in to continue reading.</p>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            CONSENT,
            "cookies and consent",
        ),
        (
            WALL,
            "paywall",
        ),
        ("<p>Checking your browser before accessing the site. Please enable JavaScript and cookies.</p>", ""),
    ],
)
def test_furniture_alone_is_said_to_be_that(tmp_path: Path, body: str, expected: str) -> None:
    assert expected in reason(write(tmp_path / "a.html", page(body, title="wire.example")))


def test_a_report_about_privacy_is_no_dialogue(tmp_path: Path) -> None:
    body = (
        BODY
        + "<p>A court in Kyiv fined a firm on Monday for its cookies, and told it to ask for consent.</p>"
    )
    assert one(write(tmp_path / "a.html", page(body))).title == TITLE


def entry(number: int, *, inner: str = "") -> str:
    return (
        f"<div class='entry'><time datetime='2022-07-{number}T10:00:00Z'>{number} July</time>"
        f"<h2>Strike {number}</h2><p>{number} Dockers in Batumi went on strike, and no ship was unloaded "
        f"until the evening.</p>{inner}</div>"
    )


def test_a_live_blog_is_its_entries(tmp_path: Path) -> None:
    data = {"@type": "LiveBlogPosting", "headline": "The port, hour by hour", "datePublished": "2022-07-16"}
    body = "<div class='feed'>" + "".join(map(entry, (18, 17, 16))) + "</div>"
    found = articles(write(tmp_path / "a.html", page(body, data=data, title="The port, hour by hour")))
    assert dates(found) == ["2022-07-18", "2022-07-17", "2022-07-16"]
    assert [item.title for item in found] == ["Strike 18", "Strike 17", "Strike 16"]
    assert all("July" not in item.text for item in found)


def test_a_live_blog_that_stands_in_its_structured_data_only(tmp_path: Path) -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Strike {n}",
            "datePublished": f"2022-07-{n}",
            "articleBody": f"{n} A.",
        }
        for n in (18, 17)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "The port", "liveBlogUpdate": updates}
    found = articles(write(tmp_path / "a.html", page("<p>Loading.</p>", data=data, title="The port")))
    assert dates(found) == ["2022-07-18", "2022-07-17"]


@pytest.mark.parametrize(
    "mark", ["<span>{} July 2022</span>", "<time datetime='2022-07-{}'>x</time>", "<p>{}.07.2022</p>"]
)
def test_a_list_of_teasers_is_never_one_article(tmp_path: Path, mark: str) -> None:
    teasers = "".join(
        f"<li><a href='/{n}'><h3>Strike {n} in Batumi</h3></a>{mark.format(n)}"
        f"<p>{n} Dockers in Batumi went on strike, and no ship was unloaded until the evening.</p></li>"
        for n in (18, 17, 16)
    )
    body = f"<html lang=en><body><h1>World</h1><ul>{teasers}</ul><footer>Example Wire</footer></body></html>"
    found = articles(write(tmp_path / "a.html", body))
    assert dates(found) == ["2022-07-18", "2022-07-17", "2022-07-16"]


def test_teasers_and_comments_under_an_article_are_not_it(tmp_path: Path) -> None:
    teasers = "".join(
        f"<li><a href='/{n}'>Storm {n} closes the port</a><time datetime='2023-01-{n}'></time></li>"
        for n in (11, 12, 13)
    )
    comments = "".join(
        f"<div class='comment'><time datetime='2023-02-{n}'></time>"
        "<p>I was there and saw it all with my own eyes, said one.</p>"
        "</div>"
        for n in (11, 12, 13)
    )
    body = page(before='<time datetime="2022-09-17">17 September</time>').replace(
        "</article>",
        f"</article><aside><ul>{teasers}</ul></aside>"
        f"<div id='discussion' class='comments-list'>{comments}</div>",
    )
    found = one(write(tmp_path / "a.html", body))
    assert (found.title, str(found.published)) == (TITLE, "2022-09-17")


def test_telegram_pages(tmp_path: Path) -> None:
    message = (
        "<div class='message default clearfix' id='m{n}'><div class='body'>"
        "<div class='pull_right date details' title='{n}.07.2022 23:30:00 UTC+04:00'>23:30</div>{name}"
        "<div class='text'>Strike {n}<br><br>B.</div></div></div>"
    )
    name = "<div class='from_name'>Coast</div>"
    body = (
        message.format(n=16, name=name)
        + "<div class='message service'>x</div>"
        + message.format(n=17, name="")
    )
    found = articles(write(tmp_path / "messages.html", f"<body><div class='chat_page'>{body}</div></body>"))
    assert dates(found) == ["2022-07-16", "2022-07-17"]
    assert [(item.source, item.text) for item in found] == [
        ("Coast", "Strike 16\n\nB."),
        ("Coast", "Strike 17\n\nB."),
    ]


@pytest.mark.parametrize("name", ["story.php", "page.html?id=1", "story.shtml", "index.aspx", "story"])
def test_pages_under_the_names_that_crawlers_give(tmp_path: Path, name: str) -> None:
    write(tmp_path / "folder" / name, page(data=OWN))
    (found,) = articles(tmp_path / "folder")
    assert (found.title, str(found.published)) == (TITLE, "2022-09-17")


def test_the_folder_beside_a_saved_page_is_part_of_it(tmp_path: Path) -> None:
    write(tmp_path / "Ferry.html", page(data=OWN))
    write(tmp_path / "Ferry_files" / "frame.html", page(title="Cheap flights"))
    write(tmp_path / "Ferry_files" / "empty.html", "")
    write(tmp_path / "case_files" / "a.txt", "Talks were held in Gori.")
    assert len(articles(tmp_path)) == 2
    assert [item.reason for item in told(tmp_path)] == ["it belongs to the saved page Ferry.html"]


def test_plain_text_of_no_known_name_is_passed_over_and_read_if_named(tmp_path: Path) -> None:
    path = write(tmp_path / "folder" / "LICENSE", "You may do as you like.")
    write(tmp_path / "folder" / "a.txt", "Talks were held in Gori.")
    assert [item.passed_over for item in told(tmp_path / "folder")] == [True]
    assert one(path).text == "You may do as you like."
    assert len(list(read([tmp_path / "folder"]))) == 2


def test_letters_of_a_page_as_browsers_read_them(tmp_path: Path) -> None:
    text = page("<p>Kharkiv’s workers said “enough” – and left the depot on Friday.</p>").replace(
        "utf-8", "iso-8859-1"
    )
    assert (
        "Kharkiv’s workers said “enough” – and" in one(write(tmp_path / "a.html", text.encode("cp1252"))).text
    )
