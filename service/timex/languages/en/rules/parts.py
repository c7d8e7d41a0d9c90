"""Parts of a period: early, middle and late, and its first or last units."""

from __future__ import annotations

from service.timex.languages.en.lexicon import SEASONS
from service.timex.languages.en.words import granularity_of, length_of, ordinal_of, singular
from service.timex.meaning import Anaphor, Edge, Extent, Meaning, Part, Stretch, TimeOfDay, Unit, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase, Piece, Trait

family = Family("parts")
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
_FIRST = frozenset({"first", "opening"})
_LAST = frozenset({"last", "final", "closing", "dying", "waning"})
_WEEKS = 4  # full weeks of a month
_WITH_AN_END = frozenset({Granularity.YEAR, Granularity.QUARTER, Granularity.MONTH, Granularity.WEEK})


@family.rule(
    "part.adjective", "(?: THE? (?P<mod>EARLY|LATE|MID) DASH? | THE? (?P<other>MIDDLE) ) (?P<whole>PERIODEXPR)"
)
def adjective(phrase: Phrase) -> Meaning | None:
    return _part(phrase, phrase.text("mod") or phrase.text("other"))


@family.rule("part.noun", "THE? (?P<mod>BEGINNING|MIDDLE|END) OF (?P<whole>PERIODEXPR)")
def noun(phrase: Phrase) -> Meaning | None:
    if phrase.text("whole") == "the day":
        return None  # "at the end of the day" is a figure of speech
    return _part(phrase, phrase.text("mod"), extent=Extent.EDGE)


@family.rule("part.comparative", "(?P<mod>EARLIER|LATER) (?:IN|ON)? (?P<whole>PERIODEXPR)")
def comparative(phrase: Phrase) -> Meaning | None:
    return _part(phrase, phrase.text("mod"), relative=True)


@family.rule("part.in", "(?P<mod>EARLY|LATE) IN (?P<whole>PERIODEXPR)")
def early_in(phrase: Phrase) -> Meaning | None:
    return _part(phrase, phrase.text("mod"))


def _part(phrase: Phrase, word: str, *, relative: bool = False, extent: Extent = Extent.THIRD) -> Meaning | None:
    season = SEASONS.get(phrase.text("whole").removeprefix("the "))
    whole = phrase.meaning("whole") if season is None else Written(season=season)
    if whole is None or isinstance(whole, TimeOfDay):
        return None
    return Part(_MODS[word], whole, relative, extent)


@family.rule(
    "part.first",
    "THE? (?P<side>FIRST|SECOND|LAST) HALF OF (?P<whole>DECADE|CENTURY|MONTH_YEAR|NEAR_MONTH|MONTHNAME)",
)
def half_of_period(phrase: Phrase) -> Meaning | None:
    whole = phrase.meaning("whole")
    mod = "START" if phrase.text("side") == "first" else "END"
    return Part(mod, whole, extent=Extent.HALF) if whole else None


@family.rule(
    "year_end",
    "(?P<near>AROUND|THIS|LAST|NEXT|THE)? (?P<unit>UNIT|QUARTER) (?:DASH|POSSESSIVE)? (?P<end>END) (?P<year>YEAR)?",
)
def year_end(phrase: Phrase) -> Meaning | None:
    granularity = granularity_of(phrase.text("unit"))
    linked = phrase.match.end("unit") < phrase.match.start("end") or phrase.text("unit") == "year"
    if granularity not in _WITH_AN_END or not linked:
        return None
    if phrase.has("year"):
        whole = Written(year=int(phrase.text("year")))
        return Part("END", whole, extent=Extent.EDGE) if granularity is Granularity.YEAR else None
    offset = {"last": -1, "next": 1}.get(phrase.text("near"), 0)
    return Part("END", Unit(granularity, offset, bare=not offset), extent=Extent.EDGE)


@family.rule(
    "part.edge", "THE (?P<side>FIRST|LAST|FINAL|SPENT|PHASE) (?P<unit>UNIT|UNITS|WEEKEND) OF (?P<whole>PERIODEXPR)"
)
def edge(phrase: Phrase) -> Meaning | None:
    """The last day of May, the opening weekend of June, the dying days of 2019."""
    whole, unit, side = phrase.meaning("whole"), phrase.text("unit"), phrase.text("side")
    is_first, granularity = side in _FIRST, granularity_of(unit)
    if whole is None or granularity is None or not (is_first or side in _LAST):
        return None
    if singular(unit) != unit:
        extent = Extent.THIRD if granularity is Granularity.MONTH else Extent.EDGE
        return Part("START" if is_first else "END", whole, extent=extent)
    if granularity is Granularity.WEEK:
        # it is not defined which days a month's first week has
        return Part("START" if is_first else "END", whole, extent=Extent.WEEK)
    return Edge(1 if is_first else -1, granularity, whole)


@family.rule("part.week", "THE (?P<place>ORDINAL) (?P<unit>UNIT) OF (?P<whole>MONTH_YEAR|NEAR_MONTH|MONTHNAME)")
def week_of_month(phrase: Phrase) -> Meaning | None:
    """The second week of May: the eighth to the fourteenth, about."""
    place, whole = ordinal_of(phrase.words("place")), phrase.meaning("whole")
    if phrase.text("unit") != "week" or not place or not 1 < place <= _WEEKS or whole is None:
        return None
    return Part("END" if place == _WEEKS else "MID", whole, extent=Extent.WEEK, week=place)


@family.rule(
    "part.units",
    "THE? (?P<side>FIRST|LAST|FINAL) (?P<amount>COUNT|FEW|COUPLE OF?) (?P<unit>ANYUNIT) (?: (?:OF|IN) "
    "(?P<whole>PERIODEXPR) )?",
    Trait.PAIR,
)
def first_units(phrase: Phrase) -> Meaning | tuple[Piece, ...] | None:
    length = length_of(phrase.words("amount"), phrase.text("unit"))
    side = 1 if phrase.text("side") == "first" else -1
    if not phrase.has("whole"):
        return Stretch(length, side, of=Anaphor(Granularity.YEAR, 0, own=True)) if length and side > 0 else None
    whole = phrase.meaning("whole")
    if length is None or whole is None:
        return None
    return Piece(0, phrase.match.end("unit"), Stretch(length, side, of=whole)), phrase.piece("whole", whole)


@family.rule("part.months", "THE (?P<amount>COUNT) (?P<unit>ANYUNIT) (?! AGO|EARLIER|LATER|AHEAD|BEFORE|AFTER)")
def the_months(phrase: Phrase) -> Meaning | None:
    return length_of(phrase.words("amount"), phrase.text("unit"))
