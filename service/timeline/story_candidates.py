"""The sentences that may tell a day of a story: each as an entry, with the doubts about it and its score.

Knows no database.
"""

from __future__ import annotations

from math import prod
from typing import NamedTuple, cast

from service.eventing import EventKind, Status
from service.eventing.served import EntryJson, EventJson
from service.stories.prose import flaws, is_cut_off, is_item, without_labels
from service.stories.sentences import HINDSIGHT
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
from service.text.mojibake import repaired
from service.timex import languages

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
#: The least grave flaw of those that ``flaws`` adds up. The only lesser one, 1, is a doubt.
_GRAVE = 2
#: What each doubt leaves of a score.
_RUNS_ON = 0.5  # a heading runs into the sentence
_CUT_OFF = 0.5  # words are left out of it
_ANNOUNCED = 0.5  # it announces what was to happen
_LIMIT = 0.5  # the day only ends something
_NO_VERB = 0.3
_OF_ANOTHER_TIME = 0.5  # its main verb is of the day of writing, or of a day before
_ADDED = 0.7  # it adds to another sentence
_BESIDE = 0.6  # the day stands in a clause that only qualifies
_STATE = 0.5  # it describes a state
_MOMENT = 0.6  # it has a time of day without its day, as the posts of a live report do
_OF_ITS_DAY = 0.5  # it has words such as "yesterday's"
_UNCLEAR = 0.3  # only another sentence says what it is about
_CLOCK = 2  # words of a time without its day: "4:03 pm"
#: What an item of a chronology weighs beside other sentences: it tells its day, and nothing else.
_ITEM = 2.0


class Candidate(NamedTuple):
    """An entry that may tell a day, with its grave flaws and its score, which slight faults have lowered.

    One that ``is_sentence`` has a main verb. One that ``only_ends`` says before its day what will go on until then.
    """

    entry: EntryJson
    flaws: int
    score: float
    is_faultless: bool
    is_sentence: bool = True
    only_ends: bool = False

    def order(self) -> tuple[int, float]:
        """Return what sorts the best entry first: a grave flaw is worse than any score."""
        return self.flaws, -self.score


def candidate_of(entry: EntryJson, score: float, delay: int, language: str, *, is_news: bool = False) -> Candidate:
    """Return an entry with its faults; its article follows its day by ``delay`` days. What an editor wrote has none.

    What an article opens with ``is_news``: its context, which stands beside it, is no doubt.
    """
    if entry["correction"] or not entry["sentence"]:
        return Candidate(entry, 0, score, is_faultless=True)
    summary, expression = entry["summary"], entry["expression"]["text"] if entry["expression"] else ""
    found, is_sentence = flaws(summary, language), not lacks_verb(summary, language)
    needs_context = bool(entry["context"]) and not needs_only_topic(summary, language)
    is_unclear = entry["explanation"]["rule"] in _AGAINST_OTHERS or needs_another(summary, language)
    ends = is_limit(summary, expression, language)
    doubts = (
        (found % _GRAVE, _RUNS_ON),
        (is_cut_off(summary, one_line(entry["sentence"]["text"])), _CUT_OFF),
        (_is_yet_to_come(entry, summary, expression, delay, language), _ANNOUNCED),
        (ends, _LIMIT),
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
    if needs_context and not is_unclear and not is_news:
        lowered.append(_UNCLEAR)
    is_day = entry["date"]["time"] is None and not _is_deictic(expression, language)
    weight = _ITEM if is_day and is_item(one_line(entry["sentence"]["text"]), expression) else 1.0
    return Candidate(
        entry, found // _GRAVE, score * prod(lowered) * weight, is_faultless, is_sentence, ends and delay < 0
    )


def _is_yet_to_come(entry: EntryJson, summary: str, expression: str, delay: int, language: str) -> bool:
    """Whether a sentence announces what was to happen on its day. A statement happened, whatever it announces."""
    if entry["kind"] == EventKind.STATEMENT:
        return False
    return announces(summary, expression, language) or (delay >= 0 and entry["status"] == Status.PLANNED)


def as_entry(event: EventJson, language: str) -> EntryJson:
    """Return an event as an entry of a story, with its whole sentence as its summary.

    Its own summary is better if little of the sentence is missing, or for "yesterday": it stands alone, with a date,
    without labels and conjunctions. What an editor wrote stays as it is.
    """
    if event["correction"] or not event["sentence"]:
        return cast(EntryJson, event)
    expression = event["expression"]["text"] if event["expression"] else ""
    sentence = one_line(event["sentence"]["text"])
    is_clear = len(sentence) <= _LONGEST_SENTENCE and not _is_deictic(expression, language)
    is_nearly_whole = len(event["summary"]) >= _NEARLY_WHOLE * len(sentence)
    summary = sentence if is_clear and not is_nearly_whole else one_line(event["summary"])
    return cast(EntryJson, {**event, "summary": without_labels(summary, expression, language)})


def _is_deictic(expression: str, language: str) -> bool:
    """Whether an expression means nothing to readers who do not know the day of writing: "yesterday"."""
    return bool(languages.language(language).events.deictics.phrase.search(expression))


def one_line(text: str) -> str:
    return " ".join(repaired(text).split())
