"""Days of a collection that are formed again as their reports double."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from service.articles import collections, growing
from service.articles.entry_editing import EntryEditor
from service.articles.identity import article_id
from service.articles.regroup import regroup
from service.articles.replacing import with_ids
from service.store.database import Database
from service.store.entry_reports import ReportRow
from tests.articles.test_grouping import BROKE, STRIKE, entries, post
from tests.conftest import DESK, draft

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of grouping cover the statements

STRIKES = (
    STRIKE,
    "A strike of train drivers over pay began on 3 March 2025.",
    "On 3 March 2025 train drivers stopped work in a strike over pay.",
    "Drivers of trains, on strike over pay since 3 March 2025, met the minister.",
)
FLOOD = "Rain that broke the Orle dam flooded a valley on 3 March 2025, a report found."


@pytest.fixture
def dam(store: Database) -> Database:
    """A store with the empty collection "dam"."""
    collections.put(store, "dam", {}, None)
    return store


def post_all(store: Database) -> list[str]:
    """Post four reports of each of two happenings in turn, and return their events."""
    texts = [text for pair in zip((*BROKE, FLOOD), STRIKES, strict=True) for text in pair]
    return [post(store, f"n{number}", text) for number, text in enumerate(texts)]


def inconsistent(store: Database) -> list[str]:
    """Return the founders that are reports of another entry than the one that has their id."""
    rows = store.execute_sql(
        "SELECT founder.event FROM entry_report JOIN entry_report AS founder"
        " ON founder.collection_id = entry_report.collection_id AND founder.event = entry_report.entry"
        " WHERE founder.entry <> founder.event"
    )
    return [event for (event,) in rows.fetchall()]


def redirected(store: Database) -> set[str]:
    """Return the ids of entries that exist and yet lead to other ones."""
    rows = store.execute_sql(
        "SELECT entry_decision.event FROM entry_decision JOIN merged_entry ON merged_entry.id = entry_decision.event"
        " WHERE entry_decision.change = 0"
    )
    return {event for (event,) in rows.fetchall()}


def row(event: str, entry: str, **changes: Any) -> ReportRow:
    return ReportRow(event, "a", entry, dt.date(2025, 3, 3), "en", 0, b"")._replace(**changes)


@pytest.mark.parametrize(
    ("rows", "stored", "expected"),
    [
        ([row("z", "a"), row("c", "b")], {"z": "x", "c": "x"}, {"z": "x", "c": "b"}),  # of two heirs, the first id
        ([row("a", "a"), row("c", "b"), row("d", "b")], {"a": "x", "c": "x"}, {"a": "a", "c": "x", "d": "x"}),
        ([row("a", "a"), row("b", "a")], {"a": "x", "b": "y"}, {"a": "x", "b": "x"}),
        ([row("a", "a"), row("b", "a")], {"a": "b"}, {"a": "b", "b": "b"}),
        ([row("a", "a"), row("b", "b")], {"a": "b"}, {"a": "a", "b": "b"}),  # the founder of the old id is elsewhere
        ([row("a", "a", is_fixed=True)], {"a": "x"}, {"a": "a"}),
        ([row("a", "a")], {}, {"a": "a"}),
    ],
)
def test_the_larger_entry_and_then_the_first_keeps_an_id(
    rows: list[ReportRow], stored: dict[str, str], expected: dict[str, str]
) -> None:
    before = {event: row(event, entry) for event, entry in stored.items()}
    assert {each.event: each.entry for each in with_ids(rows, before)} == expected


def test_posted_articles_end_in_the_entries_that_regrouping_forms(dam: Database) -> None:
    post_all(dam)
    assert [len(entry) for entry in entries(dam)] == [4, 4]
    (result,) = regroup(dam, collection="dam", dry_run=True)
    assert result.moved == ()


@pytest.mark.parametrize("again", ["put", "posted"])
def test_articles_put_into_another_collection_form_its_days_only(
    dam: Database, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    texts = [text for pair in zip((*BROKE, FLOOD), STRIKES, strict=True) for text in pair]
    post_all(dam)
    collections.put(dam, "orle", {}, None)
    formed = []
    form = growing._form
    monkeypatch.setattr(growing, "_form", lambda store, slug, *rest: (formed.append(slug), form(store, slug, *rest)))
    for number, text in enumerate(texts):
        if again == "put":
            assert collections.put_article(dam, "orle", article_id(draft(text, "2025-03-05", external_id=f"n{number}")))
        else:
            post(dam, f"n{number}", text, collections=["dam", "orle"])
    assert formed == ["orle", "orle"]
    rows = dam.execute_sql("SELECT collection_id, event, entry FROM entry_report ORDER BY event").fetchall()
    of_dam, of_orle = ([row[1:] for row in rows if row[0] == slug] for slug in ("dam", "orle"))
    assert of_dam == of_orle


def test_a_day_is_formed_at_every_power_of_two(dam: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    formed = []
    monkeypatch.setattr(growing, "_form", lambda _, slug, day, _subject: formed.append((slug, day.isoformat())))
    for number in range(9):
        post(dam, f"n{number}", BROKE[number % 3])
        if number in (2, 3, 6, 7):
            assert len(formed) == {2: 0, 3: 1, 6: 1, 7: 2}[number]
    assert set(formed) == {("dam", "2025-03-03")}


@pytest.mark.parametrize(("most", "times"), [(3, 0), (4, 1), (7, 1), (8, 2)])
def test_a_day_beyond_the_bound_is_not_formed(
    dam: Database, monkeypatch: pytest.MonkeyPatch, most: int, times: int
) -> None:
    formed: list[str] = []
    monkeypatch.setattr(growing, "MOST", most)
    monkeypatch.setattr(growing, "_form", lambda _, slug, *__: formed.append(slug))
    post_all(dam)
    assert len(formed) == times


def test_what_an_editor_has_merged_or_split_stays_as_the_day_grows(dam: Database) -> None:
    first, strike = post(dam, "a", BROKE[0]), post(dam, "b", STRIKES[0])
    EntryEditor(dam, "dam", DESK).merge(first, [strike])
    post_all(dam)
    together = next(entry for entry in entries(dam) if "a" in entry)
    assert "b" in together
    assert inconsistent(dam) == []


def test_an_entry_with_reports_of_two_days_keeps_its_id_as_its_day_grows(dam: Database) -> None:
    post(dam, "a", BROKE[0])
    post(dam, "z", BROKE[1].replace("3 March", "4 March"))
    before = dam.execute_sql("SELECT id FROM merged_entry").fetchall()
    post_all(dam)
    assert set(before) <= set(dam.execute_sql("SELECT id FROM merged_entry").fetchall())
    assert next(entry for entry in entries(dam) if "z" in entry)[0] == "a"


def test_a_report_that_is_alone_on_its_day_stays_in_the_entry_of_another_day_as_its_day_grows(dam: Database) -> None:
    post(dam, "z", BROKE[0].replace("3 March", "4 March"))
    post(dam, "a", BROKE[1])
    for number, text in enumerate(STRIKES):
        post(dam, f"n{number}", text)
    assert ["z", "a"] in entries(dam)


def test_reports_of_one_day_leave_the_entry_of_another_day_as_their_day_grows(dam: Database) -> None:
    post(dam, "z", BROKE[0].replace("3 March", "4 March"))
    for number, text in enumerate((*BROKE, *STRIKES)):
        post(dam, f"n{number}", text)
    assert ["z"] in entries(dam)
    assert [sorted(entry) for entry in entries(dam)] == [["n0", "n1", "n2"], ["n3", "n4", "n5", "n6"], ["z"]]


@pytest.mark.parametrize("seed", [1, 2])
def test_ids_and_redirects_agree_however_days_grow(dam: Database, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(40):
        text = chance.choice((*BROKE, FLOOD, *STRIKES))
        post(dam, f"n{number}", text.replace("3 March", f"{chance.choice((2, 3, 3, 4))} March"))
    assert inconsistent(dam) == []
    assert redirected(dam) == set()


def _row(event: str, entry: str, **fields: Any) -> ReportRow:
    return ReportRow(event, f"a_{event}", entry, dt.date(2025, 3, 3), "en", 1, b"", **fields)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("row", "followed"),
    [
        (_row("e", "e_old", nearest="near"), ("e_of_near", "near")),
        (_row("e", "founder", nearest="near"), ("e_of_near", "near")),
        (_row("e", "founder", nearest="lost"), ("e_of_founder", "lost")),
        (_row("e", "founder"), ("e_of_founder", None)),
        (_row("e", "e_old", nearest="lost", likeness=600), ("e", None)),
        (_row("e", "e_old", nearest="near", is_fixed=True), ("e_old", "near")),
    ],
)
def test_a_coarse_report_follows_the_report_that_it_joined_or_its_founder(
    row: ReportRow, followed: tuple[str, str | None]
) -> None:
    [found] = growing._following([row], {"near": "e_of_near", "founder": "e_of_founder"})
    assert (found.entry, found.nearest) == followed
    assert found.likeness == (row.likeness if found.nearest else None)
