"""Copies and states of one text among many articles: reprints, syndication, updates."""

from geo.read.copies.origins import Origins, find_origins

__all__ = ["Origins", "find_origins"]
