"""What a small neural encoder says of the words of a sentence, in one pass: see docs/adr/0015."""

from geo.events.encoder.encoding import Encoding, Role, WordScores, encode, encode_all
from geo.events.encoder.session import Labels, load

__all__ = ["Encoding", "Labels", "Role", "WordScores", "encode", "encode_all", "load"]
