"""Meanings that the words around a match change: the only place where English looks beyond a match to read it.

Each function returns the first token and the meaning of the expression, or None to leave the match as it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from service.timex.holidays import FromEaster
from service.timex.languages.en.holidays import HOLIDAYS, SEPTEMBER_11_ATTACKS
from service.timex.languages.en.lexicon import NUMBERS
from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.refusals.surroundings import CURRENCY_SIGNS, is_name, is_plural, words_around, words_of
from service.timex.languages.en.words import SINGULARS, length_of
from service.timex.meaning import Extent, Meaning, Named, Part, Reference, Repeated, Unit, Written, YearAgo
from service.timex.model import Granularity
from service.timex.rule import Match
from service.timex.tokens import Tokens

_TIMES = frozenset({"once", "twice", "thrice", "times"})
#: Tokens around "one day" in which a modal makes it the future, and tokens after a date in which a noun belongs to it.
_MODAL_REACH = 9
_NOUN_REACH = 3
#: Tokens around a feast in which a word names the church.
_CHURCH_REACH = 12
#: Tokens before "a year ago" that may make it a comparison, and those that may hold the figure that it compares.
_COMPARISON_REACH = 25
_FIGURE_REACH = 7
_COMPARED_WITH = frozenset(
    pair.partition(" ")[::2]
    for pair in ("compared with", "compared to", "ahead of", "level of", "levels of", "pct of", "percent of", "% of")
)
_COMPARING = frozenset(
    "than compared versus vs against net profit profits earnings income loss losses revenue revenues sales".split()
)
_ATTACKS = frozenset("attack attacks hijacker hijackers hijackings terrorist terrorists".split())
#: Words near "September 11" that only the attacks of 2001 explain, and how many tokens away they may be.
_TERROR = frozenset("terror terrorist terrorists terrorism hijackers hijackings qaeda qaida laden".split())
#: What is of those attacks in "the lessons of | September 11", and what leads to the date there.
_OF_ATTACKS = frozenset("lesson lessons aftermath wake shadow ashes trauma".split())
_OF = frozenset({"of", "from"})
#: Prefixes of that date, which stand for the time after or before it: "post-Sept. 11".
_PREFIXES = frozenset({"post", "pre"})
_TERROR_REACH = 8
_MODALS = frozenset("will would could may might hopes hope hoped wants dreams".split())
#: Prepositions that make "one day" a length.
_MEASURING = frozenset("by for after within in".split())
_BEFORE_VERB = _MODALS | frozenset("to can must should not n't ll did does do didn't doesn't".split())
#: Words that end in -s and are not plurals of what is counted.
_NOT_COUNTED = frozenset("has does plus minus less across".split())


def rate(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "60,000 barrels a day" and "twice a year" as how often, not as a length of time."""
    words = words_of(tokens, match)
    if len(words) != 2 or words[0] not in ("a", "an") or words[1] not in SINGULARS or not match.first:
        return None
    before = tokens.lower_word(match.first - 1)
    if tokens.lower_word(match.first - 2) == "of":
        before = tokens.lower_word(match.first - 3)  # "50 tonnes of waste | a day"
    length = length_of(("a",), words[1])
    if length is None or not (before in _TIMES or (is_plural(before) and before not in _NOT_COUNTED)):
        return None
    return match.first - (before in _TIMES - {"times"}), Repeated(length.value)


def compared_year_ago(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "up from $9 million a year ago" as a year before the reported period, not before publication."""
    words = words_of(tokens, match)
    if words not in (["a", "year", "ago"], ["one", "year", "ago"]):
        return None
    before = _sentence_before(tokens, match.first)
    beside = before[-1:] in (["than"], ["from"]) or tuple(before[-2:]) in _COMPARED_WITH
    return (match.first, YearAgo()) if beside or _compares_figures(before) else None


def _sentence_before(tokens: Tokens, first: int) -> list[str]:
    """Return up to ``_COMPARISON_REACH`` words before a token in its sentence, in lower case."""
    start = max(0, first - _COMPARISON_REACH)
    end = next((place for place in range(first - 1, start - 1, -1) if _ends_sentence(tokens, place)), start - 1)
    return tokens.lower_words(end + 1, first)


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    return word in ("", "!", "?", ";") or (word == "." and is_name(tokens.word(place + 1)))


def _compares_figures(words: list[str]) -> bool:
    """Whether words end with a figure that they compare ("up from 7") or take from accounts ("a loss of")."""
    if not any(map(_is_figure, words[-_FIGURE_REACH:])):
        return False
    from_figure = any(word == "from" and _is_figure(after) for word, after in pairwise(words))
    return from_figure or not _COMPARING.isdisjoint(words)


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in NUMBERS or word in CURRENCY_SIGNS or word == "none"


def one_day(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "one day" near a modal as some time to come, not as a length."""
    if words_of(tokens, match) != ["one", "day"] or tokens.lower_word(match.first - 1) in _MEASURING:
        return None
    around = words_around(tokens, match, _MODAL_REACH, _MODAL_REACH)
    return (match.first, Reference("FUTURE_REF")) if not _MODALS.isdisjoint(around) else None


def since_year_end(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "up since year-end" as the end of the last year."""
    is_own = words_of(tokens, match)[0] == "year" and words_of(tokens, match)[-1] == "end"
    if not is_own or tokens.lower_word(match.first - 1) != "since":
        return None
    return match.first, Part("END", Unit(Granularity.YEAR, -1), extent=Extent.EDGE)


def then_current(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "the then current price" as the past."""
    before = tokens.lower_word(match.first - 1)
    first = match.first - 1 - (before == "-")
    is_then = tokens.lower_word(match.first) == "current" and tokens.lower_word(first) == "then"
    return (first, Reference("PAST_REF")) if is_then else None


def lasting(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "to last ten years", "will last Monday to Thursday" as a verb and a length or a day."""
    words = words_of(tokens, match)
    if words[0] != "last" or not match.first or tokens.lower_word(match.first - 1) not in _BEFORE_VERB:
        return None
    if len(words) == 2 and words[1] in WEEKDAYS:
        return match.first + 1, Written(weekday=WEEKDAYS[words[1]])
    amount = () if {"to", "or"} & set(words) else tuple(words[1:-1])  # "five to ten years" gives no number
    length = length_of(amount, words[-1])
    return (match.first + 1, length) if length else None


def september_11(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read the date of "the Sept. 11 attacks", "the lessons of Sept. 11" as that of 2001, in whatever year."""
    words = words_of(tokens, match)
    if (
        "11" not in words
        or not any(word.startswith("sep") for word in words)
        or any(len(word) == 4 and word.isdigit() for word in words)
    ):
        return None
    after = set(tokens.lower_words(match.end, match.end + _NOUN_REACH))
    around = set(words_around(tokens, match, _TERROR_REACH, _TERROR_REACH))
    is_known = after & _ATTACKS or around & _TERROR or {"twin", "towers"} <= around or _is_era(tokens, match)
    return (match.first, Named("september 11 attacks", SEPTEMBER_11_ATTACKS)) if is_known else None


def _is_era(tokens: Tokens, match: Match) -> bool:
    """Whether a date stands for what it began: "the lessons of | Sept. 11", "post-| Sept. 11"; not "a post on"."""
    before = tokens.lower_word(match.first - 1)
    if before == "-":
        return tokens.lower_word(match.first - 2) in _PREFIXES
    return before in _OF and not _OF_ATTACKS.isdisjoint(words_around(tokens, match, _TERROR_REACH, 0))


def orthodox(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Read "Orthodox Christians mark Good Friday" by the Orthodox Easter."""
    name = " ".join(" ".join(words_of(tokens, match)).split())
    day = HOLIDAYS.get(name)
    if not isinstance(day, FromEaster) or "orthodox" not in words_around(tokens, match, _CHURCH_REACH, _CHURCH_REACH):
        return None
    return match.first, Named(name, replace(day, orthodox=True))
