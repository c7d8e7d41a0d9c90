"""A whole timeline in one of its forms: for the API and for the terminal, and the same bytes for both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, urlencode

from service.articles import collections
from service.formats import Format, TimelineInfo
from service.store.database import Database
from service.text.search import written
from service.timeline import query as timeline
from service.timeline.query import TimelineQuery

_TITLE = "Timeline"
#: What is asked for if nothing is said, and so stands in no address.
_UNSAID = TimelineQuery()


def document(
    database: Database, form: Format, query: TimelineQuery, *, limit: int | None = None, base: str = ""
) -> Iterator[bytes]:
    """Every entry that is asked for, or the first ``limit``, in a form: in chunks, a batch of the database at a time.

    ``base`` is what comes before the path of an address, "https://news.example". Nothing more is asked of the database
    once the iterator is closed.
    """
    entries = timeline.stream(database, query)
    return form.render(_whole(database, form, query, base), islice(entries, limit))


def _whole(database: Database, form: Format, query: TimelineQuery, base: str) -> TimelineInfo:
    """What is known of a timeline beside its entries."""
    collection = collections.find(database, query.collection) if query.collection else None
    return TimelineInfo(
        title=(collection and collection["title"]) or query.collection or _TITLE,
        self_url=base + address(query, form.extension),
        home_url=base or None,
        description=collection and collection["description"],
        language=query.language or (collection and collection["language"]),
    )


def address(query: TimelineQuery, extension: str) -> str:
    """The one address of a timeline in a form, in whatever words it was asked for."""
    path = f"/v1/collections/{quote(query.collection)}/timeline" if query.collection else "/v1/timeline"
    parameters = {name: value for name, value in _parameters(query).items() if value is not None}
    return f"{path}.{extension}" + (f"?{urlencode(parameters, quote_via=quote)}" if parameters else "")


def _parameters(query: TimelineQuery) -> dict[str, str | None]:
    """What is asked for, as the parameters of an address; None for what goes without saying."""
    last = query.ends_before - dt.timedelta(days=1) if query.ends_before else None
    return {
        "article": query.article,
        "source": query.source,
        "language": query.language,
        "from": query.starts_from.isoformat() if query.starts_from else None,
        "to": last.isoformat() if last else None,
        "match": str(query.match) if query.match is not _UNSAID.match else None,
        "granularity": str(query.granularity) if query.granularity else None,
        "status": query.status,
        "certainty": query.certainty,
        "corrected": str(query.corrected).lower() if query.corrected is not None else None,
        "q": written(query.search) if query.search else None,
        "include": ",".join(query.include) or None,
        "order": "desc" if query.descending else None,
    }
