"""Webhooks: as a client sends them, and as responses describe them."""

from __future__ import annotations

from marshmallow import Schema, ValidationError

from service.api.schemas import describe
from service.api.schemas.base import NullIsMissing, RequestSchema
from service.api.schemas.fields import Nested, short_text
from service.api.schemas.filters import FilterIn
from service.timeline.webhooks import key_of

_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - an example


def _secret(value: str) -> None:
    if key_of(value) is None:
        raise ValidationError("must be whsec_ and 24 to 64 bytes in base64")


class WebhookFilter(FilterIn):
    """The filters of a timeline, as text."""

    error_messages = RequestSchema.error_messages

    class Meta:
        exclude = ("include", "upcoming", "corrected")


class WebhookIn(NullIsMissing):
    """A webhook that a client creates."""

    NULLABLE = frozenset({"secret", "filter"})

    url = short_text(
        2_000,
        "Where to post changes: an http or https URL, on a host that the operator allows.",
        "https://desk.example/hook",
        required=True,
    )
    secret = short_text(100, "The key of the signatures; by default, the service makes one.", _SECRET, _secret)
    filter = Nested(WebhookFilter, metadata={"description": "Which events: filters of the timeline."})


class Webhook(Schema):
    """A webhook."""

    id = describe.text("The webhook's id.", "w_2f6d1c9e8b7a40538c11")
    url = describe.text("Where changes are posted.", "https://desk.example/hook")
    filter = describe.nested(WebhookFilter, "The filters of its events.")
    since = describe.text("How far it has come: a place in /v1/changes.", "3f9c1a7e-42")
    failures = describe.integer("The number of failed attempts since the last success.", 0)
    error = describe.nullable_text("Why the last attempt failed; null after a success.", "HTTP 500")


class CreatedWebhook(Webhook):
    """A new webhook, with its secret."""

    secret = describe.text("The key of the signatures. It is shown only now.", _SECRET)


class Webhooks(Schema):
    """All webhooks."""

    webhooks = describe.nested_list(Webhook, "The webhooks, ordered by id.")
