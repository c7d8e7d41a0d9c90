"""The ids of articles and events: made from what they are, so that they are the same on any machine."""

from __future__ import annotations

from service.articles.draft import ArticleDraft
from service.events.identity import digest, hashed_id

_POSTED_LENGTH = 32  # hexadecimal figures


def article_id(draft: ArticleDraft) -> str:
    """The id of an article, from its identity alone: its external id, else its URL, else its text and date."""
    if draft.external_id is not None:
        return hashed_id("a", "external_id", draft.external_id)
    if draft.url is not None:
        return hashed_id("a", "url", draft.url)
    return hashed_id("a", "text", draft.anchor.date.isoformat(), draft.text)


def posted(draft: ArticleDraft) -> str:
    """What tells whether a client posts the same again: all that a reading depends on."""
    anchor = draft.anchor
    parts = draft.text, anchor.date.isoformat(), str(anchor.kind), str(draft.date_order)
    return digest(*parts).hex()[:_POSTED_LENGTH]
