"""A text in pieces: plain words and marked ones, by code point offsets. What is markup is the template's affair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from service.events.representation import Json


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words, and their class, if they are marked; ``told`` says why, ``note`` numbers a footnote."""

    text: str
    kind: str | None = None
    told: str | None = None
    note: int | None = None


Span = tuple[int, int, Any]


def segments(text: str, spans: Iterable[Span]) -> Iterator[Segment]:
    """The text cut at its spans, each a start, an end, and the arguments of its segment.

    Where two overlap, the one that begins first is marked.
    """
    done = 0
    for start, end, said in sorted(spans, key=lambda span: span[:2]):
        if start < done or end > len(text):
            continue
        if start > done:
            yield Segment(text[done:start])
        yield Segment(text[start:end], *said)
        done = end
    if done < len(text):
        yield Segment(text[done:])


def of_sentence(event: Json) -> list[Segment]:
    """An event's sentence with its date words marked, and what a search has found in it."""
    sentence, words = event["sentence"], event["expression"]
    if sentence is None:
        return [Segment(event["summary"])]
    begin = sentence["start"]
    found = [one for one in event.get("highlight", ()) if one["field"] == "sentence"]
    matches = chain.from_iterable(one["matches"] for one in found)
    date = (words["start"] - begin, words["end"] - begin, ("date",))
    others = [(one["start"], one["end"], ("found",)) for one in matches]
    return list(segments(sentence["text"], [date, *(one for one in others if one[0] >= date[1] or one[1] <= date[0])]))


def of_report(text: str, report: Json) -> tuple[list[Segment], list[Json]]:
    """A text with every expression of time marked, and the footnotes: what became no event, and why."""
    notes: list[Json] = []
    reasons = {one["expression"]["start"]: one["reason"] for one in report["unresolved"]}
    spans = [_expression(one, reasons, notes) for one in report["timexes"]]
    for kind in ("rejected", "dropped"):
        for one in report[kind]:
            notes.append({"text": one["text"], "reason": one["reason"], "kind": kind})
            spans.append((one["start"], one["end"], (kind, one["reason"], len(notes))))
    return list(segments(text, spans)), notes


def _expression(timex: Json, reasons: dict[int, str], notes: list[Json]) -> Span:
    value = timex["date"]["edtf"] if timex["date"] else timex["value"]
    kind = f"{timex['certainty'] if timex['date'] else 'undated'} {timex['type'].lower()}"
    told = f"{timex['type']} {value}, {timex['certainty']}: rule {timex['explanation']['rule']}"
    reason = timex["unresolved"] or reasons.get(timex["start"])
    if reason:
        notes.append({"text": timex["text"], "reason": reason, "kind": "undated"})
    return timex["start"], timex["end"], (kind, told, len(notes) if reason else None)
