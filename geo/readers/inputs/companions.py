"""The folder in which a browser puts what belongs to a page that it saves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

ENDINGS = re.compile(
    r"^(?P<page>.+?)(?:_|-|\.)(?:files|file|dateien|fichiers|archivos|ficheiros|arquivos|elementos|bestanden"
    r"|filer|soubory|pliki|elemei|tiedostot|dosyalar|failid|fails|bylos|datoteke|fitxers)$",
    re.IGNORECASE,
)
"""What browsers add to the page's name, in the languages that they speak."""
SUFFIXES = ("", ".html", ".htm", ".xhtml", ".shtml", ".php", ".mhtml", ".asp", ".aspx", ".jsp")


def companion_of(folder: str, names: Container[str]) -> str | None:
    """Return the saved page that a folder belongs to, if it lies beside it.

    Parameters
    ----------
    folder
        The folder's name.
    names
        All names in the folder that it is in.

    Examples
    --------
    >>> companion_of("Talks_files", {"Talks.html", "Talks_files"})
    'Talks.html'
    >>> companion_of("case_files", {"case_files"})
    """
    found = ENDINGS.match(folder)
    if found is None:
        return None
    pages = (f"{found['page']}{suffix}" for suffix in SUFFIXES)
    return next((page for page in pages if page in names), None)
