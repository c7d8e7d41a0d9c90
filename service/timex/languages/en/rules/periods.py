"""Seasons and holidays, the early, middle and late part of a period, and the first or last units of one."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en import words as w
from service.timex.languages.en.lexicon import SEASONS
from service.timex.languages.en.rules.dates import YEAR_PARTS, relation, with_year
from service.timex.meaning import (
    Anaphor,
    Between,
    Edge,
    Meaning,
    Named,
    Neighbouring,
    Part,
    Stretch,
    TimeOfDay,
    Unit,
    Within,
    Written,
)
from service.timex.model import Granularity
from service.timex.rule import Grammar, Phrase, Piece

_MODS = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "mid": "MID",
    "middle": "MID",
    "midpoint": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
}


def declare(grammar: Grammar) -> None:
    _seasons(grammar)
    _parts(grammar)


def _seasons(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "season.near",
        "(?P<near>LAST|NEXT|THIS (?:PAST|COMING)?|THE? (?:PREVIOUS|FOLLOWING|COMING)|PAST) (?P<season>SEASONNAME)",
    )
    def near_season(phrase: Phrase) -> Meaning | None:
        season, near = Written(season=SEASONS[phrase.word("season")]), phrase.all("near")
        sign = w.BESIDE.get(near[-1])
        return Neighbouring(season, sign) if sign else replace(season, relation=relation(near))

    @rule("season.anaphor", "(?:THAT|THE SAME) (?P<season>SEASONNAME)")
    def that_season(phrase: Phrase) -> Meaning | None:
        return Within(Written(season=SEASONS[phrase.word("season")]), Anaphor(Granularity.YEAR, 0))

    @rule("season.year", f"THE? (?P<season>SEASONNAME) (?:COMMA|OF)? {YEAR_PARTS}")
    def season_year(phrase: Phrase) -> Meaning | None:
        return with_year(Written(season=SEASONS[phrase.word("season")]), phrase)

    @rule("season.years", "THE? (?P<season>SEASONNAME) OF? (?P<years>YEARRANGE)")
    def season_years(phrase: Phrase) -> Meaning | None:
        years = phrase.meaning("years")  # the winter of 1812–13 begins in its first year
        if not isinstance(years, Between) or not isinstance(years.first, Written):
            return None
        return replace(years.first, season=SEASONS[phrase.word("season")])

    @rule(
        "season.bare",
        "(?<=IN|BY|OVER|DURING|OF|TO|INTO|FOR|THROUGH|UNTIL|SINCE|BEFORE|AFTER) (?: THE (?P<soft>SEASONNAME) | "
        "(?P<season>SEASON) )",
    )
    def bare_season(phrase: Phrase) -> Meaning | None:
        return Written(season=SEASONS[phrase.word("season") or phrase.word("soft")])

    @rule("season.soft", "(?<=IN|BY|SINCE|THROUGH|UNTIL) (?P<season>SOFTSEASON) (?=DOT|COMMA|STOP|CLOSE)")
    def soft_season(phrase: Phrase) -> Meaning | None:
        return Written(season=SEASONS[phrase.word("season")])

    @rule("holiday", f"(?P<when>LAST|NEXT|THIS (?:PAST|COMING)?)? (?P<the>THE)? (?P<name>HOLIDAY) {YEAR_PARTS}?")
    def holiday(phrase: Phrase) -> Meaning | None:
        name = " ".join(phrase.word("name").split()).replace("’", "'")
        if phrase.has("the") and not name.startswith("fourth"):
            return None
        near = relation(phrase.all("when"))
        within = with_year(Written(), phrase)
        if isinstance(within, Written):
            return Named(name, year=within.year, relation=near)
        outer = within.outer if isinstance(within, Within) else None
        return Named(name, relation=near, near_year=outer.offset) if isinstance(outer, Unit) else None


def _parts(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule("part.adjective", "(?: THE? (?P<mod>EARLY|LATE|MID) DASH? | THE? (?P<other>MIDDLE) ) (?P<whole>PERIODEXPR)")
    def adjective(phrase: Phrase) -> Meaning | None:
        return _part(phrase, phrase.word("mod") or phrase.word("other"))

    @rule("part.noun", "THE? (?P<mod>BEGINNING|MIDDLE|END) OF (?P<whole>PERIODEXPR)")
    def noun(phrase: Phrase) -> Meaning | None:
        return _part(phrase, phrase.word("mod"))

    @rule("part.comparative", "(?P<mod>EARLIER|LATER) (?:IN|ON)? (?P<whole>PERIODEXPR)")
    def comparative(phrase: Phrase) -> Meaning | None:
        return _part(phrase, phrase.word("mod"))

    @rule("part.in", "(?P<mod>EARLY|LATE) IN (?P<whole>PERIODEXPR)")
    def early_in(phrase: Phrase) -> Meaning | None:
        return _part(phrase, phrase.word("mod"))

    @rule("part.first", "THE? (?P<side>FIRST|SECOND|LAST) HALF OF (?P<whole>DECADE|CENTURY)")
    def half_of_decade(phrase: Phrase) -> Meaning | None:
        whole = phrase.meaning("whole")
        return Part("START" if phrase.word("side") == "first" else "END", whole) if whole else None

    def _part(phrase: Phrase, word: str) -> Meaning | None:
        season = SEASONS.get(phrase.word("whole").removeprefix("the "))
        whole = phrase.meaning("whole") if season is None else Written(season=season)
        if whole is None or isinstance(whole, TimeOfDay):
            return None
        return Part(_MODS[word], whole)

    @rule(
        "year_end",
        "(?P<near>AROUND|THIS|LAST|NEXT|THE)? (?P<unit>UNIT|QUARTER) (?:DASH|POSSESSIVE)? (?P<end>END) (?P<year>YEAR)?",
    )
    def year_end(phrase: Phrase) -> Meaning | None:
        grain = w.grain(phrase.word("unit"))
        joined = phrase.match.end("unit") < phrase.match.start("end") or phrase.word("unit") == "year"
        if grain not in (Granularity.YEAR, Granularity.MONTH, Granularity.QUARTER, Granularity.WEEK) or not joined:
            return None
        if phrase.has("year"):
            return Part("END", Written(year=int(phrase.word("year")))) if grain is Granularity.YEAR else None
        offset = {"last": -1, "next": 1}.get(phrase.word("near"), 0)
        return Part("END", Unit(grain, offset, bare=not offset))

    @rule("part.edge", "THE (?P<side>FIRST|LAST|FINAL) (?P<unit>UNIT|UNITS|WEEKEND) OF (?P<whole>PERIODEXPR)")
    def first_of(phrase: Phrase) -> Meaning | None:
        whole, unit = phrase.meaning("whole"), phrase.word("unit")
        first, grain = phrase.word("side") == "first", w.grain(unit)
        if whole is None or grain is None:
            return None
        if w.unit(unit) != unit or grain is Granularity.WEEK:
            return Part("START" if first else "END", whole)  # which days a month's first week has, nobody says
        return Edge(1 if first else -1, grain, whole)

    @rule(
        "part.units",
        "THE? (?P<side>FIRST|LAST|FINAL) (?P<amount>COUNT|FEW|COUPLE OF?) (?P<unit>ANYUNIT) (?: (?:OF|IN) "
        "(?P<whole>PERIODEXPR) )?",
    )
    def first_units(phrase: Phrase) -> Meaning | tuple[Piece, ...] | None:
        length = w.length(phrase.all("amount"), phrase.word("unit"))
        side = 1 if phrase.word("side") == "first" else -1
        if not phrase.has("whole"):
            return Stretch(length, side, of=Anaphor(Granularity.YEAR, 0, own=True)) if length and side > 0 else None
        whole = phrase.meaning("whole")
        if length is None or whole is None:
            return None
        return Piece(0, phrase.match.end("unit"), Stretch(length, side, of=whole)), Piece(
            *phrase.match.span("whole"), whole
        )

    @rule("part.months", "THE (?P<amount>COUNT) (?P<unit>ANYUNIT) (?! AGO|EARLIER|LATER|AHEAD|BEFORE|AFTER)")
    def the_months(phrase: Phrase) -> Meaning | None:
        return w.length(phrase.all("amount"), phrase.word("unit"))
