"""Rounds of delivery: each brings every webhook that is due up to date, one message after the other.

A place is recorded only after its message was accepted: a crash sends the message again, under the same id.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import urllib3
from flask import Flask
from werkzeug.datastructures import MultiDict

from service.api.schemas.webhook import WebhookFilter
from service.app import create_app
from service.cli.delivering.posting import DeliveryError, post
from service.config import NONE
from service.config.settings import Settings
from service.store import migrate, revisions, webhooks
from service.store.database import Database
from service.store.revisions import Revision
from service.store.webhooks import WebhookRow
from service.timeline.webhooks import next_message

_PAUSE = 1.0  # seconds between two looks at the revision
_FIRST_WAIT, _MAX_WAIT = 5, 43_200  # seconds
_MAX_MESSAGES = 20  # of a webhook in a round: the others get their turn


@dataclass(slots=True)
class Round:
    """The number of messages that were accepted, and what failed."""

    delivered: int = 0
    failures: list[str] = field(default_factory=list)
    is_complete: bool = True

    @property
    def line(self) -> str:
        """The round in one line."""
        failed = f", {len(self.failures)} failed ({'; '.join(self.failures)})" if self.failures else ""
        return f"{self.delivered} messages delivered{failed}"


class Deliverer:
    """Delivers the changes of a database to its webhooks."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._app: Flask = create_app(replace(settings, api_keys=NONE, rate_limit=NONE, log_level="warning"))
        self._database: Database = self._app.config["DATABASE"]
        self._pool = urllib3.PoolManager(cert_reqs="CERT_REQUIRED")
        migrate.check(self._database)

    def rounds(self) -> Iterator[Round]:
        """Yield a round whenever something changes or is due. Waiting costs one small query a second."""
        seen: Revision | None = None
        while True:
            latest = revisions.latest(self._database)
            due = [row.due for row in webhooks.all_rows(self._database) if row.failures]
            if latest != seen or min(due, default=time.time() + 1) <= time.time():
                result = self.round()
                seen = latest if result.is_complete else None
                yield result
            else:
                time.sleep(_PAUSE)

    def round(self) -> Round:
        """Deliver to each webhook that is due, and return what came of it."""
        result = Round()
        for row in webhooks.all_rows(self._database):
            if row.due <= time.time():
                self._deliver(row, result)
        return result

    def _deliver(self, row: WebhookRow, result: Round) -> None:
        """Send a webhook its messages in order, until it is up to date or one fails."""
        with self._app.test_request_context():
            query = WebhookFilter().load(MultiDict(json.loads(row.parameters)))
        for _ in range(_MAX_MESSAGES):
            message = next_message(self._database, row, query)
            if message is None:
                return
            try:
                if message.body:
                    post(self._pool, row.url, row.secret, message, self._settings.webhook_hosts)
                    result.delivered += 1
            except DeliveryError as error:
                wait = min(_FIRST_WAIT * 2**row.failures, _MAX_WAIT)
                webhooks.fail(self._database, row, str(error), time.time() + wait)
                result.failures.append(f"{row.id} {error}, again in {wait} s")
                return
            if not webhooks.advance(self._database, row, str(message.following)):
                return  # it was deleted, or another process delivers
            row = row._replace(since=str(message.following), failures=0, error=None)
        result.is_complete = False
