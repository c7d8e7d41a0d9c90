"""What one word reveals of the direction of an expression: a tense, a modal, a plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from service.timex.direction.sentences import REACH, may_end_sentence
from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import PerWord, Tokens

#: Maximum token distance at which a word counts as beside an expression.
BESIDE = 2
_BESIDE_EXPECTED = 3
_AUXILIARY_REACH = 3  # tokens between a participle and its modal
_OWNED = 7  # tokens between a main verb "has" and the expression
_SHORTEST_PLURAL = 4
_SHORTEST_FUTURE = 5


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


def cue_at(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return what the word at ``place`` reveals of the expression at token ``mention``; None if nothing."""
    word = tokens.lower_word(place)
    if not _may_decide(word, cues):
        return None
    if word not in cues.planning and not _is_future(word, cues):
        return _behind(tokens, place, mention, cues)  # most cues
    if word in cues.verbs.scheduled:
        return _scheduled(tokens, place, cues)
    if is_open(tokens, place, cues):
        return _modal(tokens, place, mention, cues)
    if word in cues.prepositions.infinitive and _is_of_plan(tokens, place, cues):
        return _infinitive(tokens, place, cues)
    is_promise = place > mention and word in cues.verbs.promised and word.endswith(cues.verbs.past_endings)
    is_plan = not is_promise and (word in cues.verbs.expected or word in cues.verbs.planned)
    if is_plan and (particle := tokens.lower_word(place + 1)) in cues.modifiers.particles:
        return None if _is_helped(tokens, place, cues) else Cue(Direction.PAST, f"{word} {particle}")
    if is_plan and _is_former(tokens, place, cues):
        return Cue(Direction.PAST, f"{tokens.lower_word(place - 1)} {word}")
    if is_plan and _was(tokens, place, cues):
        return Cue(Direction.PAST, word) if word in cues.verbs.unmet else FROM_THEN
    if _is_future(word, cues) or _is_planned(tokens, place, mention, cues):
        return Cue(Direction.FUTURE, word)
    expected = _expected(tokens, place, mention, cues) if is_plan else None
    return expected or _behind(tokens, place, mention, cues)


def _may_decide(word: str, cues: Cues) -> bool:
    """Whether a word may decide by itself; most words need no closer look."""
    is_known = word in cues.deciding or word.endswith(cues.deciding_endings)
    return is_known or word.startswith(cues.verbs.future_beginnings)


class _Silent(PerWord[bool]):
    """Whether a word neither decides nor ends a sentence: most words."""

    def __init__(self, cues: Cues) -> None:
        super().__init__()
        self._cues = cues

    def _of(self, word: str) -> bool:
        return not may_end_sentence(word) and not _may_decide(word.lower(), self._cues)


@cache
def silent_words(cues: Cues) -> Mapping[str, bool]:
    """Return for each word, as written, whether it neither decides nor ends a sentence, unless it is a clock time."""
    return _Silent(cues)


def _is_helped(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an auxiliary or "to" stands before a verb: "will | set out"."""
    before, auxiliaries = tokens.lower_word(place - 1), cues.auxiliaries
    return before in auxiliaries.future | auxiliaries.open | auxiliaries.present | cues.prepositions.infinitive


def _is_future(word: str, cues: Cues) -> bool:
    if word in cues.auxiliaries.future or word.endswith(cues.verbs.future_endings):
        return True
    return word.startswith(cues.verbs.future_beginnings) and len(word) >= _SHORTEST_FUTURE  # Arabic: ستعقد


def is_open(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word is a modal that leaves the direction open, and not the month of the same letters."""
    return tokens.lower_word(place) in cues.auxiliaries.open and tokens.classes[place] not in cues.classes.months


def is_adjective(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a participle describes a noun: "a revised budget", "the newly elected council"."""
    modifiers, before = cues.modifiers, tokens.lower_word(place - 1)
    if before in modifiers.adverbs or before.endswith(modifiers.adverb_endings):
        before = tokens.lower_word(place - 2)
    return before in modifiers.articles


def _scheduled(tokens: Tokens, place: int, cues: Cues) -> Cue:
    """Scheduled, begins: a plan, unless it "had been", "was" or "was originally" scheduled."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    is_over = before in cues.auxiliaries.perfect and not _still_holds(tokens, place, cues)
    if is_over or _is_former(tokens, place, cues):
        return Cue(Direction.PAST, f"{before} {word}")
    return FROM_THEN if _was(tokens, place, cues) else Cue(Direction.FUTURE, word)


def _is_former(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan is one of before: "was first scheduled", but not "the first scheduled ferry"."""
    modifiers, before = cues.modifiers, tokens.lower_word(place - 1)
    is_number = not before.endswith(modifiers.adverb_endings) and tokens.lower_word(place - 2) in modifiers.articles
    return before in modifiers.formerly and not is_number


def _was(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan was one of the past: "was due", "was still expected"."""
    modifiers, before = cues.modifiers, tokens.lower_word(place - 1)
    if before in modifiers.adverbs or before.endswith(modifiers.adverb_endings):
        before = tokens.lower_word(place - 2)
    return before in cues.auxiliaries.lasting


def _modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue:
    """May fall, cannot be replaced: ahead; but "may have fallen", "would fall" and another clause's modal are open."""
    word, following = tokens.lower_word(place), {tokens.lower_word(place + 1), tokens.lower_word(place + 2)}
    is_likely = word in cues.auxiliaries.likely or _is_possible(tokens, place, cues)
    is_ahead = is_likely and following.isdisjoint(cues.auxiliaries.present_perfect)
    return Cue(Direction.FUTURE, word) if is_ahead and _governs(tokens, place, mention) else OPEN


def _is_possible(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Could be closed: something that may be done yet; but "could be seen" tells what somebody was able to do."""
    if tokens.lower_word(place) not in cues.auxiliaries.able:
        return False
    participle, verbs = tokens.lower_word(place + 2), cues.verbs
    is_passive = participle in verbs.past or participle.endswith(verbs.past_endings)
    is_be = tokens.lower_word(place + 1) in cues.auxiliaries.infinitive
    return is_be and is_passive and participle not in verbs.perceived


def _governs(tokens: Tokens, place: int, mention: int) -> bool:
    """Whether an expression follows a word in the same clause."""
    return place < mention and "," not in tokens.words[place:mention]


def _infinitive(tokens: Tokens, place: int, cues: Cues) -> Cue:
    """To be held, is to meet; but "was to be held" looks ahead from then."""
    if _was(tokens, place, cues):
        return FROM_THEN
    word, following = tokens.lower_word(place), tokens.lower_word(place + 1)
    passive = following in cues.auxiliaries.infinitive
    return Cue(Direction.FUTURE, f"{word} {following}" if passive else f"is {word}")


def _is_planned(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Promised elections in April (but not "promised in April"), wants it on Monday, has a hearing, have to play."""
    verbs, word = cues.verbs, tokens.lower_word(place)
    if word in verbs.promised:
        return mention - place > BESIDE and not _is_in_name(tokens, place)
    if word in verbs.wanted:
        leads_on = tokens.lower_word(place + 1) in cues.prepositions.infinitive
        return _governs(tokens, place, mention) and not leads_on
    if word in verbs.forecast:
        return _precedes_infinitive(tokens, place, cues)
    if word in cues.auxiliaries.present_perfect:
        must = tokens.lower_word(place + 1) in cues.prepositions.infinitive
        return place < mention and (must or (mention - place <= _OWNED and _owns(tokens, place, cues)))
    return _is_arranged(tokens, place, mention, cues)


def _owns(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an auxiliary is a main verb: "has a hearing", "has until Friday", but not "to have a hearing"."""
    following = tokens.lower_word(place + 1)
    is_main = following in cues.modifiers.determiners or following in cues.prepositions.deadline
    return is_main and tokens.lower_word(place - 1) not in cues.prepositions.infinitive


def _still_holds(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan is in force: "has been scheduled", but not "had been scheduled" or "was to have been"."""
    auxiliaries = cues.auxiliaries
    return any(
        tokens.lower_word(place - back) in auxiliaries.present_perfect
        and tokens.lower_word(place - back - 1) not in auxiliaries.unreal
        for back in (2, 3)
    )


def _is_arranged(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Is meeting, are flying; polls open, I leave, the court rules: an arrangement in the present tense."""
    word, before = tokens.words[place], tokens.lower_word(place - 1)
    if word in cues.verbs.arranged:
        return before in cues.auxiliaries.progressive
    if word in cues.verbs.arranged_singular:
        return place < mention and _follows_singular(tokens, place, cues)
    is_arranged = word in cues.verbs.arranged_plural or (
        word in cues.verbs.arranged_beside and mention - place <= BESIDE
    )
    return place < mention and is_arranged and _is_plural(before, cues)


def _follows_singular(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a singular noun, perhaps with an adjective, stands in front: "the court | rules", "the high court"."""
    noun, before, first = (tokens.word(place - back) for back in (1, 2, 3))
    is_noun = noun.isalpha() and noun.islower() and not noun.endswith(cues.nouns.plural_endings)
    determiner = first if before.islower() and before not in cues.modifiers.determiners else before
    return is_noun and determiner.lower() in cues.modifiers.determiners


def _is_plural(subject: str, cues: Cues) -> bool:
    nouns = cues.nouns
    has_ending = subject.endswith(nouns.plural_endings) and len(subject) >= _SHORTEST_PLURAL
    return subject in nouns.plural_subjects or (has_ending and subject not in nouns.not_plural)


def _is_in_name(tokens: Tokens, place: int) -> bool:
    """The Journal of Threatened Taxa, the Associated Press: a capital that a word in front shows to be a name's."""
    return tokens.words[place][:1].isupper() and tokens.lower_word(place - 1).isalpha()


def _expected(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Due on Friday, set for Friday, plans to; but not "the plans", "due to the storm" or "had been due"."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if before in cues.auxiliaries.perfect:
        return Cue(Direction.PAST, f"{before} {word}")
    is_purpose = tokens.lower_word(place + 1) in cues.prepositions.purpose
    leads_on = is_purpose and tokens.lower_word(place + 2) not in cues.modifiers.determiners
    is_beside = word in cues.verbs.expected and 0 < mention - place <= _BESIDE_EXPECTED
    return Cue(Direction.FUTURE, word) if leads_on or is_beside else None


def _precedes_infinitive(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Was forecast to reach; but not "the forecast to the council"."""
    is_marker = tokens.lower_word(place + 1) in cues.prepositions.infinitive
    return is_marker and tokens.lower_word(place + 2) not in cues.modifiers.determiners


def _is_of_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether the infinitive marker at ``place`` announces: "is to meet", "to be published"."""
    auxiliaries = cues.auxiliaries
    return tokens.lower_word(place - 1) in auxiliaries.present or tokens.lower_word(place + 1) in auxiliaries.infinitive


def _behind(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of a past verb or participle, or of a gerund after "after"."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if word.endswith(cues.verbs.gerund_endings) and _is_over(tokens, place, cues):
        return Cue(Direction.PAST, f"{before} {word}")
    past = _past(tokens, place, mention, cues)
    return None if past and _is_in_name(tokens, place) else past


def _is_over(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a gerund names what happened: "after collapsing", "accused of stealing"."""
    before = tokens.lower_word(place - 1)
    is_charge = before in cues.prepositions.of and tokens.lower_word(place - 2) in cues.verbs.charged
    return is_charge or before in cues.prepositions.having


def _past(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if not (word in cues.auxiliaries.past or word in cues.verbs.past or _is_regular_past(word, cues)):
        return None
    if before in cues.prepositions.infinitive or before in cues.auxiliaries.present:
        return None  # "to put", "is heard"
    if before in cues.auxiliaries.gerund or before in cues.verbs.wanted:
        return None  # "will be used before being shut in May", "if approved on Friday"
    if word.endswith(cues.verbs.past_endings) and is_adjective(tokens, place, cues):
        return None
    modal = _after_modal(tokens, place, mention, cues) or _shared_modal(tokens, place, mention, cues)
    if modal or before in cues.auxiliaries.infinitive:
        return modal  # "ordered that votes be counted": no past
    is_pluperfect = before in cues.auxiliaries.pluperfect
    return Cue(Direction.PAST, f"{before} {word}" if is_pluperfect else word)


def _is_regular_past(word: str, cues: Cues) -> bool:
    verbs = cues.verbs
    return word.endswith(verbs.past_endings) and len(word) >= verbs.shortest_past and word not in verbs.not_past


def _after_modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal in front of a participle: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 1 - _AUXILIARY_REACH), -1):
        word = tokens.lower_word(before)
        if word in cues.modals and (cue := _of_modal(tokens, before, mention, cues)):
            return cue
        if not word.isalpha():
            return None
    return None


def _shared_modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal that a participle shares with one before: "will be shut on Friday and | opened"."""
    if not _is_joined(tokens, place, mention, cues):
        return None
    for before in range(place - 2, max(0, place - REACH), -1):
        word = tokens.lower_word(before)
        if word in cues.auxiliaries.infinitive:
            return _after_modal(tokens, before + 1, mention, cues)
        is_past = word in cues.auxiliaries.past or word in cues.verbs.past or _is_regular_past(word, cues)
        shares = tokens.lower_word(before - 1) in cues.auxiliaries.infinitive | cues.boundaries.joining | {","}
        if may_end_sentence(word) or (is_past and not shares):
            return None
    return None


def _is_joined(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether "and" or, right before its date, a comma stands in front of a participle: ", emptied in June"."""
    before = tokens.lower_word(place - 1)
    is_listed = before == "," and 0 < mention - place <= BESIDE and tokens.lower_word(place) not in cues.verbs.saying
    return before in cues.boundaries.joining or is_listed


def _of_modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    word = tokens.lower_word(place)
    if is_open(tokens, place, cues):
        return _modal(tokens, place, mention, cues)
    if word in cues.prepositions.infinitive and _is_of_plan(tokens, place, cues):
        return FROM_THEN if _was(tokens, place, cues) else Cue(Direction.FUTURE, word)
    return Cue(Direction.FUTURE, word) if word in cues.auxiliaries.future else None
