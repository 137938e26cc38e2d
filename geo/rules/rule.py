"""One rule: when it fits, what it decides, and texts that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Case = TypeVar("Case")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule at work, or at rest.

    Examples
    --------
    >>> Example("Rebels [shelled] Goma on 3 May.", "2021-05-03", published="2021-05-10").plain
    'Rebels shelled Goma on 3 May.'
    """

    text: str
    """What the rule is asked about stands in square brackets; none where it is the whole text."""
    outcome: str = ""
    """What the rule decides, as the output writes it; empty where only the rule's id is checked."""
    published: str = ""
    """The ISO date of publication; empty if the article gives none."""
    other: str = ""
    """The second report, for a question about two; marked likewise."""
    other_published: str = ""
    url: str = ""
    """The article's address, for the question when it was published."""
    file: str = ""
    """The file that it was read from, for the same question."""

    @property
    def plain(self) -> str:
        """The text without its brackets."""
        return unmarked(self.text)

    @property
    def marked(self) -> tuple[int, int] | None:
        """Start and end, in the plain text, of what stands in brackets; None if nothing does."""
        return marked(self.text)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Outcome]):
    """A condition and what follows from it."""

    id: str
    """Unique among all rules, as ``date.anniversary``: the question, then the rule."""
    says: str
    """What it says, in one sentence for a reader of the manual."""
    when: Callable[[Case], Any]
    """Returns what makes the rule fit; None or False where it does not."""
    then: Callable[[Case, Any], Outcome]
    """Makes the outcome from the case and from what `when` returned."""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    """Texts that look alike, but of which the rule must not decide."""


@dataclass(frozen=True, slots=True)
class Decision(Generic[Outcome]):
    """An outcome, and the id of the rule that decided it."""

    outcome: Outcome
    rule: str


def always(outcome: Outcome) -> Callable[[object, object], Outcome]:
    """Return a `then` that gives the same outcome for every case.

    Examples
    --------
    >>> always("planned")(None, None)
    'planned'
    """
    return lambda _case, _found: outcome


def marked(text: str) -> tuple[int, int] | None:
    """Return start and end, in the unmarked text, of what stands in square brackets.

    Examples
    --------
    >>> marked("Rebels [shelled] Goma."), marked("Rebels left.")
    ((7, 14), None)
    """
    start, end = text.find("["), text.find("]")
    return (start, end - 1) if 0 <= start < end else None


def unmarked(text: str) -> str:
    """Return a text without its square brackets."""
    return text.replace("[", "", 1).replace("]", "", 1)
