"""CSV with a header -> articles as JSON objects: a column a field, a row an article.

Columns may have the names of the fields, or others that editors use for them; ``columns`` maps further ones.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from service.documents.loose_timestamps import parse_metadata
from service.documents.page import Unreadable
from service.documents.timestamps import parse_publication

_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("date", "published", "publication_date", "pub_date", "pubdate", "publish_date"), "published_at"),
    **dict.fromkeys(("body", "content", "article", "article_text", "full_text"), "text"),
    **dict.fromkeys(("headline", "heading"), "title"),
    **dict.fromkeys(("link", "address"), "url"),
    **dict.fromkeys(("publisher", "publication", "outlet"), "source"),
    **dict.fromkeys(("id", "article_id"), "external_id"),
}
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 10_000_000  # characters; the limit of a text is checked with the article


def articles_of_csv(lines: Iterable[str], columns: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Yield the article of each row that is not empty. ``columns`` maps the names of columns to those of fields.

    A cell without text is a missing field. Raises Unreadable for a table without a header or without a text column.
    """
    csv.field_size_limit(_LONGEST_CELL)
    every = iter(lines)
    header = next(every, "")
    delimiter = max(_DELIMITERS, key=header.count)
    rows = csv.reader(chain([header], every), delimiter=delimiter)
    try:
        names = _fields(next(rows, []), columns or {})
        for row in rows:
            article = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name and cell.strip()}
            if article:
                yield _with_date(article)
    except csv.Error as error:
        raise Unreadable(f"the table is not CSV: {error}") from error


def _fields(header: list[str], columns: Mapping[str, str]) -> list[str]:
    """Return the field of each column. Raises Unreadable if none is the text."""
    mapped = {name.strip().casefold(): field for name, field in columns.items()}
    names = [name.strip().lstrip("\ufeff").casefold() for name in header]
    fields = [mapped.get(name) or _ALIASES.get(name.replace(" ", "_"), name.replace(" ", "_")) for name in names]
    if "text" not in fields:
        raise Unreadable("the table has no column text; its first row must name the columns")
    return fields


def _with_date(article: dict[str, str]) -> dict[str, str]:
    """Return an article with its date as the service reads it, if a spreadsheet wrote it otherwise."""
    written = article.get("published_at")
    if written is None:
        return article
    try:
        parse_publication(written, None)
    except ValueError:
        timestamp = parse_metadata(written)
        return {**article, "published_at": timestamp.day.isoformat()} if timestamp else article
    return article
