"""Groups that links make: complete as soon as no later week can add to them, and the same in the end."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from geo.events.gathering.components import Components, connected
from geo.events.gathering.linking import Link

ARTICLES = 12
numbers = st.tuples(st.integers(0, ARTICLES - 1), st.integers(0, 2))


@st.composite
def links_by_week(draw: st.DrawFn) -> dict[int, list[Link]]:
    """Draw the links of some weeks, each between accounts of two articles."""
    pairs = draw(
        st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0][0] < pair[1][0]), max_size=20)
    )
    weeks: dict[int, list[Link]] = defaultdict(list)
    for one, other in sorted(pairs):
        weeks[draw(st.integers(1, 6))].append(Link(-draw(st.sampled_from([1.0, 2.0])), one, other, "same"))
    return weeks


@given(links_by_week(), st.lists(st.integers(0, 3), min_size=ARTICLES, max_size=ARTICLES))
def test_groups_that_grow_week_by_week_are_those_of_all_links(
    weeks: dict[int, list[Link]], later: list[int]
) -> None:
    last = dict(enumerate(later))
    for week, links in weeks.items():
        for link in links:
            for article, _ in (link.one, link.other):
                last[article] = max(last[article], week + later[article])
    components, found = Components(last), []
    for week in range(10):
        for link in weeks.get(week, ()):
            components.add(link)
            assert link.one in components
            assert components.hold(link.other[0])
        for members, links in components.complete(week):
            assert week == max(last[article] for article, _ in members)
            assert not any(member in components for member in members)
            found.append((members, links))
    every = connected(link for links in weeks.values() for link in links)
    assert sorted(found) == sorted(every)
    assert not any(components.hold(article) for article in range(ARTICLES))
