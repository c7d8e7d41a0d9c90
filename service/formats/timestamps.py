"""When an event was reported and last changed. No clock: rendering the same timeline again gives the same bytes."""

from __future__ import annotations

import datetime as dt

from service.eventing.served import EntryJson, EventJson
from service.formats.model import TimelineInfo

#: Stands for an unknown time where a format requires one.
_UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def reported_at(event: EventJson) -> dt.datetime | None:
    """Return the start (UTC) of the day that the event was reported on; None for an event made by hand.

    The dates of a feed's items are dates of publication, not of the event: feed readers hide items of the future, and
    they would show a day where the text only names a month.
    """
    anchor = event["explanation"]["anchor"]
    return dt.datetime.combine(dt.date.fromisoformat(anchor), dt.time(), dt.UTC) if anchor else None


def corrected_at(event: EventJson) -> dt.datetime | None:
    """Return when (UTC) an editor last changed the event; None if no editor did."""
    if not event["correction"]:
        return None
    at = dt.datetime.fromisoformat(event["correction"]["at"])
    return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)


def changed_at(event: EntryJson) -> dt.datetime | None:
    """Return when (UTC) an event last changed: in the timeline, or by an editor; None if neither is known."""
    at = event.get("updated_at")
    return dt.datetime.fromisoformat(at).astimezone(dt.UTC) if at else corrected_at(event)


def event_updated_at(event: EntryJson, info: TimelineInfo) -> dt.datetime:
    """Return the last known change (UTC) of an event, or else the day of its report, or the change of the timeline."""
    return changed_at(event) or reported_at(event) or timeline_updated_at(info)


def timeline_updated_at(info: TimelineInfo) -> dt.datetime:
    """Return the last change (UTC) of the timeline, or 1970-01-01 if it is unknown."""
    return info.updated_at.astimezone(dt.UTC) if info.updated_at else _UNKNOWN


def rfc3339(time: dt.datetime) -> str:
    """Return a time of UTC as RFC 3339 writes it: 2025-03-13T00:00:00Z, or with milliseconds if there are any."""
    precision = "milliseconds" if time.microsecond else "seconds"
    return f"{time.replace(tzinfo=None).isoformat(timespec=precision)}Z"
