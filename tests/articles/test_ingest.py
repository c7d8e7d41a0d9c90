"""Posting: created, unchanged, changed; ids that are the same everywhere; reports; races."""

from __future__ import annotations

import hashlib
import json
import threading
from base64 import b32encode
from pathlib import Path
from typing import Any

import pytest
from peewee import IntegrityError

from service.articles import ingest, reading
from service.articles.identity import article_id
from service.articles.ingest import Outcome
from service.config.settings import Settings
from service.events import editing
from service.store import articles, migrate
from service.store.database import Database, connect
from service.timex import ENGINE_VERSION
from tests.conftest import DESK, draft
from tests.statements import recorded_statements

TEXT = "The council met on Monday. Its members will vote on the bridge in April. They talked for three hours."


def expressions(report: dict[str, Any]) -> dict[str, str]:
    """The words of each event with its id."""
    return {event["expression"]["text"]: event["id"] for event in report["events"]}


def counts(store: Database) -> tuple[int, int]:
    """Stored articles and events."""
    rows = store.execute_sql("SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM event)").fetchone()
    return rows[0], rows[1]


def test_a_new_article_is_created_and_read_back_as_reported(store: Database) -> None:
    metadata = {"title": "Bridge", "source": "The Post", "url": "https://post.example/1", "timezone": "Europe/Paris"}
    outcome, report = ingest.post(store, draft(TEXT, **metadata), DESK)
    assert outcome is Outcome.CREATED
    assert report["article"] == {
        "id": article_id(draft(TEXT, **metadata)),
        **metadata,
        "language": "en",
        "external_id": None,
        "published_at": "2025-03-13",
        "collections": [],
    }
    assert (report["anchor"]["date"], report["anchor"]["kind"]) == ("2025-03-13", "published_at")
    assert report["engine_version"] == ENGINE_VERSION
    assert [(one["date"]["edtf"], one["status"]) for one in report["events"]] == [
        ("2025-03-10", "happened"),
        ("2025-04", "planned"),
    ]
    assert [one["expression"]["text"] for one in report["unresolved"]] == ["three hours"]
    assert ingest.find_article(store, report["article"]["id"]) == report


def test_each_event_is_found_by_its_id_as_it_was_reported(store: Database) -> None:
    _, report = ingest.post(store, draft(TEXT), DESK)
    for event in report["events"]:
        found = editing.find(store, event["id"])
        assert found is not None
        assert json.loads(found.body) == event
    assert editing.find(store, "e_none") is None


def test_offsets_point_at_exactly_those_words_of_the_text_as_posted(store: Database) -> None:
    text = "Überraschung 🎉: " + TEXT
    _, report = ingest.post(store, draft(text), DESK)
    passages = [event[part] for event in report["events"] for part in ("sentence", "expression")]
    assert passages
    assert all(text[one["start"] : one["end"]] == one["text"] for one in passages)


@pytest.mark.parametrize(
    "metadata", [{}, {"url": "https://post.example/1"}, {"external_id": "post-1"}], ids=["text", "url", "external_id"]
)
def test_the_same_article_again_is_unchanged_and_writes_nothing(store: Database, metadata: dict[str, str]) -> None:
    _, first = ingest.post(store, draft(TEXT, **metadata), DESK)
    before = counts(store)
    with recorded_statements(store) as seen:
        outcome, second = ingest.post(store, draft(TEXT, **metadata), DESK)
    assert outcome is Outcome.UNCHANGED
    assert second == first
    assert counts(store) == before
    assert len(seen) == 3, "the article, its collections, its events"
    assert all(sql.startswith("SELECT") for sql in seen)


@pytest.mark.parametrize("key", ["url", "external_id"])
def test_another_text_under_a_known_name_replaces_the_reading_and_keeps_ids_that_stand(
    store: Database, key: str
) -> None:
    _, first = ingest.post(store, draft(TEXT, **{key: "post-1"}), DESK)
    edited = TEXT.replace("on the bridge in April", "on the tunnel in May")
    outcome, second = ingest.post(store, draft("A first line. " + edited, **{key: "post-1", "title": "Tunnel"}), DESK)
    assert outcome is Outcome.CHANGED
    assert second.pop("changed") is True
    assert second["article"]["id"] == first["article"]["id"]
    assert second["article"]["title"] == "Tunnel"
    assert expressions(second).keys() == {"Monday", "May"}
    still, gone = list(expressions(first).values())
    assert still in expressions(second).values(), "its sentence and its words still stand"
    assert editing.find(store, gone) is None
    assert ingest.find_article(store, first["article"]["id"]) == second
    assert counts(store) == (1, 2)


def test_another_day_under_a_known_name_is_read_anew(store: Database) -> None:
    _, first = ingest.post(store, draft(TEXT, "2025-03-13", url="u"), DESK)
    outcome, second = ingest.post(store, draft(TEXT, "2025-03-20", url="u"), DESK)
    assert outcome is Outcome.CHANGED
    assert second["events"][0]["date"]["start_on"] == "2025-03-17"
    assert expressions(second) == expressions(first)


def test_another_title_alone_is_the_same_article(store: Database) -> None:
    _, first = ingest.post(store, draft(TEXT, url="u", title="Bridge"), DESK)
    assert ingest.post(store, draft(TEXT, url="u", title="Other"), DESK) == (Outcome.UNCHANGED, first)


def test_identity_is_the_external_id_then_the_url_then_text_and_date() -> None:
    one = article_id
    assert one(draft("A", url="u", external_id="x")) == one(draft("B", "2020-01-01", url="v", external_id="x"))
    assert one(draft("A", url="u")) == one(draft("B", "2020-01-01", url="u"))
    assert one(draft("A", title="T")) == one(draft("A", source="S"))
    different = [draft("A"), draft("B"), draft("A", "2025-03-14"), draft("A", url="A"), draft("A", external_id="A")]
    assert len({one(article) for article in different}) == len(different)


def test_ids_are_the_same_on_any_machine(store: Database) -> None:
    """Written out here a second time: an id that changes breaks every client's links."""

    def named(prefix: str, *parts: str) -> str:
        digest = hashlib.sha256("\0".join(parts).encode()).digest()
        return f"{prefix}_{b32encode(digest).decode().lower()[:20]}"

    assert article_id(draft("A", external_id="post-1")) == named("a", "external_id", "post-1")
    assert article_id(draft("A", url="u")) == named("a", "url", "u")
    identity = named("a", "text", "2025-03-13", TEXT)
    _, report = ingest.post(store, draft(TEXT), DESK)
    assert report["article"]["id"] == identity
    for event in report["events"]:
        assert event["id"] == named("e", identity, event["sentence"]["text"], event["expression"]["text"], "0")


def test_a_sentence_that_comes_twice_gives_two_events(store: Database) -> None:
    _, report = ingest.post(store, draft("The council met on Monday. The council met on Monday."), DESK)
    assert len({event["id"] for event in report["events"]}) == 2


def test_an_article_without_a_date_is_stored_all_the_same(store: Database) -> None:
    outcome, report = ingest.post(store, draft("The council met."), DESK)
    assert (outcome, report["events"]) == (Outcome.CREATED, [])
    assert ingest.post(store, draft("The council met."), DESK)[0] is Outcome.UNCHANGED


def test_resolve_gives_the_same_reading_and_stores_nothing(store: Database) -> None:
    resolved = ingest.resolve(draft(TEXT))
    assert counts(store) == (0, 0)
    _, posted = ingest.post(store, draft(TEXT), DESK)
    for event in posted["events"]:
        event["id"] = event["article"]["id"] = None
    posted["article"]["id"] = None
    assert resolved == posted


def test_resolve_explains_every_expression_when_asked() -> None:
    plain, full = ingest.resolve(draft(TEXT)), ingest.resolve(draft(TEXT), explain=True)
    assert full.keys() - plain.keys() == {"timexes", "rejected"}
    assert {one["text"] for one in full["timexes"]} >= {"three hours"}
    json.dumps(full)


def test_delete_takes_the_events_too(store: Database) -> None:
    _, report = ingest.post(store, draft(TEXT), DESK)
    assert ingest.delete_article(store, report["article"]["id"])
    assert counts(store) == (0, 0)
    assert ingest.find_article(store, report["article"]["id"]) is None
    assert not ingest.delete_article(store, report["article"]["id"])


def test_dates_are_found_outside_the_transaction(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = []
    true_read = reading.read
    monkeypatch.setattr(
        reading, "read", lambda *given, **more: inside.append(store.in_transaction()) or true_read(*given, **more)
    )
    ingest.post(store, draft(TEXT), DESK)
    assert inside == [False]


def test_an_edited_article_that_is_posted_with_another_text_is_read_once(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, report = ingest.post(store, draft(TEXT, url="u", title="Bridge"), DESK)
    assert ingest.patch(store, report["article"]["id"], {"title": "Tunnel"}, DESK)
    read, read_texts = reading.read, []
    monkeypatch.setattr(
        reading,
        "read",
        lambda document, *rest, **more: read_texts.append(document.text) or read(document, *rest, **more),
    )
    outcome, report = ingest.post(store, draft("It rained. " + TEXT, url="u", title="Bridge"), DESK)
    assert (outcome, report["article"]["title"]) == (Outcome.CHANGED, "Tunnel")
    assert read_texts == ["It rained. " + TEXT]


def test_what_the_tables_refuse_is_an_error_and_no_endless_second_try(store: Database) -> None:
    with pytest.raises(IntegrityError):
        ingest.post(store, draft(""), DESK)
    assert counts(store) == (0, 0)


def test_an_article_that_another_has_just_created_is_unchanged(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process is first between our look and our write: here at that very moment."""
    true_create = articles.create

    def create(*given: Any) -> bool:
        monkeypatch.undo()
        assert true_create(*given)
        return true_create(*given)

    monkeypatch.setattr(articles, "create", create)
    outcome, report = ingest.post(store, draft(TEXT), DESK)
    assert outcome is Outcome.UNCHANGED
    assert len(report["events"]) == 2


def test_threads_have_a_connection_each(settings: Settings, tmp_path: Path) -> None:
    store = connect(settings.database_url)
    migrate.up(store)
    outcomes: list[Outcome] = []

    def post(number: int) -> None:
        for again in range(10):
            outcomes.append(ingest.post(store, draft(TEXT, external_id=f"{number}-{again}"), DESK)[0])
        store.close()

    threads = [threading.Thread(target=post, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [Outcome.CREATED] * 40
    assert counts(store) == (40, 80)
    store.close()
