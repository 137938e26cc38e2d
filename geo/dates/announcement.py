"""Whether the words before an expression announce a future: *will meet on Monday*."""

from __future__ import annotations

import re

_COMMITTING = (
    "agree agrees agreed decided intends offered pledged plan plans promised proposed threatened vowed"
)
_TO_DO = "|".join(f"(?<=\\b{verb} )" for verb in _COMMITTING.split())
_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|due|scheduled|slated|planned|plans\sto|expected|expects?|set\s(?:to|for)"
    r"|upcoming|forthcoming|next(?!\s(?:day|morning|night|week|month|year))"
    rf"|to be|(?:{_TO_DO})to)\b|['’]ll\b",
    re.IGNORECASE,
)
"""*Agreed to meet in April* announces, *agreed in April to meet* does not."""
_PAST = (
    "said|told|wrote|was|were|had|held|met|took|gave|began|came|went|broke|fell|left|made|saw|spoke|fought|led|lost"
    "|won|sent|became|rose|struck|shot|brought|caught|fled|flew|found|kept|sat|stood|drew|drove|chose|withdrew"
)
"""Verbs whose past has no *-ed*, save those whose present looks the same."""
_BEHIND = re.compile(
    rf"\b(?<!be )(?:{_PAST}|says|since|\w{{3,}}(?<!schedul)(?<!plann)(?<!expect)ed)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n\s*\n")
_LEADS_UP = re.compile(
    rf"(?<!be )\b(?:{_PAST}|(?!sched|plann|expec|propos|unti)\w{{3,}}ed)"
    r"(?:[ ](?!will|that)[\w'’]+){0,3}[ ](?:on|in)[ ]$"
)
_SINCE = re.compile(r"\bsince[ ](?:the[ ])?$", re.IGNORECASE)
_REACH = 160


def announced(text: str, start: int) -> bool:
    """Tell whether the sentence announces what comes at `start`, and no word of the past comes between.

    Examples
    --------
    >>> announced("They will meet on Monday.", 18)
    True
    >>> announced("They will meet, he said on Monday.", 27)
    False
    """
    before = _sentence_before(text, start)
    return _last(_AHEAD, before) > _last(_BEHIND, before)


def told(text: str, start: int) -> bool:
    """Tell whether a verb of the past leads up to what comes at `start`.

    Examples
    --------
    >>> told("He resigned on 12 December.", 15)
    True
    """
    before = _sentence_before(text, start)
    return bool(_LEADS_UP.search(before) or _SINCE.search(before))


def reported(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence reports what it dates, with a verb of the past and nothing that announces.

    Examples
    --------
    >>> reported("The talks took place on Monday.", 24, 30)
    True
    >>> reported("Talks on Monday: registration opens at noon.", 9, 15)
    False
    """
    around = _sentence_before(text, start), _sentence_after(text, end)
    return any(map(_BEHIND.search, around)) and not any(map(_AHEAD.search, around))


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _REACH) : start]
    return before[max((end.end() for end in _SENTENCE_END.finditer(before)), default=0) :]


def _sentence_after(text: str, end: int) -> str:
    return _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]


def _last(cue: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in cue.finditer(text)), default=-1)
