"""Names in other languages among those of the English text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.recognise.languages.language_spans import LanguageSpan
    from geo.recognise.languages.scan import ForeignName
    from geo.recognise.tagger import Mention
    from geo.recognise.tokens import Token


def outside(words: list[Token], spans: Sequence[LanguageSpan]) -> list[Token]:
    """Return the words that are left to the English tagger; a name inside English text is one of them."""
    whole = [span for span in spans if not span.inside]
    return list(_outside(words, whole)) if whole else words


def _outside(words: Sequence[Token], spans: Sequence[LanguageSpan]) -> Iterator[Token]:
    following = iter(spans)
    span = next(following, None)
    for word in words:
        while span is not None and span.end <= word.start:
            span = next(following, None)
        if span is None or word.end <= span.start:
            yield word


def beside_names(mentions: list[Mention], names: Sequence[ForeignName]) -> list[Mention]:
    """Return the tagger's mentions, and in place of those that they overlap, the names of no known usage."""
    if not names:
        return mentions
    covered = {offset for name in names for offset in range(name.start, name.end)}
    apart = [mention for mention in mentions if covered.isdisjoint(range(mention.start, mention.end))]
    return sorted(
        [*apart, *(name for name in names if name.usage is None)], key=lambda mention: mention.start
    )
