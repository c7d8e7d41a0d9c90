"""TimelineJS3's JSON (timeline.knightlab.com/docs/json-format.html): a slide each event, and one for the whole.

TimelineJS takes a date of only a year, or a year and a month, as such; what it would write otherwise (a quarter is
"October 2024 — December 2024") is said in ``display_date``. Its texts are HTML: everything from articles is escaped,
and what looks like an address is not made a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from service.formats import streamed
from service.formats.dates import Parts, ends, in_words, moment
from service.formats.model import Json, Timeline, events
from service.formats.wording import clean, headline, link, one_line, paragraphs, source

_NAMES = ("year", "month", "day", "hour", "minute")


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    text = {"headline": escape(one_line(timeline.title)), "text": _paragraph(clean(timeline.description or ""))}
    title = {"unique_id": "timeline", "autolink": False, "text": text}
    return streamed.document({"title": title}, "events", map(_slide, events(entries)))


def _slide(event: Json) -> Json:
    told = [_paragraph(one) for one in paragraphs(event)]
    return {
        "unique_id": event["id"],
        "autolink": False,
        **_dates(event["date"]),
        "display_date": escape(one_line(in_words(event["date"]))),
        "text": {"headline": escape(headline(event)), "text": "".join([*told, *_article(event)])},
    }


def _dates(date: Json) -> Json:
    at = moment(date)
    if at:
        return {"start_date": _date((*at.timetuple()[:3], at.hour, at.minute))}
    first, last = ends(date)
    return {"start_date": _date(first), **({"end_date": _date(last)} if last != first else {})}


def _date(parts: Parts) -> dict[str, int]:
    return dict(zip(_NAMES, parts, strict=False))


def _article(event: Json) -> Iterator[str]:
    reported, url = escape(source(event) or ""), link(event)
    if reported:
        yield f'<p><a href="{escape(url)}">{reported}</a></p>' if url else f"<p>{reported}</p>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
