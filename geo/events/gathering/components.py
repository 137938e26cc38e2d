"""Accounts that links connect, each group complete as soon as no later week can add to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events.gathering.linking import by_week, links_of_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.events.gathering.articles import Articles, Number
    from geo.events.gathering.linking import Link

    Group = tuple[list[Number], list[Link]]
    """Accounts in order, and the links between them, the surest first."""


@dataclass(eq=False, slots=True)
class _Component:
    """Accounts that links connect, as far as their weeks have been compared."""

    last_week: int
    members: list[Number]
    links: list[Link] = field(default_factory=list)


class Components:
    """The groups of a run, which grow week by week.

    Parameters
    ----------
    last_weeks
        The last week of each article that has links.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> components = Components({0: 1, 1: 1, 2: 2, 3: 3})
    >>> components.add(SimpleNamespace(one=(0, 0), other=(1, 0)))
    >>> components.add(SimpleNamespace(one=(2, 0), other=(3, 0)))
    >>> [members for members, _ in components.complete(1)], components.hold(1), components.hold(2)
    ([[(0, 0), (1, 0)]], False, True)
    """

    def __init__(self, last_weeks: Mapping[int, int]) -> None:
        self.last_weeks = last_weeks
        self._of: dict[Number, _Component] = {}
        self._ending: defaultdict[int, list[_Component]] = defaultdict(list)
        self._open: Counter[int] = Counter()
        """How many accounts of each article are in groups that are not complete."""

    def __contains__(self, number: object) -> bool:
        """Return True if an account is in a group that is not complete."""
        return number in self._of

    def hold(self, article: int) -> bool:
        """Return True if an account of an article is in a group that is not complete."""
        return self._open[article] > 0

    def add(self, link: Link) -> None:
        """Put together what a link connects."""
        few, many = sorted(map(self._component, (link.one, link.other)), key=lambda one: len(one.members))
        if few is not many:
            self._of.update(dict.fromkeys(few.members, many))
            many.members += few.members
            many.links += few.links
            few.members, few.links = [], []
            if few.last_week > many.last_week:
                many.last_week = few.last_week
                self._ending[many.last_week].append(many)
        many.links.append(link)

    def complete(self, week: int) -> Iterator[Group]:
        """Yield the groups to which no week after one adds, which are not held any more."""
        for component in self._ending.pop(week, ()):
            if component.last_week == week and component.members:
                for number in component.members:
                    del self._of[number]
                    self._open[number[0]] -= 1
                yield sorted(component.members), sorted(component.links)
                component.members = []

    def _component(self, number: Number) -> _Component:
        if number not in self._of:
            component = _Component(self.last_weeks[number[0]], [number])
            self._of[number] = component
            self._ending[component.last_week].append(component)
            self._open[number[0]] += 1
        return self._of[number]


def connected(links: Iterable[Link]) -> list[Group]:
    """Return the groups that some links make."""
    components = Components(defaultdict(int))
    for link in links:
        components.add(link)
    return list(components.complete(0))


def week_by_week(articles: Articles) -> Iterator[tuple[int, list[int], Components]]:
    """Yield each week, the numbers of its articles, and the groups that links up to it make."""
    weeks = by_week(articles)
    components = Components({number: week for week, numbers in weeks.items() for number in numbers})
    for week, numbers in weeks.items():
        for link in links_of_week(articles, week, numbers):
            components.add(link)
        yield week, numbers, components
