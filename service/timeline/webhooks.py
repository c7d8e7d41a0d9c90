"""Webhooks: which changes each gets, as messages signed by Standard Webhooks (standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from service.errors import Conflict
from service.eventing.served import WebhookJson
from service.store import revisions, webhooks
from service.store.database import Database
from service.store.filter import parameters
from service.store.webhooks import WebhookRow
from service.timeline.changes import Since, UnknownEpoch, changes_page, parse_since
from service.timeline.query import TimelineQuery

_PREFIX = "whsec_"
_KEY_BYTES = range(24, 65)  # that Standard Webhooks allows
_NEW_KEY_BYTES = 32
_MAX_CHANGES = 100  # of a message
_MAX_WEBHOOKS = 100  # each gets every change


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a webhook: its body, its id, and the place in the changes after it.

    The id is that of the content: a retry with the same changes has the same id.
    """

    id: str
    body: bytes
    following: Since


def new_secret() -> str:
    """Return a secret: whsec_ and the key in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_NEW_KEY_BYTES)).decode()


def key_of(secret: str) -> bytes | None:
    """Return the key of a secret; None if it is not one."""
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if secret.startswith(_PREFIX) and len(key) in _KEY_BYTES else None


def create(database: Database, url: str, secret: str, query: TimelineQuery) -> WebhookJson:
    """Create a webhook for the changes from now on, and return it. Raises Conflict if there are too many."""
    if webhooks.count(database) >= _MAX_WEBHOOKS:
        raise Conflict(f"there are {_MAX_WEBHOOKS} webhooks, the maximum: delete one first")
    row = WebhookRow(
        f"w_{secrets.token_hex(10)}", url, secret, json.dumps(parameters(query)), str(revisions.latest(database))
    )
    webhooks.create(database, row)
    return webhook_json(row)


def webhook_json(row: WebhookRow) -> WebhookJson:
    """Return a webhook as it is served, without its secret."""
    filters: Mapping[str, str] = json.loads(row.parameters)
    return {
        "id": row.id,
        "url": row.url,
        "filter": dict(filters),
        "since": row.since,
        "failures": row.failures,
        "error": row.error,
    }


def next_message(database: Database, row: WebhookRow, query: TimelineQuery) -> Message | None:
    """Return the message with the next changes of a webhook; None if there are none.

    A page without changes that match the filter has an empty body: there is nothing to send, only to pass.
    """
    since = parse_since(row.since) or Since(0)
    try:
        changes, following = changes_page(database, since, _MAX_CHANGES, query)
    except UnknownEpoch:
        # restored from a backup: like any follower, the receiver starts again
        changes, following = changes_page(database, Since(0), _MAX_CHANGES, query)
    if str(following) == row.since:
        return None
    if not changes:
        return Message("", b"", following)
    data = {"webhook": row.id, "changes": changes, "next": str(following)}
    body = orjson.dumps({"type": "timeline.changed", "data": data})
    return Message(f"msg_{hashlib.blake2b(body, digest_size=16).hexdigest()}", body, following)


def signed_headers(message: Message, secret: str, timestamp: int) -> dict[str, str]:
    """Return the headers of a message that is sent at a time, in seconds since 1970."""
    content = b"%b.%d.%b" % (message.id.encode(), timestamp, message.body)
    signature = hmac.new(key_of(secret) or b"", content, hashlib.sha256).digest()
    return {
        "webhook-id": message.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
