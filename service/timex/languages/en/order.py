"""The order in which English is read: families of rules, then checks of a match, then refinements of its meaning.

Of the rules that match at one place the longest match wins; of equally long ones, the first in ``FAMILIES``. A row of
``REFUSALS`` or ``REFINEMENTS`` names the rules, or the families of rules, that it applies to. An unknown name is an
error when the language loads.
"""

from __future__ import annotations

from service.timex.grammar import EVERY_RULE, FamilyRow, Order, Row
from service.timex.languages.en import refinements
from service.timex.languages.en.refusals import counts, early_years, known, measures, names, numbers, titles
from service.timex.languages.en.refusals import references as reference_checks
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

#: Most families never match the same words as another one. The reasons of those that do begin with "Before".
FAMILIES = (
    FamilyRow(eras.family, "“44 BC”, “circa 1850”: longer than the year in them."),
    FamilyRow(dates.family, "Days with their month, or in digits."),
    FamilyRow(date_lists.family, "Days that share a month or a year: “March 3, 4 and 7”."),
    FamilyRow(months.family, "Months, with or without a year."),
    FamilyRow(years.family, "Years, decades and centuries by their number."),
    FamilyRow(weekdays.family, "Weekdays; “the first Monday of May” is longer than the weekday in it."),
    FamilyRow(clock.family, "Before shifted and durations: “at 1900 hours” is a time of day, not a length."),
    FamilyRow(parts_of_day.family, "Parts of the day, which are longer than the day in them."),
    FamilyRow(quarters.family, "Quarters, halves and fiscal years."),
    FamilyRow(year_ago.family, "Before parts: “the 1988 quarter” is a quarter of 1988, not a number of quarters."),
    FamilyRow(days.family, "Before parts: “later in the day” is a part of the day mentioned before."),
    FamilyRow(units.family, "Units near the publication day, a mention or a day."),
    FamilyRow(shifted.family, "Before sets and durations: “in two weeks” may be a date ahead."),
    FamilyRow(seasons.family, "Seasons."),
    FamilyRow(holidays.family, "Named days."),
    FamilyRow(
        parts.family, "“Early May”, “the last two weeks of May”; without a period, stretches read “the last two weeks”."
    ),
    FamilyRow(sets.family, "Before durations: “$20 a year” repeats, and is not a year long."),
    FamilyRow(durations.family, "Lengths that no family above places on the calendar."),
    FamilyRow(stretches.family, "Lengths that end or begin at the publication day."),
    FamilyRow(references.family, "“Now”, “recently”: no period at all."),
)

#: Any check can reject a match, so the order only decides which reason is reported: the most specific one.
REFUSALS: tuple[Row[Check], ...] = (
    Row(known.known_name, EVERY_RULE, "A known name is a certain reason."),
    Row(
        titles.title,
        ("year.bare", "day.near", "parts_of_day", "weekday.bare", "holiday"),
        "“The novel 1984”: the word beside it names the kind of work.",
    ),
    Row(titles.performed, ("year.bare", "month.bare"), "“Played September”: the verb shows that it is a work."),
    Row(titles.own_year, ("year.bare",), "“Prince's 1999” has an owner and no noun."),
    Row(titles.capital_number, ("year.spelled",), "“Nineteen Eighty-Four” has capitals, unlike a year."),
    Row(titles.capital_day, ("day.near", "parts_of_day"), "“Yesterday” has a capital inside a sentence."),
    Row(
        titles.quoted,
        ("month.bare", "weekday.bare", "seasons", "parts_of_day"),
        "“One Night in June”: a quotation written like a title.",
    ),
    Row(titles.tale, ("seasons", "time.clock"), "“The Winter's Tale” has a possessive and capitals."),
    Row(names.cause, ("month.bare",), "“The March for Science”: more specific than month_name."),
    Row(
        names.group,
        ("month.bare", "date.month_day", "date.day_month"),
        "“The April 6 Youth Movement”: more specific than month_name.",
    ),
    Row(names.month_name, ("month.bare",), "“April Jones”, “may the best win”: a month that is a name or a verb."),
    Row(weekday_checks.named, ("weekday.bare",), "“Bloody Sunday”, “the Wednesday Club”: the name of a day or group."),
    Row(weekday_checks.describes, ("weekday.bare", "part_of_day"), "“Was a Monday” describes a date."),
    Row(weekday_checks.repeats, ("weekday.bare",), "“Open Monday through Friday” repeats."),
    Row(names.weekday_name, ("weekday.bare", "set.weekdays"), "“The Sunday Times”: a paper, a firm or a place."),
    Row(names.opens_as_name, ("weekday.bare",), "“Tuesday Weld was”: less specific than weekday_name."),
    Row(titles.capital_night, ("parts_of_day",), "“Saturday Night” is written like a title."),
    Row(names.person, ("holiday",), "“Tariq Ramadan” is a person."),
    Row(names.organisation, ("reference.present",), "“NOW” has capitals in a sentence of lowercase letters."),
    Row(measures.stream, ("reference.present",), "“A strong current” is a noun."),
    Row(numbers.house, ("date.day_month", "date.month_day"), "“12 May Street” is an address."),
    Row(numbers.before_christ, ("years",), "“The 1250s BC” are outside the calendar."),
    Row(counts.counted_century, ("century",), "“His 15th century” is a score."),
    Row(measures.hyphened, ("anaphor.quarter",), "“The quarter-finals” is one word."),
    Row(numbers.bare_year, ("year.bare",), "“Flight 2019”: a number that its neighbours make something else."),
    Row(early_years.early_year, ("year.early",), "“Slept in 304”: a number, unless a historic deed stands beside it."),
    Row(numbers.numbered, ("year.range",), "“No. 1312/2018” numbers a law."),
    Row(counts.counted_range, ("year.range",), "“1500-2000 workers” are counted."),
    Row(numbers.short_year, ("year.short",), "“6'10” is a measure."),
    Row(measures.element, ("quarter.code",), "“Pure H2” is hydrogen."),
    Row(measures.part_of_match, ("quarter", "quarter.code"), "“The second half” of a match."),
    Row(measures.age, ("duration.hyphen",), "“A 27-year-old”: more specific than measured."),
    Row(
        measures.measured,
        ("durations", "ahead", "set.rate", "stretches", "part.months"),
        "“37 years old”, “call it a day”: not a length of time, or a figure of speech.",
    ),
    Row(titles.capital, ("units", "day.near", "parts_of_day"), "“This Week”, “USA Today” are written like names."),
    Row(names.season_name, ("seasons",), "“The fall of the regime”, “the Winter Olympics”."),
    Row(numbers.age_or_temperature, ("decade", "part.adjective"), "“In his 50s”, “highs in the 80s”."),
    Row(numbers.ordinal_thing, ("date.ordinal_day", "part_of_day.ordinal"), "“On the 12th floor” counts floors."),
    Row(numbers.record_time, ("time.clock",), "“Ran it in 2:10” is a length."),
    Row(measures.midnight_sun, ("time.clock",), "“The midnight sun” is not a time."),
    Row(names.adjective, ("set.adverb",), "“The Daily Mail”, “a quarterly report” are names or descriptions."),
    Row(measures.conjunction, ("reference.future",), "“As soon as” joins clauses."),
    Row(reference_checks.soon_in_the_past, ("reference.future",), "“He was soon released” looks ahead from then."),
    Row(reference_checks.most_recently, ("reference.past",), "“Most recently last October”: the date says when."),
    Row(reference_checks.era, ("day.near",), "“Today's youth”: the times that we live in."),
    Row(
        reference_checks.of_something,
        ("weekend.bare", "season.bare"),
        "“The weekend of the festival”: less specific than season_name.",
    ),
    Row(names.holiday_name, ("holiday",), "“Christmas Island”: less specific than the checks of titles."),
)

#: The first refinement that applies gives the meaning.
REFINEMENTS: tuple[Row[Refinement], ...] = (
    Row(refinements.rate, ("durations",), "“60,000 barrels a day” says how often."),
    Row(refinements.one_day, ("durations",), "“One day” beside a modal is some time to come."),
    Row(refinements.since_year_end, ("year_end",), "“Since year-end” counts from the one that is over."),
    Row(refinements.then_current, ("reference.present",), "“The then current price” is that of another time."),
    Row(refinements.compared_year_ago, ("ago",), "“From $9 million a year ago” compares with the reported period."),
    Row(refinements.lasting, ("stretches", "weekday.near"), "“To last ten years”: “last” is a verb."),
    Row(refinements.orthodox, ("holiday",), "“Orthodox Christians mark Good Friday” on a day of their own."),
    Row(refinements.september_11, ("date.month_day", "date.day_month"), "“The Sept. 11 attacks” are those of 2001."),
)

ORDER = Order(FAMILIES, REFUSALS, REFINEMENTS)
