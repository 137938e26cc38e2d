"""Copies and states of one text among many articles: reprints, syndication, updates."""

from geo.readers.copies.origins import KnownTexts, Origins, Overlap, Signature, find_origins
from geo.readers.copies.shingles import shingles

__all__ = ["KnownTexts", "Origins", "Overlap", "Signature", "find_origins", "shingles"]
