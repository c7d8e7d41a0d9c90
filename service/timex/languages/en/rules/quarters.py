"""Quarters, halves and fiscal years, and the same period of the year before."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en import words as w
from service.timex.languages.en.rules.dates import in_year
from service.timex.meaning import Anaphor, Meaning, Unit, Within, Written, YearAgo
from service.timex.model import Granularity
from service.timex.rule import Grammar, Phrase

#: What is sought again in another year; a field of 0 stands for the one last mentioned.
_SAME = {"quarter": Written(quarter=0), "month": Written(month=0), "period": Written(), "half": Written()}


def declare(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "quarter",
        "(?: THE? (?P<before>YEAR_BEFORE)? (?P<fiscal>FISCAL DASH?)? (?P<place>ORDINAL|FINAL|LAST) FISCAL? "
        "(?P<kind>QUARTER|HALF)"
        " (?P<of>QUARTER_OF)? | (?:FISCAL DASH?)? (?P<joined>ORDINAL) DASH (?P<half>QUARTER|HALF) )",
    )
    def quarter(phrase: Phrase) -> Meaning | None:
        is_half = "half" in (phrase.word("kind"), phrase.word("half"))
        place = _place(phrase.all("place") or phrase.all("joined"), is_half, within=phrase.has("of"))
        if place is None or not 1 <= place <= (2 if is_half else 4):
            return None
        inner = Written(half=place) if is_half else Written(quarter=place, fiscal=phrase.has("fiscal"))
        return _in(inner, phrase.all("before") or phrase.all("of"), phrase)

    @rule("quarter.code", "(?: (?P<before>YEAR) )? (?P<code>QNUM) (?: (?:OF|COMMA)? (?P<year>YEARNAME) )?")
    def code(phrase: Phrase) -> Meaning | None:
        code = phrase.word("code")
        place = int(code[1])
        inner = Written(quarter=place) if code[0] == "q" else Written(half=place)
        words = phrase.all("before") or phrase.all("year")
        return _in(inner, words, phrase) if words else inner

    def _place(words: tuple[str, ...], is_half: bool, *, within: bool) -> int | None:
        if words[0] in ("last", "final"):
            return 2 if is_half else 4 if words[0] == "final" or within else None
        return w.ordinal(words)

    def _in(inner: Written, words: tuple[str, ...], phrase: Phrase) -> Meaning | None:
        """The quarter in the year that the words around it name."""
        if "fiscal" in words:
            inner = replace(inner, fiscal=True)
        words = tuple(word for word in words if word not in ("of", "in", ",", "fiscal", "financial", "'s", "’s"))
        if not words:
            return inner
        if words[0][0].isdigit() or words[0] in ("'", "’", "‘") or w.year(words):
            return in_year(inner, words)
        outer = _near_year(words)
        return Within(inner, outer) if outer else None

    def _near_year(words: tuple[str, ...]) -> Meaning | None:
        if w.unit(words[-1]) != "year":
            return None
        if words[0] == "that":
            return Anaphor(Granularity.YEAR, 0)
        if words == ("the", "year"):
            return Anaphor(Granularity.YEAR, 0, own=True)
        offset = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(words[-2], 0)
        if words[-2] in ("previous", "following"):
            return Anaphor(Granularity.YEAR, offset)
        return Unit(Granularity.YEAR, offset)

    @rule("fiscal.year", "FISCAL (?:UNIT)? (?P<year>YEAR|SHORTYEAR)")
    def fiscal_year(phrase: Phrase) -> Meaning | None:
        return in_year(Written(fiscal=True), phrase.all("year"))

    @rule(
        "fiscal.near",
        "(?:THE|POSSESSIVEWORD)? (?P<near>LAST|NEXT|THIS|CURRENT|PREVIOUS|COMING|LATEST|PAST)? FISCAL (?P<unit>UNIT)",
    )
    def fiscal_near(phrase: Phrase) -> Meaning | None:
        if phrase.word("unit") != "year":
            return None
        near = phrase.word("near")
        if not near and phrase.words[0].lower() != "the":
            return None
        return Unit(
            Granularity.YEAR,
            {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}.get(near, 0),
            fiscal=True,
        )

    @rule(
        "year_ago.period",
        "(?: THE? SAME? (?P<unit>UNIT) DASH (?:AGO|EARLIER) (?P<of>ORDINAL DASH? QUARTER|QUARTER|PERIOD|HALF)"
        " | (?P<alone>UNIT) DASH (?:AGO|EARLIER) )",
    )
    def year_ago(phrase: Phrase) -> Meaning | None:
        return _year_ago(phrase.word("unit") or phrase.word("alone"), phrase.all("of"))

    @rule(
        "year_ago.same",
        "(?:THE SAME|SAME|THE SAME FISCAL) (?P<of>(?:ORDINAL DASH?)? QUARTER|PERIOD|HALF|UNIT|TIME) "
        "(?:OF|IN|DURING)? (?: AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE) | LAST (?P<last>UNIT) | THE PREVIOUS "
        "(?P<before>UNIT))",
    )
    def same_last_year(phrase: Phrase) -> Meaning | None:
        unit = phrase.word("unit") or phrase.word("last") or phrase.word("before")
        if phrase.word("of") == "time":
            return YearAgo(of=Granularity.YEAR, from_anchor=True) if unit == "year" else None
        return _year_ago(unit, phrase.all("of"))

    @rule(
        "year_ago.same_of",
        "THE SAME FISCAL? (?P<of>QUARTER|PERIOD|HALF|UNIT) (?:OF|IN|DURING) (?P<year>YEARNAME)",
    )
    def same_of_year(phrase: Phrase) -> Meaning | None:
        year, inner = phrase.meaning("year"), _SAME.get(phrase.word("of"))
        return Within(inner, year) if year and inner else None

    @rule("year_ago.quarter", "THE (?P<of>(?:ORDINAL DASH?)? QUARTER|PERIOD) AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE)")
    def quarter_a_year_ago(phrase: Phrase) -> Meaning | None:
        return _year_ago(phrase.word("unit"), phrase.all("of"))

    def _year_ago(unit: str, of: tuple[str, ...]) -> Meaning | None:
        if unit != "year":
            return None
        kind = of[-1] if of else ""
        if len(of) > 1:
            return YearAgo(Granularity.QUARTER, quarter=w.ordinal(of[:-1]))
        return YearAgo(None if kind == "period" else w.grain(kind))

    @rule("year_ago.period_of", "THE (?P<year>YEAR) (?P<of>PERIOD|QUARTER)")
    def period_of(phrase: Phrase) -> Meaning | None:
        year = Written(year=int(phrase.word("year")))
        return Within(Written(), year) if phrase.word("of") == "period" else Within(Written(quarter=0), year)

    @rule(
        "anaphor.quarter",
        "(?P<near>THE LATEST|THE CURRENT|THIS|LAST|NEXT|THE? PREVIOUS|THE? FOLLOWING|THE? COMING|THAT|THE SAME|THE "
        "PAST|THE|THE MOST RECENT) FISCAL? (?P<unit>QUARTER|PERIOD)",
    )
    def near_quarter(phrase: Phrase) -> Meaning | None:
        near, unit = phrase.all("near"), phrase.word("unit")
        if unit == "period":
            return _period(near)
        if near[-1] in ("this", "current"):
            return Unit(Granularity.QUARTER, 0)
        if near[-1] in ("last", "past") and near[0] != "the":
            return Unit(Granularity.QUARTER, -1)
        if near == ("next",) or near[-1] == "coming":
            return Unit(Granularity.QUARTER, 1)
        if near[-1] in ("latest", "recent", "past"):
            return Anaphor(Granularity.QUARTER, 0, own=True, latest=True)
        return Anaphor(Granularity.QUARTER, {"previous": -1, "following": 1}.get(near[-1], 0), own=near == ("the",))

    def _period(near: tuple[str, ...]) -> Meaning | None:
        if near[-1] in ("latest", "recent"):
            return Anaphor(None, 0, own=True)
        if near in (("that",), ("the", "same")):
            return Anaphor(None, 0)
        return None
