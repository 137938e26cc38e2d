"""What needs a person's eye, and what a person has decided."""

from geo.review.answers import read_corrections
from geo.review.corrections import Corrections
from geo.review.questions import questions
from geo.review.table import Row, What, merged, read_rows, write_rows

__all__ = ["Corrections", "Row", "What", "merged", "questions", "read_corrections", "read_rows", "write_rows"]
