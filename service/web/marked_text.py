"""Text split into plain and marked segments, by code point offsets. The templates turn segments into markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from service.eventing.served import EntryJson, EventJson, Json, PassageJson, TimexJson


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text. If ``css_class`` is set it is marked, with a ``title`` and the number of a ``footnote``."""

    text: str
    css_class: str | None = None
    title: str | None = None
    footnote: int | None = None


class _Mark(NamedTuple):
    """What to mark from ``start`` up to ``end``, in code points of the text."""

    start: int
    end: int
    css_class: str
    title: str | None = None
    footnote: int | None = None


class Footnote(NamedTuple):
    """An expression that became no event, and the reason."""

    text: str
    reason: str


def sentence_segments(event: EntryJson) -> list[Segment]:
    """Return the sentence of an event with its expression of time and the matches of a search marked."""
    sentence, expression = event["sentence"], event["expression"]
    if sentence is None or expression is None:
        return [Segment(event["summary"])]
    offset = sentence["start"]
    date = _Mark(expression["start"] - offset, expression["end"] - offset, "date")
    matches = [match for match in _matches(event) if match.end <= date.start or match.start >= date.end]
    return list(_segments(sentence["text"], [date, *matches]))


def _matches(event: EntryJson) -> Iterator[_Mark]:
    """Yield the matches of a search within the event's sentence."""
    for highlight in event.get("highlight", ()):
        if highlight["field"] == "sentence":
            yield from (_Mark(match["start"], match["end"], "match") for match in highlight["matches"])


def article_segments(text: str, report: Json) -> tuple[list[Segment], list[Footnote]]:
    """Return an article's text with every expression of time marked, and footnotes for those without an event."""
    footnotes: list[Footnote] = []
    reasons = {unresolved["expression"]["start"]: unresolved["reason"] for unresolved in report["unresolved"]}
    marks = [_expression_mark(timex, reasons, footnotes) for timex in report["timexes"]]
    for css_class in ("rejected", "dropped"):
        marks += [_noted_mark(passage, css_class, passage["reason"], footnotes) for passage in report[css_class]]
    return list(_segments(text, marks)), footnotes


def stored_segments(text: str, report: Json) -> tuple[list[Segment], list[Footnote]]:
    """Return a stored article's text with the dates of its events marked, and footnotes for what dates none."""
    footnotes: list[Footnote] = []
    marks = [_event_mark(event) for event in report["events"] if event["expression"]]
    for undated in report["unresolved"]:
        marks.append(_noted_mark(undated["expression"], "undated", undated["reason"], footnotes))
    marks += [_noted_mark(line, "dropped", line["reason"], footnotes) for line in report["dropped"]]
    return list(_segments(text, marks)), footnotes


def _noted_mark(passage: Json, css_class: str, reason: str, footnotes: list[Footnote]) -> _Mark:
    """Return the mark of a passage that became no event, and add its footnote."""
    footnotes.append(Footnote(passage["text"], reason))
    return _Mark(passage["start"], passage["end"], css_class, reason, len(footnotes))


def _event_mark(event: EventJson) -> _Mark:
    expression = cast(PassageJson, event["expression"])
    title = f"{event['date']['edtf']}, {event['certainty']}: rule {event['explanation']['rule']}"
    return _Mark(expression["start"], expression["end"], f"{event['certainty']} date", title)


def _expression_mark(timex: TimexJson, reasons: dict[int, str], footnotes: list[Footnote]) -> _Mark:
    """Return the mark of an expression, and add its footnote if it became no event."""
    value = timex["date"]["edtf"] if timex["date"] else timex["value"]
    css_class = f"{timex['certainty'] if timex['date'] else 'undated'} {timex['type'].lower()}"
    title = f"{timex['type']} {value}, {timex['certainty']}: rule {timex['explanation']['rule']}"
    reason = timex["unresolved"] or reasons.get(timex["start"])
    if reason:
        footnotes.append(Footnote(timex["text"], reason))
    return _Mark(timex["start"], timex["end"], css_class, title, len(footnotes) if reason else None)


def _segments(text: str, marks: Iterable[_Mark]) -> Iterator[Segment]:
    """Yield the text split at its marks. Of two marks that overlap, the one that starts first counts."""
    position = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start < position or mark.end > len(text):
            continue
        if mark.start > position:
            yield Segment(text[position : mark.start])
        yield Segment(text[mark.start : mark.end], mark.css_class, mark.title, mark.footnote)
        position = mark.end
    if position < len(text):
        yield Segment(text[position:])
