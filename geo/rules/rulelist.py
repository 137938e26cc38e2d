"""An ordered list of rules that answer one question: the first that fits decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from geo.rules.rule import Case, Decision, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.rules.rule import Rule


@dataclass(frozen=True)
class RuleList(Generic[Case, Outcome]):
    """Rules for one question, in the order in which they are tried.

    Raises
    ------
    ValueError
        If two rules share an id, or an id does not begin with the list's name.

    Examples
    --------
    >>> from geo.rules import Rule, always
    >>> even = Rule("parity.even", "Halves without rest.", lambda n: n % 2 == 0, always("even"))
    >>> odd = Rule("parity.odd", "Every other number.", lambda n: True, always("odd"))
    >>> parity = RuleList("parity", "Is it even?", (even, odd))
    >>> parity.decide(4), parity.decide(5).rule
    (Decision(outcome='even', rule='parity.even'), 'parity.odd')
    """

    name: str
    """With which the ids of its rules begin: ``date``."""
    question: str
    """What it answers: *When did it happen?*"""
    rules: tuple[Rule[Case, Outcome], ...]

    def __post_init__(self) -> None:
        ids = [rule.id for rule in self.rules]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        foreign = [one for one in ids if not one.startswith(f"{self.name}.")]
        if twice or foreign:
            raise ValueError(
                f"ids of the rules of {self.name!r} are not its own, or not unique: {twice + foreign}"
            )

    def __iter__(self) -> Iterator[Rule[Case, Outcome]]:
        return iter(self.rules)

    def find(self, case: Case) -> Decision[Outcome] | None:
        """Return what the first rule that fits decides; None if none fits."""
        for rule in self.rules:
            found = rule.when(case)
            if found is not None and found is not False:
                return Decision(rule.then(case, found), rule.id)
        return None

    def decide(self, case: Case) -> Decision[Outcome]:
        """Return what the first rule that fits decides, of a list that has an answer for every case.

        Raises
        ------
        LookupError
            If no rule fits, which is a fault of the list.
        """
        decision = self.find(case)
        if decision is None:
            raise LookupError(f"no rule of {self.name!r} fits {case!r}")
        return decision
