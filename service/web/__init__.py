"""Pages for people: read, try, edit and embed a timeline, as HTML that needs no script.

Views are thin, as in ``api``, and the same schemas validate their input. SQL and finding dates belong elsewhere.
The text of articles reaches a page only through Jinja's escaping.
"""

from service.web import (
    article_pages,
    collection_pages,
    entry_pages,
    event_pages,
    hidden_pages,
    sign_in,
    timeline_pages,
    try_pages,
)
from service.web.base import register

__all__ = [
    "article_pages",
    "collection_pages",
    "entry_pages",
    "event_pages",
    "hidden_pages",
    "register",
    "sign_in",
    "timeline_pages",
    "try_pages",
]
