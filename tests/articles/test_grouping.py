"""Entries of collections: which reports join which entry as articles arrive, change and leave."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from service.articles import collections, forming, grouping, ingest, regroup
from service.articles.correcting import correct
from service.articles.entry_editing import EntryEditor
from service.articles.identity import article_id
from service.articles.reading import read_article
from service.articles.stored import new_article
from service.events.representation import date_json
from service.store import entry_reports, revisions
from service.store.database import Database
from service.stories.joining import Report
from service.timex import edtf
from tests.conftest import DESK, draft

BROKE = (
    "The Orle dam broke on 3 March 2025 after weeks of rain.",
    "Heavy rain broke the Orle dam on 3 March 2025, engineers found.",
    "On 3 March 2025 the Orle dam broke and flooded a valley after rain.",
)
STRIKE = "Train drivers began a strike over pay on 3 March 2025."


@pytest.fixture
def dam(store: Database) -> Database:
    """A store with the collection "dam": three reports of one happening, and one of another."""
    collections.put(store, "dam", {}, None)
    for number, text in enumerate((BROKE[0], STRIKE, *BROKE[1:])):
        post(store, f"n{number}", text)
    return store


def post(store: Database, name: str, text: str, on: str = "2025-03-05", **metadata: Any) -> str:
    """Post an article and return the id of its first event."""
    fields = {"external_id": name, "collections": ["dam"], "source": f"Paper {name}", **metadata}
    _, report = ingest.post(store, draft(text, on, **fields), DESK)
    return report["events"][0]["id"]


def names(store: Database) -> dict[str, str]:
    """Return the external id of the article of each event."""
    rows = store.execute_sql("SELECT event.id, external_id FROM event JOIN article ON article.id = event.article_id")
    return dict(rows.fetchall())


def entries(store: Database) -> list[list[str]]:
    """Return the external ids of the articles of each entry, its founder first."""
    of_event = names(store)
    groups: dict[str, list[str]] = {}
    for entry, event in store.execute_sql("SELECT entry, event FROM entry_report ORDER BY entry, event").fetchall():
        groups.setdefault(entry, []).append(of_event[event])
    return sorted(
        [of_event[entry], *sorted(set(reports) - {of_event[entry]})] if entry in of_event else sorted(reports)
        for entry, reports in groups.items()
    )


def representing(store: Database) -> list[str]:
    """Return the articles of the reports that represent entries."""
    rows = store.execute_sql('SELECT event_id FROM "placing" WHERE represents').fetchall()
    return sorted(names(store)[event] for (event,) in rows)


def facts(store: Database) -> list[Any]:
    rows = store.execute_sql("SELECT facts FROM merged_entry ORDER BY id").fetchall()
    return [json.loads(text) for (text,) in rows]


def article_of(store: Database, name: str) -> str:
    return str(store.execute_sql(f"SELECT id FROM article WHERE external_id = '{name}'").fetchone()[0])


def test_reports_join_the_entry_that_an_earlier_one_has_founded(dam: Database) -> None:
    assert entries(dam) == [["n0", "n2", "n3"], ["n1"]]
    assert representing(dam) == ["n0", "n1"]
    assert facts(dam) == [{"reported_by": {"reports": 3, "articles": 3, "sources": 3}, "dates": []}]


def test_a_bulk_import_groups_in_the_order_of_the_file(dam: Database) -> None:
    collections.put(dam, "bulk", {}, None)
    drafts = [
        draft(text, "2025-03-05", external_id=f"b{number}", collections=["bulk"])
        for number, text in enumerate((BROKE[0], STRIKE, *BROKE[1:]))
    ]
    read = [new_article(read_article(one, article_id(one))) for one in drafts]
    assert len(ingest.store_all(dam, [*read, read[0]])) == 4
    assert entries(dam)[:2] == [["b0", "b2", "b3"], ["b1"]]


def test_an_entry_keeps_its_id_when_its_founder_is_deleted(dam: Database) -> None:
    (before,) = dam.execute_sql("SELECT id FROM merged_entry").fetchall()
    assert ingest.delete_article(dam, article_of(dam, "n0"))
    assert entries(dam) == [["n1"], ["n2", "n3"]]
    assert dam.execute_sql("SELECT id FROM merged_entry").fetchall() == [before]
    assert len(representing(dam)) == 2
    post(dam, "n0", BROKE[0])
    assert entries(dam) == [["n0", "n2", "n3"], ["n1"]]


def test_an_article_leaves_the_entries_of_a_collection_that_it_leaves(dam: Database) -> None:
    assert collections.remove_article(dam, "dam", article_of(dam, "n2"))
    assert entries(dam) == [["n0", "n3"], ["n1"]]
    assert collections.put_article(dam, "dam", article_of(dam, "n2"))
    assert entries(dam) == [["n0", "n2", "n3"], ["n1"]]


@pytest.mark.parametrize(("day", "joins"), [(1, False), (2, True), (3, True), (4, True), (5, False)])
def test_a_report_joins_reports_of_its_day_and_of_those_beside_it(dam: Database, day: int, joins: bool) -> None:
    post(dam, "n9", BROKE[0].replace("3 March", f"{day} March"))
    assert (["n9"] not in entries(dam)) is joins


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-30"])
def test_reports_of_the_first_and_of_the_last_day_of_the_calendar_join_entries(dam: Database, day: str) -> None:
    for event, name in names(dam).items():
        if name != "n1":
            assert correct(dam, event, {"date": date_json(edtf.date_of(day))}, DESK)
    assert sorted(map(sorted, entries(dam))) == [["n0", "n2", "n3"], ["n1"]]


def test_a_report_with_another_day_leaves_its_entry(dam: Database) -> None:
    post(dam, "n3", BROKE[2].replace("3 March", "9 March"))
    assert entries(dam) == [["n0", "n2"], ["n1"], ["n3"]]
    assert representing(dam) == ["n0", "n1", "n3"]


def test_a_patched_text_with_another_day_leaves_its_entry(dam: Database) -> None:
    assert ingest.patch(dam, article_of(dam, "n3"), {"text": BROKE[2].replace("3 March", "9 March")}, DESK)
    assert entries(dam) == [["n0", "n2"], ["n1"], ["n3"]]


def test_a_report_that_is_corrected_to_another_day_stands_in_the_timeline_for_itself(dam: Database) -> None:
    event = next(event for event, name in names(dam).items() if name == "n2")
    assert correct(dam, event, {"date": date_json(edtf.date_of("2025-03-20"))}, DESK)
    assert sorted(map(sorted, entries(dam))) == [["n0", "n3"], ["n1"], ["n2"]]
    assert representing(dam) == ["n0", "n1", "n2"]


def test_the_entry_of_a_founder_that_moves_is_founded_by_another_report(dam: Database) -> None:
    event = next(event for event, name in names(dam).items() if name == "n0")
    assert correct(dam, event, {"date": date_json(edtf.date_of("2025-03-20"))}, DESK)
    assert sorted(map(sorted, entries(dam))) == [["n0"], ["n1"], ["n2", "n3"]]
    assert len(representing(dam)) == 3


def test_a_hidden_report_represents_no_entry(dam: Database) -> None:
    event = next(event for event, name in names(dam).items() if name == "n0")
    assert correct(dam, event, {"hidden": True}, DESK)
    assert facts(dam)[0]["reported_by"]["reports"] == 2
    assert len(representing(dam)) == 3, "the hidden one, if it is asked for, is an entry of its own"
    assert correct(dam, event, {"hidden": False}, DESK)
    assert representing(dam) == ["n0", "n1"]


def test_the_majority_decides_the_date_and_disagreement_is_stated(dam: Database) -> None:
    collections.put(dam, "dates", {}, None)
    for number, day in enumerate((4, 3, 3)):
        post(dam, f"d{number}", BROKE[0].replace("3 March", f"{day} March"), collections=["dates"])
    assert entries(dam)[0] == ["d0", "d1", "d2"]
    stated = [found["dates"] for found in facts(dam) if found["dates"]]
    assert stated == [[{"edtf": "2025-03-03", "reports": 2}, {"edtf": "2025-03-04", "reports": 1}]]
    assert representing(dam)[0] in ("d1", "d2")


def test_copies_of_a_sentence_count_as_one_source(dam: Database) -> None:
    collections.put(dam, "wire", {}, None)
    for number in range(3):
        post(dam, f"w{number}", BROKE[0], collections=["wire"])
    assert {"reports": 3, "articles": 3, "sources": 1} in [found["reported_by"] for found in facts(dam)]


def test_regrouping_changes_nothing_of_articles_that_arrived_in_order(dam: Database) -> None:
    before = entries(dam)
    for dry_run in True, False:
        (result,) = regroup.regroup(dam, dry_run=dry_run)
        assert (result.reports, result.entries_before, result.entries, result.moved) == (4, 2, 2, ())
        assert entries(dam) == before


def test_regrouping_fills_a_collection_that_was_never_grouped(dam: Database) -> None:
    placed = dam.execute_sql('SELECT event_id, represents FROM "placing" ORDER BY event_id').fetchall()
    dam.execute_sql("DELETE FROM entry_report")
    dam.execute_sql("DELETE FROM merged_entry")
    dam.execute_sql('UPDATE "placing" SET represents = TRUE')
    revision = collections.revision(dam, "dam")
    (dry,) = regroup.regroup(dam, collection="dam", dry_run=True)
    assert (dry.entries_before, dry.entries, len(dry.moved)) == (0, 2, 4)
    assert collections.revision(dam, "dam") == revision
    list(regroup.regroup(dam, collection="dam"))
    assert sorted(map(sorted, entries(dam))) == [["n0", "n2", "n3"], ["n1"]]
    assert len(placed) == 4
    assert len(representing(dam)) == 2
    assert collections.revision(dam, "dam") != revision


def test_regrouping_keeps_ids_and_what_editors_have_decided(dam: Database) -> None:
    strike = next(event for event, name in names(dam).items() if name == "n1")
    (merged,) = dam.execute_sql("SELECT id FROM merged_entry").fetchone()
    EntryEditor(dam, "dam", DESK).merge(merged, [strike])
    list(regroup.regroup(dam))
    assert entries(dam) == [["n0", "n1", "n2", "n3"]]
    assert dam.execute_sql("SELECT id FROM merged_entry").fetchone() == (merged,)


def test_a_report_that_returns_to_an_entry_by_an_editor_s_decision_is_counted_there(dam: Database) -> None:
    by_name = {name: event for event, name in names(dam).items()}
    EntryEditor(dam, "dam", DESK).merge(by_name["n0"], [by_name["n1"]])
    before = entries(dam), facts(dam), representing(dam)
    assert [found["reported_by"]["reports"] for found in before[1]] == [4]
    article = article_of(dam, "n1")
    assert collections.remove_article(dam, "dam", article)
    assert [found["reported_by"]["reports"] for found in facts(dam)] == [3]
    assert collections.put_article(dam, "dam", article)
    assert (entries(dam), facts(dam), representing(dam)) == before
    row = entry_reports.of_events(dam, "dam", [by_name["n1"]])[by_name["n1"]]
    assert (row.nearest, row.likeness, row.is_fixed) == (by_name["n0"], 0, True), "nothing was compared"


def test_regrouping_splits_an_entry_of_two_happenings_and_its_larger_part_keeps_the_id(dam: Database) -> None:
    (merged,) = dam.execute_sql("SELECT id FROM merged_entry").fetchone()
    assert ingest.delete_article(dam, article_of(dam, "n0"))
    dam.execute_sql(f"UPDATE entry_report SET entry = '{merged}'")
    list(regroup.regroup(dam))
    assert entries(dam) == [["n1"], ["n2", "n3"]]
    assert dam.execute_sql("SELECT id FROM merged_entry").fetchall() == [(merged,)]


def test_an_article_in_twenty_collections_joins_an_entry_in_each(store: Database) -> None:
    slugs = [f"c{number}" for number in range(20)]
    for slug in slugs:
        collections.put(store, slug, {}, None)
    post(store, "n0", BROKE[0], collections=slugs)
    post(store, "n1", BROKE[1], collections=slugs[1:])
    rows = store.execute_sql("SELECT collection_id, count(*), count(DISTINCT entry) FROM entry_report GROUP BY 1")
    assert sorted(rows.fetchall()) == sorted([("c0", 1, 1), *((slug, 2, 1) for slug in slugs[1:])])


def test_a_report_is_compared_with_a_bounded_number_of_others(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def count(_: Report, others: Iterable[tuple[str, Report]]) -> None:
        compared.append(len(list(others)))

    monkeypatch.setattr(grouping, "MAX_CANDIDATES", 2)
    monkeypatch.setattr(grouping, "entry_to_join", count)
    collections.put(store, "dam", {}, None)
    for number in range(5):
        post(store, f"n{number}", f"Dam {number} broke on 3 March 2025.")
    assert compared == [0, 1, 2, 2, 2]


@pytest.mark.twins_on("postgresql")  # the bound does not depend on the database
def test_a_bounded_number_of_reports_of_an_article_are_compared(dam: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MAX_OF_ARTICLE", 2)
    text = " ".join([*BROKE[:2], f"{BROKE[0][:-1]} again.", f"{BROKE[1][:-1]} again."])
    one = draft(text, "2025-03-05", external_id="list", collections=["dam"])
    ingest.store_all(dam, [new_article(read_article(one, article_id(one)))])
    assert sorted(map(len, entries(dam))) == [1, 1, 1, 4]
    assert len(representing(dam)) == 4
    list(regroup.regroup(dam))
    assert sorted(map(len, entries(dam))) == [1, 4]


def test_an_entry_whose_founder_is_dated_to_a_month_gets_another_id(dam: Database) -> None:
    founder = next(event for event, name in names(dam).items() if name == "n0")
    assert correct(dam, founder, {"date": date_json(edtf.date_of("2025-03"))}, DESK)
    assert sorted(map(sorted, entries(dam))) == [["n0"], ["n1"], ["n2", "n3"]]
    assert founder not in dict(dam.execute_sql("SELECT id, event FROM merged_entry").fetchall())
    assert [found["reported_by"]["reports"] for found in facts(dam)] == [2]
    assert len(representing(dam)) == 3


def test_a_founder_that_leaves_the_collection_and_returns_is_one_report_of_its_entry_again(dam: Database) -> None:
    article = article_of(dam, "n0")
    before = entries(dam), facts(dam), len(representing(dam))
    assert collections.remove_article(dam, "dam", article)
    assert collections.put_article(dam, "dam", article)
    assert (entries(dam), facts(dam), len(representing(dam))) == before


def test_regrouping_does_not_depend_on_the_order_of_arrival(dam: Database) -> None:
    collections.put(dam, "late", {}, None)
    for name in ("n3", "n1", "n2", "n0"):
        collections.put_article(dam, "late", article_of(dam, name))
    list(regroup.regroup(dam))
    pairs = "SELECT one.event, two.event FROM entry_report one JOIN entry_report two USING (collection_id, entry)"
    dams, lates = (
        sorted(dam.execute_sql(f"{pairs} WHERE collection_id = '{slug}'").fetchall()) for slug in ("dam", "late")
    )
    assert dams == lates


def test_regrouping_keeps_a_report_of_another_day_that_is_alone_there(dam: Database) -> None:
    other = post(dam, "n9", BROKE[0].replace("3 March", "4 March"))
    before = entries(dam)
    assert before[0] == ["n0", "n2", "n3", "n9"]
    list(regroup.regroup(dam))
    assert entries(dam) == before
    (linked,) = dam.execute_sql(f"SELECT nearest FROM entry_report WHERE event = '{other}'").fetchone()
    assert linked


def test_regrouping_states_which_report_of_its_entry_each_one_is_most_like(dam: Database) -> None:
    dam.execute_sql("DELETE FROM entry_report")
    list(regroup.regroup(dam))
    rows = entry_reports.of_collection(dam, "dam")
    for event, row in rows.items():
        if row.entry == event:
            assert (row.nearest, row.likeness) == (None, None)
        else:
            assert rows[row.nearest or ""].entry == row.entry
            assert row.likeness is not None
            assert 0 < row.likeness < 1_000


def test_regrouping_separates_the_reports_of_two_days_that_each_have_several(dam: Database) -> None:
    for number in range(2):
        post(dam, f"n{8 + number}", BROKE[number].replace("3 March", "4 March"))
    assert entries(dam)[0] == ["n0", "n2", "n3", "n8", "n9"]
    list(regroup.regroup(dam))
    assert sorted(map(sorted, entries(dam))) == [["n0", "n2", "n3"], ["n1"], ["n8", "n9"]]


def test_regrouping_leaves_a_report_that_an_editor_has_split_off_alone_on_its_day(dam: Database) -> None:
    split_off = post(dam, "n9", BROKE[0].replace("3 March", "4 March"))
    (merged,) = dam.execute_sql("SELECT id FROM merged_entry").fetchone()
    EntryEditor(dam, "dam", DESK).split(merged, [split_off])
    for number in range(2):
        post(dam, f"late{number}", BROKE[number].replace("3 March", "5 March"))
    assert ["n9", "late0", "late1"] in entries(dam)
    list(regroup.regroup(dam))
    assert ["n9"] in entries(dam)


def test_regrouping_separates_reports_of_two_days_that_are_little_alike(dam: Database) -> None:
    post(dam, "n9", "Divers searched the Orle dam on 4 March 2025 for four missing workers.")
    assert entries(dam)[0] == ["n0", "n2", "n3", "n9"]
    list(regroup.regroup(dam))
    assert ["n9"] in entries(dam)


@pytest.mark.parametrize("bound", [0, 1, 2])
def test_regrouping_joins_the_reports_beyond_the_bound_one_by_one(
    dam: Database, monkeypatch: pytest.MonkeyPatch, bound: int
) -> None:
    monkeypatch.setattr(forming, "MAX_OF_DAY", bound)
    dam.execute_sql("DELETE FROM entry_report")
    list(regroup.regroup(dam))
    assert sorted(map(sorted, entries(dam))) == [["n0", "n2", "n3"], ["n1"]]


def test_collections_that_grow_by_much_are_regrouped_after_an_import(dam: Database) -> None:
    since = revisions.latest(dam)
    post(dam, "n4", STRIKE)
    dam.execute_sql("UPDATE entry_report SET entry = event, nearest = NULL, likeness = NULL")
    regroup.regroup_grown(dam, since)
    assert len(entries(dam)) == 5, "one new article in five changes little"
    post(dam, "n5", STRIKE.replace("3 March", "9 March"))
    regroup.regroup_grown(dam, since)
    assert sorted(map(len, entries(dam))) == [1, 2, 3]


@pytest.mark.parametrize(("day", "reports"), [("2025-03", [["n0"]]), ("2025", [])])
def test_a_founder_that_returns_with_the_date_of_a_month_or_year_leaves_its_entry_to_the_others(
    dam: Database, day: str, reports: list[list[str]]
) -> None:
    founder, article = next(event for event, name in names(dam).items() if name == "n0"), article_of(dam, "n0")
    assert collections.remove_article(dam, "dam", article)
    assert correct(dam, founder, {"date": date_json(edtf.date_of(day))}, DESK)
    assert collections.put_article(dam, "dam", article)
    assert founder not in dict(dam.execute_sql("SELECT id, event FROM merged_entry").fetchall())
    assert [found["reported_by"]["reports"] for found in facts(dam)] == [2]
    assert sorted(map(sorted, entries(dam))) == [*reports, ["n1"], ["n2", "n3"]]
    assert len(representing(dam)) == 3


def test_a_report_that_does_not_merge_any_more_stands_in_the_timeline_for_itself(dam: Database) -> None:
    dam.execute_sql(f"DELETE FROM term_vectors WHERE article_id = '{article_of(dam, 'n2')}'")
    list(regroup.regroup(dam))
    assert entries(dam) == [["n0", "n3"], ["n1"]]
    assert "n2" in representing(dam)


@pytest.mark.parametrize(
    ("announced", "happened"),
    [
        (
            "The regional court will hear the Orle dam case on 3 March.",
            "The regional court heard the Orle dam case on Monday.",
        ),
        ("Rescuers will blow up the Orle dam on 3 March.", "Rescuers blew up the Orle dam on Monday."),
        (
            "The council will close the Orle dam road on Monday, 3 March 2025.",
            "The council closed the Orle dam road on Monday.",
        ),
    ],
)
def test_what_happened_represents_an_entry_that_was_announced(store: Database, announced: str, happened: str) -> None:
    collections.put(store, "dam", {}, None)
    post(store, "announced", announced, "2025-02-27")
    post(store, "happened", happened, "2025-03-04")
    assert entries(store) == [["announced", "happened"]]
    assert representing(store) == ["happened"]
