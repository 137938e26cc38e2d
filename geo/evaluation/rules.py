"""How often each rule decided, and how often it was right on gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.evaluation.measures import best_match, itself, ratio
from geo.evaluation.outcomes import outcomes
from geo.evaluation.published import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.evaluation.gold import Gold, GoldTimex
    from geo.evaluation.outcomes import Outcome
    from geo.model import EventMention, Parse, Span

    Verdict = tuple[str, bool]
    """The id of a rule, and whether what it decided is right."""

PLACE, STATUS, DATE = "place", "status", "date"


@dataclass(frozen=True, slots=True)
class RuleScore:
    """The figures of one rule."""

    rule: str
    fired: int
    """How often it decided."""
    judged: int
    """How often what it decided is annotated."""
    right: int

    @property
    def accuracy(self) -> float | None:
        """The share that is right of what is annotated; None if nothing is."""
        return ratio(self.right, self.judged) if self.judged else None

    @property
    def is_mostly_wrong(self) -> bool:
        """Return True if it was more often wrong than right."""
        return self.judged > 2 * self.right


@dataclass(slots=True)
class RuleTally:
    """Counts over all texts of a run."""

    fired: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        self.fired.update(fired(parse))
        self._judge(verdicts(gold, parse))

    def add_gathered(self, found: Iterable[Verdict]) -> None:
        """Count the rules that joined mentions, each with whether it was right."""
        listed = list(found)
        self.fired.update(rule for rule, _ in listed)
        self._judge(listed)

    def _judge(self, found: Iterable[Verdict]) -> None:
        for rule, is_right in found:
            self.judged[rule] += 1
            self.right[rule] += is_right

    def scores(self, rules: Iterable[str] = ()) -> tuple[RuleScore, ...]:
        """Return the figures of the rules named, in their order, then of all others that decided."""
        ids = dict.fromkeys([*rules, *sorted(self.fired)])
        return tuple(RuleScore(rule, self.fired[rule], self.judged[rule], self.right[rule]) for rule in ids)


def fired(parse: Parse) -> Iterator[str]:
    """Yield the id of the rule of each decision in a parse."""
    for mention in parse.events:
        yield from mention.rules
    yield from (dismissal.rule for dismissal in parse.dismissals)
    yield from (timex.rule for timex in parse.timexes if timex.rule)
    if parse.article.published_rule:
        yield parse.article.published_rule


def verdicts(gold: Gold, parse: Parse) -> Iterator[Verdict]:
    """Yield the verdict on each decision of which the right answer is annotated."""
    yield from _on_events(gold, parse)
    yield from _on_dismissals(gold, parse)
    for timex in parse.timexes:
        if timex.rule and gold.timexes is not None:
            match = best_match(timex, gold.timexes, _span)
            yield timex.rule, match is not None and match.value == timex.value
    article, day = parse.article, gold.published_true
    if article.published_rule and day and article.is_dated:  # to leave it unknown is no mistake
        yield article.published_rule, is_possible(article, day)


def _span(timex: GoldTimex) -> Span:
    return timex.span


def _on_events(gold: Gold, parse: Parse) -> Iterator[Verdict]:
    """Yield the verdicts on the rules of each event mention at a marked trigger."""
    at_triggers = list(outcomes(gold, parse))
    for mention in parse.events:
        outcome = _outcome_of(mention, at_triggers)
        if outcome is not None:
            yield from _on_event(mention, outcome)


def _outcome_of(mention: EventMention, at_triggers: Iterable[Outcome]) -> Outcome | None:
    """Return the marked event that a mention is about: of several at its trigger, the one at its places."""
    about = [outcome for outcome in at_triggers if outcome.event.is_event and mention in outcome.found]
    about.sort(key=lambda outcome: not outcome.has_places_of(mention))
    return about[0] if about else None


def _on_event(mention: EventMention, outcome: Outcome) -> Iterator[Verdict]:
    event = outcome.event
    answers = {
        STATUS: ("status", mention.status is event.status),
        DATE: ("date", event.has_days(mention.interval)),
        PLACE: ("places", outcome.has_places_of(mention)),
    }
    for rule in mention.rules:
        key, is_right = answers.get(rule.partition(".")[0], ("", False))
        if key in event.annotated:
            yield rule, is_right


def _on_dismissals(gold: Gold, parse: Parse) -> Iterator[Verdict]:
    """Yield the verdicts on words dismissed, where it is marked whether they are events.

    Of a trigger of several words one may be dismissed in favour of another, as *held* of *held talks*: where
    the event was found, that is not judged.
    """
    marked = {outcome.event.trigger: outcome for outcome in outcomes(gold, parse)}
    for dismissal in parse.dismissals:
        trigger = best_match(dismissal.trigger, marked, itself)
        if trigger is None:
            if gold.is_complete:
                yield dismissal.rule, True
        elif not (marked[trigger].event.is_event and marked[trigger].found):
            yield dismissal.rule, not marked[trigger].event.is_event
