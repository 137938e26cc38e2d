"""What happened 20 km south of a town, or between two, is drawn there and not in a town."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import geo
from geo.events.placing.offsets import offset_before
from geo.model import Toponym, Usage

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import EventPlace


def place_of(text: str, cache: Path | None = None) -> EventPlace:
    """Return where the first event of a text happened."""
    options = {"cache": cache} if cache is not None else {"no_cache": True}
    corpus = geo.collect(text, published="2024-02-07", **options)
    return next(event for event in corpus.events if event.places).places[0]


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        (
            "A drone hit a tanker 66 nm south-west of Hodeidah on Tuesday.",
            "66 nm south-west of Hodeidah",
            14.02,
            42.15,
        ),
        (
            "Rebels shelled an army post 20 km north of Goma on Tuesday.",
            "20 km north of Goma",
            -1.49,
            29.22,
        ),
        (
            "A boat sank 40 miles to the southwest of the Italian island of Lampedusa on Monday, killing 12.",
            "40 miles to the southwest of the Italian island of Lampedusa",
            35.10,
            12.09,
        ),
    ],
)
def test_an_event_is_drawn_at_its_distance(text: str, name: str, latitude: float, longitude: float) -> None:
    at = place_of(text)
    assert at.place.name == name
    assert at.place.latitude == pytest.approx(latitude, abs=0.03)
    assert at.place.longitude == pytest.approx(longitude, abs=0.03)
    assert at.precision == 2
    assert at.place.radius_km > 0
    assert at.named[0].name in name


@pytest.mark.parametrize(
    "before",
    [
        "Rebels shelled an army post near ",
        "Rebels marched 20 km south to ",
        "A tanker was hit 12 nautical miles off ",
        "Rebels shelled a post north of ",
        "The army, 20 km south of the border, shelled a post. Rebels left ",
    ],
)
def test_without_both_distance_and_bearing_the_place_is_the_named_one(before: str) -> None:
    text = f"{before}Goma on Tuesday."
    assert offset_before(text, Toponym(len(before), len(before) + 4, "Goma", Usage.LITERAL)) is None


def test_the_rows_and_the_kept_events_have_the_place(tmp_path: Path) -> None:
    text = "Rebels shelled an army post 20 km north of Goma on Tuesday."
    first, second = (place_of(text, tmp_path) for _ in range(2))
    assert first == second
    frame = geo.collect(text, published="2024-02-07", cache=tmp_path).to_geodataframe()
    assert list(frame["place_name"]) == ["20 km north of Goma"]
    assert list(frame["place_precision"]) == [2]
    assert list(frame.geometry.y) == pytest.approx([-1.49], abs=0.03)


@pytest.mark.parametrize(
    ("text", "name", "ends"),
    [
        (
            "A lorry overturned on the Sumy-Kharkiv road on Tuesday.",
            "Sumy–Kharkiv road",
            [(34.80, 50.92), (36.25, 49.98)],
        ),
        (
            "Rebels blocked the road between Goma and Rutshuru on Tuesday.",
            "between Goma and Rutshuru",
            [(29.22, -1.67), (29.45, -1.18)],
        ),
    ],
)
def test_an_event_between_two_places_is_a_line(text: str, name: str, ends: list[tuple[float, float]]) -> None:
    frame = geo.collect(text, published="2024-02-07", no_cache=True).to_geodataframe()
    assert list(frame["place_name"]) == [name]
    (line,) = frame.geometry
    assert line.geom_type == "LineString"
    assert np.allclose(line.coords, ends, atol=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Armenia and Azerbaijan were held in Tbilisi on Tuesday.",
        "Rebels shelled Goma and Rutshuru on Tuesday.",
    ],
)
def test_parties_and_lists_are_no_lines(text: str) -> None:
    frame = geo.collect(text, published="2024-02-07", no_cache=True).to_geodataframe()
    assert set(frame.geometry.geom_type) == {"Point"}
