"""The ids of events: hashes of what identifies them, so that they are the same on any machine."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode

from service.eventing import EventDraft

_ID_LENGTH = 20  # characters of base 32, eight of which encode five bytes
_ID_BYTES = 15


def event_id(article_id: str, event: EventDraft) -> str:
    """Return the id of an event: the same as long as its sentence and its expression are in the article."""
    return hashed_id("e", article_id, event.sentence.text, event.expression.text, str(event.occurrence))


def made_event_id(key: str | None) -> str:
    """Return the id of an event made by hand: a hash of the key of the request, or a random id without one."""
    return hashed_id("e", "made", key or secrets.token_hex())


def hashed_id(prefix: str, *parts: str) -> str:
    """Return an id: the prefix, "_" and a hash of the parts in base 32."""
    return f"{prefix}_{b32encode(digest(*parts)[:_ID_BYTES]).decode('ascii').lower()[:_ID_LENGTH]}"


def digest(*parts: str) -> bytes:
    """Return the SHA-256 hash of texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8")).digest()
