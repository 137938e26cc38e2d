"""Names that nobody recognised as places, but at which an event happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect import detect
from geo.events.encoder import Role
from geo.events.placing.conditions import MIN_PROBABILITY
from geo.events.placing.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.detect import Detection
    from geo.model import Resolution, Timex, Toponym
    from geo.text import Document


def find_unrecognised_places(
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    detection: Detection | None = None,
) -> tuple[Toponym, ...]:
    """Return the names that were not recognised as places, but at which an event happened.

    Parameters
    ----------
    document
        The article's text as `geo.text.annotate` gives it.
    resolutions
        Its recognised place mentions in order, each with its best known place: see `geo.resolve.best_known`.
        It says of which kind the places beside a name are.
    timexes
        Its time expressions.
    detection
        What `geo.events.detect` gave for the document, where that is known already.

    Examples
    --------
    >>> from geo.text import annotate
    >>> document = annotate("Rebels killed four people in Velmisar on Monday.")
    >>> [name.text for name in find_unrecognised_places(document, (), ())]
    ['Velmisar']
    """
    recognised = [resolution.toponym for resolution in resolutions]
    found = detection or detect(document, recognised, timexes)
    triggers = found.triggers
    places = Places(document, resolutions, triggers, timexes, found.encoding)
    names: dict[int, Toponym] = {}
    for trigger in triggers:
        for name in places.unrecognised(trigger):
            known = names.get(name.start)
            if known is None or name.certainty > known.certainty:
                names[name.start] = name
    return tuple(names[start] for start in sorted(names))


def is_place_of_event(mention: Toponym, detection: Detection) -> bool:
    """Return True if by the encoder an event of its sentence happened at what a mention names.

    Parameters
    ----------
    mention
        The mention.
    detection
        What `geo.events.detect` gave for its document.
    """
    encoding = detection.encoding
    return any(
        (encoding.relates(Role.PLACE, trigger.word.start, mention.start) or 0.0) >= MIN_PROBABILITY
        for trigger in detection.triggers
    )
