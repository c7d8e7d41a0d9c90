"""Requests that their clients may send again without doing anything twice (the header Idempotency-Key).

An answer is kept for a day. A request is told by its key; a fingerprint shows whether it really is the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from service.store import idempotency as store
from service.store.database import Database
from service.store.idempotency import Answer as Answer

_KEPT = dt.timedelta(days=1)
_LONGEST_WORK = dt.timedelta(minutes=2)  # more than a worker is given for one request


class OtherRequest(ValueError):
    """The key belongs to another request."""


class AtWork(Exception):
    """The same request is at work at this moment."""


def digest(*parts: bytes) -> str:
    """What tells a request, or its content."""
    lengths = b",".join(str(len(part)).encode() for part in parts)
    return hashlib.sha256(lengths + b"\0" + b"".join(parts)).hexdigest()


def begin(database: Database, identity: str, fingerprint: str, now: dt.datetime) -> Answer | None:
    """The answer that a request was given before; None where it has not come yet, and is now noted as being at work.

    Raises OtherRequest and AtWork.
    """
    begun = store.begin(
        database,
        identity,
        fingerprint,
        now=_written(now),
        forget=_written(now - _KEPT),
        abandoned=(_written(now - _LONGEST_WORK), _written(now + _LONGEST_WORK)),
    )
    if begun is None:
        return None
    if begun.fingerprint != fingerprint:
        raise OtherRequest
    if begun.answer is None:
        raise AtWork
    return begun.answer


def keep(database: Database, identity: str, answer: Answer) -> None:
    """Keep the answer to a request that was at work."""
    store.keep(database, identity, answer)


def drop(database: Database, identity: str) -> None:
    """Forget a request that came to nothing, so that it may be sent again."""
    store.drop(database, identity)


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
