"""Numbers that look like a year and count people or things: some 1900 workers, 1890 of them, in 1500 homes."""

from __future__ import annotations

from service.timex.languages.en.lexicon import PAST_VERBS
from service.timex.languages.en.refusals.surroundings import (
    FUNCTION_WORDS,
    POSSESSIVES,
    begins_sentence,
    is_name,
    is_plural,
    words_before,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

#: What may stand before a year, but seldom before a number of things.
BEFORE_YEAR = frozenset(
    "in since by during of from until till before after through to and or between the early late mid for about "
    "around fiscal "
    "summer winter spring fall autumn year circa over as than with its his her their our this that".split()
)
_BEFORE_BARE_YEAR = BEFORE_YEAR | {*POSSESSIVES, "(", ","}
_OPENS_CLAUSE = frozenset({"in", "since", "by", "until", "from"})
_ENDS_CLAUSE = frozenset(", ; : – — and but while whereas".split())
_COUNTED = frozenset(
    "meters metres feet miles km kilometers kilometres tons tonnes acres hectares pounds rupees kronor kroner pesos "
    "dollars "
    "euros yen francs won rubles horsepower entries block blocks dead people persons men women children patients "
    "inhabitants residents passengers students workers soldiers troops prisoners refugees cases deaths".split()
)
#: Plurals that a year has one set of: "1999 sales", "2009 elections".
YEARLY = frozenset(
    "sales profits earnings revenues results losses figures estimates forecasts projections targets prices costs "
    "taxes returns dividends budgets exports imports shipments deliveries levels statistics accounts elections "
    "primaries games olympics championships finals playoffs talks hearings attacks riots bombings floods hurricanes "
    "negotiations models bonds notes awards".split()
)
_MANY = frozenset("dozens scores hundreds thousands millions".split())
_MEMBERS = frozenset("them these those us you whom which".split())
_HAVE = frozenset({"have", "had", "were", "are"})
_FINITE = PAST_VERBS | _HAVE | frozenset("can could may might must should will would".split())
_ADVERBS = frozenset("still also often never already again".split())
_BEGINS_SUBJECT = frozenset("the a an there it they he she we no this these its their".split())
_GROUPS = frozenset("town village crew crowd army force fleet population audience total group flock herd".split())
_ROUGHLY = frozenset("about around some than over nearly roughly estimated".split())
_TOTALS = frozenset("number total count sum figure tally population attendance capacity".split())
_TOTAL_REACH = 8
_FIRMS = frozenset({"AS", "ASA", "Ltd", "Inc", "Corp", "plc", "GmbH", "AG", "Co"})
_TIMES = frozenset({"gmt", "utc", "hours", "hrs"})
_IS = frozenset({"is", "was", "totals", "totalled", "totaled", "equals"})
_NOT_NOUNS = FUNCTION_WORDS | _HAVE | {"has", "that"}
#: Below it a number before a plural is more often an amount than a year.
_FIRST_LIKELY_YEAR = 1700
#: Up to it a round number before a plural is more often an amount.
_LAST_ROUND_AMOUNT = 1899
_ROUND = 50
_YEAR_DIGITS = 4


def counted(tokens: Tokens, match: Match) -> str | None:
    """Reject amounts: 1720 had been discharged; 1890 of them; af 1871 A/S; by 1000 London time; the total is 1980."""
    number = int(tokens.word(match.end - 1))
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    if after == "of" and tokens.word(match.end + 1) in _MEMBERS:
        return f"a number of people or things: “{number} of {tokens.word(match.end + 1)}”"
    if after == "in" and before != "in" and _is_year(tokens.word(match.end + 1)):
        return "an amount, with its year behind it"  # "fell from 2100 in 1951 to 1450 in 2001"
    if after in _HAVE and before not in BEFORE_YEAR - {"and", "that"}:
        return "a number of people or things: a plural verb follows"
    counts_before = tokens.word(match.first - 3).isdigit() and is_plural(tokens.word(match.first - 2))
    if before == "and" and counts_before and is_plural(after):
        return f"a number of things: “{number} {after}”"  # "1850 pupils and 1900 bicycles"
    if before == "and" and (after in PAST_VERBS or after.endswith("ed")) and _follows_count(tokens, match):
        return "a number of people or things, like the one before"
    if before == "of" and tokens.lower_word(match.first - 2) in _GROUPS and _may_be_noun(after):
        return f"a number of things: “{number} {after}”"
    if number < _FIRST_LIKELY_YEAR and _begins_counted_range(tokens, match):
        return "a number of things: the first of two"
    if after in _FIRMS or (after == "A" and tokens.word(match.end + 1) == "/"):
        return "part of a firm's name"
    if after.lower() in _TIMES or (is_name(after) and tokens.lower_word(match.end + 1) == "time"):
        return "a time of day"
    sentence = words_before(tokens, match, _TOTAL_REACH)
    if before in _IS and sentence & _TOTALS:
        return "a total, not a year"
    noun = [tokens.word(match.end + place) for place in range(3)]
    is_object = before.isalpha() and before.endswith("s") and before not in BEFORE_YEAR | {"was", "is", "has"}
    if is_object and all(map(str.islower, noun[:2])) and is_plural(noun[1]):
        return f"a number of things: “{number} {after} {noun[1]}”"  # "seats 1850 concert goers"
    if number < _FIRST_LIKELY_YEAR and before == "to" and after.islower() and any(map(is_plural, noun)):
        return f"a number of things: “{number} {after}”"
    return None


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == _YEAR_DIGITS


def counted_plural(tokens: Tokens, match: Match) -> str | None:
    """Reject the number of a plural that follows it: 1900 workers, some 1950 homes, sold in 1200 shops.

    "In 1943 prisoners dug a tunnel" begins with a year: the plural is the subject of the verb that follows.
    """
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    is_amount = before not in _BEFORE_BARE_YEAR or before in _ROUGHLY
    if before in _OPENS_CLAUSE and (after in _COUNTED or is_plural(after)):
        opens = _begins_clause(tokens, match.first - 1)
        if opens and _is_finite(tokens, match.end + 1):
            return None
        is_amount = _is_round(tokens, match) and (not opens or tokens.word(match.end + 1) in _BEGINS_SUBJECT)
    if after.lower() in _COUNTED or (is_amount and is_plural(after) and after not in _MANY):
        return f"a number of things: “{tokens.word(match.end - 1)} {after}”"
    return None


def _begins_clause(tokens: Tokens, place: int) -> bool:
    return begins_sentence(tokens, place) or tokens.lower_word(place - 1) in _ENDS_CLAUSE


def _is_finite(tokens: Tokens, place: int) -> bool:
    """Whether a verb follows, after an adverb at most: "prisoners secretly dug", but "homes damaged by the storm"."""
    place += tokens.word(place).endswith("ly") or tokens.word(place) in _ADVERBS
    word = tokens.word(place)
    return word in _FINITE or (word.endswith("ed") and tokens.word(place + 1) != "by")


def _is_round(tokens: Tokens, match: Match) -> bool:
    number = int(tokens.word(match.end - 1))
    return number <= _LAST_ROUND_AMOUNT and number % _ROUND == 0


def _begins_counted_range(tokens: Tokens, match: Match) -> bool:
    """From 1500 to 2000 workers; between 1500 and 2000 soldiers. Later numbers are as likely to be years."""
    joins = "and" if tokens.lower_word(match.first - 1) == "between" else "to"
    return (
        tokens.lower_word(match.end) == joins
        and tokens.word(match.end + 1).isdigit()
        and tokens.lower_word(match.end + 2) in _COUNTED
    )


def counted_range(tokens: Tokens, match: Match) -> str | None:
    """Reject ranges of numbers of things: 1500-2000 workers, about 1500-2000 homes."""
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    first = int(tokens.word(match.first)[:4])
    is_counted = first < _FIRST_LIKELY_YEAR and after.lower() in _COUNTED and before not in BEFORE_YEAR
    is_rough = before in _ROUGHLY and (is_plural(after) or after in _COUNTED) and after.lower() not in YEARLY
    return f"a number of things: “{tokens.word(match.first)} {after}”" if is_counted or is_rough else None


def _may_be_noun(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in _NOT_NOUNS


def _follows_count(tokens: Tokens, match: Match) -> bool:
    """Whether a number of things stands before: "1950 people were moved out and 1600 slept"."""
    places = range(max(0, match.first - _TOTAL_REACH), match.first - 1)
    return any(
        tokens.word(place).isdigit() and (tokens.lower_word(place + 1) in _COUNTED or is_plural(tokens.word(place + 1)))
        for place in places
    )


def counted_century(tokens: Tokens, match: Match) -> str | None:
    """Reject centuries that are scores or names: his 15th century in Tests, 20th Century Fox."""
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    if before in ("his", "her", "their"):
        return "a score at cricket"
    return f"part of a name: “Century {after}”" if is_name(tokens.word(match.end - 1)) and is_name(after) else None
