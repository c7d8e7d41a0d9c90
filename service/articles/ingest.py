"""The write use case: one article in, its events found and stored in one transaction, its report out.

Dates are found before the transaction and written inside it. An article's identity is its external id, else its URL,
else its text and date. What an editor has changed stays, whatever is posted afterwards.
"""

from __future__ import annotations

import json
from contextlib import suppress
from enum import StrEnum
from typing import Any

from service.articles import identity
from service.articles.draft import ArticleDraft
from service.articles.report import READ_FROM, ReadArticle, kept, read_article, redrafted, stored_report
from service.errors import InvalidInput
from service.eventing.served import EventJson
from service.events.carry_over import carry_over, history_of_reading
from service.events.corrections import Author
from service.events.representation import Json, explained_json
from service.events.rows import dumps, event_row, short
from service.store import articles, collections, revisions
from service.store.articles import Plan, Planner
from service.store.database import Database
from service.store.history import ChangeRow
from service.store.revisions import Matches as Matches
from service.store.revisions import RevisionMismatch
from service.telemetry import metrics


class Outcome(StrEnum):
    """What posting an article did."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


class IdentityChange(InvalidInput):
    """A patch changes the field that an article's id is made from."""

    def __init__(self, field: str) -> None:
        super().__init__("cannot be changed: it identifies the article; post another article instead", field=field)


def resolve(draft: ArticleDraft, *, explain: bool = False) -> Json:
    """The report of an article, and nothing stored. ``explain`` adds every expression and everything refused."""
    found = read_article(draft, identity.article_id(draft), explain=explain)
    report = {
        **found.report,
        "article": {**found.report["article"], "id": None},
        "events": [_unstored(event) for event in found.events],
    }
    return {**report, **explained_json(found.reading)} if explain else report


def _unstored(event: EventJson) -> Json:
    """Return an event without the ids that nothing stored has."""
    return {**event, "id": None, "article": {**(event["article"] or {}), "id": None}}


def post(database: Database, draft: ArticleDraft, author: Author) -> tuple[Outcome, Json]:
    """Store an article and its events, unless the same is stored; the report of what is stored then.

    Raises ``service.store.database.Unavailable`` when the database is away or busy.
    """
    outcome, report = _post(database, draft, author)
    metrics.count_article(outcome)
    return outcome, report


def _post(database: Database, draft: ArticleDraft, author: Author) -> tuple[Outcome, Json]:
    article_id = identity.article_id(draft)
    stored = articles.find(database, article_id)
    if stored and stored["posted"] == identity.posted(draft):
        if draft.collections:
            collections.add(database, {article_id: draft.collections})
        return Outcome.UNCHANGED, _report(database, stored)
    if stored is None:
        found = read_article(draft, article_id)
        rows = [event_row(event, place) for place, event in enumerate(found.events)]
        if articles.create(database, found.row, rows, draft.collections):
            return Outcome.CREATED, found.report
    else:
        report = _replaced(database, stored, draft, author)
        if report:
            return Outcome.CHANGED, {**report, "changed": True}
    return _post(database, draft, author)  # another process was faster: answer as for any known article


def _replaced(database: Database, stored: dict[str, Any], draft: ArticleDraft, author: Author) -> Json | None:
    """The report of an article that was posted with another text or date and read anew; what editors said holds.

    None, and nothing written, where someone else has changed it meanwhile.
    """
    edits = {name: value for name, value in json.loads(stored["edits"]).items() if name != "text"}
    found = read_article(draft, stored["id"])
    row = {**found.row, "edits": dumps(edits)}
    if edits:
        found = read_article(redrafted(found.row, edits), stored["id"])
        row = {**found.row, "edits": row["edits"], "posted": row["posted"]}
    try:
        articles.rewrite(database, row, _planner(found, author), draft.collections, _only(stored["revision"]))
    except RevisionMismatch:
        return None
    return find_article(database, found.row["id"])


def patch(
    database: Database, article_id: str, changes: Json, author: Author, matches: Matches = None
) -> tuple[Json, int] | None:
    """Change an article's text or metadata: its report then and its revision, or None if there is none.

    It is read anew where a reading depends on what has changed. Raises IdentityChange,
    MissingPublicationDate, InvalidInput for a ``published_at`` that is not a date, and RevisionMismatch.
    """
    stored = articles.find(database, article_id)
    if stored is None:
        return None
    _refuse_identity(stored, changes)
    if matches is not None and not matches(stored["revision"]):
        raise RevisionMismatch
    row, planner = _changed(stored, changes, author)
    number = articles.rewrite(database, row, planner, matches=_only(stored["revision"]))
    report = find_article(database, article_id)
    return (report, number) if report and number is not None else None


def _only(revision: int) -> Matches:
    """What was read outside of the transaction must be what is still stored within it."""
    return lambda number: number == revision


def read_anew(stored: dict[str, Any], author: Author) -> tuple[ReadArticle, Planner]:
    """A stored article as this engine reads it, and how its events follow."""
    found = read_article(redrafted(stored, {}), stored["id"])
    return found, _planner(found, author)


def write_anew(database: Database, stored: dict[str, Any], found: ReadArticle, planner: Planner) -> None:
    """Store a new reading of an article, unless someone has changed that meanwhile: then it is read anew already."""
    row = {**found.row, "edits": stored["edits"], "posted": stored["posted"]}
    with suppress(RevisionMismatch):
        articles.rewrite(database, row, planner, matches=_only(stored["revision"]))


def _changed(stored: dict[str, Any], changes: Json, author: Author) -> tuple[dict[str, Any], Planner]:
    """The row of an article with changes, and how its events follow."""
    edits = dumps({**json.loads(stored["edits"]), **changes})
    draft = redrafted(stored, changes)
    if _is_read_alike(stored, changes):
        row = {**stored, **{name: getattr(draft, name) for name in ("title", "source", "external_id")}}
        return {**row, "edits": edits}, _renamed(row)
    found = read_article(draft, stored["id"])
    return {**found.row, "edits": edits, "posted": stored["posted"]}, _planner(found, author)


def _is_read_alike(stored: dict[str, Any], changes: Json) -> bool:
    was = {**stored, "date_order": kept(stored)["date_order"]}
    return all(was[name] == changes[name] for name in READ_FROM if name in changes)


def _refuse_identity(stored: dict[str, Any], changes: Json) -> None:
    """Raise Fixed for a change after which the same article would be another when it is posted again."""
    known_by = next((name for name in ("external_id", "url") if stored[name] is not None), None)
    if known_by and changes.get(known_by, stored[known_by]) != stored[known_by]:
        raise IdentityChange(known_by)


def _planner(found: ReadArticle, author: Author) -> Planner:
    """How the events of an article follow a new reading."""

    def plan(bodies: list[str]) -> Plan:
        before: list[EventJson] = [json.loads(body) for body in bodies]
        after = carry_over(before, found.events, found.draft.text, short(found.id, found.row))
        changes = history_of_reading(before, (event for _, event in after))
        return Plan(
            [event_row(event, place) for place, event in after],
            [ChangeRow(event, author.at, author.by, action, dumps(what)) for event, action, what in changes],
        )

    return plan


def _renamed(row: dict[str, Any]) -> Planner:
    """How the events of an article follow a change that touches no reading: they name the article anew."""

    def plan(bodies: list[str]) -> Plan:
        stored: list[EventJson] = [json.loads(body) for body in bodies]
        events: list[EventJson] = [{**event, "article": short(row["id"], row)} for event in stored]
        stand = [event for event in events if not event["orphaned"] and event["origin"] == "engine"]
        places = {event["id"]: place for place, event in enumerate(stand)}
        return Plan([event_row(event, places.get(event["id"])) for event in events])

    return plan


def find_article(database: Database, article_id: str) -> Json | None:
    """The report of a stored article, or None."""
    stored = articles.find(database, article_id)
    return _report(database, stored) if stored else None


def revision(database: Database, article_id: str) -> int | None:
    """The number of the last change of an article, or None if there is none. One cheap query."""
    return revisions.of_article(database, article_id)


def delete_article(database: Database, article_id: str, matches: Matches = None) -> bool:
    """Delete an article with its events; False if there was none. Raises RevisionMismatch."""
    return articles.delete(database, article_id, matches)


def _report(database: Database, stored: dict[str, Any]) -> Json:
    slugs = collections.slugs_of(database, stored["id"])
    return stored_report(stored, slugs, articles.event_bodies(database, stored["id"]))
