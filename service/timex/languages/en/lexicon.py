"""English words of time, as data: the classes of words that rules are written over, and the values of some words.

The names of months and weekdays are in ``names``, those of holidays in ``holidays``. All words are in lowercase.
"""

from __future__ import annotations

NUMBERS: dict[str, float] = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True))
MULTIPLIERS = {"hundred": 100, "thousand": 1000, "dozen": 12}

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}

UNITS = (
    "second minute hour day night week fortnight weekend month quarter semester season year decade century millennium"
).split()
PLURALS = {unit + "s": unit for unit in UNITS} | {
    "centuries": "century",
    "millennia": "millennium",
    "mins": "minute",
    "hrs": "hour",
    "secs": "second",
}

SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
PARTS_OF_DAY = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "daybreak": "MO",
    "sunrise": "MO",
    "sunset": "EV",
}
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
ZONES = frozenset(
    "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET EEST MSK IST JST AEST AEDT HKT SGT WAT "
    "CAT EAT SAST".split()
)

#: Word classes by their names in the patterns of rules; their words also count with a capital, or in capitals.
CLASSES: dict[str, str] = {
    "CARD": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "MULTIPLIER": "hundred thousand dozen",
    "BIG": "million billion trillion percent pct cents dollars",
    "ORDWORD": "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    "FIRST": "first",
    "SECOND": "second",
    "FINAL": "final",
    "UNIT": "minute hour day week fortnight month semester year decade century millennium",
    "UNITS": "seconds minutes hours days nights weeks weekends fortnights months semesters years decades centuries "
    "millennia mins hrs secs",
    "QUARTER": "quarter",
    "QUARTERS": "quarters",
    "HALF": "half",
    "PERIOD": "period",
    "SEASONWORD": "season seasons",
    "SEASON": "summer winter autumn",
    "SEASONS": "summers winters autumns springs falls",
    "SOFTSEASON": "spring fall",
    "WEEKEND": "weekend",
    "PART": "morning afternoon evening",
    "NIGHT": "night",
    "EVE": "eve",
    "PARTS": "mornings afternoons evenings",
    "HOURPART": "dawn dusk daybreak sunrise sunset",
    "OVERNIGHT": "overnight",
    "CLOCKWORD": "noon midday midnight",
    "OCLOCK": "o'clock o’clock oclock",
    "TODAY": "today",
    "TONIGHT": "tonight",
    "NEARDAY": "yesterday tomorrow",
    "DECADEWORD": "twenties thirties forties fifties sixties seventies eighties nineties",
    "LAST": "last",
    "PAST": "past",
    "NEXT": "next",
    "COMING": "coming",
    "PREVIOUS": "previous preceding prior",
    "FOLLOWING": "following ensuing subsequent",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these those",
    "CURRENT": "current",
    "PRESENTLY": "present",
    "CURRENTLY": "currently nowadays presently",
    "LATEST": "latest",
    "SAME": "same comparable corresponding",
    "RECENT": "recent",
    "RECENTLY": "recently lately",
    "FORMERLY": "previously formerly",
    "SOON": "soon",
    "FUTURE": "future",
    "EVERY": "every each",
    "ALTERNATE": "other",
    "ADVERBSET": "daily weekly monthly quarterly annually yearly hourly nightly",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "BEFORE": "before",
    "AFTER": "after",
    "SINCE": "since",
    "AHEAD": "ahead",
    "HENCE": "hence",
    "BACK": "back",
    "NOW": "now",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "SMALL": "small wee",
    "PHASE": "opening dying waning",
    "MIDDLE": "middle midpoint",
    "BEGINNING": "beginning start outset",
    "END": "end close",
    "THE": "the",
    "AN": "a an",
    "OF": "of",
    "TO": "to",
    "MODAL": "will would could may might should must shall cannot not did does won't won’t didn't didn’t don't don’t "
    "doesn't doesn’t can't can’t couldn't couldn’t wouldn't wouldn’t",
    "AND": "and &",
    "OR": "or",
    "BETWEEN": "between",
    "THROUGH": "through thru",
    "UNTIL": "until till",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "BY": "by",
    "FOR": "for",
    "OVER": "over",
    "DURING": "during throughout",
    "WITHIN": "within",
    "FROM": "from",
    "UP": "up",
    "INTO": "into",
    "AROUND": "around about roughly approximately circa some",
    "NEARLY": "nearly almost barely",
    "LEAST": "least",
    "MOST": "most",
    "MORE": "more fewer",
    "LESS": "less",
    "THAN": "than",
    "NO": "no",
    "SO": "so",
    "FEW": "few several many",
    "COUPLE": "couple",
    "ADDITIONAL": "additional extra another further full whole straight consecutive successive solid long "
    "trading working business",
    "FISCAL": "fiscal financial",
    "OLD": "old",
    "UNITLONG": "hourlong daylong nightlong weeklong monthlong yearlong decadelong",
    "ENDED": "ended ending",
    "COMMENCING": "commencing",
    "SPENT": "finished finishing closed closing began started starting opened",
    "POSSESSIVEWORD": "its their his her our",
    "RIGHT": "right",
    "MOMENT": "moment",
    "NEAR": "near",
    "BRIEF": "short medium",
    "TERM": "term",
    "CIRCA": "c ca",
    "LOCAL": "local",
    "AS": "as",
    "POSSIBLE": "possible practicable",
    "WHILE": "while",
    "TIME": "time",
}

#: Past forms that do not end in -ed, without those that are also the present ("put", "set", "cut").
PAST_VERBS = frozenset(
    "burst hit quit shut split spread cut put hurt beat shed began became came went got gave took made met said told "
    "saw fell rose ran won lost left held kept led sent spent sold bought brought thought caught taught fought sought "
    "found felt knew grew threw drew flew blew wrote drove rode broke spoke chose froze stole woke wore swore tore "
    "bore shot struck stuck hung sank shrank sang rang swam drank sprang built lent bent burnt dealt meant learnt "
    "heard stood understood withstood paid laid slid fled bled fed sped swept slept wept crept leapt shook forgot "
    "forbade ate lay arose awoke overcame overtook withdrew undertook oversaw underwent outgrew lit slew sat bade done "
    "gone given taken seen known shown written driven risen fallen grown thrown drawn flown begun become chosen spoken "
    "broken stolen frozen worn torn sworn beaten eaten forgotten hidden ridden shaken withdrawn undertaken overseen "
    "undergone did had was were upheld withheld overthrew overthrown overran retook retaken rebuilt misled forgave "
    "forgiven foresaw resold rewrote rewritten dug bit bitten hid shone swung clung flung spun stung strove strode "
    "trod beheld befell outran outbid sunk sung rung drunk sprung shrunk slain stricken blown sown lain woken "
    "strewn spat strung mistook knelt undid wove".split()
)
#: Verbs in the present tense that name what is arranged ("the court rules on Monday"), and are plural nouns elsewhere.
ARRANGED_SINGULAR = frozenset(
    "announces applies appoints breaks chooses cuts decides delivers draws drops elects gathers heads hears "
    "honours inaugurates jumps launches lifts lowers moves presents publishes quits releases reports retires "
    "rules sails sentences shows shuts signs sings sits stages steps switches tours travels turns unveils votes "
    "welcomes".split()
)
#: Words that end in -ed without being a past tense.
NOT_PAST = frozenset(
    "need indeed speed feed seed breed exceed proceed succeed embed weed hundred unprecedented united red bed "
    "preferred limited unchanged unharmed uninjured unopposed undecided unarmed unaffected untouched unnoticed "
    "unanswered unsolved unfinished undefeated unidentified undisclosed".split()
)
