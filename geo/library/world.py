"""`gazetteer_…` and `types_check`: what the gazetteer holds, and tables of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.gazetteer import Gazetteer
from geo.gazetteer.countries import read_country_codes
from geo.gazetteer.data import data_folder
from geo.gazetteer.english import Words
from geo.gazetteer.feature_codes import read_feature_classes, read_feature_codes
from geo.gazetteer.geonames.download import SERVER, Server
from geo.gazetteer.geonames.dump import Wanted
from geo.gazetteer.geonames.get import get_country
from geo.gazetteer.geonames.write import ImportReport, import_geonames
from geo.gazetteer.own import check_own
from geo.gazetteer.survey import altered_tables, inventory
from geo.gazetteer.user import VARIABLE, user_folder, user_layers
from geo.language.own.reading import check_own_kinds
from geo.library.choices import Choices, as_sequence, paths_of
from geo.text import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer.own.fault import Fault
    from geo.gazetteer.survey import Inventory
    from geo.language.own.kinds import Fault as KindFault
    from geo.library.choices import PathLike, Paths


def gazetteer_info(*, gazetteer: Paths = ()) -> Inventory:
    """Return what the gazetteer holds: places by layer, sources and licences, altered tables.

    Parameters
    ----------
    gazetteer
        Files of places of your own, to count them, too.
    """
    own = paths_of(gazetteer, "gazetteer")
    layers = (*own, *user_layers())
    return inventory(Choices(gazetteer=own).open_gazetteer(), layers, altered_tables(data_folder(), layers))


def gazetteer_check(files: Paths) -> tuple[Fault, ...]:
    """Return all that is wrong or doubtful in files of places of your own; nothing if all is in order.

    Parameters
    ----------
    files
        CSV or GeoJSON; each fault says file and line, and whether it is only a warning.

    Raises
    ------
    GazetteerError
        If a file can't be read at all.
    """
    world = Choices().open_gazetteer()
    return tuple(fault for path in paths_of(files, "files") for fault in check_own(path, world)[1])


def gazetteer_import_geonames(  # noqa: PLR0913 - the options of the command
    dump: PathLike,
    *,
    out: PathLike | None = None,
    country: str | Iterable[str] = (),
    feature_class: str | Iterable[str] = (),
    feature_code: str | Iterable[str] = (),
    min_population: int = 0,
) -> ImportReport:
    """Make more places of a GeoNames dump; `gazetteer` takes the folder that is written.

    Parameters
    ----------
    dump
        A zip such as ``AZ.zip``, or the table within.
    out
        The folder to write; the dump's name with ``.gazetteer``, here, if not given.
    country, feature_class, feature_code
        Only such places: ``"AM,AZ"``, ``"P,A"``, ``"PPL,STM"``, or lists of these.
    min_population
        Only places of so many people or more.

    Raises
    ------
    GazetteerError
        If the dump can't be read, or is none.
    UsageError
        If a code is none.
    """
    path = Path(dump)
    countries = ",".join(as_sequence(country))
    wanted = Wanted(
        read_feature_classes(",".join(as_sequence(feature_class))),
        read_feature_codes(",".join(as_sequence(feature_code))),
        read_country_codes(countries) if countries else frozenset(),
        min_population,
    )
    folder = Path(out) if out is not None else Path(f"{path.stem}.gazetteer")
    known = Gazetteer.open().find
    return import_geonames(path, folder, Words.of_english(DEFAULT_MODEL), wanted=wanted, known=known)


def gazetteer_get(countries: str | Iterable[str], *, from_: str = SERVER) -> tuple[ImportReport, ...]:
    """Fetch all places of countries from GeoNames into your data folder; every later run uses them.

    Parameters
    ----------
    countries
        Codes of two letters: ``"AM,AZ"`` or a list.
    from_
        The folder of the dumps on a server of your own.

    Raises
    ------
    GazetteerError
        If a dump can't be fetched, or is not that country's; those before it are imported.
    UsageError
        If a code is none, or ``GEO_DATA`` is ``off``.
    """
    codes, server, folder = read_country_codes(",".join(as_sequence(countries))), Server(from_), user_folder()
    if folder is None:
        raise UsageError(f"there is no data folder to import into: set {VARIABLE} to a folder")
    remotes = [server.look(code) for code in sorted(codes)]
    words, known = Words.of_english(DEFAULT_MODEL), Gazetteer.open().find
    return tuple(get_country(remote, server, folder, words=words, known=known) for remote in remotes)


def types_check(files: Paths) -> tuple[KindFault, ...]:
    """Return all that is wrong in files of kinds of event of your own; nothing if all is in order.

    Parameters
    ----------
    files
        CSV; several are checked together, as `types` takes them.

    Raises
    ------
    KindsError
        If a file can't be read at all.
    """
    return tuple(check_own_kinds(paths_of(files, "files"))[1])
