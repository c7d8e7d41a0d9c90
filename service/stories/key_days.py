"""The key days of a story, the longer periods that bridge them, and who reports each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from service.eventing import EventKind
from service.stories.days import Period, by_score, contrasted, scores
from service.stories.reports import Report, StoryArticle

#: Without ``days``, a story has at most this many days.
_MOST_DAYS = 40
#: Enough articles have to report them: one of a collection of at most 10, and so on. A single article is no story.
_COLLECTIONS, _REPORTED = (1, 10, 30, 300), (2, 1, 2, 3, 5)
#: A span is longer than a day and at most a quarter: a mere year says little about what happened in it.
_LONGEST_SPAN, _MOST_SPANS = 92, 10
#: A shorter span, such as a week, bridges no days if one of them is in it.
_MONTH = 28
#: The share of its articles that tell what happened on a day: famous days are mentioned for what came after them.
_TELLERS = 1 / 8
#: The kinds of which at least one report must be; the others only mention a day.
HAPPENS: tuple[str, ...] = (EventKind.EVENT, EventKind.SCHEDULE)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which key days: ``days`` of them at most, from ``first`` until before ``end``, each with enough sources.

    Days are ordinals; None leaves a bound open. Without ``days``, those that enough articles report. Enough
    reports of a day must have one of the ``kinds``.
    """

    days: int | None = None
    first: int | None = None
    end: int | None = None
    min_sources: int = 0
    kinds: Sequence[str] = HAPPENS


@dataclass(frozen=True, slots=True)
class KeyPeriod:
    """A day or span of a story with its score and its reports, those of leads included."""

    first_day: int
    day_after: int
    score: float
    reports: Sequence[Report]

    def reporters(self, articles: Sequence[StoryArticle]) -> list[StoryArticle]:
        """Return the articles that name the day in a sentence of their own.

        Those that only appeared on it do not count, nor do those whose sentence another one has, such as a menu's.
        """
        reporters: set[int] = set()
        known: set[object] = set()
        for report in self.reports:
            if report.event and report.words not in known:
                reporters.add(report.article)
                known.add(report.words)
        return [articles[index] for index in sorted(reporters)]


def _always(period: KeyPeriod) -> bool:
    return True


def key_days(
    reports: Sequence[Report],
    articles: Sequence[StoryArticle],
    wanted: Selection,
    can_be_told: Callable[[KeyPeriod], bool] = _always,
) -> list[KeyPeriod]:
    """Return the key days of a collection by score, the highest first, without those that ``can_be_told`` rejects."""
    totals = {period[0]: score for period, score in scores(reports).items() if _length(period) == 1}
    by_period = _by_period(reports)
    days = contrasted(totals)
    ranked = (KeyPeriod(day, day + 1, days[day], by_period[day, day + 1]) for day in by_score(days))
    if wanted.days is None and _least(articles) == 1:
        news = {(report.article, report.words) for report in reports if report.is_news}
        ranked = (period for period in ranked if not _is_only_news_of_another(period, news))
    return list(_selected(ranked, articles, wanted, can_be_told))


def _is_only_news_of_another(period: KeyPeriod, news: AbstractSet[tuple[int, object]]) -> bool:
    """Whether the only sentences that name a day are the news of another: "will stay to 3 May, it said on Friday"."""
    reports = [report for report in period.reports if report.event]
    return all((report.article, report.words) in news and not report.is_news for report in reports)


def spans(
    reports: Sequence[Report], articles: Sequence[StoryArticle], wanted: Selection, days: Sequence[KeyPeriod] = ()
) -> list[KeyPeriod]:
    """Return the longer periods that most articles report and that bridge the key ``days``, by score."""
    totals = {period: score for period, score in scores(reports).items() if _bridges(period, days)}
    by_period = _by_period(reports)
    ordered = sorted(totals, key=lambda period: (-totals[period], period))
    ranked = (KeyPeriod(*period, totals[period], by_period[period]) for period in ordered)
    return list(_selected(ranked, articles, replace(wanted, days=None), _always))[:_MOST_SPANS]


def _selected(
    ranked: Iterable[KeyPeriod],
    articles: Sequence[StoryArticle],
    wanted: Selection,
    can_be_told: Callable[[KeyPeriod], bool],
) -> Iterable[KeyPeriod]:
    least = 1 if wanted.days is not None else _least(articles)
    room = _MOST_DAYS if wanted.days is None else wanted.days
    for period in ranked:
        if not room:
            return
        if _is_within(period, wanted) and _is_reported(period, articles, wanted, least) and can_be_told(period):
            room -= 1
            yield period


def _least(articles: Sequence[StoryArticle]) -> int:
    """Return how many articles have to report a day of a collection."""
    return _REPORTED[bisect_left(_COLLECTIONS, len(articles))]


def _is_within(period: KeyPeriod, wanted: Selection) -> bool:
    starts = wanted.first is None or period.first_day >= wanted.first
    return starts and (wanted.end is None or period.day_after <= wanted.end)


def _is_reported(period: KeyPeriod, articles: Sequence[StoryArticle], wanted: Selection, least: int) -> bool:
    """Whether enough articles report a period, and enough of them something that happens or is due in it.

    What an article opens with happens, whatever its kind: "the bank said on Monday it would close".
    """
    happening = (
        report for report in period.reports if report.event and (report.kind in wanted.kinds or report.is_news)
    )
    tellers = {report.article for report in happening}
    reporters = period.reporters(articles)
    if not tellers or len(tellers) < _TELLERS * len(reporters):
        return False
    return len(reporters) >= least and len(sources(reporters)) >= wanted.min_sources


def sources(articles: Iterable[StoryArticle]) -> set[str]:
    """Return the publishers of articles."""
    return {article.source for article in articles if article.source is not None}


def _bridges(period: Period, days: Sequence[KeyPeriod]) -> bool:
    is_told = any(period[0] <= day.first_day < period[1] for day in days)
    return (_MONTH if is_told else 2) <= _length(period) <= _LONGEST_SPAN


def _length(period: Period) -> int:
    return period[1] - period[0]


def _by_period(reports: Iterable[Report]) -> Mapping[Period, list[Report]]:
    found: defaultdict[Period, list[Report]] = defaultdict(list)
    for report in reports:
        found[report.first_day, report.day_after].append(report)
    return found
