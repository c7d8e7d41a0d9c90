"""Past or future? Decided for each mention from its own words: the nearest finite verb of its sentence, then cues.

The order follows HeidelTime's (tense of the nearest verb before the default), with the cues that were measured on news:
modals, "is to", "scheduled", "due", "expected". What the language's words are is data (``languages.Cues``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

_REACH = 30
_BESIDE = 2


class Sign(NamedTuple):
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
_OPEN = Sign(Direction.SAME, "")


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Sign | None:
    """The direction of the expression at tokens ``first`` to ``end``, or None when no word of its sentence decides."""
    if _word(tokens, first - 1) in cues.since and not _governs(tokens, end, cues):
        return Sign(Direction.PAST, _word(tokens, first - 1), firm=True)
    before = _nearest(tokens, range(first - 1, max(-1, first - _REACH), -1), first, cues)
    verb = before or _after(tokens, first, end, cues)
    if verb is _OPEN:
        verb = None  # "may vote on Sunday, the mayor said": its own modal leaves it open, whoever says it
    if verb and _stands(verb, cues, before=before is not None):
        return verb
    return _led(tokens, first, end, verb, cues) or verb or _owned(tokens, first, end, cues)


def _stands(verb: Sign, cues: Cues, *, before: bool) -> bool:
    """By Monday it had won back; by Monday the square was full; it was full by Monday."""
    lasting = verb.word.partition(" ")[0] in cues.pluperfect or verb.word in cues.was
    return lasting or (_told(verb) and not before)


def _after(tokens: Tokens, first: int, end: int, cues: Cues) -> Sign | None:
    verb = _nearest(tokens, range(end, min(len(tokens.words), end + _REACH)), first, cues)
    leads = verb and _told(verb) and leads_sentence(tokens, first, cues)
    return verb._replace(firm=True) if verb and leads else verb


def leads_sentence(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Whether a sentence begins with the expression at token ``first``, after its preposition."""
    return _word(tokens, first - 1) in cues.leading and sentence_start(tokens, first, cues) == first - 1


def sentence_start(tokens: Tokens, first: int, cues: Cues) -> int:
    """The first token of the sentence in which token ``first`` stands, as far as direction looks back."""
    start = first
    for place in range(first - 1, max(-1, first - 4 * _REACH), -1):
        if tokens.words[place] != ";" and _is_boundary(tokens, place, cues):
            break
        start = place
    return start


def _is_boundary(tokens: Tokens, place: int, cues: Cues) -> bool:
    character = tokens.classes[place]
    if character in cues.boundary or (character in cues.full_stop and _ends_sentence(tokens, place, cues)):
        return True
    return character in cues.meridiem and _opens(tokens, place + 1, cues)  # "at 4 a.m. The mayor"


def _ends_sentence(tokens: Tokens, place: int, cues: Cues) -> bool:
    if place == 0 or place + 1 >= len(tokens.words) or _opens(tokens, place + 1, cues):
        return True
    before, after = tokens.words[place - 1], tokens.words[place + 1]
    return before not in cues.abbreviations and not after[:1].islower() and after not in cues.goes_on


def _opens(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word with a capital is one that only the beginning of a sentence gives one."""
    return place < len(tokens.words) and tokens.words[place] in cues.openers


def _nearest(tokens: Tokens, places: Iterable[int], mention: int, cues: Cues) -> Sign | None:
    """What the first word of these says that says anything, up to the end of its sentence."""
    described: Sign | None = None
    for place in places:
        if _is_boundary(tokens, place, cues):
            break
        sign = _sign(tokens, place, mention, cues)
        if sign is _OPEN:
            return described or sign
        if sign is None:
            continue
        sign = Sign(*sign[:2], _beside(tokens, place, mention, sign, cues), sign.word in cues.saying)
        if described is None and _is_described(tokens, place, cues):
            described = sign
        elif described is None or _told(sign):
            return sign
    return described


def _is_described(tokens: Tokens, place: int, cues: Cues) -> bool:
    """The planned merger: of a thing that is still to come another verb tells, if there is one."""
    ahead = tokens.classes[place] in cues.scheduled or tokens.words[place].lower() in cues.promised
    return ahead and _describes(tokens, place, cues)


def _beside(tokens: Tokens, place: int, mention: int, sign: Sign, cues: Cues) -> bool:
    """Only a preposition stands between: "died on", "due in", but "postponed to" tells of no past."""
    moved = sign.direction is Direction.PAST and tokens.classes[mention - 1] in cues.purpose + cues.deadline
    return 0 < mention - place <= _BESIDE and not moved


def _sign(tokens: Tokens, place: int, mention: int, cues: Cues) -> Sign | None:
    """What one word says of the direction of the mention at token ``mention``, if it says anything."""
    character, word = tokens.classes[place], tokens.words[place].lower()
    if character in cues.scheduled and _word(tokens, place - 1) in cues.perfect and not _holds(tokens, place, cues):
        return Sign(Direction.PAST, f"{_word(tokens, place - 1)} {word}")
    if character in cues.scheduled and _word(tokens, place - 1) in cues.once:
        return Sign(Direction.PAST, f"{_word(tokens, place - 1)} {word}")  # "as originally planned"
    if character in cues.future or character in cues.scheduled or _is_arranged(tokens, place, cues):
        return Sign(Direction.FUTURE, word)
    if character in cues.possible:
        return _OPEN
    if word in cues.promised and mention - place > _BESIDE and not _is_in_name(tokens, place):
        return Sign(Direction.FUTURE, word)  # "promised elections in April", but not "promised in April"
    if character in cues.expected or character in cues.planned:
        return _expected(tokens, place, mention, cues) or _past(tokens, place, cues)
    if word in cues.forecast and tokens.classes[place + 1 : place + 2] in tuple(cues.infinitive):
        return Sign(Direction.FUTURE, word)  # "was forecast to reach", but not "forecast on Monday"
    if character in cues.infinitive and _looks_ahead(tokens, place, cues):
        return Sign(Direction.FUTURE, f"{word} be" if _word(tokens, place + 1) in cues.copula else f"is {word}")
    return None if _is_in_name(tokens, place) else _past(tokens, place, cues)


def _is_in_name(tokens: Tokens, place: int) -> bool:
    """The Journal of Threatened Taxa, the Associated Press: a capital after a capital or a preposition is a name's."""
    word, before = tokens.words[place], _word(tokens, place - 1)
    return word[:1].isupper() and before.isalpha()


def _holds(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Has been scheduled still holds; had been scheduled, or was to have been, does not."""
    return any(
        _word(tokens, place - back) in cues.present_perfect and _word(tokens, place - back - 1) not in cues.unreal
        for back in (2, 3)
    )


def _is_arranged(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Is meeting, are flying: what is arranged is told in the present."""
    return tokens.words[place] in cues.arranged and _word(tokens, place - 1) in cues.progressive


def _told(verb: Sign) -> bool:
    """A past verb that tells what happened, and is not "said", which may introduce what is to come."""
    return verb.direction is Direction.PAST and not verb.says


def _owned(tokens: Tokens, first: int, end: int, cues: Cues) -> Sign | None:
    """Thursday's closing price: what has a day of its own is known, and over; but not ahead of Thursday's vote."""
    if not _is_owner(tokens, end, cues):
        return None
    ahead = _word(tokens, first - 2) == cues.ahead_of[0] and _word(tokens, first - 1) == cues.ahead_of[1]
    return Sign(Direction.FUTURE, " ".join(cues.ahead_of)) if ahead else Sign(Direction.PAST, tokens.words[end])


def _is_owner(tokens: Tokens, end: int, cues: Cues) -> bool:
    return end < len(tokens.words) and tokens.classes[end] in cues.possessive


def _governs(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Since Easter falls late: what a word may be the verb of is no date that something lasts from."""
    following = tokens.words[end] if end < len(tokens.words) else ""
    return following in cues.past_verbs or following.endswith(cues.verb_endings)


def _word(tokens: Tokens, place: int) -> str:
    return tokens.words[place].lower() if 0 <= place < len(tokens.words) else ""


def _looks_ahead(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Is to meet; to be published."""
    return (place > 0 and tokens.classes[place - 1] in cues.present) or _word(tokens, place + 1) in cues.copula


def _expected(tokens: Tokens, place: int, mention: int, cues: Cues) -> Sign | None:
    """Due on Friday, scheduled for Friday, plans to: but not "the plans", "due to the storm", "had been due"."""
    word = tokens.words[place].lower()
    if _word(tokens, place - 1) in cues.perfect:
        return Sign(Direction.PAST, f"{_word(tokens, place - 1)} {word}")
    following = tokens.classes[place + 1] if place + 1 < len(tokens.words) else ""
    led = following in cues.purpose and _word(tokens, place + 2) not in cues.determiners
    beside = tokens.classes[place] in cues.expected and 0 < mention - place <= 3
    return Sign(Direction.FUTURE, word) if led or beside else None


def _past(tokens: Tokens, place: int, cues: Cues) -> Sign | None:
    character, word = tokens.classes[place], tokens.words[place].lower()
    if place and tokens.classes[place - 1] in cues.infinitive + cues.present:
        return None  # "to put", "is heard": no past
    if character in cues.past or word in cues.past_verbs or _regular_past(word, cues):
        if word.endswith(cues.past_endings) and _describes(tokens, place, cues):
            return None
        auxiliary = _word(tokens, place - 1)
        had = auxiliary in cues.pluperfect
        return _planned(tokens, place, cues) or Sign(Direction.PAST, f"{auxiliary} {word}" if had else word)
    return None


def _describes(tokens: Tokens, place: int, cues: Cues) -> bool:
    """A revised budget, the newly elected council: a participle before a noun is no finite verb."""
    before = _word(tokens, place - 1)
    adverb = before in cues.adverbs or before.endswith(cues.adverb_endings)
    return (_word(tokens, place - 2) if adverb else before) in cues.articles


def _regular_past(word: str, cues: Cues) -> bool:
    return word.endswith(cues.past_endings) and len(word) > 3 and word not in cues.not_past


def _planned(tokens: Tokens, place: int, cues: Cues) -> Sign | None:
    """A participle that a modal stands before is still to come: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 4), -1):
        if tokens.classes[before] in cues.possible:
            return _OPEN
        if tokens.classes[before] in cues.future or (
            tokens.classes[before] in cues.infinitive and _looks_ahead(tokens, before, cues)
        ):
            return Sign(Direction.FUTURE, tokens.words[before].lower())
        if not tokens.words[before].isalpha():
            return None
    return None


def _led(tokens: Tokens, first: int, end: int, verb: Sign | None, cues: Cues) -> Sign | None:
    """What the words that lead a mention say: by, until; as soon as; a hearing for Monday; postponed to; starting."""
    if _word(tokens, first - 1) == _word(tokens, first - 3) and _word(tokens, first - 2) in cues.soonest:
        return Sign(Direction.FUTURE, " ".join(tokens.words[first - 3 : first]).lower())
    leading, word = tokens.classes[first - 1] if first else "", _word(tokens, first - 1)
    if leading and leading in cues.deadline:
        return Sign(Direction.FUTURE, word, firm=True)
    if verb and verb.word.partition(" ")[0] in cues.perfect | cues.once:
        return None  # "had been set for Monday"; "originally planned for Monday"
    starts = word in cues.starting or (word in cues.on and _word(tokens, first - 2) in cues.starting)
    return Sign(Direction.FUTURE, word) if starts or _appoints(tokens, first, end, verb, cues) else None


def _appoints(tokens: Tokens, first: int, end: int, verb: Sign | None, cues: Cues) -> bool:
    """A hearing for Monday, but not for Monday's crash; postponed to April."""
    if verb and verb.word in cues.moved and first and tokens.classes[first - 1] in cues.purpose:
        return True
    weekday = tokens.classes[first] in cues.weekday and not _is_owner(tokens, end, cues)
    return weekday and _word(tokens, first - 1) in cues.appointing
