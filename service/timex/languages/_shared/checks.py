"""What looks like an expression of time in any language and is none: mostly numbers that count or name something."""

from __future__ import annotations

import re

from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

#: Symbols of measures, of all languages in Latin letters.
_MEASURES = frozenset(
    "km m cm mm kg g mg km2 m2 m3 kw kwh mw gw mwh hz mhz ghz gb mb tb usd eur gbp euro euros dollar dollars kcal ml "
    "hp mph pts".split()
)
#: Makes and programs whose models and versions have numbers that look like years, as all languages write them.
_MODELS = frozenset("peugeot bmw lada windows server excel photoshop пежо лада ваз".split())
#: Classes of words that stand before years.
_DATED = frozenset("IN OF EDGE SEASON JOIN DECADESUFFIX YEARUNIT".split())
_FIRST_YEAR, _LAST_YEAR = 1200, 2049
_LAST_DATED = 2100
_DIGITS = 4
_ROUND = 100
#: What stands beside years that have no word: brackets and dashes, and nothing.
_AROUND_YEARS = frozenset('()（）–—-/~〜[]«»"') | {""}
_AROUND_LISTED = _AROUND_YEARS | frozenset(",、，.。;；:：")
_ENDS = frozenset(".!?")
_BEHIND_CLAUSES = frozenset(".!?,;)") | {" "}
#: What ends an abbreviation of "number": "Nr.", "n.º".
_RAISED = (".", "º", "°")


def year_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a bare year in a language."""
    before = _names(words, "TITLE") | frozenset(words.lists.get("also title", ()))
    takes_of = words.has("style", "numbers take of")

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = folded(tokens.word(match.end) or " ")
        if following == "." and tokens.word(match.end + 1).islower():
            following = folded(tokens.word(match.end + 1))  # Turkish "1382. maddesi"
        if words.has("ending.from", ending_of(tokens, match)) and words.has("more than", following):
            return "the number is a bound"  # Turkish "1200'den fazla"
        if is_inflected(tokens, match) or not tokens.words[match.end - 1][:1].isdigit():
            return None
        if _ends_dated_range(tokens, match, words):
            return None
        counted = words.entry(following)
        if (counted is not None and counted.name == "COUNTED") or following in _MEASURES or following == "%":
            return "the number counts or measures something"
        if takes_of and following == "de" and not _is_dated(tokens, match, words):  # Romanian "1850 de soldați"
            return "the number counts or measures something"
        return None

    def names(tokens: Tokens, match: Match) -> str | None:
        preceding = folded(tokens.word(match.first - 1) or " ")
        owner = words.entry(tokens.word(match.first - 2) or " ")
        if tokens.word(match.first - 1) in _RAISED:
            preceding = _abbreviation(tokens, match.first - 1)
        is_dated = owner is not None and owner.name in ("IN", "OF", "JOIN")
        if (
            preceding in before
            or preceding in _MODELS
            or preceding in "$£€¥₹₩₽#№+"
            or (_is_glued(tokens, match) and not is_dated)
        ):
            return "a number in a name, a sum or a code"
        return None

    return (counts, names)


def _abbreviation(tokens: Tokens, place: int) -> str:
    """Return the word to which the full stop or raised letter at a place belongs: "Nr.", "n.º"."""
    while place > 0 and tokens.word(place) in _RAISED and tokens.end(place - 1) == tokens.start(place):
        place -= 1
    return folded(tokens.word(place) or " ")


def is_inflected(tokens: Tokens, match: Match) -> bool:
    """Return whether the number has an ending: 1971'de. One that counts has none, as the noun behind it has it."""
    number = folded(tokens.words[match.end - 1])
    return number[:1].isdigit() and number[-1].isalpha()


def _ends_dated_range(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the number ends a range of which the first is a year: Indonesian "sejak 1871 hingga 1918 desa"."""
    link, begin = folded(tokens.word(match.first - 1) or " "), tokens.word(match.first - 2)
    return words.has("range.to", link) and _is_year(begin) and _is_marked_before(tokens, match.first - 2, words)


def _is_marked_before(tokens: Tokens, place: int, words: Words) -> bool:
    """Return whether "since", "year" or an era, which no other number has, stands before a place."""
    before = tokens.word(place - 1) or " "
    entry = words.entry(before)
    return words.has("cue.since", folded(before)) or (entry is not None and entry.name in ("YEARUNIT", "AD"))


def _names(words: Words, name: str) -> frozenset[str]:
    return frozenset(word for word, entry in words.entries.items() if entry.name == name)


def _is_glued(tokens: Tokens, match: Match) -> bool:
    """Whether a hyphen joins the number to a word in front: "A-1998"; but not to a word behind, or in brackets."""
    place = match.first
    before = tokens.word(place - 1)
    if before not in ("-", "/", "_", ".") or tokens.end(place - 1) != tokens.start(place):
        return False
    return (
        tokens.end(place - 2) == tokens.start(place - 1) and place >= 2 and bool(tokens.word(place - 2)[-1:].isalnum())
    )


def round_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a round number: 1500 before a word counts it, unless a word of dates stands in front.

    That word is a postposition or "year" where the language has postpositions or writes "year" beside years.
    """
    needs_word = words.has("style", "postpositions") or words.has("style", "years have a word")

    def counts(tokens: Tokens, match: Match) -> str | None:
        digits = folded(tokens.words[match.end - 1])
        is_round = digits.isdigit() and int(digits) % _ROUND == 0
        if not is_round or not tokens.word(match.end)[:1].isalpha() or _is_amid_years(tokens, match, words):
            return None
        is_about = words.has("around", folded(tokens.words[match.first]))  # "um 1500", not "etwa 1500"
        if words.has("style", "years begin sentences") and _is_before_verb(tokens, match, words):
            return None
        is_dated = is_about or is_marked(tokens, match, words) or _is_before_postposition(tokens, match, words)
        if is_dated or (not needs_word and _follows_word_of_dates(tokens, match, words)):
            return None
        return "a round number that counts what follows"

    return (counts,)


def pair_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that a date follows or precedes: "1310 in 1910", "1880 में 1245"."""
    last_of_pair = frozenset(word for slot in ("range.to", "range.and") for word in words.lists.get(slot, ()))
    before_dates = frozenset(words.lists.get("in", ())) - last_of_pair
    is_behind = words.has("style", "postpositions")
    has_and = "range.and" in words.lists  # without it, "and" may stand among the words before dates

    def counts(tokens: Tokens, match: Match) -> str | None:
        tests = (_is_of_year, is_before_date, is_after_date, begins_range, _falls)
        return _REASON if any(test(tokens, match) for test in tests) else None

    def begins_range(tokens: Tokens, match: Match) -> bool:
        before = folded(tokens.word(match.first - 1) or " ")
        if before in before_dates and not words.has("range.from", before):
            return False  # "en 1990 a 4100"
        return _begins_counts(tokens, match, words)

    def is_before_date(tokens: Tokens, match: Match) -> bool:
        if is_behind or not has_and or folded(tokens.word(match.first - 1) or " ") in before_dates:
            return False
        place = match.end + (folded(tokens.word(match.end) or " ") in before_dates)
        marked = words.entry(tokens.word(place) or " ")
        place += marked is not None and marked.name == "YEARUNIT"
        following = words.entry(tokens.word(place) or " ")
        is_last_year = following is not None and following.name in ("SHIFT", "RELATIVE")
        is_round = tokens.word(place).endswith("00") and tokens.word(place + 1)[:1].isalpha()  # "1945 in 1200 Kinos"
        return place > match.end and (is_last_year or (_is_year(tokens.word(place)) and not is_round))

    def is_after_date(tokens: Tokens, match: Match) -> bool:
        return _follows_inflected(tokens, match) or (is_behind and _follows_postposition(tokens, match, words))

    return (counts,)


def _begins_counts(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether it is the first of two numbers of which the last is no year: "2000 bis 3000 Grad"."""
    if _is_marked_before(tokens, match.first, words) or is_marked(tokens, match, words):
        return False
    before, link, last = (folded(tokens.word(place) or " ") for place in (match.first - 1, match.end, match.end + 1))
    is_counted_range = words.has("count.to", link) and words.has("range.from", before)
    is_range = words.has("range.to", link) or words.has("count.against", link) or is_counted_range
    if words.has("ending.from", ending_of(tokens, match)):  # "1200'den 15.000'e"
        is_range, last = True, link
    is_counted = last.isdigit() and (len(last) == _DIGITS - 1 or int(last) > _LAST_DATED)
    is_grouped = _GROUPED.match(last) or tokens.word(match.end + 2) == "000"
    counted = words.entry(tokens.word(match.end + 2) or " ")
    is_pair = is_range and _is_year(last) and counted is not None and counted.name == "COUNTED"
    return is_range and (is_counted or bool(is_grouped) or is_pair)


def _falls(tokens: Tokens, match: Match) -> bool:
    """Return whether a dash joins it to a smaller number: "voitti äänin 1204–1187"."""
    digits, last = folded(tokens.words[match.end - 1])[:_DIGITS], folded(tokens.word(match.end + 1) or " ")[:_DIGITS]
    return tokens.word(match.end) in ("-", "–") and _is_year(digits) and _is_year(last) and last < digits


def ending_of(tokens: Tokens, match: Match) -> str:
    """Return the ending of the number, without the mark in front of it."""
    return folded(tokens.words[match.end - 1]).lstrip("0123456789").lstrip("'.:-")


def _follows_inflected(tokens: Tokens, match: Match) -> bool:
    """Return whether a year with an ending stands before a number without one: 1880'de 1245."""
    before = folded(tokens.word(match.first - 1) or " ")
    return before[:1].isdigit() and before[-1].isalpha() and not is_inflected(tokens, match)


def _follows_postposition(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the postposition of a year stands before the number: 1880 में 1245."""
    if _is_before_postposition(tokens, match, words):
        return False
    marked = words.entry(tokens.word(match.first - 1) or " ")
    return marked is not None and marked.name == "IN" and _is_year(tokens.word(match.first - 2))


def _is_of_year(tokens: Tokens, match: Match) -> bool:
    """Return whether a colon separates it from a year, or a dash from a word for it: "census of 2011: 2043"."""
    mark, before, earlier = (tokens.word(match.first - back) for back in (1, 2, 3))
    if match.end - match.first > 1 or mark not in (":", "–", "—"):
        return False
    return (mark == ":" and _is_year(before)) or (before.isalpha() and _is_year(earlier))


_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # 15.000
_REASON = "a number beside a date, which counts something"


def _is_year(word: str) -> bool:
    return bool(_YEAR.match(folded(word or " ")))


def is_marked(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the match has a word for "year", "noin vuonna 1500"."""
    entries = [words.entry(tokens.words[place]) for place in range(match.first, match.end)]
    return any(entry is not None and entry.name == "YEARUNIT" for entry in entries)


def _follows_word_of_dates(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word that stands before dates precedes the match, also one that means a length ahead."""
    word = tokens.word(match.first - 1) or " "
    before = words.entry(word)
    if words.has("range.and", folded(word)):  # "1900 and 2000", but not "six wives and 2000 horses"
        return _is_year(tokens.word(match.first - 2))
    return words.has("in", folded(word)) or (before is not None and before.name in ("IN", "OF", "EDGE", "JOIN"))


def foreign_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of numbers beside Latin letters in a language that is not written in them: "30 Nov 2017"."""
    months = [word for word, entry in words.entries.items() if entry.name in ("MONTH", "WEEKDAY", "NEAR")]
    if any(word.isascii() for word in months):
        return ()

    def is_foreign(tokens: Tokens, match: Match) -> str | None:
        beside = tokens.word(match.first - 1), tokens.word(match.end)
        is_latin = any(word.isascii() and word.isalpha() for word in beside)
        return "a number in a phrase of another script" if is_latin else None

    return (is_foreign,)


def rate_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a first day before a number: "1日に1600台" is how many a day."""

    def is_rate(tokens: Tokens, match: Match) -> str | None:
        number = tokens.word(match.end + (tokens.word(match.end) in ("に", "で", "あたり", "平均")))
        is_first = folded(tokens.words[match.first]) == "1"
        return "how many a day, not the first of a month" if is_first and number[:1].isdigit() else None

    return (is_rate,) if words.has("style", "numbered days") else ()


def multiple_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year after a multiple: "65 juta tahun lalu" is long ago, and so is 1万2000年前."""
    multiples = frozenset(words.lists.get("multiple", ()))

    def is_multiplied(tokens: Tokens, match: Match) -> str | None:
        is_multiple = folded(tokens.word(match.first - 1) or " ") in multiples
        return "the word in front counts the years" if is_multiple else None

    return (is_multiplied,) if multiples else ()


def rare_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a number that few texts mean as a year unless a word of dates stands beside it."""
    has_word, opens = words.has("style", "years have a word"), words.has("style", "years begin sentences")
    always_has_word = has_word and words.has("style", "numbered days")

    def is_far(tokens: Tokens, match: Match) -> str | None:
        digits = folded(tokens.words[match.end - 1])[:4]
        if not digits.isdigit() or _FIRST_YEAR <= int(digits) <= _LAST_YEAR or 2400 <= int(digits) < 2600:
            return None
        if _has_era(tokens, match, words):
            return None
        is_free = (opens and _begins_sentence(tokens, match)) or _stands_between(tokens, match, words)
        is_dated = _is_dated(tokens, match, words) or is_free
        if int(digits) <= _LAST_DATED and int(digits) % _ROUND and is_dated:
            return None
        return "a number that is rarely a year, and no word says that it is one"

    def lacks_word(tokens: Tokens, match: Match) -> str | None:
        beside = tokens.word(match.first - 1), tokens.word(match.end)
        if not has_word or _is_dated(tokens, match, words):
            return None
        if all(word in _AROUND_LISTED for word in beside) if always_has_word else not _AROUND_YEARS.isdisjoint(beside):
            return None
        return "a number without the word that the language writes beside years"

    return (is_far, lacks_word)


def _is_dated(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word of dates stands beside the match, another year of a list, or an ending of a case."""
    word = tokens.word(match.first - 1) or " "
    before = words.entry(word)
    if _is_listed(tokens, match) or len(folded(tokens.words[match.end - 1])) > _DIGITS:
        return True
    is_dated = words.has("in", folded(word)) or (before is not None and before.name in _DATED)
    return is_dated or _is_before_postposition(tokens, match, words)


def _begins_sentence(tokens: Tokens, match: Match) -> bool:
    """Return whether a sentence begins with the match and a word in lowercase follows, mostly its verb: 1066 starb."""
    before = tokens.word(match.first - 1)
    return (not before or before in _ENDS) and tokens.word(match.end).islower()


def _stands_between(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a past verb stands before it and no noun behind: "wurde 1098 in", "perustettiin 1098 ja"."""
    before, behind = folded(tokens.word(match.first - 1) or " "), folded(tokens.word(match.end) or " ")
    is_past = words.has("cue.past", before) or before.endswith(tuple(words.lists.get("cue.past endings", ())) or " ")
    goes_on = behind in _BEHIND_CLAUSES or words.has("in", behind) or words.has("range.and", behind)
    return is_past and goes_on


def _has_era(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the match has the mark of an era: พ.ศ. 2310."""
    first = words.entry(tokens.words[match.first])
    return first is not None and first.name == "AD"


def _is_amid_years(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the number stands between years of a list: 1896, 1900 and 1904."""
    is_joined = words.has("range.and", folded(tokens.word(match.end) or " ")) and _is_year(tokens.word(match.end + 1))
    return is_joined and _is_listed(tokens, match)


def _is_before_verb(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a sentence begins with the match and a verb follows: 1900 zog er um."""
    verb = folded(tokens.word(match.end) or " ")
    return _begins_sentence(tokens, match) and (words.has("cue.past", verb) or words.has("cue.future", verb))


def _is_before_postposition(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a postposition of dates stands behind the match: 1900 तक."""
    behind = words.entry(tokens.word(match.end) or " ")
    return behind is not None and behind.name == "IN" and words.has("style", "postpositions")


def _is_listed(tokens: Tokens, match: Match) -> bool:
    """Return whether a comma separates the number from another one of four digits."""
    neighbours = ((match.first - 1, match.first - 2), (match.end, match.end + 1))
    return any(
        tokens.word(comma) in (",", "、", "،") and folded(tokens.word(other) or " ")[:_DIGITS].isdigit()
        for comma, other in neighbours
    )
