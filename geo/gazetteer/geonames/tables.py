"""How an imported layer is laid out on disk.

It differs from the world's tables in two ways, both for the sake of size: rows stay in the order of the dump,
and names are spread over many small tries, each of which is built in little memory.
"""

from __future__ import annotations

import struct

KIND = "geonames import"

PLACES = "places.bin"
PRIMARY = "primary_names.bin"
"""Key id of each row's own name."""
BY_ID = "by_id.bin"
"""Row numbers in the order of geonameids."""
REJECTED = "rejected.tsv"
"""Rows of the dump that are none: line, reason, and the row as it was."""
CHECKSUMS = "CHECKSUMS"

PLACE_COLUMNS = (
    ("key", "<u4"),
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("region", "<u4"),  # index into the regions of the details; 0 for none
    ("country", "S2"),
    ("feature", "<u2"),  # index into the features of the details
)
PLACE = struct.Struct("<IiiII2sH")
MAX_POPULATION = (1 << 32) - 1
