"""Expressions counted from the publication day or from what was last mentioned: days, weekdays, units, lengths ago."""

from __future__ import annotations

from service.timex.languages.en import words as w
from service.timex.languages.en.lexicon import DAYS, PARTS_OF_DAY
from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.rules.dates import relation
from service.timex.meaning import (
    Anaphor,
    Beside,
    Containing,
    Length,
    Meaning,
    Part,
    Relation,
    Shifted,
    Stretch,
    TimeOfDay,
    Unit,
    WeekEnded,
    Within,
    Written,
    YearAgo,
)
from service.timex.model import Granularity
from service.timex.rule import Grammar, Phrase, Piece

LENGTH = (
    "(?P<hedge>HEDGE)? (?P<amount>AMOUNT) (?:MORE|ADDITIONAL)? DASH? (?P<unit>ANYUNIT)"
    " (?P<half>AND AN? HALF)? (?P<tail>OR SO)?"
)
_WIDE = frozenset({Granularity.WEEK, Granularity.MONTH, Granularity.YEAR})


def length_of(phrase: Phrase) -> Length | None:
    """The length that the parts ``hedge amount unit half tail`` of a phrase name."""
    half = phrase.has("half")
    return w.length(phrase.all("amount"), phrase.word("unit"), phrase.word("hedge"), phrase.word("tail"), half)


def declare(grammar: Grammar) -> None:
    _days(grammar)
    _units(grammar)
    _shifted(grammar)


def _days(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("day.near", "TODAY|NEARDAY")
    def near_day(phrase: Phrase) -> Meaning | None:
        return Unit(Granularity.DAY, DAYS[phrase.words[0].lower()])

    @rule("day.beyond", "THE UNIT (?P<side>BEFORE|AFTER) (?P<day>NEARDAY)")
    def beyond(phrase: Phrase) -> Meaning | None:
        day = DAYS[phrase.word("day")]
        outward = (day < 0) == (phrase.word("side") == "before")
        return Unit(Granularity.DAY, 2 * day) if outward and phrase.words[1].lower() == "day" else None

    @rule("weekday.bare", "(?P<day>WEEKDAY|WEEKABBR DOT|(?<=ON|BY|UNTIL|FROM|SINCE) WEEKABBR(?=COMMA))")
    def weekday(phrase: Phrase) -> Meaning | None:
        return Written(weekday=WEEKDAYS[phrase.all("day")[0]])

    @rule(
        "weekday.near",
        "(?P<near>LAST|NEXT|THIS (?:COMING|PAST)?|THE? (?:PREVIOUS|FOLLOWING|COMING)|PAST) (?P<day>WEEKDAY)",
    )
    def near_weekday(phrase: Phrase) -> Meaning | None:
        near, weekday = phrase.all("near"), WEEKDAYS[phrase.word("day")]
        if near[-1] in ("previous", "preceding", "following", "subsequent"):
            return Anaphor(Granularity.DAY, -1 if near[-1].startswith("prev") else 1, weekday=weekday)
        return Written(weekday=weekday, relation=Relation.THIS if near == ("this", "coming") else relation(near))

    @rule("weekday.of_week", "(?P<day>WEEKDAY) OF? (?P<near>LAST|NEXT|THIS) (?P<unit>UNIT)")
    def weekday_of_week(phrase: Phrase) -> Meaning | None:
        if phrase.word("unit") != "week":
            return None
        offset = {"last": -1, "this": 0, "next": 1}[phrase.word("near")]
        return Within(Written(weekday=WEEKDAYS[phrase.word("day")]), Unit(Granularity.WEEK, offset))


def _units(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "unit.near",
        "(?P<near>LAST|NEXT|THIS (?:PAST|COMING)?|THE (?:PAST|CURRENT|COMING|LAST)|CURRENT|COMING|"
        "(?<=FOR|IN|DURING|OF|BY|OVER|INTO|TO|WITHIN|THROUGH) THE NEXT) (?P<unit>UNIT|WEEKEND) (?P<tail>OR SO)?",
    )
    def near_unit(phrase: Phrase) -> Meaning | None:
        grain = w.grain(phrase.word("unit"))
        if grain is None or grain is Granularity.DAY:
            return None  # "last day", "this day" name no day by themselves
        offset = {Relation.LAST: -1, Relation.NEXT: 1}.get(relation(phrase.all("near")) or Relation.THIS, 0)
        if phrase.word("unit") == "fortnight":  # the calendar counts weeks, and no fortnights
            length = w.length(("a",), "fortnight")
            return Stretch(length, offset) if length and offset else None
        return Unit(grain, offset)

    @rule(
        "unit.anaphor",
        "(?P<near>THAT|THE SAME|THE? PREVIOUS|THE? FOLLOWING|THE NEXT) (?P<unit>UNIT|NIGHT|WEEKEND)",
    )
    def anaphor(phrase: Phrase) -> Meaning | None:
        near, grain = phrase.all("near"), w.grain(phrase.word("unit"))
        if grain is None:
            return None
        day = Anaphor(grain, _offset(near[-1]), from_anchor=near[-1] == "next" or w.BESIDE.get(near[-1]) == -1)
        return TimeOfDay(day, part="NI") if phrase.word("unit") == "night" else day

    @rule("part_of_day.anaphor", "(?P<near>THAT|THE SAME|THE? FOLLOWING|THE NEXT|THE? PREVIOUS) (?P<part>PART)")
    def part_of_that_day(phrase: Phrase) -> Meaning | None:
        day = Anaphor(Granularity.DAY, _offset(phrase.all("near")[-1]))
        return TimeOfDay(day, part=PARTS_OF_DAY[phrase.word("part")])

    @rule("day.beside", "THE (?P<unit>UNIT) (?P<side>BEFORE|AFTER) (?=COMMA|DOT|STOP)")
    def day_beside(phrase: Phrase) -> Meaning | None:
        grain = w.grain(phrase.word("unit"))
        return Anaphor(grain, -1 if phrase.word("side") == "before" else 1) if grain else None

    def _offset(word: str) -> int:
        return {"that": 0, "same": 0, "next": 1}.get(word, 1 if word in w.FOLLOWING else -1)

    @rule(
        "unit.whole",
        "(?<=FOR|IN|DURING|OF|BY|OVER|INTO|TO) THE ADDITIONAL? (?P<unit>UNIT)"
        " (?! OF|DASH|THAT|YEAR|SPELLEDYEAR|BEFORE|AFTER|FROM|AHEAD|TO|ENDED|SINCE|EARLIER)",
    )
    def whole_unit(phrase: Phrase) -> Meaning | None:
        grain = w.grain(phrase.word("unit"))
        return Anaphor(grain, 0, own=True) if grain in _WIDE else None

    @rule("day.later", "(?:LATER|EARLIER|LATE|EARLY) (?:IN|ON) THE (?P<unit>UNIT)")
    def later_in_the_day(phrase: Phrase) -> Meaning | None:
        mod = "END" if phrase.words[0].lower() in ("later", "late") else "START"
        return Part(mod, Anaphor(Granularity.DAY, 0, own=True)) if phrase.word("unit") == "day" else None

    @rule("weekend.bare", "THE WEEKEND (?! OF (?:DAYRANGE|DAY|MONTHNAME DAYRANGE))")
    def weekend(phrase: Phrase) -> Meaning | None:
        return Unit(Granularity.WEEKEND, 0, bare=True)

    @rule("unit.of_day", "THE (?P<unit>UNIT|WEEKEND) OF (?P<day>WRITTEN_DAY|NEAR_DAYNAME)")
    def week_of_day(phrase: Phrase) -> Meaning | None:
        day, grain = phrase.meaning("day"), w.grain(phrase.word("unit"))
        return Containing(grain, day) if day and grain in (Granularity.WEEK, Granularity.WEEKEND) else None

    @rule(
        "unit.beside_day",
        "THE (?:(?P<unit>UNIT|WEEKEND)|(?P<weekday>WEEKDAY)) (?P<side>BEFORE|AFTER) "
        "(?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY) (?! POSSESSIVE)",
    )
    def beside_day(phrase: Phrase) -> Meaning | None:
        day, sign = phrase.meaning("day"), -1 if phrase.word("side") == "before" else 1
        if phrase.has("weekday"):
            return Beside(Granularity.DAY, sign, day, WEEKDAYS[phrase.word("weekday")]) if day else None
        grain = w.grain(phrase.word("unit"))
        return Beside(grain, sign, day) if day and grain else None

    @rule(
        "unit.ended",
        "(?:THE|AN)? (?P<amount>COUNT)? FISCAL? (?P<unit>ANYUNIT) (?:ENDED|TO) ON? (?P<day>WRITTEN_DAY|NEAR_DAYNAME)",
    )
    def ended(phrase: Phrase) -> tuple[Piece, ...] | None:
        grain, day = w.grain(phrase.word("unit")), phrase.meaning("day")
        if grain is None or day is None:
            return None
        count = w.number(phrase.all("amount")) if phrase.has("amount") else 1
        whole = WeekEnded(grain, int(count or 1), day)
        return Piece(0, phrase.match.end("unit"), whole), Piece(*phrase.match.span("day"), day)


def _shifted(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("ago", f"{LENGTH} AGO")
    def ago(phrase: Phrase) -> Meaning | None:
        length = length_of(phrase)
        if length and length.value == "P1Y" and not length.mod:
            return YearAgo(loose=True)
        return Shifted(length, -1, from_anchor=True) if length else None

    @rule("ago.vague", "(?P<unit>UNITS|QUARTERS) AGO")
    def vaguely_ago(phrase: Phrase) -> Meaning | None:
        length = w.length((), phrase.word("unit"))
        return Shifted(length, -1, from_anchor=True) if length else None

    @rule("from_now", f"{LENGTH} (?:FROM (?:NOW|TODAY)|HENCE)")
    def from_now(phrase: Phrase) -> Meaning | None:
        length = length_of(phrase)
        return Shifted(length, 1, from_anchor=True) if length else None

    @rule("earlier_later", f"{LENGTH} (?P<side>(?:EARLIER|LATER)(?!THAN)|BEFORE(?=DOT|COMMA|STOP|CLOSE))")
    def earlier(phrase: Phrase) -> Meaning | tuple[Piece, ...] | None:
        length = length_of(phrase)
        if length is None:
            return None
        sign = 1 if phrase.word("side") == "later" else -1
        if sign < 0 and length.value == "P1Y":
            # "3 percent more than | a year earlier" compares: the hedge is no part of it
            return (Piece(phrase.match.start("amount"), phrase.match.end(), YearAgo()),)
        return Shifted(length, sign, from_anchor=False)

    @rule(
        "before_after",
        f"{LENGTH} (?P<side>BEFORE|AFTER|FROM) (?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY|NEARDAY)",
    )
    def before_after(phrase: Phrase) -> tuple[Piece, ...] | None:
        length, day = length_of(phrase), phrase.meaning("day")
        if length is None or day is None:
            return None
        sign = -1 if phrase.word("side") == "before" else 1
        shifted = Shifted(length, sign, from_anchor=False, reference=day)
        return Piece(0, phrase.match.start("side"), shifted), Piece(*phrase.match.span("day"), day)
