"""``timeline resolve``: the service's own report of a file, shown in a terminal or as JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style

from service.cli import main
from service.cli.resolve import show
from tests.api.test_feed import RSS
from tests.api.test_html import PAGES
from tests.api.test_plain import PAGE


def _run(*arguments: str | Path, stdin: bytes | None = None, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["resolve", *map(str, arguments)], input=stdin, color=color)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_shown_with_its_events_and_dropped_lines(page: Path) -> None:
    result = _run(page)
    assert result.exit_code == 0, result.output
    shown = [" ".join(line.split()) for line in result.output.splitlines()]
    assert shown[0] == "Harbour bridge closed after crack is found"
    assert shown[1] == "read against 2025-03-11 (dateline): the dateline “KARACHI, March 11 —”"
    assert any(line.startswith("2025-03-09 happened inferred Sunday") for line in shown)
    assert "“- Advertisement -spot_img”: an advertisement" in shown
    assert "\x1b" not in result.output, "no colours outside a terminal"


def test_json_output_is_the_report_of_the_service(page: Path, client: FlaskClient) -> None:
    result = _run(page, "--json", "--published-at", "2025-03-13")
    query = {"published_at": "2025-03-13", "explain": "full"}
    served = client.post("/v1/resolve", data=page.read_bytes(), content_type="text/plain", query_string=query)
    assert json.loads(result.output) == served.get_json()


def test_the_media_type_is_detected_by_name_or_first_bytes(tmp_path: Path) -> None:
    html = PAGES / "01-json-ld.html"
    feed = tmp_path / "feed.rss"
    feed.write_text(RSS, encoding="utf-8")
    posted = tmp_path / "article.json"
    posted.write_text(json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"}), encoding="utf-8")
    assert "2025-03-09" in _run(html).output
    assert "2025-03-09" in _run(stdin=html.read_bytes()).output
    assert "not read: published_at" in " ".join(_run(feed).output.split())
    assert "2025-03-09" in _run(stdin=RSS.encode()).output
    assert "2025-03-09" in _run(posted).output
    assert "2025-03-02" in _run(posted, "--published-at", "2025-03-05").output
    latin = "Café: it met on Sunday.".encode("cp1252")
    typed = _run("--type", "text/plain; charset=windows-1252", "--published-at", "2025-03-13", stdin=latin)
    assert "Café: it met on Sunday." in typed.output


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"It met on Sunday.", "published_at: is missing"),
        (b"", "text: must not be empty"),
        (b"%PDF-1.7", "the body is a PDF file"),
        (b"caf\xe9", "is not UTF-8"),
        (b'<?xml version="1.0"?><x/>', "neither RSS nor Atom"),
    ],
)
def test_a_rejected_file_is_a_one_line_error(body: bytes, message: str) -> None:
    result = _run(stdin=body)
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_invalid_json_is_a_one_line_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    for body in ("{", "[]", '{"text": "x"}'):
        path.write_text(body, encoding="utf-8")
        for options in ((), ("--published-at", "2025-03-33")):
            result = _run(path, *options)
            assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_control_characters_are_replaced() -> None:
    body = b"\x1b[2J\r\nIt met on Sunday.\r\n\r\nIt meets in April, \x07he said."
    result = _run("--published-at", "2025-03-13", stdin=body)
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
    assert "2025-04" in result.output


def test_a_tab_is_shown_as_a_blank() -> None:
    result = _run("--published-at", "2025-03-13", stdin=b"The town\tmet on Sunday.")
    assert "\N{REPLACEMENT CHARACTER}" not in result.output
    assert "The town met on Sunday." in " ".join(result.output.split())


def shown(report: dict[str, Any], posted_text: str = "") -> str:
    """Return what a terminal gets."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=200)
    show(console, report, posted_text)
    return cast("io.StringIO", console.file).getvalue()


def test_a_terminal_shows_each_kind_of_words_in_its_style(client: FlaskClient) -> None:
    text = "Advertisement\n\nIt rained on 3 March 2025 and on Sunday. It may rain next Friday, or in 3 days.\n"
    query = {"published_at": "2025-03-13", "explain": "full"}
    report = client.post("/v1/resolve", data=text, content_type="text/plain", query_string=query).get_json()
    output = shown(report, text)
    styles = {"3 March 2025": "bold green", "Sunday": "bold cyan", "may": "dim strike", "Advertisement": "dim"}
    for words, style in {**styles, "next Friday": "bold yellow"}.items():
        assert Style.parse(style).render(words, color_system=ColorSystem.STANDARD) in output, words


def test_a_terminal_shows_why_a_file_is_not_read_without_highlighting() -> None:
    assert shown({"detail": "published_at: [b]2025[/b] is too short"}) == (
        "\x1b[31mnot read:\x1b[0m published_at: [b]2025[/b] is too short\n"
    )


def report_of(client: FlaskClient) -> Any:
    query = {"published_at": "2025-03-13", "explain": "full"}
    body = "The town met on Sunday."
    return client.post("/v1/resolve", data=body, content_type="text/plain", query_string=query).get_json()


@pytest.mark.parametrize("number", [*range(32), *range(127, 160)])
def test_each_control_character_but_tab_and_line_feed_is_replaced(client: FlaskClient, number: int) -> None:
    kept = {"\t": " ", "\n": "\n", "\r": " "}.get(chr(number), "\N{REPLACEMENT CHARACTER}")
    assert f"The town{kept}met on " in shown(report_of(client), f"The town{chr(number)}met on Sunday.")


@pytest.mark.parametrize("character", [" ", "~", "\xa0", "é", "\N{REPLACEMENT CHARACTER}"])
def test_other_characters_are_shown(client: FlaskClient, character: str) -> None:
    assert f"The town{character}met on " in shown(report_of(client), f"The town{character}met on Sunday.")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), {"date": "2025-03-13", "edtf": "2025-03-04", "url": None, "language": "en"}),
        (("--timezone", "Asia/Tokyo"), {"date": "2025-03-14"}),
        (("--published-at", "2025-04-01"), {"date": "2025-04-01"}),
        (("--date-order", "MDY"), {"edtf": "2025-03-04"}),
        (("--date-order", "DMY"), {"edtf": "2025-04-03"}),
        (("--language", "fr"), {"language": "fr"}),
        (("--url", "https://post.example/1"), {"url": "https://post.example/1"}),
    ],
)
def test_each_option_has_an_effect(options: tuple[str, ...], found: dict[str, str | None]) -> None:
    given = ("--published-at", "2025-03-13T20:00:00Z", "--type", "text/plain", "--json")
    done = _run(*given, *options, stdin=b"The old bridge was closed by the council on 3/4/25.")
    report = json.loads(done.stdout)
    shown = {
        "date": report["anchor"]["date"],
        "edtf": report["events"][0]["date"]["edtf"] if report["events"] else None,
        "url": report["article"]["url"],
        "language": report["article"]["language"],
    }
    assert {name: shown[name] for name in found} == found
