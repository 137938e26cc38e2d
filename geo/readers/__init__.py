"""Any source of news reports → articles.

What a user names goes through these steps, a folder each: `inputs` finds and opens files, `formats` reads
the records in each (`letters` turns bytes into text), `batches` splits a text that holds several reports, and
`records` makes an article of each record. Nothing is lost in silence: what can't be read comes out as an
`Unread` with its reason, and reading goes on.
"""

from geo.readers.options import ReadOptions, read_columns
from geo.readers.reading import read, read_records

__all__ = ["ReadOptions", "read", "read_columns", "read_records"]
