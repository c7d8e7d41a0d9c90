"""``timeline regroup`` prints each report that changes entry, and a line for each collection."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.config.settings import Settings
from service.store.database import Database
from tests.articles.test_grouping import dam as dam  # a fixture
from tests.articles.test_grouping import names

pytestmark = pytest.mark.only("sqlite")  # tests/articles regroups on both databases


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["regroup", *arguments])


@pytest.fixture(autouse=True)
def _environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)


def entry_of(store: Database) -> dict[str, str]:
    """Return the entry of each report."""
    return dict(store.execute_sql("SELECT event, entry FROM entry_report").fetchall())


def test_reports_that_change_entry_are_printed(dam: Database) -> None:
    event = {name: event for event, name in names(dam).items()}
    right = entry_of(dam)
    dam.execute_sql(f"DELETE FROM entry_report WHERE event = '{event['n1']}'")
    dam.execute_sql(f"UPDATE entry_report SET entry = '{event['n2']}' WHERE event = '{event['n2']}'")
    dry = run("--dry-run")
    assert (dry.exit_code, dry.stderr) == (0, "timeline: dam: 4 reports, 2 entries before, 2 to be\n")
    done = run("--collection", "dam")
    assert (done.exit_code, done.stderr) == (0, "timeline: dam: 4 reports, 2 entries before, 2 now\n")
    assert done.stdout == dry.stdout
    assert sorted(done.stdout.splitlines()) == sorted(
        [
            f"dam  {event['n1']}: none -> {right[event['n1']]}",
            f"dam  {event['n2']}: {event['n2']} -> {right[event['n2']]}",
        ]
    )
    assert entry_of(dam) == right


def test_a_collection_that_does_not_exist(dam: Database) -> None:
    done = run("--collection", "none")
    assert (done.exit_code, done.stderr) == (1, "timeline: --collection 'none' does not exist\n")
