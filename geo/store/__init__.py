"""What was parsed, kept between runs: an unchanged article is not parsed again.

`folder` says where, `fingerprint` what a parse depends on besides its article, `codec` turns it into bytes,
`results` does so with what all parses of a run gave together, `database` keeps bytes in SQLite, and `parses`
puts these together.
"""

from geo.store.fingerprint import parsing_fingerprint
from geo.store.folder import store_folder
from geo.store.parses import ParseStore

__all__ = ["ParseStore", "parsing_fingerprint", "store_folder"]
