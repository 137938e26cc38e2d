"""A run shared out to the workers of a Dask cluster, on one machine or on many.

`connection` reaches the scheduler, or starts one here; `setup` says what a worker must have, and names the
worker that has something else; `work` is what runs on a worker, `apart` what it is careful with; `sharing`
sends jobs, keeps their order and sends again what was lost; `parsing` parses articles so, and `parts` reads
them where they are parsed; `gathering` gathers events, and `months` writes their files. `run` has all stages
of a run together. What is found is the same as in one process.
"""

from geo.cluster.connection import Connection
from geo.cluster.gathering import gather_on
from geo.cluster.parsing import Inputs, parse_articles, read_and_parse
from geo.cluster.run import Run
from geo.cluster.sharing import Cluster, Standing

__all__ = [
    "Cluster",
    "Connection",
    "Inputs",
    "Run",
    "Standing",
    "gather_on",
    "parse_articles",
    "read_and_parse",
]
