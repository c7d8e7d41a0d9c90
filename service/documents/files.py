"""The media type of a file, from its name or its first bytes."""

from __future__ import annotations

from pathlib import PurePath

_BY_SUFFIX = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".json": "application/json",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: First bytes of files whose name says nothing.
_BY_START = (
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<?xml", "application/xml"),
    (b"<rss", "application/xml"),
    (b"<feed", "application/xml"),
)


def media_type_of(name: str, body: bytes) -> str:
    """Return the media type of a file by its name, else by its first bytes, else plain text."""
    known = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    start = body[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return known or next((kind for begin, kind in _BY_START if start.startswith(begin)), "text/plain")
