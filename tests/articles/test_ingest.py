"""Posting articles: outcomes, ids that are the same everywhere, reports, concurrent posts."""

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
from service.articles.correcting import correct
from service.articles.identity import article_id
from service.articles.ingest import Outcome
from service.config.settings import Settings
from service.documents.page import MediaType
from service.events import editing
from service.store import articles, migrate, revisions
from service.store.database import Database, connect
from service.timex import ENGINE_VERSION
from tests.conftest import DESK, draft
from tests.statements import recorded_statements

TEXT = "The council met on Monday. Its members will vote on the bridge in April. They talked for three hours."


def expressions(report: dict[str, Any]) -> dict[str, str]:
    """Return the ids of events by their expressions."""
    return {event["expression"]["text"]: event["id"] for event in report["events"]}


def counts(store: Database) -> tuple[int, int]:
    """Return the numbers of stored articles and events."""
    rows = store.execute_sql("SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM event)").fetchone()
    return rows[0], rows[1]


def test_a_new_article_is_created_with_its_report(store: Database) -> None:
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
    assert [(event["date"]["edtf"], event["status"]) for event in report["events"]] == [
        ("2025-03-10", "happened"),
        ("2025-04", "planned"),
    ]
    assert [undated["expression"]["text"] for undated in report["unresolved"]] == ["three hours"]
    assert ingest.find_article(store, report["article"]["id"]) == report


def test_each_event_can_be_found_by_its_id(store: Database) -> None:
    _, report = ingest.post(store, draft(TEXT), DESK)
    for event in report["events"]:
        stored = editing.find(store, event["id"])
        assert stored is not None
        assert json.loads(stored.body) == event
    assert editing.find(store, "e_none") is None


def test_offsets_refer_to_the_posted_text(store: Database) -> None:
    text = "Überraschung 🎉: " + TEXT
    _, report = ingest.post(store, draft(text), DESK)
    passages = [event[part] for event in report["events"] for part in ("sentence", "expression")]
    assert passages
    assert all(text[passage["start"] : passage["end"]] == passage["text"] for passage in passages)


@pytest.mark.parametrize(
    "metadata", [{}, {"url": "https://post.example/1"}, {"external_id": "post-1"}], ids=["text", "url", "external_id"]
)
def test_posting_the_same_article_again_writes_nothing(store: Database, metadata: dict[str, str]) -> None:
    _, first = ingest.post(store, draft(TEXT, **metadata), DESK)
    before = counts(store)
    with recorded_statements(store) as recorded:
        outcome, second = ingest.post(store, draft(TEXT, **metadata), DESK)
    assert outcome is Outcome.UNCHANGED
    assert second == first
    assert counts(store) == before
    assert len(recorded) == 3, "the article, its collections, its events"
    assert all(sql.startswith("SELECT") for sql in recorded)


@pytest.mark.parametrize("key", ["url", "external_id"])
def test_another_text_replaces_the_reading_and_preserves_the_ids_of_unchanged_sentences(
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
    unchanged, removed = list(expressions(first).values())
    assert unchanged in expressions(second).values(), "its sentence is still in the text"
    assert editing.find(store, removed) is None
    assert ingest.find_article(store, first["article"]["id"]) == second
    assert counts(store) == (1, 2)


def test_another_publication_date_rereads_the_article(store: Database) -> None:
    _, first = ingest.post(store, draft(TEXT, "2025-03-13", url="u"), DESK)
    outcome, second = ingest.post(store, draft(TEXT, "2025-03-20", url="u"), DESK)
    assert outcome is Outcome.CHANGED
    assert second["events"][0]["date"]["start_on"] == "2025-03-17"
    assert expressions(second) == expressions(first)


def test_another_title_alone_changes_nothing(store: Database) -> None:
    _, first = ingest.post(store, draft(TEXT, url="u", title="Bridge"), DESK)
    assert ingest.post(store, draft(TEXT, url="u", title="Other"), DESK) == (Outcome.UNCHANGED, first)


def test_an_article_is_identified_by_external_id_else_url_else_text_and_date() -> None:
    assert article_id(draft("A", url="u", external_id="x")) == article_id(
        draft("B", "2020-01-01", url="v", external_id="x")
    )
    assert article_id(draft("A", url="u")) == article_id(draft("B", "2020-01-01", url="u"))
    assert article_id(draft("A", title="T")) == article_id(draft("A", source="S"))
    different = [draft("A"), draft("B"), draft("A", "2025-03-14"), draft("A", url="A"), draft("A", external_id="A")]
    assert len({article_id(article) for article in different}) == len(different)


def test_ids_are_the_same_on_any_machine(store: Database) -> None:
    """The algorithm is repeated here, because changing an id would break every client's links."""

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


def test_a_repeated_sentence_gives_two_events(store: Database) -> None:
    _, report = ingest.post(store, draft("The council met on Monday. The council met on Monday."), DESK)
    assert len({event["id"] for event in report["events"]}) == 2


def test_an_article_without_dates_is_stored(store: Database) -> None:
    outcome, report = ingest.post(store, draft("The council met."), DESK)
    assert (outcome, report["events"]) == (Outcome.CREATED, [])
    assert ingest.post(store, draft("The council met."), DESK)[0] is Outcome.UNCHANGED


def test_resolve_returns_the_report_and_stores_nothing(store: Database) -> None:
    resolved = ingest.resolve(draft(TEXT))
    assert counts(store) == (0, 0)
    _, posted = ingest.post(store, draft(TEXT), DESK)
    for event in posted["events"]:
        event["id"] = event["article"]["id"] = None
    posted["article"]["id"] = None
    assert resolved == posted


def test_resolve_can_explain_every_expression() -> None:
    plain, full = ingest.resolve(draft(TEXT)), ingest.resolve(draft(TEXT), explain=True)
    assert full.keys() - plain.keys() == {"timexes", "rejected"}
    assert {timex["text"] for timex in full["timexes"]} >= {"three hours"}
    json.dumps(full)


def test_delete_removes_the_events_too(store: Database) -> None:
    _, report = ingest.post(store, draft(TEXT), DESK)
    assert ingest.delete_article(store, report["article"]["id"])
    assert counts(store) == (0, 0)
    assert ingest.find_article(store, report["article"]["id"]) is None
    assert not ingest.delete_article(store, report["article"]["id"])


def test_an_article_is_read_outside_the_transaction(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = []
    read = reading.read
    monkeypatch.setattr(
        reading, "read", lambda *arguments, **more: inside.append(store.in_transaction()) or read(*arguments, **more)
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


def test_a_violated_constraint_is_an_error_and_not_retried(store: Database) -> None:
    with pytest.raises(IntegrityError):
        ingest.post(store, draft(""), DESK)
    assert counts(store) == (0, 0)


def test_an_article_that_another_process_has_just_created_is_unchanged(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process writes between our look-up and our write."""
    create_article = articles.create

    def create(*arguments: Any) -> bool:
        monkeypatch.undo()
        assert create_article(*arguments)
        return create_article(*arguments)

    monkeypatch.setattr(articles, "create", create)
    outcome, report = ingest.post(store, draft(TEXT), DESK)
    assert outcome is Outcome.UNCHANGED
    assert len(report["events"]) == 2


def test_each_thread_has_a_connection(settings: Settings, tmp_path: Path) -> None:
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


def test_a_change_of_an_article_leaves_the_revisions_of_others(store: Database) -> None:
    for name in ("one", "two"):
        ingest.post(store, draft(TEXT, external_id=name), DESK)
    one, two = (article_id(draft(TEXT, external_id=name)) for name in ("one", "two"))
    before = [revisions.of_article(store, article) for article in (one, two)]
    ingest.post(store, draft(f"{TEXT} It rained.", external_id="one"), DESK)
    after = [revisions.of_article(store, article) for article in (one, two)]
    assert (before[0] == after[0], before[1] == after[1]) == (False, True)
    event = next(iter(expressions(ingest.post(store, draft(TEXT, external_id="two"), DESK)[1]).values()))
    correct(store, event, {"hidden": True}, DESK)
    assert revisions.of_article(store, one) == after[0]
    assert revisions.of_article(store, two) != after[1]


@pytest.mark.parametrize("media_type", MediaType)
def test_a_report_has_the_text_of_a_body_from_which_it_was_extracted(store: Database, media_type: MediaType) -> None:
    _, report = ingest.post(store, draft(TEXT, media_type=media_type), DESK)
    assert report["document"]["text"] == (None if media_type in (MediaType.JSON, MediaType.PLAIN) else TEXT)
