"""English words that make a date that of a statement."""

from __future__ import annotations

import re

from service.timex.languages.en.kind_terms import ATTRIBUTES, PAPERS, PUBLISHED, SPEAKERS, any_of, text, words
from service.timex.languages.kind_words import Cue

#: Verbs of saying that have other meanings, too: only what follows shows that they report words.
_REMARKING = (
    r"(?:stressed|emphasi[sz]ed|complained|grumbled|hinted|indicated|suggested|maintained|cautioned|pointed\sout)"
)
_REMARKING_WORDS = words(
    "stressed emphasized emphasised complained grumbled hinted indicated suggested maintained cautioned pointed"
)
#: What a source did whose words a sentence only repeats: "as the paper wrote".
_AS_TOLD = (
    r"(?:reported|wrote|noted|detailed|explained|revealed|pointed\sout|put\sit|observed|argued|warned|admitted"
    r"|acknowledged|predicted|remarked|recalled)"
)
_HEARSAY = r"(?:was|has\sbeen|had\sbeen)\s(?:also\s|\w+ly\s)?(?:reported|disclosed|claimed|alleged|suggested|rumou?red)"
_HEARSAY_WORDS = words("reported disclosed claimed alleged suggested rumoured rumored")
#: What somebody says, by the name of a feeling or an opinion.
_FEELING = (
    r"\b(?:expressed|voiced)\s(?:[\w’'-]+\s){0,2}(?:concerns?|frustration|regrets?|hopes?|doubts?|confidence|optimism"
    r"|outrage|anger|dismay|sympathy|fears?|alarm|surprise|disappointment|satisfaction|shock|(?:sc|sk)epticism)"
)
#: Words that begin another clause than that of the date in front of them.
_OTHER_CLAUSE = (
    r"(?:but|and|or|so|yet|while|whereas|although|though|as|after|before|when|because|since|if|which|who|whose|that)"
)

STATEMENTS = (
    Cue(
        PAPERS,
        (ATTRIBUTES,),
        before=text(
            rf"{any_of(PAPERS)}(?:\s(?:of|by|from|in|to|with|for|at|on|about)\s[^,;]{{0,40}})?,?\s(?:{any_of(PUBLISHED)}\s)?"
            r"(?:late\s|early\s|here\s|online\s)?(?:on\s|in\s)?$"
        ),
        after=text(r"(?!['’]s\b)"),
        ahead=False,
    ),
    Cue(PAPERS, before=text(rf"{any_of(PAPERS)}\s{any_of(PUBLISHED)}\s(?:\w+\s)?$")),
    Cue(
        words("speaking asked interviewed quoted writing testifying citing cited"),
        before=text(
            r"\b(?:(?<!be\s)speaking|(?<![^,;]\s)asked|interviewed|quoted|writing|testifying|citing|cited)\b[^,;]{0,60}$"
        ),
    ),
    # the question before an answer: "quizzed on | Monday | about the toll, the mayor laughed"
    Cue(
        words("quizzed questioned pressed"),
        before=text(r"^\W*(?:when\s)?(?:quizzed|questioned|pressed)\b[^,;]{0,60}$"),
        after=text(r"\s(?:about|on|over|by|as\sto|whether|why|how)\b"),
    ),
    Cue(words("according"), before=text(r"\baccording\sto\b[^,;]{0,80}$")),
    Cue(
        words("spoke described likened"),
        before=text(r"\b(?:spoke\s(?:to|with|of|about)|described|likened)\b[^,;–—-]{0,50}$"),
    ),
    Cue(before=re.compile(r"^\W*\(\([^()]+\)\)")),
    # who said a quotation: "“…,” the mayor joked on | Monday", "“…,” she said as she left on | Monday"
    Cue(
        before=text(
            r"[,.!?][\"”]\s(?:[^\",;“]{1,60}\s)?\w+ed\s(?:late\s|early\s)?(?:on\s|in\s)?$"
            r"|[,.!?][\"”]\s[^\"“]{0,60}\bsaid\b[^\"“]{0,40}\s(?:as|while)\s[^,;\"“]{1,60}$"
        )
    ),
    # when somebody said a quotation: "“…,” said Ashby, following a meeting on | Monday"
    Cue(
        words("said"),
        before=text(
            r"[,.!?]\s?[\"”]\s?said\s[^,;\"“]{1,60}(?:,\s[^,;\"“]{1,60})?,?\s(?:following|after|at|during|before|ahead\sof)\s"
            r"[^,;\"“]{0,80}$"
        ),
    ),
    Cue(
        words("estimated estimates predicted predicts reckoned reckons forecast forecasts calculated calculates")
        | _REMARKING_WORDS,
        before=text(
            r",\s(?:[\w.’'-]+\s){1,6}(?:estimate[ds]|predict(?:ed|s)|reckon(?:ed|s)|forecasts?|calculate[ds]"
            r"|stressed|complained|grumbled|hinted|indicated|suggested|maintained|cautioned)\s"
            r"(?:late\s|early\s)?(?:on\s|in\s)?$"
        ),
    ),
    # "the mayor complained on | Monday | that nobody came", "on | Monday | Ashby pointed out that it was late"
    Cue(
        _REMARKING_WORDS,
        before=text(rf"{_REMARKING}\s(?:late\s|early\s)?(?:on\s|in\s)?$"),
        after=text(r"\s(?:that|he|she|it|they|there)\b"),
    ),
    Cue(
        _REMARKING_WORDS,
        after=text(
            rf",?\s(?:[\w.’'-]+\s){{1,5}}(?:{_REMARKING}\s(?:that|he|she|it|they|there)|(?:stressed|emphasi[sz]ed)\sthe)\b"
        ),
    ),
    Cue(words("speculation"), before=text(r"\bspeculation\s(?:on\s|in\s)?$")),
    Cue(
        words("stressed emphasized emphasised"),
        before=text(r"\b(?:stressed|emphasi[sz]ed)\s(?:in\s|on\s|again\s|earlier\s)?$"),
    ),
    Cue(
        words("respond reply comment return returned answered reached"),
        before=text(
            r"\b(?:not\s(?:immediately\s)?(?:respond|reply|return|comment)|(?:calls?|messages?|emails?)\b[^;]{0,60}\bnot\s(?:\w+ly\s)?(?:returned|answered)|declined\sto\scomment|not\sbe\sreached)\b[^;]{0,80}$"
        ),
    ),
    Cue(
        words("as"),
        before=text(
            rf"(?:^|[,;]\s)as\s(?:[^,;]{{0,60}}\s)?(?:said|announced|disclosed|told|made\s(?:\w+\s)?clear|{_AS_TOLD})\s"
            r"(?:back\s|earlier\s)?(?:(?:in|to)\s(?:[\w.’'-]+\s){1,5}?)?(?:on\s|in\s)?$"
        ),
    ),
    # nobody but the report is dated: "it was reported on | Monday | that the mine is for sale"
    Cue(_HEARSAY_WORDS, before=text(rf"\bit\s{_HEARSAY}\s(?:late\s|early\s|back\s)?(?:on\s|in\s)?$")),
    Cue(_HEARSAY_WORDS, after=text(rf",?\sit\s{_HEARSAY}\b")),
    # "on | Monday | Ashby expressed regret", "voiced doubts about the plan on | Monday"
    Cue(words("expressed voiced"), before=text(rf"{_FEELING}(?:(?!\s(?:and|but|when|after|before)\s)[^,;]){{0,60}}$")),
    # but not "the cap was fitted on | Friday |, but Ashby expressed regret"
    Cue(words("expressed voiced"), after=text(rf",?\s(?!{_OTHER_CLAUSE}\s)(?:[\w.’'-]+\s){{0,5}}{_FEELING}\b")),
    Cue(
        words("issued released"),
        before=text(r"\b(?:issued|released)\san?\s(?:\w+\s)?statement\b[^,;]{0,40}$"),
    ),
    Cue(words("issued released"), after=text(r"\s(?:issued|released)\san?\s(?:\w+\s)?statement\b")),
    Cue(
        words("spoke described likened"),
        after=text(
            r",?\s(?:[\w.’'-]+\s){0,4}(?:[\w.’'-]+,\s[^,;]{1,50},\s)?(?:spoke\s(?:to|with|of|about)|described|likened)\b"
        ),
    ),
    Cue(
        words("said told indicated suggested predicted estimated reported briefed hinted"),
        before=text(r"\b(?:said|told|indicated|suggested|predicted|estimated|reported|briefed|hinted)\b[^,;]{0,50}$"),
        after=text(r",?\s(?:that|in\sa\sstatement|in\san\sinterview|via)\b"),
    ),
    Cue(
        SPEAKERS,
        before=text(rf"\bsa(?:id|ys)\s(?:[\w.'’-]+\s){{0,4}}{any_of(SPEAKERS)}\s(?:on\s|late\s|early\s)?$"),
    ),
)
