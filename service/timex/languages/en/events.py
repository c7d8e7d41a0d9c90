"""English words that begin clauses, attribute statements and announce plans."""

from __future__ import annotations

import re

from service.timex.languages.en.deictics import DEICTICS
from service.timex.languages.en.kind_terms import SPEAKERS
from service.timex.languages.en.kinds import KINDS
from service.timex.languages.en.lexicon import NOT_PAST, PAST_VERBS
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.references import REFERENCES
from service.timex.languages.event_words import Clauses, Datelines, EventWords, Plans, Reporting, Subjects, Verbs

_SAYING = frozenset(
    "said say says told tells tell added adds noted stated reported wrote writes explained insisted argued claimed "
    "acknowledged conceded commented recalled remarked quoted saying adding noting telling stating "
    "boasted bragged lamented mused opined retorted".split()
)
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would shall should can could may might must do does did isn't aren't "
    "wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't isn’t aren’t wasn’t "
    "weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t don’t doesn’t didn’t".split()
)
_PRESENT = frozenset(
    "agrees allows appears becomes begins believes brings calls ceases comes confronts continues creates denies "
    "depends employs ends enjoys ensures enters exists expects expires faces fails falls features finds follows gets "
    "gives goes grows happens hits holds hopes includes insists intends involves keeps knows launches lays leads "
    "leaves lies lives looks loses makes marks means meets needs offers opens opposes owns pays plans plays prepares "
    "provides raises reaches receives remains requires resumes returns rises runs seeks seems sells serves shows "
    "sits spends stands starts stays stops suggests supports takes tells thinks travels tries urges votes wants warns "
    "wins works want need know think believe hope expect remain seem moves visits resigns rejects approves dies joins "
    "seizes arrests quits beats closes decides publishes announces appoints retires unveils lapses".split()
)
#: Before a dateline's date: a place that begins the line ("KARACHI,", "New York (AP),").
_PLACE = r"(?!(?:On|In|At|By|Since|Until|From|After|Before|The|During)\b)[A-Z][\w.'’/-]*(?: [A-Z][\w.'’/-]*){0,4}"

#: Regular past forms that are too short to be told by their ending.
_SHORT_PAST = frozenset("axed died dyed eyed lied sued tied vied".split())

EVENTS = EventWords(
    verbs=Verbs(
        finite=_AUXILIARIES | _PRESENT | PAST_VERBS | _SAYING | _SHORT_PAST,
        endings=("ed",),
        exceptions=NOT_PAST,
        unlisted=("s",),
    ),
    clauses=Clauses(
        relatives=frozenset("which who whom whose where".split()),
        before_relatives=frozenset("to of in on at by with for from under during".split()),
        coordinators=frozenset("and but or".split()),
        pairing=frozenset({"between"}),
        subordinators=frozenset(
            "when while although though because since after before if unless whereas until as despite including".split()
        ),
        measure=re.compile(
            r"\b(?:(?:more|less|just|nearly|almost|about|over|only|some|than|exactly|even)\s)*"
            r"(?:\d+|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many)\s(?:few\s)?"
            r"(?:minute|hour|day|week|month|year|decade)s?$"
        ),
        before_subordinators=frozenset(
            "shortly just soon even only immediately right long largely partly mainly mostly simply primarily "
            "especially particularly precisely".split()
        ),
        before_reasons=("in no small part", "in large part", "at least in part", "in part", "not least"),
        bare=frozenset("when while although though because".split()),
        phrasal=frozenset({"of"}),
        after_comma=frozenset("as since including".split()),
        meaningful=frozenset("after before since until despite if unless as".split()),
        conditional=frozenset("if unless until despite including before".split()),
        adjuncts=frozenset(
            "that in on at by from during into over under against about among amid between through towards toward "
            "involving following including due".split()
        ),
        accompanying=frozenset({"with"}),
        accompanying_ending=("ing",),
        adverbs=frozenset(
            "also then later already now soon once never not always still again thus so therefore".split()
        ),
        adverb_ending=("ly",),
        particles=frozenset({"off", "out"}),
        prefixes=frozenset("al el anti non pro pre post ex co semi mid trans ultra vice".split()),
        participle_endings=("ed", "led", "torn", "built", "run", "held", "made", "won", "bound", "born", "sent"),
        questions=frozenset("how why what whom whether".split()),
        complementizers=frozenset({"that"}),
        connectives=frozenset(
            "meanwhile however moreover furthermore nevertheless nonetheless additionally therefore thus besides "
            "otherwise instead similarly likewise consequently indeed also hence accordingly yet".split()
        )
        | {"for instance", "for example", "in addition", "as a result", "in fact", "of course", "in other words"}
        | {"on the other hand", "at the same time", "in particular", "after all"},
        adding=frozenset({"also", "likewise"}),
    ),
    reporting=Reporting(
        verbs=_SAYING,
        with_hearer=frozenset("told tells tell telling".split()),
        neutral=frozenset("said says say added adds noted stated".split()),
        also_doing=frozenset("added adds adding conceded recalled claimed reported wrote".split()),
        targets=frozenset({"to"}),
        sources=frozenset({"according"}),
        speakers=SPEAKERS,
        prepositions=frozenset(
            "in at on to by from during after before early late earlier later through via near outside here there "
            "again yesterday".split()
        ),
        possessive=re.compile(r"['’]s?\s"),
    ),
    plans=Plans(
        future=frozenset(
            "will shall won't won’t he'll she'll it'll they'll we'll i'll he’ll she’ll it’ll they’ll we’ll".split()
        ),
        planned=frozenset(
            "due scheduled expected expects expect slated planned plans plan planning set going hopes aims "
            "supposed hoped intended".split()
        ),
        past=frozenset("was were had been".split()),
        present=frozenset("is are am".split()),
        infinitive=frozenset({"to"}),
        reported=frozenset("would wouldn't wouldn’t".split()),
        perfect=frozenset("have has".split()),
    ),
    datelines=Datelines(
        before=re.compile(
            r"[ \t*]*(?:\([^()\n]{2,60}\) )?"
            rf"(?:{_PLACE}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?){{0,2}}(?: ?\([^()\n]{{1,30}}\))?"
            r"(?:,|,? ?(?:--|[-–—])) ?)?"
        ),
        after=re.compile(r" ?(?:\([^()\n]{1,30}\) ?)?(?:--|[–—]|-(?= ))"),
    ),
    kinds=KINDS,
    deictics=DEICTICS,
    subjects=Subjects(
        people=frozenset("he she".split()),
        others=frozenset(
            "it they we this that these those his her hers their theirs its both such another others one some many "
            "most several".split()
        ),
        determiners=frozenset("the this that these those".split()),
        anaphoric=frozenset("other another latter former same subsequent similar further such".split()),
        generic=frozenset(
            "company group firm bank government agency airline carrier maker concern unit union team club side party "
            "court man woman couple player singer actor official officials spokesman spokeswoman actress artist "
            "activist athlete banker billionaire boss boxer broadcaster businessman candidate champion chancellor "
            "chairman chief coach composer congressman cyclist director driver duke envoy forward frontrunner giant "
            "goalkeeper golfer governor keeper lawmaker lawyer leader mayor midfielder minister model network nominee "
            "operator owner politician premier president prince princess producer rapper rider runner senator "
            "sprinter star striker swimmer tycoon veteran winger writer".split()
        ),
        natives=re.compile(
            r"(?!Guardian|Christian|Olympian|Indian$)[A-Z][a-z]+(?:[^u]ian|ean|ese|ish|ican|xan|ai)|Indian|German|Briton"
            r"|Swede|Dane|Finn|Scot|Spaniard|Frenchman|Dutchman|Irishman|Englishman|Welshman|Swiss|Greek|Dutch|French"
        ),
        pronouns=frozenset("he she it they we you i".split()),
        referring=frozenset("he she it they him her them his its their".split()),
        calendar=frozenset({*MONTHS, *WEEKDAYS}),
        demonstratives=frozenset("this these those such".split()),
        after_prepositions=frozenset({"that"}),
        specifying=frozenset(
            "who whose whom which that of in at on with without from for as year month week weekend morning afternoon "
            "evening night day spring summer autumn fall winter season quarter half decade century time past coming "
            "last next".split()
        ),
        readers=frozenset("you your yours yourself yourselves".split()),
        of_people=frozenset("he she him his her hers".split()),
        objects=frozenset({"him"}),
        titles=frozenset(
            "mr mrs ms miss dr prof sir lord lady dame president prime minister chancellor secretary senator sen rep "
            "representative congressman congresswoman governor gov mayor general gen colonel col captain capt "
            "sergeant sgt lieutenant lt judge justice prince princess king queen pope chief former ex-president "
            "commissioner executive operating financial officer coach manager deputy acting vice ambassador premier "
            "sheikh ayatollah imam rev saint st us uk federal democratic republican".split()
        ),
        prepositions=frozenset(
            "of to in on at by with for from against about over under between behind near among without like than "
            "around into through beside during per via towards within outside inside beyond alongside".split()
        ),
        writers=frozenset("i we me us my our ours myself ourselves".split()),
    ),
    references=REFERENCES,
    adverbial=frozenset("in over during within throughout for through".split()),
)
