"""What operators learn of a running service: logs, the id of each request, metrics.

``logs`` writes lines, ``requests`` follows each request from its first byte to the last of its answer, ``metrics``
counts, ``sharing`` adds up the counts of several processes. Nothing here may hold an article's text, a query's, or a
key; the engine knows nothing of it and is counted by its answers.
"""
