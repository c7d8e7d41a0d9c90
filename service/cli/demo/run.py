"""A first look: the real service under gunicorn, the sample articles over HTTP, and the timeline as a table.

A client like any other: it knows the HTTP contract and nothing of the engine or the store.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib import resources
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from service.cli import serve
from service.config.settings import Settings

_PATIENCE = 30.0  # seconds until the service must answer
_TABLE_ROWS = 100
_PAPER_WIDTH = 110  # columns where the output is no terminal
_NAMED_IN_TIMEX3 = ("quarter", "half", "season")


class DemoError(Exception):
    """The demonstration cannot go on: one clear line."""


def samples() -> list[dict[str, Any]]:
    """The sample articles, as a client would post them."""
    folder = resources.files("service.cli.demo") / "samples"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name)
    return [json.loads(one.read_text(encoding="utf-8")) for one in files]


def run(settings: Settings) -> None:
    """Start the service, post the samples, print the timeline and what to try, stop.

    Raises DemoError or ServingError, and SystemExit with the service's exit code where it said itself what is wrong.
    """
    serve.refuse_taken_address(settings)  # or another service's heartbeat would be taken for ours
    base = f"http://{settings.host}:{settings.port}"
    quiet = {"TIMELINE_LOG_LEVEL": "warning", **os.environ}
    with subprocess.Popen([sys.executable, "-m", "service.cli", "serve"], env=quiet) as service:
        try:
            _wait_until_up(service, base)
            added = sum(_post(base, article) for article in samples())
            show(_timeline(base), added, base, console())
        finally:
            service.terminate()


def console(width: int | None = None) -> Console:
    """Plain text as wide as the terminal, or as paper where the output goes to a file. News is no markup."""
    return Console(width=width if width or sys.stdout.isatty() else _PAPER_WIDTH, markup=False, highlight=False)


def _wait_until_up(service: subprocess.Popen[bytes], base: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if service.poll() is not None:
            raise SystemExit(service.returncode or 1)
        try:
            with urllib.request.urlopen(f"{base}/__heartbeat__", timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise DemoError(f"the service did not answer at {base} within {_PATIENCE:.0f} seconds")


def _post(base: str, article: dict[str, Any]) -> bool:
    """Post an article; whether it was new."""
    body = json.dumps(article).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{base}/v1/articles", data=body, headers=headers)  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 201)
    except urllib.error.HTTPError as error:
        raise DemoError(f"{article['title']!r} was refused: {error.read().decode()}") from error


def _timeline(base: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{base}/v1/timeline?limit={_TABLE_ROWS}", timeout=30) as answer:  # noqa: S310 - ours
        entries: list[dict[str, Any]] = json.load(answer)["entries"]
        return entries


def show(entries: list[dict[str, Any]], added: int, base: str, paper: Console) -> None:
    """Print a timeline as a table as wide as the paper, then what to try next."""
    title = f"The timeline: {len(entries)} events"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for column, share in {"date": None, "words": 1, "what": 2, "source": 1}.items():
        table.add_column(column, ratio=share)  # a date is never broken; the others share what is left
    for entry in entries:
        what, source = entry["summary"], entry["article"]["source"] or ""
        style = "italic" if entry["status"] == "planned" else None
        table.add_row(when(entry), entry["expression"]["text"], what, source, style=style)
    paper.print(table)
    more = f" The first {_TABLE_ROWS} events are shown." if len(entries) == _TABLE_ROWS else ""
    paper.print(f"{added} articles were new.{more} Italic: planned. A question mark: another reading is live.\n")
    paper.print("Serve the same database with `make run`, then try:")
    for call in calls(base):
        paper.print("  " + call, soft_wrap=True)


def when(entry: dict[str, Any]) -> str:
    """An entry's date in few signs: EDTF (quarters as TIMEX3's "2024-Q4", which more people can read), time of day."""
    date = entry["date"]
    words = [date["timex3"] if date["granularity"] in _NAMED_IN_TIMEX3 else date["edtf"]]
    if date["time"]:
        words += [date["time"]["clock"], date["time"]["zone"] or ""]
    elif date["part_of_day"]:
        words.append(date["part_of_day"].replace("_", " "))
    if entry["certainty"] == "ambiguous":
        words.append("?")
    return " ".join(filter(None, words))


def calls(base: str) -> list[str]:
    """The calls to try next."""
    body = '{"text": "The council met on Sunday.", "published_at": "2025-03-13"}'
    return [
        f"curl '{base}/v1/timeline?from=2025-03&to=2025-06&limit=5'",
        f"curl -X POST {base}/v1/articles -H 'Content-Type: application/json' -d '{body}'",
        f"curl -X POST '{base}/v1/resolve?explain=full' -H 'Content-Type: application/json' -d '{body}'",
    ]
