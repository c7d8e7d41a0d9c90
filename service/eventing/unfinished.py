"""Segments that end with a subject, and those that bring its verb: "says that it, | being old, | may close"."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.eventing.segments import Segment
from service.eventing.split import Split
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_unfinished(words: str, lexicon: EventWords) -> bool:
    """Whether words end with a subject without its verb: "said that the mine", not "closed the mine" or "In May"."""
    clauses, found = lexicon.clauses, _WORD.findall(words)
    opens = union(clauses.relatives, clauses.complementizers, clauses.subordinators, clauses.questions)
    last = max((place for place, word in enumerate(found) if word.lower() in opens), default=-1)
    tail = found[last + 1 :]
    if not tail or any(map(lexicon.verbs.has, tail)) or lexicon.subjects.is_date(tail[0]):
        return False
    phrases, ending = lexicon.phrase_openers, clauses.accompanying_ending or "\0"
    if last >= 0:
        opener = found[last].lower()
        others = union(clauses.complementizers, clauses.questions, clauses.conditional - phrases)
        begins = union(clauses.relatives, clauses.bare, others)
        return opener in begins and not opener.endswith(ending)
    no_subject = union(clauses.before_relatives, clauses.adverbs, phrases, lexicon.kinds.temporal)
    first = next((word.lower() for word in tail if word.lower() not in clauses.coordinators), "")
    is_subject = bool(first) and first not in no_subject and not first.endswith(ending)
    return is_subject and not clauses.measure.search(words.rstrip())


class Subjects(NamedTuple):
    """Where the subjects and verbs of a sentence are, by the places of its segments."""

    #: For each segment that brings the verb of an unfinished one, the place of that.
    of_verbs: dict[int, int]
    #: What an aside between the two goes on with: ", who was arrested, | impeached | and later freed, | went on trial".
    inside: set[int]
    #: Clauses in front that end with the subject of the main clause: "After the mine had closed, Orle".
    leading: set[int]


def subjects_of(split: Split) -> Subjects:
    """Return which segments of a sentence end with a subject, and where its verb comes."""
    open_places: list[int] = []
    of_verbs: dict[int, int] = {}
    inside: set[int] = set()
    leading: set[int] = set()
    resuming = [place for place, segment in enumerate(split.segments) if segment.resumes and not segment.aside]
    for place, segment in enumerate(split.segments):
        is_verb = bool(resuming) and place in resuming
        is_open = bool(open_places) and resuming[-1:] > [place]
        if is_open and (_is_participle(split, place) if is_verb else _joins(split, place, inside)):
            inside.add(place)
        elif open_places and (is_verb or (open_places[-1] == place - 1 and _adds_subject(split, place))):
            of_verbs[place] = open_places.pop()
        elif _is_clause(segment, split.lexicon):
            open_places.clear()
        if _leads(split, place):
            leading.add(place)
        if place + 1 < len(split.segments) and (place in leading or _is_open(split.text(place), split.lexicon)):
            open_places.append(place)
    return Subjects(of_verbs, inside, leading.intersection(of_verbs.values()))


def _is_open(words: str, lexicon: EventWords) -> bool:
    return is_unfinished(words, lexicon) or goes_on(words, lexicon)


def _leads(split: Split, place: int) -> bool:
    """Whether a clause in front goes on to the subject of the main clause: "After the army seized power, Orle"."""
    if not split.is_subordinate(place) or any(segment.main for segment in split.segments[:place]):
        return False
    clause, comma, tail = split.text(place).lstrip(", ").rpartition(", ")
    has_verb = any(map(split.lexicon.verbs.has, _WORD.findall(clause)))
    return bool(comma) and has_verb and is_unfinished(tail, split.lexicon)


def goes_on(words: str, lexicon: EventWords) -> bool:
    """Whether a clause goes on to the subject of the next: ", died on Monday, and his deputy, Bolt"."""
    for coordinator in sorted(lexicon.clauses.coordinators):
        _, found, tail = words.rpartition(f", {coordinator} ")
        has_determiner = tail.partition(" ")[0] in lexicon.kinds.determiners
        if found and has_determiner and is_unfinished(tail, lexicon):
            return True
    return False


def ends_with_name(words: str, lexicon: EventWords) -> bool:
    """Whether a name explains the noun before it, so that a comma must follow: "died, and her deputy, Ines Bolt"."""
    clause, comma, last = words.rstrip(" ,").rpartition(", ")
    noun = clause.lstrip(", ").rpartition(", ")[2].split()
    noun = noun[1:] if noun and noun[0] in lexicon.clauses.coordinators else noun
    name = last.split()
    is_name = len(name) > 1 and all(word[0].isupper() for word in name) and not any(map(lexicon.verbs.has, name))
    if not (comma and noun and is_name) or any(map(lexicon.verbs.has, noun)):
        return False
    is_owned = any(word.endswith(("'s", "’s")) for word in noun)
    return is_owned or noun[0].lower() in lexicon.kinds.determiners


def _is_participle(split: Split, place: int) -> bool:
    """Whether a segment with a verb may only describe: ", backed by tanks", ", impeached", not ", closed two mines"."""
    words, lexicon = split.text(place), split.lexicon
    first, *others = _WORD.findall(words) or [""]
    if goes_on(words, lexicon) or not first.endswith(lexicon.verbs.endings):
        return False
    prepositions = lexicon.clauses.before_relatives - lexicon.plans.infinitive  # not "belonged to"
    is_dated = len(others) > 1 and lexicon.subjects.is_date(others[1])  # nor "died on Monday"
    return not others or (others[0].lower() in prepositions and not is_dated)


def _adds_subject(split: Split, place: int) -> bool:
    """Whether a segment has the verb of two subjects: "asked for a toll that farmers | and millers cannot pay"."""
    segment = split.segments[place]
    is_joined = segment.opener in split.lexicon.clauses.coordinators and split.sentence[segment.start] != ","
    return is_joined and segment.main and not segment.needs_previous


def _joins(split: Split, place: int, inside: set[int]) -> bool:
    """Whether a segment goes on with an aside: ", where a mill was burned | and a barn, too", ", both new"."""
    segment, lexicon = split.segments[place], split.lexicon
    subjects = lexicon.subjects
    if segment.main and segment.opener in subjects.others - subjects.pronouns - lexicon.kinds.determiners:
        return True
    is_behind = place > 0 and (split.segments[place - 1].relative or place - 1 in inside)
    return is_behind and segment.opener in lexicon.clauses.coordinators


def _is_clause(segment: Segment, lexicon: EventWords) -> bool:
    """Whether a segment is a clause of its own, with which another subject begins; not "both finished in May"."""
    clauses = lexicon.clauses
    is_joined = segment.opener in union(clauses.coordinators, clauses.subordinators, lexicon.subjects.others)
    return segment.main and not (segment.relative or segment.aside or segment.needs_previous or is_joined)
