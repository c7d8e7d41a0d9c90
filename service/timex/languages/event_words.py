"""The words of a language that ``eventing`` needs to turn a date and its sentence into an event.

A language may leave out any part, or all of them. The fallbacks are neutral: the summary of an event is its sentence,
its kind is ``event``, its status follows from its date, and no line is a dateline. Words are in lowercase; names are
capitalised in the text, so they are never taken for verbs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from service.timex.languages.kind_words import NEVER, WORDS, KindWords
from service.timex.model import CalendarDate

_NONE: frozenset[str] = frozenset()
_SHORTEST_REGULAR_VERB = 5


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: it is a key of caches
class Verbs:
    """Finite verbs: ``finite`` forms, ``endings`` of regular ones, and ``exceptions`` that only end like one.

    Words with one of the ``unlisted`` endings may be verbs, too; without them, nothing is said of words that are not.
    """

    finite: frozenset[str] = _NONE
    endings: tuple[str, ...] = ()
    exceptions: frozenset[str] = _NONE
    unlisted: tuple[str, ...] = ()
    #: The same question as ``in``, for many words: texts repeat theirs, so the answers are cached.
    has: Callable[[str], bool] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "has", lru_cache(maxsize=8192)(self.__contains__))

    def __contains__(self, word: str) -> bool:
        """Whether a word, as written, is certainly a finite verb."""
        if word in self.finite:
            return True
        is_regular = len(word) >= _SHORTEST_REGULAR_VERB and word.endswith(self.endings)
        return is_regular and word.islower() and word not in self.exceptions


@dataclass(frozen=True, slots=True)
class Clauses:
    """Words that begin a clause inside a sentence.

    ``relatives`` ("which") need the words before them; ``before_relatives`` are the prepositions that may stand in
    front of one ("to which"). ``coordinators`` ("and") join two clauses, but two nouns behind a ``pairing`` word
    ("between"). ``subordinators`` ("when") begin a clause that has a verb: those in ``bare`` also where no verb is near
    ("when NATO, which …"), but not before a ``phrasal`` word ("because of"), those in ``after_comma`` only after a
    comma. ``meaningful`` ones ("after") stay in front of a summary, and what ``conditional`` ones ("if") open may not
    have happened. ``adjuncts`` ("into") begin a phrase that a sentence can do without. ``accompanying`` words ("with"),
    and those with the ``accompanying_ending`` ("-ing"), open what only accompanies a clause ("with officials saying").
    ``adverbs``, and words with the ``adverb_ending``, may stand between a coordinator and its verb ("and later died").
    ``connectives`` tie a sentence to the one before ("however"), and ``adding`` words add to it ("was also fined").
    ``before_subordinators`` belong to the subordinator that follows ("shortly | before"), as do the phrases
    ``before_reasons`` ("in part | because") and a ``measure`` of time ("two days | after"). ``particles`` are the
    second word of a compound behind a verb ("a run - off"); a language without them has no compounds with blanks around
    their hyphen. ``prefixes`` begin one ("anti - Western", "al - Qaida"), and a verb with one of the
    ``participle_endings`` ends one in front of a noun ("US - led forces"). ``questions`` are words in front of an
    infinitive that begins no clause ("or how to"). Behind one of the ``complementizers`` ("hopes that") stands a
    subject, which is perhaps two nouns.
    """

    relatives: frozenset[str] = _NONE
    before_relatives: frozenset[str] = _NONE
    coordinators: frozenset[str] = _NONE
    pairing: frozenset[str] = _NONE
    subordinators: frozenset[str] = _NONE
    before_subordinators: frozenset[str] = _NONE
    before_reasons: Sequence[str] = ()
    measure: re.Pattern[str] = NEVER
    bare: frozenset[str] = _NONE
    phrasal: frozenset[str] = _NONE
    after_comma: frozenset[str] = _NONE
    meaningful: frozenset[str] = _NONE
    conditional: frozenset[str] = _NONE
    adjuncts: frozenset[str] = _NONE
    accompanying: frozenset[str] = _NONE
    accompanying_ending: tuple[str, ...] = ()
    adverbs: frozenset[str] = _NONE
    adverb_ending: tuple[str, ...] = ()
    connectives: frozenset[str] = _NONE
    adding: frozenset[str] = _NONE
    particles: frozenset[str] = _NONE
    prefixes: frozenset[str] = _NONE
    participle_endings: tuple[str, ...] = ()
    questions: frozenset[str] = _NONE
    complementizers: frozenset[str] = _NONE
    openers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "openers", self.relatives | self.subordinators | self.coordinators)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Words that attribute what is said to a source.

    ``verbs`` of saying ("said"); those in ``with_hearer`` take the hearer as their object ("told"), ``neutral`` ones
    add nothing to the statement itself. Those ``also_doing`` say nothing in the passive ("was added") and in front of
    ``targets`` ("added a room | to"). ``sources`` name a speaker without a verb ("according"), ``speakers`` are nouns
    for those who speak for others ("officials", "a spokesman"). ``prepositions`` are words after which a date still
    belongs to the verb of saying ("said late on Monday"). ``possessive`` matches the mark that makes a date an
    attribute of what follows ("Monday's vote").
    """

    verbs: frozenset[str] = _NONE
    with_hearer: frozenset[str] = _NONE
    neutral: frozenset[str] = _NONE
    also_doing: frozenset[str] = _NONE
    targets: frozenset[str] = _NONE
    sources: frozenset[str] = _NONE
    speakers: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    possessive: re.Pattern[str] = NEVER


@dataclass(frozen=True, slots=True)
class Plans:
    """Words that show that a day which has begun is still to bring an event.

    ``future`` auxiliaries ("will"); ``planned`` participles and verbs ("due", "scheduled"), unless a ``past``
    auxiliary stands before them ("had been due"); the ``infinitive`` marker after a ``present`` copula ("is to");
    ``reported`` modals ("said they would"), unless a ``perfect`` auxiliary follows ("would have").
    """

    future: frozenset[str] = _NONE
    planned: frozenset[str] = _NONE
    past: frozenset[str] = _NONE
    present: frozenset[str] = _NONE
    infinitive: frozenset[str] = _NONE
    reported: frozenset[str] = _NONE
    perfect: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Datelines:
    """Patterns of what stands ``before`` and ``after`` the date of a dateline: "KARACHI, | March 12 | —"."""

    before: re.Pattern[str] = NEVER
    after: re.Pattern[str] = NEVER


def _unwritten(_: CalendarDate, __: str) -> tuple[str, str] | None:
    return None


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: hashing its patterns takes 100 us
class Deictics:
    """Words whose date depends on the day of writing, and how a summary writes that date instead of them.

    ``phrase`` finds such words in an expression of time ("yesterday morning"). They stay if what follows them matches
    ``stays`` ("yesterday's"), or after one of ``stays_after`` ("the next year"). Those that ``only_own`` matches point
    to another date of the text ("a week later"): they change only where they date the entry. ``write`` returns, for a
    date and its deictic words in lowercase, a preposition and a date ("on", "7 August 2020"), or None. The preposition
    is left out after one of ``prepositions`` ("until"), unless ``particles`` matches it: "was sworn | in yesterday". It
    is left out, too, where the words are a subject: they open a clause, or one of ``openers`` does ("as"), and
    ``before_verb`` matches the verb behind them ("Yesterday | saw").
    """

    phrase: re.Pattern[str] = NEVER
    stays: re.Pattern[str] = NEVER
    before_verb: re.Pattern[str] = NEVER
    openers: frozenset[str] = _NONE
    only_own: re.Pattern[str] = NEVER
    stays_after: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    particles: re.Pattern[str] = NEVER
    write: Callable[[CalendarDate, str], tuple[str, str] | None] = _unwritten


@dataclass(frozen=True, slots=True)
class Subjects:
    """Words that show that the subject of a statement is only clear from what stands before it.

    ``people`` are the pronouns for one person ("he"), ``others`` all other pronouns and possessives ("they", "its").
    ``determiners`` make a noun without a name such a reference ("the company"), ``anaphoric`` words refer to others of
    a kind ("five other civilians"), ``generic`` nouns name nobody even behind an adjective in capitals ("the Italian
    company"), nor does where somebody comes from, which ``natives`` matches ("the Italian"). ``pronouns`` are the words
    that are a whole subject ("it"), ``referring`` those that need an earlier name wherever they stand ("his").
    ``calendar`` names are capitalised, but name nobody ("Monday"). ``writers`` are the words of an author who writes
    about themselves ("we", "my"), ``readers`` those of one who speaks to the reader ("you", "your"). ``demonstratives``
    refer to what stands before ("those principles"), those in ``after_prepositions`` only there ("after that vote"),
    but not in front of a ``specifying`` word ("those who", "this week"). A name behind one of ``prepositions`` is not
    what a subject is about ("the killer of").
    """

    people: frozenset[str] = _NONE
    others: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    anaphoric: frozenset[str] = _NONE
    generic: frozenset[str] = _NONE
    natives: re.Pattern[str] = NEVER
    pronouns: frozenset[str] = _NONE
    referring: frozenset[str] = _NONE
    calendar: frozenset[str] = _NONE
    writers: frozenset[str] = _NONE
    readers: frozenset[str] = _NONE
    demonstratives: frozenset[str] = _NONE
    after_prepositions: frozenset[str] = _NONE
    specifying: frozenset[str] = _NONE
    of_people: frozenset[str] = _NONE
    objects: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE

    def is_date(self, word: str) -> bool:
        """Whether a word may be part of a date: it begins with a digit, or names a month or a weekday."""
        return word[0].isdigit() or word.lower() in self.calendar


@dataclass(frozen=True, slots=True)
class References:
    """Words that show that a statement speaks of something as known.

    ``determiners`` make a noun definite ("the"). Nouns of ``happenings`` ("crash") need words that say which one is
    meant, those of ``named`` things ("company") only a name before them. A ``specifying`` word after a noun says it
    ("the crash | of"), but not in front of ``times`` ("the crash | at noon"). ``people`` matches nouns of people
    ("minister"); a name after one of ``locatives`` ("in") is not a person's.
    """

    determiners: frozenset[str] = _NONE
    happenings: frozenset[str] = _NONE
    named: frozenset[str] = _NONE
    specifying: frozenset[str] = _NONE
    times: frozenset[str] = _NONE
    locatives: frozenset[str] = _NONE
    people: re.Pattern[str] = NEVER
    #: All nouns.
    nouns: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", self.happenings | self.named)


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: it is a key of caches
class EventWords:
    """What ``eventing`` asks of a language. ``adverbial`` prepositions make a length of time say when ("in two weeks").

    Without ``adverbial`` words a length of time never dates an event.
    """

    verbs: Verbs = Verbs()
    clauses: Clauses = Clauses()
    reporting: Reporting = Reporting()
    plans: Plans = Plans()
    datelines: Datelines = Datelines()
    adverbial: frozenset[str] = _NONE
    kinds: KindWords = field(default_factory=KindWords)
    deictics: Deictics = Deictics()
    subjects: Subjects = Subjects()
    references: References = References()
    #: Words that begin a phrase which is not a subject: "in", "on", "after".
    phrase_openers: frozenset[str] = field(init=False)
    #: The runs of letters in finite verbs and in the sources of statements: "didn" and "t" of "didn't".
    _runs_of_verbs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        openers = self.clauses.before_relatives | self.reporting.prepositions | self.kinds.phrases
        object.__setattr__(self, "phrase_openers", openers)
        runs = WORDS.findall(" ".join(self.verbs.finite | self.reporting.sources))
        object.__setattr__(self, "_runs_of_verbs", frozenset(runs))

    @lru_cache(maxsize=8)  # noqa: B019 - languages live as long as the process; the dates of a sentence all ask
    def may_have_verb(self, words: frozenset[str]) -> bool:
        """Whether a sentence may have a finite verb or a source, by its runs of letters in lowercase.

        A cheap test of whole sentences: a list of dates has none.
        """
        return not self._runs_of_verbs.isdisjoint(words) or any(word.endswith(self.verbs.endings) for word in words)
