"""What is counted, and how a scraper gets it (Prometheus' text format, OpenMetrics 1.0).

Labels have few values: a route is the rule and not the path, an expression is known by the class of its rule.
"""

from __future__ import annotations

import time
from collections import Counter as Counts
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector

from service import timex
from service.telemetry import sharing
from service.timex.model import Certainty, Tagging, Timex

OPENMETRICS = "application/openmetrics-text"
_REGISTRY = CollectorRegistry()
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

_requests = Counter("timeline_http_requests", "Requests answered.", ("method", "route", "status"), registry=_REGISTRY)
_durations = Histogram(
    "timeline_http_request_duration_seconds",
    "Seconds from a request's head to the last byte of its answer.",
    ("method", "route"),
    buckets=_SECONDS,
    registry=_REGISTRY,
)
_articles = Counter(
    "timeline_articles", "Articles posted: created, changed or unchanged.", ("outcome",), registry=_REGISTRY
)
_expressions = Counter(
    "timeline_expressions",
    "Expressions of time by the class of their rule: resolved, ambiguous, unresolved, undated (a length of time, a "
    "repetition), or rejected (looked like one and is none). All but the rejected were found.",
    ("rule", "outcome"),
    registry=_REGISTRY,
)
_dateparser_calls = Counter(
    "timeline_dateparser_calls", "Calls of dateparser; a phrase asked again is remembered.", registry=_REGISTRY
)
_waits = Histogram(
    "timeline_database_wait_seconds",
    "Seconds that a write waited until its transaction began.",
    buckets=_SECONDS,
    registry=_REGISTRY,
)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """A request that has been answered."""
    answered, durations = _of_route(method, route, status)
    answered.inc()
    durations.observe(seconds)


@lru_cache(maxsize=1_024)
def _of_route(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """The counts of one kind of answer: to find them again takes longer than to count."""
    return _requests.labels(method, route, str(status)), _durations.labels(method, route)


def count_article(outcome: str) -> None:
    """An article that was posted, by what that did."""
    _articles.labels(outcome).inc()


def count_tagging(tagging: Tagging) -> None:
    """What the engine found in a text and what it refused; and its calls of dateparser up to now."""
    found = Counts((_class(one.trace.rule), _outcome(one)) for one in tagging.timexes)
    found.update((_class(rule), "rejected") for rule in tagging.refused)
    for (rule, outcome), times in found.items():
        _expressions.labels(rule, outcome).inc(times)
    _calls.catch_up()


def _class(rule: str) -> str:
    """A rule's class: weekday of weekday.bare."""
    return rule.partition(".")[0]


def _outcome(one: Timex) -> str:
    if one.date is None:
        return "unresolved" if one.unresolved else "undated"
    return "ambiguous" if one.certainty is Certainty.AMBIGUOUS else "resolved"


class _Calls:
    """The engine only keeps a number that grows: what it has grown by is counted."""

    def __init__(self) -> None:
        self.lock, self.seen = Lock(), 0

    def catch_up(self) -> None:
        with self.lock:
            made = timex.dateparser_calls()
            if made > self.seen:
                _dateparser_calls.inc(made - self.seen)
            self.seen = made


_calls = _Calls()


@contextmanager
def waiting() -> Iterator[None]:
    """Measure the block as a wait of a write for its transaction, also when it is given up."""
    start = time.perf_counter()
    try:
        yield
    finally:
        _waits.observe(time.perf_counter() - start)


def exposition(*, openmetrics: bool) -> tuple[bytes, str]:
    """All metrics as text, and its Content-Type."""
    encode, content_type = choose_encoder(OPENMETRICS if openmetrics else "")
    return encode(_collected()), content_type


def _collected() -> CollectorRegistry:
    folder = sharing.folder()
    if folder is None:
        return _REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together, path=folder)  # type: ignore[no-untyped-call]
    return together
