"""Durations, the lengths that end or begin at the publication day, and repeated times."""

from __future__ import annotations

from service.timex.languages.en import words as w
from service.timex.languages.en.lexicon import PARTS_OF_DAY
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.rules.relative import LENGTH, length_of
from service.timex.meaning import Length, Meaning, Repeated, Stretch
from service.timex.rule import Grammar, Phrase

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def declare(grammar: Grammar) -> None:
    _durations(grammar)
    _sets(grammar)


def _durations(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "set.rate",
        "(?<=DAY|TWO|YEAR|NUM|BIG|UNITS|PERCENT|CARD|MULTIPLIER|FRACTION|QUARTERS) (?:AN|EVERY) (?P<unit>UNIT|QUARTER)",
    )
    def rate(phrase: Phrase) -> Meaning | None:
        length = w.length(("a",), phrase.word("unit"))
        return Repeated(length.value) if length else None

    @rule("duration", f"{LENGTH} (?! DASH (?:AGO|EARLIER)|OLD)")
    def duration(phrase: Phrase) -> Meaning | None:
        if phrase.word("amount") in ("a", "an") and phrase.word("unit") not in w.SINGULARS:
            return None
        return length_of(phrase)

    @rule("duration.half", "HALF AN (?P<unit>UNIT)")
    def half(phrase: Phrase) -> Meaning | None:
        return w.half(phrase.word("unit"))

    @rule("duration.and_half", "(?P<hedge>HEDGE)? (?P<amount>COUNT) AND AN HALF (?P<unit>ANYUNIT)")
    def and_half(phrase: Phrase) -> Meaning | None:
        return w.length(phrase.all("amount"), phrase.word("unit"), phrase.word("hedge"), half=True)

    @rule(
        "duration.another", "(?P<another>ADDITIONAL) (?: (?P<amount>COUNT) (?P<units>UNITS) | (?P<unit>UNIT|WEEKEND))"
    )
    def another(phrase: Phrase) -> Meaning | None:
        if phrase.word("another") != "another":
            return None
        return w.length(phrase.all("amount") or ("a",), phrase.word("units") or phrase.word("unit"))

    @rule("duration.hyphen", "(?P<amount>COUNT|FEW) DASH (?P<unit>UNIT|QUARTER|WEEKEND|SECOND) (?:DASH OLD)?")
    def hyphen(phrase: Phrase) -> Meaning | None:
        return w.length(phrase.all("amount"), phrase.word("unit"))

    @rule(
        "duration.range",
        "(?P<hedge>HEDGE)? (?:COUNT (?:TO|OR|DASH) (?P<amount>COUNT)|NUMRANGE|DAYRANGE) DASH? (?P<unit>ANYUNIT)",
    )
    def ranged(phrase: Phrase) -> Meaning | None:
        return w.length((), phrase.word("unit"))

    @rule(
        "duration.vague",
        "(?<=FOR|AFTER|WITHIN|OVER|IN) (?P<unit>UNITS) (?P<or>OR UNITS)? (?! AGO|AHEAD|EARLIER|LATER)",
    )
    def vague(phrase: Phrase) -> Meaning | None:
        return w.length((), phrase.word("unit"), tail=phrase.word("or"))

    @rule(
        "stretch.counted",
        "(?:EVERY OF)? (?P<hedge>QUALIFIER)? (?:THE|THESE)? "
        "(?P<side>LAST|PAST|NEXT|COMING|RECENT|LATEST|PREVIOUS|FOLLOWING)"
        " (?P<amount>COUNT|FEW|AN? FEW|COUPLE OF?|AN? COUPLE OF?) (?P<unit>ANYUNIT) (?P<half>AND AN? HALF)? "
        "(?P<tail>OR SO)?",
    )
    def stretch(phrase: Phrase) -> Meaning | None:
        length = length_of(phrase)
        if length is None or phrase.word("side") in ("previous", "preceding", "prior", "following", "subsequent"):
            return length
        return Stretch(length, 1 if phrase.word("side") in w.FOLLOWING else -1)

    @rule(
        "stretch.range",
        "THE? (?P<side>LAST|PAST|NEXT|COMING) (?:COUNT (?:TO|OR) COUNT|NUMRANGE|DAYRANGE) (?P<unit>ANYUNIT)",
    )
    def stretch_range(phrase: Phrase) -> Meaning | None:
        return w.length((), phrase.word("unit"))

    @rule("stretch.vague", "THE? (?P<side>LAST|PAST|NEXT|COMING|RECENT) (?P<unit>UNITS|QUARTERS) (?:(?:AND|OR) UNITS)?")
    def vague_stretch(phrase: Phrase) -> Meaning | None:
        length = w.length((), phrase.word("unit"))
        return Stretch(length, 1 if phrase.word("side") in w.FOLLOWING else -1) if length else None

    @rule("stretch.ahead", "THE (?P<amount>FEW)? (?P<unit>UNITS|QUARTERS) AHEAD")
    def ahead(phrase: Phrase) -> Meaning | None:
        length = w.length((), phrase.word("unit"))
        return Stretch(length, 1) if length else None


def _sets(grammar: Grammar) -> None:
    rule = grammar.rule

    @rule(
        "set.every",
        "EVERY (?: (?P<day>WEEKDAY) (?P<part>DAYPART)? | (?P<month>MONTH) | (?P<amount>COUNT)? "
        "(?P<unit>ONEUNIT|UNITS|PART|NIGHT|SEASONNAME) )",
    )
    def every(phrase: Phrase) -> Meaning | None:
        if phrase.has("day"):
            part = f"T{PARTS_OF_DAY[phrase.word('part')]}" if phrase.has("part") else ""
            return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.word('day')]}{part}")
        if phrase.has("month"):
            return Repeated(f"XXXX-{MONTHS[phrase.word('month')]:02d}")
        return _every_unit(phrase)

    def _every_unit(phrase: Phrase) -> Meaning | None:
        unit = phrase.word("unit")
        fixed = {
            "morning": "XXXX-XX-XXTMO",
            "afternoon": "XXXX-XX-XXTAF",
            "evening": "XXXX-XX-XXTEV",
            "night": "XXXX-XX-XXTNI",
        }
        seasons = {
            "spring": "XXXX-SP",
            "summer": "XXXX-SU",
            "autumn": "XXXX-FA",
            "fall": "XXXX-FA",
            "winter": "XXXX-WI",
        }
        if unit in fixed or unit in seasons:
            return Repeated(fixed.get(unit) or seasons[unit])
        if unit == "weekend":
            return Repeated("XXXX-WXX-WE")
        length = w.length(phrase.all("amount") or ("a",), unit)
        return Repeated(length.value) if isinstance(length, Length) else None

    @rule(
        "set.alternate",
        "EVERY (?P<turn>ALTERNATE|ORDINAL)"
        " (?: (?P<day>WEEKDAY) (?:(?:OF|IN) (?:THE|EVERY) UNIT)? | (?P<unit>UNIT|QUARTER|WEEKEND) )",
    )
    def alternate(phrase: Phrase) -> Meaning | None:
        if phrase.has("day"):
            return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.word('day')]}")
        turn = 2 if phrase.word("turn") == "other" else w.ordinal(phrase.all("turn"))
        length = w.length((str(turn),), phrase.word("unit"))
        return Repeated(length.value) if length else None

    @rule("set.weekdays", "(?P<days>WEEKDAYS)|(?P<day>WEEKDAY) (?P<part>PARTS|UNITS)")
    def weekdays(phrase: Phrase) -> Meaning | None:
        name = (phrase.word("days") or phrase.word("day")).rstrip("s") if phrase.has("days") else phrase.word("day")
        parts = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}
        if phrase.has("part") and phrase.word("part") not in parts:
            return None
        part = parts.get(phrase.word("part"), "")
        return Repeated(f"XXXX-WXX-{WEEKDAYS[name]}{part}")

    @rule("set.adverb", "ADVERBSET")
    def adverb(phrase: Phrase) -> Meaning | None:
        return Repeated(_ADVERBS[phrase.words[0].lower()])
