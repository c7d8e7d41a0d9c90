"""Convenience over the generated code: post articles, follow changes, and read lists without their pages.

Requests that may be repeated are repeated: after a lost connection, and when the service is busy.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Any, Self

import httpx

from news_timeline_client.contract.client import Client
from news_timeline_client.contract.models import (
    ArticleIn,
    BulkLine,
    Changes,
    Entry,
    ListedArticle,
    Problem,
    Report,
)

#: An article, or its fields by name. Days and times may be ``datetime`` objects.
ArticleFields = ArticleIn | Mapping[str, object]
#: The value of a query parameter.
Value = str | int | bool | dt.date | None

_LINES = "application/x-ndjson"
_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
#: POST requests that change nothing when they are repeated.
_REPEATABLE_PATHS = ("/v1/resolve", "/v1/articles/bulk")
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 30.0  # seconds


class ProblemError(Exception):
    """The service refused a request. ``problem`` is the problem document (RFC 9457), if the response has one."""

    def __init__(self, status: int, problem: Problem | None) -> None:
        super().__init__(f"{status}: {problem.detail if problem else 'the response is not from the service'}")
        self.status, self.problem = status, problem


class Timeline:
    """A news timeline service at a URL.

    ``generated`` is the client that the functions of ``contract.api`` take. A request is sent at most ``attempts``
    times. ``transport`` replaces the network.
    """

    def __init__(
        self,
        base_url: str,
        key: str | None = None,
        *,
        timeout: float = 60,
        attempts: int = 5,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=timeout,
            follow_redirects=True,
            transport=_Repeating(transport or httpx.HTTPTransport(), attempts),
        )
        self.generated = Client(base_url=base_url).set_httpx_client(self._http)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def post(self, article: ArticleFields) -> Report:
        """Store an article and return its report. Raises ProblemError."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        response = self._send("POST", "/v1/articles", content=_json(article), headers=headers)
        return Report.from_dict(response.json())

    def post_document(self, content: bytes | str, media_type: str, **metadata: Value) -> Report | list[BulkLine]:
        """Store a document of another media type, such as text/html or application/rss+xml, with its metadata.

        Return the report of an article, or a line for each article of a feed or a table. Raises ProblemError.
        """
        headers = {"Content-Type": media_type, "Idempotency-Key": uuid.uuid4().hex}
        parameters = _parameters(metadata)
        response = self._send("POST", "/v1/articles", content=content, headers=headers, params=parameters)
        if response.headers["Content-Type"].startswith(_LINES):
            return [BulkLine.from_dict(json.loads(line)) for line in response.text.splitlines()]
        return Report.from_dict(response.json())

    def bulk(self, articles: Iterable[ArticleFields], *, size: int = 200) -> Iterator[BulkLine]:
        """Store articles, ``size`` in a request, and yield the line of each: its id, or its problem.

        ``line`` counts the articles from 1. The iterator is read as the lines are taken. Raises ProblemError.
        """
        remaining, sent = iter(articles), 0
        while batch := list(islice(remaining, size)):
            body = b"".join(_json(article) + b"\n" for article in batch)
            response = self._send("POST", "/v1/articles/bulk", content=body, headers={"Content-Type": _LINES})
            for text in response.text.splitlines():
                line = BulkLine.from_dict(json.loads(text))
                line.line += sent
                yield line
            sent += len(batch)

    def entries(self, collection: str | None = None, **filters: Value) -> Iterator[Entry]:
        """Yield the entries of a timeline, in order.

        The filters are those of GET /v1/timeline, with ``from_`` for "from".
        """
        path = f"/v1/collections/{collection}/timeline" if collection else "/v1/timeline"
        return map(Entry.from_dict, self._items(path, "entries", "cursor", "next_cursor", filters))

    def articles(self, **filters: Value) -> Iterator[ListedArticle]:
        """Yield articles in short, ordered by id. The filters are those of GET /v1/articles."""
        return map(ListedArticle.from_dict, self._items("/v1/articles", "articles", "after", "next", filters))

    def changes(
        self, since: str = "0", *, collection: str | None = None, poll: float | None = None, **filters: Value
    ) -> Iterator[Changes]:
        """Yield pages of changes since a place: store ``next_`` with the changes, and continue there later.

        The filters are those of GET /v1/changes; what no longer matches them counts as removed.
        Without ``poll``, the iterator ends when there are no more changes for now; with it, it asks again after as many
        seconds. Raises ProblemError; status 410 means that the copy must start again from "0".
        """
        tag: str | None = None
        while True:
            headers = {"If-None-Match": tag} if tag else {}
            parameters = _parameters({**filters, "since": since, "collection": collection})
            response = self._send("GET", "/v1/changes", params=parameters, headers=headers)
            page = Changes.from_dict(response.json()) if response.status_code == httpx.codes.OK else None
            if page and page.changes:
                since, tag = page.next_, None
                yield page
            elif poll is None:
                return
            else:
                tag = response.headers.get("ETag", tag)
                time.sleep(poll)

    def _items(
        self, path: str, name: str, cursor: str, following: str, filters: Mapping[str, Value]
    ) -> Iterator[dict[str, Any]]:
        """Yield the items of all pages of a list."""
        parameters = _parameters(filters)
        while True:
            page = self._send("GET", path, params=parameters).json()
            yield from page[name]
            if page[following] is None:
                return
            parameters[cursor] = page[following]

    def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Return the response to a request. Raises ProblemError unless it is a success, or 304."""
        response = self._http.request(method, path, **options)
        if response.is_success or response.status_code == httpx.codes.NOT_MODIFIED:
            return response
        is_problem = response.headers.get("Content-Type", "").startswith("application/problem+json")
        raise ProblemError(response.status_code, Problem.from_dict(response.json()) if is_problem else None)


class _Repeating(httpx.BaseTransport):
    """A transport that repeats requests which may be repeated, after as long as the service says."""

    def __init__(self, transport: httpx.BaseTransport, attempts: int) -> None:
        self._transport, self._attempts = transport, attempts

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        attempts = self._attempts if _may_be_repeated(request) else 1
        for attempt in range(1, attempts):
            try:
                response = self._transport.handle_request(request)
                response.read()
            except httpx.TransportError:
                time.sleep(_wait(attempt))
            else:
                if not _asks_to_repeat(response):
                    return response
                time.sleep(_wait(attempt, response.headers.get("Retry-After", "")))
        return self._transport.handle_request(request)

    def close(self) -> None:
        self._transport.close()


def _may_be_repeated(request: httpx.Request) -> bool:
    has_key = "Idempotency-Key" in request.headers
    return request.method in _IDEMPOTENT or has_key or request.url.path.endswith(_REPEATABLE_PATHS)


def _asks_to_repeat(response: httpx.Response) -> bool:
    """Return whether the service is busy, or still works on the same request."""
    return response.status_code in _BUSY or (response.status_code == 409 and "Retry-After" in response.headers)


def _wait(attempt: int, retry_after: str = "") -> float:
    """Return the seconds before the next attempt: what the service says, or twice as long each time."""
    if retry_after.isdigit():
        return min(float(retry_after), _LONGEST_WAIT)
    return min(0.25 * 2.0**attempt, _LONGEST_WAIT) * random.uniform(0.5, 1)  # noqa: S311 - not a secret


def _json(article: ArticleFields) -> bytes:
    fields = article.to_dict() if isinstance(article, ArticleIn) else dict(article)
    return json.dumps(fields, default=_iso, ensure_ascii=False).encode()


def _iso(value: object) -> str:
    """Return a day or a time as JSON has it. Raises TypeError for anything else."""
    if isinstance(value, dt.date):  # a datetime is one, too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not JSON")


def _parameters(values: Mapping[str, Value]) -> dict[str, str]:
    """Return query parameters as text; None is left out, and the _ of a name that is a keyword of Python."""
    given = {name.rstrip("_"): value for name, value in values.items() if value is not None}
    return {name: _text(value) for name, value in given.items()}


def _text(value: str | int | bool | dt.date) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else str(value)
