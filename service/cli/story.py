"""``timeline story``: a collection as a chronology, as a newspaper would print it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from service.api.schemas.story import StoryIn
from service.cli import timeline
from service.cli.console import plain
from service.config import settings
from service.eventing.served import EntryJson, StoryDayJson, StoryJson
from service.formats.date_text import date_text, parts_text
from service.formats.event_text import named_context, one_line

_INDENT = (0, 0, 0, 2)


@click.command()
@click.argument("slug")
@timeline.with_options(StoryIn())
def command(slug: str, **parameters: str | None) -> None:
    """Print the story of the collection SLUG: its key days, each with a sentence.

    The options are the query parameters of GET /v1/collections/{slug}/story.
    """
    path = f"/v1/collections/{quote(slug, safe='')}/story"
    answer = b"".join(timeline.get(settings.load(), path, parameters))
    print_story(plain(), json.loads(answer))


def print_story(console: Console, story: StoryJson) -> None:
    """Print the days of a story with their sentences and sources, then its longer periods."""
    for day in story["days"]:
        console.print(Text(_day_text(day["date"]), style="bold").append(f"  {_reported_by(day)}", style="dim"))
        for entry in day["entries"]:
            console.print(Padding(_sentence(entry), _INDENT))
        console.print()
    if story["spans"]:
        console.print(Text("Longer periods", style="bold"))
    for entry in story["spans"]:
        console.print(Padding(Text(f"{date_text(entry['date'])}: ").append_text(_sentence(entry)), _INDENT))
    if not story["days"]:
        console.print("No day has enough reports. Try --days 10.")


def _day_text(day: str) -> str:
    year, month, number = map(int, day.split("-"))
    return parts_text((year, month, number))


def _reported_by(day: StoryDayJson) -> str:
    return ", ".join(_counted(day))


def _counted(day: StoryDayJson) -> Iterator[str]:
    yield f"{day['articles']} article{'' if day['articles'] == 1 else 's'}"
    if day["sources"]:
        yield f"{day['sources']} source{'' if day['sources'] == 1 else 's'}"


def _sentence(entry: EntryJson) -> Text:
    """Return a sentence with its article, the publisher or else the title, and whom it is about, if it does not say."""
    article = entry["article"]
    source = one_line(article["source"] or article["title"] or article["id"]) if article else ""
    context = named_context(entry)
    notes = "; ".join(filter(None, (source, f"about {context}" if context else "")))
    return Text(one_line(entry["summary"])).append(f" ({notes})" if notes else "", style="dim")
