"""``timeline new-epoch``: the epoch changes and is printed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from service.cli import main
from service.config.settings import Settings
from service.store import revisions
from service.store.database import Database

pytestmark = pytest.mark.twins_on("postgresql")


def test_the_new_epoch_is_printed(store: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    before = revisions.latest(store).epoch
    done = CliRunner().invoke(main, ["new-epoch"])
    after = revisions.latest(store).epoch
    assert after != before
    assert (done.exit_code, done.stderr) == (0, f"timeline: the epoch of the database is now {after}\n")
