"""Whether the words around an expression announce a future or report a past: *will meet on Monday*."""

from __future__ import annotations

import re

from geo.language import alternatives, word_class
from geo.text.sentence_ends import sentence_after, sentence_before


def _any_of(name: str) -> str:
    """Return a pattern of any word of a class."""
    return alternatives(word_class(name))


_AHEAD = re.compile(
    rf"\b(?:{_any_of('announcing_phrase')}|next(?!\s(?:day|morning|night|week|month|year))"
    rf"|(?:is|are|was|were)\sto(?=\s\w)|would(?!\shave\b)"
    rf"|(?:{_any_of('committing_form')}|{_any_of('committing_noun')})"
    rf"(?:\s{_any_of('dating_preposition')}\s[^.;,]{{1,40}}?)?\sto(?=\s\w)"
    r"|(?-i:(?:may|might|should)(?:\snot)?)(?!\s(?:\w+ly\s)?have\b)"
    r")\b|['’]ll\b",
    re.IGNORECASE,
)
"""*Agreed to meet in April* and *agreed in May to meet in April* announce, *may have met* does not."""
_PAST = _any_of("unmistakable_past")
"""Verbs whose past has no *-ed*, save those whose present looks the same."""
_BEHIND = re.compile(
    rf"\b(?:(?:(?:{_any_of('determiner_of_participle')}|\d+)\s)(?:armed|\w{{3,}}ed)"
    rf"|{_any_of('no_past_in_ed')})\b"
    rf"|(?P<past>\b(?<!be )(?:{_PAST}|{_any_of('reporting_present')}"
    r"|\w{3,}(?<!schedul)(?<!plann)(?<!expect)ed)\b)",
    re.IGNORECASE,
)
"""A verb of the past is `past`; *the wounded*, *a proposed law*, *indeed* are met so as to be passed over."""
_LEADS_UP = re.compile(
    rf"(?<!be )\b(?:{_PAST}|(?!sched|plann|expec|propos|unti|preferred)\w{{3,}}ed)"
    r"(?:[ ](?!will|that)[\w'’]+){0,3}[ ](?:on|in|before|after)[ ]$"
)
_SINCE = re.compile(r"\bsince[ ](?:the[ ])?$", re.IGNORECASE)
_MAX_CHARACTERS = 160
"""A sentence of news, on both sides, is about as long."""
_OPENS = re.compile(rf"\W*(?:{_any_of('sentence_opener')}\s+)*", re.IGNORECASE)
_WILL = re.compile(
    rf"\b(?:{_any_of('future_phrase')}|(?:is|are)\s(?:also\s|then\s)?{_any_of('planned_participle')})\b|['’]ll\b",
    re.IGNORECASE,
)
_WILL_ITSELF = re.compile(
    rf"\b{_any_of('certain_future')}\b(?!\s(?:have\b|be\sremembered))|['’]ll\b", re.IGNORECASE
)
"""Says that something is to come, however far."""
_NEXT_PAST = re.compile(rf"[ ](?:{_PAST}|\w{{3,}}ed)\b")
"""*A court Thursday refused*."""
_PUT_OFF = re.compile(
    rf"\b{_any_of('put_off_stem')}\w*\b[^.;]{{0,60}}\b(?:until|till|to|for)[ ](?:the[ ])?$", re.IGNORECASE
)
"""*Postponed until Monday*: to a day after the act, whatever the tense of the act."""
_DEADLINE = re.compile(
    rf"\b(?:{_any_of('obliging_phrase')}|asked\b[^.;]{{0,30}}[ ]to)\b[^.;]{{0,60}}\bby[ ](?:the[ ])?$",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    rf"\b{_any_of('appointing_form')}\b(?P<rest>[^.;]{{0,80}}\bfor[ ](?:the[ ]|late[ ]|early[ ]|next[ ])?)$",
    re.IGNORECASE,
)
"""*Called a march for Sunday*: of the past, but the day that it appoints is to come."""
_URGED = re.compile(
    rf"\b{_any_of('urging_form')}\b(?:[ ][\w'’-]+){{0,5}}?[ ]{_any_of('act_called_for')}"
    r"(?P<rest>\b[^.;]{0,60}\b(?:on|from|for)[ ](?:the[ ])?)$",
    re.IGNORECASE,
)
"""*Urge a walkout on Wednesday*: an act that is called for is to come."""
_CAUSE = re.compile(rf"\b{_any_of('cause_word')}\b", re.IGNORECASE)
"""*Call for talks after a raid on Monday*: the day is that of the cause."""
_STILL = re.compile(
    rf"\b{_any_of('lasting_present')}\b[^.;]{{0,60}}\b(?:until|till|through)[ ](?:the[ ])?$", re.IGNORECASE
)
"""*Is open until Monday*, *has until Monday to answer*."""
_NOT_UNTIL = re.compile(
    rf"\b{_any_of('opening_of_what_comes_first')}\b[^.;,]{{0,60}}\b(?:is|are)\s\w{{3,}}\b[^.;,]{{0,30}}$",
    re.IGNORECASE,
)
"""*Until the case is heard in May*: a clause of time in the present is of what is to come."""
_AT_MOST_THREE_WORDS = r"(?:[ ](?!said\b|that\b)[\w'’]+){0,3}?[ ](?:(?:on|in|at)[ ])?(?:the[ ])?$"
_TIMETABLE = re.compile(rf"(?<!to )(?<!not )\b{_any_of('timetable_form')}{_AT_MOST_THREE_WORDS}")
"""Verbs whose present tense states a timetable: *the fair opens on Monday*, *the pact expires in January*."""
_PRESENT = re.compile(rf"(?<!to )(?<!not )\b{_any_of('plan_or_caption_form')}{_AT_MOST_THREE_WORDS}")
"""Verbs whose present tense states a plan in a report, the past under a picture: *envoys meet on Monday*."""
_SOMEONE_KNOWN = re.compile(rf"\W*(?:(?:but|and|then)\s)?{_any_of('known_subject')}\b", re.IGNORECASE)
"""A report has spoken of its subject before; a headline and the words under a picture bring theirs in."""
_PICTURE = re.compile(rf"\b{_any_of('picture_word')}", re.IGNORECASE)


def is_announced(text: str, start: int, end: int | None = None) -> bool:
    """Return True if the sentence announces what stands at `start`, and no word of the past comes between.

    Where it opens its sentence and its `end` is given, the words after it are asked.

    Examples
    --------
    >>> is_announced("They will meet on Monday.", 18)
    True
    >>> is_announced("They will meet, he said on Monday.", 27)
    False
    >>> is_announced("On Monday they will meet.", 3, 9)
    True
    """
    before = sentence_before(text, start, _MAX_CHARACTERS)
    past = _last_past(before)
    if end is not None and _NEXT_PAST.match(text, end):
        return False
    ahead = _last(_AHEAD, before)
    if (
        ahead >= max(past, 0)
        or _PUT_OFF.search(before)
        or _DEADLINE.search(before)
        or _NOT_UNTIL.search(before)
    ):
        return True
    appointed = _APPOINTED.search(before) or _URGED.search(before)
    is_possessive = end is not None and text.startswith(("'s", "’s"), end)
    if appointed and not (is_possessive or _CAUSE.search(appointed["rest"]) or _is_past(appointed["rest"])):
        return True
    if past < 0 and (
        _TIMETABLE.search(before)
        or _STILL.search(before)
        or _is_planned(before, text[start : start + _MAX_CHARACTERS])
    ):
        return True
    if end is None or not _OPENS.fullmatch(before):
        return False
    after = sentence_after(text, end, _MAX_CHARACTERS)
    will = _WILL.search(after)
    return will is not None and not _is_past(after[: will.start()])


def is_willed(text: str, start: int) -> bool:
    """Return True if *will* leads up to what stands at `start`, and no word of the past comes between.

    Examples
    --------
    >>> is_willed("They will vote on 18 June.", 18), is_willed("They were due to vote on 18 June.", 25)
    (True, False)
    """
    before = sentence_before(text, start, _MAX_CHARACTERS)
    will = _last(_WILL_ITSELF, before)
    return will >= 0 and will > _last_past(before)


def is_undecided(text: str, start: int) -> bool:
    """Return True if a verb in the present leads up to `start`, and no word says which way it looks.

    Examples
    --------
    >>> is_undecided("Envoys meet in Lima on Monday.", 23), is_undecided("Envoys met in Lima on Monday.", 22)
    (True, False)
    """
    before = sentence_before(text, start, _MAX_CHARACTERS)
    return _PRESENT.search(before) is not None and not _is_past(before) and not _AHEAD.search(before)


def _is_planned(before: str, rest: str) -> bool:
    """Return True if a sentence in the present says what somebody already spoken of is to do."""
    known = _SOMEONE_KNOWN.match(before) and _PRESENT.search(before)
    return bool(known) and not _PICTURE.search(before + rest)


def follows_past_verb(text: str, start: int, *, is_counted: bool = False) -> bool:
    """Return True if a verb of the past leads up to what comes at `start`.

    A count needs no *on* or *in*: *left a week before Christmas*.

    Examples
    --------
    >>> follows_past_verb("He resigned on 12 December.", 15)
    True
    """
    before = sentence_before(text, start, _MAX_CHARACTERS)
    if is_counted and _is_past(before):
        return True
    return bool(_LEADS_UP.search(before) or _SINCE.search(before))


def is_reported(text: str, start: int, end: int) -> bool:
    """Return True if the sentence reports what it dates, with a verb of the past and nothing that announces.

    Examples
    --------
    >>> is_reported("The talks took place on Monday.", 24, 30)
    True
    >>> is_reported("Talks on Monday: registration opens at noon.", 9, 15)
    False
    """
    around = sentence_before(text, start, _MAX_CHARACTERS), sentence_after(text, end, _MAX_CHARACTERS)
    return any(map(_is_past, around)) and not any(map(_AHEAD.search, around))


def _last(cue: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in cue.finditer(text)), default=-1)


def _last_past(text: str) -> int:
    return max((match.start() for match in _BEHIND.finditer(text) if match["past"]), default=-1)


def _is_past(text: str) -> bool:
    return _last_past(text) >= 0
