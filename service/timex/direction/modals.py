"""Modals and infinitives: the direction that "will", "may" and "is to" give, and the modal of a participle."""

from __future__ import annotations

from service.timex.direction.cue import BESIDE, FROM_THEN, OPEN, Cue
from service.timex.direction.sentences import REACH, may_end_sentence
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import Tokens

_AUXILIARY_REACH = 3  # tokens between a participle and its modal
_SHORTEST_PLURAL = 4
_PROSPECT_REACH = 10  # tokens from the noun of a prospect to the expression


def is_open_modal(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word is a modal that leaves the direction open, and not the month of the same letters."""
    return tokens.lower_word(place) in cues.auxiliaries.open and tokens.classes[place] not in cues.classes.months


def modal_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue:
    """Return the cue of a modal: "may fall" looks ahead and "may have fallen" back, while "would fall" is open.

    The modal of another clause is open, too.
    """
    word = tokens.lower_word(place)
    if not governs(tokens, place, mention):
        return OPEN
    perfect = next((at for at in (place + 1, place + 2) if _is_perfect(tokens, at, cues)), None)
    if perfect is not None:
        is_open = (
            _is_obligation(tokens, perfect, cues) or word in cues.auxiliaries.conditional
        )  # "would have been 80 on Monday"
        return OPEN if is_open else Cue(Direction.PAST, f"{word} {tokens.lower_word(perfect)}")
    is_likely = word in cues.auxiliaries.likely or _is_possible(tokens, place, cues)
    return Cue(Direction.FUTURE, word) if is_likely else OPEN


def _is_perfect(tokens: Tokens, place: int, cues: Cues) -> bool:
    return tokens.lower_word(place) in cues.auxiliaries.present_perfect


def _is_obligation(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an auxiliary of the perfect expresses an obligation: "may have | to leave"."""
    return tokens.lower_word(place + 1) in cues.prepositions.infinitive


def _is_possible(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a modal leaves something to be done: "could be closed", but not "could be seen", which was possible."""
    if tokens.lower_word(place) not in cues.auxiliaries.able:
        return False
    participle, verbs = tokens.lower_word(place + 2), cues.verbs
    is_passive = participle in verbs.past or participle.endswith(verbs.past_endings)
    is_be = tokens.lower_word(place + 1) in cues.auxiliaries.infinitive
    return is_be and is_passive and participle not in verbs.perceived


def conditional_word(tokens: Tokens, mention: int, cues: Cues) -> str | None:
    """Return the conditional that makes an expression look ahead: "| would | take effect in May"; None without one.

    Not "would have closed in May", nor "would repeal the law passed in May".
    """
    for place in range(mention - 1, max(-1, mention - REACH), -1):
        word = tokens.lower_word(place)
        if word in cues.auxiliaries.conditional:
            return (
                None if _is_perfect(tokens, place + 1, cues) and not _is_obligation(tokens, place + 1, cues) else word
            )
        is_passive = tokens.lower_word(place - 1) in cues.auxiliaries.infinitive  # "would be closed in May"
        is_over = word in cues.verbs.saying or not word[:1].isalnum()
        if is_over or (is_past_form(word, cues) and not is_passive and not _is_infinitive(tokens, place, cues)):
            return None
    return None


def _is_infinitive(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a verb with one form for past and infinitive is an infinitive: "easy to | beat", "would | hurt"."""
    before = tokens.lower_word(place - 1)
    return before in cues.prepositions.infinitive or before in cues.modals


def prospect_noun(tokens: Tokens, mention: int, cues: Cues) -> str | None:
    """Return the noun that makes an expression look ahead: "| hopes | of a truce in May", "a | bid | to run in May".

    None without one, or if a past verb stands between them: "a plan to close it, announced in May".
    """
    nouns, prepositions = cues.nouns, cues.prepositions
    if not nouns.prospects and not nouns.intentions:
        return None
    leading = union(prepositions.of, prepositions.purpose, prepositions.dating) - prepositions.infinitive
    for place in range(mention - 1, max(-1, mention - _PROSPECT_REACH), -1):
        word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
        if word in nouns.prospects and tokens.lower_word(place + 1) in leading:
            return word
        if word in union(nouns.prospects, nouns.intentions) and _leads_to_deed(tokens, place + 1, cues):
            return word
        describes = before in cues.modifiers.determiners or _is_infinitive(tokens, place, cues)
        if not word[:1].isalnum() or word in cues.boundaries.clauses or (is_past_form(word, cues) and not describes):
            return None
    return None


def _leads_to_deed(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an infinitive begins at a token: "a bid | to run", but not "a promise | to voters"."""
    word, nouns = tokens.lower_word(place + 1), cues.nouns
    is_plural = word in nouns.plural_subjects or (word.endswith(nouns.plural_endings) and word not in nouns.not_plural)
    return begins_infinitive(tokens, place, cues) and not is_plural


def begins_infinitive(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a marker stands before what may be a verb: "| to pay"; but not "to the bank" or "to Oslo"."""
    following = tokens.word(place + 1)
    is_marker = tokens.lower_word(place) in cues.prepositions.infinitive
    return is_marker and following.islower() and following not in cues.modifiers.determiners


def governs(tokens: Tokens, place: int, mention: int) -> bool:
    """Whether an expression follows a word in the same clause."""
    return place < mention and "," not in tokens.words[place:mention]


def infinitive_cue(tokens: Tokens, place: int, cues: Cues) -> Cue:
    """Return the cue of "to be held" or "is to meet"; "was to be held" looks ahead from a past day."""
    if is_past_plan(tokens, place, cues):
        return FROM_THEN
    word, following = tokens.lower_word(place), tokens.lower_word(place + 1)
    passive = following in cues.auxiliaries.infinitive
    return Cue(Direction.FUTURE, f"{word} {following}" if passive else f"is {word}")


def announces_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether the infinitive at ``place`` announces a plan: "is to meet", "to be published"."""
    auxiliaries = cues.auxiliaries
    return tokens.lower_word(place - 1) in auxiliaries.present or tokens.lower_word(place + 1) in auxiliaries.infinitive


def is_past_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan belongs to the past: "was due", "was still expected", "was due | to be held"."""
    modifiers, auxiliaries = cues.modifiers, cues.auxiliaries
    if follows_plan(tokens, place, cues):
        place -= 1
    before, first = tokens.lower_word(place - 1), tokens.lower_word(place - 2)
    if before in modifiers.adverbs or before.endswith(modifiers.adverb_endings):
        before = first
    return before in auxiliaries.lasting or (before in auxiliaries.perfect and first in auxiliaries.pluperfect)


def follows_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether the infinitive at ``place`` is what somebody plans: "due | to begin"."""
    verbs = cues.verbs
    planned = union(verbs.scheduled, verbs.expected, verbs.planned)
    return tokens.lower_word(place) in cues.prepositions.infinitive and tokens.lower_word(place - 1) in planned


def participle_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal that a participle has, or shares with the one before; None without one."""
    return _cue_after_modal(tokens, place, mention, cues) or _shared_modal_cue(tokens, place, mention, cues)


def _cue_after_modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal before a participle: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 1 - _AUXILIARY_REACH), -1):
        word = tokens.lower_word(before)
        if word in cues.modals and (cue := _cue_of_modal(tokens, before, mention, cues)):
            return None if _describes_object(tokens, before, place, mention, cues) else cue
        if not word.isalpha():
            return None
    return None


def _describes_object(tokens: Tokens, modal: int, place: int, mention: int, cues: Cues) -> bool:
    """Whether a participle beside its date describes a plural object: "will debate proposals | published on Monday".

    But not in "will see charges | dropped on Monday" and "will be | dropped".
    """
    verb, noun = tokens.lower_word(modal + 1), tokens.lower_word(place - 1)
    auxiliaries = cues.auxiliaries
    others = union(cues.verbs.causing, auxiliaries.infinitive, auxiliaries.present_perfect, cues.modifiers.negations)
    is_object = place == modal + 3 and bool(cues.verbs.causing) and verb not in others and is_plural(noun, cues)
    return is_object and 0 < mention - place <= BESIDE


def is_plural(subject: str, cues: Cues) -> bool:
    """Whether a word is a plural subject: "we", "voters"."""
    nouns = cues.nouns
    has_ending = subject.endswith(nouns.plural_endings) and len(subject) >= _SHORTEST_PLURAL
    return subject in nouns.plural_subjects or (has_ending and subject not in nouns.not_plural)


def _shared_modal_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of the modal that a participle shares with one before: "will be shut on Friday and | opened"."""
    if not _is_joined(tokens, place, mention, cues):
        return None
    sharing = cues.auxiliaries.infinitive | cues.boundaries.joining | {","}
    for before in range(place - 2, max(0, place - REACH), -1):
        word = tokens.lower_word(before)
        if word in cues.auxiliaries.infinitive:
            return _cue_after_modal(tokens, before + 1, mention, cues)
        shares = tokens.lower_word(before - 1) in sharing
        if may_end_sentence(word) or (is_past_form(word, cues) and not shares):
            return None
    return None


def _is_joined(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether "and" or, right before its date, a comma stands before a participle: ", emptied in June"."""
    before = tokens.lower_word(place - 1)
    is_listed = before == "," and 0 < mention - place <= BESIDE and tokens.lower_word(place) not in cues.verbs.saying
    return before in cues.boundaries.joining or is_listed


def _cue_of_modal(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    word = tokens.lower_word(place)
    if is_open_modal(tokens, place, cues):
        return modal_cue(tokens, place, mention, cues)
    if word in cues.prepositions.infinitive and announces_plan(tokens, place, cues):
        return FROM_THEN if is_past_plan(tokens, place, cues) else Cue(Direction.FUTURE, word)
    return Cue(Direction.FUTURE, word) if word in cues.auxiliaries.future else None


def is_past_form(word: str, cues: Cues) -> bool:
    """Whether a word is a past verb, a participle or an auxiliary of the past."""
    verbs = cues.verbs
    if word in cues.auxiliaries.past or word in verbs.past:
        return True
    ends_so = word.endswith(verbs.past_endings) and not word.endswith(verbs.not_past_endings)
    return ends_so and len(word) >= verbs.shortest_past and word not in verbs.not_past
