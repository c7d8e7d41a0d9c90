"""A first look: the real service under gunicorn, the sample articles over HTTP, and the timeline as a table."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib import resources
from typing import Any

from rich.console import Console
from rich.table import Table

from service.settings import Settings

_PATIENCE = 30.0
_TABLE_ROWS = 100


class DemoError(Exception):
    """The demonstration cannot go on: one clear line."""


def samples() -> list[dict[str, Any]]:
    """The sample articles, as a client would post them."""
    folder = resources.files("service") / "samples"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name)
    return [json.loads(one.read_text(encoding="utf-8")) for one in files]


def run(settings: Settings) -> None:
    """Start the service, post the samples, print the timeline and what to try, stop. Raises DemoError."""
    base = f"http://{settings.host}:{settings.port}"
    with subprocess.Popen([sys.executable, "-m", "service.cli", "serve"]) as service:  # noqa: S603 - ourselves
        try:
            _wait_until_up(service, base)
            added = sum(_post(base, article) for article in samples())
            entries = _timeline(base)
            _show(entries, added, base)
        finally:
            service.terminate()


def _wait_until_up(service: subprocess.Popen[bytes], base: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if service.poll() is not None:
            raise DemoError("the service did not start (the line above says why)")
        try:
            with urllib.request.urlopen(f"{base}/__heartbeat__", timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise DemoError(f"the service did not answer at {base} within {_PATIENCE:.0f} seconds")


def _post(base: str, article: dict[str, Any]) -> bool:
    """Post an article; whether it was new."""
    body = json.dumps(article).encode()
    request = urllib.request.Request(f"{base}/v1/articles", data=body, headers={"Content-Type": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 201)
    except urllib.error.HTTPError as error:
        raise DemoError(f"{article['title']!r} was refused: {error.read().decode()}") from error


def _timeline(base: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{base}/v1/timeline?limit=500", timeout=30) as answer:  # noqa: S310 - our own address
        entries: list[dict[str, Any]] = json.load(answer)["entries"]
        return entries


def _show(entries: list[dict[str, Any]], added: int, base: str) -> None:
    console = Console(width=None if sys.stdout.isatty() else 110)
    table = Table("date", "words", "what", "article", title=f"The timeline: {len(entries)} events", title_justify="left")
    for entry in entries[:_TABLE_ROWS]:
        mark = "" if entry["certainty"] != "ambiguous" else " ?"
        style = "italic" if entry["status"] == "planned" else None
        table.add_row(_date(entry["date"]) + mark, entry["expression"]["text"], entry["summary"], entry["article"]["source"], style=style)
    console.print(table)
    if len(entries) > _TABLE_ROWS:
        console.print(f"… and {len(entries) - _TABLE_ROWS} more. ", end="")
    console.print(f"{added} articles were new. Italic: planned. A question mark: another reading is live.\n")
    console.print("Serve the same database with:  make run     Then try:")
    for call in calls(base):
        console.print("  " + call, soft_wrap=True, highlight=False)


def _date(date: dict[str, Any]) -> str:
    """EDTF, but quarters, halves and seasons as TIMEX3 has them, which more people can read ("2024-Q4")."""
    value: str = date["timex3"] if date["granularity"] in ("quarter", "half", "season") else date["edtf"]
    return value


def calls(base: str) -> list[str]:
    """The calls to try next."""
    body = '{"text": "The council met on Sunday.", "published_at": "2025-03-13"}'
    return [
        f"curl '{base}/v1/timeline?from=2025-03&to=2025-06&limit=5'",
        f"curl -X POST {base}/v1/articles -H 'Content-Type: application/json' -d '{body}'",
        f"curl -X POST '{base}/v1/resolve?explain=full' -H 'Content-Type: application/json' -d '{body}'",
    ]
