"""``timeline story`` prints the key days of a collection."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.test_story import dam as dam  # a fixture
from tests.api.test_story import post
from tests.cli.test_timeline import run

pytestmark = pytest.mark.only("sqlite")  # the command prints what the API answers


@pytest.fixture(autouse=True)
def _environment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", app.config["TIMELINE"].database_url)


def test_a_story_reads_like_a_chronology(dam: FlaskClient) -> None:
    done = run("story", "dam", width=200)
    assert done.exit_code == 0, done.output
    lines = [line.strip() for line in done.output.splitlines() if line.strip()]
    assert lines[0] == "3 March 2025  3 articles, 2 sources"
    assert "dam broke" in lines[1] or "dam, which broke" in lines[1]
    assert lines[1].endswith(("(Valley News)", "(The Quay)"))
    assert lines[2] == "5 March 2025  3 articles, 2 sources"


def test_a_story_has_the_dates_of_the_locale(dam: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_LOCALE", "fr")
    assert run("story", "dam", width=200).output.startswith("3 mars 2025  ")
    monkeypatch.setenv("TIMELINE_LOCALE", "auto")
    assert run("story", "dam", width=200).output.startswith("3 March 2025  ")


def test_the_options_are_the_parameters_of_the_api(dam: FlaskClient) -> None:
    done = run("story", "dam", "--days", "1", "--from", "2025-03-06", "--min-sources", "1")
    assert done.output.startswith("6 March 2025  1 article, 1 source\n")
    assert "must be between 1 and 1000" in run("story", "dam", "--days", "0").stderr
    assert "collection 'none' does not exist" in run("story", "none").stderr


def test_longer_periods_follow_the_days(dam: FlaskClient) -> None:
    for number in range(3):
        post(dam, f"month-{number}", "2025-05-01", f"The army repaired the Orle dam in April 2025, part {number}.")
    *_, heading, period = run("story", "dam", width=200).output.strip().splitlines()
    assert heading.strip() == "Longer periods"
    assert period.strip().startswith("April 2025: The army repaired the Orle dam in April 2025, part ")


def test_a_story_without_days_says_so(client: FlaskClient) -> None:
    client.put("/v1/collections/empty", json={})
    assert run("story", "empty").output == "No day has enough reports. Try --days 10.\n"
