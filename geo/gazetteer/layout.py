"""How the compiled tables are laid out: what the compile script writes and the gazetteer reads."""

from __future__ import annotations

import struct

from geo.model import Match

VERSION = 3

PLACES = "places.bin"
DIVISIONS = "divisions.bin"
RADII = "radii.bin"
NAMES = "names.trie"
POSTINGS = "postings.bin"
SHARED_POSTINGS = "postings_shared.bin"
FOLDED = "folded.trie"
FOLDED_NAMES = "folded_names.bin"
SHARED_FOLDED_NAMES = "folded_names_shared.bin"
ODD = "folded_odd.bin"
ODD_COUNTS = "folded_odd_counts.bin"
SKELETONS = "skeletons.trie"
SKELETON_KEYS = "skeleton_keys.bin"
SHARED_SKELETON_KEYS = "skeleton_keys_shared.bin"
DETAILS = "details.json"
AREAS = "areas.parquet"
LINES = "lines.parquet"
MANIFEST = "manifest.json"

DEGREE = 100_000
"""Coordinates are whole hundred-thousandths of a degree, about a metre, as GeoNames gives them."""
OUTLINE_DEGREE = 10_000
"""Outlines are kept in whole ten-thousandths of a degree, about eleven metres."""

PLACE_COLUMNS = (
    ("name", "<u4"),  # key id in the trie of names
    ("key", "<i4"),  # geonameid, or minus (1 + index) into the curated rows of the details
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("division", "<u2"),  # row of the table of divisions
    ("kind", "<u2"),  # index into the kinds of the details
)
PLACE = struct.Struct("<IiiiIHH")
"""One row a place, best known first, so that a smaller row number is the better guess."""

DIVISION = struct.Struct("<2sHI10s")
"""A country's code, its region's index in the details, its district's row (plus 1; 0 for none) and code."""

NAME = struct.Struct("<I")
"""How the row of a place begins."""

RADIUS = struct.Struct("<II")
"""The row of a place that has a radius, ascending, and the radius in metres."""

MATCHES = (Match.NAME, Match.ALTERNATE, Match.ABBREVIATION, Match.DEMONYM)
"""Which of its names a posting means, by the number in the posting's upper bits."""

ROW_BITS = 24
ROW_MASK = (1 << ROW_BITS) - 1
SHARED = 1 << 31
"""A posting is ``match << 24 | row``.

In tables of 32 bits, one with this bit set stands for several, and its lower bits say where they begin: there
the first number is their count.
"""
