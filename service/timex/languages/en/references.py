"""English nouns that refer to what a text has named before: "the crash", "the company"."""

from __future__ import annotations

import re

from service.timex.languages.en.kind_terms import words
from service.timex.languages.event_words import References

#: What takes place, or is decided: the name of somebody who takes part does not say which it is.
_HAPPENINGS = words(
    "accident agreement allegations ambush announcement appeal arrest arrests attack attacks auction award ban battle "
    "bid bill blast blaze blockade bombing bombings breach breakdown case ceasefire celebrations ceremony charges "
    "claims clashes closure collapse collision competition concert conference conflict construction contest coup "
    "crash crisis curfew cuts deal debate decision decree deductions derailment disaster dismissal dispute earthquake "
    "election elections embargo eruption evacuation event eviction execution explosion expulsion failure film final "
    "fire flight flights floods funeral game handover hearing hearings hijacking hurricane incident inquest inquiry "
    "invasion investigation issue killing killings landslide launch lawsuit leak legislation letter match measure "
    "measures meeting memorial merger mission motion move murder murders negotiations offensive offer operation "
    "operations order outbreak petition plan plans plot poll probe procession proposal proposals protest protests "
    "pullout purchase quake race raid raids rally referendum reforms report rescue restrictions riot riots robbery "
    "ruling rush sale sanctions scandal search sentence sequester session sessions shooting shootings shutdown siege "
    "speech spill storm strike strikes study summit survey suspension takeover talks tender tour tournament tragedy "
    "transaction treaty tremor tremors trial truce uprising verdict veto vetoes violence vote voting war wedding "
    "withdrawal"
)
#: Things, groups and people: a name before them says which one is meant.
_NAMED = words(
    "academy accused agency airline airport apartment area arena army association athlete attacker attackers "
    "authority bank billionaire board boat bodies body bomber boy boys bridge brothers building buildings bus camp "
    "campus capital captives car carrier chief child children church city club coach commission committee community "
    "company complex compound concern congressman consortium corporation councillor country couple court crew cyclist "
    "defendant defendants delegation department detainee device district driver duke exporters facilities facility "
    "factory family father ferry field firm girl girls goalkeeper golfer government governor group gunman gunmen "
    "helicopter home hospital hostage hostages hotel house husband inmate institute institution island jet journalist "
    "jury killer lake leader mall man manager men midfielder mine minister ministry mosque mother museum neighborhood "
    "neighbourhood nominee officers opposition organisation organization pair palace panel party passengers patient "
    "pilot plane plant port prison prisoners processors program programme project protesters province quarterback "
    "railway rapper reactor rebels regime region regulator reporter resort rider rig road royals runway satellite "
    "school secretary senator ship shooter shop singer site soldiers sprinter squad square stadium station store "
    "striker strikers student students submarine subsidiary suspect suspects team teenager theatre town train trio "
    "tunnel union unit university vehicle vessel victim victims village volcano website well winger woman women "
    "worker zone"
)

REFERENCES = References(
    determiners=words("the this that these those such similar"),
    happenings=_HAPPENINGS,
    named=_NAMED,
    specifying=words(
        "of to on over in at for against between into around that which who whose where by below above behind beside "
        "inside outside along across near within beyond beneath opposite aboard"
    ),
    times=words("noon midday midnight dawn dusk night weekend morning afternoon evening lunchtime"),
    locatives=words("in at near off"),
    people=re.compile(
        r"(?!after|other|under|over|however|never|ever|rather|whether|further|later|earlier|number|order|power|offer|paper"
        r"|water|winter|summer|order|matter|for|or|nor|per|her|border|color|labor|major|minor|area|being)"
        r"\w*(?:[^m]ents?|[^e]ants?|ers?|ors?|ists?|ians?|ees?|m[ae]n|people|child|boy|girl|wife|husband|king)"
    ),
)
