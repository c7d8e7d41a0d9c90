"""English words that show the kind of a dated clause."""

from __future__ import annotations

import re
from pathlib import Path

from service.timex.languages.en.kind_figures import FIGURES
from service.timex.languages.en.kind_terms import (
    AMOUNTS,
    ATTRIBUTES,
    DEBTS,
    DOCUMENT_WORDS,
    DOCUMENTS,
    EDGE,
    HAPPENINGS,
    MONTH,
    MOVES,
    PAPERS,
    PUBLISHED,
    SHIFTS,
    SPEAKERS,
    STATISTICS,
    SUPERLATIVES,
    THEN,
    TRADES,
    any_of,
    text,
    words,
)
from service.timex.languages.kind_words import Cue, KindWords, Length
from service.timex.languages.weights import read_weights_by_kind

_REFERENCES = (
    # a stamp of a page or of a comment: "June 7, 2010 3:06 PM"
    Cue(expression=text(r"\d{4}.{1,6}\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d.{1,24}\b(?:19|20)\d\d\b")),
    Cue(before=text(r"\b\d{4}\W{1,3}$"), expression=text(r"^\d{1,2}[:.]\d\d")),
    # the stamp of an update: "(9:19 a.m. Monday ET, 3:19 p.m. in Aro) Voters …"
    Cue(
        before=re.compile(r"^\([^()]{0,60}$"),
        expression=re.compile(r"^\d{1,2}[:.]\d\d"),
        after=re.compile(r"[^()]{0,60}\)\s"),
    ),
    Cue(after=text(r"\s*\||\s\d{1,2}[.:]\d\d\b")),
    Cue(after=re.compile(r"-[A-Za-z]"), length=Length.PERIOD),
    Cue(after=re.compile(r"-(?:themed|style|inspired|related|era)\b")),
    Cue(DOCUMENT_WORDS, before=re.compile(rf"{DOCUMENTS}(?: of| for)? $"), length=Length.YEAR),
    Cue(DOCUMENT_WORDS, after=re.compile(rf" (?:[A-Z]\w+ ){{0,5}}{DOCUMENTS}"), length=Length.YEAR),
    Cue(words("copyright c ©"), before=text(r"(?:©|\(c\)|copyright)\W.{0,60}$")),
    Cue(
        words("resolution article section chapter model version flight"),
        before=text(r"\b(?:resolution|article|section|chapter|model|version|flight)\s$"),
        length=Length.YEAR,
    ),
    Cue(after=re.compile(r" \((?:Reuters|AP|AFP|CNN|Xinhua|[A-Z]{2,6})\) ?(?:-|--|–|—)")),
    # a dateline inside a line: "ROME, March 2 - "
    Cue(
        before=re.compile(r"(?:^|[\s(])[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]+)*(?:, [A-Z][\w. ]{1,30})?,? $"),
        after=re.compile(r" ?(?:\([^()\n]{1,30}\) ?)?(?:--|[–—]|-(?= ))"),
    ),
    Cue(before=re.compile(r"\([A-Z][^()]{4,90}, $"), after=re.compile(r"\s?\)")),
    Cue(
        words("picture photo photograph image"),
        before=text(r"\b(?:picture|photo|photograph|image)\b[^.;]{0,40}\btaken\b[^.;]{0,40}$"),
    ),
    Cue(PAPERS, before=text(rf"{any_of(PAPERS)}\sfrom\s$")),
    Cue(
        words("article story piece column"),
        before=text(
            r"\b(?:article|story|piece|column)\b[^.;]{0,60}\b(?:appeared|was\s(?:amended|published|updated|corrected))"
            r"\b[^;]{0,90}$"
        ),
    ),
    Cue(words("seen pictured shown"), before=text(r"\b(?:is|are)\s(?:seen|pictured|shown)\b[^;]{0,140}$")),
    Cue(
        words("attack attacks attacked hijackers terrorist terrorists terror"),
        expression=text(r"^(?:september 11(?:th)?|11 september|9/11)$"),
    ),
    # an item of a newspaper: "(A town without a mill, 7 March, page 8)"
    Cue(words("page pages"), after=text(r",\spages?\s\d")),
    Cue(words("corrects"), before=text(r"^\W*corrects\b[^.]{0,80}$")),
    Cue(words("updated modified"), before=text(r"\b(?:last|page)\s(?:updated|modified)\W{1,3}$")),
    Cue(before=re.compile(r"\b\d\d[.:]\d\d\s(?:BST|GMT|EST|EDT|UTC)\son\s$")),
    Cue(words("version"), before=text(r"\b(?:earlier|previous|original)\sversion\b[^.]{0,150}$")),
    # an issue of a magazine: "Mining (February) says …"
    Cue(before=re.compile(r"[A-Z]\w+ \($"), after=re.compile(r"\)"), length=Length.PERIOD),
    Cue(words("dated"), before=text(r"\bdated\s$")),
    Cue(words("editorial"), before=text(r"\beditorial[^.;]{0,20}, $")),
)

_COMPARISONS = (
    Cue(
        words("compared compares comparison versus vs"),
        before=text(r"\b(?:compare[ds]\s(?:with|to)|comparison\s(?:with|to)|versus|vs)\b[^;]{0,90}$"),
    ),
    Cue(
        words("than"),
        before=text(
            r"\bthan(?:\s(?:[\d.,]+|it|they|he|she|we|was|were|is|did|had|that|those|what|put|on|about|some|a|the|there|at|"
            rf"in|during|of|for|all|any|its|their|levels?|average|same|mln|bln|pct))*{EDGE}$"
        ),
    ),
    Cue(words("against"), (AMOUNTS,), before=text(r"\bagainst\b[^,;]{0,50}$"), length=Length.PERIOD),
    Cue(words("from"), before=text(r"\bfrom\s[^,;]{0,12}\d[^;]{0,70}\s$"), length=Length.PERIOD),
    Cue(words("since"), before=text(rf"{any_of(SUPERLATIVES)}[^;]{{0,90}}\bsince\s(?:\w+\s){{0,2}}$")),
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

_SCHEDULES = (
    Cue(
        words("effective payable repayable maturing mature matures redeemable callable dividend redeem redeemed"),
        before=text(
            r"\b(?:effective|payable|repayable|maturing|matures?|redeemable|callable|ex-dividend|redeem(?:ed)?)\b[^;]{0,40}$"
        ),
    ),
    Cue(words("redemption redemptions"), before=text(r"\bredemptions?\b[^;]{0,90}$")),
    Cue(words("expire expires expired expiring expiry expiration"), before=text(r"\bexpir\w+\b[^;]{0,40}$")),
    Cue(words("record"), before=text(r"\b(?:of\srecord|record\sdate)\b[^;]{0,60}$")),
    Cue(words("deadline"), before=text(r"\bdeadline\b[^;]{0,40}$")),
    Cue(words("deadline"), before=text(r"\bdeadline\b[^;,]{0,100}\s(?:is|was)\s$")),
    Cue(
        words("date"), before=text(r"\b(?:payment|closing|expiry|maturity|record)\sdate\b[^,;]{0,40}\s(?:is|was|of)\s$")
    ),
    Cue(words("accrued"), before=text(r"\baccrued\b[^;]{0,60}$")),
    Cue(words("date"), after=text(r"\s(?:the|its)\s(?:expiration|expiry|closing)\sdate\b")),
    Cue(words("deadline"), after=text(r"\sdeadline\b")),
    Cue(words("until till through"), before=text(r"\b(?:until|till|through)\s(?:\w+\s){0,2}$"), ahead=True),
    Cue(words("later"), before=text(r"\b(?:no|not)\slater\sthan\s(?:\w+\s){0,2}$")),
    Cue(
        words("by"),
        before=text(
            r"\b(?:submit|receive|request|response|reply|file|pay|paid|complete|approve|comply|leave|decide|respond|get)(?:t?ed|d)?\b[^,;]{0,50}"
            r"\bby\s(?:\w+\s){0,3}$"
        ),
    ),
    Cue(words("must has have"), before=text(r"\b(?:must|(?:has|have)\sto)\s\w+\b[^;]{0,80}$"), ahead=True),
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
        before=text(r"\b(?:begins?|starts?|ends?|ending|closes?|moved)\b[^;]{0,20}$"),
        ahead=True,
    ),
)

_STATEMENTS = (
    Cue(
        PAPERS,
        (ATTRIBUTES,),
        before=text(
            rf"{any_of(PAPERS)}(?:\s(?:of|by|from|in|to|with|for|at|on|about)\s[^,;]{{0,40}})?,?\s(?:{any_of(PUBLISHED)}\s)?"
            r"(?:late\s|early\s|here\s)?(?:on\s|in\s)?$"
        ),
    ),
    Cue(PAPERS, before=text(rf"{any_of(PAPERS)}\s{any_of(PUBLISHED)}\s(?:\w+\s)?$")),
    Cue(
        words("speaking asked interviewed quoted writing testifying citing cited"),
        before=text(
            r"\b(?:speaking|(?<![^,;]\s)asked|interviewed|quoted|writing|testifying|citing|cited)\b[^,;]{0,60}$"
        ),
    ),
    Cue(words("according"), before=text(r"\baccording\sto\b[^,;]{0,80}$")),
    Cue(
        words("spoke described likened"),
        before=text(r"\b(?:spoke\s(?:to|with|of|about)|described|likened)\b[^,;–—-]{0,50}$"),
    ),
    Cue(before=re.compile(r"^\W*\(\([^()]+\)\)")),
    Cue(words("speculation"), before=text(r"\bspeculation\s(?:on\s|in\s)?$")),
    Cue(
        words("stressed emphasized emphasised"),
        before=text(r"\b(?:stressed|emphasi[sz]ed)\s(?:in\s|on\s|again\s|earlier\s)?$"),
    ),
    Cue(
        words("respond reply comment return reached"),
        before=text(
            r"\b(?:not\s(?:immediately\s)?(?:respond|reply|return|comment)|declined\sto\scomment|not\sbe\sreached)\b[^;]{0,80}$"
        ),
    ),
    Cue(
        words("as"),
        before=text(
            r"(?:^|[,;]\s)as\s(?:[^,;]{0,60}\s)?(?:said|announced|reported|disclosed|told|made\s(?:\w+\s)?clear)\s(?:on\s|in\s)?$"
        ),
    ),
    Cue(
        words("issued released"),
        before=text(r"\b(?:issued|released)\san?\s(?:\w+\s)?statement\b[^,;]{0,40}$"),
    ),
    Cue(words("issued released"), after=text(r"\s(?:issued|released)\san?\s(?:\w+\s)?statement\b")),
    Cue(
        words("spoke described likened"),
        after=text(r",?\s(?:[\w.’'-]+\s){0,4}(?:spoke\s(?:to|with|of|about)|described|likened)\b"),
    ),
    Cue(
        words("said told indicated suggested predicted estimated reported"),
        before=text(r"\b(?:said|told|indicated|suggested|predicted|estimated|reported)\b[^,;]{0,50}$"),
        after=text(r",?\s(?:that|in\sa\sstatement|in\san\sinterview|via)\b"),
    ),
    Cue(
        SPEAKERS,
        before=text(rf"\bsa(?:id|ys)\s(?:[\w.'’-]+\s){{0,4}}{any_of(SPEAKERS)}\s(?:on\s|late\s|early\s)?$"),
    ),
)

_BACKGROUNDS = (
    Cue(words("since until till up"), before=text(r"\b(?:since\s[^,;]{0,50}|(?:until|till|up\sto)\s(?:\w+\s){0,2})$")),
    Cue(
        words("born founded established built educated graduated dating dates formerly aged"),
        before=text(
            r"\b(?:born|founded|established|built|educated|graduated|dat(?:es|ing)|formerly|aged)\b[^,;]{0,50}$"
        ),
    ),
    Cue(
        words(
            "elected appointed joined served studied worked lived retired married known became grew held produced "
            "played"
        ),
        before=text(
            r"\b(?:elected|appointed|joined|served|studied|worked|lived|retired|married|known|became|grew|held|produced|"
            r"played)\b[^;]{0,90}$"
        ),
        length=Length.YEAR,
    ),
    # a forecast: "expects Ashby to leave in | May"
    Cue(words("expects expect"), before=text(r"\bexpects?\s(?!to\b)[^;]{0,120}$")),
    Cue(
        words("accord agreement package pact deal contract treaty offer proposal"),
        before=text(
            r"\b(?:accord|agreement|package|pact|deal|contract|treaty|offer|proposal)\s"
            r"(?:signed|reached|announced|agreed|struck|made|submitted|unveiled)\s(?:\w+\s)?$"
        ),
    ),
    # but "just after 7 a.m." is when something happened
    Cue(
        words("prior before after beyond"),
        before=text(r"(?<!\bjust\s)(?<!\bshortly\s)\b(?:prior\sto|before|after|beyond)\s$"),
    ),
    Cue(words("ahead"), before=text(r"\bahead\sof\s[^,;]{0,60}$")),
    Cue(words("for"), before=text(r"\bfor\s$"), length=Length.YEAR),
    Cue(words("from"), before=text(r"\bfrom\s$"), length=Length.YEAR, ahead=False),
    Cue(before=text(r"(?<!\bend)(?<!\bmid)(?<=\w)-$")),
    Cue(words("the"), before=text(r"\bthe\s$"), after=text(r"\s(?:and|or)\s\d{4}\s[a-z]"), length=Length.YEAR),
    Cue(expression=text(r"\b(?:days|weeks|months|years)\s(?:ahead|to\scome)$")),
    Cue(words("of"), before=text(r"^of\s[^,;]{0,80}$")),
    Cue(words("entered entering"), before=text(r"\benter(?:ed|ing)\s$")),
    Cue(words("unlikely seem seems seemed"), before=text(r"\b(?:unlikely|seem(?:s|ed)?)\b[^,;]{0,60}$")),
    Cue(words("appear appears appeared"), before=text(r"\bappear(?:s|ed)?\sto\b[^,;]{0,60}$")),
    Cue(
        words("after before by while when"),
        before=text(r"\b(?:after|before|by|while|when)\s\w+ing\b[^,;]{0,60}$"),
        length=Length.YEAR,
    ),
    Cue(words("who"), before=text(r"\bwho\s\w+\s$"), length=Length.PERIOD),
    Cue(
        words("following despite amid unlike like besides given"),
        before=text(r"^(?:following|despite|amid|unlike|like|besides|given)\s[^,;]{0,60}$"),
    ),
    Cue(expression=text(r"\bhalf\b")),
    Cue(words("as"), before=text(r"(?:^|[,;]\s|\bbut\s)as\s$")),
    Cue(
        words("that which who"),
        before=text(r"\b(?:that|which|who)\s(?:was|were|has|had|is|are|\w+ed)\b[^,;]{0,60}$"),
        length=Length.PERIOD,
    ),
    Cue(expression=text(r"\b(?:earlier(?!\sthis\b)|before|previously)\b"), length=Length.YEAR),
    Cue(
        clause=(
            words("customarily usually typically normally traditionally annually generally regularly often sometimes"),
        )
    ),
    Cue(
        expression=text(
            r"^(?:in\s)?(?:recent|(?:the\s)?(?:past|last)\s(?:(?:few|several|\w+)\s(?:years|decades|months|weeks)|"
            r"fortnight|decade)|the\spast)\b"
        )
    ),
    Cue(
        words("over during throughout for within"),
        before=text(r"\b(?:over|during|throughout|for|within)\s$"),
        expression=text(r"\b(?:past|last|recent|previous|next|coming)\b.*s$"),
        ahead=False,
    ),
    Cue(
        words("over during throughout for"),
        before=text(r"\b(?:over|during|throughout|for)\s$"),
        expression=text(r"\b(?:next|coming)\b.*s$"),
    ),
    Cue(expression=text(r"^(?:over|during|throughout|for)\b.*\b(?:past|last|recent|previous)\b")),
    Cue(words("had"), before=text(r"\bhad\s(?:\w+ly\s)?been\s(?:scheduled|due|expected|planned)\b[^,;]{0,80}$")),
    Cue(
        words("is are has"),
        before=text(r"^\W*$"),
        after=text(r",?\s.{0,60}\b(?:is|are|has)\b(?!\s(?:to|due|set|expected|scheduled|likely)\b)"),
        expression=text(r"^(?:today|this (?:year|month|week))$"),
    ),
    Cue(clause=(words("i we you my our your me"),)),
    Cue(words("if unless whether"), before=text(r"\b(?:if|unless|whether)\s[^,;]{0,110}$")),
    Cue(
        words("have"),
        before=text(r"\b(?:(?:would|could|might|should|may)\shave|(?:was|were)\sto\shave)\b[^,;]{0,80}$"),
    ),
    Cue(
        words("last first only"),
        before=text(r"\bthe\s(?:last|first|only)\b[^,;]{0,50}\b(?:was|were|is|occurred|came)\b[^,;]{0,20}$"),
        length=Length.YEAR,
    ),
)

KINDS = KindWords(
    references=_REFERENCES,
    comparisons=_COMPARISONS,
    schedules=_SCHEDULES,
    figures=FIGURES,
    statements=_STATEMENTS,
    backgrounds=_BACKGROUNDS,
    beside=words(
        "and or but nor the a an in on at by for from of to with without about after before during since until till "
        "when while where who which that as than because although though if then also so not is are was were be been "
        "has have had will would can could may might must shall should do does did he she it they we i you this "
        "these those his her its their our my there here one two three four five six all both each many most some "
        "several between through over under against into onto out up down off near amid despite via per including "
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
    existential=words("there"),
    agent=words("by"),
    joins=words("that to"),
    reasons=words("because though although unless if whether whereas"),
    addressing=words(
        "told tells telling warned warns warning informed informs assured assures promised reminded notified advised "
        "convinced persuaded said say says"
    ),
    phrases=words("following after before despite amid since until"),
    auxiliaries=words("is are was were be been being has have had will would to not also gets got"),
    amounts=AMOUNTS,
    statistics=STATISTICS,
    moves=SHIFTS | MOVES | TRADES,
    happenings=HAPPENINGS,
    weights=read_weights_by_kind(Path(__file__).with_name("kinds.tsv")),
)
