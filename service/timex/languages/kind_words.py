"""The words of a language that show the kind of a dated clause: an event, a statement, a comparison and so on.

A cue is data: words to look for, patterns for the text beside a date, and limits on the date. A language without cues
gives every date the kind ``event``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache

from service.timex.model import Granularity

#: A pattern that matches nothing: the fallback of a language that has no such words.
NEVER = re.compile(r"(?!)")
#: Words, and signs of amounts, as cues compare them.
WORDS = re.compile(r"[^\W\d_]+|[%$£¥©]|(?<!â)€")  # not in "â€™", a garbled apostrophe
_NONE: frozenset[str] = frozenset()


class LazyPattern:
    """A regular expression that is compiled when it is first used: a text needs few of those of its language."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self.pattern, self.flags).search

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(self.pattern, self.flags).match


AnyPattern = re.Pattern[str] | LazyPattern


class Length(Enum):
    """How long the dates of a cue are."""

    ANY = frozenset(Granularity)
    PERIOD = frozenset(Granularity) - {Granularity.MINUTE, Granularity.PART_OF_DAY, Granularity.DAY}
    YEAR = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show the kind of a date. A cue holds if every part that is set does.

    ``sentence``: the sentence has one of these words; it spares most sentences the patterns. ``clause``: the clause of
    the date has a word of each set. ``before`` is searched in the text before the date and mostly ends with ``$``,
    ``after`` must match right behind the date, and ``expression`` is searched in the words of the date. ``ahead``
    limits the cue to dates after publication (True) or up to it (False). Words are in lowercase; "%" and "$" count.
    """

    sentence: frozenset[str] = _NONE
    clause: tuple[frozenset[str], ...] = ()
    before: AnyPattern | None = None
    after: AnyPattern | None = None
    expression: AnyPattern | None = None
    length: Length = Length.ANY
    ahead: bool | None = None
    #: Words of which the sentence must have one; empty if any sentence may have the cue.
    gate: frozenset[str] = field(init=False)
    #: The granularities that ``length`` names.
    granularities: frozenset[Granularity] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "granularities", self.length.value)
        object.__setattr__(self, "gate", self.sentence or (self.clause[0] if self.clause else _NONE))


@dataclass(frozen=True, slots=True, eq=False)
class CueIndex:
    """Cues in their order, with the names of their lists, found by a date and the words of its sentence.

    Most sentences have the gate of only a few, and most dates fit few of those without a gate.
    """

    cues: tuple[tuple[str, Cue], ...]
    #: The places of cues without a gate, and of the others by each word of theirs.
    ungated: frozenset[int] = field(init=False)
    by_word: Mapping[str, frozenset[int]] = field(init=False)
    #: The places of cues that are for dates of each granularity.
    fitting: Mapping[Granularity, frozenset[int]] = field(init=False)
    #: The places of cues without a gate that need certain text behind the date, and a pattern of all such text.
    following: frozenset[int] = field(init=False)
    any_following: LazyPattern = field(init=False)

    def __post_init__(self) -> None:
        by_word = defaultdict[str, set[int]](set)
        for place, (_, cue) in enumerate(self.cues):
            for word in cue.gate:
                by_word[word].add(place)
        ungated = frozenset(place for place, (_, cue) in enumerate(self.cues) if not cue.gate)
        behind = {place: after for place in ungated if (after := self.cues[place][1].after)}
        object.__setattr__(self, "ungated", ungated)
        object.__setattr__(self, "by_word", {word: frozenset(places) for word, places in by_word.items()})
        fitting = {
            granularity: frozenset(
                place for place, (_, cue) in enumerate(self.cues) if granularity in cue.granularities
            )
            for granularity in Granularity
        }
        object.__setattr__(self, "fitting", fitting)
        object.__setattr__(self, "following", frozenset(behind))
        object.__setattr__(self, "any_following", _any_of(behind.values()))

    def open_to(
        self, words: frozenset[str], sentence: str, start: int, end: int, granularity: Granularity
    ) -> Mapping[str, Sequence[Cue]]:
        """Return the cues that a date may have, in their order, by the names of their lists.

        ``words`` are those of its ``sentence``, in which it stands at ``start`` to ``end``.
        """
        is_followed = self.any_following.match(sentence, end) is not None
        places, gated = _fitting(self, sentence[start:end], granularity, is_followed), _gated(self, words, granularity)
        return _by_name(self, places, gated)


@lru_cache(maxsize=2048)  # texts say "Monday" and "last year" again and again
def _fitting(index: CueIndex, expression: str, granularity: Granularity, is_followed: bool) -> frozenset[int]:
    """Return the places of the cues without a gate that fit a date by its own words and its length.

    ``is_followed``: the text behind the date is one that some of them need.
    """
    places = (index.ungated if is_followed else index.ungated - index.following) & index.fitting[granularity]
    return frozenset(
        place for place in places if not (words := index.cues[place][1].expression) or words.search(expression)
    )


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _gated(index: CueIndex, words: frozenset[str], granularity: Granularity) -> frozenset[int]:
    """Return the places of the cues that have one of the words of a sentence as their gate, by the length of a date."""
    return frozenset[int]().union(*filter(None, map(index.by_word.get, words))) & index.fitting[granularity]


@lru_cache(maxsize=64)
def _by_name(index: CueIndex, *places: frozenset[int]) -> Mapping[str, Sequence[Cue]]:
    """Return the cues at some places, in their order, by the names of their lists."""
    found = defaultdict[str, list[Cue]](list)
    for place in sorted(frozenset().union(*places)):
        name, cue = index.cues[place]
        found[name].append(cue)
    return found


def _any_of(patterns: Iterable[AnyPattern]) -> LazyPattern:
    """Return a pattern that matches where any of these does."""
    return LazyPattern("|".join(_with_flags(pattern) for pattern in patterns) or "(?!)", re.NOFLAG)


def _with_flags(pattern: AnyPattern) -> str:
    return f"(?{'i' if pattern.flags & re.IGNORECASE else ''}:{pattern.pattern})"


@dataclass(frozen=True, slots=True)
class KindWords:
    """The cues of a language, and the words that the structural rules of ``eventing.kinds`` need.

    ``beside`` are words that can follow a date without being the noun it describes ("in 2016 | when"), as are words
    with one of the ``not_noun_endings``. ``temporal`` prepositions come before a date of their own ("in 2016"),
    ``determiners`` before a noun that a date describes. ``copulas`` ("is") state what something is, unless one of
    ``predicates`` ("due") or a participle, by its ``participle_endings``, follows. ``states`` are verbs that describe a
    state ("lives"), ``modals`` come before an infinitive ("would"), and verbs that are ``past_only`` are no participles
    ("took"). ``existential`` words make a copula report a happening ("there was | a blast"), for certain before an
    ``indefinite`` article. ``auxiliaries`` make a participle finite ("was | built"), and an ``agent`` after one without
    them shows that it describes a noun ("a lawsuit filed | by"), but not in front of ``vehicles`` ("left by | bus").
    ``joins`` begin what depends on a verb ("announced on Monday | that"). ``reasons`` open a clause that only explains
    another ("because"), ``phrases`` a phrase that only places it beside something else ("after a fire"), but not behind
    ``facing`` verbs ("appeared | before a judge"). ``rates`` say how often something happened or how high something
    went, which is a figure whatever it was ("five ships sank a month"). ``settings`` are prepositions in front of what
    something happens in ("lost | in Sunday's final"), as are the ``stages`` of it ("in the second half of | Sunday's
    final"), and ``occasions`` what somebody will come to or miss on the day that owns it ("will miss Sunday's |
    final"). ``addressing`` verbs have a hearer and a clause of their own ("told miners | he"). The features of the
    model count words of ``amounts``, of ``statistics`` and of their ``moves`` ("rose"), and know verbs of
    ``happenings`` ("arrested"), among them ``deeds``, which no amount makes a figure ("stole 40 tonnes in March").
    Nor do they ``decisions``, which may set the date of something else ("suspended flights until May"), unless it
    ``counts`` them ("55 percent | voted") or compares the amount ("hired 3 percent more").
    ``noun_like_verbs`` finds a subject and a present verb that is a noun elsewhere ("voters go"), which is one of the
    ``noun_like`` words; ``acts`` what an update of a live report tells as it happens ("Ahlers scores"), and ``lasting``
    a verb of what goes on to the date behind it ("continued into"), ``downfalls`` the end of a government ("the
    coalition | fell"), and ``phrasal`` a verb that means a happening only with the words behind it ("fell | apart").
    ``doings`` are events whatever else they look like ("said | goodbye on Monday"). ``histories`` finds the title
    of an article about the past ("Timeline: …"): its old dates are no mere background. ``persons`` are the pronouns
    of writers, speakers and their readers, and an expression with a ``floating`` word describes no noun ("two days
    later | police"). Verbs that are ``transitive`` describe a noun if no object follows ("the men | arrested in
    May"). ``deadlines`` are schedules whatever is done then ("won't open before | May"). ``weights`` are those of
    the model by kind and feature.
    """

    doings: tuple[Cue, ...] = ()
    references: tuple[Cue, ...] = ()
    comparisons: tuple[Cue, ...] = ()
    deadlines: tuple[Cue, ...] = ()
    schedules: tuple[Cue, ...] = ()
    rates: tuple[Cue, ...] = ()
    figures: tuple[Cue, ...] = ()
    statements: tuple[Cue, ...] = ()
    backgrounds: tuple[Cue, ...] = ()
    beside: frozenset[str] = _NONE
    not_noun_endings: tuple[str, ...] = ()
    temporal: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    copulas: frozenset[str] = _NONE
    predicates: frozenset[str] = _NONE
    participle_endings: tuple[str, ...] = ()
    states: frozenset[str] = _NONE
    modals: frozenset[str] = _NONE
    past_only: frozenset[str] = _NONE
    existential: frozenset[str] = _NONE
    indefinite: frozenset[str] = _NONE
    agent: frozenset[str] = _NONE
    vehicles: frozenset[str] = _NONE
    joins: frozenset[str] = _NONE
    reasons: frozenset[str] = _NONE
    phrases: frozenset[str] = _NONE
    facing: frozenset[str] = _NONE
    settings: frozenset[str] = _NONE
    stages: AnyPattern = NEVER
    occasions: frozenset[str] = _NONE
    addressing: frozenset[str] = _NONE
    auxiliaries: frozenset[str] = _NONE
    amounts: frozenset[str] = _NONE
    statistics: frozenset[str] = _NONE
    moves: frozenset[str] = _NONE
    happenings: frozenset[str] = _NONE
    deeds: frozenset[str] = _NONE
    decisions: frozenset[str] = _NONE
    noun_like: frozenset[str] = _NONE
    noun_like_verbs: AnyPattern = NEVER
    acts: AnyPattern = NEVER
    lasting: AnyPattern = NEVER
    downfalls: AnyPattern = NEVER
    phrasal: AnyPattern = NEVER
    counts: AnyPattern = NEVER
    histories: AnyPattern = NEVER
    persons: frozenset[str] = _NONE
    transitive: frozenset[str] = _NONE
    floating: frozenset[str] = _NONE
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    words: re.Pattern[str] = WORDS
    #: The cues of all lists.
    index: CueIndex = field(init=False)

    def __post_init__(self) -> None:
        names = (
            "doings",
            "references",
            "comparisons",
            "deadlines",
            "schedules",
            "rates",
            "figures",
            "statements",
            "backgrounds",
        )
        cues = tuple((name, cue) for name in names for cue in getattr(self, name))
        object.__setattr__(self, "index", CueIndex(cues))

    def may_have(self, table: frozenset[str], words: frozenset[str]) -> bool:
        """Whether a sentence may have a word of a table, by its own words in lowercase as ``words`` finds them."""
        return not _runs(table, self.words).isdisjoint(words)


@lru_cache(maxsize=256)
def _runs(table: frozenset[str], words: re.Pattern[str]) -> frozenset[str]:
    """Return what a pattern finds in the words of a table: "didn" and "t" in "didn't"."""
    return frozenset(words.findall(" ".join(table).lower()))
