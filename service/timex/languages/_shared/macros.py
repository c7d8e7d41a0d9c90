"""Patterns over word classes that several shared rules use."""

from __future__ import annotations

from collections.abc import Mapping

MACROS: Mapping[str, str] = {
    "ANY_UNIT": "(?:UNIT|YEARUNIT|MONTHUNIT|DAYUNIT|CENTURY|DECADES)",
    "AMOUNT": "(?:DAY|TWO|NUM|YEAR|NUMBER)",
    "PLACE": "(?:DAY (?:DOT|SINCE)? | NTH | ORDINAL | ROMAN DOT? | NUMBER | TWO DOT?)",
    "DAY_NUMBER": "(?:DAY|NTH|ORDINAL|NUMBER)",
    "LINK": "(?:OF|APOS)?",
    "TO": "(?:JOIN|DASH|LONGDASH|COMMA)",
    "ANY_MONTH": "(?:MONTH DOT? | MONTHABBR DOT?)",
}
