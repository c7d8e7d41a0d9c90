"""Loading archives: the same rows as an import, once, and nothing that is stored changes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.archive import Options
from service.archive.loading import load, stored_articles
from service.archive.local import read_files
from service.articles import collections, ingest, regroup
from service.cli import main
from service.config.settings import Settings
from service.errors import InvalidInput
from service.store import packed_text
from service.store.database import Database, kind
from service.store.revisions import Revision, latest
from tests.archive.archives import article, needed, written

ARTICLES = [article(number) for number in range(5)]
_ROWS = {
    "article": "SELECT * FROM article ORDER BY id",
    "event": "SELECT * FROM event ORDER BY id",
    "vectors": "SELECT * FROM term_vectors ORDER BY article_id",
    "members": "SELECT * FROM membership ORDER BY article_id",
    "placings": 'SELECT * FROM "placing" ORDER BY event_id',
    "reports": "SELECT * FROM entry_report ORDER BY event",
    "merged": "SELECT * FROM merged_entry ORDER BY id",
}
#: Every word of the index of full text, or of what it reads.
_WORDS = {
    "sqlite": "SELECT id, term, offset FROM temp.vocabulary JOIN event ON word_id = doc ORDER BY 1, 3",
    "postgresql": "SELECT id, words_of(body) AS words FROM event ORDER BY 1",
}
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'wording_index', 'instance')"


def rows(store: Database) -> dict[str, list[Any]]:
    """Return what is stored, but for revisions and ids of full text, which the order of writing decides."""
    names = {"revision", "added_in", "changed_in", "word_id"}
    found = {}
    if kind(store) == "sqlite":
        store.execute_sql(_VOCABULARY)
    for name, sql in {**_ROWS, "words": _WORDS[kind(store)]}.items():
        cursor = store.execute_sql(sql)
        columns = [column[0] for column in cursor.description]
        found[name] = [
            {column: _comparable(value) for column, value in zip(columns, row, strict=True) if column not in names}
            for row in cursor.fetchall()
        ]
    return found


def _comparable(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def archive(folder: Path, articles: list[dict[str, Any]], to: str = "e.ndjson") -> str:
    """Read articles and return the path of their events."""
    path = str(folder / to)
    read_files([written(folder / "a.ndjson", articles)], path, Options(), jobs=1)
    return path


def loaded(store: Database, path: str, collection: str | None = "bridge") -> Counter[str]:
    return sum((batch.counts for batch in load(store, path, collection)), Counter())


@pytest.mark.only("sqlite")
def test_a_repeated_load_forms_entries_of_what_an_interrupted_one_stored(
    store: Database, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    path, formed = archive(tmp_path, ARTICLES), list[Revision]()

    def stop_once(_: Database, since: Revision, within: set[str]) -> None:
        formed.append(since)
        assert within == {"bridge"}
        if len(formed) == 1:
            raise SystemExit

    monkeypatch.setattr("service.cli.load.regroup_grown", stop_once)
    collections.put(store, "bridge", {}, None)
    before = latest(store)
    for _ in range(2):
        CliRunner().invoke(main, ["load", path, "--collection", "bridge"])
    assert formed == [before, before]


@pytest.mark.only("sqlite")
def test_entries_that_are_formed_already_are_not_written_again(store: Database, tmp_path: Path) -> None:
    collections.put(store, "bridge", {}, None)
    loaded(store, archive(tmp_path, ARTICLES))
    list(regroup.regroup(store))
    before = latest(store)
    list(regroup.regroup(store))
    assert latest(store) == before


@pytest.mark.parametrize("to", ["e.ndjson.gz", "e.parquet"])
def test_what_is_loaded_is_what_is_imported(client: FlaskClient, store: Database, tmp_path: Path, to: str) -> None:
    if to.endswith("parquet"):
        needed("pyarrow")
    path = archive(tmp_path, ARTICLES, to)
    collections.put(store, "bridge", {}, None)
    counts = loaded(store, path)
    assert (counts["created"], counts["unchanged"]) == (5, 0)
    list(regroup.regroup(store))  # as the commands do in the end
    first = rows(store)
    assert counts["events"] == len(first["event"]) == len({row["id"] for row in first["words"]}) > 15
    assert first["merged"], "reports of the same day merge"
    changes = client.get("/v1/changes?limit=500").json
    assert {change["id"] for change in changes["changes"]} == {row["id"] for row in first["event"]}  # type: ignore[index]
    found = client.get("/v1/collections/bridge/timeline?q=unemployment&kind=all").json
    assert found
    assert found["entries"]
    for one in first["article"]:
        ingest.delete_article(store, one["id"])
    lines = b"".join(json.dumps({**one, "collections": ["bridge"]}).encode() + b"\n" for one in ARTICLES)
    assert b"problem" not in client.post("/v1/articles/bulk", data=lines, content_type="application/x-ndjson").data
    list(regroup.regroup(store))
    assert rows(store) == first


def test_loading_again_changes_nothing_and_leaves_corrections(
    client: FlaskClient, store: Database, tmp_path: Path
) -> None:
    path = archive(tmp_path, ARTICLES)
    collections.put(store, "bridge", {}, None)
    loaded(store, path)
    event = next(stored_articles(path)).events[0].id
    assert (
        client.patch(f"/v1/events/{event}", json={"summary": "It met."}, headers={"If-Match": "*"}).status_code == 200
    )
    before, revision = rows(store), collections.revision(store)
    assert loaded(store, path) == Counter(unchanged=5)
    assert (rows(store), collections.revision(store)) == (before, revision)


def test_stored_articles_enter_the_collection_or_are_left_alone(store: Database, tmp_path: Path) -> None:
    other = {**ARTICLES[0], "text": "The council met on Tuesday."}
    loaded(store, archive(tmp_path, [other, *ARTICLES[1:]]), None)
    collections.put(store, "bridge", {}, None)
    counts = loaded(store, archive(tmp_path, [*ARTICLES, ARTICLES[4], article(9)]))
    assert counts == Counter({"created": 1, "unchanged": 5 - 1, "other content": 1, "events": counts["events"]})
    assert len(rows(store)["members"]) == 5
    texts = [packed_text.unpacked(row["text"]) for row in rows(store)["article"]]
    assert "The council met on Tuesday." in texts


@pytest.mark.only("sqlite")
def test_files_that_do_not_belong_together_are_refused(store: Database, tmp_path: Path) -> None:
    path = Path(archive(tmp_path, ARTICLES))
    events = path.read_text().splitlines(keepends=True)
    path.write_text("".join([events[-1], *events]))
    with pytest.raises(InvalidInput, match="is not at its place"):
        loaded(store, str(path), None)
    path.write_text("{}\n")
    with pytest.raises(InvalidInput, match=r"e.ndjson', line 1: is not a row"):
        loaded(store, str(path), None)
    (tmp_path / "e.articles.ndjson").unlink()
    with pytest.raises(InvalidInput, match=r"e.articles.ndjson' does not exist"):
        loaded(store, str(path), None)


@pytest.mark.only("sqlite")
def test_the_command_loads_into_a_new_collection(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    path = archive(tmp_path, ARTICLES)
    for outcome in ("5 created; ", "5 unchanged; "):
        done = CliRunner().invoke(main, ["load", path, "--collection", "bridge"])
        assert done.exit_code == 0, done.output
        assert outcome in done.stderr
    wrong = CliRunner().invoke(main, ["load", path, "--collection", "A b"])
    assert (wrong.exit_code, "--collection 'A b'" in wrong.stderr) == (1, True)
