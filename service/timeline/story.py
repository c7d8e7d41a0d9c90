"""The story of a collection: its key days, each with a few sentences of its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import cast

import orjson

from service.eventing import EventDraft, EventKind, Passage, Status
from service.eventing.context import Contexts
from service.eventing.served import EntryJson, StoryDayJson, StoryJson
from service.events.representation import article_fields, event_json
from service.store import term_vectors
from service.store.database import Database
from service.store.filter import ALL_KINDS, Filter
from service.store.rows import as_day
from service.store.term_vectors import DatedRow, TextRow
from service.stories.key_days import HAPPENS, KeyPeriod, Selection, key_days, sources, spans
from service.stories.prose import without_labels
from service.stories.reports import Report, StoryArticle, StoryEvent, reports_of
from service.stories.sentences import ranked, repeats
from service.stories.term_vectors import Lead, decode, term_of
from service.text.words import folded_words
from service.timeline.story_candidates import Candidate, as_entry, candidate_of, one_line
from service.timex import edtf, languages
from service.timex.model import Certainty, Granularity, Trace

#: Maximum number of articles that a story is made from; of a larger collection, always the same ones.
MAX_ARTICLES = 2_000
#: Number of candidates that are read in full for each sentence of a day.
_SHORTLIST = 20
#: What is left of a score if the sentence tells an event of another day, and only mentions this one.
_MENTIONED = 0.25
#: The number of candidate sentences for a longer period; without a good one, it is left out.
_FIRST = 5
_LEAD_RULE, _LEAD_STEP = "lead", "no date given: the first sentences of news tell what happened on its day"


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which story: of which collection, which key days, in which order, and how many sentences each.

    ``days`` None means as many as enough articles report; ``starts_from`` and ``ends_before`` bound them. The story is
    made only from events that match ``granularity``, ``certainty``, ``kind`` and ``anchor_kind`` (see Filter).
    """

    collection: str
    days: int | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    sentences: int = 1
    min_sources: int = 0
    by_score: bool = False
    granularity: Granularity | None = None
    certainty: str | None = None
    kind: tuple[str, ...] = ()
    anchor_kind: tuple[str, ...] = ()

    @property
    def events(self) -> Filter:
        """Which events of its articles."""
        return Filter(granularity=self.granularity, certainty=self.certainty, kind=self.kind)

    @property
    def has_leads(self) -> bool:
        """Whether undated first sentences count: as inferred events of the day of their article."""
        return self.certainty in (None, Certainty.INFERRED) and (
            self.kind in ((), ALL_KINDS) or EventKind.EVENT in self.kind
        )


def story(database: Database, query: StoryQuery) -> StoryJson:
    """Return the story of a collection, empty for an empty one.

    The cost depends on the articles of the collection, at most MAX_ARTICLES of which are read, and on nothing else
    that is stored.
    """
    teller = _Teller(database, query)
    periods = key_days(teller.reports, teller.articles, _selection(query), teller.can_tell)
    days = [teller.day(period) for period in periods]
    days = days if query.by_score else sorted(days, key=lambda day: day["date"])
    longer = spans(teller.reports, teller.articles, _selection(query), periods)
    bridges = [entry for period in longer if (entry := teller.bridge(period))]
    bridges = bridges if query.by_score else sorted(bridges, key=lambda entry: entry["date"]["start_on"])
    return {"days": days, "spans": bridges}


def _selection(query: StoryQuery) -> Selection:
    first = query.starts_from.toordinal() if query.starts_from else None
    end = query.ends_before.toordinal() if query.ends_before else None
    kinds = query.kind if query.kind not in ((), ALL_KINDS) else HAPPENS
    return Selection(query.days, first, end, query.min_sources, kinds)


class _Teller:
    """Chooses the sentences of one collection's days; a sentence is repeated only if its day has no other."""

    def __init__(self, database: Database, query: StoryQuery) -> None:
        self.database, self.sentences = database, query.sentences
        rows = term_vectors.of_collection(
            database, query.collection, limit=MAX_ARTICLES, anchor_kinds=query.anchor_kind
        )
        self.articles = [
            StoryArticle(
                row.article, as_day(row.published_on).toordinal(), row.source, row.language, decode(row.vectors)
            )
            for row in rows
        ]
        dated = term_vectors.dated(database, [row.article for row in rows], query.events)
        self.reports, self.weighted, self.topic = reports_of(self.articles, _events(dated), has_leads=query.has_leads)
        self.telling = {(report.article, report.terms) for report in self.reports if report.kind == EventKind.EVENT}
        self.used: list[set[str]] = []
        self._of_days: dict[int, list[Candidate]] = {}

    def day(self, period: KeyPeriod) -> StoryDayJson:
        """Return a key day with its sentences, and who reports it."""
        reporters = period.reporters(self.articles)
        published = [article.published_on for article in reporters]
        return {
            "date": date.fromordinal(period.first_day).isoformat(),
            "score": round(period.score, 4),
            "articles": len(reporters),
            "sources": len(sources(reporters)),
            "first_reported": date.fromordinal(min(published)).isoformat(),
            "last_reported": date.fromordinal(max(published)).isoformat(),
            "entries": self.entries(period),
        }

    def can_tell(self, period: KeyPeriod) -> bool:
        """Whether a whole sentence tells what happened on a day.

        Not only the item of a list, "2 May 1787: Norland", or half of one, nor "the search will go on until 2 May".
        """
        return any(found.is_sentence and not found.flaws and not found.only_ends for found in self._candidates(period))

    def entries(self, period: KeyPeriod) -> list[EntryJson]:
        """Return the entries that tell a day best: a sound sentence again before a new one with grave flaws."""
        found = self._candidates(period)
        new = list(islice((one for one in found if self._is_new(one.entry)), self.sentences))
        if found and (not new or new[0].flaws > found[0].flaws):
            new = [found[0], *new[:-1]]
        return [one.entry for one in new]

    def _candidates(self, period: KeyPeriod) -> list[Candidate]:
        """Return the entries that may tell a day, the best first."""
        if period.first_day not in self._of_days:
            shortlist = ranked(period.reports, self.weighted)[: self.sentences * _SHORTLIST]
            self._of_days[period.first_day] = sorted(self._read(shortlist), key=Candidate.order)
        return self._of_days[period.first_day]

    def bridge(self, period: KeyPeriod) -> EntryJson | None:
        """Return the best sentence of a longer period; None if none of its first ones is prose that tells an event."""
        shortlist = ranked(period.reports, self.weighted)[:_FIRST]
        good = (
            found.entry
            for found in self._read(shortlist)
            if found.is_faultless and found.entry["kind"] == EventKind.EVENT and self._is_new(found.entry)
        )
        return next(good, None)

    def _is_new(self, entry: EntryJson) -> bool:
        """Whether no sentence so far has nearly the same words, those of the topic left out; remember this one."""
        words = {word for word in folded_words(entry["summary"]) if term_of(word) not in self.topic}
        is_new = not any(repeats(words, other) for other in self.used)
        if is_new:
            self.used.append(words)
        return is_new

    def _read(self, scored: Sequence[tuple[float, Report]]) -> Iterator[Candidate]:
        """Yield the entries of reports in their order, each with its faults."""
        reports = [report for _, report in scored]
        bodies = term_vectors.bodies(self.database, [report.event for report in reports if report.event])
        leads = [self.articles[report.article].id for report in reports if report.lead]
        texts = term_vectors.texts(self.database, leads)
        for score, report in scored:
            article = self.articles[report.article]
            if report.kind == EventKind.BACKGROUND and (report.article, report.terms) in self.telling:
                score *= _MENTIONED
            if report.event in bodies:
                entry = as_entry(orjson.loads(bodies[report.event]), article.language)
            elif report.lead and article.id in texts:
                entry = _lead_json(texts[article.id], report.lead, article, report.first_day)
            else:
                continue
            yield candidate_of(entry, score, report.delay, article.language, is_news=report.is_news)


def _events(rows: Iterable[DatedRow]) -> Mapping[str, list[StoryEvent]]:
    """Return events by article."""
    found: defaultdict[str, list[StoryEvent]] = defaultdict(list)
    for row in rows:
        days = as_day(row.start_on).toordinal(), as_day(row.end_before).toordinal()
        found[str(row.article)].append(StoryEvent(row.id, row.position, *days, row.kind))
    return found


def _lead_json(row: TextRow, lead: Lead, article: StoryArticle, ordinal: int) -> EntryJson:
    """Return the lead of an article as an entry of the day that it is about. It is not stored as an event."""
    day, published_on = date.fromordinal(ordinal), date.fromordinal(article.published_on)
    text = row.text[lead.start : lead.end]
    summary = without_labels(one_line(text), "", article.language)
    draft = EventDraft(
        date=edtf.date_of(day.isoformat()),
        status=Status.HAPPENED,
        kind=EventKind.EVENT,
        summary=summary,
        sentence=Passage(lead.start, lead.end, text),
        expression=Passage(lead.start, lead.start, ""),
        certainty=Certainty.INFERRED,
        alternatives=(),
        trace=Trace(_LEAD_RULE, published_on, (_LEAD_STEP,)),
        context=Contexts(row.text, languages.language(article.language), row.title).of(summary, lead.start),
    )
    fields = article_fields(
        {"id": row.article, "title": row.title, "url": row.url, "source": row.source},
        published_on=published_on.isoformat(),
        anchor_kind=row.anchor_kind,
    )
    event = event_json(draft, "", fields)
    return cast(EntryJson, {**event, "id": None, "expression": None})
