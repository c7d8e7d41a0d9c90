"""Queries about requests with an Idempotency-Key: which are in progress, and the responses of those that are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import Database

from service.store.database import writing
from service.store.tables import IdempotentRequest


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """A response as it was sent: its headers as JSON, its body as text."""

    status: int
    headers: str
    body: str


@dataclass(frozen=True, slots=True)
class KnownRequest:
    """A request that was sent before. ``response`` is None while it is in progress."""

    fingerprint: str
    response: StoredResponse | None


def begin(
    database: Database, identity: str, fingerprint: str, *, now: str, expired: str, abandoned: tuple[str, str]
) -> KnownRequest | None:
    """Record a request as in progress and return None; if it is known, return that instead.

    Times are RFC 3339 in UTC. Requests from before ``expired`` are deleted. A request that is in progress since before
    the first time of ``abandoned``, or (by a clock that was wrong) since after the second, counts as abandoned: its
    process has died.
    """
    with writing(database):
        IdempotentRequest.delete().where(IdempotentRequest.at < expired).execute()
        is_alive = IdempotentRequest.status.is_null(False) | IdempotentRequest.at.between(*abandoned)
        IdempotentRequest.delete().where((IdempotentRequest.id == identity) & ~is_alive).execute()
        row = {"id": identity, "fingerprint": fingerprint, "at": now}
        if IdempotentRequest.insert(row).on_conflict_ignore().as_rowcount().execute():
            return None
        known: Any = IdempotentRequest.get_by_id(identity)
    is_done = known.status is not None
    return KnownRequest(known.fingerprint, StoredResponse(known.status, known.headers, known.body) if is_done else None)


def complete(database: Database, identity: str, response: StoredResponse) -> None:
    """Store the response to a request that was in progress."""
    columns = {"status": response.status, "headers": response.headers, "body": response.body}
    with writing(database):
        IdempotentRequest.update(columns).where(IdempotentRequest.id == identity).execute()


def forget(database: Database, identity: str) -> None:
    """Delete a request that failed, so that the client can send it again."""
    with writing(database):
        IdempotentRequest.delete().where(IdempotentRequest.id == identity).execute()
