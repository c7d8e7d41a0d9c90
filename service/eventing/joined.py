"""The segments that a summary keeps, put together again without what led to those that it drops."""

from __future__ import annotations

from collections.abc import Sequence

from service.eventing.punctuation import MARKS, flat
from service.eventing.segments import Segment, accompanies
from service.eventing.unfinished import ends_with_name, goes_on, is_unfinished
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_BLANK_MARKS = MARKS + "\t\r\n"


def joined(sentence: str, found: Sequence[Segment], places: Sequence[int], lexicon: EventWords) -> str:
    """Return the segments at these places as one clause, without the marks that dropped ones leave behind."""
    words = ""
    for number, place in enumerate(places):
        segment = found[place]
        begin = begin_of(sentence, segment, lexicon) if number == 0 else segment.start
        part = sentence[begin : segment.end]
        is_gap = number > 0 and places[number - 1] != place - 1
        if is_gap:
            words = _without_head(words, sentence, found[places[number - 1] + 1], lexicon)
            words = _without_leftovers(words.rstrip(_BLANK_MARKS), lexicon)
            is_aside = _ends_with_aside(sentence, found[places[number - 1]], lexicon)
            is_one = ends_with_that(words, lexicon) or (segment.resumes and not is_aside)
            part = part.lstrip(_BLANK_MARKS) if is_one else part
            words += "" if part[:1] in MARKS else " "
        words += part
    if places[-1] + 1 < len(found):
        words = _without_head(words, sentence, found[places[-1] + 1], lexicon)
    return _without_saying(_without_leftovers(flat(words), lexicon), lexicon)


def _without_head(words: str, sentence: str, dropped: Segment, lexicon: EventWords) -> str:
    """Return words without the noun that a dropped relative clause is about: "in Lund, the rest | of which burned"."""
    first = next(iter(sentence[dropped.start : dropped.end].split()), "")
    rest, comma, head = words.rpartition(",")
    is_head = (
        dropped.relative
        and first in lexicon.clauses.phrasal
        and comma
        and not any(map(lexicon.verbs.has, head.split()))
    )
    return rest if is_head else words


def _ends_with_aside(sentence: str, segment: Segment, lexicon: EventWords) -> bool:
    """Whether a comma must follow a segment before the verb of its subject: ", who fled", "Lena Ost, a lawyer"."""
    words = sentence[segment.start : segment.end]
    if ends_with_name(words, lexicon):
        return True
    if goes_on(words, lexicon) or words.rstrip(_BLANK_MARKS).rpartition(" ")[2] in lexicon.clauses.relatives:
        return False
    if segment.aside and (segment.relative or not is_unfinished(words, lexicon)):
        return True
    head, comma, tail = words.rpartition(",")
    opener = next(iter(tail.split()), "")
    clauses = lexicon.clauses
    opens_phrase = union(clauses.before_relatives, clauses.connectives, clauses.adverbs)
    is_phrase = segment.opener in opens_phrase  # "In May, the mine"
    explains = opener in lexicon.subjects.determiners or tail.strip().isdigit()  # "Lena Ost, 61"
    return bool(comma and head) and explains and not is_phrase


def _without_leftovers(words: str, lexicon: EventWords) -> str:
    """Return words without those at their end that led to a clause that is dropped: "and", "in part"."""
    rest, _, last = words.rpartition(" ")
    if last in lexicon.clauses.coordinators:
        return rest.rstrip(_BLANK_MARKS)
    phrase = next((phrase for phrase in lexicon.clauses.before_reasons if words.endswith(f" {phrase}")), "")
    return words.removesuffix(phrase).rstrip(_BLANK_MARKS)


def _without_saying(words: str, lexicon: EventWords) -> str:
    """Return words without ", adding that" or "who" at their end, of which nothing more is left."""
    rest, _, last = words.rpartition(" ")
    if rest and last in lexicon.clauses.relatives:
        return rest.rstrip(_BLANK_MARKS)
    before, _, verb = rest.rpartition(" ")
    adds = last in lexicon.clauses.complementizers and before.endswith(",") and accompanies(verb, lexicon.clauses)
    return before.rstrip(_BLANK_MARKS) if adds else words


def begin_of(sentence: str, segment: Segment, lexicon: EventWords) -> int:
    """Return where a clause begins without the mark and the coordinator before it."""
    words = sentence[segment.start : segment.end]
    begin = segment.start + len(words) - len(words.lstrip(MARKS))
    opener = segment.opener
    if opener in lexicon.clauses.coordinators and sentence[begin:].lower().startswith(f"{opener} "):
        begin += len(opener) + 1
    return begin


def ends_with_that(words: str, lexicon: EventWords) -> bool:
    """Whether words end with what introduces a clause: "said | that"."""
    return words.rstrip(_BLANK_MARKS).rpartition(" ")[2] in lexicon.clauses.complementizers
