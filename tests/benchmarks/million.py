"""A store of as many events as wanted: articles of our own, read once by the engine, copied under other names."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from peewee import chunked

from service import identity
from service.documents import read_text
from service.drafts import ArticleDraft
from service.reports import ReadArticle, event_row, read_article
from service.store import articles, collections, database, migrate
from service.store.articles import New
from service.timex.model import Anchor
from tests.conftest import close

PER_ARTICLE = 20
PER_COLLECTION = 10_000
_PATTERNS = 400
_AT_ONCE = 200  # articles of one transaction
_FIRST = dt.date(1960, 1, 1)
_SOURCES = [f"Gazette {number}" for number in range(50)]
_WHO = ("The ferry", "A court", "The old bridge", "The harbour office", "A choir", "The mayor", "An engineer")
_DID = ("opened", "was repaired", "failed an inspection", "drew a record crowd", "closed early", "will be moved")
_WHEN = ("on {day:%B} {day.day}, {day.year}", "in {day:%B} {day.year}", "in {day.year}", "at 6 p.m. on {day:%Y-%m-%d}")
_WEIGHTS = (12, 4, 2, 2)


def fill(url: str, timelines: int, events: int = PER_COLLECTION) -> None:
    """Migrate a database and fill it with so many collections of so many events each."""
    store = database.connect(url)
    migrate.up(store)
    slugs = [slug(number) for number in range(timelines)]
    for name in slugs:
        collections.put(store, {"slug": name, "title": name.title()}, None)
    for some in chunked(_copies(timelines * events // PER_ARTICLE, slugs), _AT_ONCE):
        articles.create_all(store, some)
    store.execute_sql("ANALYZE")
    close(store)


def slug(number: int) -> str:
    """The name of a collection."""
    return f"story-{number:03}"


def _copies(count: int, slugs: list[str]) -> Iterator[New]:
    patterns = [_pattern(random.Random(number)) for number in range(_PATTERNS)]
    for number in range(count):
        inside = number % len(slugs)
        yield _copy(patterns[(inside + number // len(slugs)) % _PATTERNS], number, slugs[inside])


def _pattern(chance: random.Random) -> ReadArticle:
    """An article of sentences with a date each, from some sixty years."""
    lines = []
    for _ in range(PER_ARTICLE):
        when = chance.choices(_WHEN, _WEIGHTS)[0].format(day=_day(chance))
        lines.append(f"{chance.choice(_WHO)} in district {chance.randrange(900)} {chance.choice(_DID)} {when}.")
    day = _day(chance)
    options: Any = {"title": "A pattern", "source": chance.choice(_SOURCES)}
    draft = ArticleDraft(read_text(" ".join(lines)), Anchor(day), day.isoformat(), **options)
    found = read_article(draft, "a_pattern")
    assert len(found.events) == PER_ARTICLE, found.events
    return found


def _copy(pattern: ReadArticle, number: int, inside: str) -> New:
    """The article under a name of its own: ids lie as far apart as those of real ones."""
    draft = replace(pattern.draft, external_id=f"copy-{number}")
    article_id = identity.article_id(draft)
    row = {**pattern.row, "id": article_id, "external_id": draft.external_id}
    events = []
    for place, served in enumerate(pattern.events):
        names = {"id": f"e_{article_id[2:-2]}{place:02}", "article": {**served["article"], "id": article_id}}
        events.append(event_row({**served, **names}, place))
    return New(row, events, [inside])


def _day(chance: random.Random) -> dt.date:
    return _FIRST + dt.timedelta(days=chance.randrange(22_000))
