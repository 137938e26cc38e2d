"""Made-up reports for measuring whole builds: as long and as full of places, dates and acts as wire news.

python benchmarks/made_up_reports.py 10000 reports/
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

TOWNS = (
    ("Goris", "Armenia"), ("Gyumri", "Armenia"), ("Ijevan", "Armenia"), ("Ganja", "Azerbaijan"),
    ("Shamakhi", "Azerbaijan"), ("Quba", "Azerbaijan"), ("Kutaisi", "Georgia"), ("Gori", "Georgia"),
    ("Batumi", "Georgia"), ("Homs", "Syria"), ("Raqqa", "Syria"), ("Mosul", "Iraq"), ("Kirkuk", "Iraq"),
    ("Kandahar", "Afghanistan"), ("Herat", "Afghanistan"), ("Quetta", "Pakistan"), ("Peshawar", "Pakistan"),
    ("Maiduguri", "Nigeria"), ("Kaduna", "Nigeria"), ("Gao", "Mali"), ("Mopti", "Mali"), ("Goma", "Congo"),
    ("Bukavu", "Congo"), ("Kharkiv", "Ukraine"), ("Kherson", "Ukraine"), ("Lviv", "Ukraine"),
    ("Cordoba", "Argentina"), ("Rosario", "Argentina"), ("Cali", "Colombia"), ("Medellin", "Colombia"),
    ("Nyala", "Sudan"), ("El Obeid", "Sudan"), ("Mandalay", "Myanmar"), ("Sittwe", "Myanmar"),
    ("Dire Dawa", "Ethiopia"), ("Mekelle", "Ethiopia"), ("Mombasa", "Kenya"), ("Kisumu", "Kenya"),
)  # fmt: skip
ACTS = (
    "Shells hit a {building} near {town} on {weekday}, killing {number} people, {who} said.",
    "{number} people were arrested in {town} on {date} after a protest over the price of {goods}.",
    "The foreign ministers of {country} and {other} held talks in {town} on {weekday}.",
    "Police dispersed a crowd in front of the {building} in {town} late on {weekday}.",
    "Gunmen attacked a convoy of lorries with {goods} on the road to {town}, {who} said.",
    "The two sides will meet again in {town} on {plan}, {who} said.",
    "Aid workers brought {goods} to {number} families in {town} on {date}.",
    "Soldiers surrounded a {building} in {town} and detained {number} men on {weekday}.",
)
REST = (
    "“We heard it in the night and nobody slept,” said a teacher who lives near the {building}.",
    "Prices of {goods} have risen by {number} per cent since the beginning of the year.",
    "{who} gave no further details, and the reports could not be checked.",
    "The {building} was built {number} years ago and had been repaired twice.",
    "It is the third such case in {country} this year, and people there are tired of promises.",
    "A committee is to look into the matter and report to the parliament of {country}.",
    "The road between {town} and the capital was open again by the evening.",
    "Farmers hope for rain, as the wells in the valley are lower than in other years.",
)
WORDS = {
    "building": ("school", "market", "bakery", "clinic", "bridge", "bus station", "mill", "town hall"),
    "goods": ("flour", "fuel", "tents", "medicine", "sugar", "wheat", "blankets", "cement"),
    "who": ("officials", "the police", "a spokesman", "local media", "two witnesses", "the governor"),
}
FIRST_DAY = date(2021, 1, 1)
DAYS = 1000
PARAGRAPHS = 6


def report(number: int, count: int = PARAGRAPHS) -> str:
    """Return a report with its front matter; the same number gives the same report.

    Parameters
    ----------
    number
        Of the report.
    count
        Of its paragraphs, each of which reports one act.

    Examples
    --------
    >>> report(7).splitlines()[1]
    'published: 2021-07-13'
    """
    draw = random.Random(number)  # noqa: S311 - a corpus, no secret
    day = FIRST_DAY + timedelta(draw.randrange(DAYS))
    town, country = draw.choice(TOWNS)
    paragraphs = [
        " ".join(_sentence(draw, pattern, day, (town, country)) for pattern in (draw.choice(ACTS), *rest))
        for rest in (draw.choices(REST, k=2) for _ in range(count))
    ]
    head = f"---\npublished: {day}\nsource: Example Wire\ntitle: Report {number} from {town}\n---\n"
    body = "\n\n".join(paragraphs)
    return f"{head}{town}, {country} – {body}\n"


def _sentence(draw: random.Random, pattern: str, day: date, home: tuple[str, str]) -> str:
    """Fill a pattern; most of what a report describes happened in one country."""
    town, country = home if draw.random() < 0.5 else draw.choice(TOWNS)  # noqa: PLR2004 - a half
    words = {name: draw.choice(of) for name, of in WORDS.items()}
    before = day - timedelta(draw.randrange(1, 20))
    sentence = pattern.format(
        **words, town=town, country=country, other=draw.choice(TOWNS)[1], number=draw.randrange(2, 60),
        weekday=f"{day - timedelta(draw.randrange(6)):%A}", date=f"{before.day} {before:%B}",
        plan=f"{day + timedelta(9):%d %B}",
    )  # fmt: skip
    return sentence[0].upper() + sentence[1:]


def main() -> None:
    """Write reports into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for number in range(options.count):
        (options.folder / f"{number:06}.txt").write_text(report(number), encoding="utf-8")


if __name__ == "__main__":
    main()
