"""Markdown (CommonMark): a list of events under headings for years and months.

A date that is not within one month or year has a heading of its own: "1980s" or "2002–2004" in place of a year, "third
quarter of 2024" in place of a month. All text from articles is escaped: it never becomes markup, a link, a mention or
HTML, neither in CommonMark nor in dialects that turn addresses into links (GitHub's). An entry is a single line, so its
text never starts a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.eventing.served import EntryJson, EventJson
from service.formats.date_text import date_text, headings
from service.formats.event_text import (
    anchor_note,
    article_url,
    attribution,
    headline,
    named_context,
    one_line,
    reported_by,
)
from service.formats.model import TimelineInfo, parse_events

#: Characters that start inline markup, and those that make an address or a mention: a dot inside a word, ":" and "@".
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|!:@#{}$^=]|\.(?=\w)")
_BLOCK_START = re.compile(r"^(?:[-+]|\d+[.)])")


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the document in pieces."""
    yield f"# {_escape(info.title)}\n"
    if info.description:
        yield f"\n{_paragraph(info.description)}\n"
    previous: tuple[str, ...] = ()
    for event in parse_events(entries):
        current = headings(event["date"])
        if current != previous:
            yield "\n" + _new_headings(previous, current)
        previous = current
        yield _list_item(event)


def _new_headings(previous: tuple[str, ...], current: tuple[str, ...]) -> str:
    """Return the headings, from the first one that differs."""
    start = 1 if previous[:1] == current[:1] and len(current) > 1 else 0
    return "".join(f"{'#' * (level + 2)} {heading}\n\n" for level, heading in enumerate(current) if level >= start)


def _list_item(event: EntryJson) -> str:
    kinds = [event["status"]] * (event["status"] == "planned") + [event["kind"]] * (event["kind"] != "event")
    ambiguous = "another reading is possible" if event["certainty"] == "ambiguous" else ""
    notes = "; ".join(filter(None, (ambiguous, anchor_note(event))))
    date, context = _escape(date_text(event["date"])), named_context(event)
    about = f" (about {_escape(context)})" if context else ""
    note = f" ({_escape(notes)})" if notes else ""
    return f"- **{', '.join([f'{date}**', *kinds])}{note}: {_escape(headline(event))}{about}{_sources(event)}\n"


def _sources(entry: EntryJson) -> str:
    """Return the article that an entry is quoted from, and by how many it is reported."""
    reports = reported_by(entry)
    return _source_link(entry) + (f" ({reports})" if reports else "")


def _source_link(event: EventJson) -> str:
    source, url = _escape(attribution(event) or ""), article_url(event)
    if not source:
        return ""
    return f" — [{source}](<{url.replace('&', '&amp;')}>)" if url else f" — {source}"


def _escape(text: str) -> str:
    """Return the text on one line, with every character escaped that could start markup within a line."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def _paragraph(text: str) -> str:
    """Return the text as a paragraph: characters that would start a list are escaped, too."""
    return _BLOCK_START.sub(lambda start: f"{start[0][:-1]}\\{start[0][-1]}", _escape(text))
