"""What looks like an expression of time in any language and is none: mostly numbers that count or name something."""

from __future__ import annotations

from service.timex.languages._shared.beside_years import (
    ending_of,
    is_dated_beside,
    is_inflected,
    is_marked_before,
    is_year,
)
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
#: "Number"; ``folded`` makes them the Galician and Portuguese preposition "no".
_NUMBER_SIGNS = frozenset({"nº", "n°", "№"})
_LONGEST_CODE = 3  # letters
#: What ends an abbreviation of "number": "Nr.", "n.º".
_RAISED = (".", "º", "°")


def year_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a bare year in a language."""
    before, counted_behind = _beside_counts(words)
    return (_count_check(words, counted_behind), _code_check(words, before))


def _count_check(words: Words, counted: frozenset[str]) -> Check:
    """Return the check of a number before a word of the classes that numbers count."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = folded(tokens.word(match.end) or " ")
        if following == "." and tokens.word(match.end + 1).islower():
            following = folded(tokens.word(match.end + 1))  # Turkish "1382. maddesi"
        if words.has("ending.from", ending_of(tokens, match)) and words.has("more than", following):
            return "the number is a bound"  # Turkish "1200'den fazla"
        if is_inflected(tokens, match) or not tokens.words[match.end - 1][:1].isdigit():
            return None
        if _follows_unit(tokens, match, words) or _ends_dated_range(tokens, match, words):
            return None
        entry = words.entry(following)
        is_counted = entry is not None and entry.name in counted
        is_alone = words.has("counted alone", following) and not is_dated_beside(tokens, match, words)
        if is_counted or is_alone or following in _MEASURES or following == "%":
            return "the number counts or measures something"
        return None

    return counts


def _code_check(words: Words, before: frozenset[str]) -> Check:
    """Return the check of a number behind one of the words ``before``, or joined to a word in front of it.

    The slot ``event beginnings`` has how names of events begin that the year of an edition follows: Олимпиада-2012.
    """
    editions = tuple(words.lists.get("event beginnings", ())) or (" ",)

    def names(tokens: Tokens, match: Match) -> str | None:
        if words.has("style", "inflected years") and is_inflected(tokens, match):
            return None
        preceding = _preceding(tokens, match.first - 1)
        owner = tokens.word(match.first - 2) or " "
        entry = words.entry(owner)
        is_dated = entry is not None and entry.name in ("IN", "OF", "JOIN")
        if _is_code(tokens.word(match.first - 1)) and folded(owner) in before:
            return "a number in a name, a sum or a code"  # "Flug LH 1804"
        is_edition = folded(owner).startswith(editions)
        if (
            preceding in before
            or preceding in _MODELS
            or preceding in _NUMBER_SIGNS
            or preceding in "$£€¥₹₩₽#№+"
            or (_is_glued(tokens, match) and not is_dated and not is_edition)
        ):
            return "a number in a name, a sum or a code"
        return None

    return names


def _is_code(word: str) -> bool:
    """Return whether a word is a code of an airline, a kind of train and the like: LH, ICE."""
    return word.isupper() and word.isascii() and len(word) <= _LONGEST_CODE


def of_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number with "of" before what it counts: Romanian "1850 de soldați", "la 1800 de metri"."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        noun = words.entry(tokens.word(match.end + 1) or " ")
        is_measured = noun is not None and noun.name == "COUNTED"
        is_joined = words.has("range.and", folded(tokens.word(match.first - 1) or " "))
        is_dated = is_dated_beside(tokens, match, words) and (not is_joined or is_year(tokens.word(match.first - 2)))
        if tokens.word(match.end) != "de" or (not is_measured and is_dated):
            return None
        return "the number counts or measures something"

    return (counts,) if words.has("style", "numbers take of") else ()


def _beside_counts(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that stand before numbers that count or name something, and the classes of those behind them."""
    before = _names(words, "TITLE") | frozenset(words.lists.get("also title", ()))
    if words.has("style", "nouns before numbers"):  # Swahili "wakazi 1347"
        return before | _names(words, "COUNTED"), frozenset()
    if words.has("style", "numbered days"):  # 1987分: a minute is also a point
        return before, frozenset({"COUNTED", "UNIT"})
    return before, frozenset({"COUNTED"})


def share_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a round number with an ending of the slot ``ending.share``: 1400'ü, 1400 of them."""
    if "ending.share" not in words.lists:
        return ()

    def shares(tokens: Tokens, match: Match) -> str | None:
        is_share = words.has("ending.share", ending_of(tokens, match)) and tokens.words[match.end - 1][2:4] == "00"
        return "the number counts something" if is_share else None

    return (shares,)


def _follows_unit(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word for "year" or "years" stands before the numbers of a match: sekitar tahun 1000."""
    entries = (words.entry(tokens.words[place]) for place in range(match.first, match.end - 1))
    return any(entry is not None and entry.name in ("YEARUNIT", "DECADES") for entry in entries)


def _preceding(tokens: Tokens, place: int) -> str:
    """Return the word at a place, without the full stop or raised letter behind it; a sign of numbers stays."""
    if tokens.word(place) in _RAISED:
        return _abbreviation(tokens, place)
    word = tokens.lower_word(place)
    return word if word in _NUMBER_SIGNS else folded(word or " ")


def _abbreviation(tokens: Tokens, place: int) -> str:
    """Return the word to which the full stop or raised letter at a place belongs: "Nr.", "n.º"."""
    while place > 0 and tokens.word(place) in _RAISED and tokens.end(place - 1) == tokens.start(place):
        place -= 1
    return folded(tokens.word(place) or " ")


def _ends_dated_range(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the number ends a range of years: "sejak 1871 hingga 1918 desa", "mellem 1939 og 1945 døde"."""
    link, begin = folded(tokens.word(match.first - 1) or " "), tokens.word(match.first - 2)
    is_between = words.has("range.between", folded(tokens.word(match.first - 3) or " ")) and words.has(
        "range.and", link
    )
    is_marked = is_marked_before(tokens, match.first - 2, words)
    return is_year(begin) and (is_between or (words.has("range.to", link) and is_marked))


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


def label_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a day before a noun of the slot ``numbered noun``, which has a number: 12号楼, 66号公路."""
    labels = frozenset(words.lists.get("numbered noun", ()))

    def is_label(tokens: Tokens, match: Match) -> str | None:
        first, second = (tokens.word(match.end + ahead) for ahead in (0, 1))
        return "the number of what follows" if not labels.isdisjoint({first, first + second}) else None

    return (is_label,) if labels else ()


def reign_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of the year of a reign, whose year in our calendar is in brackets: 贞观三年（629年）."""

    def is_of_reign(tokens: Tokens, match: Match) -> str | None:
        year = words.entry(tokens.word(match.end + 2) or " ")
        is_explained = tokens.word(match.end) in ("（", "(") and tokens.word(match.end + 1).isdigit()
        is_year = words.entry(tokens.words[match.end - 1])
        if not is_explained or is_year is None or is_year.name != "YEARUNIT":
            return None
        is_named = tokens.word(match.end + 2) in ("）", ")") or (year is not None and year.name == "YEARUNIT")
        return "the year of a reign" if is_named else None

    return (is_of_reign,) if words.has("style", "numbered days") else ()


_LENGTH_BEHIND = 3  # tokens of one character


_COUNTS = "the number counts what follows"


def length_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year before what makes it a length, the slot ``length behind``: 1500年以上, 1500년 동안."""
    lengths = tuple(words.lists.get("length behind", ()))

    def is_length(tokens: Tokens, match: Match) -> str | None:
        behind = "".join(tokens.word(match.end + ahead) for ahead in range(_LENGTH_BEHIND))
        return "a length in years" if behind.startswith(lengths) else None

    return (is_length,) if lengths else ()


def ordinal_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a place in a row, "přišel 1500. návštěvník", and of a count behind one of its years.

    The style ``dots mark ordinals`` says that a dot behind a number that goes on in lowercase makes it one; behind a
    word of the slot ``ordinal article`` it does so before a noun with a capital, too: "der 1500. Besucher".
    """
    articles = frozenset(words.lists.get("ordinal article", ()))

    def is_place(tokens: Tokens, match: Match) -> str | None:
        noun = tokens.word(match.end + 1)
        is_led = folded(tokens.word(match.first - 1) or " ") in articles
        goes_on = tokens.word(match.end) == "." and noun.isalpha() and (noun.islower() or is_led)
        entry = words.entry(noun or " ")
        return "a place in a row" if goes_on and (entry is None or entry.name == "COUNTED") else None

    return (is_place,) if words.has("style", "dots mark ordinals") else ()


def first_year_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number behind the first year, or the last: "im ersten Jahr 2100 Besucher"."""

    def is_count(tokens: Tokens, match: Match) -> str | None:
        unit = words.entry(tokens.words[match.first])
        before = words.entry(tokens.word(match.first - 1) or " ")
        begins_with_unit = unit is not None and unit.name == "YEARUNIT"
        is_one_of_years = before is not None and before.name in ("ORDINAL", "SHIFT")
        return _COUNTS if begins_with_unit and is_one_of_years else None

    return (is_count,) if words.has("style", "ordinals before nouns") else ()


def multiple_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year after a multiple: "65 juta tahun lalu" is long ago, and so is 1万2000年前."""
    multiples = frozenset(words.lists.get("multiple", ()))

    def is_multiplied(tokens: Tokens, match: Match) -> str | None:
        is_multiple = folded(tokens.word(match.first - 1) or " ") in multiples
        return "the word in front counts the years" if is_multiple else None

    return (is_multiplied,) if multiples else ()
