"""Replace deictic words ("yesterday") by dates in summaries: readers of a timeline do not know the day of writing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from service.eventing.segments import QUOTED
from service.timex.languages.event_words import Deictics
from service.timex.model import Timex

_LONGEST_WORD = 20
_FINAL = ".!?"
_COMMA = ","
_CLOSING = " \t\r\n)]\"'”’"
#: A quotation, in single marks only if blanks stand beside it, unlike "the miners' strike".
_QUOTATION = re.compile(
    rf"{QUOTED.pattern}|‘[^‘]*’(?!\w)|(?<![\w.,])'(?=\w)[^'\n]*(?:\w'\w[^'\n]*)*(?<=[.,?!\w])'(?!\w)"
)
#: The mark at which a quotation begins amid a sentence that does not close it.
_OPENS = re.compile(r"(?<=\s)(?:“|\"(?=[A-Z]))|(?<=[^,]\s)\"(?=\w)")
#: The last word of a text that is read backwards, which takes no search.
_LAST_WORD = re.compile(r"\W*([^\W\d_]+)")


class _Words(NamedTuple):
    """The deictic words of an expression, in lowercase, with their offsets in it; ``only_own`` as in ``_Phrase``."""

    start: int
    end: int
    lower: str
    only_own: bool


class _Phrase(NamedTuple):
    """Deictic words with their half-open offsets in the text, and the date in their place.

    ``expression`` is where their expression of time begins. ``before`` is the word before them, which begins at
    ``word_before``; of the text before ``near`` nothing matters to them. They stay in a text that reaches up to
    ``stays``, where what keeps them ends. If ``only_own``, they stay unless they are the expression of their entry.
    A verb may follow them (``before_verb``).
    """

    expression: int
    start: int
    end: int
    before: str
    word_before: int
    near: int
    stays: float
    only_own: bool
    before_verb: bool
    preposition: str
    date: str


class _Rewritten(NamedTuple):
    """A sentence with dates in place of deictic words: where each stands, the last first, and how much longer it is."""

    sentence: str
    changes: list[tuple[int, int]]


class DatedWords:
    """Replaces the deictic words of a text by the dates that they stand for."""

    def __init__(self, text: str, timexes: Sequence[Timex], words: Deictics) -> None:
        self.text, self.words = text, words
        self.phrases = [*_phrases(text, timexes, words)]
        self.starts = [phrase.expression for phrase in self.phrases]
        self._of_others = {phrase.expression for phrase in self.phrases if phrase.only_own}
        self._dates: dict[int, str | None] = {}
        self._last: tuple[tuple[int, int, int | None], _Rewritten] | None = None

    def rewritten(self, begin: int, finish: int, expression: tuple[int, int]) -> tuple[str, int, int]:
        """Return the sentence at ``begin`` to ``finish`` with dates in place of deictic words.

        Also returns where the expression stands in it: its offsets count from the sentence. The words of a quotation
        stay as they are.
        """
        start, end = expression
        own = begin + start
        sentence, changes = self._rewritten(begin, finish, own if own in self._of_others else None)
        for at, grown in changes:
            start += grown if at < start else 0
            end += grown if at < end else 0
        return sentence, start, end

    def _rewritten(self, begin: int, finish: int, own: int | None) -> _Rewritten:
        """Return the same for all dates of a sentence; ``own`` is the expression of an entry that points elsewhere."""
        asked = begin, finish, own
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._rewrite(begin, finish, own)
        return self._last[1]

    def _rewrite(self, begin: int, finish: int, own: int | None) -> _Rewritten:
        sentence, changes = self.text[begin:finish], []
        first, last = bisect_left(self.starts, begin), bisect_left(self.starts, finish)
        quotes = [*_quotations(sentence)] if first < last else []
        for phrase in reversed(self.phrases[first:last]):
            at, after = phrase.start - begin, phrase.end - begin
            is_other = phrase.only_own and phrase.expression != own
            if is_other or phrase.end > finish or phrase.stays <= finish or (quotes and _is_quoted(at, quotes)):
                continue
            date = self._date(phrase, begin)
            if date is None:
                continue
            at -= date.startswith(_COMMA)
            sentence = sentence[:at] + date + sentence[after:]
            changes.append((at, len(date) - (after - at)))
        return _Rewritten(sentence, changes)

    def _date(self, phrase: _Phrase, begin: int) -> str | None:
        """Return what replaces a phrase in the sentence that starts at ``begin``; None if the phrase must stay.

        It is the same in all sentences that begin far before the phrase, as those of a list of dates do.
        """
        if begin > phrase.near:
            return self._date_behind(phrase, begin)
        if phrase.start not in self._dates:
            self._dates[phrase.start] = self._date_behind(phrase, phrase.near)
        return self._dates[phrase.start]

    def _date_behind(self, phrase: _Phrase, begin: int) -> str | None:
        """Return what replaces a phrase after the text that starts at ``begin``; None if the phrase must stay.

        A comma at its beginning belongs to the word before the phrase.
        """
        before = phrase.before if phrase.word_before >= begin else ""
        lower = before.lower()
        if lower in self.words.stays_after:
            return None
        own_words = self.text[phrase.expression : phrase.start].rstrip(" ,\n")  # "May 2" of "May 2, last year"
        is_year_of_date = phrase.date.isdigit() and own_words[-1:].isdigit()
        is_particle = self.words.particles.match(self.text, phrase.word_before)
        is_preposition = not self.words.prepositions.isdisjoint((before, lower))  # "March | last year", but "the march"
        words_before = self.text[max(begin, phrase.start - _LONGEST_WORD) : phrase.start].rstrip(_CLOSING)
        is_first = not words_before or words_before[-1] in _FINAL
        is_subject = phrase.before_verb and (is_first or lower in self.words.openers)
        is_bare = is_year_of_date or is_subject or (is_preposition and not is_particle)
        date = phrase.date if is_bare else f"{phrase.preposition} {phrase.date}".lstrip()
        if is_year_of_date and own_words[0].isalpha() and self.text[phrase.start - 2].isdigit():
            return f"{_COMMA} {date}"  # "March 4 | last year" -> "March 4, 2024"
        return date[0].upper() + date[1:] if is_first and self.text[phrase.start].isupper() else date


def _quotations(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations begin and end, also one that goes on after the sentence: a summary closes it.

    At the beginning of a sentence, a mark that is not closed is left out of its summary.
    """
    for quotation in _QUOTATION.finditer(sentence):
        yield quotation.span()
    rest = _QUOTATION.sub(lambda quotation: "q" * len(quotation[0]), sentence)
    if opening := _OPENS.search(rest):
        yield opening.start(), len(sentence)


def _is_quoted(place: int, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(opening < place < closing for opening, closing in quotes)


def _phrases(text: str, timexes: Sequence[Timex], words: Deictics) -> Iterator[_Phrase]:
    for timex in timexes:
        found = _words_of(timex.text, words) if timex.date else None
        written = words.write(timex.date, found.lower) if timex.date and found else None
        if found and written:
            start, end = timex.start + found.start, timex.start + found.end
            near = max(start - _LONGEST_WORD, 0)
            word = _LAST_WORD.match(text[near:start][::-1])
            before, word_before = (word[1][::-1], start - word.end()) if word else ("", start)
            stays = words.stays.match(text, end)
            last = stays.end() if stays else inf
            verb = words.before_verb.match(text, end) is not None
            yield _Phrase(timex.start, start, end, before, word_before, near, last, found.only_own, verb, *written)


@lru_cache(maxsize=1024)  # texts say "on Monday" and "last week" again and again
def _words_of(expression: str, words: Deictics) -> _Words | None:
    """Return the deictic words of an expression; None if it has none."""
    found = words.phrase.search(expression)
    if not found:
        return None
    return _Words(found.start(), found.end(), " ".join(found[0].lower().split()), bool(words.only_own.search(found[0])))
