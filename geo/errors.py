"""What can go wrong in a way that a user can mend.

Every message names the file or the input and quotes the value that was refused.
"""


class GeoError(Exception):
    """Root of all errors that `geo` raises on purpose."""


class UsageError(GeoError):
    """A request that can't be carried out as put: a range the wrong way round, an unknown model."""


class NothingToDoError(GeoError):
    """A request in order, for which the input holds nothing: no article, no event in the range."""


class NothingToDrawError(NothingToDoError):
    """Articles in order that report no event in the range: a quiet day."""


class SettingsError(GeoError):
    """A file of standing choices (geo.toml) that is wrong in a line that is named."""


class UnreadableError(GeoError):
    """An input that is no article: empty, binary, broken markup, an unknown format."""


class GazetteerError(GeoError):
    """A gazetteer table that is missing, altered, or wrong in a row that is named."""


class KindsError(GeoError):
    """A file of a person's own kinds of event that is wrong in a row that is named."""


class CorrectionsError(GeoError):
    """A file of a person's corrections that is wrong in a row that is named."""


class NotesError(GeoError):
    """A table of a person's notes for the map that is wrong in a row that is named."""


class OutputError(GeoError):
    """An output that can't be written."""


class StoreError(GeoError):
    """A store of parses that can't be used: a run goes on without it."""


class ClusterError(GeoError):
    """A cluster that can't be used: no scheduler answers, or a worker has something else installed."""
