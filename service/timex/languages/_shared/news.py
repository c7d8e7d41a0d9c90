"""What a language's newspapers write around dates: its table ``news.tsv`` as the parts of the contract.

Each slot is a list of words or phrases. A language without the table has the neutral fallbacks. The clauses of a
sentence are not told apart, so the kinds rest on phrases beside the date, not on the grammar of its verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from service.text.sentences import FalseBoundary
from service.timex.languages._shared import pages
from service.timex.languages._shared.kind_cues import kind_words
from service.timex.languages._shared.word_patterns import CLAUSE_END, any_of
from service.timex.languages._shared.words import frozen, lines
from service.timex.languages.event_words import Datelines, Deictics, EventWords, Plans, Subjects
from service.timex.languages.page_words import PageWords
from service.timex.model import CalendarDate, Granularity

_ANY_LETTER = re.compile(r"[^\W_]")
_NO_CAPITAL = re.compile(rf"[^\W_{pages.CAPITAL}]|\d")


@dataclass(frozen=True, eq=False)
class News:
    """The lists of a table by slot, and what they say about events, pages and sentences."""

    lists: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, table: Path) -> News:
        """Return the lists of a table; none if it does not exist."""
        found: dict[str, list[str]] = {}
        for slot, words in lines(table) if table.exists() else ():
            found[slot] = [*found.get(slot, []), *words]
        return cls(found)

    @cached_property
    def false_boundaries(self) -> tuple[FalseBoundary, ...]:
        """Abbreviations: those before names, also at the head of a sentence, and those before a lowercase letter.

        The dot of "maart." is not that of "art.". Nor does that of "INTERFAX.RU" end a sentence.
        """
        before_names, others = self.lists.get("abbreviation before name", ()), self.lists.get("abbreviation", ())
        agencies = [f"{name.rpartition('.')[0]}." for name in self.lists.get("agency", ()) if "." in name]
        return (
            FalseBoundary(tuple(agencies), _ANY_LETTER),
            FalseBoundary(tuple(word if word[0].isupper() else f" {word}" for word in before_names), _ANY_LETTER),
            FalseBoundary(tuple(f" {word}" for word in others), _NO_CAPITAL),
            *self._behind_quotations(),
        )

    def _behind_quotations(self) -> Iterator[FalseBoundary]:
        """Yield the boundary behind a quotation that its sentence goes on after: 「なぜ？」|と聞いた."""
        goes_on = [any_of(self.lists["quotation goes on"])] if "quotation goes on" in self.lists else []
        if "saying behind" in self.lists:
            goes_on.append(rf"[^{CLAUSE_END}“”「」]{{0,25}}{any_of(self.lists['saying behind'])}")
        if goes_on:
            yield FalseBoundary(("」", "』", "”", '"'), re.compile("|".join(goes_on)))

    @cached_property
    def pages(self) -> PageWords:
        return pages.page_words(self.lists) if self.lists else PageWords()

    @cached_property
    def events(self) -> EventWords:
        if not self.lists:
            return EventWords()
        return EventWords(
            plans=Plans(future=frozen(self.lists, "plan.future"), planned=frozen(self.lists, "plan.participle")),
            datelines=Datelines(before=pages.dateline_place(self.lists), after=pages.dateline_end(self.lists)),
            kinds=kind_words(self.lists),
            deictics=self._deictics(),
            subjects=Subjects(writers=frozen(self.lists, "writer"), readers=frozen(self.lists, "reader")),
        )

    def _deictics(self) -> Deictics:
        months = self.lists.get("month names")
        if not months or "deictic date" not in self.lists:
            return Deictics()
        preposition, form = _with_preposition(self.lists["deictic date"][0])
        endings = {word: slot.partition(".")[2] for slot in self.lists if "." in slot for word in self._deictic(slot)}
        has_parts = "deictic part" in self.lists

        def write(date: CalendarDate, words: str) -> tuple[str, str] | None:
            if date.granularity is not Granularity.DAY and not has_parts:
                return None
            day = date.interval.start_on
            written = form.format(day=day.day, month=months[day.month - 1], year=day.year)
            return preposition, written + endings.get(words, "")

        return Deictics(
            phrase=self._deictic_phrase([*self.lists.get("deictic", ()), *endings]),
            stays=re.compile(rf"-|\s?{any_of(self.lists.get('deictic stays before', ()))}", re.IGNORECASE),
            stays_after=frozen(self.lists, "deictic stays after"),
            prepositions=frozen(self.lists, "deictic preposition"),
            write=write,
        )

    def _deictic(self, slot: str) -> list[str]:
        return self.lists[slot] if slot.startswith("deictic.") else []

    def _deictic_phrase(self, deictic: list[str]) -> re.Pattern[str]:
        """Return the pattern of deictic words that are an expression, or that stand beside a part of the day in it."""
        words = any_of(deictic)
        if "deictic part" not in self.lists:
            return re.compile(rf"^{words}$", re.IGNORECASE)
        parts = any_of(self.lists["deictic part"])
        return re.compile(rf"^{words}(?=$|\s?{parts})|(?<=\s){words}$", re.IGNORECASE)


def _with_preposition(form: str) -> tuple[str, str]:
    """Return the preposition of the form of a date, and the rest; many languages need none: "{day} {month} {year}"."""
    return ("", form) if form.startswith("{") else (form.partition(" ")[0], form.partition(" ")[2])
