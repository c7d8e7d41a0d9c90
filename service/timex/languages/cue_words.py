"""The words of a language that decide whether an expression points to the past or to the future.

``direction`` looks for the nearest verb of a sentence, then for words beside the expression. A language may leave out
any field: what no word decides is read by default (a bare weekday is the last one, a month the nearest). The fields
that matter most are ``Auxiliaries.future``, ``Verbs.past`` and ``past_endings``, and ``Prepositions.deadline``.

All words are in lowercase. Examples are English; where a language has no such distinction, its field stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Auxiliaries:
    """Auxiliary verbs and copulas; one word may stand in several fields.

    ``future`` ("will") and ``past`` ("was", "had") point that way; ``open`` ones ("may", "would") may point either
    way, so no word beyond them decides. ``likely`` are those of the open ones that look ahead unless the perfect
    follows ("may go", but not "may have gone"), and ``able`` ones ("could") those that do so only in a passive, whose
    verb is not one of the ``perceived`` ("could be closed", but not "could be seen"). ``present`` copulas ("is") make
    an infinitive a plan ("is to meet") and a participle no past ("is heard"). ``infinitive`` ("be") follows the
    infinitive marker ("to be held"). ``progressive`` ones ("is", "be") make an arranged verb a plan ("is leaving").
    ``perfect`` ("been") puts a plan into the past ("had been scheduled") unless a ``present_perfect`` one ("has")
    stands before it, without an ``unreal`` word ("would") in front. ``states`` are past auxiliaries that are also
    copulas of the present ("ist"), so that what lasts until a day is still so. ``lasting`` and ``pluperfect`` ones
    ("was", "had") describe a state, so that "by Monday it was full" is past. A ``conditional`` one ("would") leaves a
    weekday open, but puts a month or day without a year into the future ("would open in May").
    """

    future: frozenset[str] = _NONE
    past: frozenset[str] = _NONE
    open: frozenset[str] = _NONE
    likely: frozenset[str] = _NONE
    able: frozenset[str] = _NONE
    present: frozenset[str] = _NONE
    infinitive: frozenset[str] = _NONE
    progressive: frozenset[str] = _NONE
    perfect: frozenset[str] = _NONE
    present_perfect: frozenset[str] = _NONE
    unreal: frozenset[str] = _NONE
    lasting: frozenset[str] = _NONE
    pluperfect: frozenset[str] = _NONE
    gerund: frozenset[str] = _NONE
    states: frozenset[str] = _NONE
    conditional: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Verbs:
    """Other verbs and participles.

    ``future_endings`` and ``future_beginnings`` are those of languages whose verbs inflect for the future.

    Where verbs ``end_clauses``, a past one at the end of its clause dates the expression in front of it; where they
    ``come_last`` in every clause, one behind the expression outweighs one in front of it.

    ``past`` forms, and ``past_endings`` of words with ``shortest_past`` letters; ``not_past`` only end like one, and so
    do words with ``not_past_endings``. Where verbs are in ``lowercase``, a word with a capital amid a sentence is none.
    ``unmarked`` verbs ("set", "let") are past if a subject stands before them and an object behind them.
    ``endings`` are those of any finite verb. ``saying`` verbs ("said") may introduce what is still to come;
    those ``saying_behind`` follow the day of speaking.

    Plans: ``scheduled`` verbs ("begins", "scheduled") always look ahead; ``arranged`` ones ("leaving") after a
    progressive auxiliary; ``expected`` participles ("due") and ``planned`` verbs ("plans", "set") before a preposition
    of purpose (``unmet`` ones, "was supposed to", are over), the former also beside the expression; ``promised`` ones
    unless the expression follows at once ("promised elections in April", not "promised in April") or stands before
    them ("in April, they promised to vote"); ``forecast`` ones before an infinitive ("forecast to rise"). ``moved``
    verbs ("postponed") name the new day after a preposition of purpose. What ``wanted`` words ("wants", "if") govern
    is still to come. ``arranged_plural`` verbs ("open", "meet") after a plural subject or a first person name what is
    arranged ("polls open on Monday"), and ``arranged_beside`` ones if the expression follows at once ("crews strike on
    Monday", but not "rebels strike a camp on Monday") or, ``intended_plural``, an object ("fans plan a march"); so do
    ``arranged_singular`` ones ("rules", "shuts") after a singular noun ("the court rules on Monday"). The
    ``gatherings`` to which ``summoning`` verbs call ("called for a strike on Friday") may be still to come.

    Past verbs of ``going`` have a goal, which is no plan ("came to power in May"). Past verbs that do not date what
    they name: ``arranging`` ones ("booked the hall in May"), ``demanding`` ones ("demanded an answer by May") and
    ``limiting`` ones ("lent until May"). ``continuing`` ones ("stayed closed until May") do, and so do ``closing`` ones
    that name a state ("was closed through May"). What somebody is ``charged`` with ("accused of stealing") is past;
    ``gerund_endings`` mark it. A plan that was ``cancelled`` ("called off") may be of the past. ``appointing`` verbs
    have a date as their object ("set May 5 as the deadline"), and so have ``dedicating`` ones before the name of a
    day ("declared Friday a day of mourning"). ``correcting`` words ("amended") are those of an editor's note, whose
    date may lie after the publication date; ``updating`` ones ("updated") stamp the text itself.
    The objects of ``remembering`` verbs are past, too ("recalls the evening of 3 May", "denies stealing it"), and
    ``remembered`` are their past forms.
    What ``deciding`` verbs ("decided", "approved") announce takes effect "from July", which is still to come.
    ``perceived`` participles ("seen", "found") after "could" tell what somebody was able to do. ``causing`` verbs have
    an object with a participle ("will see charges | dropped"). The objects of ``accounting`` ones ("report", "post")
    are accounts of a period that is over.
    """

    past: frozenset[str] = _NONE
    past_endings: tuple[str, ...] = ()
    shortest_past: int = 4
    not_past: frozenset[str] = _NONE
    not_past_endings: tuple[str, ...] = ()
    lowercase: bool = False
    unmarked: frozenset[str] = _NONE
    endings: tuple[str, ...] = ()
    saying: frozenset[str] = _NONE
    saying_behind: frozenset[str] = _NONE
    scheduled: frozenset[str] = _NONE
    arranged: frozenset[str] = _NONE
    expected: frozenset[str] = _NONE
    planned: frozenset[str] = _NONE
    unmet: frozenset[str] = _NONE
    promised: frozenset[str] = _NONE
    forecast: frozenset[str] = _NONE
    moved: frozenset[str] = _NONE
    wanted: frozenset[str] = _NONE
    arranged_plural: frozenset[str] = _NONE
    arranged_beside: frozenset[str] = _NONE
    intended_plural: frozenset[str] = _NONE
    arranged_singular: frozenset[str] = _NONE
    going: frozenset[str] = _NONE
    arranging: frozenset[str] = _NONE
    demanding: frozenset[str] = _NONE
    limiting: frozenset[str] = _NONE
    deciding: frozenset[str] = _NONE
    closing: frozenset[str] = _NONE
    continuing: frozenset[str] = _NONE
    causing: frozenset[str] = _NONE
    accounting: frozenset[str] = _NONE
    charged: frozenset[str] = _NONE
    cancelled: frozenset[str] = _NONE
    appointing: frozenset[str] = _NONE
    dedicating: frozenset[str] = _NONE
    summoning: frozenset[str] = _NONE
    correcting: frozenset[str] = _NONE
    updating: frozenset[str] = _NONE
    remembering: frozenset[str] = _NONE
    remembered: frozenset[str] = _NONE
    perceived: frozenset[str] = _NONE
    gerund_endings: tuple[str, ...] = ()
    end_clauses: bool = False
    come_last: bool = False
    future_endings: tuple[str, ...] = ()
    future_beginnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns, and what stands for them.

    ``plural_subjects`` ("we", "people") and words with one of the ``plural_endings``, without ``not_plural`` ones, are
    subjects of an arranged plural verb. ``preparing`` words ("preparations", "tickets") before an expression that owns
    what follows look ahead ("tickets for Sunday's match"); ``forecasts`` ("outlook") look ahead to their period,
    ``accounts`` ("loss", "earnings") are reported when theirs is over. In a
    headline without a verb, ``arranged`` events ("parade on Sunday") are still to come, and so is an infinitive ("mayor
    to resign"), unless a noun ``leading_to`` something stands before it ("response to fire"). A ``results`` noun with
    its score, or after "after", looks back ("a 2-1 win over Lund on Sunday"). ``befallen`` ones are known only
    afterwards ("Sunday's shooting"), and of these nobody plans the ``unforeseen`` ("the May 5 riot", "an attack on 3
    May"), unless they describe what is ``held`` ("the May 5 murder trial"); ``recounted`` ones are told of a day ("the
    events of 3 May"). What belongs to ``prospects`` ("fears of a
    strike in July") or, as an infinitive, to ``intentions`` ("a bid to run in July") is mostly still to come. ``days``
    are nouns for a day that was dedicated ("a holiday"), ``gatherings`` ("strike", "talks") what somebody is called to,
    and ``engagements`` ("visit", "game") what else is mostly known before.
    """

    plural_subjects: frozenset[str] = _NONE
    plural_endings: tuple[str, ...] = ()
    not_plural: frozenset[str] = _NONE
    preparing: frozenset[str] = _NONE
    arranged: frozenset[str] = _NONE
    leading_to: frozenset[str] = _NONE
    results: frozenset[str] = _NONE
    days: frozenset[str] = _NONE
    befallen: frozenset[str] = _NONE
    unforeseen: frozenset[str] = _NONE
    recounted: frozenset[str] = _NONE
    held: frozenset[str] = _NONE
    engagements: frozenset[str] = _NONE
    prospects: frozenset[str] = _NONE
    intentions: frozenset[str] = _NONE
    gatherings: frozenset[str] = _NONE
    forecasts: frozenset[str] = _NONE
    accounts: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Prepositions:
    """Words in front of an expression.

    ``since`` points to the past, ``onward`` ones of them only if no future verb is near, as they are also "from";
    ``deadline`` ("by", "until") to the future unless a past verb governs it; in some
    languages it stands ``deadline_behind`` the expression or is one of its ``deadline_endings``. So do
    ``ahead`` ("ahead of") and ``before`` before an expression that owns what follows ("ahead of Monday's vote").
    ``until`` are those deadlines at which something ends. ``through`` looks ahead after an infinitive ("to run through
    May"). ``dating`` ones ("in", "on") date the past verb in front ("sold it in May"). ``having`` ones ("after") and
    ``of``, after what somebody is charged with, make a gerund past. ``infinitive`` is the marker of an infinitive
    ("to"), ``infinitive_behind`` that of one at the end of a clause ("ist am 7. Juni zu sehen");
    ``purpose`` ("to", "for") leads from a plan to its day, and ``role`` ("as", "for") from a day to what it is for;
    ``appointment`` ("a hearing for Monday") is followed by a weekday. ``beginning`` words ("starting") look ahead, also
    with ``on`` between them and the expression. ``into`` names the day that something lasts to. ``leading`` ones
    ("in", "on") open a sentence that begins with an expression; so do several ``opening`` ones ("in der Nacht vom"),
    and where a language ``has_cases``, an expression without any ("toukokuussa").
    ``origin`` ("from") names the day that something moves away from; without a verb, the first day. ``from_now`` are
    the two words that begin a span from today to the expression, with one more word between them and it ("between now
    and June"). Behind the first of two days, ``range_links`` lead to the second, so that "since" is "from" in languages
    with one word for both. What follows an unforeseen happening is behind one of ``aftermath`` ("following the fire"),
    whose place is behind one of ``placing`` ("the fire on the rig").
    """

    since: frozenset[str] = _NONE
    onward: frozenset[str] = _NONE
    deadline: frozenset[str] = _NONE
    deadline_behind: frozenset[str] = _NONE
    deadline_endings: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    before: frozenset[str] = _NONE
    until: frozenset[str] = _NONE
    through: frozenset[str] = _NONE
    dating: frozenset[str] = _NONE
    having: frozenset[str] = _NONE
    of: frozenset[str] = _NONE
    infinitive: frozenset[str] = _NONE
    infinitive_behind: frozenset[str] = _NONE
    purpose: frozenset[str] = _NONE
    role: frozenset[str] = _NONE
    appointment: frozenset[str] = _NONE
    from_now: frozenset[tuple[str, str]] = frozenset()
    beginning: frozenset[str] = _NONE
    on: frozenset[str] = _NONE
    leading: frozenset[str] = _NONE
    opening: frozenset[str] = _NONE
    has_cases: bool = False
    range_links: frozenset[str] = _NONE
    into: frozenset[str] = _NONE
    origin: frozenset[str] = _NONE
    aftermath: frozenset[str] = _NONE
    placing: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words around nouns and verbs.

    ``articles`` before a participle make it an adjective ("the planned merger"), also with one of the ``adverbs``, or a
    word with an adverb ending, between them. ``determiners`` begin a noun phrase ("due to the storm" is no plan).
    ``formerly`` words ("originally planned") put a plan into the past. ``soonest`` words stand in "as soon as".
    ``possessive`` marks follow the owner ("Thursday's closing price"), ``negations`` ("not") deny a verb. ``particles``
    behind the participle of a plan make it a past verb ("set | out on Thursday"). A length behind one of the
    ``superlatives``, or a word with their ending, tells since when nothing was like it ("the worst flood in | 50
    years").
    """

    articles: frozenset[str] = _NONE
    adverbs: frozenset[str] = _NONE
    adverb_endings: tuple[str, ...] = ()
    determiners: frozenset[str] = _NONE
    formerly: frozenset[str] = _NONE
    soonest: frozenset[str] = _NONE
    possessive: frozenset[str] = _NONE
    negations: frozenset[str] = _NONE
    particles: frozenset[str] = _NONE
    superlatives: frozenset[str] = _NONE
    superlative_endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What tells a full stop that ends a sentence from another one; as written, not in lowercase.

    ``abbreviations`` stand before a full stop that ends nothing ("Mr"). ``openers`` ("The", "It") have a capital only
    where a sentence begins. ``clauses`` ("that", "while"), in lowercase, open another clause of the same sentence;
    ``contents`` ("that") are those of them that open what a noun before a date says ("the news on Friday that …"), and
    ``relatives`` ("which") may be the subject of the verb behind them.
    A date behind one of the ``links`` of them ("and") may open that clause ("it closed, and | on Saturday | it will").
    A participle behind a ``joining`` word ("and") shares the modal in front ("will be closed and | reopened").
    ``after_ordinals``, in lowercase, continue a sentence behind a number with a full stop: "am 9. September".
    """

    abbreviations: frozenset[str] = _NONE
    clauses: frozenset[str] = _NONE
    links: frozenset[str] = _NONE
    joining: frozenset[str] = _NONE
    contents: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    after_ordinals: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class ClassRoles:
    """Word classes of the lexicon that direction asks about, as characters (see ``Alphabet.characters``).

    ``weekdays`` are named without a month; ``months`` may look like a modal ("May"); ``clock_times`` ("a.m.") have a
    full stop of their own, which may also end a sentence.
    """

    weekdays: str = ""
    months: str = ""
    clock_times: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The words that decide direction. Every part may be left out."""

    auxiliaries: Auxiliaries = Auxiliaries()
    verbs: Verbs = Verbs()
    nouns: Nouns = Nouns()
    prepositions: Prepositions = Prepositions()
    modifiers: Modifiers = Modifiers()
    boundaries: Boundaries = Boundaries()
    classes: ClassRoles = ClassRoles()
    #: Words, and endings of words, that may decide by themselves; most words need no closer look.
    deciding: frozenset[str] = field(init=False)
    deciding_endings: tuple[str, ...] = field(init=False)
    #: Those of them that may name a plan, or leave the direction open; the others are only ever past.
    planning: frozenset[str] = field(init=False)
    #: What may stand before a participle and decide in its place: "will | be named".
    modals: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        auxiliaries, verbs = self.auxiliaries, self.verbs
        modals = auxiliaries.future | auxiliaries.open | self.prepositions.infinitive
        plans = modals | verbs.scheduled | verbs.arranged | verbs.expected | verbs.planned
        plans |= verbs.promised | verbs.forecast | verbs.wanted | verbs.unmarked
        plans |= verbs.arranged_plural | verbs.arranged_beside | verbs.arranged_singular | verbs.intended_plural
        object.__setattr__(self, "modals", modals)
        object.__setattr__(self, "planning", plans | auxiliaries.present_perfect)
        object.__setattr__(self, "deciding", plans | auxiliaries.past | verbs.past)
        endings = (*verbs.past_endings, *verbs.gerund_endings, *verbs.future_endings)
        object.__setattr__(self, "deciding_endings", endings)
