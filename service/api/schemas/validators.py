"""Validators of text, with messages in the style of all requests."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from marshmallow import ValidationError

from service.errors import quoted

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
MAX_SLUG = 64


def not_blank(value: str) -> None:
    """Raise ValidationError for a text without a visible character."""
    if not value.strip():
        raise ValidationError("must not be empty")


def at_most(length: int, value: str) -> None:
    """Raise ValidationError for a text of more than ``length`` characters."""
    if len(value) > length:
        raise ValidationError(f"must have at most {length} characters")


def slug(value: str) -> None:
    """Raise ValidationError for a text that cannot be the name of a collection."""
    if len(value) > MAX_SLUG or not SLUG.fullmatch(value):
        raise ValidationError(f"must be lowercase letters, digits and single hyphens, at most {MAX_SLUG} characters")


def http_url(value: str) -> None:
    """Raise ValidationError for a text that is not an HTTP URL: pages and feeds make links of it."""
    try:
        host = urlsplit(value).hostname
    except ValueError:  # an invalid IPv6 address
        host = None
    if not host or not value.lower().startswith(("http://", "https://")):
        raise ValidationError("must be an http or https URL")


def time_zone(value: str) -> None:
    """Raise ValidationError for a text that is not the name of an IANA time zone."""
    if value not in _time_zones():
        raise ValidationError(f"{quoted(value)} is not an IANA time zone, such as Europe/Berlin")


@cache
def _time_zones() -> set[str]:
    return available_timezones()  # reads hundreds of files
