"""Parts that several English rules share: the pattern of a part, and the function that reads it."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.words import length_of, year_of
from service.timex.meaning import Anaphor, Length, Meaning, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Phrase

#: A year behind a date: "1996", "'98", "of last year".
YEAR = (
    "(?: (?:COMMA|OF(?=YEAR))? (?P<year>YEARNAME) | COMMA? OF? (?P<near>(?:LAST|NEXT|THIS|THAT|THE NEXT|THE? "
    "(?:PREVIOUS|FOLLOWING|COMING|SAME)) UNIT) )"
)
#: How long: "about two and a half years or so".
LENGTH = (
    "(?P<hedge>HEDGE)? (?P<amount>AMOUNT) (?:MORE|ADDITIONAL)? DASH? (?P<unit>ANYUNIT)"
    " (?P<half>AND AN? HALF)? (?P<tail>OR SO)?"
)
#: Two lengths that are added: "two years and three months".
COMPOUND = (
    "(?P<amount>COUNT|AN) (?P<unit>UNIT|UNITS) (?:COMMA|AND|COMMA AND) (?P<amount2>COUNT|AN) (?P<unit2>UNIT|UNITS)"
)
#: Which of several neighbouring periods: "last", "this coming", "the previous".
NEAR = "LAST|NEXT|THIS (?:PAST|COMING)?|THE? (?:PREVIOUS|FOLLOWING|COMING)|PAST"
APOSTROPHES = ("'", "’", "‘")


def with_year(date: Written, phrase: Phrase) -> Meaning | None:
    """Return the date in the year that the part ``YEAR`` of a phrase names, or as it is where that part is absent."""
    if phrase.has("near"):
        is_after_mention = phrase.words("near")[:2] == ("the", "next")  # but "next year" is that of the anchor
        outer = Anaphor(Granularity.YEAR, 1) if is_after_mention else phrase.meaning("near")
        return Within(date, outer) if outer and is_year(outer) else None
    return in_year(date, phrase.words("year")) if phrase.has("year") else date


def in_year(date: Written, words: tuple[str, ...]) -> Written | None:
    """Return the date in the year that the words name; None where they do not name a year."""
    if words[0] in APOSTROPHES:
        return replace(date, short_year=int(words[1])) if len(words[1]) == 2 else None
    year = year_of(words)
    return replace(date, year=year) if year else None


def is_year(meaning: Meaning) -> bool:
    return getattr(meaning, "granularity", None) is Granularity.YEAR


def compound_length(phrase: Phrase) -> Length | None:
    """Return the length that the part ``COMPOUND`` names; None unless its second unit is finer than its first."""
    first = length_of(phrase.words("amount"), phrase.text("unit"))
    rest = length_of(phrase.words("amount2"), phrase.text("unit2"))
    if not first or not rest or not first.granularity:
        return None
    if rest.granularity is None:  # "two days and six hours" is as fine as a day
        is_clock = rest.value.startswith("PT") and first.granularity in (Granularity.DAY, Granularity.WEEK)
        return replace(first, value=first.value + rest.value.removeprefix("P")) if is_clock else None
    if list(Granularity).index(rest.granularity) >= list(Granularity).index(first.granularity):
        return None
    return replace(first, value=first.value + rest.value.removeprefix("P"), rest=rest)


def phrase_length(phrase: Phrase) -> Length | None:
    """Return the length that the part ``LENGTH`` of a phrase names; None where its words give no amount."""
    half = phrase.has("half")
    return length_of(phrase.words("amount"), phrase.text("unit"), phrase.text("hedge"), phrase.text("tail"), half=half)
