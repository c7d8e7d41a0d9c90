"""Clock times and parts of the day, with the day they are tied to where it is said beside them."""

from __future__ import annotations

from service.timex.languages.en import words as w
from service.timex.languages.en.lexicon import CLOCK_WORDS, PARTS_OF_DAY
from service.timex.meaning import Meaning, TimeOfDay, Unit, Written
from service.timex.model import Granularity
from service.timex.rule import Grammar, Phrase

_HEDGED = {"early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END"}


def clock_of(words: tuple[str, ...]) -> str | None:
    """10:30 p.m., 5pm, noon, six o'clock -> "22:30", "17:00", "12:00", "06:00"; None for what is no time of day."""
    text = "".join(words).replace(".", ":", 1) if words[0][0].isdigit() and "." in words[0][:3] else "".join(words)
    if text in CLOCK_WORDS:
        return CLOCK_WORDS[text]
    letters = "".join(letter for letter in text if letter.isalpha())
    figures = "".join(letter for letter in text if letter.isdigit() or letter == ":").strip(":")
    hour_text, _, minute_text = figures.partition(":")
    hour = int(hour_text) if hour_text else int(w.number(words[:1]) or -1)
    minute = int(minute_text[:2] or 0)
    if letters.endswith(("am", "pm")):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * letters.endswith("pm")
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and minute < 60 else None


def declare(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "time.clock",
        "(?:AROUND)? (?P<clock>CLOCKTIME) (?P<zone>ZONENAME)? (?: (?:ON|COMMA|OF|THE|COMMA ON)? (?P<day>DAYEXPR)"
        " | IN THE (?P<part>DAYPART) | THIS (?P<here>DAYPART) | (?P<tonight>TONIGHT) | AT NIGHT )?",
    )
    def clock(phrase: Phrase) -> Meaning | None:
        time = clock_of(phrase.all("clock"))
        part = phrase.word("part") or phrase.word("here")
        if time is None or ((phrase.has("day")) and phrase.meaning("day") is None):
            return None
        if part and part != "morning" and time < "12:00" and "m" not in phrase.word("clock"):
            time = f"{int(time[:2]) + 12}:{time[3:]}"
        day = phrase.meaning("day") or (
            Unit(Granularity.DAY, 0) if (part and phrase.has("here")) or phrase.has("tonight") else None
        )
        mod = "APPROX" if phrase.words[0].lower() in ("around", "about", "roughly", "approximately") else None
        bare = phrase.match.end("clock") - phrase.match.start("clock") == 1 and phrase.word("clock")[-1].isdigit()
        return TimeOfDay(day, clock=time, zone=_zone(phrase), mod=mod, bare=bare)

    @rule(
        "time.day_clock",
        "(?P<day>DAYEXPR) (?:COMMA? AT|COMMA)? (?P<clock>MERIDIEMED|CLOCK|CLOCKWORD) (?P<zone>ZONENAME)?",
    )
    def day_clock(phrase: Phrase) -> Meaning | None:
        time, day = clock_of(phrase.all("clock")), phrase.meaning("day")
        return TimeOfDay(day, clock=time, zone=_zone(phrase)) if time and day else None

    @rule("time.military", "(?P<clock>YEAR|NUM) (?P<zone>ZONE) (?: (?:ON|COMMA)? (?P<day>DAYEXPR) )?")
    def military(phrase: Phrase) -> Meaning | None:
        digits = phrase.word("clock")
        if not _is_military(digits):
            return None
        day = phrase.meaning("day")
        return TimeOfDay(day, clock=f"{digits[:2]}:{digits[2:]}", zone=phrase.word("zone").upper())

    @rule(
        "time.hours",
        "(?:(?<=AT|BY|AROUND) (?P<clock>YEAR|NUM)|(?P<early>NUM)) UNITS (?: (?:ON|COMMA)? (?P<day>DAYEXPR) )?",
    )
    def hours(phrase: Phrase) -> Meaning | None:
        digits = phrase.word("clock") or phrase.word("early")
        zero = digits.startswith("0") or phrase.has("clock")
        if "hours" not in map(str.lower, phrase.words[1:2]) or not zero or not _is_military(digits):
            return None
        return TimeOfDay(phrase.meaning("day"), clock=f"{digits[:2]}:{digits[2:]}")

    def _is_military(digits: str) -> bool:
        return len(digits) == 4 and digits.isdigit() and int(digits[:2]) <= 23 and int(digits[2:]) <= 59

    def _zone(phrase: Phrase) -> str | None:
        words = [word for word in phrase.all("zone") if word.isalpha()]
        return words[0].upper() if words else None

    @rule(
        "part_of_day",
        "(?P<hedge>(?:EARLY|LATE|MID DASH?|EARLIER|LATER))? (?: (?P<day>NEAR_DAYNAME|NEARDAY|TODAY|MONTH_DAY) "
        "(?P<part>DAYPART|OVERNIGHT)"
        " | (?P<near>THIS|LAST|TONIGHT) (?P<here>DAYPART)? )",
    )
    def part_of_day(phrase: Phrase) -> Meaning | None:
        near, part = phrase.word("near"), phrase.word("part") or phrase.word("here")
        if near == "tonight":
            return None if part else TimeOfDay(Unit(Granularity.DAY, 0), part="NI", mod=_mod(phrase))
        if not part or (near == "last" and part not in ("night", "evening")):
            return None
        day = phrase.meaning("day") if phrase.has("day") else Unit(Granularity.DAY, -1 if near == "last" else 0)
        return TimeOfDay(day, part=PARTS_OF_DAY[part], mod=_mod(phrase)) if day else None

    @rule(
        "part_of_day.reversed",
        "THE? (?P<hedge>EARLY|LATE|MID DASH?)? (?P<part>DAYPART) (?P<hours>UNITS)? (?:OF|ON|COMMA)? (?P<day>DAYEXPR)",
    )
    def part_before_day(phrase: Phrase) -> Meaning | None:
        if phrase.has("hours") and phrase.word("hours") != "hours":
            return None
        day = phrase.meaning("day")
        return TimeOfDay(day, part=PARTS_OF_DAY[phrase.word("part")], mod=_mod(phrase)) if day else None

    @rule("part_of_day.ordinal", "THE? (?P<hedge>EARLY|LATE)? (?P<part>DAYPART) OF THE (?P<day>ORDNUM)")
    def part_of_ordinal_day(phrase: Phrase) -> Meaning | None:
        day = w.ordinal(phrase.all("day"))
        return TimeOfDay(Written(day=day), part=PARTS_OF_DAY[phrase.word("part")], mod=_mod(phrase)) if day else None

    @rule("part_of_day.overnight", "OVERNIGHT (?: ON? (?P<day>DAYEXPR) )?")
    def overnight(phrase: Phrase) -> Meaning | None:
        return TimeOfDay(phrase.meaning("day"), part="NI", bare=not phrase.has("day"))

    @rule(
        "part_of_day.bare",
        "(?:(?<=IN|BY|OF|TO|INTO|DURING|UP|FROM) THE)? (?P<hedge>EARLY|LATE|MID DASH?) (?P<part>DAYPART) | "
        "(?<=IN|BY|OF|TO|INTO|DURING|FROM) THE (?P<only>PART)",
    )
    def part_alone(phrase: Phrase) -> Meaning | None:
        part = phrase.word("part") or phrase.word("only")
        return TimeOfDay(None, part=PARTS_OF_DAY[part], mod=_mod(phrase))

    def _mod(phrase: Phrase) -> str | None:
        words = phrase.all("hedge")
        return _HEDGED[words[0]] if words else None
