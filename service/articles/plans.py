"""How the stored events of an article change with it. A planner runs within the transaction that writes."""

from __future__ import annotations

import json

from service.articles.reading import ReadArticle, draft_fields
from service.articles.vectors import encoded_vectors
from service.eventing.served import EventJson
from service.events.carry_over import carry_over, history_of_reading, successors
from service.events.corrections import Author
from service.events.rows import article_fields_of, dumps, event_row
from service.store.articles import Plan, Planner
from service.store.history import ChangeRow
from service.store.rows import ArticleRow


def after_reading(article: ReadArticle, author: Author) -> Planner:
    """Return the planner for a new reading: corrections and hand-made events are carried over."""
    draft = article.draft
    fields = draft_fields(draft, article.id)

    def plan(bodies: list[str]) -> Plan:
        before: list[EventJson] = [json.loads(body) for body in bodies]
        after = carry_over(before, article.events, draft.text, fields)
        changes = history_of_reading(before, (event for _, event in after))
        return Plan(
            [event_row(event, position) for position, event in after],
            [ChangeRow(event, author.at, author.by, action, dumps(fields)) for event, action, fields in changes],
            encoded_vectors(article),
            successors(before, (event for _, event in after)),
        )

    return plan


def after_new_metadata(row: ArticleRow) -> Planner:
    """Return the planner for metadata that no date depends on: events only get the new fields of the article."""
    fields = article_fields_of(row)

    def plan(bodies: list[str]) -> Plan:
        stored: list[EventJson] = [json.loads(body) for body in bodies]
        events: list[EventJson] = [{**event, **fields, "context": _context(event, row)} for event in stored]
        in_text = (event["id"] for event in events if event["origin"] == "engine" and not event["orphaned"])
        positions = {event_id: position for position, event_id in enumerate(in_text)}
        return Plan([event_row(event, positions.get(event["id"])) for event in events])

    return plan


def _context(event: EventJson, row: ArticleRow) -> str | None:
    """Return the context of an event: the new title, if the old one was its context."""
    old = event["article"] and event["article"]["title"]
    return row["title"] if event["context"] and event["context"] == old else event["context"]
