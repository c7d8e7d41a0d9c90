"""Text -> candidates: where an expression of time may stand, and what its words mean by themselves.

Three steps, each at the cost of what is there: one pass of the tokeniser; a look at the few stretches of tokens that
hold a trigger; the rules on the classes of those stretches. The last two depend on classes and words only, never on
the anchor, and news repeats itself: both are cached, within bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from service.timex.grammar import Grammar, meaning_of
from service.timex.hidden import visible
from service.timex.languages import Language
from service.timex.meaning import Meaning
from service.timex.rule import Match, Rule, Trait
from service.timex.tokens import OTHER, Tokens

_LEFT_CONTEXT = 12
_LONGEST_CACHED = 16  # of 23,000 longer regions in newspapers, hardly any was there twice
_LONGEST_MATCH = 64  # no rule takes as many tokens

#: A rule that matches at a place of a region, with the length of the match.
Reading = tuple[int, Rule]
#: A place of a region, counted from its beginning, with the rules that match there, the longest match first.
Place = tuple[int, Iterable[Reading]]
_length = itemgetter(0)


class Candidate(NamedTuple):
    """An expression with its meaning: tokens ``first`` up to, not including, ``end``; ``ends_range`` ends a range.

    ``head`` is the first token of the match that it is a piece of: all pieces of a match share one direction.
    """

    head: int
    first: int
    end: int
    rule: Rule
    meaning: Meaning
    ends_range: bool = False

    @property
    def qualifies_previous(self) -> bool:
        """Whether it is the second of a pair: it only says when the first ends, or what that is part of."""
        return self.first != self.head and Trait.PAIR in self.rule.traits


class RejectedMatch(NamedTuple):
    """Tokens ``first`` up to, not including, ``end`` that match a rule and are not an expression of time."""

    first: int
    end: int
    rule: Rule
    reason: str


def tokenise(text: str, language: Language) -> Tokens:
    """Return the text as tokens with their classes. Linear in the length of the text."""
    seen = visible(text, language.classes.knows)
    spaced = language.token.findall(seen.text)
    words = list(map(str.strip, spaced))
    ends = list(accumulate(map(len, spaced)))
    classes = "".join(map(language.classes.__getitem__, words))
    if seen.offsets is None:
        return Tokens(text, words, ends, classes)
    starts = [seen.offsets[end - len(word)] for word, end in zip(words, ends, strict=True)]
    return Tokens(text, words, [seen.offsets[end - 1] + 1 for end in ends], classes, starts)


def find(tokens: Tokens, language: Language) -> Iterator[Candidate | RejectedMatch]:
    """Yield candidates and rejected matches in the order of the text; no two of them overlap."""
    classes = tokens.classes
    done = 0
    while trigger := language.triggers.search(classes, done):
        place = trigger.start()
        first = max(done, classes.rfind(OTHER, max(0, place - _LEFT_CONTEXT), place) + 1, place - _LEFT_CONTEXT)
        done = classes.find(OTHER, place)
        done = len(classes) if done < 0 else done
        scan = _cached_scan if done - first <= _LONGEST_CACHED else _scan
        if places := scan(language.grammar, classes[first:done]):
            yield from _in_region(tokens, first, places, language.grammar)


def _in_region(
    tokens: Tokens, first: int, places: Iterable[Place], grammar: Grammar
) -> Iterator[Candidate | RejectedMatch]:
    """Yield what the rules find at the places of a region that begins with token ``first``."""
    done = 0
    for start, readings in places:
        if start < done:
            continue
        for length, rule in readings:
            read = _read(tokens, Match(rule, first + start, first + start + length), grammar)
            if read:
                yield from read
                done = start + length
                break


def _scan(grammar: Grammar, region: str) -> Iterator[Place]:
    """Yield every place of a region where rules may match. They run when the readings of the place are asked for."""
    for place in range(len(region)):
        if rules := grammar.beginning(region, place):
            yield place, _one_by_one(rules, region, place)


@lru_cache(maxsize=8192)
def _cached_scan(grammar: Grammar, region: str) -> Sequence[Place]:
    """Return every place of a region where rules match."""
    places = []
    for place in range(len(region)):
        rules = grammar.beginning(region, place)
        if rules and (readings := _readings(rules, region, place)):
            places.append((place, readings))
    return tuple(places)


def _one_by_one(rules: Sequence[Rule], region: str, place: int) -> Iterator[Reading]:
    yield from _readings(rules, region, place)


def _readings(rules: Sequence[Rule], region: str, place: int) -> Sequence[Reading]:
    end = place + _LONGEST_MATCH
    readings = [(match.end() - place, rule) for rule in rules if (match := rule.regex.match(region, place, end))]
    return tuple(sorted(readings, key=_length, reverse=True)) if readings else ()


def _read(tokens: Tokens, match: Match, grammar: Grammar) -> Sequence[Candidate | RejectedMatch]:
    """Return the candidates of a match, its rejection, or nothing where its words do not fit the rule."""
    rule, first, end = match
    meaning = meaning_of(grammar, rule, tuple(tokens.words[first:end]), tokens.classes[first:end])
    if meaning is None:
        return ()
    for check in rule.checks:
        reason = check(tokens, match)
        if reason is not None:
            return (RejectedMatch(first, end, rule, reason),) if reason else ()
    for refine in rule.refinements:
        if refined := refine(tokens, match):
            return (Candidate(refined[0], refined[0], end, rule, refined[1]),)
    if isinstance(meaning, tuple):
        return [
            Candidate(first, first + piece.first, first + piece.end, rule, piece.meaning, piece.ends_range)
            for piece in meaning
        ]
    return (Candidate(first, first, end, rule, meaning),)
