"""English words that show the kind of a dated clause."""

from __future__ import annotations

import re
from pathlib import Path

from service.timex.languages.en.kind_backgrounds import BACKGROUNDS
from service.timex.languages.en.kind_doings import COUNTS, DOINGS, PHRASAL
from service.timex.languages.en.kind_figures import FIGURES, RATES
from service.timex.languages.en.kind_references import REFERENCES
from service.timex.languages.en.kind_statements import STATEMENTS
from service.timex.languages.en.kind_terms import (
    AMOUNTS,
    DEBTS,
    DECISIONS,
    DEEDS,
    EDGE,
    HAPPENINGS,
    MONTH,
    MOVES,
    SHIFTS,
    STATISTICS,
    SUPERLATIVES,
    THEN,
    TRADES,
    TRANSITIVE,
    any_of,
    text,
    words,
)
from service.timex.languages.en.lexicon import ARRANGED_SINGULAR
from service.timex.languages.kind_words import Cue, KindWords, Length
from service.timex.languages.weights import read_weights_by_kind

#: Behind a comparison in an aside, the verb of its sentence: "the report, compared with cash, is | due in May".
_RESUMES = r",\s(?:is|are|was|were|has|have|had|will|would|may|could|should)\b"

#: The first end of a range of years or months, or a beginning: "from | May 1999 | to", "ran from | 2019,".
_BEGIN = rf"(?:{MONTH}\s)?(?:1[5-9]|20)\d\d(?:,\s|\s(?:to|until|till|through)\b)"

_COMPARISONS = (
    Cue(
        words("compared compares comparison versus vs"),
        before=text(
            rf"\b(?:compare[ds]\s(?:with|to)|comparison\s(?:with|to)|versus|vs)\b(?:(?!{_RESUMES})[^;]){{0,90}}$"
        ),
    ),
    Cue(
        words("than"),
        before=text(
            r"(?<!\blater\s)(?<!\bsooner\s)\bthan(?:\s(?:[\d.,]+|it|they|he|she|we|was|were|is|did|had|that|those|what|put|on|about|some|a|the|there|at|"
            rf"in|during|of|for|all|any|its|their|levels?|average|same|mln|bln|pct))*{EDGE}$"
        ),
    ),
    # "closer than expected just | two days ago"
    Cue(
        words("than"),
        before=text(r"\bthan\s(?:was\s|had\sbeen\s)?(?:expected|thought|feared|predicted|seen)\s(?:just|only|even)\s$"),
    ),
    Cue(words("against"), (AMOUNTS,), before=text(r"\bagainst\b[^,;]{0,50}$"), length=Length.PERIOD),
    # "up from 49.9 pct | a year ago"; but "mayor from 1999 to 2004, he died in | May", "deaths from flu reached 412 in"
    Cue(
        words("from"),
        before=text(rf"\bfrom\s(?!{_BEGIN}|[a-z]+\s(?:reached|hit|passed|topped)\s)[^,;]{{0,12}}\d[^;]{{0,70}}\s$"),
        length=Length.PERIOD,
    ),
    Cue(words("since"), before=text(rf"{any_of(SUPERLATIVES)}[^;]{{0,90}}\bsince\s(?:(?!\d)\w+\s){{0,2}}$")),
    Cue(words("peak peaked peaking"), before=text(r"\bpeak(?:ed|ing)?\b[^,;]{0,30}$"), length=Length.PERIOD),
    Cue(
        words("same similar many much as"),
        before=text(
            r"\b(?:the\ssame\sas|similar\sto|as\s(?:many|much|high|low|few|little)\b[^,;]{0,40}\sas)\b[^,;]{0,60}$"
        ),
    ),
    Cue(words("from"), before=text(r"\bfrom\s$"), expression=text(r"\byear[\s-](?:ago|earlier)\b")),
    Cue(words("time"), before=text(r"\b(?:this|at\sthe\ssame)\stime\s$")),
    Cue(words("peak"), after=text(r"\speak\b")),
    Cue(
        clause=(AMOUNTS | STATISTICS,),
        expression=text(
            r"\byear[\s-](?:ago|earlier)\b|\ba year before\b|^(?:the\s)?(?:same|previous|year-ago|year-earlier)\b"
        ),
    ),
)

_DEADLINES = (
    Cue(
        words("must has have"),
        before=text(r"\b(?:must|(?<!would\s)(?<!will\s)(?:has|have)\sto)\s\w+\b(?:(?!,\s(?:but|and|so)\s)[^;]){0,80}$"),
        ahead=True,
    ),
    Cue(words("later"), before=text(r"\b(?:no|not)\slater\sthan\s(?:\w+\s){0,2}$")),
    # the earliest date: "trains will not run before | June"
    Cue(words("before"), before=text(r"\b(?:not|won['’]t|no|nobody)\b[^,;]{0,70}\sbefore\s$"), ahead=True),
    Cue(
        words("quarter qtr season life eol"),
        before=text(r"\b(?:ends?|ending|closes?|(?:quarter|qtr|season)\s(?:begins?|starts?))\b[^;]{0,20}$"),
        ahead=True,
    ),
)

_SCHEDULES = (
    Cue(
        words("effective payable repayable maturing mature matures redeemable callable dividend redeem redeemed"),
        before=text(
            r"\b(?:effective|payable|repayable|maturing|matures?|redeemable|callable|ex-dividend|redeem(?:ed)?)\b[^;]{0,40}$"
        ),
    ),
    Cue(words("redemption redemptions"), before=text(r"\bredemptions?\b[^;]{0,90}$")),
    Cue(words("expire expires expired expiring expiry expiration"), before=text(r"\bexpir\w+\b[^;]{0,40}$")),
    Cue(
        words("end ends run runs"),
        before=text(r"\b(?:term|mandate|contract|lease|tenure)\b[^,;]{0,40}\s(?:ends?|runs?\sout)\s(?:\w+\s){0,2}$"),
    ),
    Cue(
        words("truce ceasefire visa permit licence license contract deal term mandate"),
        before=text(
            r"\b(?:truce|ceasefire|visa|permit|licen[cs]e|contract|deal|term|mandate)\b[^,;]{0,40}\s"
            r"(?:runs?|(?:is|are)\s(?:due|set)\sto\srun|will\srun)\sout\s(?:\w+\s){0,2}$"
        ),
        ahead=True,
    ),
    # "the town set | Monday | as the deadline"
    Cue(words("deadline"), after=text(r"\sas\s(?:the|a|its|his|her|their)\s(?:\w+\s)?deadline\b")),
    # what somebody wants by a day: "the town wants a deal by | Friday"
    Cue(
        words("want wants"),
        before=text(r"\bwants?\s(?:an?|the|all|its|their|more)\b[^,;]{0,40}\sby\s(?:\w+\s){0,3}$"),
        ahead=True,
    ),
    # rules to come: "the ban takes effect on | 1 July"
    Cue(
        words("effect force"),
        before=text(r"\b(?:takes?\seffect|comes?\sinto\s(?:force|effect))\s(?:\w+\s){0,3}$"),
        ahead=True,
    ),
    Cue(words("record"), before=text(r"\b(?:of\srecord|record\sdate)\b[^;]{0,60}$")),
    Cue(words("deadline"), before=text(r"\bdeadline\b(?!\sday\b)[^;]{0,40}$")),
    Cue(words("deadline"), before=text(r"\bdeadline\b[^;,]{0,100}\s(?:is|was)\s$")),
    Cue(
        words("date"), before=text(r"\b(?:payment|closing|expiry|maturity|record)\sdate\b[^,;]{0,40}\s(?:is|was|of)\s$")
    ),
    Cue(words("accrued"), before=text(r"\baccrued\b[^;]{0,60}$")),
    Cue(words("date"), after=text(r"\s(?:the|its)\s(?:expiration|expiry|closing)\sdate\b")),
    Cue(words("deadline"), after=text(r"\sdeadline\b")),
    Cue(words("until till through"), before=text(r"\b(?:until|till|through)\s(?:\w+\s){0,2}$"), ahead=True),
    Cue(
        words("by"),
        before=text(
            r"\b(?:submit|receive|request|response|reply|file|pay|paid|complete|approve|comply|leave|decide|respond|get)(?:t?ed|d)?\b[^,;]{0,50}"
            r"\bby\s(?:\w+\s){0,3}$"
        ),
    ),
    Cue(clause=(words("paid pay payment"), words("coupon interest dividend distribution"))),
    # a list of three months or more
    Cue(before=re.compile(rf"{MONTH}{THEN}{MONTH}{THEN}$"), length=Length.PERIOD),
    Cue(before=re.compile(rf"{MONTH}{THEN}$"), after=re.compile(rf"{THEN}{MONTH}"), length=Length.PERIOD),
    Cue(after=re.compile(rf"{THEN}{MONTH}{THEN}{MONTH}"), length=Length.PERIOD),
    Cue(words("due"), before=text(r",\sdue\s(?:in\s|on\s)?$")),
    Cue(words("due"), (DEBTS,), before=text(r"\bdue\s(?:for\s\w+\s)?(?:in\s|on\s)?$")),
    Cue(clause=(words("dividend dividends"),), ahead=True),
    Cue(words("export"), before=text(r"\bexport registrations for\b[^;]{0,30}$")),
    Cue(clause=(words("exercise expiration registrations margin"), words("price prices months requirement money"))),
    Cue(words("end ends"), expression=text(r"\b(?:quarter|season|year)$"), after=text(r"\sends?\b")),
    Cue(words("qtr quarter"), before=text(r"\b(?:qtr|quarter)\sends?\s$")),
    Cue(
        words("quarter qtr season life eol"),
        before=text(r"\b(?:begins?|starts?|moved)\b(?!-)[^;]{0,20}$"),
        ahead=True,
    ),
)

#: Present verbs that are nouns elsewhere: "voters go", "the state hosts".
_PRESENT = words(
    "go vote open reopen close start begin end meet gather march play face hold host choose elect decide return resume "
    "leave arrive depart celebrate mark mourn strike walk move take sign travel convene race plan intend aim promise "
    "vow pledge propose prepare agree refuse seek demand"
)
_PRESENT_SINGULAR = words(
    "arrives celebrates convenes debuts departs docks faces gathers heads hosts kicks lands marches marks premieres "
    "races reopens sails signs strikes welcomes"
)
#: Present verbs of headlines, and of what is announced for a day: "Blast kills 12", "the court hears the appeal".
_HEADLINE = words(
    "addresses attends delivers flies performs presides undergoes "
    "abandons abducts acquits arrests arrives bans batters blasts blocks bombs captures clears collapses condemns "
    "convicts crashes crushes damages declares defeats demolishes derails destroys dismisses engulfs erupts "
    "escapes evacuates expels explodes extradites fines fires frees gives hears hijacks impeaches injures invades "
    "jails kidnaps kills lifts marries murders ousts overturns pardons pleads postpones pulls reopens rescues "
    "retakes sacks scores sings sinks slams stabs storms sues surrenders suspends swears sweeps toasts topples "
    "unveils vetoes withdraws wounds"
)
#: Present verbs of two teams: "Lund host Aro".
_FIXTURES = words("host face play meet visit entertain tackle welcome")
#: Verbs with one form for the present and the past.
_PRESENT_AS_PAST = words("set cast let bid broadcast wound")

#: What happens now: "Ahlers scores", "the last climber reaches", "the boat has just sunk", "the lock is closing".
_ACTS = re.compile(
    r"^\W*(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){0,3}?[\w’'-]+ (?:now |then |also |finally |just )?"
    r"(?!(?:says|tells|asks|writes|adds|wants|thinks|likes|knows|believes|seems|looks|insists|claims|means|explains"
    r"|is|was|has|does|its|his|this|us|as|hers|ours|yours|theirs|news|always|perhaps|continues)\b)[a-z]{2,}[^su\W]s\b"
    r"|\b(?:has|have) (?:just|now|finally|already) \w+|\b(?:is|are) (?:now )?(?:leaving|arriving|closing|opening)\b"
)

_HISTORIES = text(
    r":\sa\s(?:(?:brief|short)\s)?history$"
    # few places of a title are tried: those where a word begins, with one of these letters
    r"|(?<!\w)(?=[abchklst])(?:"
    r"^timeline(?:$|:|\s[-–—]|\sof\b)|timeline(?:$|:|\sof\b)|(?:a|the)\stimeline\b|chronology\b"
    r"|key\s(?:dates|events|moments)\b|^looking\sback(?:$|:|\sat\b|\son\b)"
    r"|^(?:(?:a|the)\s)?(?:(?:brief|short)\s)?history\sof\b"
    r"|how\s(?:it|we|they)\s(?:all\s)?(?:happened|unfolded|came\sabout|got\shere)\b|how\sdid\swe\sget\shere\b"
    r"|^how\s(?:the\s)?(?:[\w’'-]+\s){1,6}(?:began|started|unfolded|came\sabout|came\sto\sbe)$)"
)

KINDS = KindWords(
    histories=_HISTORIES,
    doings=DOINGS,
    phrasal=PHRASAL,
    counts=COUNTS,
    references=REFERENCES,
    comparisons=_COMPARISONS,
    deadlines=_DEADLINES,
    schedules=_SCHEDULES,
    rates=RATES,
    figures=FIGURES,
    statements=STATEMENTS,
    backgrounds=BACKGROUNDS,
    transitive=TRANSITIVE,
    persons=words("i we my our me you your"),
    floating=words("later earlier ago next last this"),
    beside=words(
        "and or but nor the a an in on at by for from of to with without about after before during since until till "
        "when while where who which that as than because although though if then also so not is are was were be been "
        "has have had will would can could may might must shall should do does did he she it they we i you this these "
        "those his her its their our my there here one two three four five six all both each many most some several "
        "between through over under against into onto out up down off near amid despite via per including subject "
        "following again alone early earlier late later night morning afternoon evening today yesterday tomorrow ago "
        "only just local gmt est edt et utc bst cet now still already even almost around more less inclusive onwards "
        "onward regarding concerning versus due unless whether once along across within upon toward towards"
    ),
    not_noun_endings=("ly", "ing"),
    temporal=words(
        "in on by since until till during from of for through after before to at around about circa early late mid"
    ),
    determiners=words("the a an its his her their this"),
    copulas=words("is are was were be been isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t"),
    predicates=words(
        "due scheduled expected set going likely dead held over open closed to about on in at under back out off "
        "next postponed cancelled canceled lost shot hit cut put"
    ),
    participle_endings=("ed", "ing", "en"),
    states=words(
        "has have had remains remained lives lived believes believed knows knew thinks thought wants wanted seems "
        "seemed appears appeared contains contained includes included consists belongs belonged owns owned means "
        "meant exists existed depends represents represented needs needed likes liked loves loved hopes understands "
        "feels felt looks looked considered considers enjoys resembles lies stands tends reflects requires plays "
        "sounds could should would might can cannot may want need know think believe hope seem remain"
    ),
    modals=words("would could should might may can must be been"),
    past_only=words(
        "arose ate began bit blew broke came chose did drew drove fell flew forgave froze gave grew knew overcame "
        "overthrew ran rang rode rose sang sank saw shook shrank spoke sprang stole swam swore threw took tore "
        "underwent was went were withdrew woke wore wrote "
        # verbs without a passive
        "appeared arrived collapsed crashed died disappeared emerged erupted exploded happened occurred resigned "
        "surrendered vanished"
    ),
    existential=words("there"),
    indefinite=words("a an another"),
    agent=words("by"),
    vehicles=words("bus train car boat ferry ship sea road rail air plane helicopter bicycle bike lorry truck"),
    joins=words("that to"),
    reasons=words("because though although unless if whether whereas"),
    addressing=words(
        "told tells telling warned warns warning informed informs assured assures promised reminded notified advised "
        "convinced persuaded said say says"
    ),
    phrases=words("following after before despite amid since until"),
    facing=words(
        "appeared appear appears appearing appearance testified testify testimony brought hauled produced presented "
        "taken went came pleaded argued hearing hearings trial case cases"
    ),
    settings=words("in at during"),
    stages=text(
        r"\b(?:in|at|during|on|with)\s(?:[\w-]+\s){0,4}"
        r"(?:half|minutes?|overs?|lap|round|set|quarter|stages?|end|start|close)\sof\s$"
    ),
    occasions=words(
        "final semi-final quarter-final match game tie fixture race fight bout derby funeral burial memorial hearing "
        "trial meeting session summit talks vote ballot election poll referendum ceremony parade concert gala debate "
        "wedding launch rally march protest strike conference inauguration"
    ),
    auxiliaries=words("is are was were be been being has have had will would to not also gets got"),
    amounts=AMOUNTS,
    statistics=STATISTICS,
    moves=SHIFTS | MOVES | TRADES,
    happenings=HAPPENINGS,
    deeds=DEEDS,
    decisions=DECISIONS,
    downfalls=text(
        r"\b(?:government|coalition|cabinet|regime|administration|monarchy|dictatorship|empire|alliance)\s"
        r"(?:fell|collapsed|crumbled)\b[^,;]*$"
    ),
    lasting=text(
        r"\b(?:continued|dragged(?:\son)?|stretched|lasted|raged|spilled|persisted|went\son|burned|carried\son)\s"
        r"(?:(?:late|deep|well|long)\s)?into\s(?:the\s)?$"
    ),
    noun_like=_PRESENT | _FIXTURES | _PRESENT_SINGULAR | _HEADLINE | ARRANGED_SINGULAR | _PRESENT_AS_PAST,
    noun_like_verbs=text(
        rf"(?:\b\w+[^s\W]s|\b(?:people|police|men|women|children|we|they|you))\s"
        rf"(?:(?:in|from|across|at)\s(?:the\s)?\w+\s)?{any_of(_PRESENT)}"
        rf"|^\W*(?-i:(?:[A-Z][\w’'.-]+\s){{1,3}}){any_of(_FIXTURES)}\s(?-i:(?:the\s)?[A-Z])"
        rf"|^\W*(?:the|an?|its|his|her|their)\s[^,]{{1,60}},\s[^,]{{1,60}},\s{any_of(_PRESENT_SINGULAR | _HEADLINE)}"
        rf"|\b(?!(?:the|an?|its|his|her|their|of|in|on|for|and)\s)[a-z]+[^s\W]\s"
        rf"{any_of(_PRESENT_SINGULAR | _HEADLINE)}"
        r"|^\W*(?!(?:The|An?|Its|His|Her|Their|Of|In|On|For|And|At|By|After|Before)\s)(?:[\w’'-]+\s){0,2}?"
        rf"[\w’'-]+[^s\W]\s{any_of(_HEADLINE)}\s(?!(?:in|of|on|at|for|from|and|to|over|against|by)\s)"
        rf"|^\W*(?:[Tt]he|An?|Its|His|Her|Their|Our)\s(?:[\w-]+\s){{0,5}}?[a-z-]+[^s\W]\s"
        rf"{any_of(ARRANGED_SINGULAR)}\s[^.]*\.\W*$"
        rf"|\b(?!(?:the|an?|its|his|her|their|of|in|on|for|and)\s)[\w,]+\s{any_of(_PRESENT_AS_PAST)}\s"
        r"(?!(?:of|for|to|by|in|on|at|from|with|and|or|as)\b)[a-z]"
    ),
    acts=_ACTS,
    weights=read_weights_by_kind(Path(__file__).with_name("kinds.tsv")),
)
