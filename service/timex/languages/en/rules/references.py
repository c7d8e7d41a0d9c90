"""Words that point to the present, the past or the future without naming any part of it."""

from __future__ import annotations

from service.timex.meaning import Meaning, Reference
from service.timex.rule import Family, Phrase

family = Family("references")
_LENGTHS = frozenset({"near", "short", "medium", "long"})


@family.rule("reference.present", "RIGHT? NOW|CURRENTLY|CURRENT|(?<=AT) (?:THE MOMENT|PRESENTLY)|THESE UNITS")
def present(phrase: Phrase) -> Meaning | None:
    if phrase.last_word == "days" and phrase.first_word != "these":
        return None
    return None if phrase.last_word in ("weeks", "months", "years", "hours", "minutes") else Reference("PRESENT_REF")


@family.rule("reference.past", "MORE? RECENTLY|(?<=IN) THE (?:RECENT)? PAST")
def past(phrase: Phrase) -> Meaning | None:
    return Reference("PAST_REF")


@family.rule("reference.future", "SOON|THE NEAR? FUTURE|(?<=IN) FUTURE|AS SOON AS POSSIBLE")
def future(phrase: Phrase) -> Meaning | None:
    return Reference("FUTURE_REF")


@family.rule("reference.term", "(?<=IN|OVER|FOR|OF) THE (?P<length>NEAR|BRIEF|ADDITIONAL) TERM (?! POSSESSIVE|DASH)")
def term(phrase: Phrase) -> Meaning | None:
    """In the short term, over the long term."""
    return Reference("FUTURE_REF") if phrase.text("length") in _LENGTHS else None
