"""Copies and states of one text among many articles: reprints, syndication, updates."""

from geo.readers.copies.origins import Origins, Signature, find_origins
from geo.readers.copies.shingles import shingles

__all__ = ["Origins", "Signature", "find_origins", "shingles"]
