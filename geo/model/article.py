"""The reports that are read, and the inputs that could not be."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from geo.errors import fault_of
from geo.model.interval import Interval

HOW_TO_DATE = "an undated article is dated by the lines `---`, `published: YYYY-MM-DD`, `---` at its top"
"""What a person can do about an article whose day of publication is unknown."""


class PublishedBasis(StrEnum):
    """What an article's publication date rests on."""

    GIVEN = "given"
    HTML = "html"
    DATELINE = "dateline"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Article:
    """One report, as it was read."""

    id: str
    """As given, or the path it was read from."""
    text: str
    title: str = ""
    published: date | None = None
    """The day of publication, where it is known to the day."""
    published_within: Interval | None = None
    """The days between which it was published, where the text gives only these."""
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_reason: str = ""
    """What the date was inferred from, or why it could not be."""
    published_rule: str = ""
    """The id of the rule that decided it; empty where the date was given."""
    published_bounds: Interval | None = None
    """Days between which it was published, as a user says of all articles that leave it open."""
    source: str = ""
    url: str = ""
    language: str = ""
    file: str = ""
    """The file that it was read from, and which part of it; its name may give the day."""
    version_of: str = ""
    """The id of an article read before that has the same one as it was given: this may be its newer state."""
    setting: tuple[str, ...] = ()
    """ISO codes of the countries that most other reports of its run are of, where it is too short to say of
    which it is itself."""
    origin: str = ""
    """The id of the article that this one is a copy or a state of; empty where it stands alone."""

    @property
    def is_dated(self) -> bool:
        """Return True if the day of publication is known, or the days between which it is."""
        return self.published is not None or self.published_within is not None

    def of_origin(self, origin: str) -> Article:
        """Return the article as a copy or a state of another.

        Examples
        --------
        >>> Article("b", "Talks.").of_origin("a").origin
        'a'
        """
        return replace(self, origin=origin)


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    source: str
    reason: str
    partial: bool = False
    """True where only a part is missing, such as a date that is none: the article itself was read."""
    passed_over: bool = False
    """True where nobody will miss it: a picture, a hidden file."""
    trace: str = field(default="", repr=False)
    """Where in the code it happened, if it was not foreseen: for a report to the makers."""

    @classmethod
    def of_fault(cls, source: str, what: str, error: BaseException, *, partial: bool = False) -> Unread:
        """Return the note of something that was not foreseen.

        Examples
        --------
        >>> Unread.of_fault("a.txt", "could not be parsed", ZeroDivisionError("division by zero")).reason
        'could not be parsed: ZeroDivisionError: division by zero'
        """
        trace = "".join(traceback.format_exception(error))
        return cls(source, f"{what}: {fault_of(error)}", partial=partial, trace=trace)
