"""How the compiled tables are laid out: what the compile script writes and the gazetteer reads."""

from __future__ import annotations

import struct

from geo.model import Match

VERSION = 1

PLACES = "places.bin"
NAMES = "names.trie"
POSTINGS = "postings.bin"
SHARED_POSTINGS = "postings_shared.bin"
FOLDED = "folded.trie"
FOLDED_NAMES = "folded_names.bin"
SHARED_FOLDED_NAMES = "folded_names_shared.bin"
DETAILS = "details.json"
OUTLINES = "outlines.parquet"
MANIFEST = "manifest.json"

DEGREE = 100_000
"""Coordinates are whole hundred-thousandths of a degree, about a metre, as GeoNames gives them."""

PLACE_COLUMNS = (
    ("name", "<u4"),  # key id in the trie of names
    ("key", "<i4"),  # geonameid, or minus (1 + index) into the curated rows of the details
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("admin1", "<u2"),  # index into the regions of the details; 0 for none
    ("country", "S2"),
    ("radius", "<u4"),  # in metres
    ("source", "<u2"),  # index into the sources of the details
    ("feature", "u1"),  # index into the features of the details
)
PLACE = struct.Struct("<IiiiIH2sIHB")
"""One row a place, best known first, so that a smaller row number is the better guess."""

MATCHES = (Match.NAME, Match.ALTERNATE, Match.ABBREVIATION, Match.DEMONYM)
"""Which of its names a posting means, by the number in the posting's upper bits."""

ROW_BITS = 24
ROW_MASK = (1 << ROW_BITS) - 1
SHARED = 1 << 31
"""A posting is ``match << 24 | row``.

With this bit set it stands for several, and its lower bits say where they begin: there the first number is
their count.
"""
