"""What the languages share: tokens of all scripts, one grammar, and the tables of words that fill it.

``assemble`` makes a language of its tables: the generated one of ``_cldr`` and, if it has a folder, its own
``words.tsv``, whose lines add to the generated ones and correct them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from service.timex.grammar import FamilyRow, Grammar, Order, Row
from service.timex.languages._shared import (
    ages,
    checks,
    counts,
    dated_clauses,
    early_years,
    names,
    other_calendars,
    pairs,
    rare_years,
    refinements,
    scores,
    sentence_ends,
    wholes,
    years_of_life,
)
from service.timex.languages._shared.cues import cues_of, ranges_of
from service.timex.languages._shared.early_years import has_leading_words
from service.timex.languages._shared.macros import MACROS
from service.timex.languages._shared.news import News
from service.timex.languages._shared.rules import (
    both_calendars,
    centuries,
    dates,
    day_times,
    decades,
    digits,
    early_dates,
    edges,
    eras,
    first_and_last,
    holidays,
    hours,
    lists,
    month_days,
    parts,
    periods,
    quarters,
    relative,
    sets,
    spans,
    weekdays,
    weeks,
    years,
)
from service.timex.languages._shared.tokens import ScriptClasses, alphabet, token_pattern
from service.timex.languages._shared.words import Words, lines
from service.timex.languages.contract import Language
from service.timex.rule import Check, Family
from service.timex.tokens import Alphabet

FOLDERS = Path(__file__).parents[1]
#: Words of these classes may begin or make an expression of time.
_TRIGGERS = (
    "MONTH MONTHABBR MONTHUNIT YEARUNIT DAYUNIT UNIT CENTURY WEEKDAY NEAR RELATIVE SEASON TODAYPART YEAR YEARRANGE "
    "BUDDHIST ANAPHOR DECADENUM DECADES DECADESUFFIX DECADE HUNDREDS ISO SLASHED SHORTDATE DAYMONTH DAYSLASHMONTH "
    "CLOCK CLOCKWORD OCLOCK REFERENCE BC AD HALF PART NUMRANGE CLOCKAT WEEKDAYPART SET VAGUE HOLIDAY"
)

#: The families of the shared grammar; an earlier one wins a tie.
_FAMILIES = (
    dates, early_dates, month_days, both_calendars, edges, digits, periods, years, eras, decades, centuries, lists,
    spans, sets, relative, weekdays, weeks, parts, first_and_last, quarters, day_times, hours, holidays,
)  # fmt: skip

#: In a language whose verbs have no endings of the past, a weekday that no word decides is the last one.
_WEIGHTS = {"cue none": -1.5}


_WRITTEN_YEARS = (
    "year.bare", "year.marked", "year.about", "year.early", "year.early_after", "year.opening", "year.of_two_digits",
)  # fmt: skip

#: What looks like an expression of time and is none: the checks of a language, the rules that they refuse, and what
#: they are about.
_CHECKS: tuple[tuple[Callable[[Words], tuple[Check, ...]], tuple[str, ...], str], ...] = (
    (checks.share_checks, ("year.bare",), "Numbers that count or name."),
    (checks.of_checks, ("year.bare", "year.about", "years.range"), "Numbers that count or name."),
    (checks.year_checks, ("year.bare", "year.about", "years.range"), "Numbers that count or name."),
    (counts.held_checks, ("year.bare", "year.about"), "Numbers that count or name."),
    (counts.plural_checks, ("year.bare",), "Numbers that count or name."),
    (counts.change_checks, ("year.bare", "years.joined"), "Numbers that count or name."),
    (counts.risen_checks, ("year.bare", "years.joined"), "Numbers that count or name."),
    (counts.dated_checks, ("year.bare", "year.about", "years.joined"), "Numbers that count or name."),
    (counts.share_checks, ("year.bare", "year.about"), "Numbers that count or name."),
    (wholes.whole_checks, ("year.bare", "year.about"), "Numbers that count or name."),
    (counts.about_checks, ("year.bare", "year.about"), "Numbers that count or name."),
    (other_calendars.calendar_checks, _WRITTEN_YEARS, "Years of other calendars."),
    (rare_years.round_checks, ("year.bare", "year.about"), "Round numbers count."),
    (checks.foreign_checks, ("year.bare", "clock"), "Phrases in another script."),
    (pairs.pair_checks, ("year.bare",), "Numbers beside dates."),
    (dated_clauses.clause_checks, ("year.bare", "year.following"), "Numbers beside dates."),
    (names.name_checks, ("month.bare", "weekday.bare"), "Names."),
    (names.adjective_checks, ("month.bare",), "Names."),
    (names.other_word_checks, ("month.bare",), "Other words."),
    (names.title_checks, ("year.bare", "year.marked"), "Names."),
    (names.address_checks, ("year.bare",), "Numbers of houses."),
    (names.place_checks, ("weekday.by_place",), "Places in a row."),
    (names.compound_checks, ("month.bare", "weekday.bare", "season"), "Compounds."),
    (scores.score_checks, ("clock",), "Scores."),
    (scores.minute_checks, ("duration",), "Minutes of a match."),
    (ages.life_checks, ("year.early", "duration"), "Years of a life."),
    (ages.that_year_checks, ("unit.mentioned",), "Ages are not lengths of time."),
    (early_years.opening_checks, ("year.opening",), "Numbers of three digits."),
    (early_years.first_checks, ("year.first",), "Numbers of three digits."),
    (years_of_life.life_checks, ("year.of_life",), "Numbers of three digits."),
    (early_years.beginning_checks, ("year.locative", "year.this_year"), "Numbers of three digits."),
    (early_years.month_checks, ("month.of_short_year",), "Numbers that count what follows."),
    (early_years.verb_checks, ("month.of_first_century",), "Numbers that count what follows."),
    (early_years.range_checks, ("years.early_range",), "Numbers, and no word says that they are years."),
    (counts.decade_checks, ("decade.named", "decade.plural"), "Numbers that count what follows."),
    (early_years.noun_checks, ("year.of_two_digits",), "Numbers that count what follows."),
    (names.street_checks, ("date.day_first",), "Streets named after days."),
    (ages.age_checks, ("duration",), "Ages are not lengths of time."),
    (checks.rate_checks, ("date.day_of",), "How many a day."),
    (checks.ordinal_checks, ("year.bare", "year.about"), "Places in a row."),
    (checks.first_year_checks, ("year.marked", "year.early"), "Numbers that count or name."),
    (checks.length_checks, ("year.marked", "year.before_unit"), "Lengths in years."),
    (checks.label_checks, ("date.day_of",), "Numbers that count or name."),
    (checks.reign_checks, ("duration",), "Years of a reign."),
    (checks.multiple_checks, ("unit.relative", "year.marked", "year.bare"), "How many years ago."),
    (rare_years.rare_checks, ("year.bare",), "Few texts mean such a number as a year."),
)


def tables(code: str) -> list[Path]:
    """Return the tables of a language that exist: the generated one, that of a language it is like, and its own."""
    own = FOLDERS / code / "words.tsv"
    like = [other for slot, others in lines(own) if slot == "like" for other in others] if own.exists() else []
    found = FOLDERS / "_cldr" / f"{code}.tsv", *(FOLDERS / other / "words.tsv" for other in like), own
    return [table for table in found if table.exists()]


def _further_triggers(words: Words) -> str:
    """Return the classes that begin an expression in some languages only: 12.15 behind "um", XIX before "в.", 313."""
    has_dotted_hours = words.has("style", "dotted hours") or "clock prepositions" in words.lists
    has_early_years = words.has("style", "early years without a word") or "ending.opening year" in words.lists
    has_early_years = has_early_years or "plural verb endings" in words.lists or has_leading_words(words)
    has_spelled_years = "1000" in {entry.value for entry in words.entries.values() if entry.name == "NUMBER"}
    return (
        " DECIMAL" * has_dotted_hours
        + " ROMAN" * ("century abbreviation" in words.lists or words.has("style", "roman centuries"))
        + " NUM" * (has_early_years or "reigned" in words.lists or "of life" in words.lists)
        + " NUMBER" * has_spelled_years
        + " ORDINAL" * words.has("style", "weekdays are ordinals")
        + " SHIFT" * ("shift reference" in words.lists)
    )


def _triggers(words: Words, characters: Alphabet) -> re.Pattern[str]:
    """Return the pattern of what may make an expression of time; "nel '68" has no word of dates."""
    triggers = characters.any_of(_TRIGGERS + _further_triggers(words)).pattern
    short_years = "|" + re.escape(characters.characters("APOS TWO")) if words.has("style", "short years") else ""
    return re.compile(triggers + short_years)


def assemble(code: str, own: Sequence[Family] = ()) -> Language:
    """Return the language of a code; its ``own`` rules win a tie with the shared ones."""
    words, characters = Words.read(code, *tables(code)), alphabet()
    news = News.read(FOLDERS / code / "news.tsv")
    cues = cues_of(words)
    shared = [module.family.bound(words) for module in _FAMILIES]
    rows = [FamilyRow(family, "The language's own rules.") for family in own]
    rows += [FamilyRow(family, "The shared grammar.") for family in shared]
    refused = [Row(check, rules, meaning) for checks_of, rules, meaning in _CHECKS for check in checks_of(words)]
    return Language(
        code=code,
        classes=ScriptClasses(words, characters),
        token=token_pattern(words),
        grammar=Grammar.compiled(characters, MACROS, Order(rows, refused, refinements.of(words, cues))),
        triggers=_triggers(words, characters),
        cues=cues,
        weights={} if cues.verbs.past_endings else _WEIGHTS,
        ranges=ranges_of(words),
        continues_sentence=True,
        boundaries=sentence_ends.boundaries(words, news.false_boundaries),
        events=news.events,
        pages=news.pages,
        names=characters.characters("MONTH MONTHABBR WEEKDAY"),
        weekdays={word: int(entry.value) for word, entry in words.entries.items() if entry.name == "WEEKDAY"},
    )
