"""The articles to post: real news, which is not part of the project."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

_UNDATED = "2020-06-15"  # for articles whose first line is not a date
_CLIPPED = "2025-03-13"

Article = dict[str, Any]


def read(data: Path) -> list[Article]:
    """Return the articles of wikinews.jsonl and clipped-page.txt in a data folder, as bodies to post.

    Raises ClickException if they are missing.
    """
    folder = data / "articles"
    wikinews, clipped = folder / "wikinews.jsonl", folder / "clipped-page.txt"
    for needed in (wikinews, clipped):
        if not needed.is_file():
            raise click.ClickException(f"no articles to post: {needed} is missing; set BENCH_DATA to the data folder")
    lines = [json.loads(line) for line in wikinews.read_text(encoding="utf-8").splitlines()]
    articles = [_article(line["title"], line["text"], first_line_date(line["text"])) for line in lines]
    return [*articles, _article("A page clipped from the web", clipped.read_text(encoding="utf-8"), _CLIPPED)]


def first_line_date(text: str) -> str:
    """Return the date on the first line of a Wikinews article ("Friday, January 4, 2019")."""
    first = text.lstrip().partition("\n")[0].strip()
    try:
        return dt.datetime.strptime(first, "%A, %B %d, %Y").date().isoformat()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return _UNDATED


def _article(title: str, text: str, published_at: str) -> Article:
    return {"title": title, "text": text, "published_at": published_at}


def post_request(article: Article, external_id: str) -> bytes:
    """Return the bytes of a POST request."""
    body = json.dumps({**article, "external_id": external_id}).encode()
    head = f"POST /v1/articles HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


def get_request(path: str) -> bytes:
    """Return the bytes of a GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode()
