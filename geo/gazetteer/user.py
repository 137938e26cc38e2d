"""The user's own folder of places, whose imported dumps every run of `geo` uses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from geo.files import folder_named_by
from geo.gazetteer.geonames import tables

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "GEO_DATA"
"""The environment variable that names the folder, or says that there is none."""
LAYERS = "geonames"
"""The folder of imported dumps within it."""
ENDING = ".gazetteer"


def user_folder() -> Path | None:
    """Return the folder; None where it is switched off, or where there is no place for it.

    The variable ``GEO_DATA`` names it (``off`` switches it off), else it is the platform's folder for the
    data of a user.
    """
    return folder_named_by(VARIABLE, partial(user_data_path, "geo", appauthor=False))


def layer_folder(folder: Path, country_code: str) -> Path:
    """Return where a country's dump is imported to within the user's folder.

    Examples
    --------
    >>> from pathlib import Path
    >>> layer_folder(Path("data"), "AM").as_posix()
    'data/geonames/AM.gazetteer'
    """
    return folder / LAYERS / f"{country_code}{ENDING}"


def user_layers() -> tuple[Path, ...]:
    """Return the imported dumps of the user's folder, sorted by country."""
    folder = user_folder()
    if folder is None:
        return ()
    found = (folder / LAYERS).glob(f"*{ENDING}")
    return tuple(sorted(path for path in found if (path / tables.PLACES).is_file()))
