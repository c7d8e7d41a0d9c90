"""The ids of events: made from what they are, so that they are the same on any machine."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode

from service.eventing import EventDraft

_ID_LENGTH = 20  # letters of base 32, of which eight hold five bytes
_ID_BYTES = 15


def event_id(article: str, event: EventDraft) -> str:
    """The id of an event: the same as long as its sentence and its expression stand in the article."""
    return hashed_id("e", article, event.sentence.text, event.expression.text, str(event.occurrence))


def made_event_id(key: str | None) -> str:
    """The id of an event that is made by hand: of the key of the request that makes it, or a new one."""
    return hashed_id("e", "made", key or secrets.token_hex())


def hashed_id(prefix: str, *parts: str) -> str:
    return f"{prefix}_{b32encode(digest(*parts)[:_ID_BYTES]).decode('ascii').lower()[:_ID_LENGTH]}"


def digest(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).digest()
