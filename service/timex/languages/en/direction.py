"""English words that decide whether an expression points to the past or to the future."""

from __future__ import annotations

from service.timex.languages.cue_words import (
    Auxiliaries,
    Boundaries,
    ClassRoles,
    Cues,
    Modifiers,
    Nouns,
    Prepositions,
    Verbs,
)
from service.timex.languages.en.lexicon import ARRANGED_SINGULAR, NOT_PAST, PAST_VERBS
from service.timex.languages.en.names import ABBREVIATED_MONTHS, ABBREVIATED_WEEKDAYS
from service.timex.tokens import Alphabet

#: Articles and possessives.
ARTICLES = frozenset("the a an its his her their".split())

_AUXILIARIES = Auxiliaries(
    future=frozenset("will shall ll won't won’t shan't shan’t".split()),
    past=frozenset(
        "was were had did has have been wasn't wasn’t weren't weren’t hadn't hadn’t didn't didn’t hasn't hasn’t "
        "haven't haven’t".split()
    ),
    open=frozenset(
        "would may might can could must should wouldn't wouldn’t couldn't couldn’t shouldn't shouldn’t can't can’t "
        "cannot".split()
    ),
    likely=frozenset("may can can't can’t cannot must should".split()),
    able=frozenset({"could"}),
    conditional=frozenset({"would", "wouldn't", "wouldn’t"}),
    present=frozenset({"is", "are"}),
    infinitive=frozenset({"be"}),
    progressive=frozenset("is are am be".split()),
    perfect=frozenset({"been"}),
    present_perfect=frozenset({"has", "have"}),
    unreal=frozenset("to would could should might must".split()),
    lasting=frozenset({"was", "were"}),
    pluperfect=frozenset({"had"}),
    gerund=frozenset({"being"}),
)
#: Participles of verbs that move what was arranged to another day.
MOVED = frozenset(
    "moved postponed adjourned delayed deferred put pushed brought extended shifted changed slipped switched "
    "rescheduled".split()
)
_VERBS = Verbs(
    past=PAST_VERBS,
    past_endings=("ed",),
    not_past=NOT_PAST,
    unmarked=frozenset("set let cast bid".split()),
    endings=("s", "ed", "ing"),
    saying=frozenset("said told added announced warned predicted estimated".split()),
    scheduled=frozenset(
        "scheduled rescheduled planned slated booked comes takes begins begin starts opens reopens expires lapses "
        "continues closes leaves departs arrives meets convenes resumes returns hosts faces ends "
        "passes plays visits goes debuts premieres reconvenes celebrates performs turns".split()
    ),
    arranged=frozenset(
        "going coming leaving flying travelling traveling arriving returning meeting visiting hosting playing facing "
        "launching opening reopening closing starting beginning moving speaking voting heading".split()
    ),
    expected=frozenset("due expected payable effective forthcoming upcoming pending".split()),
    planned=frozenset(
        "set plans plan planning expects expect intends intend intending wanting hopes hoping going aims aiming bound "
        "supposed likely promised promises vowed vows wants proposes proposed prepares preparing poised ready "
        "pledged".split()
    ),
    unmet=frozenset({"supposed"}),
    promised=frozenset("promised vowed pledged proposed promises proposes threatened".split()),
    forecast=frozenset("forecast projected predicted anticipated tipped".split()),
    moved=MOVED,
    wanted=frozenset("want wants wish wishes if unless".split()),
    arranged_plural=frozenset(
        "open reopen start begin close end finish meet host face visit play vote go leave return arrive depart "
        "travel fly sail move launch appear resume convene gather hold kick head tour debut choose elect "
        "celebrate".split()
    ),
    arranged_beside=frozenset("shut march strike protest rally walk perform race".split()),
    intended_plural=frozenset("plan intend propose prepare".split()),
    arranged_singular=ARRANGED_SINGULAR,
    going=frozenset(
        "came went returned travelled traveled flew drove sailed marched walked ran rode fled rose fell climbed "
        "dropped grew sank soared slipped plunged led turned got rushed hurried retired crossed".split()
    ),
    arranging=frozenset(
        "approved announced booked called confirmed fixed appointed scheduled rescheduled set planned proposed "
        "arranged organised organized authorised authorized declared named nominated chose picked selected agreed "
        "cancelled canceled unveiled reserved invited offered signed targeted aimed eyed earmarked "
        "slated ruled pencilled penciled designated hoped".split()
    ),
    demanding=frozenset(
        "demanded asked ordered wanted required requested urged needed sought expected instructed directed gave given "
        "allowed committed vowed voted decided told summoned forecast projected predicted warned threatened".split()
    ),
    limiting=frozenset(
        "extended postponed delayed adjourned suspended banned barred closed shut froze frozen locked lent loaned "
        "rented leased let hired booked gave given granted allowed left remanded detained jailed imprisoned sentenced "
        "imposed issued set signed contracted appointed elected renewed prolonged halted stopped cancelled canceled "
        "blocked reserved ordered limited restricted capped fixed guaranteed secured pushed put moved deferred sealed "
        "grounded waived exempted excused confined quarantined shelved recessed borrowed chartered licensed licenced "
        "sidelined released bailed paroled announced agreed approved declared voted decided demanded asked".split()
    ),
    closing=frozenset("closed shut frozen locked left blocked reserved fixed sealed confined allowed limited".split()),
    causing=frozenset("get see keep leave make let want need demand watch".split()),
    accounting=frozenset("report post announce publish release disclose reveal restate record book show".split()),
    continuing=frozenset("stayed remained kept lay stood".split()),
    charged=frozenset("accused convicted guilty suspected acquitted cleared".split()),
    cancelled=frozenset(
        "cancelled canceled scrapped abandoned called postponed delayed suspended disrupted interrupted foiled rained "
        "blocked banned thwarted".split()
    ),
    appointing=frozenset("set fixed picked chose chosen designated proclaimed earmarked reserved targeted".split()),
    dedicating=frozenset("declared proclaimed designated named made".split()),
    summoning=frozenset("summoned invited called calls urged".split()),
    correcting=frozenset(
        "amended corrected correction corrections clarification clarifications updated appeared".split()
    ),
    updating=frozenset({"updated"}),
    remembered=frozenset("recalled remembered forgot denied admitted regretted confessed".split()),
    remembering=frozenset(
        "recall recalls remember remembers recalling remembering forget forgets forgetting deny denies denying admit "
        "admits admitting regret regrets regretting".split()
    ),
    perceived=frozenset(
        "seen heard felt smelled glimpsed found located reached contacted traced identified established determined "
        "read told said confirmed verified learned discerned recovered rescued persuaded convinced".split()
    ),
    gerund_endings=("ing",),
)
_UNFORESEEN = frozenset(
    "abduction accident ambush assassination assault attack attacks avalanche blast blasts blaze bombing bombings "
    "burglary clash clashes collapse collision coup crash death deaths defeat derailment disaster earthquake "
    "explosion explosions fire flood floods genocide heist incident incidents inferno kidnapping killing killings "
    "landslide massacre murder murders outage outbreak quake raid raids riot riots robbery shelling shooting "
    "shootings stabbing stampede theft tragedy violence".split()
)
_NOUNS = Nouns(
    plural_subjects=frozenset("i we they you people men women children police".split()),
    plural_endings=("s",),
    not_plural=frozenset(
        "this does always perhaps across news series unless towards besides pass press address discuss focus dismiss "
        "process assess express cross access impress bypass harass miss witness bus gas".split()
    ),
    preparing=frozenset(
        "preparations preparation preparing prepare prepares prepared ready gearing tickets favourites favorites "
        "preview eve build-up buildup countdown rehearsal rehearsals queue queues odds".split()
    ),
    arranged=frozenset(
        "parade funeral vigil memorial concert auction rally picnic fair festival hearing vote referendum election "
        "elections ballot match final summit conference workshop wedding coronation lecture exhibition premiere debate "
        "briefing launch".split()
    ),
    leading_to=frozenset(
        "from response reaction damage threat visit trip road guide answer letter tribute aid access due according "
        "next close prior thanks owing up down exposure opposition way".split()
    ),
    days=frozenset("day holiday".split()),
    befallen=_UNFORESEEN | frozenset("win victory loss thrashing rout arrest arrests close closing".split()),
    unforeseen=_UNFORESEEN,
    recounted=frozenset("events scenes".split()),
    engagements=frozenset(
        "visit visits trip tour game games race show concert speech address debut sale draw auction holiday "
        "festival opening launch".split()
    ),
    held=frozenset("court trial trials inquest drill drills exercise exercises sale course".split()),
    prospects=frozenset(
        "chance chances expectation expectations fear fears hope hopes likelihood possibility prospect prospects risk "
        "spectre specter threat threats".split()
    ),
    intentions=frozenset(
        "bid bids call calls demand demands offer pledge pledges plan plans promise promises proposal proposals "
        "vow".split()
    ),
    gatherings=frozenset(
        "strike strikes walkout protest protests demonstration demonstrations march marches rally rallies boycott vote "
        "ballot referendum meeting talks summit session hearing dinner lunch conference debate ceremony".split()
    ),
    results=frozenset("win victory defeat loss triumph thrashing rout".split()),
    accounts=frozenset(
        "loss losses profit profits earnings income revenue revenues sales results charge charges write-down "
        "write-downs writedown writedowns write-off write-offs writeoff writeoffs".split()
    ),
    forecasts=frozenset("forecast forecasts outlook guidance projection projections target targets".split()),
)
_PREPOSITIONS = Prepositions(
    since=frozenset({"since"}),
    deadline=frozenset("by until till".split()),
    ahead=("ahead", "of"),
    before=frozenset({"before"}),
    until=frozenset("until till".split()),
    through=frozenset("through thru".split()),
    dating=frozenset({"in", "on", "during"}),
    having=frozenset({"after", "since"}),
    of=frozenset({"of"}),
    infinitive=frozenset({"to"}),
    purpose=frozenset({"to", "for"}),
    role=frozenset({"as", "for"}),
    appointment=frozenset({"for"}),
    from_now=frozenset({("between", "now"), ("from", "now")}),
    beginning=frozenset("starting beginning come".split()),
    on=frozenset({"on"}),
    origin=frozenset({"from"}),
    into=frozenset({"into"}),
    leading=frozenset("in on by during over within throughout".split()),
    aftermath=frozenset("after following since".split()),
    placing=frozenset("on in at of by near off outside inside against over under along across around".split()),
)
_MODIFIERS = Modifiers(
    articles=ARTICLES,
    adverbs=frozenset("still yet much long once well most more".split()),
    adverb_endings=("ly",),
    determiners=ARTICLES | frozenset("this that these those some".split()),
    formerly=frozenset("previously originally initially once earlier first".split()),
    soonest=frozenset({"soon", "early"}),
    possessive=frozenset({"'s", "’s"}),
    negations=frozenset({"not"}),
    particles=frozenset("out off up aside about ablaze alight".split()),
    superlatives=frozenset("first second third only worst best most least".split()),
    superlative_endings=("est",),
)
_BOUNDARIES = Boundaries(
    clauses=frozenset(
        "that which who whom whose when where while after before until if as because than and or but".split()
    ),
    contents=frozenset({"that"}),
    relatives=frozenset({"which", "who"}),
    links=frozenset("and but while although because".split()),
    joining=frozenset("and or then later".split()),
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
        nouns=_NOUNS,
        prepositions=_PREPOSITIONS,
        modifiers=_MODIFIERS,
        boundaries=_BOUNDARIES,
        classes=ClassRoles(
            weekdays=alphabet.characters("WEEKDAY WEEKABBR"),
            months=alphabet.characters("MONTH MONTHABBR MONTHWEAK"),
            clock_times=alphabet.characters("MERIDIEM CLOCKED"),
        ),
    )
