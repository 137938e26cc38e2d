"""The user's own folder of places, whose imported dumps every run of `geo` uses."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from geo.files import at_home
from geo.gazetteer.geonames import tables

VARIABLE = "GEO_DATA"
"""The environment variable that names the folder, or says that there is none."""
OFF = frozenset(("off", "0", "no", "false", "none"))
LAYERS = "geonames"
"""The folder of imported dumps within it."""
ENDING = ".gazetteer"


def user_folder() -> Path | None:
    """Return the folder; None where it is switched off, or where there is no place for it.

    The variable ``GEO_DATA`` names it (``off`` switches it off), else it is the platform's folder for the
    data of a user.
    """
    variable = os.environ.get(VARIABLE, "").strip()
    if variable.lower() in OFF:
        return None
    if variable:
        return at_home(Path(variable))
    try:
        return user_data_path("geo", appauthor=False)
    except (OSError, RuntimeError):  # no home, and no entry of the user's to look it up in
        return None


def layer_folder(folder: Path, country_code: str) -> Path:
    """Return where a country's dump is imported to within the user's folder.

    Examples
    --------
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
