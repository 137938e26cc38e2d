"""The path through the syntax tree from one word to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.links import is_preposition, link
from geo.text.relations import Relation
from geo.text.sharing import OWN_TIME, opens_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.text.word import Word

MAX_STEPS_UP = 24
"""Words above a word beyond which nothing is taken to belong to it: no clause is so deep."""


@dataclass(frozen=True, slots=True)
class TreePath:
    """Up from a word to the first one that governs the goal too, then down to the goal."""

    start: Word
    governors: tuple[tuple[str, Word], ...]
    """The words met on the way up, each with the link that led to it."""
    top: Word
    """Where it turns."""
    goal: Word
    up: tuple[str, ...]
    """Prepositions and roles on the way up."""
    down: tuple[str, ...]
    """Relations on the way down."""

    @property
    def words_down(self) -> Iterator[Word]:
        """The words on the way down, the goal first."""
        return _words_down(self.top, self.goal)

    @property
    def clauses_up(self) -> tuple[str, ...]:
        """Relations of the predicates on the way up."""
        return tuple(word.relation for _, word in self.governors[:-1] if word.is_predicate)

    @property
    def clauses_down(self) -> tuple[str, ...]:
        """Relations of the predicates on the way down, from the goal upwards."""
        return tuple(word.relation for word in self.words_down if word.is_predicate)

    @property
    def length(self) -> int:
        """The number of its steps."""
        return len(self.up) + len(self.down)

    @property
    def prepositions(self) -> tuple[str, ...]:
        """The prepositions on the way up that say more than *of*; the last role where there are none."""
        return tuple(filter(is_preposition, self.up)) or self.up[-1:] or ("self",)

    @property
    def is_to_conjunct(self) -> bool:
        """Return True if the goal is coordinated with the top: *burned cars, and shot a man*."""
        return self.down[:1] == (Relation.CONJUNCT,)

    @property
    def is_to_complement(self) -> bool:
        """Return True if the goal is in what the top reports or thinks: *said that rebels fled*."""
        return self.down[:1] == (Relation.CLAUSAL_COMPLEMENT,)

    @property
    def start_opening(self) -> str:
        """The word that gives the start a time of its own: *after*; empty where none does."""
        words = (self.start, *(word for _, word in self.governors[:-1]))
        conjunctions = (word.as_predicate.opening(OWN_TIME) for word in words)
        prepositions = (step for step, _ in self.governors if step in OWN_TIME)
        return next(filter(None, (*conjunctions, *prepositions)), "")

    @property
    def is_goal_apart(self) -> bool:
        """Return True if the goal has a time and place of its own, unlike the start: *after rebels fled*."""
        return any(map(opens_apart, self.words_down))


def shortest_path(start: Word, goals: Iterable[Word]) -> TreePath | None:
    """Return the shortest path from a word to one of `goals`; None if there is none.

    Examples
    --------
    >>> from geo.text import annotate
    >>> words = annotate("Rebels left in a convoy of lorries.").words
    >>> shortest_path(words[6], [words[1]]).up
    ('of', 'in')
    """
    paths = (_path(start, goal) for goal in goals)
    return min((path for path in paths if path is not None), key=lambda path: path.length, default=None)


def _path(start: Word, goal: Word) -> TreePath | None:
    above = {goal.index, *(word.index for word in goal.ancestors)}
    word = start
    governors: list[tuple[str, Word]] = []
    while word.index not in above:
        step, governor = link(word)
        if len(governors) == MAX_STEPS_UP or governor is word:
            return None
        governors.append((step, governor))
        word = governor
    up = tuple(step for step, _ in governors)
    down = tuple(below.relation for below in _words_down(word, goal))
    return TreePath(start, tuple(governors), word, goal, up, down[::-1])


def _words_down(top: Word, goal: Word) -> Iterator[Word]:
    while goal is not top:
        yield goal
        goal = goal.head
