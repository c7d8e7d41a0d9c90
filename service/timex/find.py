"""Rules -> candidates: where in a text an expression of time may stand, and what its words mean by themselves.

Three steps, each at the cost of what is there: one pass of the tokeniser; a look at the few stretches of tokens that
hold a trigger; the rules on the classes of those stretches. The last two depend on classes and words only, never on
the anchor, and news repeats itself: both are remembered, within bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from service.timex.languages import Cues, Language, Match, Refinement, Refusal, language
from service.timex.meaning import Meaning, Written
from service.timex.rule import Phrase, Piece, Rule
from service.timex.tokens import OTHER, Tokens

_LEFT_CONTEXT = 12
_LONGEST_REMEMBERED = 48
_LONGEST_MATCH = 64  # no rule takes as many tokens


class Candidate(NamedTuple):
    """An expression with its meaning: tokens ``first`` up to, not including, ``end``; ``joined`` ends a range.

    ``head`` is the first token of the phrase it is a piece of: all pieces of one phrase look back, or ahead, together.
    """

    head: int
    first: int
    end: int
    rule: str
    meaning: Meaning
    joined: bool = False


class Refused(NamedTuple):
    """Tokens that a rule matched and that are no expression of time, with the reason."""

    match: Match
    reason: str


def tokenise(text: str, spoken: Language) -> Tokens:
    """The text as tokens with their classes. Linear in the length of the text."""
    spaced = spoken.token.findall(text)
    words = list(map(str.strip, spaced))
    return Tokens(text, words, list(accumulate(map(len, spaced))), "".join(map(spoken.classes.__getitem__, words)))


def find(tokens: Tokens, spoken: Language) -> Iterator[Candidate | Refused]:
    """Candidates and refusals in the order of the text, none overlapping another."""
    classes = tokens.classes
    done = 0
    for trigger in spoken.triggers.finditer(classes):
        place = trigger.start()
        if place < done:
            continue
        first = max(done, classes.rfind(OTHER, max(0, place - _LEFT_CONTEXT), place) + 1, place - _LEFT_CONTEXT)
        done = classes.find(OTHER, place)
        done = len(classes) if done < 0 else done
        yield from _in_region(tokens, first, done, spoken)


def find_ranges(tokens: Tokens, candidates: list[Candidate], cues: Cues) -> list[Candidate]:
    """The candidates, with the ends of ranges marked: from X to Y, between X and Y, X – Y."""
    found = list(candidates)
    for place in range(1, len(found)):
        first, last = found[place - 1], found[place]
        if last.joined or (last.first == first.end + 1 and _is_range(tokens, first, last, cues)):
            found[place - 1 : place + 1] = _with_year_of(first, last), last._replace(joined=True)
    return found


def _is_range(tokens: Tokens, first: Candidate, last: Candidate, cues: Cues) -> bool:
    before = tokens.classes[first.first - 1] if first.first else OTHER
    between = tokens.classes[first.end]
    return (
        (before in cues.range_begins and between in cues.range_goes_on)
        or (before in cues.between and between in cues.both)
        or (_is_dash(tokens, first.end, cues) and _are_ends(first.meaning, last.meaning))
    )


def _is_dash(tokens: Tokens, place: int, cues: Cues) -> bool:
    """1 July – 3 May, 1 July-3 May: but a hyphen between blanks follows a dateline, "OSLO, March 11 - Jan. 31"."""
    close = tokens.end(place - 1) == tokens.start(place) or tokens.end(place) == tokens.start(place + 1)
    return tokens.classes[place] in cues.dash and (close or tokens.words[place] not in cues.hyphen)


def _are_ends(first: Meaning, last: Meaning) -> bool:
    """Two days, the second later in the year unless it says its own."""
    if not (isinstance(first, Written) and isinstance(last, Written)):
        return False
    if not (first.month and first.day and last.month and last.day):
        return False
    return last.year is not None or (first.month, first.day) < (last.month, last.day)


def _with_year_of(first: Candidate, last: Candidate) -> Candidate:
    """From 1 July to 18 November 1916: the year is said once, for both; from December, to March 1917, it is 1916."""
    begins, ends = first.meaning, last.meaning
    if not (isinstance(begins, Written) and isinstance(ends, Written)) or not (
        begins.month and ends.month and ends.year
    ):
        return first
    if begins.year is not None or begins.short_year is not None or begins.relation is not None:
        return first
    later = (begins.month, begins.day or 1) > (ends.month, ends.day or 31)
    return first._replace(meaning=replace(begins, year=ends.year - later))


def _in_region(tokens: Tokens, first: int, end: int, spoken: Language) -> Iterator[Candidate | Refused]:
    region = tokens.classes[first:end]
    scan = _remembered_scan if len(region) <= _LONGEST_REMEMBERED else _scan
    at = 0
    for start, readings in scan(spoken.code, region):
        if start < at:
            continue
        for length, rule in readings:
            found = _read_match(tokens, Match(rule, first + start, first + start + length), spoken)
            if found:
                yield from found
                at = start + length
                break


def _read_match(tokens: Tokens, match: Match, spoken: Language) -> Sequence[Candidate | Refused]:
    """What a match means: its candidates, the refusal of it, or nothing when its words do not fit the rule."""
    words = tuple(tokens.words[match.first : match.end])
    meaning = _meaning(spoken.code, match.rule, words, tokens.classes[match.first : match.end])
    if meaning is None:
        return ()
    refusals, refinements = _checks(spoken.code, match.rule)
    for refusal in refusals:
        reason = refusal(tokens, match)
        if reason:
            return (Refused(match, reason),)
    for refine in refinements:
        if refined := refine(tokens, match):
            return (Candidate(refined[0], refined[0], match.end, match.rule, refined[1]),)
    if isinstance(meaning, tuple):
        return [
            Candidate(
                match.first,
                match.first + piece.first,
                match.first + piece.last,
                match.rule,
                piece.meaning,
                piece.joined,
            )
            for piece in meaning
        ]
    return (Candidate(match.first, match.first, match.end, match.rule, meaning),)


@cache
def _checks(code: str, rule: str) -> tuple[tuple[Refusal, ...], tuple[Refinement, ...]]:
    """What may refuse a match of a rule, and what may read it more closely."""
    spoken = language(code)
    return (
        tuple(refusal for prefixes, refusal in spoken.refusals if rule.startswith(prefixes)),
        tuple(refine for prefixes, refine in spoken.refinements if rule.startswith(prefixes)),
    )


@lru_cache(maxsize=8192)
def _meaning(code: str, rule: str, words: tuple[str, ...], classes: str) -> Meaning | tuple[Piece, ...] | None:
    spoken = language(code)
    declared = next(one for one in spoken.grammar.rules if one.id == rule)
    found = declared.alone.fullmatch(classes)
    if found is None:
        return None
    return declared.build(Phrase(words, classes, found, lambda part, kinds: _read(spoken, part, kinds)))


def _read(spoken: Language, words: Sequence[str], classes: str) -> Meaning | None:
    """The meaning of words by themselves: of the first rule that takes all of them."""
    for rule in spoken.grammar.rules:
        if rule.alone.fullmatch(classes):
            meaning = _meaning(spoken.code, rule.id, tuple(words), classes)
            if meaning is not None and not isinstance(meaning, tuple):
                return meaning
    return None


def _scan(code: str, region: str) -> tuple[tuple[int, tuple[tuple[int, str], ...]], ...]:
    """Every place of a region where rules match: (start, ((length, rule id) …)), the longest first, ties in order."""
    beginning = language(code).beginning
    places = []
    for at, character in enumerate(region):
        rules = beginning.get(character)
        if rules and (readings := _readings(rules, region, at)):
            places.append((at, readings))
    return tuple(places)


def _readings(rules: Sequence[Rule], region: str, at: int) -> tuple[tuple[int, str], ...]:
    """The rules, of those given, that match from a place on."""
    end = at + _LONGEST_MATCH
    matches = [(found.end() - at, rule.id) for rule in rules if (found := rule.regex.match(region, at, end))]
    return tuple(sorted(matches, key=lambda reading: -reading[0])) if matches else ()


_remembered_scan = lru_cache(maxsize=8192)(_scan)
