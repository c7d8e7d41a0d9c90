"""How well the engine reads a gold standard: the measures of TempEval-3, and one of calendar dates.

Gold is JSONL as ``service.cli.tagging`` reads it, with ``timexes`` (``start``, ``end``, ``type``, ``value``). They are
aligned one to one: equal spans first, then overlapping ones, the longest overlap first. *Strict* counts equal spans,
*relaxed* aligned ones; the F1 of type and value is the relaxed F1 times the share of aligned pairs that agree
(UzZaman et al., SemEval-2013 task 1). *Calendar* looks only at dates and times with a concrete value and compares them
cut to the day.
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
class Error:
    """One disagreement: what the gold has and what the engine has (None where one of them has nothing)."""

    document: str
    gold: Timex | None
    found: Timex | None


@dataclass(slots=True)
class Scores:
    """Counts over all documents, and by the engine's rule; ``errors`` in the order of the documents."""

    counts: Counter[str] = field(default_factory=Counter)
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def f1(self, hits: str, found: str = "found", gold: str = "gold") -> float:
        """The harmonic mean of precision and recall, in percent."""
        total = self.counts[found] + self.counts[gold]
        return 200.0 * self.counts[hits] / total if total else 0.0

    def share(self, agreed: str) -> float:
        """The share of aligned pairs that agree, times the relaxed F1, in percent."""
        aligned = self.counts["aligned"]
        return self.f1("aligned") * self.counts[agreed] / aligned if aligned else 0.0


def evaluate(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Scores:
    """Scores of (gold document, tagged document) pairs."""
    scores = Scores()
    for gold, tagged in pairs:
        _score(scores, str(gold["id"]), gold["timexes"], tagged["timexes"])
    return scores


def _score(scores: Scores, document: str, gold: list[Timex], found: list[Timex]) -> None:
    counts = scores.counts
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["gold dates"] += sum(_is_date(one) for one in gold)
    counts["found dates"] += sum(_is_date(one) for one in found)
    aligned = align(gold, found)
    for place, timex in enumerate(found):
        rule = scores.by_rule.setdefault(timex.get("rule", "?"), Counter())
        partner = next((one for one, other in aligned if other == place), None)
        if partner is None:
            rule["spurious"] += 1
            scores.errors.append(Error(document, None, timex))
        else:
            _compare(scores, document, gold[partner], timex, rule)
    matched = {one for one, _ in aligned}
    scores.errors += [Error(document, timex, None) for place, timex in enumerate(gold) if place not in matched]


def _compare(scores: Scores, document: str, gold: Timex, found: Timex, rule: Counter[str]) -> None:
    counts = scores.counts
    counts["aligned"] += 1
    counts["strict"] += (gold["start"], gold["end"]) == (found["start"], found["end"])
    counts["type"] += gold["type"] == found["type"]
    right = found["value"] in _values(gold)
    counts["value"] += right
    rule["right" if right else "wrong"] += 1
    if _is_date(gold) and _is_date(found):
        counts["calendar"] += day_of(found["value"]) in {
            day_of(value) for value in _values(gold) if _is_concrete(value)
        }
    if not right:
        scores.errors.append(Error(document, gold, found))


def align(gold: list[Timex], found: list[Timex]) -> list[tuple[int, int]]:
    """Pairs of places: equal spans first, then the longest overlaps, each expression once."""
    overlaps = []
    for one, left in enumerate(gold):
        for other, right in enumerate(found):
            shared = min(left["end"], right["end"]) - max(left["start"], right["start"])
            if shared > 0:
                unequal = (left["start"], left["end"]) != (right["start"], right["end"])
                overlaps.append((unequal, -shared, left["start"], right["start"], one, other))
    pairs: list[tuple[int, int]] = []
    for *_, one, other in sorted(overlaps):
        if all(one != first and other != second for first, second in pairs):
            pairs.append((one, other))
    return pairs


def day_of(value: str) -> str:
    """A value without its time of day."""
    return value.split("T")[0]


def _is_date(timex: Timex) -> bool:
    return timex.get("type") in ("DATE", "TIME") and any(_is_concrete(value) for value in _values(timex))


def _is_concrete(value: str) -> bool:
    return bool(_CONCRETE.fullmatch(value))


def _values(timex: Timex) -> list[str]:
    """The value and, in a gold standard, the others that are as right (``values``)."""
    return [timex.get("value") or "", *timex.get("values", ())]


def summary(scores: Scores, *, by_class: bool = False, errors: int = 0) -> list[str]:
    """The scores in lines for a terminal, in percent; the classes and the first disagreements if asked for."""
    counts = scores.counts
    lines = [
        f"gold {counts['gold']}  found {counts['found']}  aligned {counts['aligned']}",
        f"strict    F1 {scores.f1('strict'):5.1f}",
        f"relaxed   F1 {scores.f1('aligned'):5.1f}",
        f"type      F1 {scores.share('type'):5.1f}",
        f"value     F1 {scores.share('value'):5.1f}",
        f"calendar  F1 {scores.f1('calendar', 'found dates', 'gold dates'):5.1f}",
    ]
    if by_class:
        rules = sorted(scores.by_rule.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        lines += [
            f"{rule:24} " + "  ".join(f"{name} {count}" for name, count in sorted(of.items())) for rule, of in rules
        ]
    return lines + [_error_line(error) for error in scores.errors[:errors]]


def _error_line(error: Error) -> str:
    gold = f"{error.gold.get('text', '')!r} {error.gold['type']} {error.gold['value']}" if error.gold else "nothing"
    found = f"{error.found['text']!r} {error.found['type']} {error.found['value']}" if error.found else "nothing"
    return f"{error.document}: gold {gold}, found {found}"
