"""A cue: the direction of an expression, with the word that decides it."""

from __future__ import annotations

from typing import NamedTuple

from service.timex.model import Direction

#: Maximum token distance at which a word counts as beside an expression.
BESIDE = 2


class Cue(NamedTuple):
    """A direction, with the word that decides it.

    A cue is ``firm`` if no default outweighs it: only a preposition or an object stands between the word and the
    expression ("died in May", "sold the house in May"), or the expression opens the sentence of the word ("In May, the
    army took the town"). It ``says`` if the word is a verb of saying, whose tense is that of the saying and not of what
    is said. ``place`` is the token of the word, -1 if several words decide; ``others`` are those after the first.
    A past cue ``reaches`` an expression that may lie a day after publication ("continued into Thursday").
    """

    direction: Direction
    word: str
    firm: bool = False
    says: bool = False
    place: int = -1
    others: tuple[str, ...] = ()
    reaches: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether it outweighs any model: it is firm, of a preposition, or of two words ("had met", "been planned")."""
        return self.firm or self.reaches or self.place < 0 or (self.direction is Direction.PAST and " " in self.word)

    def explain(self, verb: str, *side: str) -> str:
        """Return why, for a reader: ``explain("look", "ahead")`` is "“will” looks ahead"."""
        words = " and ".join(f"“{word}”" for word in (self.word, *self.others) if word) or "the sentence"
        return " ".join((words, verb if self.others else f"{verb}s", *side))


#: A modal that may speak of the past or the future: no word beyond it decides.
OPEN = Cue(Direction.SAME, "")
#: "was due on Friday" looks ahead from a day that the text does not name: the nearest Friday is likely.
FROM_THEN = Cue(Direction.SAME, "then")
