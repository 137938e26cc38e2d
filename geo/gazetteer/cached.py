"""What was looked up in a gazetteer, kept as long as the gazetteer is: who opens many in turn holds one."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.gazetteer.gazetteer import Gazetteer

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def cached_by_gazetteer(
    most: int,
) -> Callable[
    [Callable[Concatenate[Gazetteer, Asked], Found]], Callable[Concatenate[Gazetteer, Asked], Found]
]:
    """Keep what a function finds in a gazetteer, for the questions that were asked last.

    A cache of the function's own would hold on to each gazetteer that was ever asked, which is some 40 MB.

    Parameters
    ----------
    most
        How many answers are kept for each gazetteer.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> asked = []
    >>> @cached_by_gazetteer(100)
    ... def country_of(gazetteer, name):
    ...     asked.append(name)
    ...     return gazetteer.candidates(name)[0].place.country_code
    >>> gazetteer = Gazetteer.open()
    >>> country_of(gazetteer, "Tbilisi"), country_of(gazetteer, "Tbilisi"), asked
    ('GE', 'GE', ['Tbilisi'])
    """

    def decorated(
        find: Callable[Concatenate[Gazetteer, Asked], Found],
    ) -> Callable[Concatenate[Gazetteer, Asked], Found]:
        @wraps(find)
        def cached(gazetteer: Gazetteer, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
            if find not in gazetteer.caches:
                gazetteer.caches[find] = lru_cache(most)(find)
            found: Found = gazetteer.caches[find](gazetteer, *args, **kwargs)
            return found

        return cached

    return decorated
