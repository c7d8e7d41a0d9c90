"""The ids of articles and events: made from what they are, so that they are the same on any machine."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode

from service.drafts import ArticleDraft
from service.eventing import EventDraft

_POSTED_LENGTH = 32  # hexadecimal figures
_ID_LENGTH = 20  # letters of base 32, of which eight hold five bytes
_ID_BYTES = 15


def article_id(draft: ArticleDraft) -> str:
    """The id of an article, from its identity alone: its external id, else its URL, else its text and date."""
    if draft.external_id is not None:
        return _id("a", "external_id", draft.external_id)
    if draft.url is not None:
        return _id("a", "url", draft.url)
    return _id("a", "text", draft.anchor.date.isoformat(), draft.text)


def event_id(article: str, event: EventDraft) -> str:
    """The id of an event: the same as long as its sentence and its expression stand in the article."""
    return _id("e", article, event.sentence.text, event.expression.text, str(event.occurrence))


def made_event_id(key: str | None) -> str:
    """The id of an event that is made by hand: of the key of the request that makes it, or a new one."""
    return _id("e", "made", key or secrets.token_hex())


def posted(draft: ArticleDraft) -> str:
    """What tells whether a client posts the same again: all that a reading depends on."""
    anchor = draft.anchor
    parts = draft.text, anchor.date.isoformat(), str(anchor.kind), str(draft.date_order)
    return _digest(*parts).hex()[:_POSTED_LENGTH]


def _id(prefix: str, *parts: str) -> str:
    return f"{prefix}_{b32encode(_digest(*parts)[:_ID_BYTES]).decode('ascii').lower()[:_ID_LENGTH]}"


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).digest()
