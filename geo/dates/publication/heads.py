"""What may stand before and after the date at the head of a report, as agencies and papers write it."""

from __future__ import annotations

import re

from geo.dates.grammar.lexicon import ANY_WEEKDAY
from geo.language import alternatives, word_class

_PLACE = r"[A-Z][\w.'’/-]*(?:[ ](?:[A-Z][\w.'’/-]*|of|the|and|de|el|al))*"
_AGENCY = r"(?:\([\w. /]+\)|/[\w .]+/|\[[\w .]+\])"
_BEFORE_DATELINE = re.compile(
    rf"^[ \t>*_#-]*(?:\([^()\n]{{2,40}}\)[ ]*(?:[-–—][ ]*)?)?[\[(]?"
    rf"(?:{_PLACE}(?:,[ ]{_PLACE})*[ ]?{_AGENCY}?(?:[,:]|[ ]?[-–—]|(?=[ ]\())?[ ])?"
    r"(?:\((?:[A-Z][\w. ]*,[ ])?)?$"
    r"|^[ \t]*[a-zà-ÿ][a-zà-ÿ.'’-]+(?:[ ][a-zà-ÿ.'’-]+)?,[ ]$"
)
"""*LIMA, Peru,*, *Lima/Quito –*, *LIMA (ABC) -*, *GENEVA (ABC,*, *LIMA (*, *(ABC) Lima,*, *(Lima) –*,
*lima,*."""
_AFTER_DATELINE = re.compile(
    rf"[.,:]?[\])]?[ ]*{_AGENCY}?[.,]?[ ]*(?:--|[-–—:_]|(?<=[./)\]])[ ]*)[ ]*\S"
    r"|,[ ](?:[A-Z][\w.]+(?:[ ][A-Z]\w+)?[ ]*[-–—:]|[A-Z]{2}[A-Z.]+[.:])[ ]*\S"
)
"""*(ABC) –*, *. /ABC/.*, *, ABC –*, *, ABCPRESS.*: the agency and what parts it from the text."""
_LABEL = re.compile(
    rf"^[\W_]*(?:{alternatives(word_class('publication_label'))}(?:[ ](?:by|in)[ ][^.!?:\n]{{2,40}}?)?"
    r"(?:[ ](?:on|at)|[ ]?[–-])?[:,]?[ ]*)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"^[\W_]*(?:By[ ][^.!?]{{3,60}}?|{_PLACE}(?:,[ ]{_PLACE})*[ ]\|)[ ,|•·–—-]+$")
"""*By Jane Doe, Lima,* and *Lima |* on a line that ends with the date."""
_OUTLET = re.compile(
    rf"^[\W_]*(?:{_PLACE},[ ])?(?:[A-Z][\w.'’&-]*[ ]){{0,3}}{alternatives(word_class('outlet_word'))}"
    rf"(?:[ ]{_PLACE})?,[ ]$"
)
"""*Jane Doe, ABC News,* on a line that ends with the date; a name alone may be the place of a picture."""
_CLOCK = r"[ ]*(?:,|at|[-–—|/•·])?[ ]*\d{1,2}[:.]\d\d.{0,24}"
_TIME_TO_READ = r"[ ]*[•·|,–—-][ ]*\d+[ -]min(?:ute)?s?\b.{0,12}"
_AFTER_LABELLED = re.compile(
    rf"[.,|]?(?:{_CLOCK}|{_TIME_TO_READ}|[ ]*\({ANY_WEEKDAY}\)"
    rf"|[ ]*(?:[-–—|]|,)[ ]{_PLACE}(?:,[ ]{_PLACE})*)?[ ]*$"
)
"""An hour, the place or the time that it takes to read ends the line: *15 March 2023 — Bamako*."""
_PLACE_AFTER = re.compile(r"[ ]\([A-Z][^()\n]{1,40}\)[ ]*(?:--|[-–—:])[ ]*\S")
"""*14 May 2021 (LIMA) –* opens the report, *14 May 2021 (Agency) –* too."""
_BEFORE_UNPARTED = re.compile(rf"^[ \t]*(?:{_PLACE}:|\([A-Z][\w. ]*\))[ ]$")
_UNPARTED = re.compile(r"[ ](?=[A-Z\"“])")
"""*Lima: May 14, 2021 A bridge fell*: after a year the words may follow at once."""
_STAMPED = re.compile(rf"[.,|]?(?:{_CLOCK}|[ ]*{_AGENCY})[ ]*$")
"""An hour or an agency that ends the line, as no caption of a picture has it."""
_DECORATION = " \t>*_#-"


def heads_line(before: str, after: str, *, is_whole: bool) -> bool:
    """Return True if a date between these words of its line is a dateline, a byline or a stamp.

    Parameters
    ----------
    before, after
        The rest of the line.
    is_whole
        Whether the date states its year.

    Examples
    --------
    >>> heads_line("LIMA, ", " (ABC) — A bridge fell.", is_whole=True)
    True
    >>> heads_line("Shells hit Lima on ", ".", is_whole=True)
    False
    """
    if any(head.match(before) for head in (_LABEL, _BYLINE, _OUTLET)) and _AFTER_LABELLED.fullmatch(after):
        return True
    if not before.strip(_DECORATION):
        return is_whole and _PLACE_AFTER.match(after) is not None
    if is_whole and _BEFORE_UNPARTED.match(before) and _UNPARTED.match(after):
        return True
    return bool(
        _BEFORE_DATELINE.match(before) and (_STAMPED.fullmatch(after) or _AFTER_DATELINE.match(after))
    )
