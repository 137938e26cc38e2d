"""The places that each mention may refer to, before the article is asked which."""

from geo.resolve.candidates.grounds import Leaning
from geo.resolve.candidates.lookup import best_known
from geo.resolve.candidates.supported import candidate_tables
from geo.resolve.candidates.table import CandidateTable, Way, candidate_table, has_unknown_size

__all__ = [
    "CandidateTable",
    "Leaning",
    "Way",
    "best_known",
    "candidate_table",
    "candidate_tables",
    "has_unknown_size",
]
