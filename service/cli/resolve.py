"""``timeline resolve``: what the service answers to a file, for a person at a terminal.

The file is posted to the service itself, within this process, so that the answer is the service's own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text
from werkzeug.http import parse_options_header

from service.app import create_app
from service.config.settings import Settings
from service.documents import media_type_of, text_of

Report = dict[str, Any]
_STYLES = {"explicit": "bold green", "inferred": "bold cyan", "ambiguous": "bold yellow"}
_UNRESOLVED, _REFUSED, _DROPPED = "magenta", "dim strike", "dim"
#: A posted text must neither move the cursor nor the offsets: each control character is shown as one of its own.
_CONTROLS = {number: "\N{REPLACEMENT CHARACTER}" for number in (*range(32), *range(127, 160)) if number not in (9, 10)}
_SAFE = {**_CONTROLS, ord("\r"): " "}


class Refused(ValueError):
    """What the service says to a file that it does not read, in one line."""


def run(
    settings: Settings, name: str, body: bytes, media_type: str | None, as_json: bool, said: dict[str, str | None]
) -> None:
    """Print what the service reads in a file. Raises Refused."""
    media_type = media_type or media_type_of(name, body)
    reports = resolve(settings, body, media_type, {key: value for key, value in said.items() if value})
    if as_json:
        sys.stdout.writelines(json.dumps(report, ensure_ascii=False, indent=2) + "\n" for report in reports)
        return
    console = Console(highlight=False)
    for report in reports:
        in_report = "document" in report and report["document"]["text"] is not None
        show(console, report, "" if in_report or "article" not in report else text_posted(body, media_type))


def resolve(settings: Settings, body: bytes, media_type: str, said: dict[str, str]) -> list[Report]:
    """The service's reports of a body: one, or one for each item of a feed (a problem where that has one).

    Raises Refused for what the service refuses as a whole.
    """
    client = create_app(settings).test_client()
    in_json = media_type == "application/json"
    query = {"explain": "full", **({} if in_json else said)}
    posted = json.dumps({**_object(body), **said}).encode() if in_json and said else body
    answer = client.post("/v1/resolve", data=posted, content_type=media_type, query_string=query)
    if answer.status_code != 200:
        raise Refused(answer.get_json(force=True)["detail"])
    if answer.mimetype == "application/json":
        return [answer.get_json()]
    return [line.get("report") or line["problem"] for line in map(json.loads, answer.text.splitlines())]


def _object(body: bytes) -> dict[str, Any]:
    """The JSON of a file, to put a client's words beside its own. The service says what is wrong with any other."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def text_posted(body: bytes, media_type: str) -> str:
    """The text that a report's offsets point into, where the report does not repeat it."""
    if media_type == "application/json":
        return str(_object(body)["text"])
    _, options = parse_options_header(media_type)
    return text_of(body, options.get("charset"))[0]


def show(console: Console, report: Report, posted: str) -> None:
    """A report: the text with its dates in place, the events, what was dropped and why."""
    if "article" not in report:
        console.print(f"[red]not read:[/red] {report['detail']}", highlight=False)
        return
    text = report["document"]["text"] or posted
    parts = [_head(report), _coloured(text, report), _legend(), _events(report), *_lists(report)]
    console.print(Group(*(part for part in parts if part)))


def _head(report: Report) -> Text:
    anchor, document = report["anchor"], report["document"]
    title = document["title"] or report["article"]["title"] or "(no headline)"
    lines = [Text(title.translate(_SAFE), style="bold")]
    bound = f", viewed on {anchor['upper_bound']}" if anchor["upper_bound"] else ""
    lines.append(Text(f"read against {anchor['date']} ({anchor['kind']}{bound}): {anchor['evidence']}"))
    if anchor["reason"]:
        lines.append(Text(anchor["reason"], style="italic"))
    lines += [Text(f"{name}: {document[name]}") for name in ("byline", "dateline") if document[name]]
    lines += [Text(f"warning: {warning}", style="yellow") for warning in report["warnings"]]
    return Text("\n").join([*lines, Text()])


def _coloured(text: str, report: Report) -> Text:
    shown = Text(text.translate(_SAFE))
    for line in report["dropped"]:
        shown.stylize(_DROPPED, line["start"], line["end"])
    for rejected in report["rejected"]:
        shown.stylize(_REFUSED, rejected["start"], rejected["end"])
    for timex in report["timexes"]:
        style = _STYLES[timex["certainty"]] if timex["date"] else _UNRESOLVED
        shown.stylize(style, timex["start"], timex["end"])
    shown.rstrip()
    return shown


def _legend() -> Text:
    entries = {**_STYLES, "without a date": _UNRESOLVED, "refused": _REFUSED, "dropped": _DROPPED}
    return Text("\n") + Text("  ").join(Text(name, style=style) for name, style in entries.items()) + Text("\n")


def _events(report: Report) -> RenderableType:
    if not report["events"]:
        return Text("No events.\n")
    table = Table("date", "status", "certainty", "words", "what", "or", box=None, header_style="bold", pad_edge=False)
    for event in report["events"]:
        others = ", ".join(other["date"]["edtf"] for other in event["alternatives"])
        certainty = Text(event["certainty"], style=_STYLES[event["certainty"]])
        words = Text(" ".join(event["expression"]["text"].split()).translate(_SAFE))
        what = Text(event["summary"].translate(_SAFE))
        table.add_row(event["date"]["edtf"], event["status"], certainty, words, what, others)
    return Group(table, Text())


def _lists(report: Report) -> Iterator[Text]:
    for name, key in (("Without an event", "unresolved"), ("Refused", "rejected"), ("Dropped", "dropped")):
        if report[key]:
            lines = [f"  {_words(one)}: {one['reason']}" for one in report[key]]
            yield Text("\n".join([name, *lines, ""]))


def _words(one: dict[str, Any]) -> str:
    passage = one.get("expression", one)["text"]
    return f"“{' '.join(passage.split()).translate(_SAFE)}”"
