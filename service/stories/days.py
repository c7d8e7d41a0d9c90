"""Key days: how much each day matters in the story of a collection.

A day collects the relevance of the articles that report it. Three corrections make it what an editor would choose:
articles of the same day add less and less, because news repeats itself before it forgets; what was announced, or only
said, counts less than what was reported afterwards; and a day has to stand out from the days around it, so that one
week of dense reporting does not hide years.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from service.eventing import EventKind
from service.stories.reports import Report

#: Weights, chosen on 18 collections with timelines that journalists wrote; the result changes little around them.
_ANNOUNCED, _SAID, _LEAD = 0.6, 0.6, 0.3
#: What a report weighs that does not name the subject of a collection in which it has to.
_OFF_SUBJECT = 0.5
#: The exponent of a sentence's relevance, beside that of its article.
_OF_SENTENCE = 0.6
#: What each further article of a day of publication adds, as a part of the one before it.
_REPEATED = 0.7
#: How often the same sentence counts: articles repeat what matters, and menus repeat themselves on every page.
_COPIES = 6
#: The share of the surroundings that a day's score is divided by, and how many days before and after they reach.
_CONTRAST, _SURROUNDINGS = 0.4, 10

#: The first day and the day after the last, as ordinals.
Period = tuple[int, int]


def scores(reports: Iterable[Report]) -> dict[Period, float]:
    """Return how much each reported period matters, from the articles that report it."""
    best: defaultdict[Period, dict[int, tuple[float, Report]]] = defaultdict(dict)
    for report in reports:
        value = weight(report)
        articles = best[report.first_day, report.day_after]
        if value > articles.get(report.article, (0.0, report))[0]:
            articles[report.article] = value, report
    return {period: _total(articles.values()) for period, articles in best.items()}


def weight(report: Report) -> float:
    """Return what one report contributes to the score of its days."""
    value: float = report.relevance * report.of_sentence**_OF_SENTENCE
    if report.off_subject:
        value *= _OFF_SUBJECT
    if report.lead is not None:
        return value * _LEAD if report.rank == 0 else 0.0
    if report.kind == EventKind.STATEMENT:
        value *= _SAID
    return value * _ANNOUNCED if report.delay < 0 else value


def _total(articles: Iterable[tuple[float, Report]]) -> float:
    """Return the sum of articles; a sentence that many of them have, such as one of a menu, counts a few times."""
    repeated: Counter[int] = Counter()
    copies: Counter[object] = Counter()
    total = 0.0
    for value, report in sorted(articles, key=lambda pair: (-pair[0], pair[1].delay)):
        copies[report.words] += 1
        if copies[report.words] <= _COPIES:
            total += value * _REPEATED ** repeated[report.delay]
            repeated[report.delay] += 1
    return total


def contrasted(days: Mapping[int, float]) -> dict[int, float]:
    """Return the scores of days, each divided by a share of what its surroundings score; nearer days weigh more."""
    return {day: score / _around(days, day) ** _CONTRAST for day, score in days.items() if score > 0}


def _around(days: Mapping[int, float], day: int) -> float:
    reach = range(-_SURROUNDINGS, _SURROUNDINGS + 1)
    return sum([days.get(day + away, 0.0) * (1 - abs(away) / (_SURROUNDINGS + 1)) for away in reach])


def by_score(scored: Mapping[int, float]) -> Sequence[int]:
    """Return days by score, the highest first; of equal ones the earlier."""
    return sorted(scored, key=lambda day: (-scored[day], day))
