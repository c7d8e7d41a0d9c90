"""Migrations: up, down, up; agreement with the models; other versions' schemas; many processes at once."""

from __future__ import annotations

import ast
import json
import multiprocessing
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from peewee import Model

import migrations
from service.api.page_cache import PageCache
from service.config.settings import Settings
from service.store import (
    articles,
    collections,
    entry_decisions,
    entry_history,
    entry_reports,
    events,
    idempotency,
    merged_entries,
    migrate,
    packed_json,
    webhooks,
    withdrawals,
)
from service.store.database import Database, DatabaseError, connect
from service.store.entry_decisions import DecisionRow
from service.store.entry_history import EntryChangeRow
from service.store.entry_reports import ReportRow
from service.store.events import Edit
from service.store.history import ChangeRow
from service.store.migrate import SchemaError
from service.store.rows import EVENT_COLUMNS
from service.store.tables import TABLES
from service.store.webhooks import WebhookRow
from tests.conftest import close
from tests.store.rows import article_row, event_row
from tests.store.schema import definitions, differences

FILES = sorted(Path(migrations.__file__).parent.glob("[0-9]*.py"))


@pytest.fixture
def store(settings: Settings) -> Iterator[Database]:
    """A database of this test alone, whose schema it may change."""
    opened = connect(settings.database_url)
    yield opened
    close(opened)


@pytest.fixture
def empty(empty_settings: Settings) -> Iterator[Database]:
    opened = connect(empty_settings.database_url)
    yield opened
    close(opened)


def test_an_empty_database_migrates_up_down_and_up(empty: Database) -> None:
    names = [file.stem for file in FILES]
    assert migrate.up(empty) == names
    first = definitions(empty)
    assert migrate.up(empty) == [], "a migration is applied twice"
    assert migrate.down(empty, names[0]) == names[::-1]
    assert definitions(empty) == {}
    assert migrate.status(empty) == [(name, False) for name in names]
    assert migrate.up(empty) == names
    assert definitions(empty) == first
    assert migrate.status(empty) == [(name, True) for name in names]


def test_a_database_with_rows_migrates_down_and_up(store: Database) -> None:
    assert articles.create(store, article_row(), [event_row()])
    migrate.down(store, "0001_initial")
    migrate.up(store)
    assert articles.find(store, "a_one") is None
    assert articles.create(store, article_row(), [event_row()])


def test_rows_survive_migrations_that_re_create_their_tables(store: Database) -> None:
    dated = article_row(), event_row()
    undated = article_row("a_two", published_at=None, anchor_kind="url"), event_row("e_two")
    for article, event in (dated, undated):
        assert articles.create(store, article, [event])
    bodies = articles.event_bodies(store, "a_one")
    undone = [file.stem for file in reversed(FILES[1:])]
    assert migrate.down(store, undone[-1]) == undone
    older = store.execute_sql("SELECT id, published_at, anchor_kind FROM article ORDER BY id").fetchall()
    assert older == [("a_one", "2025-03-13", "published_at"), ("a_two", "2025-03-13", "metadata")]
    migrate.up(store)
    assert differences(store) == []
    added = {"origin": "engine", "hidden": False, "orphaned": False, "correction": None}
    of_article = {"published_on": "2025-03-13", "source": None, "anchor_kind": "published_at"}
    later = {**of_article, "position": None, "mentions": [], "context": None}
    assert [json.loads(body) for body in articles.event_bodies(store, "a_one")] == [
        {**json.loads(body), **added, **later} for body in bodies
    ]
    assert articles.find(store, "a_one") is not None
    assert len(articles.event_bodies(store, "a_two")) == 1


def test_every_migration_is_undone_and_applied_with_rows_in_every_table(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All at once but the first, then one after another, each with the rows that the later ones leave when undone."""
    names = [file.stem for file in FILES]
    _store_rows_in_every_table(store, names[1])
    assert migrate.down(store, names[1]) == names[:0:-1]
    assert migrate.up(store) == names[1:]
    assert differences(store) == []
    _delete_the_rows(store)
    _store_rows_in_every_table(store, names[0])
    for name in reversed(names):
        assert migrate.down(store, name) == [name]
        with monkeypatch.context() as only_one:
            only_one.setattr(migrate, "_pending", lambda _, name=name: [name])
            assert migrate.up(store) == [name]
        assert migrate.down(store, name) == [name]
    assert migrate.up(store) == names
    assert differences(store) == []


@pytest.mark.twin
def test_migrations_are_undone_to_each_and_applied_with_rows_in_every_table(store: Database) -> None:
    names = [file.stem for file in FILES]
    for target in reversed(names):
        _store_rows_in_every_table(store, target)
        undone = migrate.down(store, target)
        assert undone == list(reversed(names[names.index(target) :]))
        assert migrate.up(store) == undone[::-1]
        assert differences(store) == []
        _delete_the_rows(store)


def _store_rows_in_every_table(store: Database, name: str) -> None:
    collections.put(store, {"slug": "harbour", "title": "The harbour"}, None)
    assert articles.create(store, article_row(), [event_row()], ["harbour"], b"vectors")
    _create_and_delete_an_event(store, name)
    _merge_an_entry(store)
    assert all(_count(store, model) for model in TABLES), "a table without rows proves nothing"


def _delete_the_rows(store: Database) -> None:
    articles.delete(store, "a_one")
    collections.delete(store, "harbour")


def test_migrations_copy_the_columns_of_events_to_placings(store: Database) -> None:
    collections.put(store, {"slug": "harbour"}, None)
    unlike = {"status": "planned", "certainty": "ambiguous", "corrected": True, "state": "hidden"}
    days = {"start_on": date(2025, 3, 1), "end_before": date(2025, 4, 1)}
    assert articles.create(store, article_row(), [event_row(**unlike, **days)], ["harbour"])
    migrate.down(store, "0006_histograms")
    migrate.up(store)
    same = " AND ".join(f'"placing".{name} = event.{name}' for name in EVENT_COLUMNS)
    together = f'FROM event JOIN "placing" ON "placing".event_id = event.id WHERE {same}'
    assert store.execute_sql(f"SELECT event.lasting {together}").fetchall() == [(1,)]


def test_a_migration_orders_and_describes_stored_events_as_posting_does(store: Database, client: FlaskClient) -> None:
    text = (
        "The “old” dam opened in May 2023. It burst on Monday. Crews came at 6 p.m. on Monday. "
        "The town was dark on Monday night."
    )
    posted = {"text": text, "published_at": "2025-03-13", "source": 'The "Quay"', "collections": ["harbour"]}
    assert client.put("/v1/collections/harbour", json={}).status_code == 201
    assert client.post("/v1/articles", json=posted).status_code == 201
    date = {"edtf": "2025-03-10"}
    assert client.post("/v1/events", json={"date": date, "status": "happened", "summary": "A fair."}).status_code == 201
    columns = "SELECT kind, order_key, id, article_id, body FROM event ORDER BY id"
    placed = 'SELECT event_id, kind, order_key FROM "placing" ORDER BY event_id'
    before = [store.execute_sql(query).fetchall() for query in (columns, placed)]
    assert len(before[0]) == 5
    migrate.down(store, "0011_order_of_entries")
    migrate.up(store)
    after = [store.execute_sql(query).fetchall() for query in (columns, placed)]
    bodies = [[json.loads(packed_json.unpacked_event(*row[2:])) for row in rows[0]] for rows in (after, before)]
    assert after[1] == before[1]
    assert [row[:2] for row in after[0]] == [row[:2] for row in before[0]]
    reread_later = {"position": None}
    assert bodies[0] == [{**body, **reread_later} for body in bodies[1]]


def test_json_is_packed_by_a_migration_and_stored_in_full_once_that_is_undone(
    store: Database, client: FlaskClient
) -> None:
    assert client.post("/v1/articles", json={"text": "The dam opened on Monday.", "published_at": "2025-03-13"})
    queries = ("SELECT id, article_id, body FROM event", "SELECT report FROM article")
    before = [store.execute_sql(query).fetchall() for query in queries]
    (event, article, body), ((report,),) = before[0][0], before[1]
    counted = store.execute_sql("SELECT sum(events) FROM event_count").fetchall()
    migrate.down(store, "0023_packed_json")
    full = [store.execute_sql(query).fetchall() for query in queries]
    served = packed_json.unpacked_event(event, article, body)
    assert full == [[(event, article, served)], [(packed_json.unpacked(report),)]]
    status, character = '","part_of_day":null,"time":null,"approximate":false},"status":"', "\x01"
    assert store.execute_sql(f"SELECT count(*) FROM event WHERE replace(body, '{status}', '') <> body").fetchall() == [
        (1,)
    ]
    store.execute_sql(f"UPDATE event SET body = replace(body, '{status}', '{character}')")
    migrate.up(store)
    assert [store.execute_sql(query).fetchall() for query in queries] == before
    assert store.execute_sql("SELECT sum(events) FROM event_count").fetchall() == counted


#: What reads rows, indexes, counts and words of events in every way.
_ANSWERS = (
    *("timeline", "timeline?q=bridge", "timeline?q=%22old+bridge%22+-toll", "timeline?kind=all&order=desc&limit=2"),
    *("timeline?source=Post", "timeline?language=en&kind=all", "timeline?collection=harbour", "timeline?from=2025-03"),
    *("timeline/histogram?by=month&q=bridge&kind=all", "timeline/histogram?by=day&collection=harbour"),
    *("changes?since=0", "changes?since=0&limit=2", "changes?since=0&collection=harbour", "articles?source=Post"),
)


def test_answers_are_the_same_bytes_after_migrating_an_older_archive(store: Database, client: FlaskClient) -> None:
    assert client.put("/v1/collections/harbour", json={}).status_code == 201
    texts = (
        "The old bridge was closed on Sunday. It will open in April.",
        "The old bridge was closed on Sunday. Tolls rose to $3 in May 2024, the “Großbrücke” said.",
        "In 2021 the bridge toll was $2. The ferry left on Monday.",
    )
    for text in texts:
        posted = {"text": text, "published_at": "2025-03-13", "source": "Post", "collections": ["harbour"]}
        assert client.post("/v1/articles", json=posted).status_code == 201
    date = {"edtf": "2025-03-10"}
    assert (
        client.post("/v1/events", json={"date": date, "status": "happened", "summary": "A bridge."}).status_code == 201
    )
    before = _answers(client)
    assert len(set(before.values())) >= len(_ANSWERS) - 1, "answers that agree prove little"
    for oldest in reversed([file.stem for file in FILES[27:]]):
        migrate.down(store, oldest)
        migrate.up(store)
        assert _answers(client) == before, oldest


def _answers(client: FlaskClient) -> dict[str, bytes]:
    client.application.config["PAGE_CACHE"] = PageCache(0)
    pages = {path: client.get(f"/v1/{path}") for path in _ANSWERS}
    assert {page.status_code for page in pages.values()} == {200}
    return {path: page.data for path, page in pages.items()}


def _merge_an_entry(store: Database) -> None:
    report = ReportRow("e_one", "a_one", "e_gone", date(2025, 3, 9), "en", 4, b"")
    entry_reports.put(store, "harbour", [report])
    merged_entries.refresh(store, "harbour", ["e_gone"])
    withdrawals.add(store, "harbour", ["e_left"], 1)
    row = EntryChangeRow(0, "2025-03-13T12:00:00.000Z", "desk", "merged", "[]")
    change = entry_history.add(store, "harbour", row, ["e_gone"])
    entry_decisions.put(store, "harbour", [DecisionRow("e_one", "e_gone", change)])


def _create_and_delete_an_event(store: Database, name: str) -> None:
    """Leave a removal, a history and an idempotent request behind."""
    change = ChangeRow("e_made", "2025-03-13T12:00:00.000Z", "desk", "made", "[]")
    times: dict[str, Any] = {
        "now": "2025-03-13T12",
        "expired": "2025-03-12T12",
        "abandoned": ("2025-03-13T11", "2025-03-13T13"),
    }
    assert idempotency.begin(store, name, "print", **times) is None
    assert events.add(store, Edit(event_row("e_made", position=None, origin="editor"), change), None, [])
    assert events.remove(store, "e_made", lambda body: change)
    webhooks.create(store, WebhookRow(f"w_{name}", "https://desk.example", "", "{}", "0"))


def _count(store: Database, model: type[Model]) -> int:
    return int(store.execute_sql(f'SELECT count(*) FROM "{model._meta.table_name}"').fetchone()[0])


def test_migrations_are_found_from_any_folder(empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert migrate.up(empty)


@pytest.mark.only("sqlite")
def test_any_difference_of_the_schema_is_detected(store: Database) -> None:
    """Remove each CHECK, a NOT NULL, a column, the cascade and each index in turn."""
    created = definitions(store)
    changes = [
        (table, part, "")
        for table in created
        for part in re.findall(r", CHECK \((?:[^()]|\([^()]*\))*\)", created[table])
    ]
    assert len(changes) == 14, "3 CHECK constraints of articles, 8 of events, 2 of collections, 1 of revisions"
    changes += [
        ("event", " ON DELETE CASCADE", ""),
        ("event", '"added_in" INTEGER NOT NULL', '"added_in" INTEGER'),
        ("event", '"start_on" DATE', '"start_on" TEXT'),
        ("event", ", UNIQUE (article_id, position)", ""),
        ("article", '"source" TEXT, ', ""),
        ("article", '"title" TEXT', '"title" TEXT, "subtitle" TEXT'),
    ]
    for table, part, replacement in changes:
        with store.atomic() as attempt:
            _re_create(store, created, table, created[table].replace(part, replacement))
            assert any(table in line for line in differences(store)), f"undetected: {table} without {part}"
            attempt.rollback()
    assert differences(store) == []
    for index in (name for name in created if created[name].startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))):
        with store.atomic() as attempt:
            store.execute_sql(f'DROP INDEX "{index}"')
            assert differences(store), f"undetected: no {index}"
            attempt.rollback()


def _re_create(database: Database, created: dict[str, str], table: str, statement: str) -> None:
    assert statement != created[table], "the statement is unchanged"
    database.execute_sql(f'DROP TABLE "{table}"')
    database.execute_sql(statement)
    for sql in created.values():
        if f' ON "{table}" ' in sql:
            database.execute_sql(sql)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_migration_imports_nothing_from_the_service(file: Path) -> None:
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    imported = [str(node.module) for node in tree if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name.startswith("service")]
    assert "import service" not in file.read_text(encoding="utf-8")


def test_migrations_are_numbered_without_gaps() -> None:
    assert [file.stem[:5] for file in FILES] == [f"{number:04}_" for number in range(1, len(FILES) + 1)]


def test_an_empty_database_is_refused(empty: Database) -> None:
    with pytest.raises(SchemaError, match="the database is empty; run `timeline migrate`"):
        migrate.check(empty)
    migrate.up(empty)
    migrate.check(empty)


def test_an_older_database_is_refused(store: Database) -> None:
    migrate.down(store)
    with pytest.raises(SchemaError, match=f"older than this service: it lacks {FILES[-1].stem}"):
        migrate.check(store)


def test_a_newer_database_is_refused_and_not_changed(store: Database) -> None:
    store.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('9999_from_tomorrow', '2030-01-01')")
    before = definitions(store)
    for use in (migrate.check, migrate.up):
        with pytest.raises(SchemaError, match="newer than this service: it has 9999_from_tomorrow") as error:
            use(store)
        assert "\n" not in str(error.value)
    assert definitions(store) == before


@pytest.mark.only("sqlite")
def test_an_unwritable_lock_file_is_reported_in_one_line(settings: Settings, tmp_path: Path) -> None:
    store = connect(settings.database_url)
    (tmp_path / "timeline.db.lock").mkdir()
    with pytest.raises(DatabaseError, match=r"timeline\.db\.lock' cannot be written: "):
        migrate.up(store)


def _start(url: str, start: object, results: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    try:
        database = connect(url)
        applied = migrate.up(database)
        migrate.check(database)
        results.put(applied)  # type: ignore[attr-defined]
    except Exception as error:
        results.put(repr(error))  # type: ignore[attr-defined]


def test_twenty_processes_can_migrate_at_once(empty_settings: Settings) -> None:
    fork = multiprocessing.get_context("fork")
    start, results = fork.Barrier(20), fork.Queue()
    started = [fork.Process(target=_start, args=(empty_settings.database_url, start, results)) for _ in range(20)]
    for process in started:
        process.start()
    applied = [results.get(timeout=30) for _ in started]
    for process in started:
        process.join()
    assert sorted(applied, key=str) == sorted([[]] * 19 + [[file.stem for file in FILES]], key=str)
