"""English words that show that a dated clause is a figure: a statistic of a period, a price, a forecast."""

from __future__ import annotations

from service.timex.languages.en.kind_terms import (
    AMOUNTS,
    FORECASTS,
    LEVELS,
    MARKETS,
    MOVES,
    RESULTS,
    SHIFTS,
    STATISTICS,
    TICKS,
    TRADES,
    UNITS,
    any_of,
    text,
    words,
)
from service.timex.languages.kind_words import Cue, Length

RATES = (
    # "five ships were seized each month in | 2009"
    Cue(
        words("a an each every per average"),
        before=text(
            r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|average)\b)[^;,]{0,60}"
            r"\b(?:each|every|an?|per)\s(?:hour|day|week|month|year)\s(?!(?:later|earlier|before|after|ago)\b)"
            r"(?:\w+\s){0,3}(?:in|during|of)\s$"
            r"|\bon\saverage\b[^;]{0,80}$"
        ),
        length=Length.PERIOD,
    ),
    # a high or a low: "zinc touched a six-month high on | Monday", "the mercury hit 41 degrees on | Sunday"
    Cue(
        words("high low peak highs lows"),
        before=text(
            r"\b(?:hits?|reached|touched)\s(?:an?\s|its\s|their\s)?(?:new\s|fresh\s)?[\w-]+-(?:day|week|month|year|time)\s"
            r"(?:highs?|lows?|peak)\b[^;]{0,40}$"
        ),
    ),
    Cue(
        words("mercury thermometer thermometers"),
        before=text(r"\b(?:mercury|thermometers?)\b[^;]{0,40}\d[^;]{0,40}$"),
    ),
)

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)"

FIGURES = (
    # how much fell from the sky: "90 millimetres of rain fell on | Monday"
    Cue(
        words("rain snow sleet hail"),
        before=text(
            r"\d[\d.,]*\s?(?:mm|cm|inch(?:es)?|feet|(?:centi|milli)?met(?:re|er)s)\sof\s(?:\w+\s)?(?:rain|snow|sleet|hail)\b"
            r"[^;]{0,60}$"
        ),
    ),
    # a measurement: "gusts of 90 miles an hour were recorded on | Friday"
    Cue(
        words("recorded measured reported registered"),
        before=text(
            r"\b(?:gusts?|winds?|speeds?|levels?|depths?|waves|readings?)\sof\s(?:up\sto\s|over\s|about\s)?\d[^,;]{0,60}\s"
            r"(?:was|were)\s(?:recorded|measured|reported|registered)\b[^;]{0,40}$"
        ),
    ),
    # a count of a time that is not over: "Six miners have been killed | this year"
    Cue(
        words("have"),
        before=text(
            rf"\b{_NUMBER}\b[^,;]{{0,60}}\bhave\s(?:been\s(?:\w+(?:ed|en)|shot|hurt|held|shut)|died|drowned|fled)\b[^,;]{{0,40}}$"
        ),
        expression=text(r"^(?:so\sfar\s)?this\s(?:year|month|season)$"),
    ),
    Cue(words("as"), before=text(r"\bas\s(?:of\b[^,;]{0,30}|at\s(?:\w+\s){0,2})$"), ahead=False),
    Cue(words("available"), before=text(r"\bavailable\sfor\s$"), length=Length.PERIOD),
    Cue(words("preceding"), before=text(r"\b(?:hours|days|weeks)\spreceding\s$")),
    # the small print of a balance: "results restated to reflect a split in | May"
    Cue(words("reflect reflects restated"), (words("shr shrs results data revenues figures sales earnings"),)),
    Cue(words("note"), before=text(r"^\W*note\b")),
    Cue(words("ended"), before=text(r"^\W*ended\s$")),
    # how a price ended a day: "finished up 3.6 percent in Lund on | Monday"
    Cue(
        words("finished ended closed opened settled"),
        (TICKS,),
        before=text(
            r"\b(?:finished|ended|closed|opened|settled)\s(?:[\w’'-]+\s){0,3}(?:up|down|higher|lower|flat|mixed)\b[^;]{0,60}$"
        ),
    ),
    # where a price stood: "hit 1.80 dollars a barrel last | week", "its shares touched a record low on | Monday"
    Cue(
        words("hit hits reached touched topped"),
        (MARKETS | STATISTICS | words("barrel ounce bushel gallon premium premiums cost"),),
        before=text(
            r"\b(?:hits?|reached|touched|topped)\s(?:(?:[\w-]+\s){0,3}(?:highs?|lows?|peaks?)"
            r"|[$£€]?\d[\d.,]*\s(?:\w+\s)?(?:an?|per)\s\w+)\b[^;]{0,40}$"
        ),
    ),
    # how much of a thing in a part of a year: "about 24m phones were sold in | the second quarter"
    Cue(
        words("sold shipped produced built delivered made"),
        before=text(
            r"\d[\d.,]*\s?(?:m|mn|bn|million|billion|thousand)?\s(?:[\w’'-]+\s){1,3}(?:(?:was|were|had\sbeen)\s)?"
            r"(?:sold|shipped|produced|built|delivered|made)\s(?:[\w’'-]+\s){0,3}$"
        ),
        expression=text(r"\b(?:quarter|half)\b"),
    ),
    # the same of a year: "40,000 lorries were built | last year"
    Cue(
        words("sold shipped produced built delivered made"),
        before=text(
            r"(?:\d{1,3}(?:,\d{3})+|\d{4,}|\d[\d.]*\s?(?:m|mn|bn|million|billion|thousand))\s(?:[\w’'-]+\s){1,3}"
            r"(?:(?:was|were|had\sbeen)\s)?(?:sold|shipped|produced|built|delivered|made)\s(?:[\w’'-]+\s){0,3}$"
        ),
        length=Length.PERIOD,
    ),
    # the month of a delivery: "June/July sold at 210 dollars", but not "the last barge in May sold at 210 dollars"
    Cue(
        words("sold traded quoted offered bid priced"),
        before=text(r"(?:^|(?<!\bin)(?<!\bon)(?<!\blast)[\s/])$"),
        after=text(r"\s(?:was\s|were\s)?(?:sold|traded|quoted|offered|bid|priced)\s(?:up\s|down\s)?at\s\W?\d"),
        length=Length.PERIOD,
    ),
    Cue(words("closed"), before=text(r"\bclosed\sat\s\d[\d.,/-]*\s(?:[^,;]{0,50}\s)?$")),
    Cue(
        words("closed"),
        before=text(r"\bclosed\s(?:on\s)?$"),
        after=text(r"(?:\son\s[^,;]{0,40})?\sat\s\d[\d.,/-]*+(?!\s?[ap]\.?m\b)"),
    ),
    # "takes the bank's total help | today | to 40 million"
    Cue(
        words("total"),
        before=text(r"\b(?:takes?|took|taking|brings?|brought|bringing)\b[^,;]{0,60}\btotal\b(?!\ssince)[^,;]{0,40}$"),
        after=text(r"\sto\s(?:[a-z]+\s){0,2}\W?\d"),
    ),
    # "in | March | the bank's estimate was half of that"
    Cue(
        words("was were stood"),
        after=text(r",?\s[^,;]{0,40}\b(?:estimate|forecast|rate|level|average|total|figure)s?\s(?:was|were|stood)\b"),
        length=Length.PERIOD,
    ),
    Cue(words("far"), before=text(r"\bso\sfar\s(?:in\s)?$")),
    Cue(words("figure level total rate"), before=text(r"\b(?:figure|level|total|rate)\s(?:for|of|in)\s$")),
    # but not a price: "bought the mine for 2 million euros in | May"
    Cue(
        AMOUNTS,
        before=text(
            rf"(?<!\bfor\s)(?<!\bfor\s[$£€])(?<![\d.,])\d[\d.,]*\s{any_of(UNITS)}(?:\s\w+){{0,2}}\s(?:in|for|during)\s$"
        ),
        length=Length.PERIOD,
    ),
    Cue(
        AMOUNTS,
        (words("had has stood totalled totaled was were"),),
        before=text(rf"\d[\d.,]*\s{any_of(UNITS)}(?:\s\w+){{0,2}}\s(?:on|at)\s$"),
    ),
    Cue(words("had"), before=text(r"\bhad\b[^;]{0,90}\bby\s(?:\w+\s){0,2}$")),
    Cue(clause=(words("shortage assistance liquidity bankers"), words("stg mln"))),
    Cue(words("fiscal fy"), before=text(r"\b(?:fiscal|fy)\s?(?:year\s)?$")),
    Cue(expression=text(r"\b(?:fiscal|financial)\b|^\d{4}/\d\d$")),
    Cue(
        words("ended ending started starting to"),
        before=text(
            r"\b(?:quarter|qtrs?|half|years?|yrs?|months?|mths|weeks?|wks|days|hours|periods?|season)\s(?:ended|ending|started|starting|to)\s(?:at\s|on\s)?$"
        ),
    ),
    Cue(words("period"), before=text(r"\bperiod\s[^,;]{0,20}$")),
    Cue(
        words("beginning starting ending"),
        before=text(
            r"\b(?:fiscal|year|calendar|season|quarter|period|\d{4}(?:/\d\d)?),?\s(?:beginning|starting|ending)\s(?:in\s|on\s)?$"
        ),
    ),
    Cue(words("quarter quarters"), after=text(r"(?:/\w+|\sand\s\w+)?\squarters?\b")),
    Cue(
        SHIFTS,
        before=text(rf"{any_of(SHIFTS)}\s(?:to|at)\s(?:\w+\s){{0,2}}\d[^,;]{{0,40}}$"),
    ),
    Cue(
        TRADES,
        (TICKS,),
        before=text(
            rf"{any_of(TRADES)}\s(?:(?:by|a|another|over|above|below|to|about|nearly|almost|some|more|than)\s){{0,2}}\W?\d[^;]{{0,80}}$"
        ),
    ),
    Cue(
        clause=(STATISTICS,),
        before=text(r"\b(?:declines?|falls?|rises?|increases?|drops?|growth|reductions?)\s(?:of|in)\b[^,;]{0,40}$"),
        length=Length.PERIOD,
    ),
    Cue(clause=(STATISTICS, SHIFTS, AMOUNTS)),
    Cue(clause=(STATISTICS, AMOUNTS), length=Length.PERIOD),
    Cue(clause=(STATISTICS, MOVES), length=Length.PERIOD),
    Cue(clause=(SHIFTS | LEVELS, AMOUNTS), length=Length.PERIOD),
    Cue(clause=(words("% pct percent"),), length=Length.PERIOD),
    Cue(clause=(words("cent"), words("per")), length=Length.PERIOD),
    Cue(clause=(AMOUNTS,), expression=text(r"\b(?:quarter|half)\b")),
    Cue(clause=(words("qtr"),), length=Length.PERIOD),
    Cue(words("calendar"), before=text(r"\bcalendar\s(?:year\s)?$")),
    Cue(
        TRADES,
        before=text(
            rf"\b(?:dollar|yen|sterling|euro|shares|stocks|index|dow|ftse|nasdaq)\s{any_of(TRADES)}\b[^;]{{0,90}}$"
        ),
    ),
    Cue(clause=(STATISTICS, AMOUNTS), before=text(r"\bat\s$")),
    Cue(clause=(FORECASTS,), length=Length.PERIOD),
    Cue(FORECASTS, before=text(rf"{any_of(FORECASTS)}[^;]{{0,150}}$"), length=Length.PERIOD),
    Cue(words("up down"), after=text(r",?\s(?:up|down)\sfrom\b")),
    # a list of counts: "90 ships in 2023, 80 ships in | 2022"
    Cue(before=text(r"\bin\s\d{4},?\s(?:and\s)?\d[\d,.]*\s\w+\sin\s$"), length=Length.YEAR),
    Cue(after=text(r",?\s(?:and\s)?\d[\d,.]*\s\w+\sin\s\d{4}\b"), length=Length.YEAR),
    Cue(
        AMOUNTS,
        (AMOUNTS,),
        before=text(r"\b(?:expected|expects|likely)\b[^;]{0,150}$"),
        length=Length.PERIOD,
    ),
    Cue(clause=(TRADES, TICKS), after=text(r"\s(?:\w+\s){0,4}\d")),
    Cue(clause=(words("temperature temperatures highs lows"), words("degrees celsius fahrenheit"))),
    Cue(clause=(words("survey poll"), words("conducted surveyed polled"))),
    Cue(clause=(words("earned net shr"), words("cts cents dlrs"))),
    Cue(clause=(MARKETS, TRADES, TICKS)),
    Cue(clause=(words("traded trading"), AMOUNTS | TICKS)),
    Cue(clause=(RESULTS,), expression=text(r"\b(?:quarter|half)\b")),
)
