"""Bytes → letters: one way for texts, pages, feeds and tables."""

from geo.readers.letters.decoding import (
    bounded_lines,
    decode,
    encoding_of,
    is_damaged,
    json_encoding_of,
    text_lines,
)

__all__ = ["bounded_lines", "decode", "encoding_of", "is_damaged", "json_encoding_of", "text_lines"]
