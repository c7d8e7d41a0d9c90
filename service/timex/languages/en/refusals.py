"""What looks like an English expression of time and is none: each check gives its reason in plain words.

``REFUSALS`` is the order in which a match is questioned: the beginnings of rule ids, and the check. ``SUSPECTS`` says,
for words and shapes that no rule takes, what they are instead; they are listed only when somebody asks.
"""

from __future__ import annotations

from service.timex.languages import Match, Refusal
from service.timex.languages.en.lexicon import PAST_VERBS
from service.timex.tokens import Tokens

_NAME_MONTHS = frozenset("april may june august march".split())
_TITLES = frozenset("mr mrs ms miss dr sen gov gen rep sir lady lord judge president minister".split())
_FIRMS = frozenset("corp inc co ltd plc llc group street st avenue ave road island islands park harbor harbour".split())
_STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd lane drive place square way court terrace highway broadway".split()
)
_PAPERS = frozenset(
    "times mail express telegraph mirror post herald magazine star sun gazette journal review night live".split()
)
_SPORT = frozenset(
    "match game games goal goals touchdown touchdowns scored score kick striker quarterback coach halftime penalty "
    "offside "
    "rebounds playoff innings midfielder goalkeeper teammate tackle interception basket header half-time".split()
)
_WEATHER = frozenset("temperature temperatures highs lows degrees fahrenheit celsius".split())
_BEFORE_YEAR = frozenset(
    "in since by during of from until till before after through to and or between the early late mid for about "
    "around fiscal "
    "summer winter spring fall autumn year circa over as than with its his her their our this that".split()
)
_BEFORE_MONTH = frozenset(
    "in since by during of from until till before after through to and or between for about around this last next "
    "early late "
    "mid every each previous following coming throughout into over ending ended around beginning starting , - – — ( "
    "' the "
    "month middle end".split()
)
_AFTER_ORDINAL = frozenset(
    "and or at in on to for with by from when after before as but because while that, until will is was".split()
)
_COUNTED = frozenset("meters metres feet miles km kilometers kilometres tons tonnes acres hectares pounds".split())
_QUOTES = frozenset("\"“”‘’'«»`")


def _word(tokens: Tokens, place: int) -> str:
    return tokens.words[place] if 0 <= place < len(tokens.words) else ""


def _adjacent(tokens: Tokens, place: int) -> bool:
    """Whether only blanks of one line stand between a token and the one before it."""
    if not 0 < place < len(tokens.words):
        return False
    return "\n" not in tokens.text[tokens.end(place - 1) : tokens.start(place)]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _begins_sentence(tokens: Tokens, place: int) -> bool:
    return place <= 0 or _word(tokens, place - 1) in (".", "!", "?", ":", "“", '"') or not _adjacent(tokens, place)


def month_name(tokens: Tokens, match: Match) -> str | None:
    """April Jones, Theresa May, May Corp., "May the best win"."""
    word = _word(tokens, match.first)
    if word.lower() not in _NAME_MONTHS:
        return None
    before, after = _word(tokens, match.first - 1), _word(tokens, match.end)
    beside = _adjacent(tokens, match.first) and (_is_name(before) or before == ".")
    title = _word(tokens, match.first - 2).lower() if before == "." else before.lower()
    if beside and (title in _TITLES or (_is_name(before) and before.lower() not in _BEFORE_MONTH)):
        return f"a name here: “{before} {word}”"
    if after.lower() in _FIRMS or (
        _is_name(after) and before.lower() not in _BEFORE_MONTH and _adjacent(tokens, match.end)
    ):
        return f"a name here: “{word} {after}”"
    if word.lower() in ("may", "march") and before.lower() not in _BEFORE_MONTH and after not in (",", "'s", "’s", "-"):
        return "a verb or a name here: nothing beside it says that the month is meant"
    return None


def weekday_name(tokens: Tokens, match: Match) -> str | None:
    """Sunday Times, Friday Harbor, Saturday Night Live."""
    after = _word(tokens, match.end)
    if _is_name(after) and after.lower() in _PAPERS | _FIRMS and _adjacent(tokens, match.end):
        return f"part of a name: “{_word(tokens, match.end - 1)} {after}”"
    return None


def bare_year(tokens: Tokens, match: Match) -> str | None:
    """Flight 2019, 1812 Maple Street, some 1900 workers, $1990, “1984”."""
    number = int(_word(tokens, match.end - 1))
    before, after = _word(tokens, match.first - 1), _word(tokens, match.end)
    lower = before.lower()
    if match.end - match.first > 1:
        return None
    if before in ("$", "£", "€", "¥", "#"):
        return "an amount of money"
    if before in _QUOTES and after in _QUOTES:
        return "the title of a work"
    if _is_name(before) and lower not in _BEFORE_YEAR and _adjacent(tokens, match.first):
        begins = _begins_sentence(tokens, match.first - 1)
        return None if begins and after in (",", ".") else f"the number of a thing: “{before} {number}”"
    if _is_name(after) and {after.lower(), _word(tokens, match.end + 1).lower()} & _STREETS:
        return "the number of a house"
    if after.lower() in _COUNTED or (_is_plural(after) and lower not in _BEFORE_YEAR | {"'s", "’s", "(", ","}):
        return f"a number of things: “{number} {after}”"
    if lower in ("about", "around", "some", "than", "at", "over") and _is_plural(after):
        return f"a number of things: “{number} {after}”"
    if lower in ("at", "no", "number", "room", "flight", "route") or after in ("%", "percent"):
        return "a figure, not a year"
    if after == ":" and _word(tokens, match.end + 1) in ("A", "The"):
        return "the title of a work"
    if not 1500 <= number <= 2100 and lower not in ("in", "since", "by", "until", "of", "from", "year"):
        return "a number: few texts speak of that year, and nothing says that this one does"
    return None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def part_of_match(tokens: Tokens, match: Match) -> str | None:
    """The second half of a match; half of the town."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if any(word[0].isdigit() and len(word) == 4 for word in words) or "fiscal" in words:
        return None
    around = {word.lower() for word in tokens.words[max(0, match.first - 25) : match.end + 25]}
    if around & _SPORT and not around & {"profit", "earnings", "revenue", "sales", "shares", "shareholders"}:
        return "a part of a match, not of a year"
    if words[-1] in ("half", "halves") and _word(tokens, match.end).lower() == "of":
        return "a half of something else than a year"
    return None


def measured(tokens: Tokens, match: Match) -> str | None:
    """Three-quarters of the town, 37 years old, "60 Minutes", a century at cricket."""
    last, after = _word(tokens, match.end - 1), _word(tokens, match.end).lower()
    if last.lower() in ("quarter", "quarters") and after == "of":
        return "a part of something, not of a year"
    if after == "old":
        return "an age"
    if last[:1].isupper() and not last.isupper() and match.end - match.first > 1:
        return "a title: the unit is written with a capital"
    if last.lower() == "century" and _word(tokens, match.first - 1).lower() in ("scored", "hit", "made", "his", "her"):
        return "a score at cricket"
    if _word(tokens, match.first - 1) in ("$", "£", "€"):
        return "an amount of money"
    return None


def capital(tokens: Tokens, match: Match) -> str | None:
    """This Week, USA Today: names written with capitals."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and _is_name(words[-1]) and words[-1].lower() in ("week", "year", "month", "day", "morning"):
        return "a title: the unit is written with a capital"
    before = _word(tokens, match.first - 1)
    named = _is_name(before) or (before.isupper() and len(before) > 1)
    if _is_name(words[0]) and named and _adjacent(tokens, match.first) and words[0].lower() in ("today", "tomorrow"):
        return f"part of a name: “{before} {words[0]}”"
    return None


def season_name(tokens: Tokens, match: Match) -> str | None:
    """Spring Street, Winter Olympics, the fall of the regime."""
    last, after = _word(tokens, match.end - 1), _word(tokens, match.end)
    if last.lower() in ("fall", "spring") and after.lower() == "of":
        return "an event or a place, not the season"
    if _is_name(last) and _is_name(after) and _adjacent(tokens, match.end):
        return f"part of a name: “{last} {after}”"
    return None


def age_or_heat(tokens: Tokens, match: Match) -> str | None:
    """In his 50s, highs in the 80s."""
    before = {_word(tokens, match.first - 1).lower(), _word(tokens, match.first - 2).lower()}
    if before & {"his", "her", "their", "my", "your", "our"}:
        return "an age"
    around = {word.lower() for word in tokens.words[max(0, match.first - 20) : match.end + 10]}
    return "a temperature" if around & _WEATHER and len(_word(tokens, match.end - 1)) == 3 else None


def record_time(tokens: Tokens, match: Match) -> str | None:
    """Ran it in 2:10; a score of 3:30."""
    if match.end - match.first == 1 and _word(tokens, match.first - 1).lower() in ("in", "won", "beat", "of", "by"):
        return "a length or a score, not a time of day"
    return None


def short_year(tokens: Tokens, match: Match) -> str | None:
    """6'10, 'twas: an apostrophe right behind a letter or a figure begins no year."""
    start = tokens.start(match.first)
    if start and tokens.text[start - 1].isalnum():
        return "a measure or a contraction, not a year"
    if tokens.end(match.first) != tokens.start(match.first + 1):
        return "a quotation mark before a number"
    return None


def adjective(tokens: Tokens, match: Match) -> str | None:
    """Daily Mail; the weekly Kompas."""
    after, word = _word(tokens, match.end), _word(tokens, match.first)
    if word.lower() in ("quarterly", "yearly") and after.islower() and after.isalpha():
        return "describes a thing: says nothing of when"
    if _is_name(after) and _adjacent(tokens, match.end) and (_is_name(word) or word == "weekly"):
        return f"part of a name: “{word} {after}”"
    return None


def age(tokens: Tokens, match: Match) -> str | None:
    """A 27-year-old; eight-year-old twins."""
    return "an age" if _word(tokens, match.end - 1).lower() == "old" else None


def ordinal_thing(tokens: Tokens, match: Match) -> str | None:
    """On the 12th floor; of the 82nd Airborne."""
    after = _word(tokens, match.end)
    verb = after in PAST_VERBS or after.endswith("ed")
    if after.isalpha() and not verb and after.lower() not in _AFTER_ORDINAL and _adjacent(tokens, match.end):
        return f"the number of a thing: “{_word(tokens, match.end - 1)} {after}”"
    return None


def conjunction(tokens: Tokens, match: Match) -> str | None:
    return "a conjunction: “as soon as”" if _word(tokens, match.first - 1).lower() == "as" else None


def holiday_name(tokens: Tokens, match: Match) -> str | None:
    after = _word(tokens, match.end)
    if _is_name(after) and _adjacent(tokens, match.end) and after.lower() in _FIRMS | _PAPERS:
        return f"part of a name: “{_word(tokens, match.end - 1)} {after}”"
    return None


REFUSALS: tuple[tuple[tuple[str, ...], Refusal], ...] = (
    (("month.bare",), month_name),
    (("weekday.bare", "set.weekdays"), weekday_name),
    (("year.bare",), bare_year),
    (("year.short",), short_year),
    (("quarter",), part_of_match),
    (("duration.hyphen",), age),
    (("duration", "set.rate", "stretch"), measured),
    (("unit", "day.near", "part_of_day"), capital),
    (("season",), season_name),
    (("decade",), age_or_heat),
    (("date.ordinal_day",), ordinal_thing),
    (("time.clock",), record_time),
    (("set.adverb",), adjective),
    (("reference.future",), conjunction),
    (("holiday",), holiday_name),
)

_UNIT = "a unit of time without a number: names no date"
_RANK = "an ordinal or a rank, not a time"
_PART = "a part of something, not of a year"
SUSPECTS: dict[str, str] = {
    "may": "a modal verb, not the month",
    "march": "a verb or a noun, not the month",
    "august": "an adjective, not the month",
    "mar": "a name or a verb, not the month",
    "jan": "a name, not the month",
    "jun": "a name, not the month",
    "dec": "a name, not the month",
    "sep": "a name, not the month",
    "sun": "the star or a name, not the weekday",
    "sat": "a verb or a name, not the weekday",
    "wed": "a verb, not the weekday",
    "mon": "a name, not the weekday",
    "fri": "a name, not the weekday",
    "second": _RANK,
    "seconds": _RANK,
    "seconded": "a verb, not a time",
    "spring": "a verb or a noun, not the season",
    "springs": "a verb or a noun, not the season",
    "fall": "a verb or a noun, not the season",
    "falls": "a verb or a noun, not the season",
    "summer": "a name or a noun without a year, not a date",
    "winter": "a name or a noun without a year, not a date",
    "quarter": _PART,
    "quarters": _PART,
    "half": _PART,
    "minute": _UNIT,
    "minutes": _UNIT,
    "hour": _UNIT,
    "hours": _UNIT,
    "day": _UNIT,
    "days": _UNIT,
    "week": _UNIT,
    "month": _UNIT,
    "months": _UNIT,
    "year": _UNIT,
    "years": _UNIT,
    "decade": _UNIT,
    "century": _UNIT,
    "night": "a part of the day without a day",
    "morning": "a part of the day without a day",
    "evening": "a part of the day without a day",
    "afternoon": "a part of the day without a day",
    "noon": "a part of the day without a day",
    "time": "the word for time names none",
    "times": "a number of times, or a name",
    "date": "the word for a date names none",
    "previously": "points to the past and names none of it",
    "formerly": "points to the past and names none of it",
    "recent": "points to the past and names none of it",
    "autumn": "a name or a noun without a year, not a date",
    "summers": "a name or a noun without a year, not a date",
    "winters": "a name or a noun without a year, not a date",
    "dates": "fruit, meetings, or the word for dates, which names none",
    "deadline": "the word for a last day names none",
    "deadlines": "the word for a last day names none",
    "overtime": "a length of work or of a match, not a date",
    "futures": "contracts, not a time",
    "currents": "streams, not a time",
    "presents": "gifts, not a time",
    "headquarters": "a place",
    "quarterback": "a player",
    "quarterfinal": "a round of a contest",
    "third": _PART,
    "thirds": _PART,
    "fifth": _PART,
    "fourth": _RANK,
    "newsweek": "the name of a paper",
    "present": "a verb, a gift or being there, not a time",
    "current": "a stream, not a time",
    "future": "no certain time",
    "past": "a direction, not a time",
    "prior": "a rank or a name, not a time",
}
