"""Reports of a month, a week or a weekend: which entries of days they join, and what becomes of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from service.articles import collections, ingest, regroup
from service.articles.correcting import correct
from service.articles.entry_editing import EntryEditor
from service.articles.identity import article_id
from service.articles.reading import read_article
from service.articles.reread import reread
from service.articles.stored import new_article
from service.events.representation import date_json
from service.store import entry_reports
from service.store.database import Database
from service.timex import edtf
from tests.articles.test_grouping import BROKE, STRIKE, article_of, entries, facts, names, post, representing
from tests.articles.test_growing import FLOOD, inconsistent, redirected
from tests.conftest import DESK, draft

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of grouping cover the statements

IN_MARCH = "The Orle dam broke in March 2025 after weeks of rain and flooded a valley."
#: The entry of all that tells how the dam broke.
ALL = ["n0", "n2", "n3", "n9"]


@pytest.fixture
def dam(store: Database) -> Database:
    """A store with the collection "dam": three reports of one happening on a day, and one of another."""
    collections.put(store, "dam", {}, None)
    for number, text in enumerate((BROKE[0], STRIKE, *BROKE[1:])):
        post(store, f"n{number}", text)
    return store


def post_late(store: Database, text: str = IN_MARCH, name: str = "n9") -> str:
    return post(store, name, text, "2025-05-20")


def rows(store: Database) -> list[Any]:
    return list(entry_reports.of_collection(store, "dam").values())


def event_of(store: Database, name: str) -> str:
    return next(event for event, article in names(store).items() if article == name)


@pytest.mark.parametrize(
    "text",
    [
        IN_MARCH,
        "The Orle dam broke two months ago after weeks of rain and flooded a valley.",
        "Early in March 2025 the Orle dam broke after weeks of rain and flooded a valley.",
    ],
)
def test_a_report_of_a_month_joins_what_several_reports_of_a_day_tell(dam: Database, text: str) -> None:
    late = post_late(dam, text)
    assert entries(dam) == [ALL, ["n1"]]
    assert representing(dam) == ["n0", "n1"], "the date of the day comes before that of the month"
    assert facts(dam) == [{"reported_by": {"reports": 4, "articles": 4, "sources": 4}, "dates": []}]
    row = entry_reports.of_events(dam, "dam", [late])[late]
    assert (row.start_on.isoformat(), row.delay, row.is_coarse) == ("2025-03-03", 78, True)


@pytest.mark.parametrize(
    "text",
    [
        "Ministers opened a market below the Orle dam in March 2025.",
        "The Orle dam broke in April 2025 after weeks of rain and flooded a valley.",
        "The Orle dam broke in 2025 after weeks of rain and flooded a valley.",
    ],
)
def test_a_report_that_tells_another_happening_month_or_year_stays_alone(dam: Database, text: str) -> None:
    post_late(dam, text)
    assert not any("n9" in entry for entry in entries(dam) if len(entry) > 1)
    assert "n9" in representing(dam)


def test_what_two_reports_tell_takes_in_no_report_of_a_month(dam: Database) -> None:
    assert ingest.delete_article(dam, article_of(dam, "n3"))
    post_late(dam)
    assert entries(dam) == [["n0", "n2"], ["n1"], ["n9"]]


def test_a_report_of_a_month_that_came_first_joins_when_the_collection_is_regrouped(store: Database) -> None:
    collections.put(store, "dam", {}, None)
    for name, text in (("n9", IN_MARCH), ("n0", BROKE[0]), ("n2", BROKE[1]), ("n3", BROKE[2])):
        post(store, name, text, "2025-05-20" if name == "n9" else "2025-03-05")
    assert representing(store) == ["n0", "n9"]
    (dry,) = regroup.regroup(store, dry_run=True)
    late = event_of(store, "n9")
    assert [(event, before) for event, before, _ in dry.moved] == [(late, late)]
    assert entries(store) == [["n0", "n2", "n3"], ["n9"]]
    list(regroup.regroup(store))
    assert entries(store) == [ALL]
    assert representing(store) == ["n0"]
    (again,) = regroup.regroup(store, dry_run=True)
    assert again.moved == ()


@pytest.mark.parametrize("is_late", [True, False])
def test_a_bulk_import_compares_a_report_of_a_month_with_the_lines_above_it(store: Database, is_late: bool) -> None:
    collections.put(store, "dam", {}, None)
    days = [(f"n{number}", text, "2025-03-05") for number, text in ((0, BROKE[0]), (2, BROKE[1]), (3, BROKE[2]))]
    month = [("n9", IN_MARCH, "2025-05-20")]
    drafts = [
        draft(text, day, external_id=name, collections=["dam"], source=f"Paper {name}")
        for name, text, day in (days + month if is_late else month + days)
    ]
    ingest.store_all(store, [new_article(read_article(one, article_id(one))) for one in drafts])
    assert entries(store) == ([ALL] if is_late else [ALL[:3], ALL[3:]])


def test_new_reports_are_not_compared_with_reports_of_a_month(dam: Database) -> None:
    late = post_late(dam)
    compared = entry_reports.of_days(dam, "dam", [date(2025, 3, 3)])
    assert [row.event for row in compared] == sorted(names(dam).keys() - {late})
    assert entry_reports.counts_of_days(dam, "dam", [date(2025, 3, 3)]) == {date(2025, 3, 3): 4}


def test_a_report_of_a_month_leaves_with_its_article(dam: Database) -> None:
    post_late(dam)
    assert ingest.delete_article(dam, article_of(dam, "n9"))
    assert entries(dam) == [["n0", "n2", "n3"], ["n1"]]
    assert facts(dam)[0]["reported_by"]["reports"] == 3


def test_a_report_of_a_month_represents_an_entry_whose_other_reports_are_deleted(dam: Database) -> None:
    post_late(dam)
    (before,) = dam.execute_sql("SELECT id FROM merged_entry").fetchall()
    for name in ("n0", "n2", "n3"):
        assert ingest.delete_article(dam, article_of(dam, name))
    assert dam.execute_sql("SELECT id FROM merged_entry").fetchall() == [before]
    assert representing(dam) == ["n1", "n9"]
    list(regroup.regroup(dam))
    assert representing(dam) == ["n1", "n9"]


@pytest.mark.parametrize(
    ("edtf_text", "is_inside"),
    [
        ("2025-03-01/2025-03-09", True),
        ("2025-03-03/2025-03-09", True),
        ("2025-03-04/2025-03-09", False),
        ("2025-03-01/2025-03-02", False),
        ("2025-03-01/2025-03-03", True),
        ("2025-04", False),
    ],
)
def test_a_corrected_date_leaves_the_entry_unless_it_includes_its_day(
    dam: Database, edtf_text: str, is_inside: bool
) -> None:
    event = post_late(dam)
    assert correct(dam, event, {"date": date_json(edtf.date_of(edtf_text))}, DESK)
    assert (["n9"] in entries(dam)) is not is_inside
    assert ("n9" in representing(dam)) is not is_inside


@pytest.mark.parametrize(
    ("edtf_text", "is_report"), [("2025-03-01/2025-03-31", True), ("2025-03-01/2025-04-01", False)]
)
def test_what_lasts_longer_than_a_month_is_a_report_of_no_entry(dam: Database, edtf_text: str, is_report: bool) -> None:
    event = post_late(dam)
    assert correct(dam, event, {"date": date_json(edtf.date_of(edtf_text))}, DESK)
    assert any("n9" in entry for entry in entries(dam)) is is_report
    assert ("n9" in representing(dam)) is not is_report


@pytest.mark.parametrize(
    ("text", "is_report"),
    [
        ("The Orle dam broke in March 2025.", True),
        ("Prices rose 2.1 percent in March 2025.", False),  # a figure of the month
        ("Prices rose 2.1 percent on 3 March 2025.", True),
    ],
)
def test_of_a_month_only_what_happened_is_a_report(store: Database, text: str, is_report: bool) -> None:
    collections.put(store, "dam", {}, None)
    post(store, "n1", text)
    assert bool(entries(store)) is is_report


def test_another_reading_changes_nothing(dam: Database) -> None:
    post_late(dam)
    before = rows(dam)
    list(reread(dam, DESK))
    assert ingest.patch(dam, article_of(dam, "n9"), {"text": f"{IN_MARCH} It was repaired."}, DESK)
    assert rows(dam) == before


def test_reports_of_a_month_follow_as_their_day_grows(dam: Database) -> None:
    late = post_late(dam)
    dam.execute_sql(f"UPDATE entry_report SET entry = event, nearest = NULL WHERE event <> '{late}'")
    for number, text in enumerate((FLOOD, *BROKE), start=4):
        post(dam, f"n{number}", text)
    joined = next(row for row in rows(dam) if row.event == late)
    nearest = next(row for row in rows(dam) if row.event == joined.nearest)
    assert joined.entry == nearest.entry
    assert inconsistent(dam) == []
    assert redirected(dam) == set()


def test_what_an_editor_splits_off_stays_alone(dam: Database) -> None:
    late = post_late(dam)
    (merged,) = dam.execute_sql("SELECT id FROM merged_entry").fetchone()
    assert EntryEditor(dam, "dam", DESK).split(merged, [late]) == late
    assert entries(dam) == [["n0", "n2", "n3"], ["n1"], ["n9"]]
    for number, text in enumerate((FLOOD, *BROKE), start=4):
        post(dam, f"n{number}", text)
    list(regroup.regroup(dam))
    assert ["n9"] in entries(dam)
    assert "n9" in representing(dam)
    EntryEditor(dam, "dam", DESK).undo(late)
    assert ["n9"] not in entries(dam)


def test_a_report_of_a_month_that_came_first_joins_only_when_the_collection_is_regrouped(store: Database) -> None:
    for slug in ("dam", "orle"):
        collections.put(store, slug, {}, None)
    late = post(store, "n9", IN_MARCH, "2025-05-20")
    for number, text in enumerate(BROKE):
        post(store, f"n{number}", text)
    revision = collections.revision(store, "dam")
    assert correct(store, late, {"hidden": None}, DESK)
    assert collections.put_article(store, "orle", article_of(store, "n9"))
    assert collections.revision(store, "dam") == revision
    assert "n9" in representing(store)
    assert ["n0", "n1", "n2"] in entries(store)
