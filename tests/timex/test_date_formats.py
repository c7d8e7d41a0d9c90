"""The dates of the full languages as CLDR writes them: with months in words, abbreviated and in digits."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date

from service.timex import tag
from service.timex.languages.catalogue import catalogue
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))
FULL = [row.code for row in catalogue() if row.level == "full" and row.code != "en"]
DAYS = [dt.date(year, month, day) for month in range(1, 13) for year, day in ((2020, 12), (1999, 3))]


@pytest.mark.parametrize("style", ["medium", "long", "full"])
@pytest.mark.parametrize("code", FULL)
def test_a_language_reads_the_dates_that_cldr_writes(code: str, style: str) -> None:
    wrong = []
    for day in DAYS:
        text = format_date(day, style, locale=code)
        found = [timex.value for timex in tag(text, ANCHOR, language=code).timexes]
        if found != [day.isoformat()]:
            wrong.append(f"{text} has {found}")
    assert not wrong, "\n".join(wrong)
