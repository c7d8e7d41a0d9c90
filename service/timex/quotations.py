"""Quotations: "today" in quoted speech is the day on which it was spoken, if the text names that day, and so on."""

from __future__ import annotations

import datetime as dt

from service.timex.calendar import Period
from service.timex.meaning import Meaning, TimeOfDay, Unit
from service.timex.model import Granularity
from service.timex.resolve.context import DAYS, Context, Mention
from service.timex.tokens import Tokens

_LONGEST = 1_000  # characters that are searched for the opening quotation mark
_DAYS_BEFORE = 7  # days before publication on which the quoted words may have been spoken


def days_from_today(meaning: Meaning) -> int | None:
    """Return how far a day lies from the current one: "today", "tonight" 0, "yesterday" -1; None for other meanings."""
    day = meaning.day if isinstance(meaning, TimeOfDay) else meaning
    is_near = isinstance(day, Unit) and day.granularity is Granularity.DAY and abs(day.offset) <= 1
    return day.offset if is_near and isinstance(day, Unit) else None


def is_quoted(tokens: Tokens, place: int) -> bool:
    """Return whether the token at a place stands inside double quotation marks that its paragraph opens."""
    start = tokens.start(place)
    _, paragraph, before = tokens.text[max(0, start - _LONGEST) : start].rpartition("\n\n")
    if "„" in before:  # closed by what opens a quotation in English
        return before.rfind("„") > max(before.rfind("“"), before.rfind("”"), before.rfind('"'))
    if before.rfind("“") > before.rfind("”"):
        return True
    if paragraph or start <= _LONGEST:
        return before.count('"') % 2 == 1
    return _opens(before, before.rfind('"'))  # of a longer paragraph, not all marks are counted


def _opens(text: str, mark: int) -> bool:
    """Return whether a quotation mark surely opens a quotation: a blank stands before it, and none after it.

    After a comma, some archives put the blank on the wrong side of the mark that closes one.
    """
    has_blank = mark > 0 and text[mark - 1].isspace() and not text[: mark - 1].endswith(",")
    return has_blank and not text[mark + 1 : mark + 2].isspace()


def spoken_on(context: Context) -> Mention | None:
    """Return the mention of the day on which the words in hand were spoken.

    It is the last day mentioned in this sentence or the one before, in the week before publication.
    """
    mention = context.last(*DAYS)
    if mention is None or mention.token < context.sentence_before():
        return None
    return mention if is_in_week_before(mention.period, context.anchor) else None


def is_in_week_before(day: Period, anchor: dt.date) -> bool:
    """Return whether words that a text of the anchor's day reports may have been spoken on a day."""
    return 0 < (anchor - day.start).days <= _DAYS_BEFORE
