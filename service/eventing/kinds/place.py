"""Where a date stands: its sentence, its clause and the verbs around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from service.eventing.segments import QUOTED, Segment, segments_of
from service.eventing.surroundings import Surroundings, looks_ahead, surroundings
from service.timex.languages.event_words import EventWords, Verbs
from service.timex.languages.kind_words import Cue
from service.timex.model import CalendarDate

_REACH = 160  # characters
#: Characters after a clause that still count for its words: an amount may follow the aside that ends it.
_MORE = 60
#: Words from a verb of saying to the preposition of a date, with a subject between: "said | the raid on".
_OBJECT = 3
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: Characters of evidence that are shown as they are, and those of either end of longer evidence.
_LONGEST_EVIDENCE = 160
_END_OF_EVIDENCE = 20


@dataclass(eq=False)  # hashed by identity: it is a key of a cache
class Place:
    """A date in its sentence. Offsets are code points from the start of the sentence.

    ``anchor`` is the publication day. ``in_news``: the article dates something close to that day. ``is_only_date``: the
    sentence has no other date. ``is_entry``: the date heads a line of a chronology.
    """

    sentence: str
    start: int
    end: int
    date: CalendarDate
    anchor: dt.date
    lexicon: EventWords
    in_news: bool = True
    is_only_date: bool = True
    is_entry: bool = False
    #: The words of the date, and the text within reach before and after them.
    expression: str = field(init=False)
    before: str = field(init=False)
    after: str = field(init=False)
    #: The words of the sentence in lowercase, and its signs of amounts.
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.expression = self.sentence[self.start : self.end]
        self.before = self.sentence[max(0, self.start - _REACH) : self.start]
        self.after = self.sentence[self.end : self.end + _REACH]
        self.words = _words(self.sentence, self.lexicon.kinds.words)

    @cached_property
    def around(self) -> Surroundings:
        """The words before and after the date in its own part of the sentence."""
        return surroundings(self.sentence, self.start, self.end)

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether the words around the date announce a plan."""
        return looks_ahead(self.around, self.lexicon)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of the sentence, as ``clauses`` splits it."""
        return segments_of(self.sentence, self.lexicon, crowded=not self.is_only_date)

    @cached_property
    def segment(self) -> Segment:
        """The segment of the sentence that holds the date."""
        place = bisect_right(self.segments, self.start, key=lambda segment: segment.start) - 1
        return self.segments[max(place, 0)]

    @cached_property
    def rest_of_clause(self) -> Segment | None:
        """The segment that goes on with one without a verb at the beginning of a sentence ("In May, | …").

        An aside may stand between them ("On Monday the mayor, who …, | resigned").
        """
        if self.segment.start > 0 or self.segment.may_be_main:
            return None
        return next((segment for segment in self.segments[1:] if not segment.aside), None)

    @cached_property
    def clause_end(self) -> int:
        return max((self.rest_of_clause or self.segment).end, self.end)

    @property
    def _is_followed_by_relative(self) -> bool:
        """Whether a relative clause goes on from the clause to the end of the sentence: its words are its own."""
        rest = [segment for segment in self.segments if segment.start >= self.clause_end]
        return len(rest) == 1 and rest[0].relative

    @cached_property
    def cues(self) -> Mapping[str, Sequence[Cue]]:
        """The cues that the date may have, by the names of their lists."""
        index, granularity = self.lexicon.kinds.index, self.date.granularity
        return index.open_to(self.words, self.sentence, self.start, self.end, granularity)

    @property
    def own_words(self) -> frozenset[str]:
        """The words of the expression in lowercase, as those of the sentence."""
        return _words(self.expression, self.lexicon.kinds.words)

    @cached_property
    def clause_words(self) -> frozenset[str]:
        """The same for the clause, without quotations that the date is not in."""
        more = 0 if self._is_followed_by_relative or self.segment.relative else _MORE
        text = self.sentence[self.segment.start : self.clause_end + more]
        return _words(text if self.is_quoted else QUOTED.sub(" ", text), self.lexicon.kinds.words)

    @cached_property
    def words_before(self) -> list[str]:
        """The words of the clause before the date, as written."""
        return WORD.findall(self.sentence[self.segment.start : self.start])

    @cached_property
    def words_after(self) -> list[str]:
        """The words of the clause after the date, as written."""
        rest = self.rest_of_clause
        further = self.sentence[rest.start : rest.end] if rest else ""
        return WORD.findall(self.sentence[self.end : max(self.segment.end, self.end)]) + WORD.findall(further)

    @cached_property
    def verbs_before(self) -> list[int]:
        """The places in ``words_before`` of finite verbs."""
        has = self.lexicon.verbs.has
        return [place for place, word in enumerate(self.words_before) if has(word) and "-" not in word]

    @property
    def is_reported_deed(self) -> bool:
        """Whether a deed that somebody tells follows the date at once: "said the raid on | Friday freed six".

        Its subject may be a pronoun: "said it | today began".
        """
        words, verbs, lexicon = self.words_before, self.verbs_before, self.lexicon
        if len(verbs) != 1 or words[verbs[0]] not in lexicon.reporting.verbs:
            return False
        between = words[verbs[0] + 1 :]
        is_pronoun = len(between) == 1 and between[0] in lexicon.subjects.pronouns
        return (is_pronoun or len(between) >= _OBJECT) and any(is_deed(word, lexicon) for word in self.words_after[:1])

    @staticmethod
    def _lacks(cue: Cue, words: frozenset[str]) -> bool:
        return any(wanted.isdisjoint(words) for wanted in cue.clause)

    @cached_property
    def quotation(self) -> str | None:
        """The quotation that holds the date; None if it isn't quoted."""
        quotations = _quotations(self.sentence)
        if not quotations:
            return None
        holding = (found[0] for found in quotations if found.start() < self.start and self.end < found.end())
        return next(holding, None)

    @property
    def is_quoted(self) -> bool:
        return self.quotation is not None

    def evidence(self, cue: Cue) -> str | None:
        """Return the words that show a cue; None if it does not hold. Cheap tests come first."""
        if self.date.granularity not in cue.granularities:
            return None
        if cue.ahead is not None and cue.ahead != (self.date.interval.start_on > self.anchor):
            return None
        after = cue.after and cue.after.match(self.sentence, self.end)
        if cue.after and not after:
            return None
        expression = cue.expression and cue.expression.search(self.expression)
        if cue.expression and not expression:
            return None
        if cue.clause and (self._lacks(cue, self.words) or self._lacks(cue, self.clause_words)):
            return None
        before = cue.before and cue.before.search(self.before)
        if cue.before and not before:
            return None
        shown = [min(words & self.clause_words) for words in cue.clause]
        shown += [_shortened(found.group()) for found in (before, expression, after) if found and found[0]]
        return f"'{' '.join(' … '.join(shown).split())}'"


#: Returns the place of a date, of which those that have the same words around them share one.
place_of = lru_cache(maxsize=64)(Place)


def is_deed(word: str, lexicon: EventWords) -> bool:
    """Return whether a word is a verb, and neither of a state nor of a figure or of saying."""
    if word in lexicon.kinds.happenings:
        return True
    kinds = lexicon.kinds
    others = (kinds.states, kinds.copulas, kinds.auxiliaries, kinds.moves, lexicon.reporting.verbs)
    return word in lexicon.verbs and not any(word in words for words in others)


@lru_cache(maxsize=64)  # all dates of a sentence ask
def has_verb(text: str, verbs: Verbs) -> bool:
    """Return whether a text has a finite verb."""
    return any(map(verbs.has, WORD.findall(text)))


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _words(text: str, words: re.Pattern[str]) -> frozenset[str]:
    return frozenset(words.findall(text.lower()))


@lru_cache(maxsize=8)
def _quotations(sentence: str) -> Sequence[re.Match[str]]:
    return tuple(QUOTED.finditer(sentence))


def _shortened(evidence: str) -> str:
    """Return the two ends of evidence that goes on to the end of a sentence, where some languages have their verb."""
    if len(evidence) <= _LONGEST_EVIDENCE:
        return evidence
    return f"{evidence[:_END_OF_EVIDENCE]} … {evidence[-_END_OF_EVIDENCE:]}"
