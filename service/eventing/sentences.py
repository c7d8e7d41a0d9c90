"""The sentence of each expression of time, as it is stored with an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from service.eventing.model import Passage
from service.text.sentences import Sentence, each_sentence
from service.timex.languages import Language

#: What may stand around a date that is alone in its line.
_AROUND_DATE = " \t\n-–—:*•"
#: Characters of a sentence that is stored with an event: real sentences are shorter, tables without stops are not.
_LONGEST_SENTENCE = 1_000
#: The same for a sentence with more dates than ``_CROWD``: each of its events repeats the others' dates.
_LONGEST_CROWDED = 200
_CROWD = 20
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Sentences:
    """Finds the sentence of an expression; if it runs across a boundary ("5 p.m. Tuesday"), both sentences are one.

    A blank line always ends a sentence, so only the paragraphs that hold an expression are split into sentences.
    """

    def __init__(self, text: str, language: Language, dates: Sequence[int]) -> None:
        self.text, self.language, self.dates = text, language, dates
        self.paragraphs = [0, *(blank.end() for blank in _BLANK_LINE.finditer(text)), len(text)]
        self.split: dict[int, _Paragraph] = {}

    def around(self, start: int, end: int) -> Passage:
        """Return the sentence of the expression at ``start`` to ``end``."""
        paragraph = bisect_right(self.paragraphs, start, hi=len(self.paragraphs) - 1) - 1
        found, starts = self._of_paragraph(max(paragraph, 0), end)
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, end - 1) - 1, first)
        begin, finish = min(found[first].start, start), max(found[last].end, end)
        if self.text[begin:finish].strip(_AROUND_DATE) == self.text[start:end]:
            finish = self._end_of_following(paragraph, finish)
        begin, finish = self._window(begin, finish, start, end)
        return Passage(begin, finish, self.text[begin:finish])

    def _window(self, begin: int, finish: int, start: int, end: int) -> tuple[int, int]:
        """Return the part of a sentence around its expression, cut between words, if the whole is too long to store."""
        is_crowded = bisect_left(self.dates, finish) - bisect_left(self.dates, begin) > _CROWD
        longest = _LONGEST_CROWDED if is_crowded else _LONGEST_SENTENCE
        if finish - begin <= longest:
            return begin, finish
        half = max(0, longest - (end - start)) // 2
        if start - begin > half:
            begin = self.text.find(" ", start - half, start) + 1 or start - half
        if finish - end > half:
            blank = self.text.rfind(" ", end, end + half)
            finish = blank if blank >= 0 else end + half
        return begin, finish

    def _end_of_following(self, paragraph: int, finish: int) -> int:
        """Return the end of the sentence below a line that is only a date; that of the line if there is none."""
        for place in (paragraph, paragraph + 1):
            if place < len(self.paragraphs) - 1:
                found, starts = self._of_paragraph(place, finish)
                following = bisect_left(starts, finish)
                if following < len(found):
                    return found[following].end
        return finish

    def _of_paragraph(self, place: int, reach: int) -> tuple[list[Sentence], list[int]]:
        if place not in self.split:
            begin, end = self.paragraphs[place], self.paragraphs[place + 1]
            language = self.language
            self.split[place] = _Paragraph(
                each_sentence(self.text[begin:end], language.code, language.boundaries, begin)
            )
        return self.split[place].up_to(reach)


class _Paragraph:
    """The sentences of a paragraph, split as far as its expressions reach: a long list may hold far more of them."""

    def __init__(self, following: Iterator[Sentence]) -> None:
        self.following = following
        self.found: list[Sentence] = []
        self.starts: list[int] = []

    def up_to(self, place: int) -> tuple[list[Sentence], list[int]]:
        """Return the sentences and where they begin, at least up to the first that begins at or after a place."""
        while not self.starts or self.starts[-1] < place:
            sentence = next(self.following, None)
            if sentence is None:
                break
            self.found.append(sentence)
            self.starts.append(sentence.start)
        return self.found, self.starts
