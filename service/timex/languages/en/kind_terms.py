"""English words that the cues of several kinds share, and the patterns made of them."""

from __future__ import annotations

import re

from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.kind_words import LazyPattern


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def any_of(listed: frozenset[str]) -> str:
    """Return the pattern of any of some words."""
    return r"\b(?:" + "|".join(sorted(listed, key=len, reverse=True)) + r")\b"


def text(pattern: str) -> LazyPattern:
    return LazyPattern(pattern, re.IGNORECASE)


#: A character with which no other date begins: "since | the strike ended on", but not "since Sunday was held on".
UNDATED = rf"(?!\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b|\d)[^,;]"
#: What may stand between a preposition and a date: "since | the end of | March".
EDGE = r"\s(?:(?:the|late|early|mid|about|around|at|in|on|end|start|beginning|of|last|next)\s)*"

AMOUNTS = words(
    "% $ £ € ¥ pct percent mln bln billion billions million trillion dlrs dollars cts cents stg contracts lots "
    "pounds euros francs marks tonnes tons barrels bpd bags acres hectares degrees lbs kilos ounces bushels bales "
    "units points bn cent yuan rupees"
)
UNITS = AMOUNTS - words("% $ £ € ¥")
STATISTICS = words(
    "sales earnings profit profits income revenue revenues output production exports export imports import inflation "
    "unemployment joblessness gdp gnp growth deficit surplus turnout population temperature temperatures shipment "
    "shipments price prices rate rates index average averages averaged averaging results orders reserves spending "
    "inventories stocks demand consumption supply supplies loans deposits budget turnover arrivals statistics "
    "liabilities assets wages costs crop harvest yield yields permits starts trade psbr capacity expenditure "
    "payrolls losses loss net shr employment balances profitability workforce households borrowing borrowings "
    "figures account incomes funds equity usage holdings receipts gain gains backlog economy cost"
)
MOVES = words(
    "rose fell grew declined dropped increased decreased totaled totalled averaged earned gained climbed slipped "
    "eased jumped surged shrank narrowed widened amounted stood rise fall grow grows rising falling unchanged flat "
    "higher lower down up revised projected forecast estimated estimates expects expected accounted reported posted "
    "trailed led weakened strengthened slow slowed slowing running recorded installed sown reached produced imported "
    "exported totalling totaling aiming cut earns varied doubled tripled halved accelerated expand expanded contracted"
)
SHIFTS = words(
    "rose fell grew declined dropped increased decreased totaled totalled averaged climbed slipped eased jumped "
    "surged shrank narrowed widened amounted leaped leapt spiked plummeted"
)
LEVELS = words(
    "earned gained stood reached unchanged flat higher lower up down revised projected booked recognized recognised "
    "spend spent budgeted budgeting"
)
MARKETS = words(
    "share shares stock stocks index dollar yen sterling euro crude oil futures gold bond bonds price prices nasdaq "
    "dow ftse market markets"
)
TRADES = words(
    "rose fell closed opened ended gained dropped climbed slipped eased jumped surged traded settled lost slid added "
    "tumbled plunged soared rallied firmed fallen risen leaped leapt spiked plummeted"
)
TICKS = words(
    "crowns francs yen guilders lire dlrs dollars pesos marks point points pct percent cent cents % $ ounce barrel"
)
RESULTS = words(
    "earnings result results profit profits loss losses sales revenue revenues income dividend charge gain figures "
    "shipments orders business writeoff earned"
)
#: Verbs of what is done at one time, whatever the amount.
DEEDS = words(
    "abducted accepted arrested assassinated beheaded bombed captured convicted crashed demolished deported deposed "
    "derailed destroyed donated drowned evacuated evicted executed expelled extradited fined freed hijacked "
    "impeached jailed kidnapped looted murdered ousted overthrew pardoned razed rebuilt recalled recaptured rescued "
    "restored robbed sacked sank seized sentenced stabbed stole stolen sued toppled torched unveiled vetoed"
)
#: Verbs of what somebody decides, whatever the amount; it may set the date of something else.
DECISIONS = words(
    "abandoned abolished acquitted adopted annexed appointed axed banned barred boycotted brokered canceled cancelled "
    "censured condemned confiscated crowned declared decommissioned demanded denounced detained disbanded dismissed "
    "dissolved elected enacted endorsed filed fired founded hired imposed imprisoned inaugurated indicted invaded "
    "joined legalised legalized merged nationalised nationalized nominated ordered outlawed overturned pledged "
    "postponed privatised privatized prosecuted quashed raided ratified rejected repealed resigned revoked scrapped "
    "shelved signed stormed struck summoned suspended upheld voted vowed withdrew"
)
#: Verbs of what happens on a day, those of deeds among them: as they are told, and as they are planned.
HAPPENINGS = (
    DEEDS
    | words(
        "abandoned abolished accused acquire acquired acquitted admitted adopted agree agreed agrees ambushed annexed "
        "announce announced announces apologised apologized appeared appointed apprehended approve approved approves "
        "arrive arrived arrives assembled attacked attended awarded axed bailed banned barred battered battled beat "
        "began begin begins blew blocked boarded bombarded born bought boycotted broke broken brokered bulldozed "
        "buried burned burnt buy buys came canceled cancelled capsized carried cast celebrated censured certified "
        "changed charged chased clashed cleared clinched closed collapsed collided come comes commissioned competed "
        "complete completed completes conceded concluded condemned confirmed confiscated confronted consecrated "
        "continue convened cracked created cremated crippled criticised criticized crossed crowned cut dead debated "
        "debuted decided declared decommissioned dedicated defeated defected delayed demanded demonstrated demoted "
        "denied denounced departed deployed detained detected detonated diagnosed die died dies disbanded discovered "
        "discussed dismantled dismissed dispatched disqualified disrupted dissolved divorced docked doused drew drove "
        "earmarked elected eliminated embarked emerged emigrated enacted end ended endorsed ends engulfed enlisted "
        "entered erupted escaped excavated exhumed exited exploded extended extinguished fasted fell file filed files "
        "fired flattened fled flew flooded forced forfeited fought found fractured froze gathered gave give given "
        "gives go goes graduated granted halted handed hanged hauled held hired hit hold holds hospitalised "
        "hospitalized hosted hurled hurt ignited immigrated implemented imposed imprisoned inaugurated incinerated "
        "increased indicted infected inflicted injured inspected intercepted interrogated interrupted intervened "
        "introduced invaded investigated invited issued join joined joins kicked kill killed kills knighted knocked "
        "landed lashed launched leave leaves left lifted liquidated lobbied lose loses lost lower lowered lynched "
        "made make makes marched married mauled meet meets merged met missed mobilised mobilized moved mugged named "
        "nationalised nationalized negotiated nominated obliterated obtained occupied offered opened ordered outlawed "
        "overpowered overthrown overturned paid pass passed performed perished phased phoned piloted pitched planted "
        "played pleaded pledged plotted ploughed plowed plunged postponed premiered presented privatised privatized "
        "proceeded proclaimed promised promoted proposed prosecuted protested publish published pulled pummelled "
        "punched purchased pushed qualified quashed questioned quit raced raided raise raised rallied rammed "
        "ransacked ratified ravaged re-elected reappeared reappointed reassigned rebelled receive received recovered "
        "refused regained reinstated reject rejected rejects rejoined relaunched released relented relocated remanded "
        "removed renamed renewed renounced reopened repaid repatriated repealed repelled replaced rerouted "
        "rescheduled resettled reshuffled resigned restarted resumed retaliated retired retook retracted retrieved "
        "return returned reunited revealed reversed reviewed revoked rioted ripped rocked ruled rushed sabotaged "
        "sailed scored scrambled scrapped scuttled searched seceded sell sent settled severed shattered shelled "
        "shelved shot shut sign signed signs skidded slammed slapped smashed smuggled snatched soaked sold sparked "
        "spilled split sponsored spotted spread squandered staged start started starts stepped stopped stormed "
        "stranded struck stumbled subdued submitted subpoenaed succeeded summoned surrendered survived suspended swam "
        "swapped swept swerved swindled sworn tackled take taken takes tasked televised terminated tested testified "
        "threatened tightened toasted took tore torpedoed toured towed trampled transferred transplanted transported "
        "trapped traveled travelled tried triggered tripped tweeted undertook unearthed unleashed unseated upheld "
        "uprooted upstaged urged vacated vaccinated vandalised vandalized veered ventured visit visited voided "
        "volunteered vote voted votes vowed walked warned wed welcomed went win wins wiped withdraw withdrew won "
        "wounded wrecked"
    )
    | words(
        "abandon abduct abolish accuse acquit adopt ambush annex apologise apologize appoint apprehend arrest "
        "assassinate assemble attack attend award ban bar battle block boycott break bring build bury cancel capture "
        "celebrate charge chase clash clear close collapse collide compete conclude condemn confirm confiscate "
        "confront convene convict crash create cross crown debate debut declare dedicate defeat defect demolish "
        "demonstrate denounce depart deploy deport derail destroy detain detonate discuss dismantle dismiss disrupt "
        "dissolve donate draw drive drown elect eliminate embark emerge enter erupt escape evacuate evict execute "
        "exit expel explode extradite fight finish fire flee flood fly free freeze gather grant halt hand hang hijack "
        "host impeach impose inaugurate injure inspect install interrogate intervene introduce invade investigate "
        "invite issue jail kick kidnap knock land launch lift march marry merge move murder name negotiate nominate "
        "occupy offer open order oust overturn pardon pay perform play plead plunge postpone premiere present "
        "proclaim protest purchase push race raid rally ratify re-elect rebuild recall recover regain relaunch "
        "release relocate remove reopen repeal replace rescue resign restart restore resume retake retire reunite "
        "reveal review rob rule sack sail scrap seize send sentence settle shoot sink smash stab stage steal step "
        "stop storm strike submit succeed sue summon surrender suspend swap swear swim switch testify threaten throw "
        "topple tour transfer travel try unite unveil uphold vaccinate walk"
    )
)
#: Verbs that need an object, unless they are participles: "the bond | issued in May".
TRANSITIVE = words(
    "abducted acquired adopted appointed approved arrested assassinated bought built captured carried caused chosen "
    "collected committed convicted created damaged deployed deported deposed described designed destroyed detained "
    "developed discovered displaced elected enacted established evacuated executed expelled extradited filed formed "
    "found founded identified imposed imprisoned issued introduced jailed kidnapped killed known launched made "
    "murdered obtained ousted passed poisoned posted produced published purchased raised reached recorded released "
    "rescued seen seized signed sold sponsored stolen taken targeted unveiled used wounded written announced held"
)
FORECASTS = words("predict predicts predicted forecast forecasts forecasting")
MONTH = r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
THEN = r"(?:,\sand|,|\sand|\sor)\s"
DEBTS = words(
    "bond bonds eurobond eurobonds issue note notes debt debts debenture debentures payment payments repayment "
    "repayments interest loan loans coupon series principal tax taxes"
)
PAPERS = words(
    "statement report projections data interview letter speech email tweet release conference testimony filing memo "
    "post briefing blog editorial column article study survey poll note paper broadcast address notice alert message "
    "hearing research findings review essay opinion bulletin communique commentary"
)
ATTRIBUTES = words(
    "according said says told found showed shows suggests suggest suggested wrote noted in read stated confirmed "
    "cited revealed called"
)
PUBLISHED = words("published released issued posted conducted aired broadcast obtained printed dated made given sent")
SPEAKERS = words(
    "spokesman spokeswoman spokesperson official officials minister president analyst analysts source sources leader "
    "lawyer director chairman executive secretary senator governor mayor police officer company ministry agency "
    "government department commander statement diplomat diplomats witness witnesses general judge coach manager "
    "expert experts economist economists trader traders dealer dealers aide adviser commission office"
)
SUPERLATIVES = words(
    "highest lowest largest smallest first worst best biggest fastest slowest most least strongest steepest deepest "
    "sharpest weakest toughest deadliest longest record high low only"
)
DOCUMENT_WORDS = words(
    "act law convention treaty accord accords agreement directive declaration constitution code programme program "
    "fund protocol charter resolution amendment bill agenda"
)
DOCUMENTS = any_of(frozenset(map(str.title, DOCUMENT_WORDS)))
