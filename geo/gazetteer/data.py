"""Where the data that ships with `geo` lies."""

from __future__ import annotations

from pathlib import Path

from geo.errors import GazetteerError

PACKAGED = Path(__file__).parent / "data"
CHECKOUT = Path(__file__).parents[2] / "gazetteer"


def data_folder() -> Path:
    """Return the folder of the gazetteer's tables.

    An installed wheel carries them inside the package; in a checkout they lie at its top.

    Raises
    ------
    GazetteerError
        If neither is there.
    """
    for folder in (PACKAGED, CHECKOUT):
        if (folder / "SOURCES.md").is_file():
            return folder
    raise GazetteerError(
        f"no gazetteer tables in {PACKAGED} or {CHECKOUT}: install geo again, or check it out whole"
    )
