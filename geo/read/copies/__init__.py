"""Copies and states of one text among many articles: reprints, syndication, updates."""

from geo.read.copies.origins import Origins, find_origins
from geo.read.copies.shingles import shingles

__all__ = ["Origins", "find_origins", "shingles"]
