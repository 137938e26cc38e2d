"""All hostile inputs, read, parsed and drawn once; what was opened meanwhile is noted."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from geo import pipeline
from geo.gazetteer import Gazetteer
from geo.model import Article, Unread
from geo.pipeline.output import Output
from geo.readers import read
from hostile.carriers import CARRIERS, FIELDS
from hostile.files import BOMBS, FILES, bomb
from hostile.payloads import ADDRESSES, DAYS, PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.model import Parse
    from geo.pipeline import Built, Corpus

PLACES = (
    "Baku",
    "Ganja",
    "Goris",
    "Gyumri",
    "Tbilisi",
    "Batumi",
    "Donetsk",
    "Goma",
    "Homs",
    "Mosul",
    "Kabul",
)


EACH = 3
"""Of the values of a field every third is put into it; the others into that field of other formats."""
WATCHED = frozenset(("open", "socket.connect", "socket.getaddrinfo", "os.system", "subprocess.Popen"))


@dataclass(frozen=True)
class Case:
    """One hostile value in one field of one format."""

    name: str
    suffix: str
    field: str
    payload: str
    place: str
    day: int
    month: int

    @property
    def file(self) -> str:
        return f"{self.name}.{self.suffix}"

    def content(self) -> bytes:
        fields = {
            "title": "Shelling",
            "published": "2021-12-31",
            "text": f"Rebels shelled {self.place} on {self.day}/{self.month:02}/2021, a hospital said.",
        }
        if self.field == "text":
            fields["text"] = f"{self.sentence}\n\n{self.payload}\n"
        else:
            fields |= {"text": self.sentence, self.field: self.payload}
        return CARRIERS[self.suffix](fields)

    @property
    def sentence(self) -> str:
        month = ("May", "June", "July", "August")[self.month - 5]
        return f"Rebels shelled {self.place} on {self.day} {month} 2021, killing two people in a school."


def cases() -> list[Case]:
    wanted = [
        (suffix, field, name, payload)
        for number, (suffix, field) in enumerate(FIELDS)
        for name, payload in list(PAYLOADS.items())[number % EACH :: EACH]
    ]
    wanted += [("jsonl", "url", f"to-{number}", address) for number, address in enumerate(ADDRESSES)]
    wanted += [
        (suffix, "published", f"day-{number}", day)
        for suffix in ("jsonl", "csv", "txt", "xml")
        for number, day in enumerate(DAYS)
    ]
    return [
        Case(
            f"{number:04}-{suffix}-{field}-{name}",
            suffix,
            field,
            payload,
            PLACES[number % len(PLACES)],
            number % 28 + 1,
            5 + number // 28 % 4,
        )
        for number, (suffix, field, name, payload) in enumerate(wanted)
    ]


CASES = cases()


class Watch:
    """What the process opens, starts and asks for, while it is watched."""

    def __init__(self) -> None:
        self.is_on = False
        self.events: list[tuple[str, str]] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_on and event in {
            "open",
            "socket.connect",
            "socket.getaddrinfo",
            "os.system",
            "subprocess.Popen",
        }:
            self.events.append((event, str(arguments[0])))

    @contextmanager
    def on(self) -> Iterator[None]:
        self.is_on = True
        try:
            yield
        finally:
            self.is_on = False


@dataclass(frozen=True)
class Outcome:
    """What came of all cases."""

    root: Path
    inputs: Path
    items: tuple[Article | Unread, ...]
    corpus: Corpus
    built: Built
    watched: tuple[tuple[str, str], ...]

    def items_of(self, file: str) -> list[Article | Unread]:
        """Return what was read in a file, or why it was not."""
        path = (self.inputs / file).as_posix()
        named = ((item.file if isinstance(item, Article) else item.source, item) for item in self.items)
        return [item for name, item in named if name == path or name.startswith((f"{path}#", f"{path}/"))]

    def parses_of(self, file: str) -> list[Parse]:
        """Return the parses of the articles of a file."""
        path = (self.inputs / file).as_posix()
        return [
            parse
            for parse in self.corpus.parses
            if parse.article.file == path or parse.article.file.startswith((f"{path}#", f"{path}/"))
        ]


@pytest.fixture(scope="session")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = tmp_path_factory.mktemp("hostile")
    inputs = root / "inputs"
    inputs.mkdir()
    for case in CASES:
        (inputs / case.file).write_bytes(case.content())
    for name, content in FILES.items():
        (inputs / name).write_bytes(content)
    for name in BOMBS:
        (inputs / name).write_bytes(bomb(name))
    watch, world = Watch(), Gazetteer.open()
    with watch.on():
        items = tuple(read([inputs]))
        corpus = pipeline.collect(items, world)
        output = Output(
            root / "out", name="all", title="<script>window.ran=1</script>", formats=("csv", "kml", "parquet")
        )
        built = pipeline.build(corpus, pipeline.DateRange(), output, world)
    return Outcome(root, inputs, items, corpus, built, tuple(watch.events))
