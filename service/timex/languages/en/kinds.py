"""English words that show the kind of a dated clause."""

from __future__ import annotations

import re

from service.timex.languages.kind_words import Cue, KindWords, Length


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(words: frozenset[str]) -> str:
    """Return the pattern of any of some words."""
    return r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"


def _text(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: What may stand between a preposition and a date: "since | the end of | March".
_EDGE = r"\s(?:(?:the|late|early|mid|about|around|at|in|on|end|start|beginning|of|last|next)\s)*"

_AMOUNTS = _set(
    "% $ £ € ¥ pct percent mln bln billion billions million trillion dlrs dollars cts cents stg contracts lots "
    "pounds euros francs marks tonnes tons barrels bpd bags acres hectares degrees lbs kilos ounces bushels bales "
    "units points bn cent yuan rupees"
)
_UNITS = _AMOUNTS - _set("% $ £ € ¥")
_STATISTICS = _set(
    "sales earnings profit profits income revenue revenues output production exports export imports import inflation "
    "unemployment joblessness gdp gnp growth deficit surplus turnout population temperature temperatures shipment "
    "shipments price prices rate rates index average averages averaged averaging results orders reserves spending "
    "inventories stocks demand consumption supply supplies loans deposits budget turnover arrivals statistics "
    "liabilities assets wages costs crop harvest yield yields permits starts trade psbr capacity expenditure "
    "payrolls losses loss net shr employment balances profitability workforce households borrowing borrowings "
    "figures account incomes funds equity usage holdings receipts gain gains backlog economy cost"
)
_MOVES = _set(
    "rose fell grew declined dropped increased decreased totaled totalled averaged earned gained climbed slipped "
    "eased jumped surged shrank narrowed widened amounted stood rise fall grow grows rising falling unchanged flat "
    "higher lower down up revised projected forecast estimated estimates expects expected accounted reported posted "
    "trailed led weakened strengthened slow slowed slowing running recorded installed sown reached produced imported "
    "exported totalling totaling aiming cut earns varied doubled tripled halved accelerated expand expanded contracted"
)
_SHIFTS = _set(
    "rose fell grew declined dropped increased decreased totaled totalled averaged climbed slipped eased jumped "
    "surged shrank narrowed widened amounted"
)
_LEVELS = _set(
    "earned gained stood reached unchanged flat higher lower up down revised projected booked recognized recognised "
    "spend spent budgeted budgeting"
)
_MARKETS = _set(
    "share shares stock stocks index dollar yen sterling euro crude oil futures gold bond bonds price prices nasdaq "
    "dow ftse market markets"
)
_TRADES = _set(
    "rose fell closed opened ended gained dropped climbed slipped eased jumped surged traded settled lost slid added "
    "tumbled plunged soared rallied firmed fallen risen"
)
_TICKS = _set(
    "crowns francs yen guilders lire dlrs dollars pesos marks point points pct percent cent cents % $ ounce barrel"
)
_RESULTS = _set(
    "earnings result results profit profits loss losses sales revenue revenues income dividend charge gain figures "
    "shipments orders business writeoff earned"
)
_FORECASTS = _set("predict predicts predicted forecast forecasts forecasting")
_MONTH = r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_THEN = r"(?:,\sand|,|\sand|\sor)\s"
_DEBTS = _set(
    "bond bonds eurobond eurobonds issue note notes debt debts debenture debentures payment payments repayment "
    "repayments interest loan loans coupon series principal tax taxes"
)
_PAPERS = _set(
    "statement report projections data interview letter speech email tweet release conference testimony filing memo "
    "post briefing blog editorial column article study survey poll note paper broadcast address notice alert message "
    "hearing research findings review essay opinion bulletin communique commentary"
)
_ATTRIBUTES = _set(
    "according said says told found showed shows suggests suggest suggested wrote noted in read stated confirmed "
    "cited revealed called"
)
_PUBLISHED = _set("published released issued posted conducted aired broadcast obtained printed dated made given sent")
_SPEAKERS = _set(
    "spokesman spokeswoman spokesperson official officials minister president analyst analysts source sources leader "
    "lawyer director chairman executive secretary senator governor mayor police officer company ministry agency "
    "government department commander statement diplomat diplomats witness witnesses general judge coach manager "
    "expert experts economist economists trader traders dealer dealers aide adviser commission office"
)
_SUPERLATIVES = _set(
    "highest lowest largest smallest first worst best biggest fastest slowest most least strongest steepest deepest "
    "sharpest weakest toughest deadliest longest record high low only"
)
_DOCUMENT_WORDS = _set(
    "act law convention treaty accord accords agreement directive declaration constitution code programme program "
    "fund protocol charter resolution amendment bill agenda"
)
_DOCUMENTS = _any(frozenset(map(str.title, _DOCUMENT_WORDS)))

_REFERENCES = (
    # a stamp of a page or of a comment: "June 7, 2010 3:06 PM"
    Cue(expression=_text(r"\d{4}.{1,6}\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d.{1,24}\b(?:19|20)\d\d\b")),
    Cue(before=_text(r"\b\d{4}\W{1,3}$"), expression=_text(r"^\d{1,2}[:.]\d\d")),
    Cue(after=_text(r"\s*\||\s\d{1,2}[.:]\d\d\b")),
    Cue(after=re.compile(r"-[A-Za-z]"), length=Length.PERIOD),
    Cue(_DOCUMENT_WORDS, before=re.compile(rf"{_DOCUMENTS}(?: of| for)? $"), length=Length.YEAR),
    Cue(_DOCUMENT_WORDS, after=re.compile(rf" (?:[A-Z]\w+ ){{0,5}}{_DOCUMENTS}"), length=Length.YEAR),
    Cue(_set("copyright c ©"), before=_text(r"(?:©|\(c\)|copyright)\W.{0,60}$")),
    Cue(
        _set("resolution article section chapter model version flight"),
        before=_text(r"\b(?:resolution|article|section|chapter|model|version|flight)\s$"),
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
        _set("picture photo photograph image"),
        before=_text(r"\b(?:picture|photo|photograph|image)\b[^.;]{0,40}\btaken\b[^.;]{0,40}$"),
    ),
    Cue(_PAPERS, before=_text(rf"{_any(_PAPERS)}\sfrom\s$")),
    Cue(
        _set("article story piece column"),
        before=_text(
            r"\b(?:article|story|piece|column)\b[^.;]{0,60}\b(?:appeared|was\s(?:amended|published|updated|corrected))"
            r"\b[^;]{0,90}$"
        ),
    ),
    Cue(_set("seen pictured shown"), before=_text(r"\b(?:is|are)\s(?:seen|pictured|shown)\b[^;]{0,140}$")),
    Cue(
        _set("attack attacks attacked hijackers terrorist terrorists terror"),
        expression=_text(r"^(?:september 11(?:th)?|11 september|9/11)$"),
    ),
    Cue(_set("dated"), before=_text(r"\bdated\s$")),
    Cue(_set("editorial"), before=_text(r"\beditorial[^.;]{0,20}, $")),
)

_COMPARISONS = (
    Cue(
        _set("compared compares comparison versus vs"),
        before=_text(r"\b(?:compare[ds]\s(?:with|to)|comparison\s(?:with|to)|versus|vs)\b[^;]{0,90}$"),
    ),
    Cue(
        _set("than"),
        before=_text(
            r"\bthan(?:\s(?:[\d.,]+|it|they|he|she|we|was|were|is|did|had|that|those|what|put|on|about|some|a|the|there|at|"
            rf"in|during|of|for|all|any|its|their|levels?|average|same|mln|bln|pct))*{_EDGE}$"
        ),
    ),
    Cue(_set("against"), (_AMOUNTS,), before=_text(r"\bagainst\b[^,;]{0,50}$"), length=Length.PERIOD),
    Cue(_set("from"), before=_text(r"\bfrom\s[^,;]{0,12}\d[^;]{0,70}\s$"), length=Length.PERIOD),
    Cue(_set("since"), before=_text(rf"{_any(_SUPERLATIVES)}[^;]{{0,90}}\bsince\s(?:\w+\s){{0,2}}$")),
    Cue(_set("peak peaked peaking"), before=_text(r"\bpeak(?:ed|ing)?\b[^,;]{0,30}$"), length=Length.PERIOD),
    Cue(
        _set("same similar many much as"),
        before=_text(
            r"\b(?:the\ssame\sas|similar\sto|as\s(?:many|much|high|low|few|little)\b[^,;]{0,40}\sas)\b[^,;]{0,60}$"
        ),
    ),
    Cue(_set("from"), before=_text(r"\bfrom\s$"), expression=_text(r"\byear[\s-](?:ago|earlier)\b")),
    Cue(_set("time"), before=_text(r"\b(?:this|at\sthe\ssame)\stime\s$")),
    Cue(_set("peak"), after=_text(r"\speak\b")),
    Cue(
        clause=(_AMOUNTS | _STATISTICS,),
        expression=_text(
            r"\byear[\s-](?:ago|earlier)\b|\ba year before\b|^(?:the\s)?(?:same|previous|year-ago|year-earlier)\b"
        ),
    ),
)

_SCHEDULES = (
    Cue(
        _set("effective payable repayable maturing mature matures redeemable callable dividend redeem redeemed"),
        before=_text(
            r"\b(?:effective|payable|repayable|maturing|matures?|redeemable|callable|ex-dividend|redeem(?:ed)?)\b[^;]{0,40}$"
        ),
    ),
    Cue(_set("expire expires expired expiring expiry expiration"), before=_text(r"\bexpir\w+\b[^;]{0,40}$")),
    Cue(_set("record"), before=_text(r"\b(?:of\srecord|record\sdate)\b[^;]{0,60}$")),
    Cue(_set("deadline"), before=_text(r"\bdeadline\b[^;]{0,40}$")),
    Cue(
        _set("date"), before=_text(r"\b(?:payment|closing|expiry|maturity|record)\sdate\b[^,;]{0,40}\s(?:is|was|of)\s$")
    ),
    Cue(_set("accrued"), before=_text(r"\baccrued\b[^;]{0,60}$")),
    Cue(_set("date"), after=_text(r"\s(?:the|its)\s(?:expiration|expiry|closing)\sdate\b")),
    Cue(_set("deadline"), after=_text(r"\sdeadline\b")),
    Cue(_set("until till through"), before=_text(r"\b(?:until|till|through)\s(?:\w+\s){0,2}$"), ahead=True),
    Cue(_set("later"), before=_text(r"\b(?:no|not)\slater\sthan\s(?:\w+\s){0,2}$")),
    Cue(
        _set("by"),
        before=_text(
            r"\b(?:submit|receive|request|response|reply|file|pay|paid|complete|approve|comply|leave|decide|respond|get)(?:t?ed|d)?\b[^,;]{0,50}"
            r"\bby\s(?:\w+\s){0,3}$"
        ),
    ),
    Cue(_set("must has have"), before=_text(r"\b(?:must|(?:has|have)\sto)\s\w+\b[^;]{0,80}$"), ahead=True),
    Cue(clause=(_set("paid pay payment"), _set("coupon interest dividend distribution"))),
    # a list of three months or more
    Cue(before=re.compile(rf"{_MONTH}{_THEN}{_MONTH}{_THEN}$"), length=Length.PERIOD),
    Cue(before=re.compile(rf"{_MONTH}{_THEN}$"), after=re.compile(rf"{_THEN}{_MONTH}"), length=Length.PERIOD),
    Cue(after=re.compile(rf"{_THEN}{_MONTH}{_THEN}{_MONTH}"), length=Length.PERIOD),
    Cue(_set("due"), before=_text(r",\sdue\s(?:in\s|on\s)?$")),
    Cue(_set("due"), (_DEBTS,), before=_text(r"\bdue\s(?:for\s\w+\s)?(?:in\s|on\s)?$")),
    Cue(clause=(_set("dividend dividends"),), ahead=True),
    Cue(_set("export"), before=_text(r"\bexport registrations for\b[^;]{0,30}$")),
    Cue(clause=(_set("exercise expiration registrations margin"), _set("price prices months requirement money"))),
    Cue(_set("end ends"), expression=_text(r"\b(?:quarter|season|year)$"), after=_text(r"\sends?\b")),
    Cue(_set("qtr quarter"), before=_text(r"\b(?:qtr|quarter)\sends?\s$")),
    Cue(
        _set("quarter qtr season life eol"),
        before=_text(r"\b(?:begins?|starts?|ends?|ending|closes?|moved)\b[^;]{0,20}$"),
        ahead=True,
    ),
)

_FIGURES = (
    Cue(_set("as"), before=_text(r"\bas\s(?:of\b[^,;]{0,30}|at\s(?:\w+\s){0,2})$")),
    Cue(_set("note"), before=_text(r"^\W*note\b")),
    Cue(_set("far"), before=_text(r"\bso\sfar\s(?:in\s)?$")),
    Cue(_set("figure level total rate"), before=_text(r"\b(?:figure|level|total|rate)\s(?:for|of|in)\s$")),
    Cue(
        _AMOUNTS,
        before=_text(rf"\d[\d.,]*\s{_any(_UNITS)}(?:\s\w+){{0,2}}\s(?:in|for|during)\s$"),
        length=Length.PERIOD,
    ),
    Cue(
        _AMOUNTS,
        (_set("had has stood totalled totaled was were"),),
        before=_text(rf"\d[\d.,]*\s{_any(_UNITS)}(?:\s\w+){{0,2}}\s(?:on|at)\s$"),
    ),
    Cue(_set("had"), before=_text(r"\bhad\b[^;]{0,90}\bby\s(?:\w+\s){0,2}$")),
    Cue(clause=(_set("shortage assistance liquidity bankers"), _set("stg mln"))),
    Cue(_set("fiscal fy"), before=_text(r"\b(?:fiscal|fy)\s?(?:year\s)?$")),
    Cue(expression=_text(r"\b(?:fiscal|financial)\b|^\d{4}/\d\d$")),
    Cue(
        _set("ended ending started starting to"),
        before=_text(
            r"\b(?:quarter|half|years?|months?|weeks?|period|season)\s(?:ended|ending|started|starting|to)\s(?:at\s|on\s)?$"
        ),
    ),
    Cue(_set("period"), before=_text(r"\bperiod\s[^,;]{0,20}$")),
    Cue(
        _set("beginning starting ending"),
        before=_text(
            r"\b(?:fiscal|year|calendar|season|quarter|period|\d{4}(?:/\d\d)?),?\s(?:beginning|starting|ending)\s(?:in\s|on\s)?$"
        ),
    ),
    Cue(_set("quarter quarters"), after=_text(r"(?:/\w+|\sand\s\w+)?\squarters?\b")),
    Cue(
        _SHIFTS,
        before=_text(rf"{_any(_SHIFTS)}\s(?:to|at)\s(?:\w+\s){{0,2}}\d[^,;]{{0,40}}$"),
    ),
    Cue(
        _TRADES,
        (_TICKS,),
        before=_text(
            rf"{_any(_TRADES)}\s(?:(?:by|a|another|over|above|below|to|about|nearly|almost|some|more|than)\s){{0,2}}\W?\d[^;]{{0,80}}$"
        ),
    ),
    Cue(
        clause=(_STATISTICS,),
        before=_text(r"\b(?:declines?|falls?|rises?|increases?|drops?|growth|reductions?)\s(?:of|in)\b[^,;]{0,40}$"),
        length=Length.PERIOD,
    ),
    Cue(clause=(_STATISTICS, _SHIFTS, _AMOUNTS)),
    Cue(clause=(_STATISTICS, _AMOUNTS), length=Length.PERIOD),
    Cue(clause=(_STATISTICS, _MOVES), length=Length.PERIOD),
    Cue(clause=(_SHIFTS | _LEVELS, _AMOUNTS), length=Length.PERIOD),
    Cue(clause=(_set("% pct percent"),), length=Length.PERIOD),
    Cue(clause=(_set("cent"), _set("per")), length=Length.PERIOD),
    Cue(clause=(_AMOUNTS,), expression=_text(r"\b(?:quarter|half)\b")),
    Cue(clause=(_set("qtr"),), length=Length.PERIOD),
    Cue(_set("calendar"), before=_text(r"\bcalendar\s(?:year\s)?$")),
    Cue(
        _TRADES,
        before=_text(
            rf"\b(?:dollar|yen|sterling|euro|shares|stocks|index|dow|ftse|nasdaq)\s{_any(_TRADES)}\b[^;]{{0,90}}$"
        ),
    ),
    Cue(clause=(_STATISTICS, _AMOUNTS), before=_text(r"\bat\s$")),
    Cue(clause=(_FORECASTS,), length=Length.PERIOD),
    Cue(_FORECASTS, before=_text(rf"{_any(_FORECASTS)}[^;]{{0,150}}$"), length=Length.PERIOD),
    Cue(_set("up down"), after=_text(r",?\s(?:up|down)\sfrom\b")),
    # a list of counts: "90 ships in 2023, 80 ships in | 2022"
    Cue(before=_text(r"\bin\s\d{4},?\s(?:and\s)?\d[\d,.]*\s\w+\sin\s$"), length=Length.YEAR),
    Cue(after=_text(r",?\s(?:and\s)?\d[\d,.]*\s\w+\sin\s\d{4}\b"), length=Length.YEAR),
    Cue(
        _AMOUNTS,
        (_AMOUNTS,),
        before=_text(r"\b(?:expected|expects|likely)\b[^;]{0,150}$"),
        length=Length.PERIOD,
    ),
    Cue(clause=(_TRADES, _TICKS), after=_text(r"\s(?:\w+\s){0,4}\d")),
    Cue(clause=(_set("earned net shr"), _set("cts cents dlrs"))),
    Cue(clause=(_MARKETS, _TRADES, _TICKS)),
    Cue(clause=(_set("traded trading"), _AMOUNTS | _TICKS)),
    Cue(clause=(_RESULTS,), expression=_text(r"\b(?:quarter|half)\b")),
)

_STATEMENTS = (
    Cue(
        _PAPERS,
        (_ATTRIBUTES,),
        before=_text(
            rf"{_any(_PAPERS)}(?:\s(?:of|by|from|in|to|with|for|at|on|about)\s[^,;]{{0,40}})?,?\s(?:{_any(_PUBLISHED)}\s)?"
            r"(?:late\s|early\s|here\s)?(?:on\s|in\s)?$"
        ),
    ),
    Cue(_PAPERS, before=_text(rf"{_any(_PAPERS)}\s{_any(_PUBLISHED)}\s(?:\w+\s)?$")),
    Cue(
        _set("speaking asked interviewed quoted writing testifying citing cited"),
        before=_text(
            r"\b(?:speaking|(?<![^,;]\s)asked|interviewed|quoted|writing|testifying|citing|cited)\b[^,;]{0,60}$"
        ),
    ),
    Cue(_set("according"), before=_text(r"\baccording\sto\b[^,;]{0,80}$")),
    Cue(
        _set("spoke described likened"),
        before=_text(r"\b(?:spoke\s(?:to|with|of|about)|described|likened)\b[^,;–—-]{0,50}$"),
    ),
    Cue(before=re.compile(r"^\W*\(\([^()]+\)\)")),
    Cue(_set("speculation"), before=_text(r"\bspeculation\s(?:on\s|in\s)?$")),
    Cue(
        _set("stressed emphasized emphasised"),
        before=_text(r"\b(?:stressed|emphasi[sz]ed)\s(?:in\s|on\s|again\s|earlier\s)?$"),
    ),
    Cue(
        _set("respond reply comment return reached"),
        before=_text(
            r"\b(?:not\s(?:immediately\s)?(?:respond|reply|return|comment)|declined\sto\scomment|not\sbe\sreached)\b[^;]{0,80}$"
        ),
    ),
    Cue(
        _set("as"),
        before=_text(
            r"(?:^|[,;]\s)as\s(?:[^,;]{0,60}\s)?(?:said|announced|reported|disclosed|told|made\s(?:\w+\s)?clear)\s(?:on\s|in\s)?$"
        ),
    ),
    Cue(
        _set("issued released"),
        before=_text(r"\b(?:issued|released)\san?\s(?:\w+\s)?statement\b[^,;]{0,40}$"),
    ),
    Cue(_set("issued released"), after=_text(r"\s(?:issued|released)\san?\s(?:\w+\s)?statement\b")),
    Cue(
        _set("spoke described likened"),
        after=_text(r",?\s(?:[\w.’'-]+\s){0,4}(?:spoke\s(?:to|with|of|about)|described|likened)\b"),
    ),
    Cue(
        _set("said told indicated suggested predicted estimated reported"),
        before=_text(r"\b(?:said|told|indicated|suggested|predicted|estimated|reported)\b[^,;]{0,50}$"),
        after=_text(r",?\s(?:that|in\sa\sstatement|in\san\sinterview|via)\b"),
    ),
    Cue(
        _SPEAKERS,
        before=_text(rf"\bsa(?:id|ys)\s(?:[\w.'’-]+\s){{0,4}}{_any(_SPEAKERS)}\s(?:on\s|late\s|early\s)?$"),
    ),
)

_BACKGROUNDS = (
    Cue(_set("since until till up"), before=_text(r"\b(?:since\s[^,;]{0,50}|(?:until|till|up\sto)\s(?:\w+\s){0,2})$")),
    Cue(
        _set("born founded established built educated graduated dating dates formerly aged"),
        before=_text(
            r"\b(?:born|founded|established|built|educated|graduated|dat(?:es|ing)|formerly|aged)\b[^,;]{0,50}$"
        ),
    ),
    Cue(
        _set(
            "elected appointed joined served studied worked lived retired married known became grew held produced "
            "played"
        ),
        before=_text(
            r"\b(?:elected|appointed|joined|served|studied|worked|lived|retired|married|known|became|grew|held|produced|"
            r"played)\b[^;]{0,90}$"
        ),
        length=Length.YEAR,
    ),
    Cue(_set("prior before after beyond"), before=_text(r"\b(?:prior\sto|before|after|beyond)\s$")),
    Cue(_set("ahead"), before=_text(r"\bahead\sof\s[^,;]{0,60}$")),
    Cue(_set("for"), before=_text(r"\bfor\s$"), length=Length.YEAR),
    Cue(_set("from"), before=_text(r"\bfrom\s$"), length=Length.YEAR, ahead=False),
    Cue(before=_text(r"\w-$")),
    Cue(expression=_text(r"\b(?:days|weeks|months|years)\s(?:ahead|to\scome)$")),
    Cue(_set("of"), before=_text(r"^of\s[^,;]{0,80}$")),
    Cue(_set("entered entering"), before=_text(r"\benter(?:ed|ing)\s$")),
    Cue(_set("unlikely seem seems seemed"), before=_text(r"\b(?:unlikely|seem(?:s|ed)?)\b[^,;]{0,60}$")),
    Cue(_set("appear appears appeared"), before=_text(r"\bappear(?:s|ed)?\sto\b[^,;]{0,60}$")),
    Cue(
        _set("after before by while when"),
        before=_text(r"\b(?:after|before|by|while|when)\s\w+ing\b[^,;]{0,60}$"),
        length=Length.YEAR,
    ),
    Cue(_set("who"), before=_text(r"\bwho\s\w+\s$"), length=Length.PERIOD),
    Cue(
        _set("following despite amid unlike like besides given"),
        before=_text(r"^(?:following|despite|amid|unlike|like|besides|given)\s[^,;]{0,60}$"),
    ),
    Cue(expression=_text(r"\bhalf\b")),
    Cue(_set("as"), before=_text(r"(?:^|[,;]\s|\bbut\s)as\s$")),
    Cue(
        _set("that which who"),
        before=_text(r"\b(?:that|which|who)\s(?:was|were|has|had|is|are|\w+ed)\b[^,;]{0,60}$"),
        length=Length.PERIOD,
    ),
    Cue(expression=_text(r"\b(?:earlier|before|previously)\b"), length=Length.YEAR),
    Cue(
        clause=(
            _set("customarily usually typically normally traditionally annually generally regularly often sometimes"),
        )
    ),
    Cue(
        expression=_text(
            r"^(?:in\s)?(?:recent|(?:the\s)?(?:past|last)\s(?:(?:few|several|\w+)\s(?:years|decades|months|weeks)|"
            r"fortnight|decade)|the\spast)\b"
        )
    ),
    Cue(
        _set("over during throughout for within"),
        before=_text(r"\b(?:over|during|throughout|for|within)\s$"),
        expression=_text(r"\b(?:past|last|recent|previous|next|coming)\b.*s$"),
    ),
    Cue(expression=_text(r"^(?:over|during|throughout|for)\b.*\b(?:past|last|recent|previous)\b")),
    Cue(_set("had"), before=_text(r"\bhad\sbeen\s(?:scheduled|due|expected|planned)\b[^,;]{0,80}$")),
    Cue(
        _set("is are has"),
        before=_text(r"^\W*$"),
        after=_text(r",?\s.{0,60}\b(?:is|are|has)\b(?!\s(?:to|due|set|expected|scheduled|likely)\b)"),
        expression=_text(r"^(?:today|this (?:year|month|week))$"),
    ),
    Cue(clause=(_set("i we you my our your me"),)),
    Cue(_set("if unless whether"), before=_text(r"\b(?:if|unless|whether)\s[^,;]{0,110}$")),
    Cue(
        _set("have"),
        before=_text(r"\b(?:(?:would|could|might|should|may)\shave|(?:was|were)\sto\shave)\b[^,;]{0,80}$"),
    ),
    Cue(
        _set("last first only"),
        before=_text(r"\bthe\s(?:last|first|only)\b[^,;]{0,50}\b(?:was|were|is|occurred|came)\b[^,;]{0,20}$"),
        length=Length.YEAR,
    ),
)

KINDS = KindWords(
    references=_REFERENCES,
    comparisons=_COMPARISONS,
    schedules=_SCHEDULES,
    figures=_FIGURES,
    statements=_STATEMENTS,
    backgrounds=_BACKGROUNDS,
    beside=_set(
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
    temporal=_set(
        "in on by since until till during from of for through after before to at around about circa early late mid"
    ),
    determiners=_set("the a an its his her their this"),
    copulas=_set("is are was were be been isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t"),
    predicates=_set(
        "due scheduled expected set going likely dead held over open closed to about on in at under back out off "
        "next postponed cancelled canceled lost shot hit cut put"
    ),
    participle_endings=("ed", "ing", "en"),
    states=_set(
        "has have had remains remained lives lived believes believed knows knew thinks thought wants wanted seems "
        "seemed appears appeared contains contained includes included consists belongs belonged owns owned means "
        "meant exists existed depends represents represented needs needed likes liked loves loved hopes understands "
        "feels felt looks looked considered considers enjoys resembles lies stands tends reflects requires plays "
        "sounds could should would might can cannot may want need know think believe hope seem remain"
    ),
    existential=_set("there"),
    agent=_set("by"),
    joins=_set("that to"),
    reasons=_set("because though although unless if whether whereas"),
    addressing=_set(
        "told tells telling warned warns warning informed informs assured assures promised reminded notified advised "
        "convinced persuaded said say says"
    ),
    phrases=_set("following after before despite amid since until"),
    auxiliaries=_set("is are was were be been being has have had will would to not also gets got"),
)
