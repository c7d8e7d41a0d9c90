"""Export formats of a timeline: one renderer per module, and the registry of all formats.

Pure: a renderer takes events as the service serves them (JSON, one at a time) and yields text. It knows no HTTP,
database or clock, and never holds all events at once. The paged JSON of the API is not an export format.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from service.formats import atom, csv, icalendar, jsonfeed, jsonld, markdown, ndjson, timelinejs, timesketch, vis
from service.formats.model import Format, TimelineInfo

__all__ = ["FORMATS", "Format", "TimelineInfo", "by_extension", "by_media_type", "csv_format"]

FORMATS = (
    Format("ndjson", "ndjson", "application/x-ndjson", "JSON Lines", ndjson.render),
    Format("csv", "csv", "text/csv; charset=utf-8; header=present", "CSV", csv.render),
    Format("icalendar", "ics", "text/calendar; charset=utf-8", "iCalendar", icalendar.render, dates_changes=True),
    Format(
        "timelinejs",
        "timelinejs",
        "application/vnd.timelinejs3+json",
        "TimelineJS3",
        timelinejs.render,
        tells_story=True,
    ),
    Format("jsonld", "jsonld", "application/ld+json", "JSON-LD (schema.org)", jsonld.render),
    Format(
        "jsonfeed",
        "jsonfeed",
        "application/feed+json",
        "JSON Feed",
        jsonfeed.render,
        dates_changes=True,
        needs_whole_urls=True,
    ),
    Format("atom", "atom", "application/atom+xml", "Atom", atom.render, dates_changes=True),
    Format("timesketch", "timesketch", "application/vnd.timesketch+csv", "Timesketch", timesketch.render),
    Format("vis", "vis", "application/vnd.vis-timeline+json", "vis-timeline", vis.render),
    Format("markdown", "md", "text/markdown; charset=utf-8", "Markdown", markdown.render),
)
_BY_EXTENSION = {format_.extension: format_ for format_ in FORMATS}
_BY_MEDIA_TYPE = {format_.essence: format_ for format_ in FORMATS}


def csv_format(delimiter: str, *, has_mark: bool) -> Format:
    """Return CSV with a delimiter, and with a byte order mark if ``has_mark``: Excel needs both in some languages."""
    renderer = partial(csv.render, delimiter=delimiter, has_mark=has_mark)
    return replace(_BY_EXTENSION["csv"], renderer=renderer)


def by_extension(extension: str) -> Format | None:
    """Return the format with this file extension, without the dot: "csv"."""
    return _BY_EXTENSION.get(extension)


def by_media_type(media_type: str) -> Format | None:
    """Return the format with this media type; parameters of the type are ignored."""
    return _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
