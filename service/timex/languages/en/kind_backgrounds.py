"""English words that make a date background: it qualifies a person or a thing, or a forecast."""

from __future__ import annotations

from service.timex.languages.en.kind_terms import UNDATED, any_of, text, words
from service.timex.languages.kind_words import Cue, Length

_HABITS = words("customarily usually typically normally traditionally annually generally regularly often sometimes")
#: Verbs after which a plan is no more, and what they say of its date.
_CANCELLING = words("cancel cancelled canceled scrap scrapped drop dropped abandon abandoned shelved axed call called")
_CANCELLED = r"(?:cancel(?:l?ed)?|scrap(?:ped)?|drop(?:ped)?|abandon(?:ed)?|shelved|axed|call(?:ed)?\soff)"
_PLANNED = r"(?:(?:planned|scheduled|set|due|booked)\s(?:for|on|in|to)|plans?\s(?:to|for))"
#: How a plan is given up or moved away from its day: "was postponed", "may be put off".
_MOVED_AWAY = (
    r"(?:was|were|(?:has|have|had)\sbeen|(?:may|might|could|will)\s(?:now\s)?be)\s(?:\w+ly\s)?"
    r"(?:postponed|rescheduled|delayed|deferred|adjourned|put\s(?:off|back)|pushed\sback|brought\sforward)"
)
#: What became of what would have happened: "a strike that would have stopped the trains | was called off".
_ENDED = r"(?:was|were|collapsed|failed|fell|ended|died)"
_HABITUALLY = rf"(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?<!\band\s){any_of(_HABITS)}"
#: Occasions and deeds that have a day of their own in front of it: "following the | split | in May".
_DATED = (
    r"(?:[\w-]+\s){0,3}(?:strike|strikes|protests?|riots?|clashes|attacks?|assault|raid|bombings?|shooting|murder|killing"
    r"|death|arrest|split|crash|explosion|blast|quake|earthquake|elections?|vote|poll|debate|defeats?|victory|resignation"
    r"|collapse|storm|revolt|uprising|coup|ceremony|merger|takeover|verdict|ruling|announcement|summit|altercation"
    r"|incident|accident|massacre)\s"
)
_ON = r"(?:(?:on|in|over)\s(?:the\s)?)?$"
_ONCE_PLANNED = words("scheduled due planned expected set supposed slated intended meant")

BACKGROUNDS = (
    # only what comes after something has no date: "moved out following the split in | May"
    Cue(
        words("following since despite amid advance ahead after"),
        before=text(
            rf"\b(?:following|since|despite|amid|(?:ahead|in\sadvance)\sof)\s(?:the|an?|his|her|its|their)\s{_DATED}{_ON}"
            rf"|\bafter\s(?:the|his|her|its|their)\s{_DATED}{_ON}"
        ),
    ),
    # what is not yet proved is no news: "the victim of an alleged assault on | Sunday"
    Cue(
        words("alleged"),
        before=text(rf"\b(?:of|from|to|over|with|following|after)\s[^,;]{{0,40}}\balleged\s{_DATED}{_ON}"),
    ),
    # a plan that is none any more: "was originally scheduled to be released | today"
    Cue(
        _ONCE_PLANNED,
        before=text(
            rf"\b(?:originally|initially|previously)\s(?:been\s)?{any_of(_ONCE_PLANNED)}\s(?:to|for|in|on)\b[^,;]{{0,60}}$"
        ),
    ),
    Cue(
        words("since until till up"),
        before=text(rf"\b(?:since\s(?:{UNDATED}){{0,50}}|(?:until|till|up\sto)\s(?:\w+\s){{0,2}})$"),
    ),
    Cue(
        words("born founded established built educated graduated dating dates formerly aged"),
        before=text(
            r"\b(?:born|founded|(?<!\bcontact\swas\s)(?<!\bcontact\shad\sbeen\s)established|built|educated|graduated|dat(?:es|ing)|formerly|aged)\b"
            r"(?:(?!\sand\sdied\b)[^,;:)]){0,50}$"
        ),
    ),
    Cue(
        words(
            "elected appointed joined served studied worked lived retired married known became grew held produced "
            "played"
        ),
        before=text(
            r"\b(?:elected|appointed|joined|served|studied|worked|lived|retired|married|known|became|grew|"
            r"(?<!was\s)(?<!were\s)held(?!\s(?:[\w-]+\s){0,2}(?:talks|meetings?|elections?|hearings?|rallies|vote)\b)|"
            r"produced|played)\b"
            r"(?:(?!\sbefore\b)[^;]){0,90}$"
        ),
        length=Length.YEAR,
        ahead=False,
    ),
    # a forecast: "expects Ashby to leave in | May"
    Cue(words("expects expect"), before=text(r"\bexpects?\s(?!to\b)[^;]{0,120}$")),
    Cue(
        words("expected"),
        before=text(
            r"\b(?:he|she|it|they|we|many|most|analysts|economists|officials|traders|experts|observers)\sexpected\s"
            r"(?!to\b|\W?\d)[^;]{0,120}$"
        ),
    ),
    Cue(
        words("accord agreement package pact deal contract treaty offer proposal"),
        before=text(
            r"\b(?:accord|agreement|package|pact|deal|contract|treaty|offer|proposal)\s"
            r"(?:signed|reached|announced|agreed|struck|made|submitted|unveiled)\s(?:\w+\s)?$"
        ),
    ),
    # a law that something is done to: "voted to repeal the law passed in | May"
    Cue(
        words(
            "bill bills law laws act legislation resolution measure measures ceasefire truce accord accords ban rules"
        ),
        before=text(
            r"\b(?:of|to|under|over|against|from|with|by|for|repeal(?:s|ed)?|scrap(?:s|ped)?|reaffirm(?:s|ed)?|"
            r"uphold|upheld|overturn(?:s|ed)?|enforce[sd]?|block(?:s|ed)?|defend(?:s|ed)?|praise[sd]?|"
            r"violate[sd]?|lift(?:s|ed)?)\s(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){0,4}"
            r"(?:bill|law|act|legislation|resolution|measure|ceasefire|truce|accord|ban|rule)s?\s"
            r"(?:passed|adopted|approved|enacted|forged|agreed|signed|reached|brokered|imposed|introduced)\s(?:\w+\s)?$"
        ),
    ),
    # a plan that is no more: "cancelled a fair set for | 4 May", "talks due on | Monday | were cancelled"
    Cue(
        _CANCELLING,
        before=text(rf"\b{_CANCELLED}\s(?!(?:on|in)\b)[^;]{{0,80}}?\b{_PLANNED}\b[^;,]{{0,60}}$"),
        ahead=True,
    ),
    Cue(
        _CANCELLING,
        before=text(rf"\b{_CANCELLED}\s(?:an?|the|its|his|her|their)\s(?:planned|scheduled)\s[^;,]{{0,60}}$"),
        ahead=True,
    ),
    Cue(
        _CANCELLING,
        before=text(rf"\b{_PLANNED}\s(?:\w+\s){{0,3}}$"),
        after=text(rf",?\s(?:was|were|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+ly\s)?{_CANCELLED}\b"),
    ),
    # a plan that is moved: "talks due on | Monday | were postponed"
    Cue(
        words("postponed rescheduled delayed deferred adjourned put pushed brought"),
        before=text(rf"\b{_PLANNED}\s(?:\w+\s){{0,3}}$"),
        after=text(rf"[^;]{{0,130}}?\s{_MOVED_AWAY}\b"),
    ),
    # what nobody knows yet: "it remains to be seen in | the coming weeks | whether he will stay"
    Cue(
        words("seen see watch know find wait"),
        before=text(
            r"\b(?:remains\sto\sbe\sseen|(?:interesting|fascinating|curious)\sto\s(?:see|watch|know|find\sout)"
            r"|(?:have|need)\sto\swait)\b[^;]{0,60}$"
        ),
    ),
    # a day of long ago that the reader knows: "tightened after the fire in | May 1999"
    Cue(
        words("after since"),
        before=text(r"\b(?:after|since)\sthe\s(?:[\w’'-]+\s){1,3}(?:in|of|on)\s$"),
        expression=text(r"\b[12]\d{3}$"),
    ),
    # what is still so: "the rifles are even used | today", "will look like the mine does | today"
    Cue(
        words("even still like unlike"),
        before=text(
            r"\b(?:(?:is|are)\s(?:even|still)\s\w+(?:ed|n)|(?<!it\s)(?:looks?|is|are)\s(?:un)?like)\b[^,;]{0,60}$"
        ),
        expression=text(r"^today$"),
    ),
    # what a finding rests on: "based on samples taken in | June"
    Cue(words("based"), before=text(r"^\W*based\son\b[^;,]{0,90}$")),
    # what somebody was taken for: "in | May | she was seen as the winner"
    Cue(
        words("seen regarded viewed"),
        after=text(r",?\s[^,;]{0,60}\b(?:was|were)\s(?:\w+ly\s)?(?:seen|regarded|viewed)\sas\b"),
        length=Length.PERIOD,
    ),
    # what comes from a day: "a video from | Monday", and "said that | Monday | was quiet"
    Cue(
        words(
            "evidence video videos footage photo photos photograph photographs image images picture pictures pictured "
            "comments remarks email emails recording recordings transcript clip testimony"
        ),
        before=text(
            r"\b(?:evidence|testimony|videos?|footage|photo(?:graph)?s?|images?|pictures?|comments|remarks|emails?"
            r"|recordings?|transcript|clip)\s(?:taken\s|made\s)?(?:from|dated)\s(?:late\s|early\s)?$"
        ),
        ahead=False,
    ),
    Cue(
        words("that"),
        before=text(r"\bthat\s$"),
        after=text(r"\s(?:is|was|had\sbeen|would\sbe|will\sbe)\s(?:an?|the|his|her|its|their)\b|\s(?:is|was)\s[\"“]"),
    ),
    # what happened on a day, as a thing that is known: "asked what happened on | Monday"
    Cue(
        words("happened occurred"),
        before=text(
            r"\b(?:about|of|explain(?:s|ed)?|describe[sd]?|on|know[ns]?|knew|for|remember(?:s|ed)?|ask(?:s|ed)?|to|cover(?:s|ed)?|into)\s"
            r"(?:exactly\s|precisely\s)?what\s(?:exactly\s)?(?:had\s)?(?:happened|occurred)\b[^,;]{0,40}$"
        ),
        ahead=False,
    ),
    # the time of a scene: "it was | 4:30 a.m. on Monday | and she was asleep", but "it was | Monday | when he left"
    Cue(
        words("it"),
        before=text(r"\bit\s(?:is|was)\s(?:(?:about|nearly|almost|around|only|just\safter)\s)?$"),
        after=text(r"(?!\s(?:when|that|before)\b)"),
    ),
    # "the men who | today | are rich"
    Cue(
        words("which that who"),
        before=text(r"\b(?:which|that|who)\s$"),
        after=text(r"\s(?:is|are|has|have)\s(?!\w+(?:ing|ed)\b|to\b|due\b)"),
        expression=text(r"^today$"),
    ),
    # what is so nowadays: "fields where rice is grown | today"
    Cue(
        words("where that which"),
        before=text(r"\b(?:where|that|which)\s(?:[\w-]+\s){0,3}(?:is|are)\s\w+(?:ed|n)\s$"),
        expression=text(r"^today$"),
    ),
    # but "just after 7 a.m.", "before dawn" is when something happened, and "will close before June" is a plan
    Cue(
        words("prior before after beyond"),
        before=text(r"(?<!\bjust\s)(?<!\bshortly\s)\b(?:prior\sto|before|after|beyond)\s$"),
        expression=text(
            r"^(?!(?:dawn|dusk|daybreak|sunrise|sunset|noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b))"
        ),
        ahead=False,
    ),
    Cue(words("fact"), before=text(r"\bthe\sfact\sthat\b[^,;]{0,80}$")),
    # what is lacking: "a second vote will be needed in | May"
    Cue(
        words("needed required"),
        before=text(r"\b(?:be|is|are|was|were)\s(?:\w+ly\s)?(?:needed|required)\s(?!to\b)(?:\w+\s){0,3}$"),
    ),
    Cue(words("ahead"), before=text(r"\bahead\sof\s[^,;]{0,60}$")),
    Cue(words("for"), before=text(r"\bfor\s$"), length=Length.YEAR),
    Cue(words("from"), before=text(r"\bfrom\s$"), length=Length.YEAR, ahead=False),
    # a holiday that describes a thing: "an update on | Christmas | trading"
    Cue(
        words(
            "trading sales shopping shoppers spending lights tree trees market markets dinner lunch party parties "
            "holiday holidays season card cards gift gifts present presents carols concert decorations bonus bonuses "
            "parade truce rush"
        ),
        expression=text(r"^(?:christmas|easter|thanksgiving|halloween|new year|ramadan|diwali)$"),
        after=text(
            r"\s(?:trading|sales|shopping|shoppers|spending|lights|trees?|markets?|dinner|lunch|party|parties|holidays?|"
            r"season|cards?|gifts?|presents?|carols|concert|decorations|bonus(?:es)?|parade|truce|rush)\b"
        ),
    ),
    Cue(before=text(r"-(?<=\w-)(?<!\bend-)(?<!\bmid-)$")),
    Cue(words("the"), before=text(r"\bthe\s$"), after=text(r"\s(?:and|or)\s\d{4}\s[a-z]"), length=Length.YEAR),
    Cue(words("ahead come"), expression=text(r"\b(?:days|weeks|months|years)\s(?:ahead|to\scome)$")),
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
    Cue(words("half"), expression=text(r"\bhalf\b(?!\san\shour)")),
    Cue(words("as"), before=text(r"(?:^|[,;]\s|\bbut\s)as\s$")),
    Cue(
        words("that which who"),
        before=text(
            r"\b(?:(?:that|which|who)\s(?:was|were|has|had|(?:is|are)(?!\s(?:due|expected|likely|scheduled|set|to)\b)|\w+ed)|"
            r"that\s(?:began|broke|came|fell|hit|left|led|made|ran|struck|took|went|won))\b"
            r"(?:(?!\s(?:was|were|is|are|will|would)\s)[^,;]){0,60}$"  # but "a hotel that was shut was sold"
        ),
        length=Length.PERIOD,
    ),
    Cue(
        words("earlier before previously"),
        expression=text(r"\b(?:earlier(?!\sthis\b)|before|previously)\b"),
        length=Length.YEAR,
    ),
    # a habit: "usually meets on Monday", "on Monday it usually meets", but not "a regularly scheduled meeting"
    Cue(_HABITS, before=text(rf"{_HABITUALLY}[^;,]{{0,120}}$")),
    Cue(_HABITS, after=text(rf"[^;]{{0,120}}{_HABITUALLY}")),
    # what is so in our days: "the struggle it faces | today", "he is largely forgotten | today"
    Cue(
        words("is are face faces know knows live lives need needs"),
        before=text(
            r"\b(?:is|are)\s(?:(?:pretty\smuch|largely|mostly|best|widely|generally|well|all\sbut)\s)+\w+\s$"
            r"|\b(?:faces?|knows?|lives?|needs?)\s(?:\w+\s)?$"
        ),
        expression=text(r"^today$"),
    ),
    # what comes back: "it meets twice a year, in | April | and in the autumn"
    Cue(
        words("once twice times meetings issues seasons rounds sessions"),
        before=text(
            r"\b(?:(?:once|twice|\w+\stimes)\s(?:an?|every|each)|(?:two|three|four|both|its)\s\w+s\s(?:a|every|each|per))\s"
            r"year\b[^;]{0,80}$"
        ),
        length=Length.PERIOD,
    ),
    # what is not so: "if she had stayed, she would be mayor | today"
    Cue(
        words("had"),
        before=text(r"^\W*(?:if\b[^;]{0,80}?\shad|had)\s[^;]{0,120}\b(?:would|could|might)\b(?!\shave)[^;]{0,60}$"),
    ),
    # the same with the condition at the date: "had the dam held in | May | , the town would have been spared"
    Cue(
        words("had"),
        before=text(r"(?:^\W*|[,;]\s)had\s(?!(?:been|to|no|not|a|an)\b)(?:[\w’'-]+\s){1,12}$"),
        after=text(r"[^;]{0,160}\b(?:would|could|might)\s(?:not\s)?have\b"),
    ),
    Cue(
        words("recent past last"),
        expression=text(
            r"^(?:in\s)?(?:recent|(?:the\s)?(?:past|last)\s(?:(?:few|several|\w+)\s(?:years|decades|months|weeks)|"
            r"fortnight|decade)|the\spast)\b"
        ),
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
    Cue(
        words("past last recent previous"),
        expression=text(r"^(?:over|during|throughout|for)\b.*\b(?:past|last|recent|previous)\b"),
    ),
    Cue(words("had"), before=text(r"\bhad\s(?:\w+ly\s)?been\s(?:scheduled|due|expected|planned)\b[^,;]{0,80}$")),
    Cue(
        words("is are has"),
        before=text(r"^\W*$"),
        after=text(r",?\s.{0,60}\b(?:is|are|has)\b(?!\s(?:to|due|set|expected|scheduled|likely)\b)"),
        expression=text(r"^(?:today|this (?:year|month|week))$"),
    ),
    Cue(
        words("if unless whether"),
        before=text(
            r"(?<!\bas\s)\b(?:if|unless|whether)\s(?:(?!\s(?:is|was)\s(?:due|expected|likely|set)\b)[^,;]){0,110}$"
        ),
    ),
    Cue(
        words("have"),
        before=text(
            # but "a strike that would have stopped the trains was called off | on Friday"
            r"\b(?:(?:would|could|might|should|may)\shave|(?:was|were)\sto\shave)\b(?!\sto\b)"
            rf"(?:(?!\s{_ENDED}\b)[^,;]){{0,80}}$"
        ),
    ),
    Cue(
        words("last first only"),
        before=text(r"\bthe\s(?:last|first|only)\b[^,;]{0,50}\b(?:was|were|is|occurred|came)\b[^,;]{0,20}$"),
        length=Length.YEAR,
    ),
)
