"""The words that several formats say of an event: its headline, what is told of it, its labels and its link.

What comes from articles is cleaned here of characters that no XML, no calendar and no terminal takes; how it is
escaped is each format's own affair.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from service.formats.dates import in_words
from service.formats.model import Json, Timeline

#: C0 and C1 without tab and the ends of lines, half surrogates, and what Unicode calls no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ENDS_OF_LINES = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WEB = re.compile(r"""https?://[^\s\x00-\x20\x7f-\x9f<>"\\^`{|}\ud800-\udfff]+""", re.IGNORECASE)
#: The moment of what nobody knows the moment of.
_UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def clean(text: str) -> str:
    """The text with lines that end in a line feed; a character that cannot be printed is shown as U+FFFD."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _ENDS_OF_LINES.sub("\n", text))


def one_line(text: str) -> str:
    """The text on one line, single-spaced."""
    return " ".join(clean(text).split())


def headline(event: Json) -> str:
    """The event in one line."""
    return one_line(event["summary"])


def sentence(event: Json) -> str:
    """The sentence that it was read in, or its summary where it was made by hand."""
    return clean(event["sentence"]["text"]) if event["sentence"] else headline(event)


def paragraphs(event: Json) -> Iterator[str]:
    """What there is to tell of it, for a reader, beside its article."""
    yield sentence(event)
    yield f"When: {one_line(in_words(event['date']))} ({'; '.join(labels(event))})"
    for other in event["alternatives"]:
        yield f"Or: {one_line(in_words(other['date']))} ({one_line(other['reason'])})"


def source(event: Json) -> str | None:
    """Who reported it where: "Harbour Post: Council to vote on budget"."""
    article = event["article"] or {}
    return ": ".join(one_line(article[key]) for key in ("source", "title") if article.get(key)) or link(event)


def link(event: Json) -> str | None:
    """The address of its article, if that is one of the web: what else a client posted is no link."""
    url = (event["article"] or {}).get("url")
    return url if url and _WEB.fullmatch(url) else None


def labels(event: Json) -> list[str]:
    """Its labels: how wide its date is, whether it had happened, how its date was found, and what was done to it."""
    date = event["date"]
    found = [date["granularity"].replace("_", " "), event["status"], event["certainty"]]
    found += ["approximate"] if date["approximate"] else []
    found += [event["kind"]] if event["kind"] != "event" else []
    found += ["made by hand"] if event["origin"] == "editor" else []
    found += ["corrected"] if event["correction"] else []
    return found + (["hidden"] if event["hidden"] else [])


def published(event: Json) -> dt.datetime | None:
    """The beginning (UTC) of the day that it was reported on, the anchor; None for what was made by hand.

    A feed's dates say when an item was published, never when its event is: a reader would hide what is planned, and
    would be told a day where a month was said.
    """
    anchor = event["explanation"]["anchor"]
    return dt.datetime.combine(dt.date.fromisoformat(anchor), dt.time(), dt.UTC) if anchor else None


def corrected(event: Json) -> dt.datetime | None:
    """When an editor last changed it, if one did."""
    if not event["correction"]:
        return None
    at = dt.datetime.fromisoformat(event["correction"]["at"])
    return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)


def revised(event: Json, timeline: Timeline) -> dt.datetime:
    """Its last change (UTC), as far as that is known: its correction, its report, the timeline's last change.

    No clock: the same timeline is the same bytes tomorrow.
    """
    return corrected(event) or published(event) or updated(timeline)


def updated(timeline: Timeline) -> dt.datetime:
    """The timeline's last change (UTC); the year 1970 where that is unknown and must be said."""
    return timeline.updated.astimezone(dt.UTC) if timeline.updated else _UNKNOWN


def stamp(moment: dt.datetime) -> str:
    """A moment of UTC after RFC 3339: 2025-03-13T00:00:00Z."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
