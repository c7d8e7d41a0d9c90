"""The ids of articles: hashes of what identifies them, so that they are the same on any machine."""

from __future__ import annotations

from service.articles.draft import ArticleDraft
from service.events.identity import digest, hashed_id

_FINGERPRINT_LENGTH = 32  # hexadecimal digits


def article_id(draft: ArticleDraft) -> str:
    """Return the id of an article, from its external id, else its URL, else its text and date."""
    if draft.external_id is not None:
        return hashed_id("a", "external_id", draft.external_id)
    if draft.url is not None:
        return hashed_id("a", "url", draft.url)
    return hashed_id("a", "text", draft.anchor.date.isoformat(), draft.text)


def fingerprint(draft: ArticleDraft) -> str:
    """Return the hash of all that a reading depends on: the same for an article that is posted again unchanged."""
    anchor = draft.anchor
    parts = draft.text, anchor.date.isoformat(), str(anchor.kind), str(draft.date_order)
    return digest(*parts).hex()[:_FINGERPRINT_LENGTH]
