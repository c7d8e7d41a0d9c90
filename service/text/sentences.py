"""Where sentences begin and end, in half-open code point offsets: sentencex, with corrections for news.

A blank line, a headline and an item of a list always end a sentence. The abbreviations of a language, which end none,
come as an argument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from service.text.lines import TIME

#: A shorter line without final punctuation is a headline or an item of a list, not wrapped prose.
_SHORT_LINE = 45
#: Wrapped lines have similar lengths: a line that is so much shorter than the next one was not wrapped.
_DWARFED = 2
_LONGEST = 2_000
#: A text of which all sentences are found at once, and remembered for those who ask next.
_SHORT = 250
#: The cost of sentencex 1.0.30 is quadratic in the number of unclosed quotation marks.
_WINDOW = 20_000
#: Languages for which sentencex 1.0.30 compiles a pattern at each mark that may end a sentence, which takes 0.2 to 0.4
#: ms, with those that it divides much alike. They stand in where marks are closer than in any prose.
_STAND_INS = {"ca": "es", "da": "de", "kl": "de"}
_FEWEST_MARKS, _CLOSE_MARKS = 50, 40  # marks of a window, and characters for each of them
_LONGEST_GAP = 1  # white space inside a sentence; a wrapped line also breaks with one character
_CLOSERS = ".!?,;:-–—…\"'”’)"
_FINAL = ".!?…"
_INNER_STOPS = (". ", ".\n", "。")
#: A quotation mark after a blank.
_LONE_MARK = re.compile(r'\s["“„«]')
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))
_LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_RARE_BREAKS = "\r\u2028\u2029"
#: An item of a list, the time of an update, in a line of its own or before a dash or a colon, or the year of one.
_ITEM = re.compile(
    rf"(?:[-–—*•·▪►]|\d{{1,2}}[.)])\s|{TIME}[ \t]*(?:[\r\n]|\Z)"
    rf"|(?:{TIME}|\d{{4}})(?:\s?[-–—]+|:)\s+(?-i:(?=[^\W\d_a-zß-ÿ]))",
    re.IGNORECASE,
)

#: A word that is no abbreviation, at the end of a sentence: "harbour.", but not "p.m.", "Mr." or "Corp.".
_WHOLE_WORD = re.compile(r"(?<![\w.])(?:[^\W\d_]{6,}|[a-zß-ÿ][^\W\d_]{3,}|\d{4})[.!?]$")
_LONGEST_WORD = 40

#: The sign of a share at an exchange, after its first full stop: "Ardland Oil (ARO. | L)".
_SIGN = re.compile(r"\([A-Z]{1,5}\.$")
_END_OF_SIGN = re.compile(r"[A-Z]{1,2}\)")
_LONGEST_SIGN = 7

#: White space of more than one byte becomes a blank: sentencex 1.0.30 panics at a capital, such white space and a full
#: stop ("vitamin C\u00a0."), and its panic is not an Exception.
_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f]")

Stretch = tuple[int, int]


class FalseBoundary(NamedTuple):
    """A boundary that is not one: what stands before it ends with one of ``endings``, an abbreviation mostly.

    ``continuation`` matches how the rest of the sentence begins.
    """

    endings: tuple[str, ...]
    continuation: re.Pattern[str]


class Boundaries(NamedTuple):
    """Where the sentences of a language end otherwise than sentencex says.

    ``missed`` matches words with the full stop after them that end one, by what follows: "in May. Orvane".
    """

    false: tuple[FalseBoundary, ...] = ()
    missed: re.Pattern[str] | None = None


class Sentence(NamedTuple):
    """A sentence, without the white space around it."""

    start: int
    end: int
    text: str


_NONE = Boundaries()


def sentences(text: str, language: str, boundaries: Boundaries = _NONE) -> list[Sentence]:
    """Return the sentences of a text in order, none of them empty. The cost is linear in the length of the text.

    ``language`` is its ISO 639 code.
    """
    return list(each_sentence(text, language, boundaries))


def each_sentence(text: str, language: str, boundaries: Boundaries = _NONE, at: int = 0) -> Iterator[Sentence]:
    """Yield the same sentences one by one: who needs the first ones does not pay for the others.

    ``at`` is where the text begins in a longer one: offsets count from there.
    """
    found = _of_short if len(text) <= _SHORT else _found
    for start, end in found(text, language, boundaries):
        for first, last in _pieces(text, start, end):
            if first < last:
                yield Sentence(at + first, at + last, text[first:last])


def _found(text: str, language: str, boundaries: Boundaries) -> Iterator[Stretch]:
    return _rejoined(text, _divided(text, _stretches(text, language), boundaries.missed), boundaries.false)


@lru_cache(maxsize=8)  # the lead of an article is asked for again
def _of_short(text: str, language: str, boundaries: Boundaries) -> Sequence[Stretch]:
    return tuple(_found(text, language, boundaries))


def _stretches(text: str, language: str) -> Iterator[Stretch]:
    has_rare_breaks = any(mark in text for mark in _RARE_BREAKS)
    plain = text if text.isascii() else _WIDE_BLANK.sub(" ", text)
    for first, last in _with_opening_marks(text, _boundaries(plain, language)):
        start, end = _trimmed(text, first, last)
        if has_rare_breaks or text.find("\n", start, end) >= 0:
            yield from _paragraphs(text, start, end)
        elif start < end:
            yield start, end


def _with_opening_marks(text: str, boundaries: Iterator[Stretch]) -> Iterator[Stretch]:
    """Move a quotation mark that sentencex leaves at the end of a sentence, after a blank, to the next one."""
    held: Stretch | None = None
    for start, end in boundaries:
        if held:
            first, last = held
            stands_alone = _LONE_MARK.fullmatch(text, max(first, last - 2), last) is not None
            yield first, last - stands_alone
            start -= stands_alone and start == last
        held = start, end
    if held:
        yield held


def _boundaries(text: str, language: str) -> Iterator[Stretch]:
    """Yield the boundaries of sentencex, window by window; a window begins with the last sentence of the one before."""
    at = 0
    while at < len(text):
        window = text[at : at + _WINDOW]
        parts = get_sentence_boundaries(_divided_as(window, language), window)
        found = [(part["start_index"], part["end_index"]) for part in parts]
        if len(found) > 1 and at + _WINDOW < len(text):
            found.pop()
        yield from ((at + start, at + end) for start, end in found)
        at += found[-1][1] if found else len(window)


def _divided_as(window: str, language: str) -> str:
    """Return the code of the language as whose text sentencex divides a window."""
    if language not in _STAND_INS:
        return language
    most = max(_FEWEST_MARKS, len(window) // _CLOSE_MARKS)
    return _STAND_INS[language] if sum(map(window.count, _FINAL)) > most else language


def _trimmed(text: str, start: int, end: int) -> Stretch:
    words = text[start:end].lstrip()
    start = end - len(words)
    return start, start + len(words.rstrip())


def _paragraphs(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Split a stretch where a line ends a sentence: before a blank line or an item, after a headline."""
    lines = _LINE.finditer(text, start, end)
    before = next(lines, None)
    if before is None:
        return
    begin, is_open = before.start(), False
    for line in lines:
        is_final = _ends_with_final(text, before, line.start())
        is_open = is_open or (is_final and _is_in_open_quotation(text, begin, before.end(), line.start(), end))
        is_plain = is_final and not is_open and _is_whole(text, begin, before.end())
        if _is_end(text, before, line) or (is_final and is_open) or is_plain:
            yield _trimmed(text, begin, before.end())
            begin = line.start()
        before = line
    yield _trimmed(text, begin, before.end())


def _is_end(text: str, line: re.Match[str], following: re.Match[str]) -> bool:
    breaks = _BREAK.findall(text, line.end(), following.start())
    if len(breaks) > 1 or _ITEM.match(text, following.start()):
        return True
    words = line.group().rstrip()
    if words[-1] in _CLOSERS or text[following.start()].islower() or words[0].islower():
        return False  # prose that goes on, or a line of wrapped prose
    length = len(following.group())
    width = len(words) + line.start() - _line_start(text, line.start(), max(length, _SHORT_LINE))
    return width < _SHORT_LINE or length > _DWARFED * width


def _line_start(text: str, place: int, reach: int) -> int:
    """Return where the line of a place begins, since a sentence may begin inside a wrapped one; at most ``reach`` back.

    Searching all of a text for ends that it does not have would cost the whole text for each of its lines.
    """
    first = max(0, place - reach)
    return max(first, *(text.rfind(mark, first, place) + 1 for mark in "\n\r\u2028\u2029"))


def _ends_with_final(text: str, line: re.Match[str], following: int) -> bool:
    return line.group().rstrip()[-1] in _FINAL and not text[following].islower()


def _is_in_open_quotation(text: str, begin: int, end: int, following: int, last: int) -> bool:
    """Whether the words from ``begin`` to ``end`` open a quotation that those from ``following`` on do not close.

    sentencex takes the next quotation mark for its end, even if that mark opens another quotation.
    """
    return any(
        _is_open(text, opening, closing, begin, end) and not _is_closed(text, opening, closing, following, last)
        for opening, closing in _QUOTES
    )


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Whether words end with a whole word and a mark, and no quotation is open: a line that follows is a new sentence.

    sentencex does not split there if a quotation mark long before, which has no counterpart, seems to open a quotation.
    """
    begin = max(begin, end - _LONGEST)
    if any(_is_open(text, opening, closing, begin, end) for opening, closing in _QUOTES):
        return False
    return _WHOLE_WORD.search(text, max(begin, end - _LONGEST_WORD), end) is not None


def _is_open(text: str, opening: str, closing: str, begin: int, end: int) -> bool:
    if opening == closing:
        return text.count(opening, begin, end) % 2 == 1
    return text.count(opening, begin, end) > text.count(closing, begin, end)


def _is_closed(text: str, opening: str, closing: str, begin: int, end: int) -> bool:
    """Whether the next quotation mark closes a quotation: it stands after a word, not before one."""
    place = text.find(closing, begin, end)
    if opening != closing:
        return place >= 0 and text.find(opening, begin, place) < 0
    return place > begin and not text[place - 1].isspace()


def _divided(text: str, stretches: Iterator[Stretch], missed: re.Pattern[str] | None) -> Iterator[Stretch]:
    """Split the stretches where sentencex misses a boundary: after what looks like an abbreviation, before digits."""
    for start, end in stretches:
        sentence = text[start:end]
        if missed and any(mark in sentence for mark in _INNER_STOPS):
            for found in missed.finditer(text, start, end):
                yield _trimmed(text, start, found.end())
                start = found.end()
            start, end = _trimmed(text, start, end)
        yield start, end


def _rejoined(text: str, stretches: Iterator[Stretch], false_boundaries: Sequence[FalseBoundary]) -> Iterator[Stretch]:
    """Join the stretches again where the boundary between two of them is false."""
    held: Stretch | None = None
    for start, end in stretches:
        if held and _is_false_boundary(text, held, start, false_boundaries):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _is_false_boundary(text: str, before: Stretch, start: int, false_boundaries: Sequence[FalseBoundary]) -> bool:
    begin, finish = before
    if start - finish > _LONGEST_GAP:
        return False
    if _END_OF_SIGN.match(text, start) and _SIGN.search(text, max(begin, finish - _LONGEST_SIGN), finish):
        return True
    for endings, continuation in false_boundaries:  # a generator takes twice as long
        if text.endswith(endings, begin, finish) and continuation.match(text, start):
            return True
    return False


def _pieces(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the sentence, or pieces of it if it is longer than any real sentence (a table, a list without stops)."""
    while end - start > _LONGEST:
        words, blank, _ = text[start + 1 : start + _LONGEST].rpartition(" ")
        cut = start + 1 + len(words) if blank else start + _LONGEST
        yield _trimmed(text, start, cut)
        start, end = _trimmed(text, cut, end)
    yield start, end
