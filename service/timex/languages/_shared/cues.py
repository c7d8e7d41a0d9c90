"""The cues and words of ranges that a language's table gives; each list of words is a slot of the table."""

from __future__ import annotations

from service.timex.languages._shared.words import Words, frozen
from service.timex.languages.contract import Ranges
from service.timex.languages.cue_words import Auxiliaries, Boundaries, Cues, Prepositions, Verbs


def cues_of(words: Words) -> Cues:
    """Return what points to the past and to the future in a language."""
    lists = words.lists
    return Cues(
        auxiliaries=Auxiliaries(
            future=frozen(lists, "cue.future"), past=frozen(lists, "cue.past"), states=frozen(lists, "cue.states")
        ),
        verbs=Verbs(
            future_endings=tuple(lists.get("cue.future endings", ())),
            future_beginnings=tuple(lists.get("cue.future beginnings", ())),
            past_endings=tuple(lists.get("cue.past endings", ())),
            shortest_past=int(lists.get("cue.shortest past", ["4"])[-1]),
            not_past=frozen(lists, "cue.not past"),
            not_past_endings=tuple(lists.get("cue.not past endings", ())),
            lowercase=True,
            end_clauses=words.has("style", "verbs end clauses"),
            come_last=words.has("style", "verbs come last"),
            saying=frozen(lists, "cue.saying"),
            saying_behind=frozen(lists, "cue.saying behind"),
            scheduled=frozen(lists, "cue.scheduled"),
            limiting=frozen(lists, "cue.limiting"),
            deciding=frozen(lists, "cue.deciding"),
            closing=frozen(lists, "cue.closing"),
        ),
        boundaries=Boundaries(after_ordinals=_after_ordinals(words)),
        prepositions=_prepositions(words),
    )


def _prepositions(words: Words) -> Prepositions:
    lists = words.lists
    return Prepositions(
        since=frozen(lists, "cue.since"),
        onward=frozen(lists, "cue.onward"),
        deadline=frozen(lists, "cue.until"),
        deadline_behind=frozen(lists, "cue.until behind"),
        deadline_endings=tuple(lists.get("cue.until endings", ())),
        dating=frozen(lists, "cue.dating"),
        infinitive_behind=frozen(lists, "cue.infinitive"),
        range_links=frozen(lists, "range.to"),
        leading=_of_class(words, "OF") | frozen(lists, "in"),
        beginning=frozen(lists, "cue.beginning"),
        on=(_of_class(words, "OF") | frozen(lists, "in")) if "cue.beginning" in lists else frozenset(),
        has_cases=words.has("style", "cases open sentences"),
        opening=_of_class(words, "OF", "AHEAD", "PART") | frozen(lists, "in"),
    )


def _after_ordinals(words: Words) -> frozenset[str]:
    """Return the words that an ordinal number with a full stop stands before: months, weekdays, units."""
    names = ("MONTH", "MONTHABBR", "WEEKDAY", "CENTURY", "UNIT")
    return _of_class(words, *names)


def _of_class(words: Words, *names: str) -> frozenset[str]:
    return frozenset(word for word, entry in words.entries.items() if entry.name in names)


def ranges_of(words: Words) -> Ranges:
    """Return the words of ranges of a language."""
    lists = words.lists
    return Ranges(
        begins=frozen(lists, "range.from"),
        continues=frozen(lists, "range.to") | frozen(lists, "range.until"),
        between=frozen(lists, "range.between"),
        both=frozen(lists, "range.and"),
        linking=_of_class(words, "OF"),
    )
