"""Which clue decides on which day a report was published, if any does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.publication.case import PublicationCase, unknown
from geo.dates.publication.clue import ClueKind
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.dates.publication.publication_date import PublicationDate


def _has(kind: ClueKind) -> Callable[[PublicationCase], bool]:
    return lambda case: case.has(kind)


def _solution(case: PublicationCase, _found: object) -> PublicationDate:
    return case.solution()


PUBLICATION: RuleList[PublicationCase, PublicationDate] = RuleList(
    "published",
    "On which day was a report published that gives no date of publication?",
    (
        Rule(
            "published.dateline-between-bounds",
            "A dateline without a year is of the one year that lies after what the report describes as "
            "past and before what it says is to come.",
            lambda case: case.is_bounded and not case.deciding,
            _solution,
            (
                Example(
                    "LIMA, May 14 (ABC) — A bridge fell. It was closed in November 2020. A new one will open "
                    "on 3 March 2022.",
                    "2021-05-14",
                ),
            ),
            (
                Example(
                    "LIMA, May 14 (ABC) — A bridge fell. It was closed in November 2020. A new one will open "
                    "on 3 June 2022."
                ),
                Example("LIMA, May 14 (ABC) — A bridge fell. It was closed in November 2023."),
            ),
        ),
        Rule(
            "published.nothing-decides",
            "Where neither dateline, address, file name nor opening gives its day, the date is not known.",
            lambda case: not case.deciding,
            lambda case, _found: unknown(f"no date in it says when it was published{case.bounds}"),
            (
                Example("A bridge fell on Saturday. It was built in 1990.", "unknown"),
                Example("LIMA, May 14 (ABC) — A bridge fell.", "unknown"),
                Example("From the archive\n\nLIMA, 3 May 1968 (ABC) — A bridge fell.", "unknown"),
            ),
            (Example("LIMA, May 14, 2021 (ABC) — A bridge fell."),),
        ),
        Rule(
            "published.contradiction",
            "Where no day agrees with all that the report says, the date is not known.",
            lambda case: not case.left,
            lambda case, _found: unknown(f"its dates contradict each other: {case.because}"),
            (
                Example(
                    "LIMA, May 14, 2021 (ABC) — A bridge fell. It was closed on 4 March 2023.", "unknown"
                ),
                Example("LIMA, May 14, 2031 (ABC) — A bridge fell.", "unknown"),
            ),
            (Example("LIMA, May 14, 2021 (ABC) — A bridge fell. It was closed on 4 March 2020."),),
        ),
        Rule(
            "published.several-days",
            "Where days of several weeks or years agree with all clues, the date is not known.",
            lambda case: len(case.left) > 1,
            lambda case, _found: unknown(case.choices),
            (
                Example("LIMA, 04/05/2022 (ABC) — A bridge fell.", "unknown"),
                Example("The envoys met on Monday, May 1, for talks.", "unknown"),
            ),
            (Example("LIMA, 16/05/2022 (ABC) — A bridge fell."),),
        ),
        Rule(
            "published.dateline",
            "A dateline with its year states the day of publication.",
            _has(ClueKind.DATELINE),
            _solution,
            (
                Example("LIMA, May 14, 2021 (ABC) — A bridge fell.", "2021-05-14"),
                Example("A bridge falls\nPublished: 9 May 2022\n\nA bridge fell in Lima.", "2022-05-09"),
                Example("LIMA, 04/05/2022 (ABC) — A bridge fell on 4 May 2022.", "2022-05-04"),
            ),
            (
                Example("A bridge falls (May 9, 2022)\n\nIt had been closed, an aide said."),
                Example("Last modified on 9 May 2022\n\nA bridge fell in Lima."),
            ),
        ),
        Rule(
            "published.dateline-and-weekday",
            "A dateline without a year is of the first year after all past dates of the report, if a weekday "
            "in its opening agrees.",
            _has(ClueKind.DATELINE_AND_WEEKDAY),
            _solution,
            (
                Example(
                    "LIMA, May 14. /ABC/. A bridge fell on Friday. It was closed in November 2020.",
                    "2021-05-14",
                ),
            ),
            (
                Example("LIMA, May 14. /ABC/. A bridge fell on Sunday. It was closed in November 2020."),
                Example("LIMA, May 14. /ABC/. A bridge fell on Friday."),
            ),
        ),
        Rule(
            "published.address",
            "The day in the address of the report is that of its publication.",
            _has(ClueKind.ADDRESS),
            _solution,
            (
                Example(
                    "A bridge fell in Lima.", "2022-07-16", url="https://news.example/2022/07/16/bridge.html"
                ),
            ),
            (Example("A bridge fell in Lima.", url="https://news.example/2022/bridge.html"),),
        ),
        Rule(
            "published.file-name",
            "The day in the name of its file is that of publication, unless a program gave the name.",
            _has(ClueKind.FILE_NAME),
            _solution,
            (Example("A bridge fell in Lima.", "2022-07-16", file="reports/2022-07-16-bridge.txt"),),
            (
                Example("A bridge fell in Lima.", file="Factiva-20220716-1015.rtf"),
                Example("LIMA, May 14, 2021 (ABC) — A bridge fell.", file="2022-07-16-bridge.txt"),
            ),
        ),
        Rule(
            "published.period",
            "A report whose head states the days it covers is of the day of issue before them; else it came "
            "after the last of them, within as many days as it covers and within a week.",
            _has(ClueKind.PERIOD),
            _solution,
            (
                Example(
                    "Covering 12 June to 18 June 2021.\n\nPirates boarded a tug on 13 June.",
                    "2021-06-18/2021-06-24",
                ),
                Example("14 January 2021 (period: from 13 January)\n\nA bridge fell.", "2021-01-14"),
            ),
            (Example("Issued for 12 June to 18 June 2021.\n\nPirates boarded a tug on 13 June."),),
        ),
        Rule(
            "published.weekday-of-date",
            "A day reported in the opening with its weekday is of the year in which both agree; the report "
            "came within six days.",
            _has(ClueKind.WEEKDAY_OF_DATE),
            _solution,
            (
                Example(
                    "The envoys met on Monday, May 1, for the first time since the war of 2020.",
                    "2023-05-01/2023-05-07",
                ),
            ),
            (Example("The fair opens on Sunday, April 5, at noon. It was founded in 2019."),),
        ),
        Rule(
            "published.date-and-weekday",
            "A day stated in the opening and a weekday after it that agrees, in sentences that share two "
            "names, date one event; the report came within six days.",
            _has(ClueKind.DATE_AND_WEEKDAY),
            _solution,
            (
                Example(
                    "Rosa Quispe met Ana Flores in Lima on July 16, 2022.\n\n"
                    "The meeting of Quispe and Flores took place on Saturday.",
                    "2022-07-16/2022-07-22",
                ),
            ),
            (
                Example(
                    "Rosa Quispe met Ana Flores in Lima on July 16, 2022.\n\n"
                    "A bridge fell in Cusco on Saturday."
                ),
            ),
        ),
    ),
)
