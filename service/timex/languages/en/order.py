"""The order in which English is read: families of rules, then checks of a match, then refinements of its meaning.

Of the rules that match at one place the longest match wins; of equally long ones, the first in ``FAMILIES``. The checks
of ``REFUSALS`` run from top to bottom and the first reason stands. So do ``REFINEMENTS``. A row names the rules, or the
families of rules, that it applies to; unknown names are an error when the language is loaded.
"""

from __future__ import annotations

from service.timex.grammar import EVERY_RULE, FamilyRow, Order, Row
from service.timex.languages.en import refinements
from service.timex.languages.en.refusals import known, measures, names, numbers, titles
from service.timex.languages.en.refusals import weekdays as weekday_checks
from service.timex.languages.en.rules import (
    clock,
    date_lists,
    dates,
    days,
    durations,
    eras,
    holidays,
    months,
    parts,
    parts_of_day,
    quarters,
    references,
    seasons,
    sets,
    shifted,
    stretches,
    units,
    weekdays,
    year_ago,
    years,
)
from service.timex.rule import Check, Refinement

FAMILIES = (
    FamilyRow(eras.family, "“44 BC” and “circa 1850” say more than the number in them."),
    FamilyRow(dates.family, "A day says most: “May 5” is a day before “5” is anything else."),
    FamilyRow(date_lists.family, "Several days share a month or a year, and none of them is a date by itself."),
    FamilyRow(months.family, "A month with its year, before the year alone."),
    FamilyRow(years.family, "Numbers that are years, before numbers that count."),
    FamilyRow(weekdays.family, "“The first Monday of May” names a weekday, not a part of May."),
    FamilyRow(clock.family, "A time of day takes the day beside it."),
    FamilyRow(parts_of_day.family, "“Sunday night” is a part of a day, before the weekday and the night apart."),
    FamilyRow(quarters.family, "“The last quarter” is a quarter, before it is a unit like any other."),
    FamilyRow(year_ago.family, "“The same period last year” compares, before “last year” is a unit."),
    FamilyRow(days.family, "“The day before” points to a day, before it is a length."),
    FamilyRow(units.family, "“Last week” is a unit near the publication day."),
    FamilyRow(shifted.family, "“Two weeks ago” is a day; the length in it is not."),
    FamilyRow(seasons.family, "“Fall” and “spring” need a word beside them that makes them seasons."),
    FamilyRow(holidays.family, "Names of days stand alone."),
    FamilyRow(parts.family, "“Early May” is more than “May”; “the first two weeks of May” are two expressions."),
    FamilyRow(sets.family, "“Every two weeks” repeats, before “two weeks” is a length."),
    FamilyRow(durations.family, "A length that nothing before this places on the calendar."),
    FamilyRow(stretches.family, "“The past two weeks” is always longer than the length in it."),
    FamilyRow(references.family, "“Now” and “recently” say least."),
)

REFUSALS: tuple[Row[Check], ...] = (
    Row(known.known_name, EVERY_RULE, "Well-known names: the surest reason comes first."),
    Row(
        titles.title,
        ("year.bare", "day.near", "parts_of_day", "weekday.bare", "holiday"),
        "“The novel 1984”: a word beside it says that it is a work or a programme.",
    ),
    Row(titles.performed, ("year.bare", "month.bare"), "“Played September”: the verb says that it is a work."),
    Row(titles.own_year, ("year.bare",), "“Prince's 1999” has an owner and no noun."),
    Row(titles.capital_number, ("year.spelled",), "“Nineteen Eighty-Four” has capitals, as no year has."),
    Row(titles.capital_day, ("day.near", "parts_of_day"), "“Yesterday” with a capital inside a sentence."),
    Row(titles.tale, ("seasons", "time.clock"), "“The Winter's Tale”: owned by the season, with capitals."),
    Row(names.cause, ("month.bare",), "“The March for Science”, before “March” is weighed as a month."),
    Row(
        names.group,
        ("month.bare", "date.month_day", "date.day_month"),
        "“The April 6 Youth Movement”: a group that is called by a date.",
    ),
    Row(names.month_name, ("month.bare",), "“April Jones”, “May we”: months that are names and verbs as well."),
    Row(weekday_checks.named, ("weekday.bare",), "“Bloody Sunday”, “the Wednesday Club” have names."),
    Row(weekday_checks.describes, ("weekday.bare", "part_of_day"), "“Was a Monday” says which day of the week it was."),
    Row(weekday_checks.repeats, ("weekday.bare",), "“Open Monday through Friday” is every week."),
    Row(names.weekday_name, ("weekday.bare", "set.weekdays"), "“The Sunday Times”: papers, firms, places."),
    Row(names.opens_as_name, ("weekday.bare",), "“Tuesday Weld was”: only after names that are told by their words."),
    Row(titles.capital_night, ("parts_of_day",), "“Saturday Night”: written as titles are."),
    Row(names.organisation, ("reference.present",), "“NOW” in a sentence of small letters."),
    Row(measures.stream, ("reference.present",), "“A strong current” flows."),
    Row(numbers.house, ("date.day_month", "date.month_day"), "“12 May Street” is an address."),
    Row(numbers.before_christ, ("years",), "The calendar begins with the year 1."),
    Row(numbers.counted_century, ("century",), "“His 15th century”: scores at cricket, and names."),
    Row(measures.hyphened, ("anaphor.quarter",), "“The quarter-finals”: part of a word."),
    Row(numbers.bare_year, ("year.bare",), "Four digits are a year only where nothing makes them a number."),
    Row(numbers.short_year, ("year.short",), "An apostrophe and two digits may be a measure or a quotation."),
    Row(measures.element, ("quarter.code",), "“Pure H2” is hydrogen."),
    Row(measures.part_of_match, ("quarter", "quarter.code"), "Matches have quarters and halves, too."),
    Row(measures.age, ("duration.hyphen",), "“A 27-year-old”: before the checks that lengths share."),
    Row(
        measures.measured,
        ("durations", "ahead", "set.rate", "stretches", "part.months"),
        "What is measured is not time, or the words are a figure of speech.",
    ),
    Row(titles.capital, ("units", "day.near", "parts_of_day"), "“This Week”, “USA Today”: written as names are."),
    Row(names.season_name, ("seasons",), "“The fall of the regime”, “Winter Olympics”."),
    Row(numbers.age_or_heat, ("decade", "part.adjective"), "“In his 50s”, “highs in the 80s”."),
    Row(numbers.ordinal_thing, ("date.ordinal_day", "part_of_day.ordinal"), "“On the 12th floor”."),
    Row(numbers.record_time, ("time.clock",), "“Ran it in 2:10”: a length or a score."),
    Row(measures.midnight_sun, ("time.clock",), "“The midnight sun” shines at no certain time."),
    Row(names.adjective, ("set.adverb",), "“The Daily Mail”, “a quarterly report”: names and descriptions."),
    Row(measures.conjunction, ("reference.future",), "“As soon as” joins clauses."),
    Row(names.holiday_name, ("holiday",), "“Christmas Island”: last, after the titles."),
)

REFINEMENTS: tuple[Row[Refinement], ...] = (
    Row(refinements.rate, ("durations",), "“60,000 barrels a day” says how often: before it is a length."),
    Row(refinements.one_day, ("durations",), "“One day” with a modal is some time to come."),
    Row(refinements.compared_year_ago, ("ago",), "“From $9 million a year ago” compares with the reported period."),
    Row(refinements.lasting, ("stretches",), "“To last ten years”: “last” is a verb."),
    Row(refinements.september_11, ("date.month_day", "date.day_month"), "Its attacks are those of 2001, in any year."),
)

ORDER = Order(FAMILIES, REFUSALS, REFINEMENTS)
