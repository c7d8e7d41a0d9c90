"""What is stored for years, or done rarely, at each edge: length classes, the next migration."""

from __future__ import annotations

import datetime as dt

import pytest

from service.config.settings import Settings
from service.store import migrate, word_ids
from service.store.database import Database, OutcomeUnknown, Unavailable, connect, writing
from tests.store.rows import event_row

START = dt.date(2001, 1, 1)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("days", "length"),
    [
        (1, 0),
        (2, 1),
        (31, 1),
        (32, 2),
        (365, 2),
        (366, 3),
        (367, 4),
        (3_653, 4),
        (3_654, 5),
        (36_525, 5),
    ],
)
def test_the_length_class_of_an_event_is_the_one_that_older_rows_have(days: int, length: int) -> None:
    event = event_row(start_on=START, end_before=START + dt.timedelta(days=days))
    assert event.columns("sqlite", None)["lasting"] == length
    assert word_ids.length_class(event.indexed.first_id) == length


@pytest.mark.only("sqlite")
def test_the_migrations_to_do_and_the_one_to_undo_are_named_without_doing_them(empty_settings: Settings) -> None:
    database = connect(empty_settings.database_url)
    assert migrate.would_undo(database) == []
    names = migrate.would_apply(database)
    assert names == sorted(names) != []
    assert migrate.up(database) == names
    assert migrate.would_apply(database) == []
    for name in reversed(names[-2:]):
        assert migrate.would_undo(database) == [name]
        assert migrate.down(database) == [name]
    assert migrate.would_apply(database) == names[-2:]
    database.close()


@pytest.mark.only("postgresql")
def test_a_write_that_cannot_begin_has_a_known_outcome(store: Database, settings: Settings) -> None:
    short_timeout = connect(settings.database_url, busy_timeout=1)
    with writing(store), pytest.raises(Unavailable) as error, writing(short_timeout):
        pass
    assert not isinstance(error.value, OutcomeUnknown)
