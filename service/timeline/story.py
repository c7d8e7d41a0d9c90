"""The story of a collection: its key days, each with a few sentences of its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import prod
from typing import NamedTuple, cast

import orjson

from service.eventing import EventDraft, EventKind, Passage, Status
from service.eventing.context import Contexts
from service.eventing.served import EntryJson, EventJson, StoryDayJson, StoryJson
from service.events.representation import article_fields, event_json
from service.store import term_vectors
from service.store.database import Database
from service.store.filter import ALL_KINDS, Filter
from service.store.rows import as_day
from service.store.term_vectors import DatedRow, TextRow
from service.stories.key_days import HAPPENS, KeyPeriod, Selection, key_days, sources, spans
from service.stories.prose import flaws, is_cut_off, is_item, without_labels
from service.stories.reports import Report, StoryArticle, StoryEvent, reports_of
from service.stories.sentences import HINDSIGHT, ranked, repeats
from service.stories.standing import (
    adds,
    announces,
    depends_on_writing,
    describes_state,
    is_beside,
    is_limit,
    is_of_another_time,
    lacks_verb,
    looks_back,
    needs_another,
    needs_only_topic,
)
from service.stories.term_vectors import Lead, decode, term_of
from service.text.mojibake import repaired
from service.text.words import folded_words
from service.timex import edtf, languages
from service.timex.model import Certainty, Granularity, Trace

#: Maximum number of articles that a story is made from; of a larger collection, always the same ones.
MAX_ARTICLES = 2_000
#: Number of candidates that are read in full for each sentence of a day.
_SHORTLIST = 20
_LONGEST_SENTENCE = 300  # characters; a longer one is represented by its summary
#: The share of the length of a sentence that its summary must have to stand for all of it.
_NEARLY_WHOLE = 0.75
#: The rules that read an expression against another one: "two days later".
_AGAINST_OTHERS = frozenset(
    {
        "earlier_later",
        "shifted.later",
        "day.later",
        "day.beside",
        "unit.anaphor",
        "unit.mentioned",
        "part_of_day.anaphor",
    }
)
#: The least grave flaw (see ``flaws``), and what the slight one and other doubts leave of a score.
_GRAVE, _RUNS_ON, _CUT_OFF, _ANNOUNCED, _OF_ANOTHER_TIME, _OF_ITS_DAY, _UNCLEAR = 2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.3
_LIMIT, _NO_VERB, _ADDED, _BESIDE, _STATE, _MOMENT = 0.5, 0.3, 0.7, 0.6, 0.5, 0.6
#: Words of a time without its day, which the posts of a live report begin with: "4:03 pm".
_CLOCK = 2
#: What an item of a chronology weighs beside other sentences: it tells its day, and nothing else.
_ITEM = 2.0
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


class _Candidate(NamedTuple):
    """An entry that may tell a day, with its grave flaws and its score, which slight faults have lowered.

    One that ``is_sentence`` has a main verb.
    """

    entry: EntryJson
    flaws: int
    score: float
    is_faultless: bool
    is_sentence: bool = True

    def order(self) -> tuple[int, float]:
        """Return what sorts the best entry first: a grave flaw is worse than any score."""
        return self.flaws, -self.score


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
        self.used: list[set[str]] = []
        self._of_days: dict[int, list[_Candidate]] = {}

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
        """Whether a whole sentence tells a day: not only the item of a list, "2 May 1787: Norland", or half of one."""
        return any(found.is_sentence and not found.flaws for found in self._candidates(period))

    def entries(self, period: KeyPeriod) -> list[EntryJson]:
        """Return the sentences that tell a day best, as entries."""
        ordered = [found.entry for found in self._candidates(period)]
        return list(islice(filter(self._is_new, ordered), self.sentences)) or ordered[:1]

    def _candidates(self, period: KeyPeriod) -> list[_Candidate]:
        """Return the entries that may tell a day, the best first."""
        if period.first_day not in self._of_days:
            shortlist = ranked(period.reports, self.weighted)[: self.sentences * _SHORTLIST]
            self._of_days[period.first_day] = sorted(self._read(shortlist), key=_Candidate.order)
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

    def _read(self, scored: Sequence[tuple[float, Report]]) -> Iterator[_Candidate]:
        """Yield the entries of reports in their order, each with its faults."""
        reports = [report for _, report in scored]
        bodies = term_vectors.bodies(self.database, [report.event for report in reports if report.event])
        leads = [self.articles[report.article].id for report in reports if report.lead]
        texts = term_vectors.texts(self.database, leads)
        for score, report in scored:
            article = self.articles[report.article]
            if report.event in bodies:
                entry = _as_entry(orjson.loads(bodies[report.event]), article.language)
            elif report.lead and article.id in texts:
                entry = _lead_json(texts[article.id], report.lead, article)
            else:
                continue
            yield _candidate(entry, score, report.delay, article.language)


def _candidate(entry: EntryJson, score: float, delay: int, language: str) -> _Candidate:
    """Return an entry with its faults; its article follows its day by ``delay`` days. What an editor wrote has none."""
    if entry["correction"] or not entry["sentence"]:
        return _Candidate(entry, 0, score, is_faultless=True)
    summary, expression = entry["summary"], entry["expression"]["text"] if entry["expression"] else ""
    found, is_sentence = flaws(summary, language), not lacks_verb(summary, language)
    needs_context = bool(entry["context"]) and not needs_only_topic(summary, language)
    is_unclear = entry["explanation"]["rule"] in _AGAINST_OTHERS or needs_another(summary, language)
    doubts = (
        (found % _GRAVE, _RUNS_ON),
        (is_cut_off(summary, _one_line(entry["sentence"]["text"])), _CUT_OFF),
        (_is_yet_to_come(entry, summary, expression, delay, language), _ANNOUNCED),
        (is_limit(summary, expression, language), _LIMIT),
        (not is_sentence, _NO_VERB),
        (delay >= HINDSIGHT and is_of_another_time(summary, language), _OF_ANOTHER_TIME),
        (looks_back(summary, language), _OF_ANOTHER_TIME),
        (adds(summary, language), _ADDED),
        (is_beside(summary, expression, language), _BESIDE),
        (entry["expression"] is None and describes_state(summary, language), _STATE),
        (bool(entry["date"]["time"]) and len(expression.split()) <= _CLOCK, _MOMENT),
        (depends_on_writing(summary, language), _OF_ITS_DAY),
        (is_unclear, _UNCLEAR),
    )
    lowered = [factor for has_doubt, factor in doubts if has_doubt]
    is_faultless = not found and not lowered  # a context stands beside its sentence
    if needs_context and not is_unclear:
        lowered.append(_UNCLEAR)
    is_day = entry["date"]["time"] is None and not _is_deictic(expression, language)
    weight = _ITEM if is_day and is_item(_one_line(entry["sentence"]["text"]), expression) else 1.0
    return _Candidate(entry, found // _GRAVE, score * prod(lowered) * weight, is_faultless, is_sentence)


def _is_yet_to_come(entry: EntryJson, summary: str, expression: str, delay: int, language: str) -> bool:
    """Whether a sentence announces what was to happen on its day. A statement happened, whatever it announces."""
    if entry["kind"] == EventKind.STATEMENT:
        return False
    return announces(summary, expression, language) or (delay >= 0 and entry["status"] == Status.PLANNED)


def _events(rows: Iterable[DatedRow]) -> Mapping[str, list[StoryEvent]]:
    """Return events by article."""
    found: defaultdict[str, list[StoryEvent]] = defaultdict(list)
    for row in rows:
        days = as_day(row.start_on).toordinal(), as_day(row.end_before).toordinal()
        found[str(row.article)].append(StoryEvent(row.id, row.position, *days, row.kind))
    return found


def _as_entry(event: EventJson, language: str) -> EntryJson:
    """Return an event as an entry of a story, with its whole sentence as its summary.

    Its own summary is better if little of the sentence is missing, or for "yesterday": it stands alone, with a date,
    without labels and conjunctions. What an editor wrote stays as it is.
    """
    if event["correction"] or not event["sentence"]:
        return cast(EntryJson, event)
    expression = event["expression"]["text"] if event["expression"] else ""
    sentence = _one_line(event["sentence"]["text"])
    is_clear = len(sentence) <= _LONGEST_SENTENCE and not _is_deictic(expression, language)
    is_nearly_whole = len(event["summary"]) >= _NEARLY_WHOLE * len(sentence)
    summary = sentence if is_clear and not is_nearly_whole else _one_line(event["summary"])
    return cast(EntryJson, {**event, "summary": without_labels(summary, expression, language)})


def _is_deictic(expression: str, language: str) -> bool:
    """Whether an expression means nothing to readers who do not know the day of writing: "yesterday"."""
    return bool(languages.language(language).events.deictics.phrase.search(expression))


def _lead_json(row: TextRow, lead: Lead, article: StoryArticle) -> EntryJson:
    """Return the lead of an article as an entry of the day on which it was published. It is not stored as an event."""
    day = date.fromordinal(article.published_on)
    text = row.text[lead.start : lead.end]
    summary = without_labels(_one_line(text), "", article.language)
    draft = EventDraft(
        date=edtf.date_of(day.isoformat()),
        status=Status.HAPPENED,
        kind=EventKind.EVENT,
        summary=summary,
        sentence=Passage(lead.start, lead.end, text),
        expression=Passage(lead.start, lead.start, ""),
        certainty=Certainty.INFERRED,
        alternatives=(),
        trace=Trace(_LEAD_RULE, day, (_LEAD_STEP,)),
        context=Contexts(row.text, languages.language(article.language), row.title).of(summary, lead.start),
    )
    names = (row.article, row.title, row.url, row.source)
    fields = article_fields(*names, published_on=day.isoformat(), anchor_kind=row.anchor_kind)
    event = event_json(draft, "", fields)
    return cast(EntryJson, {**event, "id": None, "expression": None})


def _one_line(text: str) -> str:
    return " ".join(repaired(text).split())
