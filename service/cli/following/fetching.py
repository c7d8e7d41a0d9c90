"""One request for a feed: conditional, without redirects, and bounded in bytes and seconds.

Needs the optional extra ``follow``.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import urllib3

from service import __version__

_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9"
_TIMEOUT = urllib3.Timeout(connect=10, read=20)
_MAX_SECONDS = 60  # for a whole answer, however slowly it arrives
_CHUNK = 65_536  # bytes
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer said of its version, for the next conditional request (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A feed: its bytes, its media type and the validators of this version."""

    body: bytes
    media_type: str
    validators: Validators


class FetchError(Exception):
    """A request failed. ``retry_after`` is the time in seconds that the server asked for, if it did."""

    def __init__(self, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


def user_agent(public_url: str | None) -> str:
    """Return the header that says who asks; site operators find the rest at the public URL of the service."""
    return f"news-timeline/{__version__}" + (f" (+{public_url})" if public_url else "")


def fetch(pool: urllib3.PoolManager, url: str, validators: Validators, max_bytes: int) -> Fetched | None:
    """Return the feed at a URL; None if it has not changed. Raises FetchError."""
    try:
        answer = pool.request(
            "GET",
            url,
            headers={**pool.headers, "Accept": _ACCEPT, **_conditions(validators)},
            redirect=False,
            retries=False,
            timeout=_TIMEOUT,
            preload_content=False,
        )
        try:
            return _read(answer, max_bytes)
        finally:
            answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise FetchError(f"cannot be fetched: {' '.join(str(error).split())}") from error


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _read(answer: urllib3.BaseHTTPResponse, max_bytes: int) -> Fetched | None:
    if answer.status == 304:
        return None
    if answer.status in _REDIRECTS:
        raise FetchError(f"has moved: write {answer.headers.get('Location', 'its new address')!r} into the file")
    if answer.status != 200:
        raise FetchError(f"HTTP {answer.status}", _seconds(answer.headers.get("Retry-After")))
    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    validators = Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
    return Fetched(_body(answer, max_bytes), media_type, validators)


def _body(answer: urllib3.BaseHTTPResponse, max_bytes: int) -> bytes:
    """Return the decoded body. Raises FetchError if it is too long or takes too long."""
    end = time.monotonic() + _MAX_SECONDS
    body = bytearray()
    for chunk in answer.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > max_bytes:
            raise FetchError(f"has more than {max_bytes} bytes (TIMELINE_MAX_BODY)")
        if time.monotonic() > end:
            raise FetchError(f"takes longer than {_MAX_SECONDS} seconds")
    return bytes(body)


def _seconds(retry_after: str | None) -> float | None:
    """Return the seconds that Retry-After asks for: a number or a date (RFC 9110, 10.2.3)."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        at = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return (at.replace(tzinfo=at.tzinfo or dt.UTC) - dt.datetime.now(dt.UTC)).total_seconds()
