"""The page to try an article: paste or choose it, see its dates, and store it only on request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api.access import author
from service.api.base import database
from service.api.batches import InSlot
from service.api.problems import ProblemError, field_problem, problem_of
from service.api.schemas.validators import slug
from service.articles import collections, ingest
from service.articles.draft import ArticleDraft
from service.errors import ClientError
from service.eventing.served import Json
from service.web import session
from service.web.base import blueprint, redirect_to, render_page
from service.web.grouping import Entry, make_entry
from service.web.marked_text import article_segments
from service.web.sent_articles import FORMATS, Drafts, sent_articles
from service.web.text_languages import TextLanguage, text_language

_MAX_COLLECTIONS = 100  # that the form suggests
_MAX_ITEMS = 50  # of a feed or table that the page shows


@dataclass(frozen=True, slots=True)
class Item:
    """One of several articles: its number, its report and events, or else its problem."""

    number: int
    report: Json | None
    language: TextLanguage | None
    entries: list[Entry]
    problem: str | None


@blueprint.get("/try")
def try_form() -> Response:
    """Show the form."""
    session.require(try_article=True)
    return _try_page({"collection": request.args.get("collection", "")})


@blueprint.post("/try")
def try_article() -> Response:
    """Show the dates of an article or of several, or store them. If the input is invalid, the page keeps it."""
    is_saved = request.form.get("action") == "save"
    session.require(try_article=True, write=is_saved)
    form = {name: value.strip() for name, value in request.form.items() if name != "text"}
    form["text"] = request.form.get("text", "").replace("\r\n", "\n")
    try:
        sent = sent_articles(form)
        form |= sent.fields
        drafts = InSlot(iter(sent.drafts)) if sent.is_batch else sent.drafts
        if is_saved:
            return _save(drafts, form.get("collection", ""), form)
        return _show_several(drafts, form) if sent.is_batch else _show(drafts, form)
    except (ProblemError, ClientError) as error:
        problem = problem_of(error)
        return _try_page(form, problem.status, problem=problem)


def _show(drafts: Drafts, form: dict[str, str]) -> Response:
    """Show one article with its marked expressions. Raises ProblemError."""
    draft = _valid(drafts)[0]
    report = ingest.resolve(draft, explain=True)
    segments, footnotes = article_segments(draft.text, report)
    entries = [make_entry(event) for event in report["events"]]
    language = text_language(draft.language)
    return _try_page(form, report=report, segments=segments, footnotes=footnotes, entries=entries, language=language)


def _show_several(drafts: Drafts, form: dict[str, str]) -> Response:
    """Show the first articles of a feed or table, each with its events or its problem."""
    items = [_item(number, draft) for number, draft in islice(drafts, _MAX_ITEMS + 1)]
    return _try_page(form, items=items[:_MAX_ITEMS], has_more=len(items) > _MAX_ITEMS)


def _item(number: int, draft: ArticleDraft | ProblemError) -> Item:
    if isinstance(draft, ProblemError):
        return Item(number, None, None, [], draft.detail)
    report = ingest.resolve(draft)
    entries = [make_entry(event) for event in report["events"]]
    return Item(number, report, text_language(draft.language), entries, None)


def _save(drafts: Drafts, collection: str, form: dict[str, str]) -> Response:
    """Store the articles, in a collection if one is named; a new collection is created.

    If some of several have problems, the others are stored and the page says so. Raises ProblemError 422.
    """
    numbered = list(drafts)
    if len(numbered) == 1:
        _valid(numbered)
    if collection:
        _create_collection(collection)
    slugs = (collection,) if collection else ()
    stored = [
        ingest.post(database(), replace(draft, collections=slugs), author())[1]["article"]["id"]
        for _, draft in numbered
        if isinstance(draft, ArticleDraft)
    ]
    problems = [
        Item(number, None, None, [], draft.detail) for number, draft in numbered if isinstance(draft, ProblemError)
    ]
    if problems:
        return _try_page(form, 422, items=problems, stored=len(stored))
    path = f"/t/{collection}" if collection else "/"
    return redirect_to(f"{path}?article={stored[0]}" if len(stored) == 1 else path)


def _valid(drafts: Drafts) -> list[ArticleDraft]:
    """Return drafts. Raises the first problem among them."""
    valid = []
    for _, draft in drafts:
        if isinstance(draft, ProblemError):
            raise draft
        valid.append(draft)
    return valid


def _create_collection(name: str) -> None:
    """Create the collection unless it exists. Raises ProblemError 422."""
    try:
        slug(name)
    except ValidationError as error:
        raise field_problem(422, "collection", str(error.messages[0])) from error
    if collections.find(database(), name) is None:
        collections.put(database(), name, {}, None)


def _try_page(form: dict[str, str], status: int = 200, **context: Any) -> Response:
    known, _ = collections.collections_page(database(), after=None, limit=_MAX_COLLECTIONS)
    return render_page("try.html", status, form=form, known=known, formats=FORMATS, **context)
