"""Quotations: "today" in quoted speech is the day on which it was spoken, if the text names that day."""

from __future__ import annotations

from service.timex.calendar import Period, day_of
from service.timex.meaning import Meaning, TimeOfDay, Unit
from service.timex.model import Granularity
from service.timex.resolve.context import DAYS, Context, Mention
from service.timex.tokens import Tokens

_TODAY = Unit(Granularity.DAY, 0)
_LONGEST = 1_000  # characters that are searched for the opening quotation mark
_DAYS_BEFORE = 7  # days before publication on which the quoted words may have been spoken


def is_today(meaning: Meaning) -> bool:
    """Return whether an expression names the current day: "today", "tonight", "this morning"."""
    return meaning == _TODAY or (isinstance(meaning, TimeOfDay) and meaning.day == _TODAY)


def is_quoted(tokens: Tokens, place: int) -> bool:
    """Return whether the token at a place stands inside double quotation marks that its paragraph opens."""
    start = tokens.start(place)
    before = tokens.text[max(0, start - _LONGEST) : start].rpartition("\n\n")[2]
    if "„" in before:  # closed by what opens a quotation in English
        return before.rfind("„") > max(before.rfind("“"), before.rfind("”"), before.rfind('"'))
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def spoken_on(context: Context) -> tuple[Mention, Period] | None:
    """Return the mention of the day on which the words in hand were spoken, with that day.

    It is the last day mentioned in this sentence or the one before, in the week before publication.
    """
    mention = context.last(*DAYS)
    if mention is None or mention.token < context.sentence_before():
        return None
    days_before = (context.anchor - mention.period.start).days
    return (mention, day_of(mention.period.start)) if 0 < days_before <= _DAYS_BEFORE else None
