"""Parts of the day: "Sunday morning", "the night of March 3", "tonight", "in the evening"."""

from __future__ import annotations

from service.timex.languages.en.lexicon import PARTS_OF_DAY
from service.timex.languages.en.words import offset_of, ordinal_of
from service.timex.meaning import Anaphor, Meaning, TimeOfDay, Unit, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("parts_of_day")
_MODS = {"early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END"}


@family.rule(
    "part_of_day",
    "(?P<hedge>(?:EARLY|LATE|MID DASH?|EARLIER|LATER))? (?: (?P<day>NEAR_DAYNAME|NEARDAY|TODAY|MONTH_DAY) "
    "(?P<part>DAYPART|OVERNIGHT)"
    " | (?P<near>THIS|LAST|TONIGHT) (?P<here>DAYPART)? )",
)
def part_of_day(phrase: Phrase) -> Meaning | None:
    near, part = phrase.text("near"), phrase.text("part") or phrase.text("here")
    if near == "tonight":
        return None if part else TimeOfDay(Unit(Granularity.DAY, 0), part="NI", mod=_mod(phrase))
    if not part or (near == "last" and part not in ("night", "evening")):
        return None
    day = phrase.meaning("day") if phrase.has("day") else Unit(Granularity.DAY, -1 if near == "last" else 0)
    return TimeOfDay(day, part=PARTS_OF_DAY[part], mod=_mod(phrase)) if day else None


@family.rule("part_of_day.dated", "DAYNAME (?P<part>DAYPART) COMMA? (?P<day>MONTH_DAY|DAY_MONTH)")
def part_before_date(phrase: Phrase) -> Meaning | None:
    """Sunday evening, June 7, 2015."""
    day = phrase.meaning("day")
    return TimeOfDay(day, part=PARTS_OF_DAY[phrase.text("part")]) if day else None


@family.rule(
    "part_of_day.reversed",
    "THE? (?P<hedge>EARLY|LATE|MID DASH?)? (?P<part>DAYPART) (?P<hours>UNITS)? (?:OF|ON|COMMA)? (?P<day>DAYEXPR)",
)
def part_before_day(phrase: Phrase) -> Meaning | None:
    if phrase.has("hours") and phrase.text("hours") != "hours":
        return None
    day = phrase.meaning("day")
    return TimeOfDay(day, part=PARTS_OF_DAY[phrase.text("part")], mod=_mod(phrase)) if day else None


@family.rule("part_of_day.hours", "THE? (?:EARLY|SMALL) (?P<hours>UNITS) OF (?P<day>DAYEXPR)")
def small_hours(phrase: Phrase) -> Meaning | None:
    """The early hours of Monday, the small hours of 5 March 2020."""
    day = phrase.meaning("day")
    return TimeOfDay(day, part="MO", mod="START") if day and phrase.text("hours") == "hours" else None


@family.rule("part_of_day.ordinal", "THE? (?P<hedge>EARLY|LATE)? (?P<part>DAYPART) OF THE (?P<day>ORDNUM)")
def part_of_ordinal_day(phrase: Phrase) -> Meaning | None:
    day = ordinal_of(phrase.words("day"))
    return TimeOfDay(Written(day=day), part=PARTS_OF_DAY[phrase.text("part")], mod=_mod(phrase)) if day else None


@family.rule("part_of_day.overnight", "OVERNIGHT (?: ON? (?P<day>DAYEXPR) )?")
def overnight(phrase: Phrase) -> Meaning | None:
    return TimeOfDay(phrase.meaning("day"), part="NI", bare=not phrase.has("day"))


@family.rule(
    "part_of_day.bare",
    "(?:(?<=IN|BY|OF|TO|INTO|DURING|UP|FROM) THE)? (?P<hedge>EARLY|LATE|MID DASH?) (?P<part>DAYPART) | "
    "(?<=IN|BY|OF|TO|INTO|DURING|FROM) THE (?P<only>PART) (?! POSSESSIVE) | (?<=BY) (?P<bare>PART|HOURPART)",
)
def part_alone(phrase: Phrase) -> Meaning | None:
    part = phrase.text("part") or phrase.text("only") or phrase.text("bare")
    return TimeOfDay(None, part=PARTS_OF_DAY[part], mod=_mod(phrase))


@family.rule("part_of_day.anaphor", "(?P<near>THAT|THE SAME|THE? FOLLOWING|THE NEXT|THE? PREVIOUS) (?P<part>PART)")
def part_of_that_day(phrase: Phrase) -> Meaning | None:
    day = Anaphor(Granularity.DAY, offset_of(phrase.words("near")[-1]))
    return TimeOfDay(day, part=PARTS_OF_DAY[phrase.text("part")])


@family.rule("part_of_day.own", "THE (?P<part>PART|NIGHT) (?= POSSESSIVE)")
def part_with_possessive(phrase: Phrase) -> Meaning | None:
    """The night's violence: of the day mentioned before."""
    return TimeOfDay(Anaphor(Granularity.DAY, 0), part=PARTS_OF_DAY[phrase.text("part")])


def _mod(phrase: Phrase) -> str | None:
    words = phrase.words("hedge")
    return _MODS[words[0]] if words else None
