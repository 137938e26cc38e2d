"""What a person sees in the terminal."""

from geo.terminal.parse import print_parse
from geo.terminal.places import print_near_misses, print_places
from geo.terminal.reading import print_unread, progress
from geo.terminal.summary import print_summary

__all__ = ["print_near_misses", "print_parse", "print_places", "print_summary", "print_unread", "progress"]
