"""A timeline in the forms that its readers use: one renderer a module, and here the registry of them.

Pure: events as the service serves them (JSON, one at a time) in, text in chunks out. No HTTP, no database, no clock,
and never all events at once. The service's own JSON, page by page, is the API's.
"""

from __future__ import annotations

from service.formats import atom, csv, icalendar, jsonfeed, jsonld, markdown, ndjson, timelinejs
from service.formats.model import Format, Timeline

__all__ = ["FORMATS", "Format", "Timeline", "by_extension", "by_media_type"]

FORMATS = (
    Format("ndjson", "ndjson", "application/x-ndjson", "JSON Lines", ndjson.pieces),
    Format("csv", "csv", "text/csv; charset=utf-8; header=present", "CSV", csv.pieces),
    Format("icalendar", "ics", "text/calendar; charset=utf-8", "iCalendar", icalendar.pieces),
    Format("timelinejs", "timelinejs", "application/vnd.timelinejs3+json", "TimelineJS3", timelinejs.pieces),
    Format("jsonld", "jsonld", "application/ld+json", "JSON-LD (schema.org)", jsonld.pieces),
    Format("jsonfeed", "jsonfeed", "application/feed+json", "JSON Feed", jsonfeed.pieces),
    Format("atom", "atom", "application/atom+xml", "Atom", atom.pieces),
    Format("markdown", "md", "text/markdown; charset=utf-8", "Markdown", markdown.pieces),
)
_BY_EXTENSION = {one.extension: one for one in FORMATS}
_BY_MEDIA_TYPE = {one.essence: one for one in FORMATS}


def by_extension(extension: str) -> Format | None:
    """The format of an extension without its full stop, "csv"."""
    return _BY_EXTENSION.get(extension)


def by_media_type(media_type: str) -> Format | None:
    """The format of a media type, with parameters or without."""
    return _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
