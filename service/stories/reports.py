"""Reports: each sentence of a collection that dates an event, and the leads of its articles, with their relevance.

An undated lead is a report, too: news tells what happened that day without naming it. A collection whose articles are
spread over years is mostly about a person or an institution, and its articles are about much else, too: there, a
sentence has to name the subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from service.eventing import EventKind
from service.stories.frequencies import weights
from service.stories.relevance import Direction, Relevance, WeightedArticle, centroid_of_articles
from service.stories.term_vectors import Indexes, Lead, TermVectors

#: The number of terms that name the subject of a collection, such as the names of a person.
_NAMES = 2
#: The terms that say what a collection is about, which tell its happenings apart the least, are one for every ten
#: articles, and at most ten.
_ARTICLES_A_TERM, _MAX_TOPIC = 10, 10
#: News reports a day at most this many days after it, by a date that does more than qualify something else.
_NEWS_DAYS = 1
_NO_NEWS = (EventKind.BACKGROUND, EventKind.COMPARISON, EventKind.REFERENCE)
#: The days over which the articles of a collection are spread from which on their sentences have to name its subject.
_LONG = 730


class StoryArticle(NamedTuple):
    """An article of a collection. ``published_on`` is the ordinal of the day that its expressions are read against."""

    id: str
    published_on: int
    source: str | None
    language: str
    vectors: TermVectors


class StoryEvent(NamedTuple):
    """An event of an article: its days as ordinals, half-open, and its place in the article, if it has one."""

    id: str
    position: int | None
    first_day: int
    day_after: int
    kind: str


class Report(NamedTuple):
    """One telling of something by one article, on the days [first_day, day_after).

    ``article`` is the index of the article in the collection; copies share the first one's. ``delay`` is the number of
    days from the first day to publication, negative for an announcement. ``relevance`` is that of the article,
    ``of_sentence`` that of the sentence. ``terms`` are those of the sentence, ``words`` the same independently of the
    article: equal sentences have equal words. A report has either an event or a lead; ``rank`` is the place of the
    lead, 0 for the first sentence. One that is ``off_subject`` does not name the subject of the collection. One that
    ``opens`` its article is an event of the first sentence.
    """

    first_day: int
    day_after: int
    article: int
    delay: int
    relevance: float
    of_sentence: float
    terms: Indexes
    words: tuple[object, ...]
    kind: str = EventKind.EVENT
    event: str | None = None
    lead: Lead | None = None
    rank: int = 0
    off_subject: bool = False
    opens: bool = False

    @property
    def is_news(self) -> bool:
        """Whether an article opens with the event, and appeared when it was new."""
        return self.opens and self.kind not in _NO_NEWS and 0 <= self.delay <= _NEWS_DAYS


class Reports(NamedTuple):
    """All reports of a collection, and its articles with the weights of their terms, in the order of the articles.

    ``topic`` are the terms that matter most in the collection.
    """

    reports: list[Report]
    weighted: list[WeightedArticle]
    topic: frozenset[int] = frozenset()


def reports_of(
    articles: Sequence[StoryArticle], events: Mapping[str, Sequence[StoryEvent]], *, has_leads: bool
) -> Reports:
    """Return the reports of a collection; ``events`` are those of each article, by its id. Leads can be left out."""
    weighted = [WeightedArticle(article.vectors, weights(article.language)) for article in articles]
    center = centroid_of_articles(weighted)
    names = _central(center, _NAMES) if _is_long(articles) else frozenset[int]()
    found: list[Report] = []
    copies: dict[object, int] = {}
    for index, article in enumerate(articles):
        relevance = Relevance(weighted[index], center)
        # copies of one text, as agencies spread them, count as one article
        first = copies.setdefault((article.vectors.terms, article.vectors.counts), index)
        dated = list(_of_events(first, article, events.get(article.id, ()), relevance))
        found.extend(dated)
        found.extend(_of_leads(first, article, relevance, _day_of_news(dated, article)) if has_leads else ())
    if names:
        found = [report._replace(off_subject=_is_off_subject(report, names)) for report in found]
    return Reports(found, weighted, _central(center, min(len(articles) // _ARTICLES_A_TERM, _MAX_TOPIC)))


def _central(center: Direction, count: int) -> frozenset[int]:
    """Return the terms that matter most in a collection."""
    return frozenset(sorted(center, key=lambda term: (-center[term], term))[:count])


def _is_long(articles: Sequence[StoryArticle]) -> bool:
    """Whether articles are spread over years, the first and the last tenth of them left out."""
    days = sorted(article.published_on for article in articles)
    tenth = len(days) // 10
    return bool(days) and days[-1 - tenth] - days[tenth] >= _LONG


def _is_off_subject(report: Report, names: frozenset[int]) -> bool:
    """Whether a report does not name the subject. An editor's own event has no sentence, and is there on purpose."""
    return bool(report.terms) and names.isdisjoint(report.words)


def _of_events(
    index: int, article: StoryArticle, events: Sequence[StoryEvent], relevance: Relevance
) -> Iterator[Report]:
    opening = [frozenset(lead.terms) for lead in article.vectors.leads[:1]]
    for event in events:
        terms = _sentence(article.vectors, event.position)
        yield Report(
            event.first_day,
            event.day_after,
            index,
            article.published_on - event.first_day,
            relevance.article,
            # an editor's own event has no sentence, and is there because it matters
            1.0 if event.position is None else relevance.of(terms),
            terms,
            _words(article.vectors, terms) or (event.id,),
            event.kind,
            event.id,
            opens=frozenset(terms) in opening,
        )


def _sentence(vectors: TermVectors, position: int | None) -> Indexes:
    return vectors.sentences[position] if position is not None and position < len(vectors.sentences) else ()


def _words(vectors: TermVectors, sentence: Indexes) -> tuple[int, ...]:
    return tuple([vectors.terms[index] for index in sorted(sentence)])


def _day_of_news(dated: Iterable[Report], article: StoryArticle) -> int:
    """Return the day that an article opens with, which its next sentences go on about, or else that of publication."""
    news = (report for report in dated if report.is_news and report.kind == EventKind.EVENT)
    return next((report.first_day for report in news if report.day_after == report.first_day + 1), article.published_on)


def _of_leads(index: int, article: StoryArticle, relevance: Relevance, day: int) -> Iterator[Report]:
    dated = {frozenset(sentence) for sentence in article.vectors.sentences if sentence}
    delay = article.published_on - day
    for rank, lead in enumerate(article.vectors.leads):
        if frozenset(lead.terms) not in dated:
            found = relevance.of(lead.terms), lead.terms, _words(article.vectors, lead.terms)
            yield Report(day, day + 1, index, delay, relevance.article, *found, lead=lead, rank=rank)
