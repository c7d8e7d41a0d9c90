"""The locale of a request's dates: TIMELINE_LOCALE, or the first language of Accept-Language that CLDR knows."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from flask import Flask, Response, current_app, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.config.settings import AUTO, Settings
from service.formats import date_locale

_MOST_TAGS = 10  # of a header that are looked at


def register(app: Flask, settings: Settings) -> None:
    """Choose the locale at the beginning of each request.

    It is not reset at the end, because exports are rendered after the request's context is gone.
    """
    fixed = None if settings.locale == AUTO else date_locale.preferred([settings.locale])

    def choose() -> None:
        date_locale.use(_accepted(request.headers.get("Accept-Language", "")) if settings.locale == AUTO else fixed)

    app.before_request(choose)


@lru_cache(maxsize=256)
def _accepted(header: str) -> Locale | None:
    """Return the locale that a header prefers, None for English (RFC 9110, 12.5.4)."""
    accepted = list(parse_accept_header(header, LanguageAccept))[:_MOST_TAGS]
    return date_locale.preferred(tag for tag, quality in accepted if quality and tag != "*")


def varied(response: Response) -> Response:
    """Tell caches that the response depends on Accept-Language, unless the setting fixes the locale."""
    settings: Settings = current_app.config["TIMELINE"]
    if settings.locale == AUTO:
        response.vary.add("Accept-Language")
    return response
