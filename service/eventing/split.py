"""A sentence and its segments, which the functions that shorten a statement pass to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from service.eventing.punctuation import MARKS
from service.eventing.segments import Segment
from service.timex.languages.event_words import EventWords


class Split(NamedTuple):
    """A sentence, its segments or some of them in a row, and the words of its language.

    A place is the index of a segment.
    """

    sentence: str
    segments: Sequence[Segment]
    lexicon: EventWords

    def text(self, place: int) -> str:
        """Return the text of the segment at a place, with the mark before it."""
        segment = self.segments[place]
        return self.sentence[segment.start : segment.end]

    def is_subordinate(self, place: int) -> bool:
        """Whether a segment begins with a word such as "when"."""
        return self.segments[place].opener in self.lexicon.clauses.subordinators

    def is_restrictive(self, place: int) -> bool:
        """Whether no mark separates a segment from what it belongs to: "who fled | when it rained"."""
        return self.sentence[self.segments[place].start] not in ",;:-–—("

    def is_main(self, place: int) -> bool:
        """Whether a segment is a main clause: it has a finite verb and is neither subordinate nor an aside."""
        segment = self.segments[place]
        return segment.main and not (segment.relative or segment.aside or self.is_subordinate(place))

    def begin(self, place: int) -> int:
        """Return where a segment begins in the sentence, without the mark and the coordinator before it."""
        text, segment = self.text(place), self.segments[place]
        begin = segment.start + len(text) - len(text.lstrip(MARKS))
        opener = segment.opener
        if opener in self.lexicon.clauses.coordinators and self.sentence[begin:].lower().startswith(f"{opener} "):
            begin += len(opener) + 1
        return begin
