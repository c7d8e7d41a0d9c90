"""Processes that write the same article at the same moment: one creates it, and no reading is ever a mixture."""

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
from service.store.database import Database, connect
from tests.conftest import DESK, close, draft

WRITERS = 8


@pytest.fixture
def url(settings: Settings) -> str:
    return settings.database_url


@pytest.fixture
def afterwards(url: str) -> Iterator[Database]:
    found = connect(url)
    yield found
    close(found)


def _post(url: str, names: list[str], text: str, gate: Any, answers: Any) -> None:
    gate.wait()
    try:
        store = connect(url)
        answers.put([str(ingest.post(store, draft(text, external_id=name), DESK)[0]) for name in names])
    except Exception as error:
        answers.put([repr(error)])


def post_at_once(url: str, jobs: list[tuple[list[str], str]]) -> Counter[str]:
    """What came of each post, when every job (names of articles, their text) is a process and all start together."""
    fork = multiprocessing.get_context("fork")
    gate, answers = fork.Barrier(len(jobs)), fork.Queue()
    writers = [fork.Process(target=_post, args=(url, names, text, gate, answers)) for names, text in jobs]
    for writer in writers:
        writer.start()
    outcomes = Counter(chain.from_iterable(answers.get(timeout=60) for _ in writers))
    for writer in writers:
        writer.join()
    return outcomes


def count(store: Database, table: str) -> int:
    return int(store.execute_sql(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_the_same_articles_posted_by_all_at_once_are_created_once(url: str, afterwards: Database) -> None:
    names = [str(number) for number in range(40)]
    outcomes = post_at_once(url, [(names, "The council met on Monday.")] * WRITERS)
    assert outcomes == {"created": 40, "unchanged": 40 * (WRITERS - 1)}
    assert (count(afterwards, "article"), count(afterwards, "event")) == (40, 40)
    if isinstance(afterwards, SqliteDatabase):
        assert afterwards.pragma("integrity_check") == "ok"


def test_rival_texts_under_one_name_end_as_one_of_them(url: str, afterwards: Database) -> None:
    """Each text has as many events as its number says: a mixture would show as another number."""
    jobs = [(["one"] * 20, " ".join([f"Town {number} voted on Monday."] * (number + 1))) for number in range(WRITERS)]
    outcomes = post_at_once(url, jobs)
    assert outcomes.keys() <= {"created", "changed", "unchanged"}
    assert outcomes["created"] == 1
    text = afterwards.execute_sql("SELECT text FROM article").fetchone()[0]
    assert (count(afterwards, "article"), count(afterwards, "event")) == (1, text.count("voted"))
