"""The page's data as its script reads it: what geo/maps writes comes back, packed blocks and all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from made_up import PLACES, elsewhere_frame, event, events_frame, named, report

if TYPE_CHECKING:
    from window import Opener

pytestmark = pytest.mark.browser

MANY = 1200
"""More than two lines of a block hold."""


def test_packed_words_come_back(show: Opener) -> None:
    names = list(PLACES)
    rows = []
    for number in range(MANY):
        place = names[number % len(names)]
        told = report(
            f"wire-{number}", title=f"Title {number} ☂", **named(f"\U0001f534 {number} met in ", place, ".")
        )
        day = (date(2022, 1, 1) + timedelta(days=number // 3)).isoformat()
        rows.append(event(f"e{number}", place, day, articles=[told], actors=[f"Actor {number % 7}"]))
    lost = [
        {
            "kind": "toponym",
            "text": f"Name {n}",
            "reason": "not known",
            "article_id": f"wire-{n}",
            "title": "x",
        }
        for n in range(MANY)
    ]
    driver = show(events_frame(*rows), elsewhere_frame(*lost))
    found = driver.execute_async_script("""
        const done = arguments[0];
        geo.loadData().then(async (data) => {
            const last = await data.findEvent("e1199");
            await data.texts([last, 0]);
            const [{ article, quote, mentions }] = data.reportsOf(last);
            const [{ start, end, place }] = mentions;
            const row = data.firstRow[last];
            const [lost] = await data.elsewhere.read(1100, 1101);
            done({
                size: data.size, last, packed: "packed" in document.getElementById("geo-events").dataset,
                title: article.title, marked: quote.slice(start, end), place: data.places[place].name,
                same: place === data.columns.place[row], day: geo.isoDay(data.columns.begin[row]),
                actors: Array.from(data.actorsOf(last), (actor) => data.words.actor[actor]),
                first: data.idOf(0), lost: [lost.text, lost.reason, lost.article.id],
            });
        });
    """)
    place = names[1199 % len(names)]
    assert found == {
        "size": MANY,
        "last": 1199,
        "packed": True,
        "title": "Title 1199 ☂",
        "marked": place,
        "place": place,
        "same": True,
        "day": "2023-02-04",
        "actors": ["Actor 2"],
        "first": "e0",
        "lost": ["Name 1100", "not known", "wire-1100"],
    }
