"""English abbreviations after which a sentence goes on, and words that sentencex takes for abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.text.sentences import Boundaries, FalseBoundary
from service.timex.languages.en.names import MONTHS, WEEKDAYS


def _beginning_with(names: Iterable[str]) -> str:
    """Return a pattern for names by their first three letters: "Sep", "Sept" and "September"."""
    return f"(?:{'|'.join(sorted({name[:3].capitalize() for name in names}))})[a-z]*"


_DAY_OF_MONTH = rf"{_beginning_with(MONTHS)}\.?\s\d"
_WEEKDAY = rf"{_beginning_with(WEEKDAYS)}\b"
_ZONE = r"(?:[A-Z]{1,3}T|UTC|Eastern|Central|Pacific|Greenwich)\b"

_FALSE = (
    FalseBoundary(
        ("a.m.", "p.m.", "A.M.", "P.M.", "a. m.", "p. m."), re.compile(rf"[a-z0-9(]|{_WEEKDAY}|{_ZONE}|{_DAY_OF_MONTH}")
    ),
    FalseBoundary(
        ("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.", "Sun."),
        re.compile(rf"[a-z0-9]|{_DAY_OF_MONTH}"),
    ),
    FalseBoundary((" approx.", " est.", "(est.", " ca.", "(ca.", " incl."), re.compile(r"[a-z0-9$£€]")),
    FalseBoundary((" Lat.", " Long."), re.compile(r"\d")),
    # a name with a mark of its own: "the singer of Wham! left in 1986"
    FalseBoundary(("!",), re.compile(r"[a-z]+\s")),
    # agencies of the eighties write a capital behind a full stop: "the U.S. And Canada"
    FalseBoundary(("U.S.", "U.K.", "U.N."), re.compile(r"(?:And|Or)\b")),
)
#: "No." is not among them: it abbreviates "number" more often.
_MISSED = re.compile(
    r"(?:\b(?:[Mm]ay|me|ill|ore|fed|SEC|DC|OK)|\d\s?[a-z]{1,3}/[a-z]|\d\s?(?:m|bn|tn|km|cm|mm|kg|mph|kph|pct|lbs))\.(?=\s[A-Z])"
)

BOUNDARIES = Boundaries(_FALSE, _MISSED)
