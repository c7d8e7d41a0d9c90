"""Lengths of time without a place on the calendar."""

from __future__ import annotations

from service.timex.languages.en.phrases import COMPOUND, LENGTH, compound_length, phrase_length
from service.timex.languages.en.words import SINGULARS, half_of, length_of, ordinal_of
from service.timex.meaning import Length, Meaning
from service.timex.rule import Family, Phrase, Piece

family = Family("durations")


@family.rule("duration", f"{LENGTH} (?! DASH (?:AGO|EARLIER)|OLD)")
def duration(phrase: Phrase) -> Meaning | None:
    if phrase.text("amount") in ("a", "an") and phrase.text("unit") not in SINGULARS:
        return None
    return phrase_length(phrase)


@family.rule("duration.compound", COMPOUND)
def compound(phrase: Phrase) -> Meaning | None:
    return compound_length(phrase)


@family.rule("duration.while", "(?<=FOR|IN|AFTER) AN WHILE")
def a_while(phrase: Phrase) -> Meaning | None:
    """For a while: TIMEX3 writes a length without any unit as PXX."""
    return Length(None, None, "PXX")


@family.rule("duration.half", "HALF AN (?P<unit>UNIT)")
def half(phrase: Phrase) -> Meaning | None:
    return half_of(phrase.text("unit"))


@family.rule(
    "duration.quarter", "(?:AN QUARTER (?:OF AN|DASH)?|(?:THE|THIS|PAST|LAST|NEXT)+ QUARTER DASH?) (?P<unit>UNIT)"
)
def quarter(phrase: Phrase) -> Meaning | None:
    """A quarter of a century, a quarter of an hour."""
    parts = {"century": ("25", "year"), "hour": ("15", "minute")}.get(phrase.text("unit"))
    return length_of((parts[0],), parts[1]) if parts else None


@family.rule("duration.and_half", "(?P<hedge>HEDGE)? (?P<amount>COUNT) AND AN HALF (?P<unit>ANYUNIT)")
def and_a_half(phrase: Phrase) -> Meaning | None:
    return length_of(phrase.words("amount"), phrase.text("unit"), phrase.text("hedge"), half=True)


@family.rule(
    "duration.another", "(?P<another>ADDITIONAL) (?: (?P<amount>COUNT) (?P<units>UNITS) | (?P<unit>UNIT|WEEKEND))"
)
def another(phrase: Phrase) -> Meaning | None:
    if phrase.text("another") != "another":
        return None
    return length_of(phrase.words("amount") or ("a",), phrase.text("units") or phrase.text("unit"))


@family.rule("duration.hyphen", "(?P<amount>COUNT|FEW) DASH (?P<unit>UNIT|QUARTER|WEEKEND|SECOND) (?:DASH OLD)?")
def hyphenated(phrase: Phrase) -> Meaning | None:
    return length_of(phrase.words("amount"), phrase.text("unit"))


@family.rule("duration.hyphen_half", "(?P<amount>CARD|DIGITS) DASH AND DASH AN DASH HALF DASH (?P<unit>UNIT)")
def hyphenated_and_a_half(phrase: Phrase) -> Meaning | None:
    """A two-and-a-half-year term."""
    return length_of(phrase.words("amount"), phrase.text("unit"), half=True)


@family.rule(
    "duration.range",
    "(?P<hedge>HEDGE)? (?:COUNT (?:TO|OR|DASH) (?P<amount>COUNT)|NUMRANGE|DAYRANGE) DASH? (?P<unit>ANYUNIT)",
)
def from_to(phrase: Phrase) -> Meaning | None:
    return length_of((), phrase.text("unit"))


@family.rule(
    "duration.vague",
    "(?<=FOR|AFTER|WITHIN|OVER|IN) (?P<unit>UNITS) (?P<or>OR UNITS)? (?! AGO|AHEAD|EARLIER|LATER)",
)
def vague(phrase: Phrase) -> Meaning | None:
    return length_of((), phrase.text("unit"), tail=phrase.text("or"))


@family.rule("duration.plural", "(?<=OVER|THROUGH|DURING) THE (?P<unit>UNITS) (?! OF|AHEAD)")
@family.rule("duration.before", "THE? (?P<unit>UNITS) (?= BEFORE|AFTER)")
@family.rule("duration.since", "(?<=IN|DURING|OVER) THE (?P<unit>UNITS) (?= SINCE|THAT|FOLLOWING)")
def plural(phrase: Phrase) -> Meaning | None:
    """Over the years, hours before the vote, in the weeks that followed."""
    return length_of((), phrase.text("unit"))


@family.rule("duration.of", "(?P<unit>UNITS) (?= OF)")
def months_of(phrase: Phrase) -> Meaning | None:
    """Months of talks; but not the minutes of a meeting, nor a number of years of age."""
    is_long = phrase.text("unit") in ("weeks", "months", "years", "decades", "centuries")
    return length_of((), phrase.text("unit")) if is_long else None


@family.rule("duration.long", "AN? (?P<amount>COUNT DASH)? (?P<unit>UNIT|UNITS) DASH (?P<long>ADDITIONAL|OLD)")
def unit_long(phrase: Phrase) -> Meaning | None:
    """A day-long march, a three-week-long strike, a years-old quarrel."""
    amount, unit = phrase.words("amount")[:-1], phrase.text("unit")
    is_singular = unit in SINGULARS
    if phrase.text("long") != "long" and (is_singular or amount):
        return None  # "a year-old boy" has an age
    return length_of(amount or (("a",) if is_singular else ()), unit)


@family.rule("duration.unit_long", "UNITLONG")
def one_word(phrase: Phrase) -> Meaning | None:
    return length_of(("a",), phrase.first_word.removesuffix("long"))


@family.rule("duration.straight", "THE? (?P<place>ORDINAL) (?P<straight>ADDITIONAL) (?P<unit>UNIT|QUARTER|WEEKEND)")
def straight(phrase: Phrase) -> Meaning | None:
    """The sixth straight month: the length up to its end."""
    place = ordinal_of(phrase.words("place"))
    is_row = phrase.text("straight") in ("straight", "consecutive", "successive")
    return length_of((str(place),), phrase.text("unit")) if place and is_row else None


@family.rule("duration.between", "BETWEEN (?P<least>COUNT) (?:AND|TO) (?P<most>(?P<amount>COUNT) (?P<unit>ANYUNIT))")
def between(phrase: Phrase) -> tuple[Piece, ...] | None:
    least = length_of(phrase.words("least"), phrase.text("unit"))
    most = length_of(phrase.words("amount"), phrase.text("unit"))
    return (phrase.piece("least", least), phrase.piece("most", most)) if least and most else None
