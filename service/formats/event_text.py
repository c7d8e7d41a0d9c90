"""The text of an event that several formats share: its headline, paragraphs, labels and attribution.

Characters that XML, calendars or terminals do not accept are replaced here; each format does its own escaping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.eventing.served import EntryJson, EventJson
from service.formats.date_text import date_text
from service.timex.model import AnchorKind

#: C0 and C1 controls except tab and line breaks, lone surrogates, and Unicode's noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WEB_URL = re.compile(r"""https?://[^\s\x00-\x20\x7f-\x9f<>"\\^`{|}\ud800-\udfff]+""", re.IGNORECASE)


def clean(text: str) -> str:
    """Return text whose lines end in a line feed and whose unprintable characters are U+FFFD."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _LINE_BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return clean text on one line, with single spaces."""
    return " ".join(clean(text).split())


def headline(event: EventJson) -> str:
    """Return the summary of an event on one line."""
    return one_line(event["summary"])


def sentence(event: EventJson) -> str:
    """Return the sentence that reports an event, or the summary of an event made by hand."""
    return clean(event["sentence"]["text"]) if event["sentence"] else headline(event)


def named_context(event: EventJson) -> str | None:
    """Return whom or what an event is about; None if that is the title of its article, which stands beside it."""
    title = event["article"]["title"] if event["article"] else None
    context = one_line(event["context"] or "")
    return context if context and context != one_line(title or "") else None


def reported_by(entry: EntryJson) -> str | None:
    """Return by how many an entry is reported, "37 articles, 5 sources"; None if it has one report."""
    numbers = entry.get("reported_by")
    if numbers is None:
        return None
    counts = ((numbers["articles"], "article"), (numbers["sources"], "source"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)


def paragraphs(event: EntryJson) -> Iterator[str]:
    """Yield the body text of an entry: its sentence, context and reports, its date with labels, and other readings."""
    yield sentence(event)
    if context := named_context(event):
        yield f"About: {context}"
    if reports := reported_by(event):
        yield f"Reported by: {reports}"
    yield f"When: {one_line(date_text(event['date']))} ({'; '.join(labels(event))})"
    for alternative in event["alternatives"]:
        yield f"Or: {one_line(date_text(alternative['date']))} ({one_line(alternative['reason'])})"


def attribution(event: EventJson) -> str | None:
    """Return the source and title of the event's article, "Harbour Post: Council to vote on budget", or its URL."""
    article = event["article"]
    names = (article["source"], article["title"]) if article else ()
    return ": ".join(one_line(name) for name in names if name) or article_url(event)


def article_url(event: EventJson) -> str | None:
    """Return the URL of the event's article if it is an HTTP URL."""
    return web_url(event["article"]["url"]) if event["article"] else None


def web_url(url: str | None) -> str | None:
    """Return a URL if it is an HTTP URL: clients may post anything."""
    return url if url and _WEB_URL.fullmatch(url) else None


def anchor_note(event: EventJson) -> str:
    """Return where the publication date was found, "publication date: page date"; empty if the client gave it."""
    found = event["anchor_kind"]
    return "" if found in (None, AnchorKind.PUBLISHED_AT) else f"publication date: {found.replace('_', ' ')}"


def values(event: EventJson) -> dict[str, str]:
    """Return what a program tells apart of an event, by the names of the API; without what is unknown."""
    date = event["date"]
    found = {"edtf": date["edtf"], "granularity": date["granularity"]}
    of_event = ((name, event[name]) for name in ("status", "kind", "certainty", "anchor_kind"))
    return found | {name: value for name, value in of_event if value is not None}


def labels(event: EventJson) -> list[str]:
    """Return the labels of an event: granularity, status, certainty, what is unusual, and what editors did to it."""
    date = event["date"]
    always = [date["granularity"].replace("_", " "), event["status"], event["certainty"]]
    optional = [
        ("approximate", date["approximate"]),
        (event["kind"], event["kind"] != "event"),
        ("made by hand", event["origin"] == "editor"),
        ("corrected", event["correction"]),
        ("hidden", event["hidden"]),
        (anchor_note(event), anchor_note(event)),
    ]
    return [*always, *(label for label, applies in optional if applies)]
