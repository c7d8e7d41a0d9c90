"""Deictic words ("yesterday") as dates, in summaries: a reader of a timeline does not know the day of writing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from service.eventing.segments import QUOTED
from service.timex.languages.event_words import Deictics
from service.timex.model import Timex

_LONGEST_WORD = 20
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")


class DatedWords:
    """Replaces the deictic words of a text by the dates that they stand for."""

    def __init__(self, timexes: Sequence[Timex], words: Deictics) -> None:
        self.words = words
        self.found = [timex for timex in timexes if timex.date and words.phrase.search(timex.text)]
        self.starts = [timex.start for timex in self.found]

    def rewritten(self, sentence: str, offset: int, expression: tuple[int, int]) -> tuple[str, int, int]:
        """Return a sentence with dates in place of deictic words, and the place of the expression in it.

        ``offset`` is that of the sentence in the text; offsets of the expression count from the sentence. The words of
        a quotation stay as they are.
        """
        start, end = expression
        first, last = bisect_left(self.starts, offset), bisect_left(self.starts, offset + len(sentence))
        for timex in reversed(self.found[first:last]):
            match = self.words.phrase.search(timex.text)
            at = timex.start - offset + (match.start() if match else 0)
            after = at + len(match[0] if match else "")
            date = self._date(timex, sentence, at, after)
            if date is None or after > len(sentence):
                continue
            sentence = sentence[:at] + date + sentence[after:]
            grown = len(date) - (after - at)
            start += grown if at < start else 0
            end += grown if at < end else 0
        return sentence, start, end

    def _date(self, timex: Timex, sentence: str, start: int, end: int) -> str | None:
        """Return the date that replaces the words at ``start`` to ``end``; None if they must stay."""
        is_quoted = any(quote.start() < start < quote.end() for quote in QUOTED.finditer(sentence))
        if timex.date is None or is_quoted or self.words.stays.match(sentence, end):
            return None
        found = _WORD_BEFORE.search(sentence[max(start - _LONGEST_WORD, 0) : start])
        before = found[1].lower() if found else ""
        written = self.words.write(timex.date, sentence[start:end].lower())
        if written is None or before in self.words.stays_after:
            return None
        preposition, date = written
        phrase = date if before in self.words.prepositions else f"{preposition} {date}"
        return phrase[0].upper() + phrase[1:] if sentence[start].isupper() and not sentence[:start].strip() else phrase
