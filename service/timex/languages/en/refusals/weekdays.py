"""Weekdays that do not name a particular day: they describe a date, repeat every week, or are part of a name."""

from __future__ import annotations

from collections.abc import Mapping

from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.refusals.surroundings import (
    begins_sentence,
    is_name,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

_ARTICLES = frozenset({"a", "an", "one"})
_KINDS_OF_DAY = frozenset(
    "sunny rainy foggy windy snowy wet hot cold warm cool quiet busy dark bright clear grey gray ordinary normal "
    "certain fateful recent typical".split()
)
_IS = frozenset({"is", "'s", "’s"})
#: Behind "a Monday" these show that no noun follows that the day belongs to ("a Monday meeting" has a day).
_NO_NOUN = frozenset({"", ",", ".", ";", ":", ")", "!", "?", "in", "when", "that", "and", "or", "of", "like", "not"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_TO = frozenset({"to", "through", "thru", "until", "-", "–"})
_OPENING = frozenset("open opens available works hours daily weekly serves".split())
#: With these the working week is a certain one: "will be open from Monday to Friday".
_ONCE = frozenset("will would was were been be".split())
_OPENING_REACH = 4
#: Days between the first and the last day of a week of opening: Monday to Friday, Tuesday to Sunday.
_WORKING_WEEK = 4
_DAYS_OF = frozenset({"day", "night"})
_HABITS = frozenset({"usually", "always", "traditionally"})
#: First words of the names that some weekdays have, for all time or for one day of history.
_NAMED = frozenset("black bloody super fat shrove maundy holy ruby".split())
#: What separates the days of a list, and what makes them repeat.
_LISTING = frozenset({",", "and", "or", "&"})
_EVERY = frozenset({"every", "each"})
_LONGEST_LIST = 12  # words
_CLUBS = frozenset("club group society circle movement band".split())
#: What a weekday says the kind of: the papers that appear every Sunday, meals and pastimes of Sundays, a job of pupils.
_WEEKLY: Mapping[str, frozenset[str]] = {
    "sunday": frozenset(
        "newspaper newspapers paper papers tabloid tabloids broadsheet broadsheets magazine magazines supplement "
        "supplements school schools roast roasts league leagues driver drivers best".split()
    ),
    "saturday": frozenset("job jobs girl boy".split()),
}
#: Prepositions of a date that no thing follows, those that a plural may follow, and verbs behind which reports date.
_DATING = frozenset("on until till since".split())
_LEADING = frozenset("by from before after".split())
_SAYING = frozenset("said says announced reported".split())
#: Words of the town in the name of a newspaper: "the Las Vegas Sun".
_WORDS_OF_A_TOWN = 3


def describes(tokens: Tokens, match: Match) -> str | None:
    """Reject weekdays that describe a date or a thing: Aug. 29, 2005, a Monday; a Friday afternoon; a Sunday paper."""
    word, thing = tokens.lower_word(match.first), tokens.lower_word(match.end)
    before, second = tokens.lower_word(match.first - 1), tokens.lower_word(match.first - 2)
    if thing in _WEEKLY.get(word, ()) and not _tells_when(tokens, match, before, thing):
        return f"says what kind, not when: “{word} {thing}”"
    if second == "it" and before in _IS:
        return "the day of a scene: “it is Monday, and …”"
    if before not in _ARTICLES and not (second in _ARTICLES and before in _KINDS_OF_DAY):
        return None
    after = tokens.lower_word(match.end)
    if after in _PARTS:
        after = tokens.lower_word(match.end + 1)
    return "says which day of the week it was, not which date" if after in _NO_NOUN else None


def _tells_when(tokens: Tokens, match: Match, before: str, thing: str) -> bool:
    """Whether a weekday before a thing is a date: "by Sunday | league officials had", "announced Saturday | jobs"."""
    if before in _DATING or before in _SAYING:
        return True
    opens = before in _LEADING and begins_sentence(tokens, match.first - 1)
    return opens and (before == "by" or thing.endswith("s"))


def repeats(tokens: Tokens, match: Match) -> str | None:
    """Reject weekdays that repeat: Sunday is market day, open Monday through Friday, every Monday and Thursday."""
    if _is_of_every(tokens, match.first):
        return "every week, not a particular day"
    if tokens.lower_word(match.end) == "is" and _is_habit(tokens.lower_words(match.end + 1, match.end + 4)):
        return "every week, not a particular day"
    first, last = _working_week(tokens, match)
    if not last:
        return None
    before = {tokens.lower_word(first - place) for place in range(1, _OPENING_REACH + 1)}
    return "every week, not a particular day" if before & _OPENING and not before & _ONCE else None


def _is_of_every(tokens: Tokens, place: int) -> bool:
    """Whether a weekday goes on with a list of repeated ones: "every Monday, Wednesday | and Friday"."""
    is_listed = False
    for before in range(place - 1, place - _LONGEST_LIST, -1):
        word = tokens.lower_word(before)
        if word in _EVERY:
            return is_listed
        if word not in _LISTING and word not in WEEKDAYS:
            return False
        is_listed = is_listed or word in WEEKDAYS
    return False


def _is_habit(after: list[str]) -> bool:
    """Whether the words after "is" name a habit: "is market day", "is usually quiet"."""
    return not (_DAYS_OF.isdisjoint(after[1:]) and _HABITS.isdisjoint(after))


def _working_week(tokens: Tokens, match: Match) -> tuple[int, int]:
    """Return the first and last token of the range of weekdays that a match begins or ends; (0, 0) if there is none."""
    for first in (match.first, match.first - 2):
        if tokens.lower_word(first + 1) not in _TO:
            continue
        begins, ends = tokens.lower_word(first), tokens.lower_word(first + 2)
        if begins in WEEKDAYS and ends in WEEKDAYS:
            days = (WEEKDAYS[ends] - WEEKDAYS[begins]) % 7
            return (first, first + 2) if days >= _WORKING_WEEK else (0, 0)
    return 0, 0


def _sun(tokens: Tokens, match: Match) -> str | None:
    """Return why "Sun" is no weekday: the star, or a newspaper such as the Baltimore Sun or the Las Vegas Sun."""
    first = match.first
    while match.first - first < _WORDS_OF_A_TOWN and is_name(tokens.word(first - 1)):
        first -= 1
    if tokens.lower_word(first - 1) != "the":
        return None
    return "the star" if first == match.first else "the name of a newspaper"


def named(tokens: Tokens, match: Match) -> str | None:
    """Reject names of days and groups: Bloody Sunday, Super Tuesday, the Wednesday Club."""
    before, after = tokens.word(match.first - 1), tokens.word(match.end)
    if tokens.word(match.first) == "Sun" and (reason := _sun(tokens, match)):
        return reason
    if is_name(before) and before.lower() in _NAMED:
        return f"the name of a day: “{before} {tokens.word(match.first)}”"
    if is_name(after) and after.lower() in _CLUBS:
        return f"the name of a group: “{tokens.word(match.first)} {after}”"
    return None
