"""What was parsed, kept between runs: an unchanged article is not parsed again.

`folder` says where, `fingerprint` what a parse depends on besides its article, `codec` turns it into bytes,
`database` keeps bytes in SQLite, and `parses` puts these together. Beside the parses lie what was read in
files (`readings`) and what gathering worked out (`results`).
"""

from geo.store.fingerprint import parsing_fingerprint
from geo.store.folder import store_folder
from geo.store.parses import ParseStore
from geo.store.readings import ReadingStore

__all__ = ["ParseStore", "ReadingStore", "parsing_fingerprint", "store_folder"]
