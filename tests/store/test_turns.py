"""Threads that read rows take turns, and none waits long for its turn."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from contextlib import ExitStack, contextmanager

import pytest
from flask.testing import FlaskClient

from service.store import turns
from service.store.database import Database
from service.timeline.pages import timeline_page
from service.timeline.query import TimelineQuery


@contextmanager
def _taken() -> Iterator[None]:
    """Hold the turn in another thread."""
    with ThreadPoolExecutor(1) as other, ExitStack() as stack:
        other.submit(stack.enter_context, turns.turn()).result()
        try:
            yield
        finally:
            other.submit(stack.close).result()


def _page(store: Database) -> list[bytes]:
    try:
        return timeline_page(store, TimelineQuery()).bodies
    finally:
        store.close()


def test_a_page_waits_for_its_turn(client: FlaskClient, store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST_WAIT", 60.0)
    client.post("/v1/articles", json={"text": "It opened on March 3, 2025.", "published_at": "2025-03-13"})
    with ThreadPoolExecutor(1) as thread:
        with _taken():
            page = thread.submit(_page, store)
            with pytest.raises(StillWaiting):
                page.result(timeout=0.2)
        assert len(page.result(timeout=60)) == 1


def test_a_thread_goes_on_without_a_turn(client: FlaskClient, store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST_WAIT", 0.01)
    with _taken():
        assert _page(store) == []
        with turns.turn():
            pass


def test_a_turn_may_contain_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST_WAIT", 60.0)
    with turns.turn(), turns.turn():
        pass
    with _taken():
        pass
