"""The baselines: a hello-world route, and a plain timeline app with dateparser's own search.

The plain app is what one can write in an afternoon: ``search_dates`` on each sentence, a row per date, pages by OFFSET.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3

from dateparser.search import search_dates
from flask import Flask, Response, jsonify, request

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_PAGE = 100


def create_app(path: str) -> Flask:
    """Return the app on a SQLite file."""
    app = Flask("plain")
    with _opened(path) as store:
        store.execute("PRAGMA journal_mode = wal")
        store.execute("CREATE TABLE IF NOT EXISTS hit (day TEXT, words TEXT, sentence TEXT, title TEXT)")
        store.execute("CREATE INDEX IF NOT EXISTS hit_day ON hit (day)")

    @app.get("/hello")
    def hello() -> str:
        return "hello"

    @app.get("/bytes/<int:count>")
    def some_bytes(count: int) -> Response:
        return Response(b"x" * count, mimetype="application/json")

    @app.post("/v1/articles")
    def post() -> tuple[Response, int]:
        article = request.get_json()
        base = dt.datetime.fromisoformat(article["published_at"])
        sentences = _SENTENCE.split(article["text"])
        rows = [(*hit, article["title"]) for sentence in sentences for hit in _hits(sentence, base)]
        with _opened(path) as store:
            store.executemany("INSERT INTO hit VALUES (?, ?, ?, ?)", rows)
        return jsonify(rows), 201

    @app.get("/v1/timeline")
    def timeline() -> Response:
        with _opened(path) as store:
            start = int(request.args.get("cursor", 0))
            rows = store.execute("SELECT * FROM hit ORDER BY day LIMIT ? OFFSET ?", (_PAGE, start)).fetchall()
        return jsonify(entries=[dict(row) for row in rows], next_cursor=str(start + _PAGE) if rows else None)

    return app


def _opened(path: str) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=30)
    store.row_factory = sqlite3.Row
    return store


def _hits(sentence: str, base: dt.datetime) -> list[tuple[str, str, str]]:
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    dates = search_dates(sentence, languages=["en"], settings=settings) or []
    return [(day.date().isoformat(), words, sentence) for words, day in dates]


def app_from_environment() -> Flask:
    """Return the app for gunicorn: ``tests.benchmarks.plain:app_from_environment()``."""
    return create_app(os.environ["PLAIN_DATABASE"])
