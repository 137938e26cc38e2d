"""Where the reports of a run are at home together: it speaks for the places of those too short to say it.

*Gunmen attacked soldiers in Bor* is of South Sudan among reports on South Sudan, and of nothing sure by
itself. A short report that names no country and whose places are not sure is parsed again with the countries
of the other reports.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Parse, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.model import Article, Resolution, Unread

MIN_REPORTS = 4
"""As many other reports whose country is known make a setting."""
MIN_SHARE = 0.34
"""Of these reports, how many are of a country that speaks for places."""
MAX_NAMES = 4
"""Different names of places in a report that is too short to speak for them itself."""
MIN_SURE = 0.8
"""Score from which a place needs no other report."""
MIN_DRAWN = 0.5
"""Score from which a place says of which country a report is."""


def with_setting(
    parses: Sequence[Parse], parse_again: Callable[[Iterable[Article]], Iterator[Parse | Unread]]
) -> tuple[Parse, ...]:
    """Parse the short and doubtful reports again, in the light of the countries that the others are of.

    Parameters
    ----------
    parses
        Those of a run.
    parse_again
        Parses articles, in order.
    """
    settings = settings_of(parses)
    waiting = [replace(parses[index].article, setting=setting) for index, setting in settings.items()]
    again = dict(zip(settings, parse_again(waiting), strict=True)) if waiting else {}
    news = ((parsed, again.get(index)) for index, parsed in enumerate(parses))
    return tuple(new if isinstance(new, Parse) else parsed for parsed, new in news)


def settings_of(parses: Sequence[Parse]) -> Mapping[int, tuple[str, ...]]:
    """Return the countries that speak for each short and doubtful report, by its index.

    Examples
    --------
    >>> settings_of([])
    {}
    """
    homes = [_home(parsed) for parsed in parses]
    counts = Counter(filter(None, homes))
    found = {}
    for index, parsed in enumerate(parses):
        if not parsed.article.setting and _needs_setting(parsed):
            others = counts - Counter([homes[index]])
            total = sum(count for code, count in others.items() if code)
            shared = sorted(code for code, count in others.items() if code and count >= MIN_SHARE * total)
            if total >= MIN_REPORTS and shared:
                found[index] = tuple(shared)
    return found


def _home(parsed: Parse) -> str:
    return home_of(parsed.toponyms) if parsed.gist is None else parsed.gist.home


def _needs_setting(parsed: Parse) -> bool:
    return is_doubtful(parsed.toponyms) if parsed.gist is None else parsed.gist.is_doubtful


def is_doubtful(mentions: Sequence[Resolution]) -> bool:
    """Return True if a report is short, names no country, and a place of it is not sure."""
    literal = [one for one in mentions if one.toponym.usage is Usage.LITERAL]
    if any(one.place and one.place.feature_code.startswith("PCL") for one in mentions):
        return False
    names = {one.toponym.name for one in literal}
    return len(names) <= MAX_NAMES and any(one.score < MIN_SURE for one in literal)


def home_of(mentions: Iterable[Resolution]) -> str:
    """Return the country in which most of a report's places lie, or ``""``."""
    codes = Counter(
        one.place.country_code
        for one in mentions
        if one.place and one.place.country_code and one.score >= MIN_DRAWN
    )
    return min(codes, key=lambda code: (-codes[code], code), default="")
