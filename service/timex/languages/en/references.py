"""English nouns that refer to what a text has named before: "the crash", "the company"."""

from __future__ import annotations

import re

from service.timex.languages.en.kind_terms import words
from service.timex.languages.event_words import References

#: What takes place, or is decided: the name of somebody who takes part does not say which it is.
_HAPPENINGS = words(
    "accident agreement allegations ambush announcement appeal arrest arrests attack attacks auction award ban battle "
    "bid bill blast blaze blockade bombing breach bombings case ceasefire ceremony charges claims clashes collapse "
    "collision competition concert conference conflict contest coup crash crisis cuts deal debate decision decree "
    "derailment disaster dispute earthquake election elections embargo eruption event evacuation execution explosion "
    "film final fire flight flights floods funeral game hearing hearings hijacking hurricane incident inquest inquiry "
    "invasion investigation issue killing killings landslide launch lawsuit leak legislation letter match measure "
    "measures meeting merger mission motion move murder murders negotiations offensive offer operation operations "
    "order outbreak petition plan plans plot poll probe procession proposal proposals protest protests purchase quake "
    "race raid raids rally referendum report rescue riot riots robbery ruling sale scandal search sentence shooting "
    "shootings shutdown siege speech spill storm strike strikes study summit survey takeover talks tender tour "
    "tournament tragedy transaction treaty trial truce uprising verdict veto vetoes violence vote war wedding "
    "withdrawal"
)
#: Things, groups and people: a name before them says which one is meant.
_NAMED = words(
    "accused airline airport apartment area arena attackers bank board boat body bodies bomber boy boys bridge "
    "brothers building buildings bus camp campus captives car carrier child children church city club commission "
    "committee community company complex compound concern consortium corporation country couple court crew defendant "
    "defendants delegation device district driver facilities facility factory family father ferry field firm girl "
    "girls group gunman gunmen helicopter home hospital hostage hostages hotel house husband institute island jet jury "
    "killer mall man men mine mosque mother museum neighborhood neighbourhood officers opposition organisation "
    "organization pair panel party passengers patient pilot plane plant port prison prisoners program programme "
    "project protesters province railway reactor rebels region regulator resort road runway satellite school ship "
    "shop site soldiers square squad station store strikers stadium student students submarine subsidiary suspect "
    "suspects team teenager theatre town train trio tunnel union unit university vehicle vessel victim victims village "
    "volcano website well woman women worker zone"
)

REFERENCES = References(
    determiners=words("the this that these those"),
    happenings=_HAPPENINGS,
    named=_NAMED,
    specifying=words(
        "of to on over in at for against between into around that which who whose where by below above behind beside "
        "inside outside along across near within beyond beneath opposite aboard"
    ),
    locatives=words("in at near off"),
    people=re.compile(
        r"(?!after|other|under|over|however|never|ever|rather|whether|further|later|earlier|number|order|power|offer|paper"
        r"|water|winter|summer|order|matter|for|or|nor|per|her|border|color|labor|major|minor|area|being)"
        r"\w*(?:[^m]ents?|[^e]ants?|ers?|ors?|ists?|ians?|ees?|m[ae]n|people|child|boy|girl|wife|husband|king)"
    ),
)
