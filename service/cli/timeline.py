"""``timeline export`` and ``timeline show``: the service's own timeline, in a file or in a terminal.

The service is asked within this process, so that its answer is the one that HTTP clients get, to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.api.schemas.timeline import ExportIn
from service.app import create_app
from service.config import keys
from service.config.settings import Settings
from service.events.representation import Json
from service.formats import FORMATS
from service.formats.dates import headings, in_words
from service.formats.wording import headline, one_line
from service.store import migrate

EXTENSIONS = tuple(one.extension for one in FORMATS)
Said = dict[str, str | None]
_DATE_WIDTH = 25  # "30 September 2025, 18:00 "


class Refused(ValueError):
    """What the service says to a question that it does not answer, in one line."""


def asks(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each parameter of a timeline that is taken away, with the contract's words."""
    for name, field in reversed(ExportIn().fields.items()):
        option = field.data_key or name
        command = click.option(f"--{option}", option, help=field.metadata["description"])(command)
    return command


def document(settings: Settings, extension: str, said: Said) -> Iterator[bytes]:
    """The timeline in a form, in chunks as they are read. Raises Refused, and SchemaError for another schema."""
    app = create_app(replace(settings, api_keys=keys.NONE, rate_limit=keys.NONE))
    migrate.check(app.config["DATABASE"])
    asked = {name: value for name, value in said.items() if value is not None}
    collection = asked.pop("collection", None)
    path = f"/v1/collections/{collection}/timeline" if collection is not None else "/v1/timeline"
    answer = app.test_client().get(f"{path}.{extension}", query_string=asked)
    if answer.status_code != 200:
        raise Refused(answer.get_json(force=True)["detail"])
    return answer.iter_encoded()


def show(console: Console, lines: Iterable[bytes]) -> None:
    """A timeline of JSON Lines under the headings of its years and months; what is coarser has its own."""
    above: tuple[str, ...] = ()
    for heading, events in groupby(_events(lines), lambda event: headings(event["date"])):
        _print_headings(console, above, heading)
        console.print(_table(events))
        above = heading
    if not above:
        console.print("There are no entries.")


def _events(chunks: Iterable[bytes]) -> Iterator[Json]:
    """The events of JSON Lines that come in chunks of any size."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from map(json.loads, whole)


def _print_headings(console: Console, above: tuple[str, ...], heading: tuple[str, ...]) -> None:
    if above[:1] != heading[:1]:
        console.print(Text(f"\n{heading[0]}", style="bold"))
    if heading[1:]:
        console.print(Text(f"  {heading[1]}", style="bold dim"))


def _table(events: Iterable[Json]) -> Table:
    """As wide as the terminal: a date is never broken, what happened has what is left."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=3)
    table.add_column(min_width=_DATE_WIDTH, no_wrap=True)
    table.add_column(ratio=3)
    table.add_column(ratio=1, style="dim")
    for event in events:
        table.add_row("", _date(event), _what(event), _who(event))
    return table


def _who(event: Json) -> str:
    """Who reported it, else under which headline."""
    article = event["article"] or {}
    return one_line(article.get("source") or article.get("title") or "")


def _date(event: Json) -> Text:
    style = "italic cyan" if event["status"] == "planned" else "green"
    return Text(in_words(event["date"]), style=style)


def _what(event: Json) -> Text:
    text = Text(headline(event), style="italic" if event["status"] == "planned" else "")
    marks = [event["status"]] if event["status"] == "planned" else []
    marks += [f"or {in_words(other['date'])}" for other in event["alternatives"]]
    marks += [word for word in ("hidden", "orphaned") if event[word]] + (["corrected"] if event["correction"] else [])
    return text.append(f" ({one_line('; '.join(marks))})" if marks else "", style="yellow")
