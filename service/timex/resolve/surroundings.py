"""What the words around an expression show: the cue of its direction, its sentence, and the day named after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from service.text.lines import heads_line
from service.timex.calendar import Period
from service.timex.direction import Cue, conditional_word, direction_of, judge, prospect_noun
from service.timex.direction.modals import is_past_form
from service.timex.direction.prepositions import is_owner
from service.timex.direction.sentences import (
    follows_link,
    leads_sentence,
    phrase_start,
    previous_sentence,
    sentence_before,
    sentence_start,
)
from service.timex.find import Candidate
from service.timex.languages import Language
from service.timex.languages.unions import union
from service.timex.meaning import Anaphor, Length, Meaning, TimeOfDay, Unit, Written
from service.timex.model import Direction, Granularity
from service.timex.tokens import Tokens

_STAMP = re.compile(r"\b\d\d[:.]\d\d|\b[ap]\.?m\b|\d[ap]m\b", re.IGNORECASE)
_LEAST_LABELS = 2  # dates that label lines of a chronology
_LOOK_AHEAD = 4  # expressions after a time of day that may name its day
_ENDS = frozenset(".。।?!？！;；")
_CLOSING = _ENDS | {",", ""}  # what may stand after an aside; the empty word is the end of the text
_LIST_MARKS = frozenset(",、;&")
_LONGEST_NOUN, _LONG_AFTER = 4, 10  # tokens of a superlative with its noun, and with more words
_LONGEST_JOINED = 6  # tokens between two days: "Friday | and a third of them on | Monday"
_HYPHEN = "-"
_PARAGRAPH = ""  # the token between two paragraphs
_LONGEST_INFINITIVE = 6  # tokens of an infinitive with its object
_LONGEST_ACCOUNT = 10  # tokens of what somebody reports: "report | a net loss of 3 million dollars | in"
_SPEECH = 5  # tokens before a date among which a verb of saying dates only what was said


def first_time_of_line(tokens: Tokens, candidates: Sequence[Candidate]) -> int | None:
    """Return the index of the first time that begins a line, if two or more do: the text is a live blog."""
    times = (index for index, candidate in enumerate(candidates) if _is_stamp(tokens, candidate))
    first = list(islice((index for index in times if is_at_head(tokens, candidates[index])), 2))
    return first[0] if len(first) > 1 else None


def _is_stamp(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether an expression is a clock time, also with its day: "14:02", "9.05 a.m.", but not the verse 1:12."""
    meaning = candidate.meaning
    if not isinstance(meaning, TimeOfDay) or meaning.clock is None:
        return False
    text = tokens.text[tokens.start(candidate.first) : tokens.end(candidate.end - 1)]
    return _STAMP.search(text) is not None


def is_at_head(tokens: Tokens, candidate: Candidate) -> bool:
    return heads_line(tokens.text, tokens.start(candidate.first), tokens.end(candidate.end - 1))


class Surroundings:
    """The words around the current expression of a text; ``turn_to`` makes another one the current one."""

    def __init__(self, tokens: Tokens, candidates: Sequence[Candidate], language: Language) -> None:
        self.tokens, self.candidates, self.language = tokens, candidates, language
        self._index = self._first = 0
        self._candidate: Candidate  # whose cue is asked for: the current expression, or one after it
        self._is_chronology: bool | None = None
        self._cues: dict[tuple[int, int], Cue | None] = {}

    def turn_to(self, index: int) -> None:
        """Make the expression at an index the current one."""
        self._index, self._candidate = index, self.candidates[index]
        self._first = self._candidate.first

    def _read_cues_of(self, candidate: Candidate) -> None:
        self._candidate = candidate

    def cue_of(self, candidate: Candidate) -> Cue | None:
        """Return the cue that the words around an expression give, or None. It is looked for once."""
        place = candidate.first, candidate.end
        if place not in self._cues:
            self._cues[place] = self._find_cue(candidate)
        return self._cues[place]

    def _find_cue(self, candidate: Candidate) -> Cue | None:
        cue = direction_of(self.tokens, candidate.head, candidate.end, self.language.cues)
        is_present = cue is not None and cue.direction is Direction.FUTURE and self._is_present(cue.word)
        return None if is_present and self._labels_line(candidate) else cue

    def _is_present(self, word: str) -> bool:
        """Whether a verb in the present tense names what is arranged: "meets", but not "scheduled"."""
        verbs = self.language.cues.verbs
        arranged = word in verbs.scheduled or word in verbs.arranged_plural or word in verbs.arranged_singular
        return arranged and not (verbs.past_endings and word.endswith(verbs.past_endings))

    def _labels_line(self, candidate: Candidate) -> bool:
        """Whether an expression labels a line of a chronology, which tells the past in the present tense, too."""
        if not is_at_head(self.tokens, candidate):
            return False
        if self._is_chronology is None:
            labels = islice((other for other in self.candidates if is_at_head(self.tokens, other)), _LEAST_LABELS)
            self._is_chronology = len(list(labels)) == _LEAST_LABELS
        return self._is_chronology

    def cue(self) -> Cue | None:
        """Return the cue of the current expression."""
        return self.cue_of(self._candidate)

    def conditional(self) -> Cue | None:
        """Return the conditional that leaves a weekday open, as a cue that looks ahead: "would open in | May"."""
        word = conditional_word(self.tokens, self._first, self.language.cues)
        return Cue(Direction.FUTURE, word) if word else None

    def continues_list(self) -> bool:
        """Whether only marks and joining words stand between the expression before and this one: "3 May, | 9 May"."""
        between = self._words_since_last()
        joining = union(self.language.cues.boundaries.joining, self.language.ranges.both)
        return bool(between) and all(word in joining or word in _LIST_MARKS for word in between)

    def is_in_later_clause(self) -> bool:
        """Whether another clause than that of the expression before holds this one: "by 2008, as losses fell in |"."""
        boundaries = self.language.cues.boundaries
        return not (boundaries.clauses - boundaries.joining).isdisjoint(self._words_since_last()[:-1])

    def is_joined(self) -> bool:
        """Whether the clause of the expression before goes on to this one with "and": "on Friday and a third on |"."""
        between = self._words_since_last()
        return not self.language.cues.boundaries.joining.isdisjoint(between) and len(between) <= _LONGEST_JOINED

    def prospect(self) -> Cue | None:
        """Return the noun of a prospect as a cue that looks ahead: "her | hopes of a truce in May"."""
        word = prospect_noun(self.tokens, self._first, self.language.cues)
        return Cue(Direction.FUTURE, word) if word else None

    def is_subject_of_past(self) -> bool:
        """Whether a past verb stands right after the current expression: "and | Monday | was quiet"."""
        cues, behind = self.language.cues, self.tokens.lower_word(self.candidates[self._index].end)
        return behind in cues.auxiliaries.past or behind in cues.verbs.past

    def follows_clause(self) -> bool:
        """Whether a new clause begins right after the expression before this one: "in May, but in | June".

        A comma after that ends the clause: "which opened in May and prospered, was sold in | June".
        """
        words = self._words_since_last()
        clause = words[1:] if words[:1] == [","] else words
        return "," not in clause and not self.language.cues.boundaries.clauses.isdisjoint(clause[:1])

    def repeats_date(self) -> bool:
        """Whether an expression stands between commas after another: "on Monday, | three days later, | it rose"."""
        behind = self.tokens.word(self.candidates[self._index].end)
        return behind in _CLOSING and self._words_since_last() == [","]

    def _words_since_last(self) -> list[str]:
        """Return the words between the expression before the current one and itself; none if it is the first."""
        return self.tokens.lower_words(self.candidates[self._index - 1].end, self._first) if self._index else []

    def is_of_speech(self, index: int) -> bool:
        """Whether the expression at an index says when somebody spoke: a verb of saying stands right beside it."""
        candidate = self.candidates[index]
        before = reversed(self.tokens.lower_words(max(candidate.head - _SPEECH, 0), candidate.first))
        clause = takewhile(lambda word: word != ",", before)
        verbs = self.language.cues.verbs
        if not verbs.saying.isdisjoint(clause):
            return True
        behind = self.tokens.lower_words(candidate.end, candidate.end + _SPEECH) if verbs.saying_behind else ()
        return not verbs.saying_behind.isdisjoint(takewhile(lambda word: word not in _ENDS, behind))

    def is_bound(self, index: int, granularity: Granularity) -> bool:
        """Whether the expression at an index bounds a time: "on holiday since | Tuesday", "not before | Friday".

        What was before 5 p.m. on Friday was on Friday, though.
        """
        prepositions, before = self.language.cues.prepositions, self.tokens.lower_word(self.candidates[index].first - 1)
        return before in prepositions.since or (granularity is not Granularity.MINUTE and before in prepositions.before)

    def is_limit(self, candidate: Candidate) -> bool:
        """Whether an expression says when something ends: "closed until | Friday"."""
        return self.tokens.lower_word(candidate.first - 1) in self.language.cues.prepositions.until

    def verdict(self) -> Cue | None:
        """Return what decides the direction of the current expression: a firm cue, or else the judge."""
        return judge(self.tokens, self._candidate.head, self._candidate.end, self.language, self.cue())

    def sentence(self) -> int:
        """Return the first token of the current sentence."""
        return sentence_start(self.tokens, self._first, self.language.cues)

    def sentence_before(self) -> int:
        """Return the first token of the sentence before the current one in its paragraph."""
        return sentence_before(self.tokens, self._first, self.language.cues)

    def previous_sentence(self) -> int:
        """Return the first token of the sentence before the current one, in whatever paragraph."""
        return previous_sentence(self.tokens, self._first, self.language.cues)

    def heads_line(self) -> bool:
        """Whether the current expression stands at the head of a line."""
        return is_at_head(self.tokens, self.candidates[self._index])

    def follows_superlative(self, *, is_long: bool) -> bool:
        """Whether a superlative with its noun stands before the preposition: "the worst flood in | 50 years".

        An infinitive may stand between them: "the worst flood to hit the valley in | 50 years". So may more words
        before a length that ``is_long``, which nobody plans ahead: "the longest-running row on the line in | 30 years".
        """
        end, reach = self._first - 1, _LONG_AFTER if is_long else _LONGEST_NOUN
        return self._is_superlative(end, reach) or self._is_superlative(self._infinitive_before(end), reach)

    def _is_superlative(self, end: int, reach: int) -> bool:
        cues = self.language.cues
        auxiliaries, endings = cues.auxiliaries, cues.modifiers.superlative_endings
        verbs = union(auxiliaries.future, auxiliaries.past, auxiliaries.open, cues.verbs.scheduled)
        for place in range(end - 1, max(-1, end - 1 - reach), -1):
            word = self.tokens.lower_word(place)
            if word in cues.modifiers.superlatives or (endings and word.endswith(endings)):
                return self.tokens.lower_word(place - 1) not in verbs  # but "will first close in two years"
            if word in verbs or not (word.isalpha() or word == _HYPHEN):
                return False
        return False

    def _infinitive_before(self, end: int) -> int:
        """Return the marker of the infinitive before a token, 0 without one; "to be opened in two years" is a plan."""
        cues = self.language.cues
        for place in range(end - 2, max(-1, end - 2 - _LONGEST_INFINITIVE), -1):
            word = self.tokens.lower_word(place)
            if word in cues.prepositions.infinitive:
                return 0 if self.tokens.lower_word(place + 1) in cues.auxiliaries.infinitive else place
            if not word.isalpha():
                return 0
        return 0

    def is_in_paragraph_of(self, token: int) -> bool:
        """Whether the current expression stands in the paragraph of a token before it."""
        return _PARAGRAPH not in self.tokens.words[token : self._first]

    def is_in_line_of(self, token: int) -> bool:
        """Whether the current expression stands in the line of a token before it."""
        return "\n" not in self.tokens.text[self.tokens.end(token) : self.tokens.start(self._first)]

    def follows_unknown_day(self) -> bool:
        """Whether the words before say only roughly when it was: "some days ago, in the evening", "the next day."."""
        if not self._index:
            return False
        last = self.candidates[self._index - 1]
        if isinstance(last.meaning, Length):
            is_vague = last.meaning.amount is None and last.meaning.granularity is not None
            return is_vague and last.first >= sentence_start(self.tokens, self._first, self.language.cues)
        is_day = isinstance(last.meaning, Anaphor) and last.meaning.granularity is Granularity.DAY
        return is_day and self.is_in_paragraph_of(last.first)

    def is_dated_phrase(self) -> bool:
        """Whether a preposition makes the current expression the time of its clause: "will open in | the spring"."""
        prepositions = self.language.cues.prepositions
        return self.tokens.lower_word(self._first - 1) in union(prepositions.dating, prepositions.deadline)

    def is_of_accounts(self) -> bool:
        """Whether the current expression dates what somebody reports: "will report a loss in | the third quarter".

        Or what led to something: "will cut jobs after a loss in | the third quarter".
        """
        cues = self.language.cues
        verbs, leading = cues.verbs.accounting, cues.prepositions.aftermath
        if self.tokens.lower_word(self._first - 1) in cues.prepositions.deadline:
            return False
        has_account = False
        for place in range(self._first - 2, max(-1, self._first - 2 - _LONGEST_ACCOUNT), -1):
            word = self.tokens.lower_word(place)
            if word in verbs or word in leading:
                return has_account
            if word in union(cues.boundaries.clauses, cues.modals, _CLOSING):
                return False
            is_compound = self.tokens.word(place + 1) == _HYPHEN  # "a loss-making mill"
            has_account = has_account or (word in cues.nouns.accounts and not is_compound)
        return False

    def is_framed_by(self, token: int) -> bool:
        """Whether an expression places what follows: "in 1940 the army planned to invade by | the end of the year".

        But not "built in 1961, it would close by | the end of the year", nor "in 2019 … which will close by",
        nor "founded in 1999, it plans to close by".
        """
        cues, between = self.language.cues, self.tokens.lower_words(token, self._first)
        auxiliaries = cues.auxiliaries
        from_then = union(auxiliaries.conditional, cues.prepositions.infinitive)
        from_now = union(auxiliaries.future, auxiliaries.likely, auxiliaries.able, auxiliaries.present)
        plans = [word for word in between if word in cues.verbs.planned]
        if not all(word.endswith(cues.verbs.past_endings) for word in plans):
            return False
        if from_then.isdisjoint(between) or not from_now.isdisjoint(between):
            return False
        return "," not in between or leads_sentence(self.tokens, token, cues)

    def is_of_past_noun(self) -> bool:
        """Whether a noun before or after "this week" makes it the one that is over, although its verb looks ahead.

        "The ruling | this week | will cost jobs", "will retire after a row | this week", "after | this week | 's
        row"; but not "the match | this week | will decide" and "after | this week | 's vote".
        """
        cues, tokens, end = self.language.cues, self.tokens, self._candidate.end
        nouns, auxiliaries, aftermath = cues.nouns, cues.auxiliaries, cues.prepositions.aftermath
        plans = cues.verbs.expected, cues.verbs.scheduled, cues.verbs.planned  # "a report due | this week | will"
        planned = union(nouns.arranged, nouns.gatherings, nouns.held, nouns.days, nouns.engagements, *plans)
        if tokens.lower_word(self._first - 1) in aftermath and is_owner(tokens, end, cues):
            return tokens.lower_word(end + 1) not in planned
        words = tokens.lower_words(max(self.sentence(), self._first - 1 - _LONGEST_NOUN), self._first)
        if len(words) < 2 or not words[-1].isalpha() or words[-1] in planned:
            return False
        if not aftermath.isdisjoint(words[:-1]):
            return not any(is_past_form(word, cues) for word in words)
        opens = self._first - len(words) == self.sentence() and words[0] in cues.modifiers.determiners
        return opens and tokens.lower_word(end) in union(auxiliaries.future, auxiliaries.open, auxiliaries.progressive)

    def leads_sentence(self) -> bool:
        """Whether the current expression opens its sentence, after its preposition."""
        return leads_sentence(self.tokens, self._first, self.language.cues)

    def begins_sentence(self) -> bool:
        """Whether the current expression is the beginning of its sentence: "| The next five years | were quiet"."""
        return self._first == self.sentence()

    def begins_clause(self) -> bool:
        """Whether the current expression, after its preposition, opens a clause: "; over |", ", and over |"."""
        before = phrase_start(self.tokens, self._first, self.language.cues) - 1
        if follows_link(self.tokens, self._first, self.language.cues):
            return self.tokens.word(before - 1) == ","
        return self.tokens.word(before) == ";"

    def day_ahead(
        self, resolve: Callable[[Meaning], Period | None], is_end: Callable[[Candidate], bool] = lambda _: False
    ) -> Period | None:
        """Return the day that the current sentence names after the current expression; None if it names none.

        ``resolve`` returns the period of a meaning. Nothing is looked for from the first expression on for which
        ``is_end`` is true.
        """
        try:
            for later in self.candidates[self._index + 1 : self._index + 1 + _LOOK_AHEAD]:
                if sentence_start(self.tokens, later.first, self.language.cues) > self._first or is_end(later):
                    return None
                meaning = later.meaning.day if isinstance(later.meaning, TimeOfDay) else later.meaning
                if isinstance(meaning, Written | Unit):
                    self._read_cues_of(later)
                    period = resolve(meaning)
                    if period is not None and period.granularity is Granularity.DAY:
                        return period
            return None
        finally:
            self._read_cues_of(self.candidates[self._index])
