"""Descriptions of the parameters in paths, for the contract. Their schemas follow from the routes."""

from __future__ import annotations

from typing import Any


def _path_parameter(name: str, description: str, example: str) -> dict[str, Any]:
    return {"in": "path", "name": name, "description": description, "example": example}


ARTICLE_ID = _path_parameter("article_id", "The id of the article.", "a_pogrk36tgfefqy4u2rgg")
EVENT_ID = _path_parameter("event_id", "The id of the event.", "e_snfa724g5s7yplce7vob")
ENTRY_ID = _path_parameter("entry_id", "The id of the entry.", "e_snfa724g5s7yplce7vob")
SLUG = _path_parameter("slug", "The name of the collection in URLs.", "harbour-bridge")
WEBHOOK_ID = _path_parameter("webhook_id", "The id of the webhook.", "w_2f6d1c9e8b7a40538c11")
PROBLEM = _path_parameter("slug", "The slug of the type of problem.", "invalid")
