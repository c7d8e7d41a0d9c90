"""Days near the publication day or a day mentioned before: "yesterday", "the day before", "later in the day"."""

from __future__ import annotations

from service.timex.languages.en.lexicon import DAYS
from service.timex.languages.en.words import granularity_of
from service.timex.meaning import Anaphor, Meaning, Part, Unit
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("days")
_SPENT = frozenset({Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR})


@family.rule("day.near", "TODAY|NEARDAY")
def near_day(phrase: Phrase) -> Meaning | None:
    return Unit(Granularity.DAY, DAYS[phrase.first_word])


@family.rule("day.beyond", "THE (?P<unit>UNIT) (?P<side>BEFORE|AFTER) (?P<day>NEARDAY)")
def day_beyond(phrase: Phrase) -> Meaning | None:
    offset = DAYS[phrase.text("day")]
    outward = (offset < 0) == (phrase.text("side") == "before")
    return Unit(Granularity.DAY, 2 * offset) if outward and phrase.text("unit") == "day" else None


@family.rule("day.beside", "THE (?P<unit>UNIT) (?P<side>BEFORE|AFTER) (?=COMMA|DOT|STOP)")
def day_beside(phrase: Phrase) -> Meaning | None:
    granularity = granularity_of(phrase.text("unit"))
    return Anaphor(granularity, -1 if phrase.text("side") == "before" else 1) if granularity else None


@family.rule("day.same", "(?:THE SAME|THAT) (?P<unit>UNIT) COMMA (?P<day>DAYEXPR)")
def same_day(phrase: Phrase) -> Meaning | None:
    """On the same day, Wednesday; on that day, 3 May: that one, and not the day mentioned before."""
    return phrase.meaning("day") if phrase.text("unit") == "day" else None


@family.rule("day.spent", "(?<=ENDED|SPENT) THE (?P<unit>UNIT) (?! OF|BEFORE|AFTER|POSSESSIVE|DASH)")
def spent(phrase: Phrase) -> Meaning | None:
    """Ended the day, closed the week: of the text, or that of the publication day."""
    granularity = granularity_of(phrase.text("unit"))
    return Anaphor(granularity, 0, own=True) if granularity in _SPENT else None


@family.rule("day.later", "(?:LATER|EARLIER|LATE|EARLY) (?:IN|ON) THE (?P<unit>UNIT)")
def later_in_the_day(phrase: Phrase) -> Meaning | None:
    if phrase.text("unit") != "day":
        return None
    mod = "END" if phrase.first_word in ("later", "late") else "START"
    return Part(mod, Anaphor(Granularity.DAY, 0), relative=phrase.first_word in ("later", "earlier"))
