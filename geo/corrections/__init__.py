"""What needs a person's eye, and what a person has decided."""

from geo.corrections.answers import read_corrections
from geo.corrections.corrections import Corrections
from geo.corrections.page import write_page
from geo.corrections.questions import effect, questions, rows_of_event
from geo.corrections.table import Row, What, as_csv, merged, read_rows, write_rows

__all__ = [
    "Corrections",
    "Row",
    "What",
    "as_csv",
    "effect",
    "merged",
    "questions",
    "read_corrections",
    "read_rows",
    "rows_of_event",
    "write_page",
    "write_rows",
]
