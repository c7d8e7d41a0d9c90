"""Trying: an article is pasted or dropped, read and shown, and stored only when that is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, redirect, request
from marshmallow import ValidationError

from service.api import article_bodies
from service.api.access import author
from service.api.base import database
from service.api.problems import ProblemError, problem_of
from service.api.schemas.article import ArticleMetadata
from service.api.schemas.fields import slug
from service.articles import collections, ingest
from service.articles.draft import ArticleDraft
from service.documents import MediaType, NotText, media_type_of, page_of, text_of
from service.errors import ClientError
from service.web import grouping, session
from service.web.base import blueprint, page
from service.web.marked_text import of_report

_SAID = ("published_at", "title", "source", "url")
_METADATA = ArticleMetadata(only=_SAID)


@blueprint.get("/try")
def try_form() -> Response:
    """The form."""
    session.demand(tries=True)
    return _page({"collection": request.args.get("collection", "")})


@blueprint.post("/try")
def try_article() -> Response:
    """Read what was pasted or dropped; store it where that was asked for. Bad input is told beside what was typed."""
    is_saved = request.form.get("action") == "save"
    session.demand(tries=True, write=is_saved)
    form = {name: value.strip() for name, value in request.form.items() if name != "text"}
    form["text"] = request.form.get("text", "").replace("\r\n", "\n")
    try:
        form["text"], kind = _text(form["text"])
        draft = _draft(form, kind)
        return _saved(draft, form.get("collection", "")) if is_saved else _shown(draft, form)
    except (ProblemError, ClientError) as error:
        problem = problem_of(error)
        return _page(form, problem.status, refusal=problem)


def _text(pasted: str) -> tuple[str, MediaType]:
    """The text of the file, or else what was pasted, and whether it is a page. Raises ProblemError 415."""
    file = request.files.get("file")
    body = file.read() if file else b""
    name = (file.filename or "") if file and body else ""
    kind = MediaType.HTML if "html" in media_type_of(name, body or pasted.encode()) else MediaType.PLAIN
    if not body:
        return pasted, kind
    try:
        text, _ = (page_of if kind is MediaType.HTML else text_of)(body)
    except NotText as error:
        raise ProblemError(415, f"{name[:60]}: {error}") from error
    if "\0" in text:
        raise ProblemError(415, f"{name[:60]} is no text: it holds the character NUL")
    return text.replace("\r\n", "\n"), kind


def _draft(form: dict[str, str], kind: MediaType) -> ArticleDraft:
    if not form["text"].strip():
        raise ProblemError(
            422, "paste an article, or choose a file", [{"field": "text", "detail": "must not be empty"}]
        )
    try:
        said: dict[str, Any] = _METADATA.load({name: form[name] for name in _SAID if form.get(name)})
    except ValidationError as error:
        messages: dict[str, Any] = error.normalized_messages()  # type: ignore[no-untyped-call]
        errors: list[dict[str, str | None]] = [
            {"field": name, "detail": str(details[0])} for name, details in messages.items()
        ]
        raise ProblemError(422, "; ".join(f"{one['field']}: {one['detail']}" for one in errors), errors) from error
    return article_bodies.draft_of_body(form["text"].encode(), kind, "utf-8", said)


def _shown(draft: ArticleDraft, form: dict[str, str]) -> Response:
    report = ingest.resolve(draft, explain=True)
    words, notes = of_report(draft.text, report)
    entries = [grouping.entry(event) for event in report["events"]]
    return _page(form, report=report, text=words, notes=notes, entries=entries)


def _saved(draft: ArticleDraft, name: str) -> Response:
    """Store it, in a collection if one is named; one that there is not is made."""
    if name:
        try:
            slug(name)
        except ValidationError as error:
            raise ProblemError(
                422, f"collection: {error.messages[0]}", [{"field": "collection", "detail": ""}]
            ) from error
        if collections.find(database(), name) is None:
            collections.put(database(), name, {}, None)
    _, report = ingest.post(database(), replace(draft, collections=(name,) if name else ()), author())
    address = f"/t/{name}" if name else "/"
    return redirect(f"{address}?article={report['article']['id']}", 303)  # type: ignore[return-value]


def _page(form: dict[str, str], status: int = 200, **said: Any) -> Response:
    known, _ = collections.collections_page(database(), after=None, limit=100)
    return page("try.html", status, form=form, known=known, **said)
