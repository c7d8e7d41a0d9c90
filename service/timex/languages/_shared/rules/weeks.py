"""Weekdays of a week that has a name: 上周三, Montag letzter Woche, mercredi en huit."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily, number_of
from service.timex.languages._shared.folding import folded
from service.timex.meaning import Beside, Meaning, Relation, TimeOfDay, Unit, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Piece

family = SharedFamily("weeks")

_WEEK = range(1, 8)
#: Words for "day" that are Sunday behind a week; in 上周天气 the second begins the word for weather.
_SUNDAYS = {"日": ("周", "週", "星期", "礼拜", "禮拜"), "天": ("星期", "礼拜", "禮拜")}
_NAMED_WEEK = "RELATIVE|SHIFT UNIT|UNIT SHIFT"


@family.rule("weekday.in_a_week", "(?P<day>WEEKDAY) (?P<week>(?:IN|OF|AHEAD) AMOUNT ANY_UNIT?)")
def weekday_in_a_week(reading: Reading) -> Meaning | None:
    """Mercredi en huit, Mittwoch in einer Woche: a week after the coming one."""
    if not reading.words.has("in a week", folded(reading.written("week"))):
        return None
    weekday = int(reading.value("day"))
    return Beside(Granularity.DAY, 1, Written(weekday=weekday, relation=Relation.THIS), weekday)


@family.rule(
    "weekday.of_week",
    f"(?P<week>{_NAMED_WEEK}) LINK LINK (?P<weekday>WEEKDAY|NUMBER|DAYUNIT|UNIT) (?P<part_last>PART)? "
    "| (?: (?P<part_before>PART) (?:IN|LINK) LINK )? DAYUNIT? (?P<weekday_before>WEEKDAY) (?P<part>PART)? "
    f"(?:IN|LINK) LINK (?P<week_behind>{_NAMED_WEEK})",
)
def weekday_of_week(reading: Reading) -> Meaning | None:
    """Montag letzter Woche, 来週の水曜日, 上周三."""
    word = reading.written("weekday") or reading.written("weekday_before")
    week, entry = reading.meaning("week") or reading.meaning("week_behind"), reading.words.entry(word)
    is_named = entry is not None and entry.name == "WEEKDAY"
    number = number_of(word, reading.words) if is_named else _weekday_by_number(reading, word)
    if not isinstance(week, Unit) or week.granularity is not Granularity.WEEK or number not in _WEEK:
        return None
    day = Within(Written(weekday=number), week)
    part = reading.value("part") or reading.value("part_last") or reading.value("part_before")
    return TimeOfDay(day, part=part) if part else day


def _weekday_by_number(reading: Reading, word: str) -> int | None:
    """Return the weekday of 上周三 and 上周日, whose Sunday is the word for "day"."""
    if not reading.words.has("style", "weekdays by number"):
        return None
    is_sunday = reading.written("week").endswith(_SUNDAYS.get(word, ()))
    return _WEEK[-1] if is_sunday else number_of(word, reading.words)


@family.rule("weekday.in_week", f"(?P<week>{_NAMED_WEEK}) (?: COMMA? IN | COMMA LINK LINK) (?P<day>WEEKDAY)")
def weekday_in_week(reading: Reading) -> tuple[Piece, ...] | None:
    """Наступного тижня, у середу; la semaine dernière, mercredi: the day lies in the week in front of it."""
    week = reading.meaning("week")
    if not isinstance(week, Unit) or week.granularity is not Granularity.WEEK:
        return None
    day = Within(Written(weekday=int(reading.value("day"))), week)
    return reading.piece("week", week), reading.piece("day", day)
