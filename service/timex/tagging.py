"""Candidates and answers -> the expressions and spans that the engine returns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from service.timex.calendar import Period
from service.timex.edtf import edtf_of, interval_edtf
from service.timex.find import Candidate
from service.timex.meaning import Shifted
from service.timex.model import Alternative, CalendarDate, Interval, Span, Timex, Trace
from service.timex.resolve.context import Answer
from service.timex.resolve.periods import joined
from service.timex.tokens import Tokens


def timex_of(tokens: Tokens, candidate: Candidate, answer: Answer, anchor: dt.date) -> Timex:
    """Return the expression of a candidate with its answer."""
    start, end = tokens.start(candidate.first), tokens.end(candidate.end - 1)
    return Timex(  # by position: names take three times as long, and each expression of a text pays for them
        start,
        end,
        tokens.text[start:end],
        answer.type,
        answer.value,
        Trace(candidate.rule.id, anchor, answer.steps),
        answer.mod,
        answer.underspecified,
        _date(answer, answer.period, answer.days) if answer.period is not None else None,
        answer.certainty,
        answer.direction,
        _alternatives(answer) if answer.others else (),
        answer.unresolved,
        answer.read_against,
        candidate.qualifies_previous,
        isinstance(candidate.meaning, Shifted),
    )


def _alternatives(answer: Answer) -> tuple[Alternative, ...]:
    return tuple(Alternative(_date(answer, other.period), other.reason) for other in answer.others)


def _date(answer: Answer, period: Period, days: Interval | None = None) -> CalendarDate:
    """Return the date of a period, or of some of its days."""
    approximate = answer.approximate or answer.mod == "APPROX"
    return CalendarDate(
        days or period.interval,
        period.granularity,
        period.value,
        interval_edtf(days, approximate=approximate) if days else edtf_of(period, approximate=approximate),
        answer.part_of_day,
        answer.clock,
        answer.zone,
        approximate,
    )


def spans_of(candidates: Sequence[Candidate], timexes: Sequence[Timex]) -> Iterator[Span]:
    """Yield the ranges: two neighbours of which the second ends what the first begins."""
    for index, candidate in enumerate(candidates):
        if not candidate.ends_range or index == 0:
            continue
        first, last = timexes[index - 1].date, timexes[index].date
        if first and last and first.interval.start_on < last.interval.end_before:
            period = joined(_period(first), _period(last))
            approximate = first.approximate or last.approximate
            edtf = edtf_of(period, approximate=approximate)
            date = CalendarDate(period.interval, period.granularity, period.value, edtf, approximate=approximate)
            yield Span(index - 1, index, date)


def _period(date: CalendarDate) -> Period:
    return Period(date.granularity, date.interval, date.value)
