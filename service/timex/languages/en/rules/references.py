"""Words that point to the present, the past or the future without naming any of it."""

from __future__ import annotations

from service.timex.meaning import Meaning, Reference
from service.timex.rule import Grammar, Phrase

PAST, PRESENT, FUTURE = Reference("PAST_REF"), Reference("PRESENT_REF"), Reference("FUTURE_REF")


def declare(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("reference.present", "RIGHT? NOW|CURRENTLY|CURRENT|(?<=AT) (?:THE MOMENT|PRESENTLY)|THESE UNITS")
    def present(phrase: Phrase) -> Meaning | None:
        if phrase.words[-1].lower() == "days" and phrase.words[0].lower() != "these":
            return None
        return PRESENT if phrase.words[-1].lower() not in ("weeks", "months", "years", "hours", "minutes") else None

    @rule("reference.past", "MORE? RECENTLY|(?<=IN) THE (?:RECENT)? PAST")
    def past(phrase: Phrase) -> Meaning | None:
        return PAST

    @rule("reference.future", "SOON|THE NEAR? FUTURE|(?<=IN) FUTURE")
    def future(phrase: Phrase) -> Meaning | None:
        return FUTURE
