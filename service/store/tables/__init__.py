"""The tables. ``migrations`` creates the same schema; a test compares the two.

An event's ``body`` is its JSON as ``packed_json`` stores it, so a page of a timeline only expands and joins it; the
other columns exist for queries.
"""

from __future__ import annotations

from service.store.tables.binding import database
from service.store.tables.changes import Change, IdempotentRequest, Removal, Revision, RevisionTime, Webhook
from service.store.tables.collections import Collection, Membership, Placing
from service.store.tables.entries import EntryChange, EntryDecision, EntryHistory, EntryReport, MergedEntry, Withdrawal
from service.store.tables.events import URL_START, Article, ArticleTerms, Event, EventCount

TABLES = (
    Article,
    ArticleTerms,
    Event,
    EventCount,
    Collection,
    Membership,
    Placing,
    EntryReport,
    MergedEntry,
    Withdrawal,
    EntryDecision,
    EntryChange,
    EntryHistory,
    Revision,
    RevisionTime,
    Removal,
    Change,
    IdempotentRequest,
    Webhook,
)

__all__ = [
    "TABLES",
    "URL_START",
    "Article",
    "ArticleTerms",
    "Change",
    "Collection",
    "EntryChange",
    "EntryDecision",
    "EntryHistory",
    "EntryReport",
    "Event",
    "EventCount",
    "IdempotentRequest",
    "Membership",
    "MergedEntry",
    "Placing",
    "Removal",
    "Revision",
    "RevisionTime",
    "Webhook",
    "Withdrawal",
    "database",
]
