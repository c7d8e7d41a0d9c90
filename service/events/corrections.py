"""What editors say of events, beside what the engine says: corrections, events made by hand, and what became of them.

A correction holds until it is taken back. It is carried over to each new reading of its article, be it of an edited
text or by a newer engine, as long as its sentence stands. Works on events as they are served (JSON); knows no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from service.errors import InvalidInput
from service.events.representation import Json

#: What an editor may say of an event; null takes it back.
EDITABLE = ("date", "status", "summary", "hidden")
#: What stands beside a correction, as the engine gave it.
_ENGINES = ("date", "status", "summary", "certainty", "alternatives", "explanation")
_TOLD = (*EDITABLE, "orphaned")
_RULE = "editor"


class NoEngineValue(InvalidInput):
    """A patch sets a field of a hand-made event to null, and no value of the engine can take its place."""

    def __init__(self, field: str) -> None:
        super().__init__("must not be null: the event was made by hand", field=field)


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, and when: the name of an API key, if there are keys; UTC as RFC 3339 writes it."""

    by: str | None
    at: str


def made(identity: str, said: Json, article: Json | None) -> Json:
    """An event that is made by hand. ``article`` is the short form of the article that it is put to, if it is."""
    return {
        "id": identity,
        "date": said["date"],
        "status": said["status"],
        "kind": "event",
        "summary": said["summary"],
        "sentence": None,
        "expression": None,
        "certainty": "explicit",
        "alternatives": [],
        "explanation": {"rule": _RULE, "anchor": None, "steps": ["made by hand"]},
        "article": article,
        "origin": "editor",
        "hidden": False,
        "orphaned": False,
        "correction": None,
    }


def corrected(event: Json, patch: Json, author: Author) -> Json:
    """An event as an editor corrects it: a merge patch of what is editable (RFC 7396). Raises NoEngineValue."""
    if event["origin"] == "editor":
        return _made_anew(event, patch)
    said = {name: value for name, value in {**_said(event), **patch}.items() if value is not None}
    return event if said == _said(event) else _applied(_engines(event), said, author)


def _made_anew(event: Json, patch: Json) -> Json:
    for name, value in patch.items():
        if value is None and name != "hidden":
            raise NoEngineValue(name)
    return {**event, **patch, "hidden": bool(patch.get("hidden", event["hidden"]))}


def _said(event: Json) -> Json:
    return {name: event[name] for name in event["correction"]["fields"]} if event["correction"] else {}


def _engines(event: Json) -> Json:
    """An event as the engine gave it."""
    beneath = event["correction"]["engine"] if event["correction"] else {}
    return {**event, **beneath, "hidden": False, "correction": None}


def _applied(engine: Json, said: Json, author: Author) -> Json:
    if not said:
        return engine
    event = {**engine, **_consequences(engine, said), **said}
    event["correction"] = {
        "fields": [name for name in EDITABLE if name in said],
        "by": author.by,
        "at": author.at,
        "engine": {name: engine[name] for name in _ENGINES},
    }
    return event


def _consequences(engine: Json, said: Json) -> Json:
    """What follows from a date that an editor says: no other reading is live, and the status may be another."""
    if "date" not in said:
        return {}
    anchor, rule = engine["explanation"]["anchor"], engine["explanation"]["rule"]
    read = f"the engine read {in_words(engine['date'])} ({rule})"
    return {
        "certainty": "explicit",
        "alternatives": [],
        "explanation": {
            "rule": _RULE,
            "anchor": anchor,
            "steps": [read, f"an editor says {in_words(said['date'])}"],
        },
        "status": _status(said["date"], anchor, engine["status"]),
    }


def _status(date: Json, anchor: str, otherwise: str) -> str:
    """Planned if it lies ahead of the anchor, happened if behind; ISO 8601 days are in the order of their letters."""
    if date["start_on"] > anchor:
        return "planned"
    return "happened" if date["end_before"] <= anchor else otherwise


def in_words(value: Any) -> str | None:
    """A value of an event in few signs: a date in EDTF, with its time of day where there is one."""
    if isinstance(value, dict):
        time = value["time"]
        return f"{value['edtf']}T{time['clock']}{time['zone'] or ''}" if time else str(value["edtf"])
    return str(value).lower() if isinstance(value, bool) else value


def differences(before: Json | None, after: Json | None) -> list[Json]:
    """What has changed of an event, field by field, in words; None where there was or is no event."""
    found = []
    for name in _TOLD:
        pair = [in_words(event[name]) if event else None for event in (before, after)]
        if pair[0] != pair[1] and pair != [None, "false"]:
            found.append({"field": name, "before": pair[0], "after": pair[1]})
    return found


def carried(stored: Iterable[Json], found: list[Json], text: str, article: Json) -> list[tuple[int | None, Json]]:
    """All events of an article that is read anew, each with its place in the text, if it stands in one.

    ``stored`` are its events up to now, ``found`` those of the new reading. What editors said is carried over to the
    event of the same sentence and expression; its id stays. An event that is no longer found stays as it was while its
    sentence stands in ``text``, and is orphaned where that is gone. ``article`` is the article's short form now.
    """
    events = list(found)
    beside: list[tuple[int | None, Json]] = []
    for old in (event for event in stored if event["correction"] or event["origin"] == "editor"):
        place = None if old["origin"] == "editor" else _place(old, events)
        if place is None:
            beside.append((None, {**_left(old, text), "article": article}))
        else:
            events[place] = _carried_over(old, events[place])
    return [*enumerate(events), *beside]


def _place(old: Json, events: list[Json]) -> int | None:
    """Where the event of a correction is now: by its id, else by its sentence and words that overlap."""
    by_id = (place for place, event in enumerate(events) if event["id"] == old["id"])
    by_words = (place for place, event in enumerate(events) if not event["correction"] and _is_same(old, event))
    return next(by_id, next(by_words, None))


def _is_same(old: Json, new: Json) -> bool:
    return bool(old["sentence"]["text"] == new["sentence"]["text"]) and _overlap(_within(old), _within(new))


def _within(event: Json) -> tuple[int, int]:
    """Where the expression stands within its sentence."""
    begin = event["sentence"]["start"]
    return event["expression"]["start"] - begin, event["expression"]["end"] - begin


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _carried_over(old: Json, new: Json) -> Json:
    correction = old["correction"]
    return _applied({**new, "id": old["id"]}, _said(old), Author(correction["by"], correction["at"]))


def _left(old: Json, text: str) -> Json:
    """An event that the new reading does not have: where it stands now, or that its sentence is gone."""
    if old["sentence"] is None:
        return old
    start = text.find(old["sentence"]["text"])
    if start < 0:
        return {**old, "orphaned": True}
    by = start - old["sentence"]["start"]
    return {**old, "orphaned": False, **{name: _moved(old[name], by) for name in ("sentence", "expression")}}


def _moved(passage: Json, by: int) -> Json:
    return {**passage, "start": passage["start"] + by, "end": passage["end"] + by}


def told(before: Iterable[Json], after: Iterable[Json]) -> Iterator[tuple[str, str, list[Json]]]:
    """What a new reading did to events that outlive it: id, action and what changed."""
    older = {event["id"]: event for event in before}
    for event in after:
        old = older.get(event["id"])
        changes = differences(old, event) if old else []
        if old and changes:
            yield event["id"], _action(old, event), changes


def _action(old: Json, new: Json) -> str:
    if old["orphaned"] != new["orphaned"]:
        return "orphaned" if new["orphaned"] else "found_again"
    return "read_anew"
