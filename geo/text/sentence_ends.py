"""Where a sentence ends as far as punctuation says: for stages that read a text before it is annotated."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s|\n\s*\n")
"""Where a sentence may end: also after *Gen.* and *U.S.*, for to read too little does less harm."""
CERTAIN_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]\"”’'][.!?])[\"”’']?\s+(?=[\"“‘'A-Z<(\[])|\n[ \t]*\n")
"""Where a sentence ends beyond doubt, so that a story does not end there by mistake."""


def sentence_before(text: str, start: int, reach: int) -> str:
    """Return what stands before `start` in its sentence, `reach` characters at most.

    Examples
    --------
    >>> sentence_before("They left. Talks began on Monday.", 26, 100)
    'Talks began on '
    """
    before = text[max(0, start - reach) : start]
    return before[max((end.end() for end in SENTENCE_END.finditer(before)), default=0) :]


def sentence_after(text: str, end: int, reach: int) -> str:
    """Return what stands after `end` in its sentence, `reach` characters at most; without its full stop.

    Examples
    --------
    >>> sentence_after("On Monday talks began. They left.", 9, 100)
    ' talks began'
    """
    return SENTENCE_END.split(text[end : end + reach], maxsplit=1)[0]
