"""English words that decide whether an expression points to the past or to the future."""

from __future__ import annotations

from service.timex.languages.cue_words import (
    Auxiliaries,
    Boundaries,
    ClassRoles,
    Cues,
    Modifiers,
    Prepositions,
    Verbs,
)
from service.timex.languages.en.lexicon import CLASSES, NOT_PAST, PAST_VERBS
from service.timex.languages.en.names import ABBREVIATED_MONTHS, ABBREVIATED_WEEKDAYS
from service.timex.tokens import Alphabet

_ARTICLES = frozenset("the a an its his her their".split())


def _words(names: str) -> frozenset[str]:
    """Return the words of some classes of the lexicon."""
    return frozenset(word for name in names.split() for word in CLASSES[name].split())


_AUXILIARIES = Auxiliaries(
    future=_words("WILL"),
    past=_words("WAS"),
    open=_words("WOULD"),
    present=frozenset({"is", "are"}),
    infinitive=frozenset({"be"}),
    progressive=frozenset("is are am be".split()),
    perfect=frozenset({"been"}),
    present_perfect=frozenset({"has", "have"}),
    unreal=frozenset("to would could should might must".split()),
    lasting=frozenset({"was", "were"}),
    pluperfect=frozenset({"had"}),
)
#: Participles of verbs that move what was arranged to another day.
MOVED = frozenset("moved postponed adjourned delayed deferred put pushed brought extended shifted changed".split())
_VERBS = Verbs(
    past=PAST_VERBS,
    past_endings=("ed",),
    not_past=NOT_PAST,
    endings=("s", "ed", "ing"),
    saying=frozenset("said told added announced warned predicted estimated".split()),
    scheduled=_words("COMES"),
    arranged=frozenset(
        "going coming leaving flying travelling traveling arriving returning meeting visiting hosting playing facing "
        "launching opening reopening closing starting beginning moving speaking voting heading".split()
    ),
    expected=_words("EXPECT"),
    planned=_words("PLAN"),
    promised=frozenset("promised vowed pledged proposed promises proposes threatened".split()),
    forecast=frozenset("forecast projected predicted anticipated tipped".split()),
    moved=MOVED,
)
_PREPOSITIONS = Prepositions(
    since=frozenset({"since"}),
    deadline=_words("BY UNTIL"),
    ahead=("ahead", "of"),
    infinitive=_words("TO"),
    purpose=_words("TO FOR"),
    appointment=_words("FOR"),
    beginning=frozenset("starting beginning come".split()),
    on=_words("ON"),
    origin=_words("FROM"),
    leading=frozenset("in on by during".split()),
)
_MODIFIERS = Modifiers(
    articles=_ARTICLES,
    adverbs=frozenset("still yet much long once well most more".split()),
    adverb_endings=("ly",),
    determiners=_ARTICLES | frozenset("this that these those some".split()),
    formerly=frozenset("previously originally initially once earlier".split()),
    soonest=frozenset({"soon", "early"}),
    possessive=frozenset({"'s", "’s"}),
)
_BOUNDARIES = Boundaries(
    abbreviations=frozenset(
        "Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Maj Capt Sgt Adm Rev Hon Prof St Mt Ft Jr Sr Inc Co Corp Ltd Bros vs etc "
        "No Nos N E W D C J F G H K L M P R S T U A B a p m am pm Ave Blvd Rd Dept Assn Univ".split()
    )
    | {name.capitalize() for name in ABBREVIATED_MONTHS | ABBREVIATED_WEEKDAYS},
    openers=frozenset(
        "The An In On At By And But He She It They We This That These Those His Its Their There When While After "
        "Before As If Since Although However Meanwhile".split()
    ),
)


def cues(alphabet: Alphabet) -> Cues:
    """Return the cues of English; ``alphabet`` gives the characters of its word classes."""
    return Cues(
        auxiliaries=_AUXILIARIES,
        verbs=_VERBS,
        prepositions=_PREPOSITIONS,
        modifiers=_MODIFIERS,
        boundaries=_BOUNDARIES,
        classes=ClassRoles(
            weekdays=alphabet.characters("WEEKDAY WEEKABBR"),
            months=alphabet.characters("MONTH MONTHABBR MONTHWEAK"),
            clock_times=alphabet.characters("MERIDIEM CLOCKED"),
        ),
    )
