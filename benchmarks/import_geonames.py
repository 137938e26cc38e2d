"""How fast, and in how much memory, a GeoNames dump becomes a gazetteer; beside SQLite, in one run.

    python benchmarks/import_geonames.py 250000 3000000

makes dumps of so many rows (of made-up names, shaped as GeoNames'), imports each in a process of its own,
opens and asks what came of it in another, and writes ``benchmarks/results/<date>-import-geonames.md``. What a
person would do instead is a table in SQLite with an index on the names, so that is measured too.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RESULTS = Path(__file__).parent / "results"
CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aeiou"
FEATURES = ("P\tPPL", "P\tPPL", "H\tSTM", "T\tMT", "S\tFRM", "A\tADM3")
ASKED = 20_000
MEGABYTE = 1_000_000


def word(chance: random.Random) -> str:
    """Make a name up."""
    syllables = chance.randint(2, 5)
    pairs = zip(chance.choices(CONSONANTS, k=syllables), chance.choices(VOWELS, k=syllables), strict=True)
    return "".join(map("".join, pairs)).capitalize()


def rows(count: int) -> Iterator[str]:
    """Yield the rows of a dump: two names a place on average, one place in six of a name that others bear."""
    chance = random.Random(count)  # noqa: S311 - no secret
    shared = [word(chance) for _ in range(5000)]
    for number in range(count):
        name = chance.choice(shared) if number % 6 == 0 else f"{word(chance)} {word(chance)}"
        alternates = ",".join(word(chance) for _ in range(chance.choice((0, 0, 1, 1, 3))))
        point = f"{chance.uniform(-60, 75):.5f}\t{chance.uniform(-180, 180):.5f}"
        feature, people = chance.choice(FEATURES), chance.choice((0, 0, 0, 120, 5000))
        rest = f"{feature}\tAM\t\t08\t\t\t\t{people}\t\t\t\t\n"
        yield f"{90_000_000 + number}\t{name}\t{name}\t{alternates}\t{point}\t{rest}"


def write_dump(path: Path, count: int) -> None:
    """Write a zip as GeoNames offers it."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(f"{path.stem}.txt", "w", force_zip64=True) as file,
    ):
        for row in rows(count):
            file.write(row.encode())


def import_by_geo(dump: Path, out: Path) -> None:
    """Import as `geo gazetteer import-geonames` does, less the list of English words."""
    from geo.gazetteer.english import Words  # noqa: PLC0415 - its memory is part of what is measured
    from geo.gazetteer.geonames.write import import_geonames  # noqa: PLC0415 - likewise

    none: frozenset[str] = frozenset()
    import_geonames(dump, out, Words(none, none, none))


def import_by_sqlite(dump: Path, out: Path) -> None:
    """Import into a table of places and one of names, with an index."""
    with (
        zipfile.ZipFile(dump) as archive,
        archive.open(f"{dump.stem}.txt") as file,
        sqlite3.connect(out) as base,
    ):
        base.execute(
            "create table places (id integer primary key, name, latitude, longitude, class, code, people)"
        )
        base.execute("create table names (name, id)")
        for line in file:
            cells = line.decode().split("\t")
            base.execute(
                "insert into places values (?, ?, ?, ?, ?, ?, ?)", (*cells[:2], *cells[4:8], int(cells[14]))
            )
            names = {name for name in (cells[1], *cells[3].split(",")) if name}
            base.executemany("insert into names values (?, ?)", ((name, cells[0]) for name in names))
        base.execute("create index by_name on names (name)")


def ask_geo(out: Path, names: list[str]) -> int:
    """Open the layer over the world and look names up."""
    from geo.gazetteer import Gazetteer  # noqa: PLC0415 - its import is part of what is measured

    gazetteer = Gazetteer.open(own=[out])
    return sum(len(gazetteer.candidates(name)) for name in names)


def ask_sqlite(out: Path, names: list[str]) -> int:
    """Open the database and look names up."""
    query = "select * from names join places using (id) where names.name = ? order by people desc"
    with sqlite3.connect(out) as base:
        return sum(len(base.execute(query, (name,)).fetchall()) for name in names)


STEPS: dict[str, Callable[..., object]] = {
    "import geo": import_by_geo,
    "import sqlite": import_by_sqlite,
    "ask geo": ask_geo,
    "ask sqlite": ask_sqlite,
}


def run(step: str, *arguments: object) -> dict[str, float]:
    """Take one step in a process of its own."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, __file__, "--step", step],
        input=json.dumps(arguments, default=str),
        check=True,
        capture_output=True,
        text=True,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def take(step: str, arguments: str) -> None:
    """Take a step and print what it cost."""
    values = [Path(one) if isinstance(one, str) else one for one in json.loads(arguments)]
    begin = time.process_time()
    STEPS[step](*values)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": time.process_time() - begin, "megabytes": peak / MEGABYTE}))


def size(path: Path) -> float:
    """Return the megabytes of a file or folder."""
    files = [path] if path.is_file() else path.iterdir()
    return sum(file.stat().st_size for file in files) / MEGABYTE


def measure(count: int, folder: Path) -> Iterator[str]:
    """Yield a line of the table for each way."""
    dump = folder / f"made{count}.zip"
    write_dump(dump, count)
    names = [row.split("\t")[1] for row, _ in zip(rows(count), range(ASKED), strict=False)]
    for way in ("geo", "sqlite"):
        out = folder / f"{way}{count}"
        made, first = run(f"import {way}", dump, out), run(f"ask {way}", out, names[:1])
        all_asked = run(f"ask {way}", out, names)
        speed = ASKED / max(1e-3, all_asked["seconds"] - first["seconds"])
        pace = f"{made['seconds']:.0f} | {count / made['seconds']:,.0f}"
        figures = f"{pace} | {made['megabytes']:.0f} | {size(out):.0f}"
        asked = f"{first['seconds']:.2f} | {first['megabytes']:.0f} | {speed:,.0f}"
        yield f"| {count:,} | {way} | {figures} | {asked} |"


def main(counts: list[int]) -> None:
    """Measure dumps of so many rows and write the table."""
    head = (
        "| rows | way | import CPU s | rows a CPU s | peak MB | on disk MB | open and first answer CPU s |"
        " MB then | look-ups a CPU s |\n|---|---|---|---|---|---|---|---|---|"
    )
    with TemporaryDirectory() as folder:
        lines = [line for count in counts for line in measure(count, Path(folder))]
    today = datetime.now(tz=UTC).date().isoformat()
    note = (
        "Made-up names in the columns of GeoNames. Opening is of a fresh process, imports included; geo\n"
        "opens the world's tables too, folds names for near misses, finds names in running text, which the\n"
        "database does not."
    )
    RESULTS.mkdir(exist_ok=True)
    table = "\n".join((f"# Importing a GeoNames dump, {today}", "", note, "", head, *lines, ""))
    (RESULTS / f"{today}-import-geonames.md").write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        take(sys.argv[2], sys.stdin.read())
    else:
        main([int(count) for count in sys.argv[1:]] or [250_000])
