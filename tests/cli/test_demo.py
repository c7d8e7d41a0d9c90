"""What the demonstration prints, and that it talks to no other service than its own."""

from __future__ import annotations

import io
import socket
from typing import Any

import pytest
from flask.testing import FlaskClient
from rich.console import Console

from service.cli.demo import run
from service.cli.serve import ServingError
from service.config.settings import Settings

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored

ARTICLE = {
    "text": "The bridge opened in 1962. It will close next Wednesday at 6 p.m. A [blue] crane arrived on Thursday. "
    "Traffic rose in the third quarter of 2024.",
    "published_at": "2025-03-13",
    "source": "Port Lennon Courier",
}


@pytest.fixture
def entries(client: FlaskClient) -> list[dict[str, Any]]:
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    found: list[dict[str, Any]] = client.get("/v1/timeline").get_json()["entries"]
    return found


def printed(entries: list[dict[str, Any]], width: int) -> str:
    paper = run.console(width)
    paper.file = io.StringIO()
    run.show(entries, 1, "http://127.0.0.1:8000", paper)
    return paper.file.getvalue()


def test_dates_are_written_for_people(entries: list[dict[str, Any]]) -> None:
    assert [run.when(entry) for entry in entries] == ["1962", "2024-Q3", "2025-03-13 ?", "2025-03-19 18:00"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_table_is_as_wide_as_the_paper(entries: list[dict[str, Any]], width: int) -> None:
    table = printed(entries, width).partition("were new")[0].splitlines()[:-1]
    assert len(table) > len(entries)
    assert max(map(len, table)) == width


def test_news_is_no_markup(entries: list[dict[str, Any]]) -> None:
    assert "[blue]" in printed(entries, 200)


def test_every_call_stands_on_one_line(entries: list[dict[str, Any]]) -> None:
    lines = [line.strip() for line in printed(entries, 60).splitlines()]
    assert set(run.calls("http://127.0.0.1:8000")) <= set(lines)


def test_articles_without_a_source_are_shown(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"text": "It met on Sunday.", "published_at": "2025-03-13"})
    assert "2025-03-09" in printed(client.get("/v1/timeline").get_json()["entries"], 80)


def test_another_service_on_the_port_is_left_alone(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.2)
        taken = Settings(database_url=settings.database_url, port=other.getsockname()[1])
        with pytest.raises(ServingError, match="Address already in use"):
            run.run(taken)
        with pytest.raises(TimeoutError):
            other.accept()


def test_a_console_without_a_terminal_has_the_width_of_paper() -> None:
    assert isinstance(run.console(), Console)
    assert run.console().width == 110
