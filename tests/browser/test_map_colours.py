"""The colours of kinds stand out from what they lie on, and from each other for colour-blind readers."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from geo.language import read_rows
from geo.maps.inline import web
from geo.maps.kinds import RESERVE, SIGN_COLUMNS, SIGNS, signed
from geo.maps.kinds import style as signs_style

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Colour = NDArray[np.float64]

NAMES = [row["family"] for row in read_rows(SIGNS, SIGN_COLUMNS) if row["family"] != RESERVE]
FAMILIES = [f"family-{name}" for name in NAMES]
DARK = ':root[data-theme="dark"]'
TEXT = ("ink", "muted", "link")
THEMES = dict(
    zip(
        ("light", "dark"),
        map(
            "".join,
            zip(
                web("styles/theme.css").split(DARK),
                signs_style(signed(dict.fromkeys(NAMES, ""))).split(DARK),
                strict=True,
            ),
        ),
        strict=True,
    )
)
VISION = {
    "usual": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""Machado, Oliveira and Fernandes (2009), severity 1: linear RGB as it is seen."""
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1, 1.089])


def linear(theme: str, name: str) -> Colour:
    """Return a colour of a theme as linear RGB from 0 to 1."""
    found = re.search(rf"--{name}: #(..)(..)(..);", THEMES[theme])
    assert found is not None, name
    channels = np.array([int(part, 16) for part in found.groups()]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: Colour, other: Colour) -> float:
    """Return WCAG's contrast ratio."""
    dark, light = sorted((float(XYZ[1] @ one), float(XYZ[1] @ other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    xyz = XYZ @ np.clip(colour, 0, 1) / WHITE
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("background", ["land", "paper"])
def test_symbols_and_text_stand_out(theme: str, background: str) -> None:
    wanted = dict.fromkeys(FAMILIES, 3.0) | dict.fromkeys(TEXT, 4.5)
    on = linear(theme, background)
    assert {name for name, least in wanted.items() if contrast(linear(theme, name), on) < least} == set()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_kinds_are_told_apart_by_colour_blind_readers(theme: str, vision: str) -> None:
    seen = {name: lab(np.asarray(VISION[vision]) @ linear(theme, name)) for name in FAMILIES}
    near = {pair for pair in combinations(FAMILIES, 2) if np.linalg.norm(seen[pair[0]] - seen[pair[1]]) < 12}
    assert near == set()
