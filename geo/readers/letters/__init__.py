"""Bytes → letters: one way for texts, pages, feeds and tables."""

from geo.readers.letters.decoding import decode, encoding_of, is_damaged, json_encoding_of, text_lines

__all__ = ["decode", "encoding_of", "is_damaged", "json_encoding_of", "text_lines"]
