"""``timeline show``: a timeline as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.cli import timeline
from service.cli.console import plain
from service.config import settings
from service.eventing.served import EventJson
from service.formats.date_text import date_text, headings
from service.formats.event_text import headline, one_line

_DATE_WIDTH = 25  # "30 September 2025, 18:00 "


@click.command()
@timeline.with_filter_options
def command(**parameters: str | None) -> None:
    """Print a timeline by year and month.

    The options are the query parameters of GET /v1/timeline.
    """
    show(plain(), timeline.export(settings.load(), "ndjson", parameters))


def show(console: Console, chunks: Iterable[bytes]) -> None:
    """Print the events of a JSON Lines export under headings for years and months."""
    above: tuple[str, ...] = ()
    for heading, events in groupby(_events(chunks), lambda event: headings(event["date"])):
        _print_headings(console, above, heading)
        console.print(_table(events))
        above = heading
    if not above:
        console.print("There are no entries.")


def _events(chunks: Iterable[bytes]) -> Iterator[EventJson]:
    """Yield the events of JSON Lines that arrive in chunks of any size."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from map(json.loads, lines)


def _print_headings(console: Console, above: tuple[str, ...], heading: tuple[str, ...]) -> None:
    if above[:1] != heading[:1]:
        console.print(Text(f"\n{heading[0]}", style="bold"))
    if heading[1:]:
        console.print(Text(f"  {heading[1]}", style="bold dim"))


def _table(events: Iterable[EventJson]) -> Table:
    """Return a table as wide as the terminal; dates do not wrap, the other columns share the rest."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=3)
    table.add_column(min_width=_DATE_WIDTH, no_wrap=True)
    table.add_column(ratio=3)
    table.add_column(ratio=1, style="dim")
    for event in events:
        table.add_row("", _date(event), _summary(event), _source(event))
    return table


def _source(event: EventJson) -> str:
    """Return the publisher of an event's article, or else the article's title."""
    article = event["article"]
    return one_line(article["source"] or article["title"] or "") if article else ""


def _date(event: EventJson) -> Text:
    style = "italic cyan" if event["status"] == "planned" else "green"
    return Text(date_text(event["date"]), style=style)


def _summary(event: EventJson) -> Text:
    is_planned = event["status"] == "planned"
    notes = [event["status"]] if is_planned else []
    notes += [f"or {date_text(alternative['date'])}" for alternative in event["alternatives"]]
    notes += ["hidden"] if event["hidden"] else []
    notes += ["orphaned"] if event["orphaned"] else []
    notes += ["corrected"] if event["correction"] else []
    text = Text(headline(event), style="italic" if is_planned else "")
    return text.append(f" ({one_line('; '.join(notes))})" if notes else "", style="yellow")
