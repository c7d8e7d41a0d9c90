"""Centuries, also before Christ."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import LAST_CENTURY, is_place, with_ending
from service.timex.meaning import BeforeChrist, Meaning, Part, Written
from service.timex.rule import Piece

family = SharedFamily("centuries")


@family.rule(
    "era.century_bc",
    "(?:CENTURY DOT? DASH? OF? DASH? (?P<behind>PLACE) | (?P<place>PLACE) DASH? CENTURY EDGE?) DOT? BC "
    "| BC (?P<second>PLACE) CENTURY | (?P<inner>PLACE) BC CENTURY | (?P<named>HUNDREDS) DOT? BC",
)
def century_before_christ(century: Reading) -> Meaning | None:
    if century.has("named"):
        return BeforeChrist(100 * int(century.value("named")) + 100)
    place = century.number("behind") or century.number("place") or century.number("second") or century.number("inner")
    return BeforeChrist(100 * place) if place and place <= LAST_CENTURY else None


@family.rule("era.hundreds_bc", "(?P<year>DECADENUM) EDGE? DOT? BC")
def hundreds_before_christ(years: Reading) -> Meaning | None:
    """400-luvulla eaa., 400-luvun lopulla eaa.: the fifth century before Christ."""
    number, ending = with_ending(years.written("year"))
    is_century = years.words.has("ending.century", ending) and number % 100 == 0
    return BeforeChrist(number + 100) if is_century else None


@family.rule(
    "century.abbreviated",
    "(?P<place>ROMAN) (?P<unit>IN) DOT (?P<era>BC)? | (?P<unit_before>IN) DOT (?P<behind>ROMAN) (?P<era_behind>BC)?",
)
def abbreviated_century(century: Reading) -> Meaning | None:
    """XIX в., XIX w., s. XIX: the letter is also a preposition, or part of a name."""
    place = century.number("place") or century.number("behind")
    unit = folded(century.written("unit") or century.written("unit_before"))
    if not century.words.has("century abbreviation", unit) or not place or place > LAST_CENTURY:
        return None
    is_before_christ = century.has("era") or century.has("era_behind")
    return BeforeChrist(100 * place) if is_before_christ else Written(century=place - 1)


@family.rule("century.named", "(?P<name>HUNDREDS)")
def named_century(years: Reading) -> Meaning | None:
    """Il Settecento: the 1700s."""
    return Written(century=int(years.value("name")))


@family.rule(
    "century",
    "AD? (?:CENTURY (?:DOT (?=ROMAN))? DASH? OF? DASH? (?P<behind>ROMAN|DAY|NTH|ORDINAL|NUMBER) (?! ANY_UNIT) "
    "| (?P<place>PLACE) (?:DASH|AD)? CENTURY) "
    "(?:OF? AD)?",
)
def century(century: Reading) -> Meaning | None:
    """XX век, siglo XIX, 19. Jahrhundert, 十九世紀."""
    if century.has("place") and not is_place(century):
        return None
    place = century.number("behind") or century.number("place")
    return Written(century=place - 1) if place and place <= LAST_CENTURY else None


@family.rule("century.edge", "(?P<edge>EDGE) (?P<link>OF OF?)? (?P<place>ROMAN) (?! CENTURY)")
def edge_of_century(century: Reading) -> Meaning | None:
    """A finales del XIX, fin XIXe: the edge says that the number is that of a century."""
    if not century.has("link") and century.written("place").isupper():
        return None
    place = century.number_or_zero("place")
    is_century = century.words.has("style", "roman centuries") and 1 < place <= LAST_CENTURY
    return Part(century.value("edge"), Written(century=place - 1)) if is_century else None


_EDGE = "(?:EDGE|PLACE (?:UNIT|HALF)) LINK LINK"
_AND = "(?:JOIN|DASH|LONGDASH|SLASH) (?:IN|OF|AHEAD)? LINK"


@family.rule(
    "century.edges",
    f"(?P<first>{_EDGE} (?P<begin>PLACE)) {_AND} (?P<last>{_EDGE} (?P<end>PLACE) DASH? CENTURY) "
    f"| (?P<first_named>{_EDGE} CENTURY DASH? LINK (?P<place>ROMAN|DAY|ORDINAL)) {_AND} "
    f"(?P<last_short>{_EDGE} (?P<place_behind>ROMAN|DAY|ORDINAL))",
)
def edges_of_centuries(centuries: Reading) -> tuple[Piece, ...] | None:
    """Ende des 18. und Anfang des 19. Jahrhunderts, fines del siglo XVIII y principios del XIX: one word for both."""
    begin, end = centuries.number("begin") or centuries.number("place"), centuries.number("end")
    end = end or centuries.number("place_behind")
    if not begin or not end or not begin <= end <= LAST_CENTURY:
        return None
    parts = ("first", "last") if centuries.has("first") else ("first_named", "last_short")
    return tuple(_edge(centuries, part, place) for part, place in zip(parts, (begin, end), strict=True))


def _edge(centuries: Reading, part: str, place: int) -> Piece:
    """Return the edge of a century as an expression, or the century of which a half is named."""
    word = centuries.words.entry(centuries.phrase.written[centuries.phrase.match.start(part)])
    century = Written(century=place - 1)
    return centuries.piece(part, Part(word.value, century) if word and word.name == "EDGE" else century)
