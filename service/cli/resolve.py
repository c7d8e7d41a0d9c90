"""``timeline resolve``: what the service finds in a file, shown in a terminal. Nothing is stored.

The file is posted to the service within this process, so that the result is the service's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import click
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text
from werkzeug.http import parse_options_header

from service.app import create_app
from service.cli.common import CommandError, completing
from service.cli.console import plain
from service.config import settings
from service.config.settings import Settings
from service.documents import media_type_of, text_of
from service.timex.model import DateOrder

Report = dict[str, Any]
_JSON = "application/json"
_STYLES = {"explicit": "bold green", "inferred": "bold cyan", "ambiguous": "bold yellow"}
_UNRESOLVED, _REJECTED, _DROPPED = "magenta", "dim strike", "dim"
#: Control characters must not move the cursor, and replacing one by one preserves the offsets.
_CONTROLS = {number: "\N{REPLACEMENT CHARACTER}" for number in (*range(32), *range(127, 160)) if number not in (9, 10)}
_PRINTABLE = {**_CONTROLS, ord("\r"): " "}


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--published-at", metavar="DATE", help="Publication date or date-time; overrides the page's own.")
@click.option("--timezone", metavar="ZONE", help="IANA time zone of the publisher, such as Europe/Berlin.")
@click.option("--language", metavar="TAG", help="Language of the text, such as en; detected by default.")
@click.option(
    "--date-order",
    metavar=f"[{'|'.join(DateOrder)}]",
    shell_complete=completing(DateOrder),
    help="Order of the parts of dates such as 3/4/25.  [default: TIMELINE_DATE_ORDER, or MDY]",
)
@click.option("--url", help="Address of the article.")
@click.option(
    "--type", "media_type", metavar="TYPE", help="Content-Type of FILE, such as text/html; detected by default."
)
@click.option("--json", "as_json", is_flag=True, help="Print the service's report as JSON.")
def command(file: BinaryIO, media_type: str | None, as_json: bool, **fields: str | None) -> None:
    """Show the dates and events that the service finds in a file.

    FILE (default: standard input) is plain text, an HTML page, an e-mail (.eml), a PDF or DOCX file, a feed, or a JSON
    body as for POST /v1/resolve. Nothing is stored.
    """
    body = file.read()
    media_type = media_type or media_type_of(getattr(file, "name", "-"), body)
    reports = resolve(settings.load(), body, media_type, {name: value for name, value in fields.items() if value})
    if as_json:
        for report in reports:
            click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    console = plain()
    for report in reports:
        has_text = "document" in report and report["document"]["text"] is not None
        show(console, report, "" if has_text or "article" not in report else _posted_text(body, media_type))


def resolve(settings: Settings, body: bytes, media_type: str, fields: dict[str, str]) -> list[Report]:
    """Return the service's report of a body; for a feed, a report or a problem for each item.

    Raises CommandError if the service rejects the body as a whole.
    """
    client = create_app(settings).test_client()
    is_json = media_type == _JSON
    query = {"explain": "full", **({} if is_json else fields)}
    data = json.dumps({**_json_object(body), **fields}).encode() if is_json and fields else body
    response = client.post("/v1/resolve", data=data, content_type=media_type, query_string=query)
    if response.status_code != 200:
        raise CommandError(response.get_json()["detail"])
    if response.mimetype == _JSON:
        return [response.get_json()]
    return [line.get("report") or line["problem"] for line in map(json.loads, response.text.splitlines())]


def _json_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body, or {} if it is not one: then the service says what is wrong."""
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _posted_text(body: bytes, media_type: str) -> str:
    """Return the text that a report's offsets refer to when the report does not repeat it."""
    if media_type == _JSON:
        return str(_json_object(body)["text"])
    _, options = parse_options_header(media_type)
    return text_of(body, options.get("charset"))[0]


def show(console: Console, report: Report, posted_text: str) -> None:
    """Print a report: the text with its dates highlighted, the events, and what was rejected or dropped and why."""
    if "article" not in report:
        console.print(Text.assemble(("not read:", "red"), f" {report['detail']}"))
        return
    text = report["document"]["text"] or posted_text
    parts = [_head(report), _highlighted(text, report), _legend(), _events(report), *_lists(report)]
    console.print(Group(*(part for part in parts if part)))


def _head(report: Report) -> Text:
    anchor, document = report["anchor"], report["document"]
    title = document["title"] or report["article"]["title"] or "(no headline)"
    lines = [Text(title.translate(_PRINTABLE), style="bold")]
    bound = f", viewed on {anchor['upper_bound']}" if anchor["upper_bound"] else ""
    lines.append(Text(f"read against {anchor['date']} ({anchor['kind']}{bound}): {anchor['evidence']}"))
    if anchor["reason"]:
        lines.append(Text(anchor["reason"], style="italic"))
    lines += [Text(f"{name}: {document[name]}") for name in ("byline", "dateline") if document[name]]
    lines += [Text(f"warning: {warning}", style="yellow") for warning in report["warnings"]]
    return Text("\n").join([*lines, Text()])


def _highlighted(text: str, report: Report) -> Text:
    highlighted = Text(text.translate(_PRINTABLE))
    for line in report["dropped"]:
        highlighted.stylize(_DROPPED, line["start"], line["end"])
    for rejected in report["rejected"]:
        highlighted.stylize(_REJECTED, rejected["start"], rejected["end"])
    for timex in report["timexes"]:
        style = _STYLES[timex["certainty"]] if timex["date"] else _UNRESOLVED
        highlighted.stylize(style, timex["start"], timex["end"])
    highlighted.rstrip()
    return highlighted


def _legend() -> Text:
    entries = {**_STYLES, "without a date": _UNRESOLVED, "rejected": _REJECTED, "dropped": _DROPPED}
    return Text("\n") + Text("  ").join(Text(name, style=style) for name, style in entries.items()) + Text("\n")


def _events(report: Report) -> RenderableType:
    if not report["events"]:
        return Text("No events.\n")
    columns = ("date", "status", "certainty", "expression", "summary", "or")
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for event in report["events"]:
        alternatives = ", ".join(alternative["date"]["edtf"] for alternative in event["alternatives"])
        certainty = Text(event["certainty"], style=_STYLES[event["certainty"]])
        expression = Text(" ".join(event["expression"]["text"].split()).translate(_PRINTABLE))
        summary = Text(event["summary"].translate(_PRINTABLE))
        table.add_row(event["date"]["edtf"], event["status"], certainty, expression, summary, alternatives)
    return Group(table, Text())


def _lists(report: Report) -> Iterator[Text]:
    for name, key in (("Without an event", "unresolved"), ("Rejected", "rejected"), ("Dropped", "dropped")):
        if report[key]:
            lines = [f"  {_quoted(item)}: {item['reason']}" for item in report[key]]
            yield Text("\n".join([name, *lines, ""]))


def _quoted(item: dict[str, Any]) -> str:
    passage = item.get("expression", item)["text"]
    return f"“{' '.join(passage.split()).translate(_PRINTABLE)}”"
