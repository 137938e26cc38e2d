"""The data packages that the gazetteer is compiled from, each checked to be the version that was reviewed."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator

SHA256 = {
    "airports.csv": "516c57d9d999f7a3be28ca649d2badbe3b972f07e57dc6173ab973b72d51cf52",
    "cities500.json": "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
    "countries.json": "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
    "continents.json": "2b1e66d15206a49e1faf8d0ebc68aba6395ea1376b98f638883b1647d51a7ac2",
    "subdivisions/subdivisions.tsv": "01bc7408c06d10cc030a9ba6c6d8a9742a1d6109de0869990c6a64c8e69d11c6",
    "countries/countries.tsv": "2ce03d0c3681dbd4fa2e5add0d2983538710f97d6e65a2f11c105bc2597d37a2",
    "cities/cities.tsv": "4ecceee795a06a508dd4d60f41e396c0a984b0da7cc5b0070cfb7c3232451651",
    "build.json": "b2eaff7bae9cedfbf4c576ec8b20009f965ba7e0bdd8075eb6ab5cc9d91ae0df",
    "world_50m.json": "8aca84b4376b3ad809cd6284bfec947434e57e61c565c525570f0639964c96bf",
    "countries/countries.json": "048735395f178960d6bbdcaadec0e83b1c0e35599ce397caf6e879a8637e6d36",
}


@dataclass(frozen=True)
class Package:
    """The data folder of an unpacked package."""

    folder: Path
    checked: bool = True

    @classmethod
    def installed(cls, module: str, data: str = "data") -> Package:
        """Find the data of an installed Python package, in a folder of it."""
        spec = importlib.util.find_spec(module)
        if spec is None or spec.origin is None:
            raise GazetteerError(f"package {module!r} is not installed: it is in the dependency group 'data'")
        return cls(Path(spec.origin).parent / data)

    def text(self, name: str) -> str:
        """Read a text file."""
        return self._read(name)

    def json(self, name: str) -> Any:  # noqa: ANN401 - as many shapes as files
        """Read a JSON file."""
        return json.loads(self._read(name))

    def tsv(self, name: str) -> Iterator[list[str]]:
        """Read the rows of a TSV file, which has no header and no quoting."""
        return csv.reader(self._read(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)

    def _read(self, name: str) -> str:
        path = self.folder / name
        if not path.is_file():
            raise GazetteerError(f"{path}: missing; see gazetteer/SOURCES.md for how to fetch it")
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if self.checked and digest != SHA256[name]:
            raise GazetteerError(f"{path}: another version than was reviewed: sha256 {digest}")
        return content.decode("utf-8")
