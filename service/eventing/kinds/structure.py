"""Structures that make a date background: it qualifies a thing, and nothing happens on that date.

Each function returns the evidence, or None. The words come from the language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.eventing.kinds import possessives
from service.eventing.kinds.place import WORD, Place, has_verb
from service.eventing.segments import QUOTED
from service.timex.languages.event_words import EventWords
from service.timex.languages.kind_words import Length
from service.timex.languages.unions import union
from service.timex.model import Granularity

#: Reading the value of an enumeration takes longer than the tests that need it.
_PERIODS, _YEARS = Length.PERIOD.value, Length.YEAR.value
#: Years after which a date is history: one that is only a year, and a finer one.
_OLD_YEAR = 3
_OLD_DAY = 10
_CLOSE = 60  # days
_NEARBY = 3  # words
_LONGEST_PLACE = 3  # words, such as NEW YORK CITY
_OWNER = 3  # characters of the end of a possessive
_NEXT_WORD = re.compile(r"\s[\"“‘]?([^\W\d_][\w’'.-]*)")
_QUESTION = re.compile(r"\?[\"”’')\s]*$")
_QUOTE = re.compile(r"[\"”]")


def is_quoted_period(place: Place) -> str | None:
    is_period = place.date.granularity in _PERIODS
    return f"a {place.date.granularity} in a quotation" if is_period and place.is_quoted else None


def is_subject(place: Place) -> str | None:
    """Recognise a date that is the subject of a state: "Monday was quiet", "Election Day is near"."""
    lexicon = place.lexicon
    following = _NEXT_WORD.match(place.after)
    if not following or place.words_before or _goes_on(place):
        return None
    is_state = following[1] in lexicon.kinds.copulas or following[1] in lexicon.kinds.states
    return f"a date that is the subject of '{following[1]}'" if is_state else None


def _goes_on(place: Place) -> bool:
    """Whether a clause goes on after an aside: "The firm, which owns a mine, | last year was sued"."""
    at = place.segments.index(place.segment)
    return at > 0 and place.segments[at - 1].aside


def is_attributive(place: Place) -> str | None:
    """Recognise "the 2016 election" and "a February 15 deadline"."""
    lexicon = place.lexicon
    words, noun = lexicon.kinds, _NEXT_WORD.match(place.after)
    if not words.beside or not noun or noun[1].lower() in words.beside:
        return None
    if not words.floating.isdisjoint(place.expression.lower().split()):
        return None
    is_noun = _has_determiner(place) or not noun[1].endswith(lexicon.kinds.not_noun_endings)
    if noun[1] in lexicon.verbs or not is_noun or _is_place_of_deed(place):
        return None
    return f"a date that describes '{noun[1]}'" if _describes(place, noun[1]) else None


def _is_place_of_deed(place: Place) -> bool:
    """Whether a day describes what its clause happened in: "killed in the | Monday | crash", but not "was in"."""
    words, kinds = place.words_before, place.lexicon.kinds
    if not place.is_only_date or place.date.granularity in _PERIODS or len(words) < 3 or not place.verbs_before:
        return False
    is_in = words[-1] in kinds.determiners and words[-2] in kinds.settings
    return (
        is_in and words[place.verbs_before[-1]] in kinds.happenings and len(words) - place.verbs_before[-1] <= _NEARBY
    )


def _has_determiner(place: Place) -> bool:
    """Whether the word before a bare year makes it describe what follows: "his | 2020 | running mate"."""
    previous = place.words_before[-1:] if place.expression.isdigit() else []
    return not place.lexicon.kinds.determiners.isdisjoint(map(str.lower, previous))


def _describes(place: Place, noun: str) -> bool:
    """Whether the words before a date let it describe the noun after it."""
    lexicon = place.lexicon
    previous = place.words_before[-1].lower() if place.words_before else ""
    previous = "" if previous in lexicon.clauses.coordinators else previous
    is_bare = place.expression[-1].isdigit()
    if place.date.granularity not in _PERIODS:
        owner = lexicon.reporting.possessive.search(place.before[-_OWNER:])
        return owner is not None or previous in lexicon.kinds.determiners
    if not place.sentence[: place.start].strip() and place.expression.isdigit():
        return True  # "2022 Nobel laureate Jon Berg signed"
    if previous in lexicon.kinds.temporal or not previous:
        return noun.islower() and (is_bare if not previous else len(place.words_before) > 2)
    return is_bare or previous not in lexicon.verbs


def happens(place: Place) -> bool:
    """Whether a clause certainly reports what happened on a day, and no figure.

    "There was | a fire in the valley on Tuesday", "water rose on Tuesday and | flooded the mine"; and after a relative
    clause, "climbers who went missing | were found on Tuesday"; "police said the raid on Tuesday | freed six"; "won in
    | Sunday's vote". A government that falls does so in a month, too.
    """
    lexicon = place.lexicon
    kinds, words, verbs = lexicon.kinds, place.words_before, place.verbs_before
    if kinds.downfalls.search(place.before) or is_phrasal(place):
        return True
    owns_news = possessives.owns_news(place)
    if not (verbs or owns_news) or place.date.granularity in _PERIODS:
        return False
    if not (kinds.statistics.isdisjoint(place.clause_words) and kinds.amounts.isdisjoint(place.clause_words)):
        return False
    if owns_news:
        return True
    if not verbs:
        return False
    if place.is_reported_deed or kinds.lasting.search(place.before) or _is_done(place):
        return True
    if place.segment.relative and _has_ended(place, 0):
        return words[verbs[-1]] in kinds.happenings
    if words[verbs[-1]] in kinds.moves:
        return next(filter(lexicon.verbs.has, place.words_after), "") in kinds.happenings
    exists = not kinds.existential.isdisjoint(map(str.lower, words[max(0, verbs[-1] - 2) : verbs[-1]]))
    is_one = not kinds.indefinite.isdisjoint(words[verbs[-1] + 1 : verbs[-1] + 2])
    return exists and is_one and kinds.moves.isdisjoint(place.clause_words)


def is_phrasal(place: Place) -> bool:
    """Return whether a verb means a happening with the words after it: "fell apart on Friday", but not in a year."""
    return place.date.granularity not in _YEARS and place.lexicon.kinds.phrasal.search(place.before) is not None


def is_counted(place: Place) -> bool:
    """Return whether an amount is the news: "prices | stormed past $100", "55 percent voted", "3 percent more"."""
    kinds, last = place.lexicon.kinds, place.verbs_before[-1:]
    subject = place.words_before[last[0] - 1].lower() if last and last[0] else ""
    text = place.sentence[place.segment.start : place.end] + place.after
    return subject in kinds.statistics or kinds.counts.search(text) is not None


def _is_done(place: Place) -> bool:
    """Whether a verb that may also be one of saying tells what somebody did: "conceded the election on Tuesday".

    It does if the sentence has no other verb, no quotation and no "that": there is nothing that could be said.
    """
    lexicon = place.lexicon
    if place.words_before[place.verbs_before[-1]] not in lexicon.reporting.also_doing or QUOTED.search(place.sentence):
        return False
    words = WORD.findall(place.sentence)
    return lexicon.kinds.joins.isdisjoint(words) and sum(word in lexicon.verbs for word in words) == 1


def is_question(place: Place) -> str | None:
    """Recognise "Will the mine close on Monday?", but not "spoke on Monday about “Who owns the mine?”"."""
    mark = _QUESTION.search(place.sentence) if "?" in place.sentence else None
    if not mark or (_QUOTE.search(mark[0]) and not place.is_quoted and QUOTED.search(place.sentence)):
        return None
    return "a question"


def is_personal(place: Place) -> str | None:
    """Recognise what writers and speakers say of themselves or their readers: "we moved here in May"."""
    clause = place.sentence[place.segment.start : place.clause_end]
    words = WORD.findall(clause if place.is_quoted else QUOTED.sub(" ", clause))
    person = next((words[at] for at in range(len(words)) if _is_person(words, at, place.lexicon)), None)
    return f"'{person}'" if person else None


def _is_person(words: list[str], at: int, lexicon: EventWords) -> bool:
    """Whether a word is a pronoun of ``persons``, and neither a numeral nor part of a name: "Phase I", "A. I. Berg"."""
    word, before = words[at], words[at - 1] if at else ""
    if word.lower() not in lexicon.kinds.persons or word.islower() or not before:
        return word.lower() in lexicon.kinds.persons
    if len(word) > 1 or words[at + 1 : at + 2] == [] or words[at + 1][0].isupper():
        return False
    return not before[0].isupper() or before.lower() in union(lexicon.kinds.beside, lexicon.subjects.calendar)


def is_relative(place: Place) -> str | None:
    """Recognise "…, which was built in 1998". The news itself may stand in one: "the quake, which struck on Monday".

    Without a comma, a clause ends at the next verb: "climbers who went missing | were found on Monday".
    """
    if not place.segment.relative or place.segment.start == 0 or _has_ended(place, 0):
        return None
    is_close = abs((place.date.interval.start_on - place.anchor).days) <= _CLOSE
    return None if is_close and place.is_only_date and place.date.granularity not in _YEARS else "a relative clause"


def is_history(place: Place) -> str | None:
    """Recognise a date long ago in an article about the present."""
    if not place.in_news:
        return None
    if place.date.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return f"a {place.date.granularity}"
    age = place.anchor.year - place.date.interval.last_day.year
    is_old = age > (_OLD_YEAR if place.date.granularity in _YEARS else _OLD_DAY)
    return f"its age of {age} years" if is_old else None


def is_reason(place: Place) -> str | None:
    """Recognise a clause that only explains another one: "…, because it closed in May"."""
    opener = place.segment.opener
    return f"the clause that begins with '{opener}'" if opener in place.lexicon.kinds.reasons else None


def is_omitted_relative(place: Place) -> str | None:
    """Recognise "reached the limit | it set in May": a noun and a pronoun, after a verb that isn't one of saying."""
    lexicon = place.lexicon
    words, pronouns = place.words_before, lexicon.subjects.pronouns
    at = next((at for at in range(len(words) - 1, 1, -1) if words[at] in pronouns), None)
    if at is None or not place.verbs_before or place.verbs_before[0] >= at - 1 or _has_ended(place, at):
        return None
    if lexicon.reporting.prepositions.issuperset(words[at + 1 :]):
        return None  # an object: "finished building it in | May"
    noun, addressing = words[at - 1], lexicon.kinds.addressing
    if not noun.islower() or noun in lexicon.verbs or not addressing.isdisjoint(words[:at]):
        return None
    clauses = lexicon.clauses
    if noun in union(lexicon.kinds.beside, clauses.openers, lexicon.kinds.joins, clauses.adverbs):
        return None
    return None if noun.endswith(lexicon.clauses.adverb_ending) else f"a clause that describes '{noun}'"


def _has_ended(place: Place, at: int) -> bool:
    """Whether the clause of a pronoun ends before the date: "the murder he did not commit | was solved on Friday"."""
    lexicon = place.lexicon
    words, verbs = place.words_before, [verb for verb in place.verbs_before if verb > at]
    kinds = lexicon.kinds
    goes_on = union(kinds.auxiliaries, lexicon.clauses.coordinators, lexicon.subjects.pronouns)
    return any(
        (words[verb] in kinds.copulas or words[verb] in kinds.happenings) and words[verb - 1] not in goes_on
        for verb in verbs[1:]
    )


def is_in_clause(place: Place) -> str | None:
    """Recognise a year in a clause beside that of the main date: "was fined last year after | a man died in 2013"."""
    opener = place.segment.opener
    is_beside = not place.is_only_date and place.segment.start > 0 and opener in place.lexicon.kinds.phrases
    is_year = place.date.granularity in _YEARS
    return f"the clause that begins with '{opener}'" if is_beside and is_year else None


def is_in_phrase(place: Place) -> str | None:
    """Recognise a date inside a phrase beside the main date: "the mine closed on Monday after | a fire on Sunday"."""
    if place.is_only_date:
        return None
    words = place.words_before
    opener = next((at for at in reversed(range(len(words))) if _opens_phrase(words, at, place.lexicon)), None)
    if opener is None or opener + 1 >= len(words) or any(verb > opener for verb in place.verbs_before):
        return None
    if words[opener + 1].isdigit():
        return None  # a date of its own: "the first final since 1985 | on Tuesday"
    return f"the phrase that begins with '{words[opener]}'"


def _opens_phrase(words: list[str], at: int, lexicon: EventWords) -> bool:
    """Whether a word opens a phrase; but not after "appeared | before a judge"."""
    is_opener = words[at].lower() in lexicon.kinds.phrases
    return is_opener and (at == 0 or words[at - 1] not in lexicon.kinds.facing)


def is_past_plan(place: Place) -> str | None:
    """Recognise what was only planned for a day that is over: "was to begin in 2022", "was due to sail on Monday".

    What somebody "had planned to" do, or what "had been due to" happen, was only planned for any day.
    """
    lexicon = place.lexicon
    words, plans = place.words_before, lexicon.plans
    is_over = place.date.interval.last_day < place.anchor
    for verb in place.verbs_before:
        first, second = [*words[verb + 1 : verb + 3], "", ""][:2]
        is_plan = first in plans.planned and second in plans.infinitive
        had_been = verb > 0 and words[verb - 1] in plans.past
        if words[verb] in lexicon.kinds.copulas and not (is_plan and had_been):
            is_plan = is_over and (is_plan or first in plans.infinitive)
        if words[verb] in plans.past and is_plan:
            return f"the plan of '{' '.join(words[verb : verb + 3])}'"
    return None


def is_wish(place: Place) -> str | None:
    """Recognise what somebody only wants: "the miners want to strike on Friday", "it seemed to open on Friday"."""
    lexicon = place.lexicon
    words, kinds = place.words_before, lexicon.kinds
    for verb in place.verbs_before[-1:]:
        is_plain = words[verb] in kinds.states and words[verb] not in union(kinds.copulas, kinds.auxiliaries)
        if is_plain and not lexicon.plans.infinitive.isdisjoint(words[verb + 1 : verb + 2]):
            return f"the verb of state '{words[verb]}'"
    return None


def describes_state(place: Place) -> str | None:
    """Recognise a clause whose verb describes a state: "lives", "is a lawyer"."""
    lexicon = place.lexicon
    if place.verbs_before:
        index, sequence = place.verbs_before[-1], place.words_before
    else:
        sequence = place.words_after
        index = next((index for index, word in enumerate(sequence) if lexicon.verbs.has(word)), -1)
    if place.words_after and place.verbs_before and place.words_after[0] in lexicon.kinds.happenings:
        return None  # of "the quake on Monday | killed": it is only believed
    if index < 0 or not lexicon.kinds.existential.isdisjoint(map(str.lower, sequence[max(0, index - 2) : index])):
        return None
    verb, following = sequence[index], [*sequence[index + 1 :], *place.words_after][:_NEARBY]
    is_copula = verb in lexicon.kinds.copulas
    is_open = verb in union(lexicon.kinds.copulas, lexicon.kinds.auxiliaries)  # unlike "remained | closed"
    is_state = verb in lexicon.kinds.states or (is_copula and following)
    is_happening = (
        _faces(verb, following, lexicon)
        or (is_open and _predicates(following, lexicon))
        or _is_plan(verb, following, lexicon)
    )
    return f"the verb of state '{verb}'" if is_state and not is_happening else None


def _faces(verb: str, following: list[str], lexicon: EventWords) -> bool:
    """Whether a verb that may describe a state names where somebody came: "appeared | in court", not "appeared ill".

    Nor does "appeared | to resign".
    """
    places = union(lexicon.kinds.temporal, lexicon.kinds.phrases) - lexicon.plans.infinitive
    return verb in lexicon.kinds.facing and not places.isdisjoint(following[:1])


def _is_plan(verb: str, following: list[str], lexicon: EventWords) -> bool:
    """Whether a modal goes on to what somebody will do: "would | close", "may | resign", but not "would | be"."""
    kinds = lexicon.kinds
    if not following or verb not in union(lexicon.plans.reported, kinds.modals):
        return False
    return following[0] in kinds.happenings or (
        verb in lexicon.plans.reported
        and not any(
            following[0] in words
            for words in (kinds.states, kinds.copulas, kinds.auxiliaries, kinds.modals, kinds.beside)
        )
    )


def _predicates(following: list[str], lexicon: EventWords) -> bool:
    """Whether the words after a verb go on to a happening: "was | quickly arrested"."""
    for word in following:
        if word in lexicon.kinds.predicates or word in lexicon.kinds.happenings or word in lexicon.verbs:
            return True
        if word.endswith(lexicon.kinds.participle_endings):
            return True
        if word not in lexicon.clauses.adverbs and not word.endswith(lexicon.clauses.adverb_ending):
            return False
    return False


def lacks_verb(place: Place) -> str | None:
    """Recognise a sentence or a quotation that is only a phrase: "the film “Friday in Lund”"."""
    lexicon = place.lexicon
    if not lexicon.verbs.finite:
        return None
    if place.quotation and not has_verb(place.quotation, lexicon.verbs):
        return "a quotation without a verb"
    if lexicon.may_have_verb(place.words) and place.verbs_before:
        return None
    return "a sentence without a verb" if _is_phrase(place.sentence, place.words, lexicon) else None


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _is_phrase(sentence: str, words: frozenset[str], lexicon: EventWords) -> bool:
    """Whether a sentence has no verb, by its words in lowercase first."""
    if lexicon.may_have_verb(words) and has_verb(sentence, lexicon.verbs):
        return False
    kinds = lexicon.kinds
    return kinds.noun_like.isdisjoint(words) or not kinds.noun_like_verbs.search(sentence)


def is_dateline(place: Place) -> str | None:
    """Recognise a dateline that is a sentence of its own, in any language with capitals: "МОСКВА, 12 марта."."""
    names, rest = place.sentence[: place.start].strip(" ,"), place.sentence[place.end :].strip(" .,:–—-")
    is_place = names.isupper() and len(names.split()) <= _LONGEST_PLACE and not rest
    return "nothing but a place and a date" if is_place else None
