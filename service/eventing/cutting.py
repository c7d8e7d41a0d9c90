"""Statements that stay too long without their subordinate clauses, cut where a reader misses least."""

from __future__ import annotations

import re

from service.eventing.punctuation import MARKS, PAIRS, flat, paired, surplus
from service.eventing.segments import QUOTED, segments, with_compounds
from service.eventing.unfinished import is_unfinished
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

#: Characters of a summary.
LONGEST = 240
_ELLIPSIS = "…"
_SHORTEST_QUOTATION = 25
_ASIDE = re.compile(r"(?:,| [–—-]) ([^\W\d_]+)")
#: Characters of a statement that stands on its own without what follows.
_LEAST = 100
#: Characters of the words around a date beyond the limit, and of those before the date among them.
_TAIL = 120
_BEFORE_DATE = 60
#: Characters at the end of a cut statement in which its last phrase may begin.
_PHRASE = 60
_PHRASE_MARK = re.compile(r"[,;:](?= )| [–—-](?= )")
#: What separates clauses: the last one of a statement must be whole.
_PARTS = re.compile(r";| [–—-] ")
_PARENTHESIS = re.compile(r" \([^()]{12,}\)")
_WORD = re.compile(r" ([^\W\d_]+)(?= )")


def without_parentheses(words: str, expression: str) -> str:
    """Return words without what stands in parentheses, except for the expression and what is short: "(AU)"."""
    return _PARENTHESIS.sub(lambda found: found[0] if expression in found[0] else "", words)


def shortened(sentence: str, start: int, end: int, words: str, lexicon: EventWords) -> str:
    """Return ``words`` of a sentence in at most 240 characters, with those at ``start`` to ``end`` of the sentence."""
    expression = flat(sentence[start:end])
    return (
        _quotation(sentence, start, end)
        or _to_aside(words, expression, lexicon)
        or _clause(words, expression, lexicon)
        or _cut(words, expression, lexicon)
    )


def _quotation(sentence: str, start: int, end: int) -> str | None:
    """Return the quotation that holds the expression, if it is a sentence by itself."""
    for found in QUOTED.finditer(sentence):
        first, last = found.start() + 1, found.end() - 1
        if first <= start and end <= last and last - first >= _SHORTEST_QUOTATION:
            is_whole = sentence[first].isupper() and last - first < LONGEST
            return flat(sentence[first:last]) if is_whole else None
    return None


def _to_aside(words: str, expression: str, lexicon: EventWords) -> str | None:
    """Return a long statement up to the last comma in it that begins an aside, such as ", citing its costs"."""
    clauses = lexicon.clauses
    openers = union(clauses.relatives, clauses.subordinators, clauses.accompanying)
    least = max(words.find(expression) + len(expression), _LEAST)
    marks = [mark for mark in _ASIDE.finditer(with_compounds(words, lexicon), 0, LONGEST) if mark.start() >= least]
    for mark in reversed(marks):
        begun = words[: mark.start()]
        opens = mark[1].lower() in openers or mark[1].endswith(clauses.accompanying_ending or ("\0",))
        if opens and paired(begun) == begun and not _ends_in_subject(begun, lexicon):
            return begun
    return None


def _ends_in_subject(words: str, lexicon: EventWords) -> bool:
    """Whether the last clause of a statement has only its subject so far: "vetoed the law; the opposition"."""
    _, *parts = _PARTS.split(words)
    return bool(parts) and is_unfinished(parts[-1], lexicon)


def _clause(words: str, expression: str, lexicon: EventWords) -> str | None:
    """Return the subordinate clause of a date beyond the limit: "… after | the owner closed the mill on Thursday"."""
    place = words.find(expression)
    if place + len(expression) < LONGEST:
        return None
    clauses = lexicon.clauses
    segment = next(segment for segment in segments(words, lexicon, fine=True) if place < segment.end)
    clause = words[segment.start : segment.end].strip(MARKS)
    opener, _, rest = clause.partition(" ")
    is_told = opener.lower() in clauses.subordinators and opener.lower() not in clauses.conditional
    is_whole = is_told and segment.main and expression in rest and len(rest) < LONGEST and paired(rest) == rest
    return rest if is_whole else None


def _cut(words: str, expression: str, lexicon: EventWords) -> str:
    """Return the beginning of a statement that is too long, and the words around its date if they come later."""
    place, whole = words.find(expression), with_compounds(words, lexicon)
    if place + len(expression) < LONGEST - 4:
        least = place + len(expression)
        begun = _to_phrase(words[: _last_blank(whole, LONGEST - 4)].rstrip(MARKS), least, lexicon)
        return paired(f"{_closed(begun, least)}{_ELLIPSIS}")
    begin = max(words.rfind(", ", place - _BEFORE_DATE, place) + 2, words.find(" ", place - _BEFORE_DATE) + 1)
    tail = words[begin:]
    if len(tail) > _TAIL:
        tail = tail[: _last_blank(whole[begin:], _TAIL)].rstrip(MARKS)
        tail = f"{_closed(tail, place - begin + len(expression))}{_ELLIPSIS}"
    head = words[: _last_blank(whole, LONGEST - _TAIL - 8)].rstrip(MARKS)
    return paired(f"{_closed(head, 0)} {_ELLIPSIS} {tail}")


def _last_blank(words: str, end: int) -> int:
    """Return the place of the last blank among the first ``end`` characters, so that no word is cut in two."""
    blank = words.rfind(" ", 0, end)
    return blank if blank > 0 else end


def _to_phrase(words: str, least: int, lexicon: EventWords) -> str:
    """Return words without the phrase at their end, which is cut; at least ``least`` characters of them."""
    least = max(least, _LEAST, len(words) - _PHRASE)
    marks = [mark.start() for mark in _PHRASE_MARK.finditer(with_compounds(words, lexicon), least)]
    openers = [found.start() for found in _WORD.finditer(words, least) if _opens_phrase(words, found, lexicon)]
    words = words[: max(marks + openers, default=len(words))].rstrip(MARKS)
    clauses = lexicon.clauses
    no_end = union(
        lexicon.subjects.determiners, clauses.before_relatives, clauses.coordinators, clauses.complementizers
    )
    while (last := words.rpartition(" ")[2].lower()) in no_end:
        words = words[: -len(last)].rstrip(MARKS)
    return words


def _opens_phrase(words: str, found: re.Match[str], lexicon: EventWords) -> bool:
    """Whether a phrase begins with a word, and not with a length of time before it: "two years after"."""
    clauses, word = lexicon.clauses, found[1].lower()
    if word not in union(clauses.openers, clauses.accompanying, clauses.adjuncts):
        return False
    return clauses.measure.search(words, max(0, found.start() - _PHRASE), found.start()) is None


def _closed(words: str, least: int) -> str:
    """Return words without a parenthesis or a quotation at their end that is not closed and begins after ``least``."""
    for opening, closing in PAIRS:
        place = words.rfind(opening)
        if surplus(words, opening, closing) > 0 and place > max(least, len(words) // 2):
            words = words[:place].rstrip(MARKS)
    return words
