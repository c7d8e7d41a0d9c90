"""What one word reveals of the direction of an expression: a tense, a modal, a plan."""

from __future__ import annotations

from typing import NamedTuple

from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Maximum token distance at which a word counts as beside an expression.
BESIDE = 2
_BESIDE_EXPECTED = 3
_AUXILIARY_REACH = 3  # tokens between a participle and its modal
_SHORTEST_REGULAR_PAST = 4


class Cue(NamedTuple):
    """A direction, with the word that decides it.

    A cue is ``firm`` if no default outweighs it: only a preposition stands between the word and the expression ("died
    in May"), or the expression opens the sentence of the word ("In May, the army took the town"). It ``says`` if the
    word is a verb of saying, whose tense is that of the saying and not of what is said.
    """

    direction: Direction
    word: str
    firm: bool = False
    says: bool = False


#: A modal that may speak of the past or the future: no word beyond it decides.
OPEN = Cue(Direction.SAME, "")


def cue_at(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return what the word at ``place`` reveals of the expression at token ``mention``; None if nothing."""
    word = tokens.words[place].lower()
    if word not in cues.deciding and not _is_regular_past(word, cues):
        return None
    if word in cues.verbs.scheduled:
        return _scheduled(tokens, place, cues)
    if word in cues.auxiliaries.future or _is_arranged(tokens, place, cues):
        return Cue(Direction.FUTURE, word)
    if is_open(tokens, place, cues):
        return OPEN
    if word in cues.verbs.promised and mention - place > BESIDE and not _is_in_name(tokens, place):
        return Cue(Direction.FUTURE, word)  # "promised elections in April", but not "promised in April"
    if word in cues.verbs.expected or word in cues.verbs.planned:
        return _expected(tokens, place, mention, cues) or _past(tokens, place, cues)
    if word in cues.verbs.forecast and _precedes_infinitive(tokens, place, cues):
        return Cue(Direction.FUTURE, word)
    if word in cues.prepositions.infinitive and _is_of_plan(tokens, place, cues):
        passive = tokens.lower_word(place + 1) in cues.auxiliaries.infinitive
        return Cue(Direction.FUTURE, f"{word} {tokens.lower_word(place + 1)}" if passive else f"is {word}")
    past = _past(tokens, place, cues)
    return None if past and _is_in_name(tokens, place) else past


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
    """Scheduled, begins: a plan, unless it "had been scheduled" or was "originally scheduled"."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    is_over = before in cues.auxiliaries.perfect and not _still_holds(tokens, place, cues)
    if is_over or before in cues.modifiers.formerly:
        return Cue(Direction.PAST, f"{before} {word}")
    return Cue(Direction.FUTURE, word)


def _still_holds(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan is in force: "has been scheduled", but not "had been scheduled" or "was to have been"."""
    auxiliaries = cues.auxiliaries
    return any(
        tokens.lower_word(place - back) in auxiliaries.present_perfect
        and tokens.lower_word(place - back - 1) not in auxiliaries.unreal
        for back in (2, 3)
    )


def _is_arranged(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Is meeting, are flying: an arrangement in the present tense."""
    return tokens.words[place] in cues.verbs.arranged and tokens.lower_word(place - 1) in cues.auxiliaries.progressive


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


def _past(tokens: Tokens, place: int, cues: Cues) -> Cue | None:
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if before in cues.prepositions.infinitive or before in cues.auxiliaries.present:
        return None  # "to put", "is heard"
    if not (word in cues.auxiliaries.past or word in cues.verbs.past or _is_regular_past(word, cues)):
        return None
    if word.endswith(cues.verbs.past_endings) and is_adjective(tokens, place, cues):
        return None
    is_pluperfect = before in cues.auxiliaries.pluperfect
    return _after_modal(tokens, place, cues) or Cue(Direction.PAST, f"{before} {word}" if is_pluperfect else word)


def _is_regular_past(word: str, cues: Cues) -> bool:
    verbs = cues.verbs
    return word.endswith(verbs.past_endings) and len(word) >= _SHORTEST_REGULAR_PAST and word not in verbs.not_past


def _after_modal(tokens: Tokens, place: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal in front of a participle: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 1 - _AUXILIARY_REACH), -1):
        word = tokens.lower_word(before)
        if is_open(tokens, before, cues):
            return OPEN
        is_plan = word in cues.prepositions.infinitive and _is_of_plan(tokens, before, cues)
        if word in cues.auxiliaries.future or is_plan:
            return Cue(Direction.FUTURE, word)
        if not word.isalpha():
            return None
    return None
