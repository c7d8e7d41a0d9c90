"""What looks like an English expression of time and is none: each check gives its reason in plain words.

``REFUSALS`` is the order in which a match is questioned: the beginnings of rule ids, and the check. ``SUSPECTS`` says
what words are that no rule takes.
"""

from __future__ import annotations

from service.timex.languages import Refusal
from service.timex.languages.en.refusals import figures, known, lengths, names, titles
from service.timex.languages.en.refusals.suspects import SUSPECTS

__all__ = ["REFUSALS", "SUSPECTS"]

_ANY = ("",)
REFUSALS: tuple[tuple[tuple[str, ...], Refusal], ...] = (
    (_ANY, known.known_name),
    (("year.bare", "day.near", "part_of_day", "weekday.bare", "holiday"), titles.title),
    (("year.bare", "month.bare"), titles.performed),
    (("year.bare",), titles.own_year),
    (("year.spelled",), titles.capital_number),
    (("day.near", "part_of_day"), titles.capital_day),
    (("season", "time.clock"), titles.tale),
    (("month.bare",), names.cause),
    (("month.bare", "date.month_day", "date.day_month"), names.group),
    (("month.bare",), names.month_name),
    (("weekday.bare", "set.weekdays"), names.weekday_name),
    (("weekday.bare",), names.opens_as_name),
    (("part_of_day",), titles.capital_night),
    (("reference.present",), names.organisation),
    (("reference.present",), lengths.stream),
    (("date.day_month", "date.month_day"), figures.house),
    (("century", "year", "decade"), figures.before_christ),
    (("century",), figures.counted_century),
    (("anaphor.quarter",), lengths.hyphened),
    (("year.bare",), figures.bare_year),
    (("year.short",), figures.short_year),
    (("quarter",), lengths.part_of_match),
    (("duration.hyphen",), lengths.age),
    (("duration", "set.rate", "stretch", "part.months"), lengths.measured),
    (("unit", "day.near", "part_of_day"), titles.capital),
    (("season",), names.season_name),
    (("decade", "part.adjective"), figures.age_or_heat),
    (("date.ordinal_day", "part_of_day.ordinal"), figures.ordinal_thing),
    (("time.clock",), figures.record_time),
    (("time.clock",), lengths.midnight_sun),
    (("set.adverb",), names.adjective),
    (("reference.future",), lengths.conjunction),
    (("holiday",), names.holiday_name),
)
