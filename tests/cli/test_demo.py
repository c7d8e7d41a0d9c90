"""What the demonstration prints, and that it never talks to a service that it did not start."""

from __future__ import annotations

import io
import socket
from typing import Any

import pytest
from flask.testing import FlaskClient
from rich.console import Console

from service.cli.common import CommandError
from service.cli.console import plain
from service.cli.demo import table
from service.cli.demo.command import run
from service.config.settings import Settings

pytestmark = pytest.mark.only("sqlite")  # independent of the database

ARTICLE = {
    "text": "The bridge opened in 2023. It will close next Wednesday at 6 p.m. A [blue] crane arrived on Thursday. "
    "Traffic rose in the third quarter of 2024.",
    "published_at": "2025-03-13",
    "source": "Port Lennon Courier",
}


@pytest.fixture
def entries(client: FlaskClient) -> list[dict[str, Any]]:
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    page: dict[str, Any] = client.get("/v1/timeline?kind=all").get_json()
    return list(page["entries"])


def printed(entries: list[dict[str, Any]], width: int) -> str:
    console = plain(width)
    console.file = io.StringIO()
    table.show(entries, 1, "http://127.0.0.1:8000", console)
    return console.file.getvalue()


def test_short_dates_show_granularity_and_doubt(entries: list[dict[str, Any]]) -> None:
    assert [table.short_date(entry) for entry in entries] == ["2023", "2024-Q3", "2025-03-13 ?", "2025-03-19 18:00"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_table_has_the_width_of_the_console(entries: list[dict[str, Any]], width: int) -> None:
    lines = printed(entries, width).partition("New articles")[0].splitlines()
    assert len(lines) > len(entries)
    assert max(map(len, lines)) == width


@pytest.mark.parametrize(("count", "is_said"), [(table.ROWS - 1, False), (table.ROWS, True)])
def test_a_full_table_says_that_it_shows_the_first_events(
    entries: list[dict[str, Any]], count: int, is_said: bool
) -> None:
    output = printed(entries[:1] * count, 200)
    assert f"The timeline: {count} events" in output
    assert ("The table shows the first 100 events." in output) is is_said


def test_a_short_date_has_the_time_zone_or_the_part_of_the_day(client: FlaskClient) -> None:
    text = "The ferry sank at 6 p.m. GMT on 3 March 2025. The mine closed early Monday."
    client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13"})
    entries = client.get("/v1/timeline").get_json()["entries"]
    assert [table.short_date(entry) for entry in entries] == ["2025-03-03 18:00 GMT", "2025-03-10 early morning"]


def test_only_planned_events_are_in_italics(entries: list[dict[str, Any]]) -> None:
    output = io.StringIO()
    terminal = Console(file=output, force_terminal=True, color_system="standard", width=200)
    table.show(entries, 1, "http://127.0.0.1:8000", terminal)
    rows = output.getvalue().partition("New articles")[0].splitlines()
    assert ["\x1b[3m" in row for row in rows if "2025-03-" in row] == [False, True]


def test_square_brackets_in_news_are_not_markup(entries: list[dict[str, Any]]) -> None:
    assert "[blue]" in printed(entries, 200)


def test_each_request_to_try_is_on_one_line(entries: list[dict[str, Any]]) -> None:
    lines = [line.strip() for line in printed(entries, 60).splitlines()]
    assert set(table.requests("http://127.0.0.1:8000")) <= set(lines)


def test_articles_without_a_source_are_shown(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"text": "It met on Sunday.", "published_at": "2025-03-13"})
    assert "2025-03-09" in printed(client.get("/v1/timeline?kind=all").get_json()["entries"], 80)


def test_events_without_an_article_are_shown(client: FlaskClient) -> None:
    event = {"date": {"edtf": "2025-04"}, "status": "planned", "summary": "The ferry returns."}
    assert client.post("/v1/events", json=event).status_code == 201
    assert "The ferry returns." in printed(client.get("/v1/timeline?kind=all").get_json()["entries"], 80)


def test_a_port_in_use_is_an_error_and_is_never_contacted(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.2)
        taken = Settings(database_url=settings.database_url, port=other.getsockname()[1])
        with pytest.raises(CommandError, match="Address already in use"):
            run(taken)
        with pytest.raises(TimeoutError):
            other.accept()
