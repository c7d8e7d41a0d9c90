"""Queries about requests that may be sent again: which one is at work, and the answers that were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import Database

from service.store.database import writing
from service.store.tables import Replay


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was given: its headers as JSON, its body as text."""

    status: int
    headers: str
    body: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that has come before: its fingerprint, and its answer unless it is still at work."""

    fingerprint: str
    answer: Answer | None


def begin(
    database: Database, identity: str, fingerprint: str, *, now: str, forget: str, abandoned: tuple[str, str]
) -> Begun | None:
    """Note that a request is at work; what is known of it instead, where it came before.

    Times are UTC as RFC 3339 writes it: answers from before ``forget`` are deleted, and a request that is at work since
    before the first of ``abandoned``, or by a clock that was wrong since after the second, is taken for one whose
    process has died.
    """
    with writing(database):
        Replay.delete().where(Replay.at < forget).execute()
        lives = Replay.status.is_null(False) | Replay.at.between(*abandoned)
        Replay.delete().where((Replay.id == identity) & ~lives).execute()
        begun = {"id": identity, "fingerprint": fingerprint, "at": now}
        if Replay.insert(begun).on_conflict_ignore().as_rowcount().execute():
            return None
        known: Any = Replay.get_by_id(identity)
    answer = Answer(known.status, known.headers, known.body) if known.status is not None else None
    return Begun(known.fingerprint, answer)


def keep(database: Database, identity: str, answer: Answer) -> None:
    """Keep the answer to a request that was at work."""
    given = {"status": answer.status, "headers": answer.headers, "body": answer.body}
    with writing(database):
        Replay.update(given).where(Replay.id == identity).execute()


def drop(database: Database, identity: str) -> None:
    """Forget a request that came to nothing, so that it may be sent again."""
    with writing(database):
        Replay.delete().where(Replay.id == identity).execute()
