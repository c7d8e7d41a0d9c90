"""Times of day by the clock, with the day that they are tied to where it is named beside them."""

from __future__ import annotations

from service.timex.languages.en.lexicon import CLOCK_WORDS
from service.timex.languages.en.words import number_of, offset_of
from service.timex.meaning import Anaphor, Meaning, TimeOfDay, Unit
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("clock")
_TODAY = Unit(Granularity.DAY, 0)
_NOON = 12
#: The same time in another zone: "(0930 UTC)".
_ELSEWHERE = "(?:OPEN (?:CLOCK|MERIDIEMED|YEAR|NUM) ZONE CLOSE)"
_SMALL_HOURS = 4  # the last hour that is "at night" after midnight


@family.rule(
    "time.clock",
    "(?P<hedge>AROUND)? (?P<clock>CLOCKTIME) (?P<zone>ZONENAME)? (?:LOCAL TIME)?"
    f" {_ELSEWHERE}?"
    " (?: THIS (?P<here>DAYPART) | (?P<tonight>TONIGHT) | AT NIGHT"
    " | (?: IN THE (?P<part>DAYPART) )? (?: (?:ON|COMMA|OF|THE|COMMA ON)? (?P<day>DAYEXPR) (?P<behind>DAYPART)? )? )",
)
def clock(phrase: Phrase) -> Meaning | None:
    """9 p.m. on Sunday, noon today, 3:15 on Sunday afternoon, 10:30 this morning."""
    time, day = clock_of(phrase.words("clock")), phrase.meaning("day")
    if time is None or (phrase.has("day") and day is None):
        return None
    part = next((phrase.text(name) for name in ("part", "here", "behind") if phrase.has(name)), "")
    time = _in_part(time, phrase.text("clock"), part)
    if phrase.has("here") or phrase.has("tonight"):
        day = _TODAY
    bare = len(phrase.words("clock")) == 1 and phrase.text("clock")[-1].isdigit()
    return TimeOfDay(day, clock=time, zone=_zone(phrase), mod=_mod(phrase), bare=bare)


@family.rule(
    "time.clock_of_mention",
    "(?P<hedge>AROUND)? (?P<clock>CLOCKTIME) (?P<zone>ZONENAME)? (?:ON|COMMA)? "
    "THE (?P<near>SAME|PREVIOUS|FOLLOWING|NEXT) (?P<unit>UNIT)",
)
def clock_of_mention(phrase: Phrase) -> Meaning | None:
    """At noon the following day, by 5 p.m. the same day."""
    time = clock_of(phrase.words("clock"))
    if time is None or phrase.text("unit") != "day":
        return None
    day = Anaphor(Granularity.DAY, offset_of(phrase.text("near")))
    return TimeOfDay(day, clock=time, zone=_zone(phrase), mod=_mod(phrase))


def _mod(phrase: Phrase) -> str | None:
    return "APPROX" if phrase.has("hedge") else None


def _in_part(time: str, written: str, part: str) -> str:
    """Return a time of day, in the afternoon if its part of the day says so: "3:15" on Sunday afternoon is 15:15.

    A time with "a.m." or "p.m." stays as it is, and so do the hours after midnight of a night.
    """
    hour = int(time[:2])
    is_early = hour >= _NOON or (part == "night" and hour <= _SMALL_HOURS)
    if not part or part == "morning" or is_early or "m" in written:
        return time
    return f"{hour + _NOON}:{time[3:]}"


@family.rule(
    "time.spoken_hour",
    "(?<=AT|BY|UNTIL|AROUND|FROM) (?P<hedge>AROUND)? (?P<hour>DAY|CARD) (?:IN THE (?P<part>PART)|AT (?P<night>NIGHT)) "
    "(?: (?:ON|COMMA|OF)? (?P<day>DAYEXPR) )?",
)
@family.rule(
    "time.day_spoken_hour",
    "(?P<day>DAYEXPR) COMMA? AT (?P<hedge>AROUND)? (?P<hour>DAY|CARD) (?:IN THE (?P<part>PART)|AT (?P<night>NIGHT))",
)
def spoken_hour(phrase: Phrase) -> Meaning | None:
    """At four in the morning, at 9 at night; Friday at nine in the evening."""
    hour = int(number_of(phrase.words("hour")) or 0)
    if not 1 <= hour <= _NOON:
        return None
    is_late = phrase.text("part") in ("afternoon", "evening") or (phrase.has("night") and hour > _SMALL_HOURS)
    clock = f"{hour % _NOON + _NOON * is_late:02d}:00"
    return TimeOfDay(phrase.meaning("day"), clock=clock, mod=_mod(phrase))


def clock_of(words: tuple[str, ...]) -> str | None:
    """10:30 p.m., 5pm, noon, six o'clock -> "22:30", "17:00", "12:00", "06:00"; None if it is not a time of day."""
    text = "".join(words)
    if text in CLOCK_WORDS:
        return CLOCK_WORDS[text]
    if text[0].isdigit() and "." in words[0][:3]:
        text = text.replace(".", ":", 1)
    letters = "".join(letter for letter in text if letter.isalpha())
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ":").strip(":")
    hour_text, _, minute_text = digits.partition(":")
    hour = int(hour_text) if hour_text else int(number_of(words[:1]) or -1)
    minute = int(minute_text[:2] or 0)
    if letters.endswith(("am", "pm")):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * letters.endswith("pm")
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and minute < 60 else None


@family.rule(
    "time.day_clock",
    "(?P<day>DAYEXPR) (?P<part>DAYPART)? (?:COMMA? AT|COMMA)? (?P<hedge>AROUND)?"
    " (?P<clock>MERIDIEMED|CLOCK|CLOCKWORD|(?:DAY|CARD) OCLOCK) (?P<zone>ZONENAME)?"
    f" (?:LOCAL TIME)? {_ELSEWHERE}?",
)
def day_clock(phrase: Phrase) -> Meaning | None:
    """Sunday at 3 p.m., Sunday afternoon at about 3:15."""
    time, day = clock_of(phrase.words("clock")), phrase.meaning("day")
    if not time or not day:
        return None
    time = _in_part(time, phrase.text("clock"), phrase.text("part"))
    return TimeOfDay(day, clock=time, zone=_zone(phrase), mod=_mod(phrase))


def _zone(phrase: Phrase) -> str | None:
    return next((word.upper() for word in phrase.words("zone") if word.isalpha()), None)


@family.rule("time.military", "(?P<clock>YEAR|NUM) (?P<zone>ZONE) (?: (?:ON|COMMA)? (?P<day>DAYEXPR) )?")
def military(phrase: Phrase) -> Meaning | None:
    digits = phrase.text("clock")
    if not _is_military(digits):
        return None
    return TimeOfDay(phrase.meaning("day"), clock=f"{digits[:2]}:{digits[2:]}", zone=phrase.text("zone").upper())


@family.rule("time.day_military", "(?P<day>DAYEXPR) (?:COMMA|COMMA? AT) (?P<clock>YEAR|NUM) (?P<zone>ZONE)")
def day_military(phrase: Phrase) -> Meaning | None:
    """Today at 1429 UTC."""
    digits, day = phrase.text("clock"), phrase.meaning("day")
    if day is None or not _is_military(digits):
        return None
    return TimeOfDay(day, clock=f"{digits[:2]}:{digits[2:]}", zone=phrase.text("zone").upper())


@family.rule(
    "time.hours",
    "(?:(?<=AT|BY|AROUND) (?P<clock>YEAR|NUM)|(?P<early>NUM)) UNITS (?: (?:ON|COMMA)? (?P<day>DAYEXPR) )?",
)
def hours(phrase: Phrase) -> Meaning | None:
    digits = phrase.text("clock") or phrase.text("early")
    is_time = phrase.has("clock") or digits.startswith("0")
    if phrase.written[1].lower() != "hours" or not is_time or not _is_military(digits):
        return None
    return TimeOfDay(phrase.meaning("day"), clock=f"{digits[:2]}:{digits[2:]}")


def _is_military(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and int(digits[:2]) <= 23 and int(digits[2:]) <= 59
