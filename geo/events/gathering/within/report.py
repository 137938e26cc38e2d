"""What the mentions of one article are among: how many, of which types, in which sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.events.gathering.compared import ComparedMention
    from geo.model import Span

LEAD_SENTENCES = 2
"""The first ones that mention events: a headline and what it sums up, or the lead."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The event mentions of one article."""

    mentions: Sequence[ComparedMention]
    """In the order of the text."""
    sentence_of: Mapping[Span, int]
    """The number of each sentence among those that mention events."""
    in_sentence: Mapping[Span, int]
    """How many mentions each sentence has."""
    of_type: Mapping[str, int]
    """How many mentions are of each type."""

    @classmethod
    def of(cls, mentions: Sequence[ComparedMention]) -> Report:
        """Return that of an article's mentions, in the order of its text."""
        sentences = [one.mention.sentence for one in mentions]
        numbers = {sentence: number for number, sentence in enumerate(dict.fromkeys(sentences))}
        return cls(mentions, numbers, Counter(sentences), Counter(one.mention.type for one in mentions))

    def sentence(self, mention: ComparedMention) -> int:
        """Return the number of a mention's sentence."""
        return self.sentence_of[mention.mention.sentence]

    def is_lead(self, mention: ComparedMention) -> bool:
        """Return True if a mention stands in the first sentences that mention events."""
        return self.sentence(mention) < LEAD_SENTENCES
