"""What a viewer sends to the page that tries articles: a file or a pasted text, in any format that the API reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from flask import request
from marshmallow import ValidationError

from service.api.article_bodies import articles_of
from service.api.article_drafts import csv_of_sheet
from service.api.batches import Batch, NumberedDraft
from service.api.problems import FieldError, ProblemError
from service.api.schemas.article import ArticleMetadata
from service.articles.draft import ArticleDraft
from service.documents import NotText, media_type_of, page_of, text_of

_METADATA_FIELDS = ("published_at", "title", "source", "url")
_METADATA_SCHEMA = ArticleMetadata(only=_METADATA_FIELDS)
_MAX_NAME = 60  # characters of a file name that an error quotes
#: The formats of a pasted text, by the API's media type; "" means detect it.
FORMATS = (
    ("", "automatic"),
    ("text/plain", "plain text"),
    ("text/html", "web page (HTML)"),
    ("message/rfc822", "e-mail"),
    ("application/xml", "feed (RSS, Atom)"),
    ("application/feed+json", "JSON Feed"),
    ("text/csv", "table (CSV)"),
    ("application/json", "JSON, as of the API"),
)
_PASTED = tuple(media_type for media_type, _ in FORMATS if media_type)
_PLAIN, _CSV, _FEED, _MAIL = "text/plain", "text/csv", "application/xml", "message/rfc822"

#: Drafts or problems with their numbers.
Drafts = Iterable[NumberedDraft]


class SentArticles(NamedTuple):
    """The drafts; whether they are several; and the fields of the form that they change."""

    drafts: Drafts
    is_batch: bool
    fields: dict[str, str]


class _Body(NamedTuple):
    """What was sent, with its media type, and the file's name if it is one."""

    content: bytes
    media_type: str
    name: str


def sent_articles(form: dict[str, str]) -> SentArticles:
    """Return the articles of the chosen file, or else of the pasted text. Raises ProblemError and InvalidInput."""
    body = _sent_body(form)
    if not body.content.strip():
        detail = "paste an article or choose a file"
        raise ProblemError(422, detail, [{"field": "text", "detail": "must not be empty"}])
    _check_text(body)
    try:
        read = articles_of(body.content, body.media_type, _metadata(form))
    except ProblemError as error:
        raise _named(error, body) from error
    if isinstance(read, Batch):
        return SentArticles(read.drafts, True, _shown_again(body))
    fields = _shown_again(body) or {"text": read.text, "format": _PLAIN, **_read_metadata(read)}
    return SentArticles([(1, read)], False, fields)


def _sent_body(form: dict[str, str]) -> _Body:
    file = request.files.get("file")
    content = file.read() if file else b""
    if file and content:
        return _file_body(file.filename or "", content)
    pasted = form["text"].encode()
    chosen = form.get("format", "")
    return _Body(pasted, chosen if chosen in _PASTED else media_type_of("", pasted), "")


def _file_body(name: str, content: bytes) -> _Body:
    """Return a file; a sheet becomes CSV, and every feed in XML has one media type."""
    shown = name[:_MAX_NAME]
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        return _Body(csv_of_sheet(content).encode(), _CSV, shown)
    if suffix == ".csv":
        return _Body(content, _CSV, shown)
    media_type = media_type_of(name, content)
    is_feed = media_type.endswith("xml") and "xhtml" not in media_type
    return _Body(content, _FEED if is_feed else media_type, shown)


def _check_text(body: _Body) -> None:
    """Raise ProblemError 415 for a file that should be text and is not."""
    if not body.name or body.media_type not in _PASTED:
        return
    try:
        text = _text(body)
    except NotText as error:
        raise ProblemError(415, f"{body.name}: {error}") from error
    if "\0" in text:
        raise ProblemError(415, f"{body.name} is not text: it contains the character NUL")


def _text(body: _Body) -> str:
    """Return the text of a body that is text. Raises NotText."""
    text, _ = (page_of if "html" in body.media_type else text_of)(body.content)
    return text.replace("\r\n", "\n")


def _named(error: ProblemError, body: _Body) -> ProblemError:
    """Return the problem with the name of the file, if it is one that cannot be read."""
    if not body.name or error.status != 415:
        return error
    return ProblemError(415, f"{body.name}: {error.detail}")


def _shown_again(body: _Body) -> dict[str, str]:
    """Return the text of a file and its format as the form shows them, so that saving needs no file; else nothing."""
    if not body.name:
        return {"format": body.media_type if body.media_type != _PLAIN else ""}
    is_text = body.media_type in _PASTED and body.media_type != _MAIL
    return {"text": _text(body), "format": body.media_type} if is_text else {}


def _read_metadata(draft: ArticleDraft) -> dict[str, str]:
    """Return what was read of a file beside its text, for the form."""
    found = {"title": draft.title, "published_at": draft.anchor.date.isoformat()}
    return {name: value for name, value in found.items() if value}


def _metadata(form: dict[str, str]) -> dict[str, str]:
    """Return the metadata that was typed. Raises ProblemError 422."""
    try:
        typed = {name: form[name] for name in _METADATA_FIELDS if form.get(name)}
        loaded: dict[str, str] = _METADATA_SCHEMA.load(typed)
        return loaded
    except ValidationError as error:
        details = {name: str(messages[0]) for name, messages in error.messages_dict.items()}
        errors: list[FieldError] = [{"field": name, "detail": detail} for name, detail in details.items()]
        raise ProblemError(422, "; ".join(f"{name}: {detail}" for name, detail in details.items()), errors) from error
