"""Archives: millions of articles read outside the service, on any number of processes and machines, and loaded in bulk.

``read`` is the public function: an article in, the report that the service would store for it out. It is pure: no
database, clock, environment or network. ``columns`` and ``rows`` say how events and articles become rows, ``inputs``
reads archives, ``outputs`` writes rows, ``local`` and ``cluster`` run it all; ``loading`` stores what they wrote.

Parquet, WARC, other file systems and Dask need the optional extra ``archive``.
"""

from service.archive.reading import Options, read

__all__ = ["Options", "read"]
