"""The segments that a summary keeps, put together again without what led to those that it drops."""

from __future__ import annotations

from collections.abc import Sequence

from service.eventing.punctuation import MARKS, flat
from service.eventing.segments import accompanies
from service.eventing.split import Split
from service.eventing.unfinished import ends_with_name, goes_on, is_unfinished
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_BLANK_MARKS = MARKS + "\t\r\n"


def joined(split: Split, places: Sequence[int]) -> str:
    """Return the segments at these places as one clause, without the marks that dropped ones leave behind."""
    words = ""
    for number, place in enumerate(places):
        previous = places[number - 1] if number else None
        part = split.sentence[split.begin(place) : split.segments[place].end] if previous is None else split.text(place)
        if previous is not None and previous != place - 1:
            words = _without_head(words, split, previous + 1)
            words = _without_leftovers(words.rstrip(_BLANK_MARKS), split.lexicon)
            continues = split.segments[place].resumes and not _ends_with_aside(split, previous)
            if continues or ends_with_that(words, split.lexicon):
                part = part.lstrip(_BLANK_MARKS)
            words += "" if part[:1] in MARKS else " "
        words += part
    if places[-1] + 1 < len(split.segments):
        words = _without_head(words, split, places[-1] + 1)
    return _without_saying(_without_leftovers(flat(words), split.lexicon), split.lexicon)


def _without_head(words: str, split: Split, dropped: int) -> str:
    """Return words without the noun that a dropped relative clause is about: "in Lund, the rest | of which burned"."""
    lexicon = split.lexicon
    first = next(iter(split.text(dropped).split()), "")
    rest, comma, head = words.rpartition(",")
    is_about = split.segments[dropped].relative and first in lexicon.clauses.phrasal
    return rest if is_about and comma and not any(map(lexicon.verbs.has, head.split())) else words


def _ends_with_aside(split: Split, place: int) -> bool:
    """Whether a comma must follow a segment before the verb of its subject: ", who fled", "Lena Ost, a lawyer"."""
    words, segment, lexicon = split.text(place), split.segments[place], split.lexicon
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


def ends_with_that(words: str, lexicon: EventWords) -> bool:
    """Whether words end with what introduces a clause: "said | that"."""
    return words.rstrip(_BLANK_MARKS).rpartition(" ")[2] in lexicon.clauses.complementizers
