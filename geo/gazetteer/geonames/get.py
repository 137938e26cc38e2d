"""One country's dump: fetched, checked, and imported into the user's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.gazetteer.geonames.dump import Wanted
from geo.gazetteer.geonames.write import import_geonames
from geo.gazetteer.user import layer_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.gazetteer.english import Words
    from geo.gazetteer.geonames.download import Remote, Server
    from geo.gazetteer.geonames.write import ImportReport
    from geo.model import Place

DOWNLOADS = "downloads"
SPOTS = frozenset((
    "AIRB", "AIRF", "AIRP", "BDG", "BRKS", "CMP", "CMPRF", "DAM", "FT", "GATE", "HSPC", "INSM", "MILB", "MN",
    "MNAU", "MNC", "MNCU", "MNFE", "MNQ", "NOV", "OILF", "OILR", "PRT", "PS", "PSH", "PSN", "RSTN",
))  # fmt: skip
"""Feature codes of places in the news that are no settlements: airports, bases, camps, dams, mines."""


def get_country(  # noqa: PLR0913 - where from, where to, and what the dump itself does not have
    remote: Remote,
    server: Server,
    folder: Path,
    *,
    words: Words,
    known: Callable[[str], Place | None],
    on_bytes: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Fetch a country's dump, import its places, and remove the dump.

    Parameters
    ----------
    remote
        What the server said that it has.
    server
        Where it is fetched from.
    folder
        The user's folder (see `geo.gazetteer.user`).
    words
        Which alternate names are likelier words.
    known
        Returns the world's place with an id.
    on_bytes
        Called with the number of bytes fetched, now and then.

    Raises
    ------
    GazetteerError
        If the dump can't be fetched, or is not that country's.
    OutputError
        If the folder can't be written.
    """
    dump = server.fetch(remote, folder / DOWNLOADS, on_bytes)
    wanted = Wanted(country_codes=frozenset({remote.country_code}), spots=SPOTS)
    try:
        report = import_geonames(
            dump, layer_folder(folder, remote.country_code), words, wanted=wanted, known=known
        )
    except GazetteerError as error:
        dump.unlink()
        raise GazetteerError(f"{remote.url}: {error}; the layer in use, if there is one, is kept") from error
    dump.unlink()
    return report
