"""A day written out in any language that dateparser knows, for pages: "12 mars 2025"."""

from __future__ import annotations

import datetime as dt
import re

from service.timex._dateparser import numeric_date

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def written_day(phrase: str, language: str) -> dt.date | None:
    """Return the day that a phrase with day, month and year names in a language (ISO 639), or None."""
    try:
        return numeric_date(phrase, language, "DMY") if _LANGUAGE.fullmatch(language) else None
    except ValueError:  # a language that dateparser does not know
        return None
