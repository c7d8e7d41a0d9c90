"""Participles that describe a noun: "the bridge | built in 1998", "a lawsuit | filed by him on Sunday".

Each public function returns the evidence that its date is background, or None. The words come from the language.
"""

from __future__ import annotations

from service.eventing.kinds.place import WORD, Place, has_verb
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_NEARBY = 3  # words


def describes_noun(place: Place) -> str | None:
    """Recognise a participle without auxiliary: "the bridge built in 1998 fell", "a lawsuit filed by him on Sunday"."""
    lexicon = place.lexicon
    if not place.verbs_before:
        return None
    last = place.verbs_before[-1]
    verb = place.words_before[last]
    following = place.words_before[last + 1 : last + 2]
    if verb in lexicon.reporting.verbs and not lexicon.kinds.joins.isdisjoint(following):
        return None  # "police said that on | Tuesday"
    is_speech = verb in lexicon.kinds.addressing and verb not in lexicon.reporting.verbs
    if is_speech or not lexicon.clauses.complementizers.isdisjoint(following):
        return None  # "the mayor, a miner, warned on | Tuesday", "charged that a test on | Tuesday"
    nearby = place.words_before[max(0, last - _NEARBY) : last + 1]
    if (
        _has_object(place.words_before, last, lexicon)
        or _reports(place)
        or _is_adjective(place.words_before, last, lexicon)
    ):
        return None
    if verb in lexicon.kinds.past_only or not lexicon.kinds.auxiliaries.isdisjoint(nearby):
        return None
    by_agent = _has_agent(place, place.words_before[last + 1 :])
    opens = last == 0 and (place.segment.start == 0 or (_follows_noun(place) and not _is_main_verb(place)))
    if place.is_reported_deed:
        return None
    is_second = len(place.verbs_before) == 1 and _has_verb_before_comma(place)
    return f"the participle '{verb}'" if by_agent or opens or is_second else None


def _has_object(words: list[str], verb: int, lexicon: EventWords) -> bool:
    """Whether an object follows a verb, which makes it finite: "confirmed | her on Monday", "passed | a law in May"."""
    following = words[verb + 1 : verb + 2]
    has_noun = words[verb] not in lexicon.reporting.verbs and any(_begins_noun(word, lexicon) for word in following)
    return has_noun or not lexicon.subjects.referring.isdisjoint(following)


def _begins_noun(word: str, lexicon: EventWords) -> bool:
    return word in lexicon.kinds.determiners or (len(word) > 2 and _is_plain_noun(word, lexicon))


def _reports(place: Place) -> bool:
    """Whether a date stands between a verb and what somebody reports: "announced on Monday | he would resign"."""
    is_near = len(place.words_before) - place.verbs_before[-1] <= 2
    return is_near and not place.lexicon.subjects.pronouns.isdisjoint(place.words_after[:1])


def _is_adjective(words: list[str], verb: int, lexicon: EventWords) -> bool:
    """Whether an article before a participle makes it an adjective or a noun: "a | broken | leg in May"."""
    return verb > 0 and words[verb - 1].lower() in lexicon.kinds.determiners


def _has_agent(place: Place, between: list[str]) -> bool:
    """Whether an agent stands right after the verb, or after the date: "filed | by him", but not "by filing".

    A vehicle is no agent: "left | by bus".
    """
    lexicon = place.lexicon
    following = place.words_after
    means = len(following) > 1 and following[1].endswith(lexicon.clauses.accompanying_ending)
    after_date = following[:1] if not means else []
    if not lexicon.kinds.vehicles.isdisjoint(between[1:2]):
        return False
    return not lexicon.kinds.agent.isdisjoint(between[:1] + after_date)


def _follows_noun(place: Place) -> bool:
    """Whether a clause follows a comma and no aside: "the bridge, | opened in May", but not "…, who fell, | died".

    An aside may have several clauses: "…, who fell and was hurt, | died".
    """
    behind = place.segments.index(place.segment) - 1
    while behind > 0 and place.segments[behind].opener in place.lexicon.clauses.coordinators:
        behind -= 1
    words = place.sentence[place.segment.start : place.start]
    return words.startswith(",") and words.count(",") == 1 and not place.segments[behind].aside


def _is_main_verb(place: Place) -> bool:
    """Whether no other verb can be that of the sentence: "the line, first planned in 1984, | opened on Tuesday"."""
    lexicon = place.lexicon
    head, *described = place.sentence[: place.segment.start].split(",")
    if not described or has_verb(head, lexicon.verbs) or has_verb(place.sentence[place.end :], lexicon.verbs):
        return False
    return all(_is_participle_first(part.split(), lexicon) for part in described if has_verb(part, lexicon.verbs))


def _is_participle_first(words: list[str], lexicon: EventWords) -> bool:
    """Whether a participle comes first, or after one adverb: "planned in 1984", "first planned in 1984"."""
    return any(_is_participle(word, lexicon) for word in words[:2])


def is_enclosed(place: Place) -> str | None:
    """Recognise participles and their dates between commas, before the verb: "the bridge, | opened in May, | fell"."""
    lexicon = place.lexicon
    _, opening, before = place.sentence[: place.start].rpartition(",")
    after, closing, rest = place.sentence[place.end :].partition(",")
    if not opening or not closing or not _continues(rest.lstrip(), lexicon):
        return None
    words = WORD.findall(before)
    joined = _are_joined(words, lexicon) and _are_joined(["", *WORD.findall(after)], lexicon)
    return f"the participle '{words[0]}'" if words and words[0] in lexicon.verbs and joined else None


def _are_joined(words: list[str], lexicon: EventWords) -> bool:
    """Whether each verb after the first word follows "and", or a word after it: "built in 1998 | and widened"."""
    verbs = (at for at in range(1, len(words)) if words[at] in lexicon.verbs)
    return all(not lexicon.clauses.coordinators.isdisjoint(words[max(0, at - 2) : at]) for at in verbs)


def _continues(rest: str, lexicon: EventWords) -> bool:
    """Whether a sentence goes on after an aside with its verb, or with another aside; but not with "said"."""
    found = WORD.match(rest)
    word = found[0] if found else ""
    if word in lexicon.clauses.relatives:
        return "," in rest
    return word in lexicon.verbs and word not in lexicon.reporting.verbs


def describes_last_noun(place: Place) -> str | None:
    """Recognise a participle right after the last noun of a clause: "agreed on a package | signed in May"."""
    lexicon = place.lexicon
    words, verbs = place.words_before, place.verbs_before
    if len(verbs) < 2 or len(words) - verbs[-1] > _NEARBY + 1 or _has_object(words, verbs[-1], lexicon):
        return None
    first, last = verbs[-2:]
    between = [word.lower() for word in words[first + 1 : last]]
    is_bare = lexicon.kinds.determiners.isdisjoint(between) and lexicon.clauses.before_relatives.isdisjoint(between)
    if not is_bare and _is_plain_noun(words[last - 1], lexicon):
        speaks = union(lexicon.reporting.verbs, lexicon.kinds.addressing, lexicon.kinds.states)
        joins = union(lexicon.kinds.joins, lexicon.clauses.coordinators)
        is_alone = joins.isdisjoint(between) and not any(words[verb] in speaks for verb in verbs[:-1])
        return f"the participle '{words[last]}'" if is_alone and _is_participle(words[last], lexicon) else None
    return None


def _is_plain_noun(word: str, lexicon: EventWords) -> bool:
    """Whether a word can only be a noun, as far as the words of the language tell."""
    subjects, kinds, clauses = lexicon.subjects, lexicon.kinds, lexicon.clauses
    if not word.islower() or word in lexicon.verbs or word.endswith(clauses.adverb_ending):
        return False
    others = (subjects.pronouns, subjects.people, clauses.openers, clauses.adverbs, kinds.joins, kinds.beside)
    return not any(word in words for words in others)


def _is_participle(word: str, lexicon: EventWords) -> bool:
    return word not in union(lexicon.kinds.auxiliaries, lexicon.kinds.past_only) and (
        word.endswith(lexicon.kinds.participle_endings) or word in lexicon.kinds.happenings
    )


def lacks_object(place: Place) -> str | None:
    """Recognise a verb that needs an object and has none: "the violence | seen on Monday led to talks"."""
    lexicon = place.lexicon
    words, verbs = place.words_before, place.verbs_before
    if not verbs or verbs[-1] == 0 or words[verbs[-1]] not in lexicon.kinds.transitive:
        return None
    at = verbs[-1]
    following, nearby = words[at + 1 : at + 2], [word.lower() for word in words[max(0, at - _NEARBY) : at]]
    has_object = bool(following) and following[0] not in lexicon.reporting.prepositions
    is_finite = not lexicon.kinds.auxiliaries.isdisjoint(nearby) or not _is_plain_noun(words[at - 1], lexicon)
    if has_object or (is_finite and words[at - 1] not in lexicon.subjects.demonstratives):
        return None
    is_alone = len(verbs) == 1 and not has_verb(place.sentence[: place.segment.start], lexicon.verbs)
    if is_alone and not has_verb(place.sentence[place.end :], lexicon.verbs):
        return None  # a headline: "12 killed in a blast on Monday"
    return f"the participle '{words[at]}'"


def ends_subject(place: Place) -> str | None:
    """Recognise the same for certain: "the men | detained on Monday | are from Lund", "those | killed on Monday"."""
    lexicon = place.lexicon
    is_followed = place.words_after and place.sentence[place.end] == " " and place.words_after[0] in lexicon.verbs
    before = place.words_before[: place.verbs_before[-1]][-1:] if place.verbs_before else []
    is_certain = is_followed or not lexicon.subjects.demonstratives.isdisjoint(before)
    return lacks_object(place) if is_certain else None


def _has_verb_before_comma(place: Place) -> bool:
    lexicon = place.lexicon
    previous = ""
    for word in place.sentence[place.end : place.clause_end].partition(",")[0].split():
        if word in lexicon.verbs and previous not in lexicon.kinds.determiners:
            return True
        previous = word
        if word in lexicon.clauses.openers or word in lexicon.kinds.joins:
            return False
    return False
