"""The words of one language as a table: each word has a class, which rules name, and a value.

A table is a file of lines ``slot TAB word|word|…``. ``SLOTS`` lists the slots that give words a class; all others are
lists that rules ask for by name. ``docs/languages.md`` explains both. Words are compared as ``folded``. A later line
wins, so a language's own file corrects the generated one; ``drop`` removes words that are something else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from service.timex.languages._shared.folding import folded

#: The class of each slot's words. A slot with values is written "month.1", "near.-1", "unit.week"; one of words that
#: mean it only with a capital letter, "capital.weekday.7".
SLOTS = {
    "month": "MONTH",  # 1 to 12
    "shortmonth": "MONTHABBR",  # 1 to 12: only beside a day or a year
    "elided": "ELIDED",  # 1 to 12: a month whose ending another one has, in "tammi–huhtikuussa"
    "weekday": "WEEKDAY",  # 1, Monday, to 7
    "near": "NEAR",  # days from today: -1 is yesterday
    "relative": "RELATIVE",  # "year.-1": last year
    "unit": "UNIT",  # a Granularity, "hour", "minute" or "second"
    "length": "UNIT",  # a unit that only counts: 个月
    "number": "NUMBER",
    "ordinal": "ORDINAL",
    "ago": "AGO",  # "before" or "after" the length
    "ahead": "AHEAD",  # "before" or "after" the length
    "afterwards": "AFTERWARDS",  # 1: "later" behind a length that is counted from the date mentioned before
    "earlier": "EARLIER",  # -1
    "shift": "SHIFT",  # -1 last, 0 this, 1 next
    "weekdaypart": "WEEKDAYPART",  # "7.EV": in one phrase, where the day's name alone has another meaning
    "season": "SEASON",  # 0, spring, to 3
    "season of year": "YEARSEASON",  # 1: a season behind a year only: Turkish "2003 yazı", as "yazı" is a writing
    "named year": "YEAR",  # 1000: l'an mil
    "halves": "HALF",  # of a year or century only, not a length; with its place if it has one: 1 for 上半年
    "part": "PART",  # TIMEX3's MO, MI, AF, EV, NI
    "today": "TODAYPART",  # a part of the current day: "tonight"
    "edge": "EDGE",  # START, MID, END
    "reference": "REFERENCE",  # PAST_REF, PRESENT_REF, FUTURE_REF
    "decade": "DECADE",  # 80: the eighties; "after" a year: 1990年代
    "decades": "DECADES",  # a unit before the number of a decade: "year" in "les années 1990"
    "hundreds": "HUNDREDS",  # 17: the 1700s
    "regnal": "REGNAL",  # the year before the first of an era: 1988 for Heisei
    "bc": "BC",
    "ad": "AD",
    "of": "OF",  # stands inside a date: "3 de mayo"
    "about": "ABOUT",
    "each": "EACH",
    "set": "SET",  # a TIMEX3 value: "P1D" is daily
    "some": "SOME",  # a vague amount: "several"
    "vague": "VAGUE",  # a unit: "year" is "for years"
    "holiday": "HOLIDAY",  # "12-25", "easter-2", "orthodox-2", or the last three of "11-4-4": month, place and weekday
    "clock": "OCLOCK",  # "before" or "after" the hour; "at" words also stand before other numbers
    "counted": "COUNTED",  # what numbers count: no number before it is a year
    "anaphor": "ANAPHOR",  # "day.1": the following day
    "that is": "THATIS",  # "that is", before what explains a date
    "none": "NONE",  # several words that only look like time: "guten Morgen"
    "title": "TITLE",  # what has a number that is no year stands after it: "page 1984"
}
_BY_VALUE = {
    "ago.before": "AGO",
    "ago.after": "SINCE",
    "ahead.before": "AHEAD",
    "ahead.after": "LATER",
    "clock.before": "CLOCKWORD",
    "clock.at": "CLOCKAT",
    "unit.year": "YEARUNIT",
    "unit.month": "MONTHUNIT",
    "unit.day": "DAYUNIT",
    "unit.century": "CENTURY",
    "decade.after": "DECADESUFFIX",
}
#: Slots whose words have these classes unless another slot has them: words before dates, and between two dates.
_WEAK = {"range.to": "JOIN", "range.and": "JOIN", "or": "JOIN", "in": "IN"}
_SHAPES = ("NTH", "DECADENUM", "ROMAN", "BUDDHIST", "DAYMONTH", "DAYSLASHMONTH", "MONTHSLASHYEAR")
CLASSES = tuple(dict.fromkeys([*SLOTS.values(), *_BY_VALUE.values(), *_WEAK.values(), *_SHAPES]))
#: Words that inflect: an ending of the language may follow their stem.
_INFLECTED = frozenset("MONTH WEEKDAY SEASON UNIT YEARUNIT MONTHUNIT DAYUNIT CENTURY SHIFT ORDINAL NUMBER".split())
_SHORTEST_STEM = 3
_SHORTEST_COUNTED = 5  # letters of a noun that is counted: Estonian "last" is a child, "lasti" was shot
_LONGEST_ENDING = 8
_JOINERS = "\u200c\u200d"  # between a stem and the ending that a text keeps apart from it
_TENS = range(20, 100, 10)
#: The last of them are signs of Indic consonants without a vowel.
_SOFT_ENDINGS = tuple("aeiouyäöüаяьйоеіїиαηοςიოაე\u0bcd\u0c4d\u0ccd\u0d4d")


class Entry(NamedTuple):
    """A word's class and value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a language with their entries, and its lists of endings and cues by the name of their slot."""

    code: str
    entries: dict[str, Entry] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    stems: dict[str, Entry] = field(default_factory=dict)
    weak: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, code: str, *tables: Path) -> Words:
        """Return the words of a language from its tables; a later table corrects the ones before it."""
        words = cls(code)
        for table in tables:
            for slot, names in lines(table):
                words.add(slot, names)
        words._add_numbers()
        words._add_stems()
        words._add_compounds()
        return words

    def add(self, slot: str, names: list[str]) -> None:
        """Add a line of a table."""
        head, _, value = slot.partition(".")
        keys = [folded(name) for name in names]
        if head == "capital":
            head, _, value = value.partition(".")
            slot, keys = slot.removeprefix("capital."), names
        if slot == "drop":
            for key in keys:
                self.entries.pop(key, None)
        elif slot in _WEAK:
            self.lists[slot] = [*self.lists.get(slot, []), *_both_spellings(names)]
            entry = Entry(_WEAK[slot], "")
            self.weak.update((key, entry) for key in keys if entry.name == "JOIN" or key not in self.weak)
        elif head in SLOTS:
            name = _BY_VALUE.get(slot, SLOTS[head])
            self.entries.update(dict.fromkeys(keys, Entry(name, value)))
        else:
            self.lists[slot] = [*self.lists.get(slot, []), *_both_spellings(names)]

    def is_past(self, key: str, *, shortest: int = 0) -> bool:
        """Whether a folded word is a past verb, or ends like one and has more letters than ``shortest``."""
        endings = tuple(self.lists.get("cue.past endings", ())) or (" ",)
        others = tuple(self.lists.get("cue.not past endings", ()))
        is_form = len(key) > shortest and key.endswith(endings) and not key.endswith(others)
        return self.has("cue.past", key) or (is_form and not self.has("cue.not past", key))

    def entry(self, word: str) -> Entry | None:
        """Return the entry of a word as written, also of an inflected form."""
        key = folded(word)
        return (
            (word[:1].isupper() and self.entries.get(word))
            or self.entries.get(key)
            or self._inflected(key)
            or self.weak.get(key)
        )

    def value(self, word: str) -> str:
        """Return the value of a word as written; the empty string for an unknown word."""
        found = self.entry(word)
        return found.value if found else ""

    def has(self, slot: str, word: str) -> bool:
        return word in self.lists.get(slot, ())

    def _inflected(self, key: str) -> Entry | None:
        endings = self.lists.get("endings")
        if not endings or not key[0].isalpha():
            return None
        shortest = 1 if _is_hangul(key) else _SHORTEST_STEM
        for cut in range(len(key) - 1, max(shortest, len(key) - _LONGEST_ENDING) - 1, -1):
            if key[:cut] in self.stems and key[cut:].lstrip(_JOINERS) in endings:
                return self.stems[key[:cut]]
        return None

    def _add_numbers(self) -> None:
        """Join tens and ones as the slot ``tens and ones`` does with 20 and 1: einundzwanzig, двадцать один."""
        numbers = [(word, int(found.value)) for word, found in self.entries.items() if found.name == "NUMBER"]
        tens = [(word, value) for word, value in numbers if value in _TENS]
        ones = [(word, value) for word, value in numbers if value < _TENS.start // 2]
        for pattern in dict.fromkeys(self.lists.get("tens and ones", ())):
            for ten, more in itertools.product(tens, ones):
                joined = pattern.replace("20", ten[0]).replace("1", more[0])
                self.entries.setdefault(joined, Entry("NUMBER", str(ten[1] + more[1])))

    def _add_stems(self) -> None:
        """Remember the words that inflect, also without the vowel or soft sign at their end."""
        for word, found in self.entries.items():
            if _is_hangul(word):
                self.stems[word] = found
            elif found.name == "COUNTED" and len(word) >= _SHORTEST_COUNTED:
                self.stems.setdefault(word, found)
            elif found.name in _INFLECTED and len(word) >= _SHORTEST_STEM:
                self.stems[word] = found
                if word.endswith(_SOFT_ENDINGS) and len(word) > _SHORTEST_STEM:
                    self.stems.setdefault(word[:-1], found)

    def _add_compounds(self) -> None:
        """Join weekdays and parts of the day to one word, as Germanic languages do: Montagabend."""
        weekdays = [(word, entry.value) for word, entry in self.entries.items() if entry.name == "WEEKDAY"]
        for part in ("MO", "MI", "AF", "EV", "NI"):
            for ending in self.lists.get(f"compound.{part}", ()):
                found = {word + ending: Entry("WEEKDAYPART", f"{number}.{part}") for word, number in weekdays}
                self.entries.update(found)


def _both_spellings(names: list[str]) -> list[str]:
    """Return words as ``folded`` and in lowercase, as some modules compare them: إلى and الى."""
    return list(dict.fromkeys(spelling for name in names for spelling in (folded(name), name.lower())))


def _is_hangul(word: str) -> bool:
    """Whether a word is Korean, where any noun takes particles and may be one syllable long."""
    return "\uac00" <= word[0] <= "\ud7a3"


def lines(table: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the slots of a table with their words."""
    for line in table.read_text(encoding="utf-8").splitlines():
        slot, _, names = line.partition("\t")
        if names and not slot.startswith("#"):
            yield slot.strip(), [name.strip() for name in names.split("|") if name.strip()]


def frozen(words: Mapping[str, list[str]], slot: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(words.get(slot, ()))
