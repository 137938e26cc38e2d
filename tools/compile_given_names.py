"""Compile the list of given names by which the recogniser distinguishes a person from a place.

    python tools/compile_given_names.py

Reads the lists of first names in the package Faker (MIT licence), all languages, those in other scripts
written in Latin letters; writes ``geo/models/given_names.txt``. The same release gives the same bytes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from anyascii import anyascii
from faker.providers import person

from geo.recognise.given_names import PATH

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = re.compile(r"first_names?(?:_\w+)?")
NAME = re.compile(r"[^\W\d_]{3,15}")
WORDS = frozenset({"the", "van", "von", "bin", "ibn", "abu", "umm"})


def names() -> Iterator[str]:
    """Yield each given name as its language writes it and in Latin letters, in lower case."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute)
            if LISTS.fullmatch(attribute) and isinstance(listed, Collection):
                yield from (name for name in listed if isinstance(name, str))


def main() -> None:
    """Read, fold, sort, write."""
    written = {form.casefold() for name in names() for form in (name, anyascii(name))}
    kept = sorted(name for name in written if NAME.fullmatch(name) and anyascii(name) and name not in WORDS)
    latin = [name for name in kept if re.match(r"[a-zÀ-ɏ]", name)]
    PATH.write_text("\n".join(latin) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
