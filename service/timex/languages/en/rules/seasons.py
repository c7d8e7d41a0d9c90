"""Seasons."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.lexicon import SEASONS
from service.timex.languages.en.phrases import NEAR, YEAR, with_year
from service.timex.languages.en.words import FROM_MENTION, relation_of
from service.timex.meaning import Anaphor, Between, Meaning, Neighbouring, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("seasons")


@family.rule("season.near", f"(?P<near>{NEAR}) (?P<season>SEASONNAME)")
def near_season(phrase: Phrase) -> Meaning | None:
    season, near = _season(phrase), phrase.words("near")
    sign = FROM_MENTION.get(near[-1])
    return Neighbouring(season, sign) if sign else replace(season, relation=relation_of(near))


@family.rule("season.next", "(?<!IN|BY|OVER|DURING|OF|TO|INTO|FOR|THROUGH|UNTIL) THE NEXT (?P<season>SEASONNAME)")
def next_season(phrase: Phrase) -> Meaning | None:
    return Neighbouring(_season(phrase), 1)


@family.rule("season.anaphor", "(?:THAT|THE SAME) (?P<season>SEASONNAME)")
def that_season(phrase: Phrase) -> Meaning | None:
    return Within(_season(phrase), Anaphor(Granularity.YEAR, 0))


#: "Spring" and "fall", but not the verb: "expects prices to | fall next year".
_NO_VERB = "(?:(?<!TO|MODAL)SOFTSEASON|SOFTSEASON(?=(?:COMMA|OF)? YEARNAME))"


@family.rule("season.year", f"THE? (?P<season>SEASON|{_NO_VERB}) (?:COMMA|OF)? {YEAR}")
def season_of_year(phrase: Phrase) -> Meaning | None:
    return with_year(_season(phrase), phrase)


@family.rule("season.years", "THE? (?P<season>SEASONNAME) OF? (?P<years>YEARRANGE)")
def season_of_years(phrase: Phrase) -> Meaning | None:
    years = phrase.meaning("years")  # the winter of 1812–13 begins in its first year
    if not isinstance(years, Between) or not isinstance(years.first, Written):
        return None
    return replace(years.first, season=_season(phrase).season)


@family.rule(
    "season.bare",
    "(?<=IN|BY|OVER|DURING|OF|TO|INTO|FOR|THROUGH|UNTIL|SINCE|BEFORE|AFTER) (?: THE (?P<soft>SEASONNAME) | "
    "(?P<season>SEASON) )",
)
def bare_season(phrase: Phrase) -> Meaning | None:
    return Written(season=SEASONS[phrase.text("season") or phrase.text("soft")])


@family.rule("season.soft", "(?<=IN|BY|SINCE|THROUGH|UNTIL) (?P<season>SOFTSEASON) (?=DOT|COMMA|STOP|CLOSE)")
def soft_season(phrase: Phrase) -> Meaning | None:
    return _season(phrase)


def _season(phrase: Phrase) -> Written:
    return Written(season=SEASONS[phrase.text("season")])
