"""Hostile tables, JSON and metadata of pages: read, or refused, in time that grows no faster than their size."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

import pytest

from service.api.parsing import read_value
from service.api.problems import ProblemError
from service.documents.html import read_html
from service.documents.json_feed import json_feed_items
from service.documents.page import Unreadable
from service.documents.tables import articles_of_csv
from tests.cost import doubles, linear

HEADER = "text,published_at\n"
TABLES = {
    "rows": "rain,2025-03-13\n",
    "cells": "rain,",
    "quotes": '"',
    "lines in quotes": '"rain\n',
    "dates of spreadsheets": "rain,13 March 25\n",
    "days without an end": "13 March ",
    "NULs": "\0",
}


@pytest.mark.parametrize("kind", TABLES)
def test_the_time_for_a_hostile_table_grows_linearly(kind: str) -> None:
    def read(rows: str) -> None:
        with suppress(Unreadable):
            list(articles_of_csv(io.StringIO(HEADER + rows, newline="")))

    assert linear(read, TABLES[kind] * 2_000)


def test_the_time_for_columns_grows_linearly() -> None:
    def read(names: str) -> None:
        list(articles_of_csv(io.StringIO(f"text,{names}\nrain,{names}", newline="")))

    assert linear(read, ",".join(f"c{number}" for number in range(20_000)))


VALUES: dict[str, Callable[[int], str]] = {
    "arrays": lambda size: "[" * size,
    "closed arrays": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "objects": lambda size: '{"items":' * (size // 9),
    "digits": lambda size: "1" * size,
    "exponents": lambda size: "1e" + "9" * size,
    "escapes": lambda size: '"' + "\\ud800" * (size // 6) + '"',
    "keys": lambda size: "{" + ",".join(f'"k{number}":1' for number in range(size // 9)) + "}",
    "one key": lambda size: "{" + ",".join(['"k":1'] * (size // 6)) + "}",
    "articles": lambda size: "[" + ",".join(['{"text":"rain","published_at":"2025-03-13"}'] * (size // 43)) + "]",
    "items": lambda size: '{"items":[' + ",".join(['{"content_text":"rain"}'] * (size // 23)) + "]}",
}


@pytest.mark.parametrize("kind", VALUES)
def test_the_time_for_hostile_json_grows_linearly(kind: str) -> None:
    def read(source: str) -> None:
        with suppress(ProblemError):
            read_value(source.encode())
        with suppress(Unreadable):
            json_feed_items(source.encode())

    half, whole = VALUES[kind](50_000), VALUES[kind](100_000)
    assert doubles(lambda: read(half), lambda: read(whole))


METADATA: dict[str, Callable[[int], str]] = {
    "arrays": lambda size: "[" * size,
    "objects": lambda size: '{"@graph":' * (size // 10),
    "nested graphs": lambda size: '{"@graph":[' * (size // 13) + "]}" * (size // 13),
    "articles": lambda size: (
        "[" + ",".join(['{"@type":"NewsArticle","datePublished":"2025-03-13"}'] * (size // 53)) + "]"
    ),
    "dates": lambda size: '{"@type":"NewsArticle","datePublished":"' + "13 March " * (size // 9) + '"}',
    "digits": lambda size: '{"datePublished":' + "1" * size + "}",
    "scripts": lambda size: '{"@type":"NewsArticle"}</script><script type="application/ld+json">' * (size // 65),
}


@pytest.mark.parametrize("kind", METADATA)
def test_the_time_for_hostile_json_ld_grows_linearly(kind: str) -> None:
    def read(metadata: str) -> None:
        with suppress(Unreadable):
            read_html(f'<script type="application/ld+json">{metadata}</script><p>It rained.</p>', 200_000)

    half, whole = METADATA[kind](15_000), METADATA[kind](30_000)
    assert doubles(lambda: read(half), lambda: read(whole))
