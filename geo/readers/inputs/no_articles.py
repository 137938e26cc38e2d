"""Files that their names alone show to be no articles, and what they are."""

from __future__ import annotations

from pathlib import PurePosixPath

KINDS = {
    "a picture": "avif bmp gif heic heif ico jfif jpeg jpg png psd svg svgz tif tiff webp",
    "a sound or a film": "aac aiff avi flac m4a m4v mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus wav webm wmv",
    "a part of a page": "css js mjs map woff woff2 ttf otf eot less scss swf wasm",
    "a program or its settings": (
        "bat c cfg class cpp dll exe go h ini ipynb java jar lock o ps1 py pyc r rb rs sh so sql toml ts yaml"
        " yml"
    ),
    "a map or a database": (
        "db dbf gdb geojson gpkg kml kmz mdb npy npz pkl pbf rds sav sas7bdat shp shx sqlite sqlite3 topojson"
    ),
    "a bibliography": "bib enw nbib ris",
    "a certificate or a signature": "asc crt key pem sig sha256 md5",
    "a temporary file": "bak crdownload log part swp tmp",
}
BY_SUFFIX = {f".{suffix}": kind for kind, suffixes in KINDS.items() for suffix in suffixes.split()}
OF_SYSTEMS = {"thumbs.db", "desktop.ini", "icon\r"}


def why_no_article(name: str) -> str | None:
    """Say what a file is that its name shows to be no article; nothing where it may be one.

    Examples
    --------
    >>> why_no_article("gate.JPG"), why_no_article("report.txt")
    ('it is a picture', None)
    """
    if name.lower() in OF_SYSTEMS:
        return "it belongs to the operating system"
    kind = BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    return f"it is {kind}" if kind else None
