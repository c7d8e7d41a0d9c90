"""Telemetry: logs, request ids and metrics.

``logs`` configures logging, ``requests`` logs and times each request, ``metrics`` defines the counters, and ``sharing``
adds up those of several processes. No log line or label may contain an article's text, a query's text or a key. The
engine does not import telemetry: it is measured by its results.
"""
