# mypy: allow-untyped-decorators
"""Webhooks: URLs that get changes without asking. ``timeline deliver`` posts to them."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app

from service.api.base import Blueprint, database
from service.api.parsing import refuse_parameters
from service.api.path_parameters import WEBHOOK_ID
from service.api.problems import not_found
from service.api.responses import json_response, no_content
from service.api.schemas.webhook import CreatedWebhook, WebhookFilter, WebhookIn, Webhooks
from service.articles import collections
from service.articles.collections import UnknownCollection
from service.config import webhook_hosts
from service.config.settings import Settings
from service.errors import InvalidInput
from service.store import webhooks as stored
from service.timeline import webhooks

blueprint = Blueprint(
    "webhooks", __name__, url_prefix="/v1/webhooks", description="Let the service post changes to a URL."
)


@blueprint.post("")
@blueprint.json_body(WebhookIn())
@blueprint.response(201, CreatedWebhook(), description="The webhook, with its secret.")
@blueprint.problems(409)
def post_webhook(new: dict[str, Any]) -> Response:
    """Create a webhook

    The service posts the changes from now on, in the order of /v1/changes and signed as Standard Webhooks describes:
    {"type": "timeline.changed", "data": {"webhook", "changes", "next"}}. Any status 2xx accepts a message; otherwise
    the same changes come again, later each time. The operator allows hosts in TIMELINE_WEBHOOK_HOSTS and runs
    `timeline deliver`.
    """
    refuse_parameters()
    settings: Settings = current_app.config["TIMELINE"]
    if not webhook_hosts.is_allowed(new["url"], settings.webhook_hosts):
        raise InvalidInput("must lead to a host that the operator allows in TIMELINE_WEBHOOK_HOSTS", field="url")
    query = new.get("filter") or WebhookFilter().load({})
    if query.collection is not None and collections.find(database(), query.collection) is None:
        raise UnknownCollection(query.collection)
    secret = new.get("secret") or webhooks.new_secret()
    return json_response({**webhooks.create(database(), new["url"], secret, query), "secret": secret}, 201)


@blueprint.get("")
@blueprint.response(200, Webhooks(), description="All webhooks, without their secrets.")
def get_webhooks() -> Response:
    """List webhooks

    With how far each has come, and why it fails if it does. Needs a key that can write.
    """
    refuse_parameters()
    return json_response({"webhooks": [webhooks.webhook_json(row) for row in stored.all_rows(database())]})


@blueprint.delete("/<string:webhook_id>", parameters=[WEBHOOK_ID])
@blueprint.response(204, description="Deleted.")
@blueprint.problems(404)
def delete_webhook(webhook_id: str) -> Response:
    """Delete a webhook

    No further message is sent.
    """
    refuse_parameters()
    if not stored.delete(database(), webhook_id):
        raise not_found("webhook", webhook_id)
    return no_content()
