"""Days written with a month or in figures, months, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from service.timex import _dateparser
from service.timex.languages.en import words as w
from service.timex.languages.en.lexicon import DECADES
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.meaning import (
    Between,
    Meaning,
    Neighbouring,
    Nth,
    Relation,
    Repeated,
    TimeOfDay,
    Within,
    Written,
    YearAgo,
)
from service.timex.model import Granularity
from service.timex.rule import Grammar, Phrase, Piece

YEAR_PARTS = (
    "(?: COMMA? (?P<year>YEARNAME) | COMMA? OF? (?P<near>(?:LAST|NEXT|THIS|THAT|THE? "
    "(?:PREVIOUS|FOLLOWING|COMING|SAME)) UNIT) )"
)


def with_year(written: Written, phrase: Phrase) -> Meaning | None:
    """The written date in the year that the phrase names ("1996", "'98", "last year"), if it names one."""
    if phrase.has("near"):
        outer = phrase.meaning("near")
        return Within(written, outer) if outer and is_year(outer) else None
    if not phrase.has("year"):
        return written
    return in_year(written, phrase.all("year"))


def in_year(written: Written, words: tuple[str, ...]) -> Written | None:
    """The written date in a year given by its words; None when they are no year."""
    if words[0] in ("'", "’", "‘"):
        return replace(written, short_year=int(words[1])) if len(words[1]) == 2 else None
    year = w.year(words)
    return replace(written, year=year) if year else None


def is_year(meaning: Meaning) -> bool:
    return getattr(meaning, "granularity", None) is Granularity.YEAR


def month(words: tuple[str, ...]) -> int:
    return MONTHS[words[0].rstrip(".")]


def declare(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("date.iso", "ISO")
    def iso(phrase: Phrase) -> Meaning | None:
        word = phrase.words[0].replace("/", "-")
        day = Written(int(word[:4]), int(word[5:7]), int(word[8:10]))
        clock, zone = word[11:16], word[16:].lstrip(":.0123456789")
        if not clock or clock > "24:00" or clock[3:] > "59":
            return day
        return TimeOfDay(day, clock=clock, zone="UTC" if zone == "Z" else zone or None)

    @rule("date.numeric", "SLASHED")
    def numeric(phrase: Phrase) -> Meaning | None:
        digits = phrase.words[0].replace("/", "-").replace("–", "-").replace(".", "-").rsplit("-", 1)[-1]
        found = _dateparser.numeric_date(phrase.words[0].replace("–", "-"), "en", "MDY")
        other = _dateparser.numeric_date(phrase.words[0].replace("–", "-"), "en", "DMY")
        if not found:
            return None
        swapped = (other.month, other.day) if other and other != found else None
        if len(digits) == 2:
            return Written(short_year=int(digits), month=found.month, day=found.day, other_order=swapped)
        return Written(found.year, found.month, found.day, other_order=swapped)

    @rule("date.ordinal_day", "(?<=ON|BY|OF|FOR|FROM|TO|THROUGH|UNTIL|AND|SINCE|BEFORE|AFTER) THE (?P<day>ORDNUM)")
    def ordinal_day(phrase: Phrase) -> Meaning | None:
        day = w.ordinal(phrase.all("day"))
        return Written(day=day) if day else None

    @rule(
        "date.month_day",
        f"(?P<side>LAST|NEXT)? (?P<head>DATE_HEAD)? (?P<month>MONTHNAME) THE_DAY (?P<day>DAYNUMBER) {YEAR_PARTS}?"
        "(?! (?: DASH|OVER)? (?:UNITS|QUARTERS|PERCENT|BIG|MERIDIEM|OCLOCK|FRACTION)) (?! DASH UNIT)",
    )
    def month_day(phrase: Phrase) -> Meaning | None:
        return _day(phrase)

    @rule(
        "date.day_month",
        f"(?P<head>DATE_HEAD)? (?:THE(?=ORDINAL))? (?P<day>DAY(?:OF)?|ORDINAL OF?) (?P<month>MONTHNAME) {YEAR_PARTS}?",
    )
    def day_month(phrase: Phrase) -> Meaning | None:
        words = phrase.all("day")
        if "of" not in words and not words[0][0].isdigit() and not phrase.has("year"):
            return None  # "the second March" counts months
        return _day(phrase)

    def _day(phrase: Phrase) -> Meaning | None:
        day = w.ordinal(tuple(word for word in phrase.all("day") if word != "of"))
        number = month(phrase.all("month"))
        if not day or day > (29 if number == 2 else 30 if number in (4, 6, 9, 11) else 31):
            return None
        head = [WEEKDAYS[word] for word in phrase.all("head") if word in WEEKDAYS]
        side = relation(phrase.all("side")) if "side" in phrase.match.groupdict() else None
        return with_year(Written(month=number, day=day, weekday=head[0] if head else None, relation=side), phrase)

    @rule(
        "weekday.nth",
        "THE? (?P<place>ORDINAL|FINAL|(?<=THE) LAST) (?P<day>WEEKDAY) (?:OF|IN)"
        " (?P<month>MONTH_YEAR|NEAR_MONTH|MONTHNAME|(?:LAST|NEXT|THIS|THAT|THE FOLLOWING|THE) UNIT|EVERY UNIT)",
    )
    def nth_weekday(phrase: Phrase) -> Meaning | None:
        place = -1 if phrase.word("place") in ("last", "final") else w.ordinal(phrase.all("place"))
        weekday, words = WEEKDAYS[phrase.word("day")], phrase.all("month")
        if words[-1] == "month" and words[0] in ("every", "each"):
            return Repeated(f"XXXX-WXX-{weekday}")
        month = phrase.meaning("month")
        return Nth(place, weekday, month) if month and place and place <= 5 else None

    @rule(
        "date.days",
        "(?P<month>MONTHNAME) (?P<days>DAYNUMBER"
        " (?: (?:COMMA DAYNUMBER){0,12} COMMA? (?:AND|OR) DAYNUMBER | (?:TO|THROUGH|UNTIL|DASH|LONGDASH) DAYNUMBER ) )"
        f" {YEAR_PARTS}? (?! DASH? (?:UNIT|UNITS|PERCENT|BIG|MERIDIEM|OF|MONTH|MONTHABBR))",
    )
    def days(phrase: Phrase) -> tuple[Piece, ...] | None:
        return _list(phrase, lead=phrase.match.start("days"), trail=None)

    @rule(
        "date.days_month",
        "(?P<days>DAYNUMBER (?: (?:COMMA DAYNUMBER){0,12} COMMA? (?:AND|OR) DAYNUMBER"
        f" | (?:TO|THROUGH|UNTIL|DASH|LONGDASH) DAYNUMBER ) ) OF? (?P<month>MONTHNAME) {YEAR_PARTS}?",
    )
    def days_month(phrase: Phrase) -> tuple[Piece, ...] | None:
        return _list(phrase, lead=None, trail=phrase.match.end("days"))

    def _list(phrase: Phrase, lead: int | None, trail: int | None) -> tuple[Piece, ...] | None:
        first, last = phrase.match.span("days")
        found: list[Piece] = []
        for place in range(first, last):
            day = w.ordinal((phrase.words[place].lower(),))
            if day is None:
                continue
            if day > 31:
                return None
            meaning = with_year(Written(month=month(phrase.all("month")), day=day), phrase)
            if meaning is None:
                return None
            joined = phrase.words[place - 1].lower() in ("to", "through", "until", "till", "-", "–", "—") and bool(
                found
            )
            found.append(Piece(place, place + 1, meaning, joined))
        return _widened(phrase, found, lead, trail)

    def _widened(phrase: Phrase, found: list[Piece], lead: int | None, trail: int | None) -> tuple[Piece, ...]:
        """The month and the year belong to the mention beside them: "March 3" and "7, 1990"."""
        if lead is not None:
            found[0] = replace(found[0], first=phrase.match.start("month"))
        if trail is not None or phrase.has("year") or phrase.has("near"):
            found[-1] = replace(found[-1], last=phrase.match.end())
        return tuple(found)

    @rule("date.day_range", f"(?P<month>MONTHNAME) (?P<days>DAYRANGE) {YEAR_PARTS}?")
    def day_range(phrase: Phrase) -> Meaning | None:
        return _between_days(phrase)

    @rule("date.range_month", f"(?P<days>DAYRANGE) OF? (?P<month>MONTHNAME) {YEAR_PARTS}?")
    def range_month(phrase: Phrase) -> Meaning | None:
        return _between_days(phrase)

    def _between_days(phrase: Phrase) -> Meaning | None:
        first, last = (int(day) for day in phrase.word("days").replace("–", "-").split("-"))
        number = month(phrase.all("month"))
        ends = [with_year(Written(month=number, day=day), phrase) for day in (first, last)]
        return Between(ends[0], ends[1]) if ends[0] and ends[1] and first < last else None

    @rule("date.month_year", f"(?P<month>MONTHNAME) (?:COMMA|OF)? {YEAR_PARTS}")
    def month_year(phrase: Phrase) -> Meaning | None:
        return with_year(Written(month=month(phrase.all("month"))), phrase)

    @rule(
        "date.month_list",
        f"(?P<a>MONTH|MONTHABBR DOT?) (?P<how>TO|THROUGH|UNTIL|AND|OR|DASH|LONGDASH) (?P<b>MONTH|MONTHABBR DOT?) "
        f"(?! DAY|DAYRANGE) (?: (?:OF(?=YEAR))? {YEAR_PARTS} )?",
    )
    def month_list(phrase: Phrase) -> tuple[Piece, ...] | None:
        ends = [with_year(Written(month=month(phrase.all(part))), phrase) for part in ("a", "b")]
        if not ends[0] or not ends[1]:
            return None
        joined = phrase.word("how") not in ("and", "or", "&")
        shared = joined and isinstance(ends[1], Written) and ends[1].year is not None  # and given by ``find_ranges``
        begins = Written(month=month(phrase.all("a"))) if shared else ends[0]
        first = Piece(phrase.match.start("a"), phrase.match.end("a"), begins)
        return first, Piece(phrase.match.start("b"), phrase.match.end(), ends[1], joined)

    @rule("month.bare", "(?P<month>MONTH|MONTHABBR DOT|MONTHWEAK(?=DOT))")
    def bare_month(phrase: Phrase) -> Meaning | None:
        return Written(month=month(phrase.all("month")))

    @rule(
        "month.near",
        "(?P<near>LAST|NEXT|THIS (?:PAST|COMING)?|THE? (?:PREVIOUS|FOLLOWING|COMING)|PAST) "
        "(?P<month>MONTH|MONTHABBR DOT?|MONTHWEAK DOT?)",
    )
    def near_month(phrase: Phrase) -> Meaning | None:
        named, near = Written(month=month(phrase.all("month"))), phrase.all("near")
        sign = w.BESIDE.get(near[-1])
        return Neighbouring(named, sign) if sign else replace(named, relation=relation(near))

    @rule("year.bare", "(?:THE UNIT)? (?P<year>YEAR)")
    def bare_year(phrase: Phrase) -> Meaning | None:
        return Written(year=int(phrase.word("year")))

    @rule("year.named", "THE UNIT (?P<year>SPELLEDYEAR)")
    def named_year(phrase: Phrase) -> Meaning | None:
        return in_year(Written(), phrase.all("year"))

    @rule("year.spelled", "(?<=IN|OF|BY|TO) (?P<year>SPELLEDYEAR) (?! UNITS|MULTIPLIER|BIG)")
    def spelled_year(phrase: Phrase) -> Meaning | None:
        return in_year(Written(), phrase.all("year"))

    @rule("year.said", "(?P<year>CARD CARD DASH CARD) (?! UNIT|DASH|MULTIPLIER|BIG)")
    def said_year(phrase: Phrase) -> Meaning | None:
        # nineteen ninety-six: built as no other number is, so it needs no preposition
        return in_year(Written(), phrase.all("year")) if phrase.words[0].lower().endswith("teen") else None

    @rule("year.short", "(?P<year>SHORTYEAR) (?! APOS)")
    def short_year(phrase: Phrase) -> Meaning | None:
        return in_year(Written(), phrase.all("year"))

    @rule("year.range", "YEARRANGE")
    def year_range(phrase: Phrase) -> Meaning | None:
        first, last = phrase.words[0].replace("–", "-").replace("/", "-").split("-")
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        return Between(Written(year=int(first)), Written(year=end)) if int(first) < end else None

    @rule("decade", "(?:THE? (?P<figures>DECADENUM) | THE? APOS (?P<short>DECADENUM) | THE (?P<word>DECADEWORD))")
    def decade(phrase: Phrase) -> Meaning | None:
        figures = phrase.word("figures") or phrase.word("short")
        if len(figures) == 5:
            return Written(decade=int(figures[:3]))
        return Written(short_year=10 * (int(figures[0]) if figures else DECADES[phrase.word("word")]), decade=0)

    @rule("century", "THE? (?P<place>ORDINAL) DASH? (?P<unit>UNIT)")
    def century(phrase: Phrase) -> Meaning | None:
        place = w.ordinal(phrase.all("place"))
        return Written(century=place - 1) if phrase.word("unit") == "century" and place and place <= 30 else None

    @rule("month.year_before", "(?P<month>MONTHNAME) AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE)")
    def month_year_before(phrase: Phrase) -> Meaning | None:
        if phrase.word("unit") != "year":
            return None
        return Within(Written(month=month(phrase.all("month"))), YearAgo(of=Granularity.YEAR))


_RELATIONS = {
    "last": Relation.LAST,
    "past": Relation.LAST,
    "previous": Relation.LAST,
    "preceding": Relation.LAST,
    "prior": Relation.LAST,
    "next": Relation.NEXT,
    "coming": Relation.NEXT,
    "upcoming": Relation.NEXT,
    "following": Relation.NEXT,
    "this": Relation.THIS,
}


def relation(words: tuple[str, ...]) -> Relation | None:
    """last, this past, the previous -> LAST; next, this coming -> NEXT; this -> THIS."""
    return _RELATIONS.get(words[-1]) if words else None
