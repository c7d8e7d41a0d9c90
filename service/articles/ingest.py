"""The write use case: one article in, its events found and stored in one transaction, its report out.

Dates are found before the transaction and written inside it. An article is identified by its external id, else its
URL, else its text and date. Editors' changes survive whatever is posted afterwards. A report is read within the
transaction that it reports, so that a lost connection cannot make a stored change look as if it had failed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Literal

from service.articles import grouping, identity, plans
from service.articles.collections import add_article
from service.articles.draft import MOST_EXPRESSIONS, ArticleDraft
from service.articles.growing import form_grown_days
from service.articles.reading import ReadArticle, read_article
from service.articles.report import report_of, stored_report, unstored_report
from service.articles.stored import article_row, edited_draft, new_article, redraft, stored_reading
from service.errors import InvalidInput
from service.eventing.served import Json, ReportJson
from service.events.corrections import Author
from service.events.rows import dumps
from service.store import articles, collections, revisions
from service.store.articles import NewArticle, Planner
from service.store.database import Database, writing
from service.store.revisions import Matches as Matches
from service.store.revisions import Revision as Revision
from service.store.revisions import RevisionMismatch
from service.store.rows import ArticleRow, StoredArticleRow
from service.telemetry import metrics

#: What a reading depends on: the article is read again if one of them changes.
_READING_INPUTS = ("text", "published_at", "timezone", "language", "date_order", "url")


class Outcome(StrEnum):
    """What posting an article did."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


class IdentityChange(InvalidInput):
    """A patch changes the field that an article's id is made from."""

    def __init__(self, field: str) -> None:
        super().__init__("cannot be changed: it identifies the article; post another article instead", field=field)


def resolve(draft: ArticleDraft, *, explain: bool = False) -> Json:
    """Return the report of an article and store nothing. ``explain`` adds every expression and every refused phrase."""
    return unstored_report(_read(draft, identity.article_id(draft), explain=explain), explain=explain)


def post(database: Database, draft: ArticleDraft, author: Author) -> tuple[Outcome, ReportJson]:
    """Store an article and its events, unless it is stored with the same content. Return its report.

    Raises ``service.store.database.Unavailable`` if the database is away or busy.
    """
    outcome, report = _post(database, draft, author)
    metrics.count_article(outcome)
    return outcome, report


def _post(database: Database, draft: ArticleDraft, author: Author) -> tuple[Outcome, ReportJson]:
    article_id = identity.article_id(draft)
    stored = articles.find(database, article_id)
    if stored is None:
        outcome, report = Outcome.CREATED, _create(database, draft, article_id)
    elif stored["posted"] == identity.fingerprint(draft):
        outcome, report = Outcome.UNCHANGED, _leave(database, draft, stored)
    else:
        outcome, report = Outcome.CHANGED, _replace(database, draft, stored, author)
    # None: another client was faster, and its article is treated like any stored one
    return (outcome, report) if report else _post(database, draft, author)


def _create(database: Database, draft: ArticleDraft, article_id: str) -> ReportJson | None:
    """Store a new article. Return None if another client has just stored it."""
    article = _read(draft, article_id)
    return report_of(article) if _store(database, new_article(article)) else None


def _store(database: Database, new: NewArticle) -> bool:
    """Store a new article and let its reports join entries. Return False, and store nothing, if it exists."""
    columns = new.row, new.events, new.collections, new.vectors
    if not new.collections:
        return articles.create(database, *columns)
    with writing(database):
        is_new = articles.create(database, *columns)
        if is_new:
            grouping.group(database, [new.row["id"]])
            form_grown_days(database, new.row["id"], new.collections)
    return is_new


def store_all(database: Database, new: Sequence[NewArticle]) -> set[str]:
    """Store new articles as ``store.articles.create_all`` does; their reports join entries in the order of ``new``."""
    packed = articles.pack(database, new)
    with writing(database):
        created = articles.create_packed(database, packed)
        grouping.group(database, [article for article in dict.fromkeys(map(_id, new)) if article in created])
    return created


def _id(new: NewArticle) -> str:
    return new.row["id"]


def _leave(database: Database, draft: ArticleDraft, stored: StoredArticleRow) -> ReportJson:
    """Add an article that is stored with the same content to the collections of the draft."""
    if not draft.collections:
        return _stored_report(database, stored)
    with writing(database):
        add_article(database, stored["id"], draft.collections)
        return _stored_report(database, stored)


def _replace(database: Database, draft: ArticleDraft, stored: StoredArticleRow, author: Author) -> ReportJson | None:
    """Store an article that is posted with another text or date, with the metadata that editors have changed.

    Return None, and write nothing, if another client changes the article meanwhile.
    """
    edits = {name: value for name, value in json.loads(stored["edits"]).items() if name != "text"}
    article = _read(edited_draft(draft, edits) if edits else draft, stored["id"])
    row: ArticleRow = {**article_row(article), "edits": dumps(edits), "posted": identity.fingerprint(draft)}
    planner, matches = plans.after_reading(article, author), revisions.exactly(stored["revision"])
    try:
        with writing(database):
            articles.rewrite(database, row, planner, draft.collections, matches)
            grouping.group(database, [stored["id"]])
            report = find_article(database, stored["id"])
    except RevisionMismatch:
        return None
    return {**report, "changed": True} if report else None


def patch(
    database: Database,
    article_id: str,
    changes: dict[str, Any],
    author: Author,
    matches: Matches = None,
    *,
    most_expressions: int = MOST_EXPRESSIONS,
) -> tuple[ReportJson, Revision] | None:
    """Change an article's text or metadata. Return its report and revision, or None if it does not exist.

    The article is read again if a date depends on the change. Raises IdentityChange, MissingPublicationDate,
    InvalidInput for a ``published_at`` that is not a date, and RevisionMismatch.
    """
    seen, stored = revisions.of_article(database, article_id), articles.find(database, article_id)
    if seen is None or stored is None:
        return None
    _refuse_identity_change(stored, changes)
    revisions.demand(matches, seen)
    draft = redraft(stored, changes, most_expressions=most_expressions)
    row, planner = _patched(stored, draft, changes, author)
    with writing(database):
        revision = articles.rewrite(database, row, planner, matches=revisions.exactly(stored["revision"]))
        grouping.group(database, [article_id])
        report = find_article(database, article_id)
    return (report, revision) if report and revision is not None else None


def _refuse_identity_change(stored: ArticleRow, changes: dict[str, Any]) -> None:
    """Raise IdentityChange if the changes touch the article's external id, or the URL of one without."""
    field: Literal["external_id", "url"] = "external_id" if stored["external_id"] is not None else "url"
    if stored[field] is not None and changes.get(field, stored[field]) != stored[field]:
        raise IdentityChange(field)


def _patched(
    stored: ArticleRow, draft: ArticleDraft, changes: dict[str, Any], author: Author
) -> tuple[ArticleRow, Planner]:
    """Return the row of an article with changes, and the planner for its events."""
    edits = dumps({**json.loads(stored["edits"]), **changes})
    if _needs_reading(stored, changes):
        article = _read(draft, stored["id"])
        row: ArticleRow = {**article_row(article), "edits": edits, "posted": stored["posted"]}
        return row, plans.after_reading(article, author)
    row = {
        **stored,
        "title": draft.title,
        "source": draft.source,
        "external_id": draft.external_id,
        "edits": edits,
    }
    return row, plans.after_new_metadata(row)


def _needs_reading(stored: ArticleRow, changes: dict[str, Any]) -> bool:
    before = {**stored, "date_order": stored_reading(stored)["date_order"]}
    return any(name in changes and before[name] != changes[name] for name in _READING_INPUTS)


def _read(draft: ArticleDraft, article_id: str, *, explain: bool = False) -> ReadArticle:
    """Find all dates of an article and count what the engine found."""
    article = read_article(draft, article_id, explain=explain)
    metrics.count_tagging(article.reading.tagging)
    metrics.count_language(article.draft.language)
    return article


def find_article(database: Database, article_id: str) -> ReportJson | None:
    """Return the report of a stored article, or None."""
    stored = articles.find(database, article_id)
    return _stored_report(database, stored) if stored else None


def find_article_with_text(database: Database, article_id: str) -> tuple[ReportJson, str] | None:
    """Return the report of a stored article and the text into which its offsets point, or None."""
    stored = articles.find(database, article_id)
    return (_stored_report(database, stored), stored["text"]) if stored else None


def revision(database: Database, article_id: str) -> Revision | None:
    """Return the revision of the last change of an article, or None if it does not exist. One look-up by key."""
    return revisions.of_article(database, article_id)


def delete_article(database: Database, article_id: str, matches: Matches = None) -> bool:
    """Delete an article with its events. Return False if it does not exist. Raises RevisionMismatch."""
    return articles.delete(database, article_id, matches)


def _stored_report(database: Database, stored: ArticleRow) -> ReportJson:
    slugs = collections.slugs_of(database, stored["id"])
    return stored_report(stored, slugs, articles.event_bodies(database, stored["id"]))
