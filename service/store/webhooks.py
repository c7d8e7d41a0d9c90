"""Queries about webhooks: create, list and delete them, and record how far each has come."""

from __future__ import annotations

from typing import Any, NamedTuple

from peewee import Database

from service.store.database import available, writing
from service.store.tables import Webhook


class WebhookRow(NamedTuple):
    """A row of ``webhook``."""

    id: str
    url: str
    secret: str
    parameters: str
    since: str
    failures: int = 0
    due: float = 0
    error: str | None = None


def create(database: Database, row: WebhookRow) -> None:
    """Store a webhook."""
    with writing(database):
        Webhook.insert(row._asdict()).execute(database)


def all_rows(database: Database) -> list[WebhookRow]:
    """Return all webhooks, by id."""
    query: Any = Webhook.select().order_by(Webhook.id).tuples().bind(database)
    with available(database):
        return [WebhookRow(*row) for row in query]


def count(database: Database) -> int:
    """Return the number of webhooks."""
    with available(database):
        return int(Webhook.select().bind(database).count())


def delete(database: Database, webhook_id: str) -> bool:
    """Delete a webhook. Return False if it does not exist."""
    with writing(database):
        return bool(Webhook.delete().where(Webhook.id == webhook_id).execute(database))


def advance(database: Database, row: WebhookRow, since: str) -> bool:
    """Record that all changes up to ``since`` are delivered. Return False if the webhook is elsewhere or deleted."""
    same = (Webhook.id == row.id) & (Webhook.since == row.since)
    with writing(database):
        changed = Webhook.update(since=since, failures=0, due=0, error=None).where(same).execute(database)
    return bool(changed)


def fail(database: Database, row: WebhookRow, error: str, due: float) -> None:
    """Record a failed attempt, and when (Unix time) the next one is due."""
    with writing(database):
        failed = Webhook.update(failures=row.failures + 1, due=due, error=error)
        failed.where(Webhook.id == row.id).execute(database)
