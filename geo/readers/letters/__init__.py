"""Bytes → letters: one way for texts, pages, feeds and tables."""

from geo.readers.letters.decoding import (
    bounded_lines,
    decode,
    decoded_line,
    encoding_of,
    is_damaged,
    json_encoding_of,
    text_lines,
)

__all__ = [
    "bounded_lines",
    "decode",
    "decoded_line",
    "encoding_of",
    "is_damaged",
    "json_encoding_of",
    "text_lines",
]
