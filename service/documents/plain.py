"""A text as it was posted -> a document: its headline, byline and dateline, and the lines that are the page's.

Nothing is cut out, so that offsets stay those of the text as posted. A line is dropped only when all of it is the
page's, and every dropped line says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from service.documents.boilerplate import ANY_DAY, DECORATION, HEADER_DATE, WEATHER, furniture, is_prose
from service.documents.lexicon_en import BESIDE_NAMES, BYLINE, CREDIT, DATELINE, LISTS
from service.documents.places import timezone_of
from service.text.document import Dateline, Document, Dropped
from service.text.lines import Line, lines, with_line_feeds
from service.timex import tag

HEADLINE_AGAIN = "the headline again"
LISTED = "another article's headline, under “{}”"
_BYLINE = "the byline"
_CREDIT = "a credit line"
_PLACE = "the place of a page's header"
_LONGEST_HEADLINE = 200  # characters
_LONGEST_BYLINE = 14  # words
_LONGEST_PLACE = 3  # words
_LEAD = 3  # paragraphs that a dateline may open
_ALIKE = 0.6  # of the words of two headlines, for them to tell the same


def read_text(
    text: str, title: str | None = None, outside: Iterable[Dropped] = (), byline: str | None = None
) -> Document:
    """The document of a text. ``title`` and ``byline`` where they are known; ``outside`` is dropped already."""
    text = with_line_feeds(text)
    every = list(lines(text))
    known = {one.start: one for one in (*outside, *furniture(every))}
    for rule in (_places, _bylines, _lists):
        known |= {one.start: one for one in rule(every, known)}
    left = [line for line in every if line.start not in known]
    title = title or _headline(left)
    known |= {one.start: one for one in _repeats(left, title)}
    byline = byline or next((one.text[len("By ") :] for one in known.values() if one.reason == _BYLINE), None)
    dropped = tuple(known[start] for start in sorted(known))
    return Document(text, dropped, title, byline, _dateline(left))


def _drop(line: Line, reason: str) -> Dropped:
    return Dropped(line.start, line.end, line.text, reason)


def _places(every: list[Line], known: dict[int, Dropped]) -> Iterator[Dropped]:
    """Between the weather and the date of a page's header stands its place: "19 C / Lahore / Thursday, …"."""
    for before, line, after in zip(every, every[1:], every[2:], strict=False):
        beside = {known[one.start].reason for one in (before, after) if one.start in known}
        if beside == {WEATHER, HEADER_DATE} and len(line.text.split()) <= _LONGEST_PLACE and line.start not in known:
            yield _drop(line, _PLACE)


def _bylines(every: list[Line], known: dict[int, Dropped]) -> Iterator[Dropped]:
    for line in every:
        if line.start in known or len(line.text) > _LONGEST_HEADLINE:
            continue
        if CREDIT.match(line.text):
            yield _drop(line, _CREDIT)
        elif BYLINE.match(line.text) and _is_names(line.text):
            yield _drop(line, _BYLINE)


def _is_names(byline: str) -> bool:
    """After "By" nothing but names and what joins them. "By Monday the river had risen." is prose."""
    words = [word.strip(",;()") for word in byline.split()[1:]]
    if len(words) > _LONGEST_BYLINE or byline.endswith((".", "!", "?", ":")):
        return False
    named = all(word[:1].isupper() or word.lower() in BESIDE_NAMES for word in words if word)
    return named and not tag(byline, ANY_DAY).timexes


def _lists(every: list[Line], known: dict[int, Dropped]) -> Iterator[Dropped]:
    """Below the article, what follows "Related news" are headlines of others, up to the next paragraph of prose."""
    heading, prose_seen = None, False
    for line in every:
        bare = line.text.strip(DECORATION)
        if bare.lower() in LISTS:
            heading = bare if prose_seen else None
        elif line.start in known:
            continue
        elif is_prose(line.text):
            heading, prose_seen = None, True
        elif heading:
            yield _drop(line, LISTED.format(heading))


def _headline(left: list[Line]) -> str | None:
    """The first line of several words above the prose, if it is no sentence. Without prose nothing tells a headline."""
    above = list(takewhile(lambda line: not is_prose(line.text), left))
    if len(above) == len(left):
        return None
    first = next((line.text for line in above if len(line.text.split()) > 1), None)
    return first if first and first[-1] not in ".:;," else None


def _repeats(left: list[Line], title: str | None) -> Iterator[Dropped]:
    """Pages say their headline twice and thrice, in other words: all but the first are dropped."""
    words = _words(title or "")
    if not words:
        return
    alike = [line for line in left if not is_prose(line.text) and _is_alike(words, line.text)]
    yield from (_drop(line, HEADLINE_AGAIN) for line in alike[1:])


def _is_alike(one: set[str], line: str) -> bool:
    folded = line.casefold()
    if sum([word in folded for word in one]) < _ALIKE * len(one):
        return False  # most lines are none, and their words need not be told apart
    other = _words(line)
    return len(one & other) >= _ALIKE * len(one | other)


def _words(line: str) -> set[str]:
    return {word.strip(DECORATION + ".,;“”‘’\"'").casefold() for word in line.split()} - {""}


def _dateline(left: list[Line]) -> Dateline | None:
    for line in [line for line in left if is_prose(line.text)][:_LEAD]:
        found = DATELINE.match(line.text)
        if found:
            place = found["place"].strip(" ,")
            return Dateline(found[0].rstrip(), place, found["date"], timezone_of(place))
    return None
