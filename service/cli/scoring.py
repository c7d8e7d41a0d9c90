"""Scores of tagged documents against a gold standard: the measures of TempEval-3, and one of calendar dates.

Gold documents are those of ``service.cli.tag`` with ``timexes`` (``start``, ``end``, ``type``, ``value``). Gold and
found timexes are aligned one to one: equal spans first, then overlapping ones, the longest overlap first. *Strict*
counts equal spans, *relaxed* aligned ones; the F1 of type and value is the relaxed F1 times the share of aligned pairs
that agree (UzZaman et al., SemEval-2013 task 1). *Calendar* considers only dates and times with a concrete value and
compares their days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Timex = dict[str, Any]
#: A decade, a year, its parts and days, the day with or without a time. A century is too wide to be right or wrong.
_CONCRETE = re.compile(
    r"\d{3}|\d{4}(?:-(?:0[1-9]|1[0-2]|W\d\d|Q[1-4]|H[12]|SP|SU|FA|AU|WI))?"
    r"|(?:\d{4}-(?:0[1-9]|1[0-2])-\d\d|\d{4}-W\d\d-WE)(?:T.*)?"
)


@dataclass(slots=True)
class Mismatch:
    """A timex that the gold standard and the engine disagree on; None on the side that has no counterpart."""

    document: str
    gold: Timex | None
    found: Timex | None


@dataclass(slots=True)
class Scores:
    """Counts over all documents, counts by the engine's rule, and ``mismatches`` in the order of the documents."""

    counts: Counter[str] = field(default_factory=Counter)
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)
    mismatches: list[Mismatch] = field(default_factory=list)

    def f1(self, hits: str, found: str = "found", gold: str = "gold") -> float:
        """Return the harmonic mean of precision and recall, in percent, from the names of three counts."""
        total = self.counts[found] + self.counts[gold]
        return 200.0 * self.counts[hits] / total if total else 0.0

    def share(self, agreed: str) -> float:
        """Return the relaxed F1 times the share of aligned pairs counted as ``agreed``, in percent."""
        aligned = self.counts["aligned"]
        return self.f1("aligned") * self.counts[agreed] / aligned if aligned else 0.0


def score(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Scores:
    """Return the scores of (gold document, tagged document) pairs."""
    scores = Scores()
    for gold, tagged in pairs:
        _add_document(scores, str(gold["id"]), gold["timexes"], tagged["timexes"])
    return scores


def _add_document(scores: Scores, document: str, gold: list[Timex], found: list[Timex]) -> None:
    counts = scores.counts
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["gold dates"] += sum(map(_is_date, gold))
    counts["found dates"] += sum(map(_is_date, found))
    partners = {found_index: gold_index for gold_index, found_index in align(gold, found)}
    for index, timex in enumerate(found):
        verdicts = scores.by_rule.setdefault(timex.get("rule", "?"), Counter())
        if index in partners:
            _add_pair(scores, document, gold[partners[index]], timex, verdicts)
        else:
            verdicts["spurious"] += 1
            scores.mismatches.append(Mismatch(document, None, timex))
    matched = set(partners.values())
    scores.mismatches += [Mismatch(document, timex, None) for index, timex in enumerate(gold) if index not in matched]


def _add_pair(scores: Scores, document: str, gold: Timex, found: Timex, verdicts: Counter[str]) -> None:
    counts = scores.counts
    counts["aligned"] += 1
    counts["strict"] += (gold["start"], gold["end"]) == (found["start"], found["end"])
    counts["type"] += gold["type"] == found["type"]
    is_right = found["value"] in _values(gold)
    counts["value"] += is_right
    verdicts["right" if is_right else "wrong"] += 1
    if _is_date(gold) and _is_date(found):
        counts["calendar"] += _day(found["value"]) in {_day(value) for value in _values(gold) if _is_concrete(value)}
    if not is_right:
        scores.mismatches.append(Mismatch(document, gold, found))


def align(gold: list[Timex], found: list[Timex]) -> list[tuple[int, int]]:
    """Return pairs of indexes, each index once: equal spans first, then the longest overlaps."""
    overlaps = []
    for gold_index, left in enumerate(gold):
        for found_index, right in enumerate(found):
            length = min(left["end"], right["end"]) - max(left["start"], right["start"])
            if length > 0:
                differs = (left["start"], left["end"]) != (right["start"], right["end"])
                overlaps.append((differs, -length, left["start"], right["start"], gold_index, found_index))
    pairs: list[tuple[int, int]] = []
    for *_, gold_index, found_index in sorted(overlaps):
        if all(gold_index != first and found_index != second for first, second in pairs):
            pairs.append((gold_index, found_index))
    return pairs


def _day(value: str) -> str:
    """Return a TIMEX3 value without its time of day."""
    return value.split("T")[0]


def _is_date(timex: Timex) -> bool:
    return timex.get("type") in ("DATE", "TIME") and any(map(_is_concrete, _values(timex)))


def _is_concrete(value: str) -> bool:
    return bool(_CONCRETE.fullmatch(value))


def _values(timex: Timex) -> list[str]:
    """Return the value and, in a gold standard, the equally right ``values``."""
    return [timex.get("value") or "", *timex.get("values", ())]
