"""The differences between two states of an event, field by field, as its history shows them."""

from __future__ import annotations

from typing import Literal

from service.eventing.served import DateJson, EventJson, FieldChangeJson

Value = DateJson | str | bool | None
_COMPARED: tuple[Literal["date", "status", "kind", "summary", "hidden", "orphaned"], ...] = (
    *("date", "status", "kind", "summary"),
    *("hidden", "orphaned"),
)


def as_text(value: Value) -> str | None:
    """Return a value of an event as short text: a date in EDTF, with its time of day if it has one."""
    if isinstance(value, dict):
        time = value["time"]
        return f"{value['edtf']}T{time['clock']}{time['zone'] or ''}" if time else value["edtf"]
    return str(value).lower() if isinstance(value, bool) else value


def differences(before: EventJson | None, after: EventJson | None) -> list[FieldChangeJson]:
    """Return the fields that differ between two states of an event; None stands for no event."""
    changes: list[FieldChangeJson] = []
    for name in _COMPARED:
        old, new = (as_text(event[name]) if event else None for event in (before, after))
        if old != new and (old, new) != (None, "false"):
            changes.append({"field": name, "before": old, "after": new})
    return changes
