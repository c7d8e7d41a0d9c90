"""English words that show that a date is that of an event, though they look like another kind."""

from __future__ import annotations

from service.timex.languages.en.kind_terms import text, words
from service.timex.languages.kind_words import Cue

_POSTPONED = r"(?:adjourned|postponed|deferred|delayed|rescheduled|put\s(?:off|back)|pushed\sback|held\sover)"
#: What somebody performs by saying it: "said goodbye", "said mass".
_RITES = r"(?:good-?bye|farewell|mass|prayers|vows|grace)"
_RITE_WORDS = words("goodbye good-bye good farewell mass prayers vows grace")
_OWN = r"(?:(?:a|an|the|his|her|its|their|final|last|fond|tearful|evening|morning|silent)\s){0,3}"

DOINGS = (
    Cue(
        _RITE_WORDS,
        before=text(
            rf"\bsa(?:id|ys?)\s{_OWN}{_RITES}\b(?:(?!\b(?:who|which|that|when|after|before)\b)[^,;“\"]){{0,60}}$"
        ),
    ),
    Cue(
        _RITE_WORDS,
        after=text(rf",?\s(?:[\w.’'-]+\s){{1,5}}sa(?:id|ys?)\s{_OWN}{_RITES}\b"),
    ),
    # an order: "miners were told to leave on | Monday"
    Cue(
        words("told"),
        before=text(r"\b(?:was|were|been|being)\s(?:\w+ly\s)?told\s(?:by\s(?:[\w.’'-]+\s){1,4})?to\s[^,;]{0,60}$"),
    ),
    # the day to which something is moved: "the trial was adjourned until | Friday"
    Cue(
        words("adjourned postponed deferred delayed rescheduled put pushed held"),
        before=text(rf"\b{_POSTPONED}\b[^,;]{{0,60}}\s(?:until|till)\s(?:\w+\s){{0,2}}$"),
        ahead=True,
    ),
    # a cleft sentence: "it was only | last week | that the mayor resigned"
    Cue(
        words("it"),
        before=text(r"\bit\swas\s(?:only\s|just\s)?(?:on\s|in\s)?$"),
        after=text(r",?\s(?:that|when)\s(?![^,;]{0,60}\b(?:said|told)\b)"),
        expression=text(r"^(?!.*(?:\d{4}|years?\sago|decades?\sago)$)"),
    ),
    # what happened only on a day: "the ferry did not sail until | Tuesday"
    Cue(
        words("until till"),
        before=text(
            r"\b(?:did(?:\snot|n['’]t)|(?:was|were)(?:\snot|n['’]t)\s(?:\w+(?:ed|en|n)|found|held|sold|told|caught))\b[^,;]{0,60}\s(?:until|till)\s(?:\w+\s){0,2}$"
            r"|\b(?:it\swas|was)(?:\snot|n['’]t)\suntil\s(?:\w+\s){0,2}$"
        ),
        expression=text(r"^(?!\d{4}$)"),
        ahead=False,
    ),
)

#: Verbs that mean a happening only with the next words. By themselves they mean the change of a figure ("fell | apart")
#: or hardly anything ("made | her debut").
PHRASAL = text(
    r"\b(?:(?:fell\s(?:apart|through|ill|silent|overboard|asleep|out|foul)|dropped\s(?:out|anchor|charges)"
    r"|rose\s(?:against|up\sagainst)|climbed\s(?:down|aboard|onto|into|out|over)|slipped\s(?:away|out|past)"
    r"|jumped\s(?:from|into|off|overboard|out|ship|onto)|broke\s(?:down|out|up|off|into|away)|split\sup|walked\sout"
    r"|made\s(?:landfall|(?:an?|his|her|its|their)\s(?:[\w-]+\s){0,2}(?:debut|comeback|return|landing|appearance|plea|appeal))"
    r"|paid\s(?:a\s(?:\w+\s)?visit|(?:\w+\s)?tribute|homage)|took\s(?:command|control|charge|office|the\sstage|power)"
    r"|called\san?\s(?:\w+\s)?(?:election|meeting|strike|vote|referendum|session|summit))\b(?!\s\W?\d)"
    # whatever the amount: "laid off 300 workers in | May", "turned the offer down on | Monday"
    r"|lifted\s(?:[\w’'-]+\s){0,3}(?:bans?|blockade|controls|curbs|curfew|embargo|limits|lockdown|moratorium|restrictions"
    r"|sanctions|siege|suspension|veto)\b|(?:called|laid|spun|wrote)\s(?:[\w’'-]+\s){0,3}off|(?:bought|paid)\s(?:[\w’'-]+\s){0,3}(?:back|out|off)"
    r"|(?:gave|handed|turned)\s(?:[\w’'-]+\s){0,3}(?:over|out|away|down)|(?:set|snapped)\s(?:[\w’'-]+\s){0,3}up"
    r"|(?:pulled|rolled)\s(?:[\w’'-]+\s){0,3}out|(?:shut|struck)\s(?:[\w’'-]+\s){0,3}down)\b[^,;]{0,60}$"
)
#: Amounts that are the news, whoever decides: "55 percent of miners | voted", "3 percent more", "…, up 4 percent".
COUNTS = text(
    r"\d\s?(?:%|percent|per\scent|pct)\s(?:more|fewer|less|higher|lower)\b"
    r"|\d\s?(?:%|percent|per\scent|pct)\s(?:of\s(?:[\w’'-]+\s){1,4})?"
    r"(?:adopted|elected|endorsed|filed|hired|joined|ordered|rejected|resigned|signed|voted|withdrew)\b"
    r"|,\s(?:up|down|an?\s(?:rise|fall|drop|increase|decrease|decline|jump|gain)\sof)\s(?:\w+\s)?\W?\d"
)
