"""The demonstration's output: a timeline as a table, and requests to try next."""

from __future__ import annotations

import sys
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from service.cli.console import plain

ROWS = 100  #: Most entries in the table.
_FILE_WIDTH = 110  # columns if the output is not a terminal
_SHOWN_AS_TIMEX3 = ("quarter", "half", "season")


def console() -> Console:
    """Return a console as wide as the terminal or, in a file, 110 columns."""
    return plain(None if sys.stdout.isatty() else _FILE_WIDTH)


def show(entries: list[dict[str, Any]], added: int, base: str, output: Console) -> None:
    """Print a timeline's entries as a table of the console's width, then requests to try next."""
    title = f"The timeline: {len(entries)} events"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for column, ratio in {"date": None, "expression": 1, "summary": 2, "source": 1}.items():
        table.add_column(column, ratio=ratio)  # dates do not wrap; the other columns share the rest
    for entry in entries:
        # events that an editor added may have neither
        expression, article = entry["expression"] or {}, entry["article"] or {}
        cells = short_date(entry), expression.get("text", ""), entry["summary"], article.get("source") or ""
        table.add_row(*cells, style="italic" if entry["status"] == "planned" else None)
    output.print(table)
    more = f" The table shows the first {ROWS} events." if len(entries) == ROWS else ""
    output.print(f"New articles: {added}.{more} Italic: planned. A question mark: another reading is possible.\n")
    output.print("Serve the same database with `make run`, then try:")
    for request in requests(base):
        output.print("  " + request, soft_wrap=True)


def short_date(entry: dict[str, Any]) -> str:
    """Return an entry's date in few characters: EDTF, or TIMEX3 for quarters ("2024-Q4"), and the time of day."""
    date = entry["date"]
    words = [date["timex3"] if date["granularity"] in _SHOWN_AS_TIMEX3 else date["edtf"]]
    if date["time"]:
        words += [date["time"]["clock"], date["time"]["zone"] or ""]
    elif date["part_of_day"]:
        words.append(date["part_of_day"].replace("_", " "))
    if entry["certainty"] == "ambiguous":
        words.append("?")
    return " ".join(filter(None, words))


def requests(base: str) -> list[str]:
    """Return curl commands to try next, for a service at ``base``."""
    body = '{"text": "The council met on Sunday.", "published_at": "2025-03-13"}'
    return [
        f"curl '{base}/v1/timeline?from=2025-03&to=2025-06&limit=5'",
        f"curl -X POST {base}/v1/articles -H 'Content-Type: application/json' -d '{body}'",
        f"curl -X POST '{base}/v1/resolve?explain=full' -H 'Content-Type: application/json' -d '{body}'",
    ]
