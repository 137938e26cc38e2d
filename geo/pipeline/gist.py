"""What a run asks of each article before it looks closer, worked out once and kept with the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Gist

if TYPE_CHECKING:
    from geo.model import Parse


def gist_of(parse: Parse) -> Gist:
    """Return the gist of a parse.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> gist_of(Parse(Article("a", "Talks were held."))).mentions
    0
    """
    return parse.gist or _worked_out(parse)


def _worked_out(parse: Parse) -> Gist:
    # What is kept needs none of the stages.
    from geo.corrections.corrections import NO_PLACE_BY_HAND  # noqa: PLC0415
    from geo.events.gathering.blocking import weeks_of_article  # noqa: PLC0415
    from geo.pipeline.not_found import country_of, lacking_names  # noqa: PLC0415
    from geo.pipeline.setting import home_of, is_doubtful  # noqa: PLC0415

    toponyms = parse.toponyms
    return Gist(
        weeks=tuple(sorted(weeks_of_article(parse))),
        home=home_of(toponyms),
        is_doubtful=is_doubtful(toponyms),
        country=country_of(toponyms),
        lacking=tuple(sorted(lacking_names(toponyms))),
        mentions=len(toponyms),
        unknown=sum(one.place is None and one.reason != NO_PLACE_BY_HAND for one in toponyms),
    )
