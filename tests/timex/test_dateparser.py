"""dateparser resolves what it can read; its answers are checked, and depend on phrase, base and direction only."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from dateparser.date import DateDataParser
from dateparser.freshness_date_parser import FreshnessDateDataParser
from dateparser.languages.loader import LocaleDataLoader

from service.store.tables import Article
from service.timex import ENGINE_VERSION, _dateparser, dateparser_calls, dateparser_fallbacks, tag
from service.timex.calendar import OutsideCalendar
from service.timex.model import Anchor, Direction, Granularity, Timex
from service.timex.resolve import checked
from service.timex.resolve.checked import Day

#: Two weeks around a February 29, and the ends of months.
BASES = [dt.date(2024, 2, 22) + dt.timedelta(days) for days in range(14)]
EDGES = [dt.date(2024, 2, 29), dt.date(2024, 3, 31), dt.date(2023, 12, 31), dt.date(2025, 1, 1)]
SIDES = (Direction.PAST, Direction.FUTURE)
#: No year within reach has such a day, whatever dateparser answers.
IMPOSSIBLE = {(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)}
THURSDAY = Anchor(dt.date(2025, 3, 13))


def _nearest(days: Iterator[dt.date], base: dt.date, side: Direction) -> dt.date:
    """Return the nearest of some days up to the base, or after it."""
    on_side = [day for day in days if (day > base) == (side is Direction.FUTURE)]
    return min(on_side, key=lambda day: abs((day - base).days))


def _days_around(base: dt.date) -> Iterator[dt.date]:
    return (base + dt.timedelta(days) for days in range(-7, 8) if days)


def _in_years(base: dt.date, month: int, day: int) -> Iterator[dt.date]:
    for year in range(base.year - 8, base.year + 9):
        try:
            yield dt.date(year, month, day)
        except ValueError:
            continue


def _is_fallback(day: Day) -> bool:
    return not day.steps


def test_weekdays_lie_within_a_week_of_every_base() -> None:
    for base, weekday, side in product(BASES, range(1, 8), SIDES):
        day = checked.weekday_beside(base, weekday, side)
        expected = _nearest((d for d in _days_around(base) if d.isoweekday() == weekday), base, side)
        assert (day.date, _is_fallback(day)) == (expected, False), (base, weekday, side)


def test_months_lie_within_a_year_of_every_base() -> None:
    fallbacks = set()
    for base, month, side in product([*BASES, *EDGES], range(1, 13), SIDES):
        day = checked.month_beside(base, month, side)
        first = _nearest(_in_years(base, month, 1), base.replace(day=1), side)
        assert day.date.replace(day=1) == first, (base, month, side)
        if _is_fallback(day):
            fallbacks.add((base, month, side))
    # dateparser keeps the day of the base, and so skips to the next February 29
    assert fallbacks == {(base, 2, Direction.FUTURE) for base in (dt.date(2024, 2, 29), dt.date(2024, 3, 31))}


@pytest.mark.parametrize("day", [12, 28, 29, 30, 31])
def test_days_of_the_year_lie_within_a_year_of_every_base(day: int) -> None:
    """February 29 lies within four years; no day falls back."""
    for base, month, side in product(EDGES, range(1, 13), SIDES):
        if (month, day) in IMPOSSIBLE:
            with pytest.raises(OutsideCalendar):
                checked.day_beside(base, month, day, side)
            continue
        found = checked.day_beside(base, month, day, side)
        expected = _nearest(_in_years(base, month, day), base, side)
        assert (found.date, _is_fallback(found)) == (expected, False), (base, month, day, side)


def test_a_february_29_across_a_year_without_one() -> None:
    assert checked.day_beside(dt.date(1899, 6, 1), 2, 29, Direction.FUTURE).date == dt.date(1904, 2, 29)
    assert checked.day_beside(dt.date(1903, 6, 1), 2, 29, Direction.PAST).date == dt.date(1896, 2, 29)


@pytest.mark.parametrize(
    ("unit", "shortest", "longest"),
    [
        (Granularity.DAY, 1, 1),
        (Granularity.WEEK, 7, 7),
        (Granularity.MONTH, 28, 31),
        (Granularity.YEAR, 365, 366),
    ],
)
def test_counted_units_are_as_far_as_the_units_are_long(unit: Granularity, shortest: int, longest: int) -> None:
    for base, count, side in product([*BASES, *EDGES], (1, 2, 18, 100), SIDES):
        day = checked.counted_from(base, [(count, unit)], side)
        days = (day.date - base).days * (1 if side is Direction.FUTURE else -1)
        assert count * shortest <= days <= count * longest, (base, count, side)
        assert not _is_fallback(day), (base, count, side)


@pytest.mark.parametrize("unit", [Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR])
def test_last_this_and_next_unit(unit: Granularity) -> None:
    for base in [*BASES, *EDGES]:
        days = [checked.neighbouring(base, unit, offset) for offset in (-1, 0, 1)]
        assert [(day.date > base) - (day.date < base) for day in days] == [-1, 0, 1]
        assert not any(map(_is_fallback, days)), base


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([(2, Granularity.YEAR), (3, Granularity.MONTH)], dt.date(2022, 12, 13)),
        ([(1, Granularity.YEAR), (2, Granularity.WEEK)], dt.date(2024, 2, 28)),
    ],
)
def test_compound_lengths(amounts: list[tuple[int, Granularity]], expected: dt.date) -> None:
    day = checked.counted_from(THURSDAY.date, amounts, Direction.PAST)
    assert (day.date, _is_fallback(day)) == (expected, False)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("phrase", ["monday", "thursday", "february", "march", "29 february", "31 march"])
def test_names_are_read_as_by_all_of_dateparser(phrase: str, side: Direction) -> None:
    for base in EDGES:
        reading = _dateparser._absolute(phrase, base, side)
        assert reading is not None
        assert (reading.day, reading.period) == _read_by_all(phrase, base, side), base


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "yesterday",
            "last week",
            "this month",
            "next year",
            "in 3 days",
            "2 months ago",
            "1 day ago",
            "in 1996 days",
        ),
        *("12 years 1 week ago", "in 1 year 19 months", "45 weeks 6 days ago", "in 100 months"),
    ],
)
def test_lengths_are_read_as_by_all_of_dateparser(phrase: str) -> None:
    for base in EDGES:
        reading = _dateparser._relative(phrase, base)
        assert reading is not None
        assert (reading.day, reading.period) == _read_by_all(phrase, base), base


def test_one_translation_serves_for_all_numbers() -> None:
    translate = LocaleDataLoader().get_locale("en").translate
    settings = _dateparser._settings("relative-time")
    for first, second, phrase in product(
        (0, 1, 2, 12, 1996, 10**6), (1, 30), ("{} years {} days ago", "in {} weeks {} day")
    ):
        asked = phrase.format(first, second)
        assert _dateparser._translated(asked) == translate(asked, settings=settings)


def _read_by_all(phrase: str, base: dt.date, side: Direction | None = None) -> tuple[dt.date, str]:
    settings = {"RELATIVE_BASE": dt.datetime.combine(base, dt.time()), "TIMEZONE": "UTC"}
    sided = {"PREFER_DATES_FROM": side.value} if side else {}
    read = DateDataParser(languages=["en"], settings={**settings, **sided}).get_date_data(phrase)
    assert read.date_obj
    return read.date_obj.date(), read.period


def test_quarters_are_not_asked_for() -> None:
    before = dateparser_calls(), dateparser_fallbacks()
    day = checked.counted_from(THURSDAY.date, [(2, Granularity.QUARTER)], Direction.PAST)
    assert day == Day(dt.date(2024, 9, 13))
    assert (dateparser_calls(), dateparser_fallbacks()) == before


def _one(text: str, anchor: Anchor = THURSDAY) -> Timex:
    (timex,) = tag(text, anchor).timexes
    return timex


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("The crew left on Sunday.", "2025-03-09", "dateparser reads 'sunday' before 2025-03-13 as 2025-03-09"),
        ("The crew will leave on Sunday.", "2025-03-16", "dateparser reads 'sunday' after 2025-03-13 as 2025-03-16"),
        ("The crew left on Thursday.", "2025-03-13", "dateparser reads 'thursday' before 2025-03-14 as 2025-03-13"),
        ("The crew left next Friday.", "2025-03-14", "dateparser reads 'friday' after 2025-03-13 as 2025-03-14"),
        ("The crew left in March.", "2025-03", "dateparser reads 'march' up to 2025-03-13 as 2025-03"),
        ("The crew left last March.", "2024-03", "dateparser reads 'march' up to 2025-02-28 as 2024-03"),
        ("The crew left on 2 March.", "2025-03-02", "dateparser reads '2 march' up to 2025-03-13 as 2025-03-02"),
        ("The crew left on 13 March.", "2025-03-13", "dateparser reads '13 march' up to 2025-03-13 as 2025-03-13"),
        ("The crew left yesterday.", "2025-03-12", "dateparser reads 'yesterday' from 2025-03-13 as 2025-03-12"),
        ("The crew left last week.", "2025-W10", "dateparser reads 'last week' from 2025-03-13 as 2025-03-06"),
        ("The crew leaves next month.", "2025-04", "dateparser reads 'next month' from 2025-03-13 as 2025-04"),
        ("The crew left two weeks ago.", "2025-W09", "dateparser reads '2 weeks ago' from 2025-03-13 as 2025-02-27"),
        ("The crew left a decade ago.", "2015", "dateparser reads '10 years ago' from 2025-03-13 as 2015"),
    ],
)
def test_the_steps_name_dateparser(text: str, value: str, step: str) -> None:
    timex = _one(text)
    assert (timex.value, timex.trace.steps[-1]) == (value, step)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        (
            "It will run from Tuesday to Friday.",
            "2025-03-21",
            "dateparser reads 'friday' after 2025-03-18 as 2025-03-21",
        ),
        (
            "It fell on May 3, 2024, and rose the following Friday.",
            "2024-05-10",
            "dateparser reads 'friday' after 2024-05-03 as 2024-05-10",
        ),
        (
            "It fell the Friday before May 1, 2024.",
            "2024-04-26",
            "dateparser reads 'friday' before 2024-05-01 as 2024-04-26",
        ),
    ],
)
def test_weekdays_beside_another_date_name_it_too(text: str, value: str, step: str) -> None:
    timex = tag(text, THURSDAY).timexes[-1]
    assert (timex.value, timex.trace.steps[-1]) == (value, step)


@pytest.mark.parametrize(
    "text", ["It opened in the third quarter.", "It opened last spring.", "It opened on March 3, 2021."]
)
def test_the_steps_of_other_dates_do_not(text: str) -> None:
    assert not any("dateparser" in step for step in _one(text).trace.steps)


def _wrong(name: str, base: dt.date, day: dt.date, period: str) -> _dateparser.Reading:
    return _dateparser.Reading(day, period, f"dateparser reads '{name}' before {base} as {day}")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        _wrong("sunday", THURSDAY.date, dt.date(2025, 3, 2), "day"),
        _wrong("sunday", THURSDAY.date, dt.date(2025, 3, 16), "day"),
        _wrong("sunday", THURSDAY.date, dt.date(2025, 3, 8), "day"),
        _wrong("sunday", THURSDAY.date, dt.date(2025, 3, 9), "week"),
    ],
    ids=["missing", "a week too early", "on the other side", "another weekday", "too coarse"],
)
def test_a_wrong_answer_is_replaced_and_counted(
    answer: _dateparser.Reading | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_dateparser, "weekday", lambda *_: answer)
    before = dateparser_fallbacks()
    timex = _one("The crew left on Sunday.")
    assert (timex.value, len(timex.trace.steps)) == ("2025-03-09", 1)
    assert dateparser_fallbacks() == before + 1


@pytest.mark.parametrize(
    ("function", "text", "value"),
    [
        ("month", "The crew left in November.", "2024-11"),
        ("day_of_year", "The crew left on 2 November.", "2024-11-02"),
        ("counted", "The crew left three months ago.", "2024-12"),
        ("neighbouring", "The crew left last month.", "2025-02"),
    ],
)
def test_every_kind_of_answer_has_a_fallback(
    function: str, text: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_dateparser, function, lambda *_: None)
    assert _one(text).value == value


@pytest.mark.parametrize(
    "phrase",
    ["2 day ago", "in 31 month", "7 year 12 month ago", "in 3 fortnight", "4 foo ago", "14 day bar", "1,5 week ago"],
)
def test_dateparser_knows_the_words_of_a_length_whatever_its_numbers(phrase: str) -> None:
    reader = FreshnessDateDataParser()
    assert _dateparser._freshness._are_all_words_units(phrase) is reader._are_all_words_units(phrase)  # type: ignore[attr-defined]


def test_answers_are_cached_within_bounds() -> None:
    base = dt.date(1987, 6, 5)
    questions: list[Callable[[], Any]] = [
        lambda: _dateparser.weekday(2, base, Direction.PAST),
        lambda: _dateparser.counted([(3, "week")], base, Direction.PAST),
    ]
    answers = [ask() for ask in questions]
    before = dateparser_calls()
    assert [ask() for ask in questions] == answers
    assert dateparser_calls() == before
    names = ("_absolute", "_relative", "_counted", "_template", "_translation", "_settings_beside")
    caches = (getattr(_dateparser, name) for name in names)
    assert all(cache.cache_parameters()["maxsize"] for cache in caches)


_TEXT = "It left on Friday, rests in December, sails on 1 January, sank a month ago and is afloat today."
_IN_NEW_PROCESS = """
import datetime as dt, sys
from service.timex import tag
from service.timex.model import Anchor
print([timex.trace.steps for timex in tag(sys.argv[1], Anchor(dt.date(1999, 12, 31))).timexes])
"""


def _readings() -> str:
    """Return the steps of a date of each kind, without cached answers."""
    _dateparser._absolute.cache_clear()
    _dateparser._relative.cache_clear()
    _dateparser._counted.cache_clear()
    return str([timex.trace.steps for timex in tag(_TEXT, Anchor(dt.date(1999, 12, 31))).timexes])


def test_dateparser_reads_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            raise AssertionError("the clock was read")

    expected = _readings()
    for module in ("freshness_date_parser", "utils"):
        monkeypatch.setattr(f"dateparser.{module}.datetime", NoClock)
    assert _readings() == expected


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs a process that can change its time zone")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_time_zone_does_not_matter(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _readings()
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        readings = _readings()
    time.tzset()
    assert readings == expected


def test_the_locale_does_not_matter() -> None:
    environment = os.environ | {"LANG": "ar_EG.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", _IN_NEW_PROCESS, _TEXT]
    result = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment)
    assert result.stdout.strip() == _readings()


def test_the_engine_version_names_that_of_dateparser_and_fits_its_column() -> None:
    assert ENGINE_VERSION.endswith(f"+dateparser-{_dateparser.minor_version()}")
    assert len(ENGINE_VERSION) <= Article.engine_version.max_length
