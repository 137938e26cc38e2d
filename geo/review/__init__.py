"""What needs a person's eye, and what a person has decided."""

from geo.review.answers import read_corrections
from geo.review.corrections import Corrections
from geo.review.page import write_page
from geo.review.questions import effect, questions, rows_of_event
from geo.review.table import Row, What, as_csv, merged, read_rows, write_rows

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
