"""Lengths that end at the publication day, or begin after it: "the past three months", "the years ahead"."""

from __future__ import annotations

from service.timex.languages.en.phrases import phrase_length
from service.timex.languages.en.words import FOLLOWING, length_of
from service.timex.meaning import Meaning, Stretch
from service.timex.rule import Family, Phrase

family = Family("stretches")


@family.rule(
    "stretch.counted",
    "(?:EVERY OF)? (?P<hedge>QUALIFIER)? (?P<the>THE|THESE)? "
    "(?P<side>LAST|PAST|NEXT|COMING|RECENT|LATEST|PREVIOUS|FOLLOWING)"
    " (?P<amount>COUNT|FEW|AN? FEW|COUPLE OF?|AN? COUPLE OF?) (?P<unit>ANYUNIT) (?P<half>AND AN? HALF)? "
    "(?P<tail>OR SO)?",
)
def stretch(phrase: Phrase) -> Meaning | None:
    length = phrase_length(phrase)
    side = phrase.text("side")
    follows = side in ("following", "ensuing", "subsequent")
    if length is None or side in ("previous", "preceding", "prior") or (follows and not phrase.has("the")):
        return length  # "retired following ten years in office"
    return Stretch(length, _side(phrase), follows=follows)


@family.rule(
    "stretch.range",
    "THE? (?P<side>LAST|PAST|NEXT|COMING) (?:COUNT (?:TO|OR) COUNT|NUMRANGE|DAYRANGE) (?P<unit>ANYUNIT)",
)
def from_to(phrase: Phrase) -> Meaning | None:
    return length_of((), phrase.text("unit"))


@family.rule(
    "stretch.vague", "THE? (?P<side>LAST|PAST|NEXT|COMING|RECENT) (?P<unit>UNITS|QUARTERS) (?:(?:AND|OR) UNITS)?"
)
def vague(phrase: Phrase) -> Meaning | None:
    length = length_of((), phrase.text("unit"))
    return Stretch(length, _side(phrase)) if length else None


@family.rule("stretch.ahead", "THE (?P<amount>FEW)? (?P<unit>UNITS|QUARTERS) AHEAD")
def ahead(phrase: Phrase) -> Meaning | None:
    length = length_of((), phrase.text("unit"))
    return Stretch(length, 1) if length else None


def _side(phrase: Phrase) -> int:
    return 1 if phrase.text("side") in FOLLOWING else -1
