"""Summaries: what a sentence says about a date, as a statement that stands on its own.

A summary is the sentence itself, or the independent clause of it that has the date. If that is too long, it loses whole
subordinate clauses, never its main clause. Only a statement that is still too long is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from service.eventing.cutting import LONGEST, shortened, without_parentheses
from service.eventing.framing import unframed
from service.eventing.joined import begin_of, ends_with_that, joined
from service.eventing.punctuation import finished, flat
from service.eventing.segments import Segment, segments
from service.eventing.unfinished import is_unfinished, subjects_of
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_DASHES = frozenset("-–—")
#: Characters in which a length of time stands, before a subordinate clause.
_MEASURE = 50
#: What splits no sentence: parentheses, and the comma of a date ("March 9, 1987").
_WHOLE = re.compile(r"\([^()]*\)|, (?=\d{4}\b)")


@lru_cache(maxsize=64)  # a list of dates repeats itself
def summary(sentence: str, start: int, end: int, lexicon: EventWords, *, crowded: bool = False) -> str:
    """Return what a sentence says about the expression at ``start`` to ``end``, at most 240 characters long.

    A ``crowded`` sentence has several dates: each gets its own independent clause. In a language without clause words
    the summary is the sentence, cut if it is too long.
    """
    has_clauses = bool(lexicon.clauses.openers)
    words = "" if has_clauses and crowded else flat(sentence)
    if has_clauses and (crowded or _is_long(words, lexicon)):
        chosen = _independent(sentence, start, lexicon) if crowded else _segments(sentence, lexicon)
        words = _all_of(sentence, chosen, lexicon)
        if _is_long(words, lexicon):
            chosen = _to_semicolon(sentence, chosen, end, lexicon)
            words = _all_of(sentence, chosen, lexicon)
        if _is_long(words, lexicon):
            words = _without_subordinate(sentence, chosen, start, end, lexicon)
        if _is_long(words, lexicon):
            words = without_parentheses(words, flat(sentence[start:end]))
    if _is_long(words, lexicon):
        words = shortened(sentence, start, end, words, lexicon)
    return _stated(words, lexicon)


def _is_long(words: str, lexicon: EventWords) -> bool:
    """Whether words are too long for a summary, even without a dateline and what else frames them."""
    return len(words) >= LONGEST and len(_stated(words, lexicon)) > LONGEST


@lru_cache(maxsize=8)  # the dates of a clause come one after the other
def _stated(words: str, lexicon: EventWords) -> str:
    """Return the words of a clause as a statement."""
    return finished(unframed(words, lexicon), lexicon)


def _independent(sentence: str, start: int, lexicon: EventWords) -> Sequence[Segment]:
    """Return the segments of the independent clause that holds the place ``start``."""
    *others, last = _independent_clauses(sentence, lexicon)
    return next((clause for clause in others if clause[-1].end > start), last)


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _independent_clauses(sentence: str, lexicon: EventWords) -> Sequence[Sequence[Segment]]:
    """Return the independent clauses of a sentence, each as its segments."""
    found = _segments(sentence, lexicon)
    bounds = [0, *_bounds(sentence, found, lexicon), len(found)]
    return tuple(found[first:last] for first, last in pairwise(bounds))


def _segments(sentence: str, lexicon: EventWords) -> Sequence[Segment]:
    return segments(_WHOLE.sub(lambda part: "q" * len(part[0]), sentence), lexicon, fine=True)


def _bounds(sentence: str, found: Sequence[Segment], lexicon: EventWords) -> Iterator[int]:
    """Yield where an independent clause begins: with a subject of its own, after another one that quotes nobody."""
    first = 0
    for place, segment in enumerate(found):
        before = found[first:place]
        if (
            _begins_clause(sentence, segment, lexicon)
            and any(_is_main(other, lexicon) for other in before)
            and not any(other.speaks for other in before)
        ):
            yield place
            first = place


def _begins_clause(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a segment begins with "and" or a semicolon, and a subject: not with a verb, and not with "in May"."""
    first_mark = sentence[segment.start : segment.end].lstrip()[:1]
    joins = segment.opener in lexicon.clauses.coordinators or first_mark == ";"
    if not joins or segment.leans or not segment.main or first_mark in _DASHES:  # which end an aside: "— and"
        return False
    words = sentence[begin_of(sentence, segment, lexicon) : segment.end].lower().split()
    first = next((word for word in words if word not in lexicon.clauses.adverbs), "")
    is_subject = first not in union(lexicon.clauses.before_relatives, lexicon.reporting.prepositions)
    return bool(first) and is_subject and not is_unfinished(sentence[: segment.start], lexicon)


def _all_of(sentence: str, found: Sequence[Segment], lexicon: EventWords) -> str:
    return flat(sentence[begin_of(sentence, found[0], lexicon) : found[-1].end])


def _to_semicolon(sentence: str, found: Sequence[Segment], end: int, lexicon: EventWords) -> Sequence[Segment]:
    """Return segments without the clauses behind the first semicolon after the date, if a main clause is left."""
    for place, segment in enumerate(found):
        if segment.start >= end and segment.main and sentence[segment.start] == ";":
            before = found[:place]
            return before if any(_is_main(other, lexicon) for other in before) else found
    return found


def _is_main(segment: Segment, lexicon: EventWords) -> bool:
    is_subordinate = segment.relative or segment.aside or segment.opener in lexicon.clauses.subordinators
    return segment.main and not is_subordinate


def _without_subordinate(sentence: str, found: Sequence[Segment], start: int, end: int, lexicon: EventWords) -> str:
    """Return what is left of a clause without as many of its subordinate clauses as make it too long."""
    if len(found) == 1:
        return joined(sentence, found, [0], lexicon)
    subjects = subjects_of(sentence, found, lexicon)
    hosts = [
        subjects.brought.get(place, place - 1 if place in subjects.inside else _host(sentence, found, place, lexicon))
        for place in range(len(found))
    ]
    needed = _needed(sentence, found, hosts, (start, end), lexicon) | subjects.leading
    needed |= {place for place, host in subjects.brought.items() if host in needed}
    left = list(range(len(found)))
    for place in sorted(left, key=lambda place: _importance(sentence, found[place], place, lexicon)):
        is_verb = place in subjects.brought or _is_predicate(found[place], lexicon)
        if place in needed or place not in left or (hosts[place] in left and is_verb):
            continue
        first = place - 1 if _has_only_verb(sentence, found, place) else place
        left = [other for other in left if other not in _dependents(hosts, first)]
        if len(joined(sentence, found, left, lexicon)) < LONGEST:
            break
    return joined(sentence, found, left, lexicon)


def _is_predicate(segment: Segment, lexicon: EventWords) -> bool:
    """Whether a segment brings the verb of the clause before it: ", may spread", but perhaps not ", closed in May"."""
    is_finite = segment.opener in lexicon.verbs and not segment.opener.endswith(lexicon.verbs.endings)
    return segment.resumes and is_finite


def _host(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> int | None:
    """Return the place of the segment that another one cannot do without: that before it, or before an aside."""
    segment = found[place]
    if (said := _begun(sentence, found, place, lexicon)) is not None:
        return said
    if segment.resumes:
        return _resumed(sentence, found, place, lexicon)
    is_held = segment.leans or _qualifies(sentence, segment, lexicon) or _is_apposition(sentence, found, place, lexicon)
    return place - 1 if place and is_held else None


def _is_apposition(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> bool:
    """Whether a segment says who was meant at the end of a clause: "after they shot Bolt, | a mayor elected in May"."""
    segment, before = found[place], found[place - 1]
    is_noun = segment.opener in lexicon.kinds.determiners and not segment.speaks and sentence[segment.start] == ","
    is_behind = before.opener in lexicon.clauses.subordinators and _is_restrictive(sentence, before)
    if not (is_noun and is_behind and any(_is_main(other, lexicon) for other in found[: place - 1])):
        return False
    words = sentence[segment.start : segment.end].split()
    verb = next((number for number, word in enumerate(words) if lexicon.verbs.has(word)), len(words))
    return any(word in lexicon.clauses.before_relatives for word in words[verb + 1 : verb + 2])


def _begun(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> int | None:
    """Return the place of the segment whose "that" begins a clause behind others: "adding that, | if it rains, | …"."""
    if found[place].relative or found[place].opener in lexicon.clauses.subordinators:
        return None
    before = place - 1
    while before > 0 and found[before].opener in lexicon.clauses.subordinators:
        before -= 1
    is_parted = 0 < before < place - 1 and ends_with_that(sentence[: found[before].end], lexicon)
    return before if is_parted else None


def _qualifies(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a subordinate clause belongs to the segment before it: "who fled | when it rained"."""
    return segment.opener in lexicon.clauses.subordinators and _is_restrictive(sentence, segment)


def _last_outside(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> int | None:
    """Return the place of the last segment before another one that is no aside, nor belongs to one or to a verb."""
    candidate = None
    for other in range(place - 1, -1, -1):
        segment = found[other]
        qualifies = _qualifies(sentence, segment, lexicon) and not segment.leans
        if segment.aside:
            candidate = None
        elif candidate is not None and not qualifies:
            break
        elif candidate is None and not segment.leans:
            candidate = other
            if not qualifies:
                break
    return candidate


def _resumed(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> int | None:
    """Return the place of the segment that one with a verb continues: the last that is no aside.

    If that has its verb already, it is the aside: "is ill, | meaning that the wells, which were cleaned, | are safe".
    """
    host = _last_outside(sentence, found, place, lexicon)
    if host is None and place == 1 and not found[0].relative:
        return 0  # "Calling for help, the mayor, Ida Ost, | said"
    if host is None or not any(_is_predicate(found[other], lexicon) for other in range(host + 1, place)):
        return host
    return next(other for other in range(place - 1, -1, -1) if not found[other].relative)


def _is_restrictive(sentence: str, segment: Segment) -> bool:
    """Whether no mark separates a segment from what it belongs to: "who fled | when it rained"."""
    return sentence[segment.start] not in ",;:-–—("


def _dependents(hosts: Sequence[int | None], place: int) -> set[int]:
    """Return a place with those of all segments that cannot do without it."""
    dependents = {place}
    for other in range(place + 1, len(hosts)):
        if hosts[other] in dependents:
            dependents.add(other)
    return dependents


def _needed(
    sentence: str, found: Sequence[Segment], hosts: Sequence[int | None], date: tuple[int, int], lexicon: EventWords
) -> set[int]:
    """Return the places of the main clause, of the date, and of what either cannot do without."""
    start, end = date
    needed = {place for place, segment in enumerate(found) if segment.start < end and start < segment.end}
    needed |= {
        place
        for place, segment in enumerate(found)
        if not (_is_droppable(sentence, segment, lexicon) or _is_apposition(sentence, found, place, lexicon))
    }
    needed |= {
        host
        for host, segment in zip(hosts, found, strict=True)
        if host and _is_predicate(segment, lexicon) and found[host].speaks
    }
    if not any(_is_main(found[place], lexicon) for place in needed):
        needed.add(next((place for place, segment in enumerate(found) if _is_main(segment, lexicon)), 0))
    for place in range(len(found) - 1, 0, -1):
        host = hosts[place]
        if place in needed and host is not None:
            needed.add(host)
    needed |= {place for place, segment in enumerate(found) if segment.resumes and hosts[place] in needed}
    return needed | {
        place
        for place in range(1, len(found))
        if place - 1 in needed and (found[place - 1].ends_open or _completes(sentence, found, place, lexicon))
    }


def _completes(sentence: str, found: Sequence[Segment], place: int, lexicon: EventWords) -> bool:
    """Whether a relative clause says what the words before it leave open: "those | who live here", "nobody | who …"."""
    before = sentence[found[place - 1].start : found[place].start].split()
    is_open = bool(before) and before[-1].lower() in lexicon.subjects.demonstratives
    is_said = found[place].relative and _is_restrictive(sentence, found[place])
    return (is_open and is_said) or _has_only_verb(sentence, found, place)


def _has_only_verb(sentence: str, found: Sequence[Segment], place: int) -> bool:
    """Whether a relative clause stands before the verb of its host: "as nobody | who lives here wants it"."""
    segment = found[place]
    is_inside = place > 0 and segment.relative and _is_restrictive(sentence, segment)
    return is_inside and not found[place - 1].may_be_main


def _is_droppable(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether the rest of a sentence is complete without a segment; what only a comma begins may bring its verb."""
    if _ends_with_subject(sentence, segment, lexicon) or _is_measured(sentence, segment, lexicon):
        return False
    is_joined = segment.aside or segment.resumes or segment.opener in lexicon.clauses.openers
    return is_joined or (segment.speaks and segment.start > 0 and not _governs(sentence, segment, lexicon))


def _governs(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a segment introduces a statement: ", doctors | reported that the fever", but not ", doctors said"."""
    words = iter(sentence[segment.start : segment.end].split())
    speaks = any(word in lexicon.reporting.verbs for word in words)
    return speaks and not (lexicon.kinds.joins - lexicon.plans.infinitive).isdisjoint(words)


def _ends_with_subject(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a segment goes on to the subject of a clause before a dash: "as it burned, Ida | -- a nurse -- fled"."""
    is_dash = sentence[segment.end :].lstrip()[:1] in tuple("-–—")
    _, comma, tail = sentence[segment.start + 1 : segment.end].rpartition(",")
    return is_dash and bool(comma) and bool(tail.strip()) and not any(map(lexicon.verbs.has, tail.split()))


def _is_measured(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a length of time stands in front of a subordinate clause: "died two days | after the fire"."""
    is_subordinate = segment.opener in lexicon.clauses.subordinators
    before = sentence[max(0, segment.start - _MEASURE) : segment.start].rstrip()
    return is_subordinate and lexicon.clauses.measure.search(before) is not None


def _importance(sentence: str, segment: Segment, place: int, lexicon: EventWords) -> tuple[bool, bool, bool, int]:
    """Sort what a statement misses least first: asides after a comma, from the end on; last, who says it."""
    return segment.speaks, _is_main(segment, lexicon), _is_restrictive(sentence, segment), -place
