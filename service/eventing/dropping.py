"""Drop subordinate clauses from a statement that is too long: those that a reader misses least, the last ones first.

A segment may depend on another one, its host: where the host is dropped, it is dropped, too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.eventing.cutting import LONGEST
from service.eventing.joined import ends_with_that, joined
from service.eventing.split import Split
from service.eventing.unfinished import Subjects, subjects_of

#: Characters in which a length of time stands, before a subordinate clause.
_MEASURE = 50
_DASHES = tuple("-–—")


def without_subordinate(split: Split, start: int, end: int) -> str:
    """Return a clause without as many subordinate clauses as make it too long.

    It keeps its main clause, and the clause of the expression at ``start`` to ``end`` of the sentence.
    """
    places = range(len(split.segments))
    if len(places) == 1:
        return joined(split, [0])
    subjects = subjects_of(split)
    appositions = {place for place in places[1:] if _is_apposition(split, place)}
    hosts = [_host(split, place, subjects, appositions) for place in places]
    dated = {place for place in places if split.segments[place].start < end and start < split.segments[place].end}
    needed = _needed(split, hosts, appositions, dated) | subjects.leading
    needed |= {place for place, host in subjects.of_verbs.items() if host in needed}
    kept = list(places)
    for place in sorted(places, key=lambda place: _importance(split, place)):
        is_verb = place in subjects.of_verbs or _is_predicate(split, place)
        if place in needed or place not in kept or (hosts[place] in kept and is_verb):
            continue
        dropped = _dependents(hosts, place - 1 if _precedes_verb(split, place) else place)
        kept = [other for other in kept if other not in dropped]
        if len(joined(split, kept)) < LONGEST:
            break
    return joined(split, kept)


def _importance(split: Split, place: int) -> tuple[bool, bool, bool, int]:
    """Sort what a statement misses least first: asides after a comma, from the end on; last, who says it."""
    return split.segments[place].speaks, split.is_main(place), split.is_restrictive(place), -place


def _dependents(hosts: Sequence[int | None], place: int) -> set[int]:
    """Return a place with those of all segments that depend on it."""
    dependents = {place}
    for other in range(place + 1, len(hosts)):
        if hosts[other] in dependents:
            dependents.add(other)
    return dependents


def _host(split: Split, place: int, subjects: Subjects, appositions: Collection[int]) -> int | None:
    """Return the place of the segment on which another one depends: its subject, or what it continues or describes."""
    if place in subjects.of_verbs:
        return subjects.of_verbs[place]
    if place in subjects.inside:
        return place - 1
    introduction = _introduction(split, place)
    if introduction is not None:
        return introduction
    if split.segments[place].resumes:
        return _resumed(split, place)
    depends = split.segments[place].needs_previous or _qualifies(split, place) or place in appositions
    return place - 1 if place and depends else None


def _introduction(split: Split, place: int) -> int | None:
    """Return the place of the segment whose "that" begins a clause after others: "adding that, | if it rains, | …"."""
    if split.segments[place].relative or split.is_subordinate(place):
        return None
    before = place - 1
    while before > 0 and split.is_subordinate(before):
        before -= 1
    is_separated = 0 < before < place - 1
    return (
        before if is_separated and ends_with_that(split.sentence[: split.segments[before].end], split.lexicon) else None
    )


def _resumed(split: Split, place: int) -> int | None:
    """Return the place of the segment that one with a verb continues: the last that is not an aside.

    If that has its verb already, it is the aside: "is ill, | meaning that the wells, which were cleaned, | are safe".
    """
    host = _last_outside(split, place)
    if host is None and place == 1 and not split.segments[0].relative:
        return 0  # "Calling for help, the mayor, Ida Ost, | said"
    if host is None or not any(_is_predicate(split, other) for other in range(host + 1, place)):
        return host
    return next(other for other in range(place - 1, -1, -1) if not split.segments[other].relative)


def _last_outside(split: Split, place: int) -> int | None:
    """Return the place of the last segment before another one that is not an aside, nor belongs to one or to a verb."""
    candidate = None
    for other in range(place - 1, -1, -1):
        segment = split.segments[other]
        qualifies = _qualifies(split, other) and not segment.needs_previous
        if segment.aside:
            candidate = None
        elif candidate is not None and not qualifies:
            break
        elif candidate is None and not segment.needs_previous:
            candidate = other
            if not qualifies:
                break
    return candidate


def _qualifies(split: Split, place: int) -> bool:
    """Whether a subordinate clause belongs to the segment before it: "who fled | when it rained"."""
    return split.is_subordinate(place) and split.is_restrictive(place)


def _is_apposition(split: Split, place: int) -> bool:
    """Whether a segment says who was meant at the end of a clause: "after they shot Bolt, | a mayor elected in May"."""
    segment, lexicon = split.segments[place], split.lexicon
    is_noun = segment.opener in lexicon.kinds.determiners and not segment.speaks
    if not is_noun or split.sentence[segment.start] != "," or not _qualifies(split, place - 1):
        return False
    if not any(map(split.is_main, range(place - 1))):
        return False
    words = split.text(place).split()
    verb = next((number for number, word in enumerate(words) if lexicon.verbs.has(word)), len(words))
    return any(word in lexicon.clauses.before_relatives for word in words[verb + 1 : verb + 2])


def _needed(
    split: Split, hosts: Sequence[int | None], appositions: Collection[int], dated: Collection[int]
) -> set[int]:
    """Return the places of the main clause and of the date, and of what they can't do without."""
    places = range(len(split.segments))
    needed = {*dated, *(place for place in places if not (_is_droppable(split, place) or place in appositions))}
    needed |= {
        host for place, host in enumerate(hosts) if host and _is_predicate(split, place) and split.segments[host].speaks
    }
    if not any(map(split.is_main, needed)):
        needed.add(next(filter(split.is_main, places), 0))
    for place in reversed(places[1:]):
        host = hosts[place]
        if place in needed and host is not None:
            needed.add(host)
    needed |= {place for place in places if split.segments[place].resumes and hosts[place] in needed}
    return needed | {place for place in places[1:] if place - 1 in needed and _completes(split, place)}


def _completes(split: Split, place: int) -> bool:
    """Whether a segment says what the words before it leave open: "those | who live here", "nobody | who …"."""
    before = split.text(place - 1).split()
    is_open = bool(before) and before[-1].lower() in split.lexicon.subjects.demonstratives
    completes = is_open and split.segments[place].relative and split.is_restrictive(place)
    return split.segments[place - 1].ends_open or completes or _precedes_verb(split, place)


def _precedes_verb(split: Split, place: int) -> bool:
    """Whether a relative clause stands before the verb of its host: "as nobody | who lives here wants it"."""
    is_inside = place > 0 and split.segments[place].relative and split.is_restrictive(place)
    return is_inside and not split.segments[place - 1].may_be_main


def _is_predicate(split: Split, place: int) -> bool:
    """Whether a segment brings the verb of the clause before it: ", may spread", but perhaps not ", closed in May"."""
    opener, verbs = split.segments[place].opener, split.lexicon.verbs
    return split.segments[place].resumes and opener in verbs and not opener.endswith(verbs.endings)


def _is_droppable(split: Split, place: int) -> bool:
    """Whether the rest of a sentence is complete without a segment; what only a comma begins may bring its verb."""
    if _ends_with_subject(split, place) or _is_measured(split, place):
        return False
    segment = split.segments[place]
    is_joined = segment.aside or segment.resumes or segment.opener in split.lexicon.clauses.openers
    return is_joined or (segment.speaks and segment.start > 0 and not _governs(split, place))


def _governs(split: Split, place: int) -> bool:
    """Whether a segment introduces a statement: ", doctors | reported that the fever", but not ", doctors said"."""
    lexicon, words = split.lexicon, iter(split.text(place).split())
    speaks = any(word in lexicon.reporting.verbs for word in words)
    return speaks and not (lexicon.kinds.joins - lexicon.plans.infinitive).isdisjoint(words)


def _ends_with_subject(split: Split, place: int) -> bool:
    """Whether a segment goes on to the subject of a clause before a dash: "as it burned, Ida | -- a nurse -- fled"."""
    is_dash = split.sentence[split.segments[place].end :].lstrip()[:1] in _DASHES
    _, comma, tail = split.text(place)[1:].rpartition(",")
    return is_dash and bool(comma) and bool(tail.strip()) and not any(map(split.lexicon.verbs.has, tail.split()))


def _is_measured(split: Split, place: int) -> bool:
    """Whether a length of time stands before a subordinate clause: "died two days | after the fire"."""
    start = split.segments[place].start
    before = split.sentence[max(0, start - _MEASURE) : start].rstrip()
    return split.is_subordinate(place) and split.lexicon.clauses.measure.search(before) is not None
