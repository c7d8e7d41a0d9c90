"""The page to try an article: paste or choose it, see its dates, and store it only on request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api import article_drafts
from service.api.access import author
from service.api.base import database
from service.api.problems import FieldError, ProblemError, field_problem, problem_of
from service.api.schemas.article import ArticleMetadata
from service.api.schemas.validators import slug
from service.articles import collections, ingest
from service.articles.draft import ArticleDraft
from service.documents import MediaType, NotText, media_type_of, page_of, text_of
from service.errors import ClientError
from service.web import session
from service.web.base import blueprint, redirect_to, render_page
from service.web.grouping import make_entry
from service.web.marked_text import article_segments
from service.web.text_languages import text_language

_METADATA_FIELDS = ("published_at", "title", "source", "url")
_METADATA_SCHEMA = ArticleMetadata(only=_METADATA_FIELDS)
_MAX_COLLECTIONS = 100  # that the form suggests
_MAX_NAME = 60  # characters of a file name that an error quotes


@blueprint.get("/try")
def try_form() -> Response:
    """Show the form."""
    session.require(try_article=True)
    return _try_page({"collection": request.args.get("collection", "")})


@blueprint.post("/try")
def try_article() -> Response:
    """Show the dates of an article, or store it. If the input is invalid, the page keeps what was typed."""
    is_saved = request.form.get("action") == "save"
    session.require(try_article=True, write=is_saved)
    form = {name: value.strip() for name, value in request.form.items() if name != "text"}
    form["text"] = request.form.get("text", "").replace("\r\n", "\n")
    try:
        form["text"], media_type = _submitted_text(form["text"])
        draft = _draft(form, media_type)
        return _save(draft, form.get("collection", "")) if is_saved else _show(draft, form)
    except (ProblemError, ClientError) as error:
        problem = problem_of(error)
        return _try_page(form, problem.status, problem=problem)


def _submitted_text(pasted: str) -> tuple[str, MediaType]:
    """Return the text of the chosen file, or else the pasted text, and whether it is HTML. Raises ProblemError 415."""
    file = request.files.get("file")
    body = file.read() if file else b""
    name = (file.filename or "")[:_MAX_NAME] if file and body else ""
    media_type = MediaType.HTML if "html" in media_type_of(name, body or pasted.encode()) else MediaType.PLAIN
    if not body:
        return pasted, media_type
    try:
        text, _ = (page_of if media_type is MediaType.HTML else text_of)(body)
    except NotText as error:
        raise ProblemError(415, f"{name}: {error}") from error
    if "\0" in text:
        raise ProblemError(415, f"{name} is not text: it contains the character NUL")
    return text.replace("\r\n", "\n"), media_type


def _draft(form: dict[str, str], media_type: MediaType) -> ArticleDraft:
    """Raises ProblemError 422."""
    if not form["text"].strip():
        detail = "paste an article or choose a file"
        raise ProblemError(422, detail, [{"field": "text", "detail": "must not be empty"}])
    try:
        metadata = _METADATA_SCHEMA.load({name: form[name] for name in _METADATA_FIELDS if form.get(name)})
    except ValidationError as error:
        raise _metadata_problem(error) from error
    return article_drafts.draft_of_body(form["text"].encode(), media_type, "utf-8", metadata)


def _metadata_problem(error: ValidationError) -> ProblemError:
    details = {name: str(messages[0]) for name, messages in error.messages_dict.items()}
    errors: list[FieldError] = [{"field": name, "detail": detail} for name, detail in details.items()]
    return ProblemError(422, "; ".join(f"{name}: {detail}" for name, detail in details.items()), errors)


def _show(draft: ArticleDraft, form: dict[str, str]) -> Response:
    report = ingest.resolve(draft, explain=True)
    segments, footnotes = article_segments(draft.text, report)
    entries = [make_entry(event) for event in report["events"]]
    language = text_language(draft.language)
    return _try_page(form, report=report, segments=segments, footnotes=footnotes, entries=entries, language=language)


def _save(draft: ArticleDraft, collection: str) -> Response:
    """Store the article, in a collection if one is named; a new collection is created. Raises ProblemError 422."""
    if collection:
        _create_collection(collection)
    slugs = (collection,) if collection else ()
    _, report = ingest.post(database(), replace(draft, collections=slugs), author())
    path = f"/t/{collection}" if collection else "/"
    return redirect_to(f"{path}?article={report['article']['id']}")


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
    return render_page("try.html", status, form=form, known=known, **context)
