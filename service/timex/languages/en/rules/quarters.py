"""Quarters, halves and fiscal years."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.phrases import APOSTROPHES, in_year
from service.timex.languages.en.words import ordinal_of, singular, year_of
from service.timex.meaning import Anaphor, Meaning, Unit, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("quarters")
_NOT_OF_THE_YEAR = frozenset({"of", "in", ",", "fiscal", "financial", "'s", "’s"})
_OFFSETS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}


@family.rule(
    "quarter",
    "(?: THE? (?P<before>YEAR_BEFORE)? (?P<fiscal>FISCAL DASH?)? (?P<place>ORDINAL|FINAL|LAST) FISCAL? "
    "(?P<kind>QUARTER|HALF)"
    " (?P<of>QUARTER_OF)? | (?:FISCAL DASH?)? (?P<joined>ORDINAL) DASH (?P<half>QUARTER|HALF) )",
)
def quarter(phrase: Phrase) -> Meaning | None:
    is_half = "half" in (phrase.text("kind"), phrase.text("half"))
    place = _place(phrase.words("place") or phrase.words("joined"), is_half, within=phrase.has("of"))
    if place is None or not 1 <= place <= (2 if is_half else 4):
        return None
    inner = Written(half=place) if is_half else Written(quarter=place, fiscal=phrase.has("fiscal"))
    return _in(inner, phrase.words("before") or phrase.words("of"))


@family.rule("quarter.code", "(?: (?P<before>YEAR) )? (?P<code>QNUM) (?: (?:OF|COMMA)? (?P<year>YEARNAME) )?")
def code(phrase: Phrase) -> Meaning | None:
    letter, place = phrase.text("code")[0], int(phrase.text("code")[1])
    inner = Written(quarter=place) if letter == "q" else Written(half=place)
    return _in(inner, phrase.words("before") or phrase.words("year"))


@family.rule("quarter.code_year", "QYEAR")
def code_and_year(phrase: Phrase) -> Meaning | None:
    """1Q24, 2H2023."""
    place, letter, year = int(phrase.first_word[0]), phrase.first_word[1], phrase.first_word[2:]
    if letter == "h" and place > 2:
        return None
    inner = Written(quarter=place) if letter == "q" else Written(half=place)
    return replace(inner, year=int(year)) if len(year) == 4 else replace(inner, short_year=int(year))


@family.rule("quarter.code_slash", "(?P<code>QNUM) SLASH (?P<year>TWO|DAY)")
def code_and_slash(phrase: Phrase) -> Meaning | None:
    """Q2/22."""
    letter, place = phrase.text("code")[0], int(phrase.text("code")[1])
    inner = Written(quarter=place) if letter == "q" else Written(half=place)
    return replace(inner, short_year=int(phrase.text("year")))


@family.rule("quarter.code_before_year", "(?P<code>QSHORT) (?P<year>YEARNAME)")
def code_before_year(phrase: Phrase) -> Meaning | None:
    """4Q 2022, 2H '23."""
    place, letter = int(phrase.first_word[0]), phrase.first_word[1]
    if letter == "h" and place > 2:
        return None
    return _in(Written(quarter=place) if letter == "q" else Written(half=place), phrase.words("year"))


def _place(words: tuple[str, ...], is_half: bool, *, within: bool) -> int | None:
    if words[0] in ("last", "final"):
        return 2 if is_half else 4 if words[0] == "final" or within else None
    return ordinal_of(words)


def _in(inner: Written, words: tuple[str, ...]) -> Meaning | None:
    """Return the quarter or half in the year that the words beside it name; as it is if there are none."""
    if "fiscal" in words:
        inner = replace(inner, fiscal=True)
    words = tuple(word for word in words if word not in _NOT_OF_THE_YEAR)
    if not words:
        return inner
    if words[0][0].isdigit() or words[0] in APOSTROPHES or year_of(words):
        return in_year(inner, words)
    outer = _near_year(words)
    return Within(inner, outer) if outer else None


def _near_year(words: tuple[str, ...]) -> Meaning | None:
    if singular(words[-1]) != "year":
        return None
    if words[0] == "that":
        return Anaphor(Granularity.YEAR, 0)
    if words == ("the", "year"):
        return Anaphor(Granularity.YEAR, 0, own=True)
    offset = _OFFSETS.get(words[-2], 0)
    if words[-2] in ("previous", "following"):
        return Anaphor(Granularity.YEAR, offset)
    return Unit(Granularity.YEAR, offset)


@family.rule("fiscal.year", "THE? FISCAL (?:UNIT)? (?P<year>YEAR|SHORTYEAR)")
def fiscal_year(phrase: Phrase) -> Meaning | None:
    return in_year(Written(fiscal=True), phrase.words("year"))


@family.rule("fiscal.code", "FISCALYEAR")
def fiscal_code(phrase: Phrase) -> Meaning | None:
    """FY2018, FY18."""
    year = phrase.first_word.removeprefix("fy")
    return Written(short_year=int(year), fiscal=True) if len(year) == 2 else Written(int(year), fiscal=True)


@family.rule(
    "fiscal.near",
    "(?:THE|POSSESSIVEWORD)? (?P<near>LAST|NEXT|THIS|CURRENT|PREVIOUS|COMING|LATEST|PAST)? FISCAL (?P<unit>UNIT)",
)
def near_fiscal_year(phrase: Phrase) -> Meaning | None:
    near = phrase.text("near")
    if phrase.text("unit") != "year" or (not near and phrase.first_word != "the"):
        return None
    return Unit(Granularity.YEAR, -1 if near == "latest" else _OFFSETS.get(near, 0), fiscal=True)


@family.rule(
    "anaphor.quarter",
    "(?P<near>THE LATEST|THE CURRENT|THIS|LAST|NEXT|THE? PREVIOUS|THE? FOLLOWING|THE? COMING|THAT|THE SAME|THE "
    "PAST|THE|THE MOST RECENT) FISCAL? (?P<unit>QUARTER|PERIOD)",
)
def near_quarter(phrase: Phrase) -> Meaning | None:
    near = phrase.words("near")
    if phrase.text("unit") == "period":
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
    return Anaphor(None, 0) if near in (("that",), ("the", "same")) else None
