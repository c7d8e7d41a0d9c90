"""What a language's newspapers write around dates: its table ``news.tsv`` as the parts of the contract.

Each slot is a list of words or phrases. A language without the table has the neutral fallbacks. The clauses of a
sentence are not told apart, so the kinds rest on phrases beside the date, not on the grammar of its verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from service.text.sentences import FalseBoundary
from service.timex.languages._shared import pages
from service.timex.languages._shared.words import frozen, lines
from service.timex.languages.event_words import Datelines, Deictics, EventWords, Plans, Subjects
from service.timex.languages.kind_words import Cue, KindWords, Length
from service.timex.languages.page_words import PageWords
from service.timex.model import CalendarDate, Granularity

_REACH = r"[^,;]{0,50}$"
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
        )

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
            kinds=self._kinds(),
            deictics=self._deictics(),
            subjects=Subjects(writers=frozen(self.lists, "writer"), readers=frozen(self.lists, "reader")),
        )

    def _kinds(self) -> KindWords:
        statistics, moves = frozen(self.lists, "statistic"), frozen(self.lists, "move")
        amounts = frozen(self.lists, "amount")
        return KindWords(
            histories=re.compile(rf"\b(?:{self._any('history title')})\b", re.IGNORECASE),
            comparisons=self._beside("comparison"),
            schedules=self._beside("schedule"),
            figures=(
                *self._beside("figure"),
                Cue(clause=(statistics, amounts), length=Length.PERIOD),
                Cue(clause=(statistics, moves), length=Length.PERIOD),
                Cue(clause=(moves, amounts), length=Length.PERIOD),
            ),
            statements=(
                Cue(before=self._saying()),
                Cue(after=re.compile(rf"\s(?:{self._any('saying')})\b", re.IGNORECASE)),
                *self._free_speech(),
                *self._opened_speech(),
                *self._closed_speech(),
                *self._speech_at_end(),
                *self._beside("source"),
            ),
            backgrounds=(
                *self._beside("background"),
                Cue(before=re.compile(rf"\b(?:{self._any('since year')})\s$", re.I), length=Length.YEAR, ahead=False),
                Cue(before=self._before("background of year"), length=Length.YEAR),
                Cue(after=re.compile(rf"[^,;.]{{0,50}}\b(?:{self._any('background of year')})\b"), length=Length.YEAR),
            ),
        )

    def _any(self, slot: str) -> str:
        words = sorted(self.lists.get(slot, ["(?!)"]), key=len, reverse=True)
        return "|".join(word if word == "(?!)" else re.escape(word).replace(r"\ ", r"\s") for word in words)

    def _before(self, slot: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._any(slot)})\b{_REACH}", re.IGNORECASE)

    def _beside(self, slot: str) -> tuple[Cue, ...]:
        """Return the cues of the words of a slot, which stand before the date, and of those that follow it at once."""
        before = Cue(before=self._before(slot)) if slot in self.lists else None
        behind = Cue(after=self._behind(f"{slot} behind")) if f"{slot} behind" in self.lists else None
        return tuple(cue for cue in (before, behind) if cue)

    def _behind(self, slot: str) -> re.Pattern[str]:
        """Return the pattern of words right behind the date and its case: "31 Mart|'a kadar geçerli"."""
        return re.compile(rf"(?:['’]\w{{1,4}})?[^\w,;:.]{{0,2}}(?:{self._any(slot)})\b", re.IGNORECASE)

    def _free_speech(self) -> tuple[Cue, ...]:
        """Return the cue of a verb of saying behind a date and its subject: «Во вторник | министр Орлов заявил, что».

        A conjunction between them joins two verbs: «В понедельник министр приехал и заявил, что».
        """
        if "subject before saying" not in self.lists:
            return ()
        joined = self._any("subject before saying")
        between = rf"(?:(?!\s(?:{joined})\s)[^,;:.]){{0,60}}"
        return (Cue(after=re.compile(rf"{between}\s(?:{self._any('saying')})\b", re.IGNORECASE)),)

    def _opened_speech(self) -> tuple[Cue, ...]:
        """Return the cue of a date that opens the sentence of a statement: "Pada Selasa|, menteri mengatakan"."""
        if not self._has_style("comma behind opening date"):
            return ()
        after = rf",\s[^,;:.]{{1,60}}\s(?:{self._any('saying')})\b"
        return (Cue(before=re.compile(r"^(?:[^\W\d_]+\s)?$"), after=re.compile(after, re.IGNORECASE)),)

    def _closed_speech(self) -> tuple[Cue, ...]:
        """Return the cue of a date behind the comma that ends a source: "kata Menteri di Jakarta, | Selasa"."""
        if not self._has_style("dates close sources"):
            return ()
        source = rf"\b(?:{self._any('saying')})\s[^;:]{{0,80}},\s(?:[^\W\d_]+\s)?$"
        return (Cue(before=re.compile(source, re.IGNORECASE)),)

    def _speech_at_end(self) -> tuple[Cue, ...]:
        """Return the cue of a date that opens a sentence, or follows its subject and a comma, if speech ends it.

        "Bakan Yılmaz, | salı günü köprünün güvenli olduğunu söyledi", but "Bakan, köprünün | salı günü kapandığını
        söyledi".
        """
        if "saying at end" not in self.lists:
            return ()
        verbs = self._any("saying at end")
        return (
            Cue(
                sentence=frozenset(word.rpartition(" ")[2] for word in self.lists["saying at end"]),
                before=re.compile(r"^(?:[^,;:]{1,60},\s)?$"),
                after=re.compile(rf".{{0,300}}[\s\"”](?:{verbs})\W{{0,3}}$", re.IGNORECASE | re.DOTALL),
            ),
        )

    def _has_style(self, style: str) -> bool:
        return style in self.lists.get("style", ())

    def _saying(self) -> re.Pattern[str]:
        """Return the pattern of a verb of saying before the date, in the same clause: no "that" stands between.

        The name of the speaker may: "disse o presidente, Rui Saraiva, na segunda-feira".
        """
        clause = rf"(?:(?!\b(?:{self._any('said after')})\b)[^,;:]){{0,60}}"
        return re.compile(rf"\b(?:{self._any('saying')})\s{clause}(?:,\s{clause},[^,;:]{{0,10}})?$", re.IGNORECASE)

    def _deictics(self) -> Deictics:
        months = self.lists.get("month names")
        if not months or "deictic" not in self.lists:
            return Deictics()
        preposition, form = _with_preposition(self.lists["deictic date"][0])

        def write(date: CalendarDate, _: str) -> tuple[str, str] | None:
            if date.granularity is not Granularity.DAY:
                return None
            day = date.interval.start_on
            return preposition, form.format(day=day.day, month=months[day.month - 1], year=day.year)

        return Deictics(
            phrase=re.compile(rf"^(?:{self._any('deictic')})$", re.IGNORECASE),
            stays=re.compile(rf"-|\s(?:{self._any('deictic stays before')})\b", re.IGNORECASE),
            stays_after=frozen(self.lists, "deictic stays after"),
            prepositions=frozen(self.lists, "deictic preposition"),
            write=write,
        )


def _with_preposition(form: str) -> tuple[str, str]:
    """Return the preposition of the form of a date, and the rest; many languages need none: "{day} {month} {year}"."""
    return ("", form) if form.startswith("{") else (form.partition(" ")[0], form.partition(" ")[2])
