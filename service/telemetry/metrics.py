"""The service's metrics and their exposition (Prometheus' text format, OpenMetrics 1.0).

Labels have few values: the route is the URL rule, not the path, and an expression's rule is the rule's family.
"""

from __future__ import annotations

import time
from collections import Counter as Counts
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector

from service import timex as engine
from service.telemetry import sharing
from service.timex.model import Certainty, Tagging, Timex

OPENMETRICS = "application/openmetrics-text"
_REGISTRY = CollectorRegistry()
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

_requests = Counter("timeline_http_requests", "HTTP requests.", ("method", "route", "status"), registry=_REGISTRY)
_durations = Histogram(
    "timeline_http_request_duration_seconds",
    "Duration of requests, from the request's head to the last byte of the response.",
    ("method", "route"),
    buckets=_BUCKETS,
    registry=_REGISTRY,
)
_articles = Counter(
    "timeline_articles", "Articles posted, by outcome: created, changed or unchanged.", ("outcome",), registry=_REGISTRY
)
_languages = Counter("timeline_articles_read", "Articles read, by their language.", ("language",), registry=_REGISTRY)
_expressions = Counter(
    "timeline_expressions",
    "Expressions of time by the family of their rule and by outcome: resolved, ambiguous, unresolved, undated (a "
    "duration or a repetition), or rejected (it looked like an expression of time but is not).",
    ("rule", "outcome"),
    registry=_REGISTRY,
)
_dateparser_calls = Counter(
    "timeline_dateparser_calls", "Calls of dateparser; cached results are not counted.", registry=_REGISTRY
)
_dateparser_fallbacks = Counter(
    "timeline_dateparser_fallbacks",
    "Dates for which dateparser's answer was missing or outside what the words allow; the engine's own was served.",
    registry=_REGISTRY,
)
_waits = Histogram(
    "timeline_database_wait_seconds",
    "Time that a write waited for its transaction to begin.",
    buckets=_BUCKETS,
    registry=_REGISTRY,
)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count a completed request."""
    requests, durations = _request_metrics(method, route, status)
    requests.inc()
    durations.observe(seconds)


@lru_cache(maxsize=1_024)
def _request_metrics(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """Return the counter and the histogram of some labels; looking them up takes longer than counting."""
    return _requests.labels(method, route, str(status)), _durations.labels(method, route)


def count_article(outcome: str) -> None:
    """Count a posted article by its outcome."""
    _articles.labels(outcome).inc()


def count_language(language: str) -> None:
    """Count an article that was read in a language."""
    _languages.labels(language).inc()


def count_tagging(tagging: Tagging) -> None:
    """Count the expressions that the engine found and rejected in a text, and its use of dateparser so far."""
    counts = Counts((_family(timex.trace.rule), _outcome(timex)) for timex in tagging.timexes)
    counts.update((_family(rule), "rejected") for rule in tagging.rejected_by)
    for (family, outcome), count in counts.items():
        _expressions.labels(family, outcome).inc(count)
    _new_calls.count()
    _new_fallbacks.count()


def _family(rule: str) -> str:
    """Return the first part of a rule's id: "weekday" of "weekday.bare"."""
    return rule.partition(".")[0]


def _outcome(timex: Timex) -> str:
    if timex.date is None:
        return "unresolved" if timex.unresolved else "undated"
    return "ambiguous" if timex.certainty is Certainty.AMBIGUOUS else "resolved"


class _NewInEngine:
    """Adds one of the engine's own counts, which only grow, to its metric."""

    def __init__(self, metric: Counter, total: Callable[[], int]) -> None:
        self._metric, self._total = metric, total
        self._lock, self._counted = Lock(), 0

    def count(self) -> None:
        with self._lock:
            total = self._total()
            if total > self._counted:
                self._metric.inc(total - self._counted)
            self._counted = total


_new_calls = _NewInEngine(_dateparser_calls, engine.dateparser_calls)
_new_fallbacks = _NewInEngine(_dateparser_fallbacks, engine.dateparser_fallbacks)


@contextmanager
def waiting() -> Iterator[None]:
    """Time the block as a write's wait for its transaction, even if it raises."""
    start = time.perf_counter()
    try:
        yield
    finally:
        _waits.observe(time.perf_counter() - start)


def exposition(*, openmetrics: bool) -> tuple[bytes, str]:
    """Return all metrics as text, and its Content-Type."""
    encode, content_type = choose_encoder(OPENMETRICS if openmetrics else "")
    return encode(_registry()), content_type


def _registry() -> CollectorRegistry:
    """Return the registry of this process or, if processes share their metrics, of all of them."""
    folder = sharing.folder()
    if folder is None:
        return _REGISTRY
    all_processes = CollectorRegistry()
    MultiProcessCollector(all_processes, path=folder)  # type: ignore[no-untyped-call]
    return all_processes
