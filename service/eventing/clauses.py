"""The clause that a date belongs to: the words of a sentence around an expression that can be read on their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.eventing.lexicon import RELATIVE, SUBORDINATORS, is_verb

LONGEST = 200
_SHORT_SENTENCE = 110
_REACH = 400  # characters on either side in which a clause is looked for
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARK = re.compile(r"[,;:](?=\s)|\s[-–—]+\s|—|[“”]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence between two marks or subordinators, in offsets into the sentence."""

    start: int
    end: int
    text: str

    @property
    def opener(self) -> str:
        found = _WORD.search(self.text)
        return found.group().lower() if found else ""

    @property
    def has_verb(self) -> bool:
        return any(is_verb(word) for word in _WORD.findall(self.text))


def clause(sentence: str, start: int, end: int) -> str:
    """The clause of a sentence that holds the expression at ``start`` to ``end``, at most 200 characters.

    A short sentence is its own clause. A relative clause takes along the words it stands after; a segment without a
    verb takes the next one ("In April, …") or the one before.
    """
    if len(sentence) <= _SHORT_SENTENCE:
        return " ".join(sentence.split())
    if len(sentence) > 2 * _REACH:
        begin = max(0, start - _REACH)
        sentence, start, end = sentence[begin : end + _REACH], start - begin, end - begin
    segments = _segments(sentence)
    first = last = next(place for place, one in enumerate(segments) if start < one.end or place == len(segments) - 1)
    while segments[last].end < end and last + 1 < len(segments):
        last += 1
    first, last = _grown(segments, first, last)
    words = sentence[segments[first].start : segments[last].end]
    return _shortened(_trimmed(words, segments[first]), sentence[start:end])


def _segments(sentence: str) -> list[Segment]:
    cuts = {0, len(sentence)}
    for mark in _MARK.finditer(sentence):
        cuts.add(mark.end())
    for word in _WORD.finditer(sentence):
        if word.group().lower() in SUBORDINATORS and word.start():
            cuts.add(word.start())
    places = sorted(cuts)
    return [Segment(a, b, sentence[a:b]) for a, b in zip(places, places[1:], strict=False) if sentence[a:b].strip()]


def _grown(segments: list[Segment], first: int, last: int) -> tuple[int, int]:
    """Neighbours are taken in until the stretch has a verb and something that the verb is said of."""
    while not any(segment.has_verb for segment in segments[first : last + 1]):
        if first == 0 and last + 1 < len(segments):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    while first > 0 and _leans_left(segments[first]):
        first -= 1
    return first, last


def _leans_left(segment: Segment) -> bool:
    """A relative clause, or a verb without a subject ("and left on Monday")."""
    words = _WORD.findall(segment.text)
    if not words or words[0].lower() in RELATIVE:
        return True
    rest = words[1:] if words[0].lower() in SUBORDINATORS else words
    return not rest or is_verb(rest[0]) or words[0].lower() in ("and", "or", "including")


def _trimmed(words: str, first: Segment) -> str:
    text = " ".join(words.split()).strip(" ,;:-–—“”\"")
    opener = first.opener
    if opener in SUBORDINATORS and opener not in ("after", "before", "since", "until", "despite"):
        text = text[len(opener) :].lstrip(" ,") if text.lower().startswith(opener + " ") else text
    return text


def _shortened(text: str, expression: str) -> str:
    """At most 200 characters, cut between words, with the expression kept in sight."""
    if len(text) <= LONGEST:
        return text
    words = " ".join(expression.split())
    place = max(text.find(words), 0)
    if place + len(words) < LONGEST - 1:
        return text[: text.rfind(" ", 0, LONGEST - 1)].rstrip(" ,;:") + "…"
    begin = text.find(" ", max(0, place + len(words) - LONGEST + 40)) + 1
    cut = text[begin : begin + LONGEST - 2]
    return "…" + (cut[: cut.rfind(" ")] + "…" if begin + LONGEST - 2 < len(text) else cut)
