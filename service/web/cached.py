"""Parts of pages that cost more than one look-up, from the cache as long as nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from flask import current_app

from service.api import etags
from service.api.base import database
from service.api.page_cache import CachedPage
from service.formats import date_locale
from service.timeline import pages


def cached(name: str, collection: str | None, depends_on: object, create: Callable[[], object]) -> Any:
    """Return what ``create`` does, as JSON, for the present state of a collection or of everything.

    Dates in it may be in the locale of the request, on which the tag depends.
    """
    tag = etags.tag_of(name, date_locale.name(), pages.revision(database(), collection), depends_on)
    page: CachedPage = current_app.config["PAGE_CACHE"].get_or_create(
        (tag, name, b""), lambda: CachedPage(orjson.dumps(create()), {})
    )
    return orjson.loads(page.body)
