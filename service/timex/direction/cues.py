"""What one word says of the direction of a mention, if it says anything: tense, modals, and what is planned."""

from __future__ import annotations

from typing import NamedTuple

from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: As near to a mention a word stands beside it.
BESIDE = 2


class Cue(NamedTuple):
    """A direction with the word that decided it; ``firm`` where no default outweighs it.

    A word is firm when only a preposition stands between it and the mention ("died in May"), or when the mention
    leads the sentence that it tells ("In May, the army took the town"). It ``says`` when it is a verb of saying, which
    tells when something was said and not when it was.
    """

    direction: Direction
    word: str
    firm: bool = False
    says: bool = False


#: A modal that is said of the past as well as of the future: no word further away decides then.
OPEN = Cue(Direction.SAME, "")


def cue_of(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """What one word says of the direction of the mention at token ``mention``, if it says anything."""
    character, word = tokens.classes[place], tokens.words[place].lower()
    if character in cues.scheduled and tokens.lower_word(place - 1) in cues.perfect and not _holds(tokens, place, cues):
        return Cue(Direction.PAST, f"{tokens.lower_word(place - 1)} {word}")
    if character in cues.scheduled and tokens.lower_word(place - 1) in cues.once:
        return Cue(Direction.PAST, f"{tokens.lower_word(place - 1)} {word}")  # "as originally planned"
    if character in cues.future or character in cues.scheduled or _is_arranged(tokens, place, cues):
        return Cue(Direction.FUTURE, word)
    if character in cues.possible:
        return OPEN
    if word in cues.promised and mention - place > BESIDE and not _is_in_name(tokens, place):
        return Cue(Direction.FUTURE, word)  # "promised elections in April", but not "promised in April"
    if character in cues.expected or character in cues.planned:
        return _expected(tokens, place, mention, cues) or _past(tokens, place, cues)
    if word in cues.forecast and _has_infinitive(tokens, place, cues):
        return Cue(Direction.FUTURE, word)
    if character in cues.infinitive and _looks_ahead(tokens, place, cues):
        return Cue(Direction.FUTURE, f"{word} be" if tokens.lower_word(place + 1) in cues.copula else f"is {word}")
    told = _past(tokens, place, cues)
    return None if told and _is_in_name(tokens, place) else told


def _has_infinitive(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Was forecast to reach; but not the forecast to the council."""
    led = tokens.classes[place + 1 : place + 2] in tuple(cues.infinitive)
    return led and tokens.lower_word(place + 2) not in cues.determiners


def _is_in_name(tokens: Tokens, place: int) -> bool:
    """The Journal of Threatened Taxa, the Associated Press: a capital after a capital or a preposition is a name's."""
    return tokens.words[place][:1].isupper() and tokens.lower_word(place - 1).isalpha()


def _holds(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Has been scheduled still holds; had been scheduled, or was to have been, does not."""
    return any(
        tokens.lower_word(place - back) in cues.present_perfect
        and tokens.lower_word(place - back - 1) not in cues.unreal
        for back in (2, 3)
    )


def _is_arranged(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Is meeting, are flying: what is arranged is told in the present."""
    return tokens.words[place] in cues.arranged and tokens.lower_word(place - 1) in cues.progressive


def _looks_ahead(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Is to meet; to be published."""
    return (place > 0 and tokens.classes[place - 1] in cues.present) or tokens.lower_word(place + 1) in cues.copula


def _expected(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Due on Friday, scheduled for Friday, plans to: but not "the plans", "due to the storm", "had been due"."""
    word = tokens.words[place].lower()
    if tokens.lower_word(place - 1) in cues.perfect:
        return Cue(Direction.PAST, f"{tokens.lower_word(place - 1)} {word}")
    following = tokens.classes[place + 1] if place + 1 < len(tokens.words) else ""
    led = following in cues.purpose and tokens.lower_word(place + 2) not in cues.determiners
    beside = tokens.classes[place] in cues.expected and 0 < mention - place <= 3
    return Cue(Direction.FUTURE, word) if led or beside else None


def _past(tokens: Tokens, place: int, cues: Cues) -> Cue | None:
    character, word = tokens.classes[place], tokens.words[place].lower()
    if place and tokens.classes[place - 1] in cues.infinitive + cues.present:
        return None  # "to put", "is heard": no past
    if character in cues.past or word in cues.past_verbs or _regular_past(word, cues):
        if word.endswith(cues.past_endings) and describes(tokens, place, cues):
            return None
        auxiliary = tokens.lower_word(place - 1)
        had = auxiliary in cues.pluperfect
        return _planned(tokens, place, cues) or Cue(Direction.PAST, f"{auxiliary} {word}" if had else word)
    return None


def describes(tokens: Tokens, place: int, cues: Cues) -> bool:
    """A revised budget, the newly elected council: a participle before a noun is no finite verb."""
    before = tokens.lower_word(place - 1)
    adverb = before in cues.adverbs or before.endswith(cues.adverb_endings)
    return (tokens.lower_word(place - 2) if adverb else before) in cues.articles


def _regular_past(word: str, cues: Cues) -> bool:
    return word.endswith(cues.past_endings) and len(word) > 3 and word not in cues.not_past


def _planned(tokens: Tokens, place: int, cues: Cues) -> Cue | None:
    """A participle that a modal stands before is still to come: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 4), -1):
        if tokens.classes[before] in cues.possible:
            return OPEN
        if tokens.classes[before] in cues.future or (
            tokens.classes[before] in cues.infinitive and _looks_ahead(tokens, before, cues)
        ):
            return Cue(Direction.FUTURE, tokens.words[before].lower())
        if not tokens.words[before].isalpha():
            return None
    return None
