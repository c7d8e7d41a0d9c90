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
    "derailed destroyed donated drowned evacuated evicted executed expelled extradited fined freed hijacked impeached "
    "jailed kidnapped looted murdered ousted overthrew pardoned razed rebuilt recalled recaptured rescued restored "
    "robbed sacked sank seized sentenced stabbed stole stolen sued toppled torched unveiled vetoed"
)
#: Verbs of what happens on a day, those of deeds among them.
HAPPENINGS = DEEDS | words(
    "abandoned abolished accepted accused acquire acquired acquitted adopted agree agreed agrees ambushed annexed "
    "announce announced announces apologised apologized appeared appointed apprehended approve approved approves "
    "arrive arrived arrives attacked awarded axed bailed banned beat began begin begins blew bombarded born bought "
    "broke broken buried burned burnt buy buys came canceled cancelled capsized censured changed charged clashed "
    "closed collapsed collided come comes complete completed completes conceded condemned confirmed consecrated "
    "continue cremated criticised criticized crowned cut dead debated debuted declared defeated defected delayed "
    "demanded demoted denied denounced departed deployed detained detected diagnosed die died dies disbanded "
    "discovered dismantled dismissed divorced docked drew elected eliminated emigrated end ended endorsed ends "
    "erupted escaped exploded extended extinguished fell file filed files fired fled flew flooded fought found "
    "gathered gave give given gives go goes granted halted handed hanged held hired hit hold holds hospitalised "
    "hospitalized hosted hurt implemented imposed inaugurated increased indicted injured interrupted intervened "
    "introduced invaded issued join joined joins kill killed kills landed launched leave leaves left lifted lose "
    "loses lost lower lowered made make makes marched married meet meets merged met moved named nationalised "
    "nationalized negotiated nominated obtained occupied offered opened ordered overthrown paid pass passed performed "
    "played pleaded pledged plunged postponed premiered presented privatised privatized proclaimed promised promoted "
    "proposed protested publish published purchased quashed questioned quit raided raise raised rallied ratified "
    "re-elected receive received recovered refused reject rejected rejects released relocated remanded renamed "
    "reopened repelled replaced reshuffled resigned resumed retired retook return returned revealed ruled sailed "
    "scored scrapped searched seceded sell sent settled shelled shot shut sign signed signs sold start started starts "
    "stepped stopped stormed struck submitted subpoenaed succeeded sued summoned surrendered suspended swept sworn "
    "take taken takes tested testified threatened took toured transferred travelled tweeted unseated upheld urged "
    "vaccinated visit visited vote voted votes walked warned went win wins withdraw withdrew won wounded"
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
