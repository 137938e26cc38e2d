"""A run shared out to the workers of a Dask cluster, on one machine or on many.

`connection` reaches the scheduler, or starts one here; `setup` says what a worker must have, and names the
worker that has something else; `work` is what runs on a worker; `sharing` sends batches, keeps their order
and finds the one article of which workers die. What is found is the same as in one process.
"""

from geo.cluster.connection import Connection
from geo.cluster.sharing import Cluster

__all__ = ["Cluster", "Connection"]
