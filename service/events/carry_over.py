"""Carry corrections and hand-made events over to a new reading of their article.

An article is read again when its text or date is edited, or by a newer engine. A correction stays with its event as
long as the sentence of the event is still in the text. Works on events as JSON objects; knows no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.eventing.served import ArticleFieldsJson, EventJson, FieldChangeJson, PassageJson
from service.events.corrections import Author, correct, corrected_values
from service.events.differences import differences
from service.text.words import folded_words

#: An event with its position in the article; None if it has no place in the text.
Placed = tuple[int | None, EventJson]
#: The share of its words by which an edited sentence is recognised.
_RECOGNISABLE = 0.6


def carry_over(
    stored: Iterable[EventJson], read: Iterable[EventJson], text: str, article: ArticleFieldsJson
) -> list[Placed]:
    """Return all events of an article after a new reading.

    ``stored`` are its events so far, ``read`` those of the new reading. A correction moves to the event of the same
    sentence and expression, which takes the old id. A corrected or hand-made event without a counterpart stays as it
    was while its sentence is in ``text``, and becomes orphaned otherwise; it gets the fields of ``article``.
    """
    events = list(read)
    others: list[Placed] = []
    for old in (event for event in stored if event["correction"] or event["origin"] == "editor"):
        correction, place = old["correction"], _place(old, events)
        if correction is None or place is None:
            others.append((None, {**_unmatched(old, text), **article}))
        else:
            author = Author(correction["by"], correction["at"])
            events[place] = correct({**events[place], "id": old["id"]}, corrected_values(old), author)
    return [*enumerate(events), *others]


def _place(old: EventJson, events: list[EventJson]) -> int | None:
    """Return the index of a corrected event in a new reading: by its id, else by its sentence and expression.

    Return None for an event without a counterpart, such as one made by hand.
    """
    by_id = (place for place, event in enumerate(events) if event["id"] == old["id"])
    by_words = (place for place, event in enumerate(events) if not event["correction"] and _is_same(old, event))
    return next(by_id, next(by_words, None))


def _is_same(old: EventJson, new: EventJson) -> bool:
    """Whether two events have the same sentence and overlapping expressions."""
    before, after = _in_sentence(old), _in_sentence(new)
    if before is None or after is None:
        return False
    (sentence, start, end), (other, other_start, other_end) = before, after
    return sentence == other and start < other_end and other_start < end


def _in_sentence(event: EventJson) -> tuple[str, int, int] | None:
    """Return the sentence of an event and the offsets of its expression in it; None for an event made by hand."""
    sentence, expression = event["sentence"], event["expression"]
    if sentence is None or expression is None:
        return None
    return sentence["text"], expression["start"] - sentence["start"], expression["end"] - sentence["start"]


def _unmatched(old: EventJson, text: str) -> EventJson:
    """Return an event that the new reading lacks: at its new offsets, or orphaned if its sentence is gone."""
    sentence, expression = old["sentence"], old["expression"]
    if sentence is None or expression is None:
        return old
    start = text.find(sentence["text"])
    if start < 0:
        return {**old, "orphaned": True}
    shift = start - sentence["start"]
    return {**old, "orphaned": False, "sentence": _moved(sentence, shift), "expression": _moved(expression, shift)}


def successors(before: Iterable[EventJson], after: Iterable[EventJson]) -> dict[str, str]:
    """Return the events of a new reading that take the places of vanished ones whose sentence was edited.

    Both have the same date, and most words of the longer sentence.
    """
    old = {event["id"]: event for event in before}
    new = {event["id"]: event for event in after}
    added = [event for event in new.values() if event["id"] not in old]
    found: dict[str, str] = {}
    for event in (event for event in old.values() if event["id"] not in new):
        alike = [(_likeness(event, other), other["id"]) for other in added if other["date"] == event["date"]]
        likeness, successor = max(alike, default=(0.0, ""))
        if likeness >= _RECOGNISABLE and successor not in found.values():
            found[event["id"]] = successor
    return found


def _likeness(event: EventJson, other: EventJson) -> float:
    """Return the share of the words of the longer of two sentences that both have."""
    words, others = _words(event), _words(other)
    return len(words & others) / (max(len(words), len(others)) or 1)


def _words(event: EventJson) -> set[str]:
    return set(folded_words(event["sentence"]["text"])) if event["sentence"] else set()


def _moved(passage: PassageJson, shift: int) -> PassageJson:
    return {**passage, "start": passage["start"] + shift, "end": passage["end"] + shift}


def history_of_reading(
    before: Iterable[EventJson], after: Iterable[EventJson]
) -> Iterator[tuple[str, str, list[FieldChangeJson]]]:
    """Yield the history entries of a new reading, for events that exist before and after: id, action, changes."""
    older = {event["id"]: event for event in before}
    for event in after:
        old = older.get(event["id"])
        changes = differences(old, event) if old else []
        if old and changes:
            yield event["id"], _action(old, event), changes


def _action(old: EventJson, new: EventJson) -> str:
    if old["orphaned"] != new["orphaned"]:
        return "orphaned" if new["orphaned"] else "found_again"
    return "read_anew"
