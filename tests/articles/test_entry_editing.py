"""What editors do to entries, beneath the API: who did it, and that it holds against new readings and regrouping."""

from __future__ import annotations

import pytest

from service.articles import collections, entry_editing, grouping, ingest, regroup, reread
from service.articles.correcting import correct
from service.articles.entry_editing import EntryEditor
from service.errors import NotFound
from service.store import entry_members, entry_reports, term_vectors
from service.store.database import Database
from tests.conftest import DESK, draft

BROKE = (
    "The Orle dam broke on 3 March 2025 after weeks of rain.",
    "Heavy rain broke the Orle dam on 3 March 2025, engineers found.",
    "On 3 March 2025 the Orle dam broke and flooded a valley after rain.",
)
STRIKE = "Train drivers began a strike over pay on 3 March 2025."
MONTH = "The fair of Tollby opened in March 2025."


@pytest.fixture
def ids(store: Database) -> list[str]:
    """The events of a collection: three of one entry, a strike, and one of a whole month."""
    collections.put(store, "dam", {}, None)
    return [post(store, f"n{number}", text) for number, text in enumerate((*BROKE, STRIKE, MONTH))]


def post(store: Database, name: str, text: str) -> str:
    fields = {"external_id": name, "collections": ["dam"], "source": f"Paper {name}"}
    _, report = ingest.post(store, draft(text, "2025-03-05", **fields), DESK)
    return report["events"][0]["id"]


def entries(store: Database) -> dict[str, str]:
    """Return the entry of each report."""
    return {event: row.entry for event, row in entry_reports.of_collection(store, "dam").items()}


def edit(store: Database, ids: list[str]) -> dict[str, str]:
    """Merge the strike and the month, split the second report off the first entry, and return all entries."""
    EntryEditor(store, "dam", DESK).merge(ids[3], [ids[4]])
    EntryEditor(store, "dam", DESK).split(ids[0], [ids[1]])
    found = entries(store)
    assert found == {ids[0]: ids[0], ids[1]: ids[1], ids[2]: ids[0], ids[3]: ids[3], ids[4]: ids[3]}
    return found


def test_the_history_names_the_editor(store: Database, ids: list[str]) -> None:
    edit(store, ids)
    (change,), following = entry_editing.history_page(store, "dam", ids[1], after=None, limit=10)
    assert (change["by"], change["at"], change["action"], following) == (DESK.by, DESK.at, "split", None)


def test_what_editors_did_holds_when_articles_are_read_again(store: Database, ids: list[str]) -> None:
    before = edit(store, ids)
    assert len(list(reread.reread(store, DESK, every=True))) == len(ids)
    assert entries(store) == before


def test_what_editors_did_holds_for_a_sentence_that_is_edited(store: Database, ids: list[str]) -> None:
    edit(store, ids)
    ((article,),) = store.execute_sql(f"SELECT article_id FROM event WHERE id = '{ids[4]}'").fetchall()
    text = term_vectors.texts(store, [article])[article].text
    patched = ingest.patch(store, article, {"text": text.replace(".", " again.")}, DESK)
    assert patched is not None
    edited = patched[0]["events"][0]["id"]
    assert edited != ids[4]
    assert entries(store)[edited] == ids[3]
    list(regroup.regroup(store))
    assert entries(store)[edited] == ids[3]


def test_what_editors_did_holds_when_entries_are_formed_again(store: Database, ids: list[str]) -> None:
    before = edit(store, ids)
    for dry_run in True, False:
        (regrouped,) = regroup.regroup(store, dry_run=dry_run)
        assert (regrouped.moved, regrouped.entries) == ((), 3)
        assert entries(store) == before


def test_what_is_undone_is_formed_again(store: Database, ids: list[str]) -> None:
    before = entries(store)
    edit(store, ids)
    EntryEditor(store, "dam", DESK).undo(ids[0])
    EntryEditor(store, "dam", DESK).undo(ids[3])
    list(regroup.regroup(store))
    assert entries(store) == before


def test_an_entry_of_editors_keeps_its_id_without_its_founder_when_entries_are_formed_again(
    store: Database, ids: list[str]
) -> None:
    edit(store, ids)
    article = store.execute_sql("SELECT article FROM entry_report WHERE event = 'EVENT'".replace("EVENT", ids[3]))
    ingest.delete_article(store, article.fetchone()[0])
    list(regroup.regroup(store))
    assert entries(store)[ids[4]] == ids[3]


def test_the_id_of_an_entry_that_regrouping_dissolves_leads_to_the_one_with_its_reports(
    store: Database, ids: list[str]
) -> None:
    store.execute_sql(f"UPDATE entry_report SET entry = '{ids[1]}', nearest = NULL WHERE event = '{ids[1]}'")
    (regrouped,) = regroup.regroup(store)
    assert [event for event, *_ in regrouped.moved] == [ids[1]]
    ingest.delete_article(store, entry_reports.of_collection(store, "dam")[ids[1]].article)
    assert entry_members.current_id(store, "dam", ids[1]) == ids[0]
    assert entry_members.representing(store, ids[1]) == ids[0]


def test_an_entry_that_another_client_has_deleted_is_not_changed(store: Database, ids: list[str]) -> None:
    ingest.delete_article(store, entry_reports.of_collection(store, "dam")[ids[3]].article)
    with pytest.raises(NotFound):
        EntryEditor(store, "dam", DESK).merge(ids[3], [ids[0]])


def test_a_report_that_editors_placed_keeps_its_language(store: Database, ids: list[str]) -> None:
    fields = {"external_id": "de", "collections": ["dam"], "language": "de"}
    _, report = ingest.post(store, draft("Der Damm brach am 3. März 2025.", "2025-03-05", **fields), DESK)
    german = report["events"][0]["id"]
    rows = entry_reports.uncompared(store, "dam", [german, ids[0]])
    assert {event: row.language for event, row in rows.items()} == {german: "de", ids[0]: "en"}


def test_reports_that_editors_merge_keep_what_they_are_compared_by(store: Database, ids: list[str]) -> None:
    def compared() -> dict[str, tuple[bytes, int, str]]:
        rows = entry_reports.of_collection(store, "dam").values()
        return {row.event: (bytes(row.terms), row.delay, row.language) for row in rows}

    before = compared()
    assert all(terms for terms, _, _ in before.values())
    EntryEditor(store, "dam", DESK).merge(ids[0], [ids[3]])
    assert compared() == before


def test_an_event_that_is_compared_with_none_is_merged_too(store: Database, ids: list[str]) -> None:
    figure = post(store, "n9", "Prices rose 2.1 percent in March 2025.")
    assert figure not in entries(store)
    EntryEditor(store, "dam", DESK).merge(ids[0], [figure])
    row = entry_reports.of_collection(store, "dam")[figure]
    assert (row.entry, row.delay, bytes(row.terms)) == (ids[0], 4, b"")


def test_a_correction_that_changes_nothing_groups_nothing(
    store: Database, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    grouped: list[list[str]] = []
    monkeypatch.setattr(grouping, "group", lambda _, articles: grouped.append(articles))
    for _ in range(2):
        assert correct(store, ids[0], {"summary": "The dam broke."}, DESK) is not None
    assert len(grouped) == 1
