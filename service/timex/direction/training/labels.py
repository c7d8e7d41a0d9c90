"""Articles -> expressions that say by themselves on which side of the publication date they lie.

A date with its year is certain, and so is a day and month near the publication date; "yesterday" and "next week" name
their side, too. A model learns from the words around them, and never sees the expression itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from service.timex.direction.decide import direction_of
from service.timex.direction.features import features
from service.timex.find import Candidate, find, tokenise
from service.timex.languages import Language
from service.timex.meaning import Meaning, Relation, Shifted, Unit, Written
from service.timex.model import Granularity
from service.timex.tokens import Tokens

#: Days from the publication date within which the nearest year of a day and month is certain.
CERTAIN = 60
#: Days from the publication date within which a date counts in full.
NEAR = 30
FULL, HALF, DEICTIC = 1.0, 0.5, 0.3
#: Number of tokens at the beginning of a text in which a date before a dash is a dateline's.
_DATELINE = 12
_DASHES = frozenset({"-", "–", "—"})
#: Number of tokens between a word of an editor's note and the date of the note.
_NOTE = 12
#: Number of tokens on each side by which a repeated sentence is recognised.
_AROUND = 8


class Side(NamedTuple):
    """The side of the publication date on which an expression lies, and how much it counts in training."""

    future: bool
    weight: float


class Example(NamedTuple):
    """An expression by the names of its features, with its side.

    ``key`` is the same for a repeated sentence, ``source`` for texts about the same topic.
    """

    features: tuple[str, ...]
    future: bool
    weight: float
    key: str
    source: str


def examples(text: str, published: dt.date, source: str, language: Language) -> Iterator[Example]:
    """Yield the expressions of a text that say their side."""
    tokens = tokenise(text, language)
    for candidate in find(tokens, language):
        if isinstance(candidate, Candidate) and not _is_added(tokens, candidate, language):
            side = side_of(candidate.meaning, published)
            if side:
                yield example(tokens, candidate.first, candidate.end, side, source, language)


def example(tokens: Tokens, first: int, end: int, side: Side, source: str, language: Language) -> Example:
    """Return the expression at tokens ``first`` up to, not including, ``end`` as an example of a side."""
    cue = direction_of(tokens, first, end, language.cues)
    around = (*tokens.words[max(0, first - _AROUND) : first], "|", *tokens.words[end : end + _AROUND])
    names = tuple(features(tokens, first, end, language, cue))
    return Example(names, side.future, side.weight, " ".join(around).lower(), source)


def side_of(meaning: Meaning, published: dt.date) -> Side | None:
    """Return the side of the publication date that a meaning names by itself, or None if it leaves it open."""
    if isinstance(meaning, Written):
        if meaning.relation is None:
            return _side_of_date(meaning, published)
        return Side(meaning.relation is Relation.NEXT, DEICTIC) if meaning.relation is not Relation.THIS else None
    if isinstance(meaning, Unit) and meaning.offset and meaning.granularity is not Granularity.DECADE:
        return Side(meaning.offset > 0, DEICTIC)
    if isinstance(meaning, Shifted) and meaning.from_anchor and meaning.reference is None:
        return Side(meaning.sign > 0, DEICTIC)
    return None


def _side_of_date(date: Written, published: dt.date) -> Side | None:
    if not date.month or date.other_order or not (date.year or date.day):
        return None
    if not date.day and (date.year, date.month) == (published.year, published.month):
        return None
    years = (date.year,) if date.year else range(published.year - 1, published.year + 2)
    away = min(((_first_day(year, date) - published).days for year in years), key=abs)
    if away == 0 or (not date.year and abs(away) > CERTAIN):
        return None
    return Side(away > 0, FULL if abs(away) <= NEAR else HALF)


def _first_day(year: int, date: Written) -> dt.date:
    return dt.date(year, date.month or 1, 1) + dt.timedelta(days=(date.day or 1) - 1)


def _is_added(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether a date is that of a dateline, or of a note that an editor adds after the publication date."""
    if candidate.end < _DATELINE and tokens.word(candidate.end) in _DASHES:
        return True
    before = range(candidate.first - _NOTE, candidate.first)
    return not language.cues.verbs.correcting.isdisjoint(tokens.lower_word(place) for place in before)
