"""Lengths of time without a place on the calendar."""

from __future__ import annotations

from service.timex.languages.en.phrases import COMPOUND, LENGTH, compound_length, phrase_length
from service.timex.languages.en.words import SINGULARS, half_of, length_of
from service.timex.meaning import Meaning
from service.timex.rule import Family, Phrase

family = Family("durations")


@family.rule("duration", f"{LENGTH} (?! DASH (?:AGO|EARLIER)|OLD)")
def duration(phrase: Phrase) -> Meaning | None:
    if phrase.text("amount") in ("a", "an") and phrase.text("unit") not in SINGULARS:
        return None
    return phrase_length(phrase)


@family.rule("duration.compound", COMPOUND)
def compound(phrase: Phrase) -> Meaning | None:
    return compound_length(phrase)


@family.rule("duration.half", "HALF AN (?P<unit>UNIT)")
def half(phrase: Phrase) -> Meaning | None:
    return half_of(phrase.text("unit"))


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
