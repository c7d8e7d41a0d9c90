"""Processes that write the same article at once: one creates it, and no stored reading mixes two of them."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from peewee import SqliteDatabase

from service.articles import ingest
from service.config.settings import Settings
from service.store import packed_text
from service.store.database import Database, connect
from service.timex import load_dateparser
from tests.conftest import DESK, close, draft

WRITERS = 8
ARTICLES = 12  # by each writer


@pytest.fixture
def url(settings: Settings) -> str:
    return settings.database_url


@pytest.fixture
def store(url: str) -> Iterator[Database]:
    opened = connect(url)
    yield opened
    close(opened)


def _post(url: str, ids: list[str], text: str, start: Any, results: Any) -> None:
    start.wait()
    try:
        store = connect(url)
        results.put([str(ingest.post(store, draft(text, external_id=external_id), DESK)[0]) for external_id in ids])
    except Exception as error:
        results.put([repr(error)])


def post_at_once(url: str, jobs: list[tuple[list[str], str]]) -> Counter[str]:
    """Return the outcomes of all posts. Each job (ids of articles, their text) is a process; all start together."""
    load_dateparser()  # once, and not in each process
    fork = multiprocessing.get_context("fork")
    start, results = fork.Barrier(len(jobs)), fork.Queue()
    writers = [fork.Process(target=_post, args=(url, ids, text, start, results)) for ids, text in jobs]
    for writer in writers:
        writer.start()
    outcomes = Counter(chain.from_iterable(results.get(timeout=60) for _ in writers))
    for writer in writers:
        writer.join()
    return outcomes


def count(store: Database, table: str) -> int:
    return int(store.execute_sql(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_articles_that_all_processes_post_at_once_are_created_once(url: str, store: Database) -> None:
    ids = [str(number) for number in range(ARTICLES)]
    outcomes = post_at_once(url, [(ids, "The council met on Monday.")] * WRITERS)
    assert outcomes == {"created": ARTICLES, "unchanged": ARTICLES * (WRITERS - 1)}
    assert (count(store, "article"), count(store, "event")) == (ARTICLES, ARTICLES)
    if isinstance(store, SqliteDatabase):
        assert store.pragma("integrity_check") == "ok"


def test_one_of_several_texts_with_one_id_is_stored_completely(url: str, store: Database) -> None:
    """Each text has its own number of events, so that a mixture would show as another number."""
    jobs = [
        (["one"] * ARTICLES, " ".join([f"Town {number} voted on Monday."] * (number + 1))) for number in range(WRITERS)
    ]
    outcomes = post_at_once(url, jobs)
    assert outcomes.keys() <= {"created", "changed", "unchanged"}
    assert outcomes["created"] == 1
    text = packed_text.unpacked(store.execute_sql("SELECT text FROM article").fetchone()[0])
    assert (count(store, "article"), count(store, "event")) == (1, text.count("voted"))
