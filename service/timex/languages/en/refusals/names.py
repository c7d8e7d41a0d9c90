"""Names that look like a month, a weekday, a season, a holiday or a day: people, firms, papers, places, titles."""

from __future__ import annotations

from service.timex.languages import Match
from service.timex.languages.en.refusals.around import adjacent, begins_sentence, is_name, word_at
from service.timex.tokens import Tokens

_NAME_MONTHS = frozenset("april may june august march".split())
_TITLES = frozenset("mr mrs ms miss dr sen gov gen rep sir lady lord judge president minister".split())
_FIRMS = frozenset("corp inc co ltd plc llc group street st avenue ave road island islands park harbor harbour".split())
_PAPERS = frozenset(
    "times mail express telegraph mirror post herald magazine star sun gazette journal review night live".split()
)
_OFFICES = frozenset("sen gov gen rep president minister lord judge".split())
_FIGURES_OF_SPEECH = frozenset(
    {("girl", "friday"), ("gal", "friday"), ("man", "friday"), ("sunday", "best"), ("of", "sundays")}
)
_WORKS = frozenset("novel film movie play musical comedy series sitcom album song ballet opera".split())
_SHOWS = frozenset("show programme program".split())
_BEFORE_MONTH = frozenset(
    "in since by during of from until till before after through to and or between for about around this last next "
    "early late "
    "mid every each previous following coming throughout into over ending ended around beginning starting , - – — ( "
    "' the "
    "month middle end".split()
)


def month_name(tokens: Tokens, match: Match) -> str | None:
    """April Jones, Theresa May, May Corp., "May the best win"."""
    word = word_at(tokens, match.first)
    if word.lower() not in _NAME_MONTHS:
        return opens_as_name(tokens, match)
    before, after = word_at(tokens, match.first - 1), word_at(tokens, match.end)
    beside = adjacent(tokens, match.first) and (is_name(before) or before == ".")
    title = word_at(tokens, match.first - 2).lower() if before == "." else before.lower()
    if beside and (title in _TITLES or (is_name(before) and before.lower() not in _BEFORE_MONTH)):
        return f"a name here: “{before} {word}”"
    if before.lower() == "the" and is_name(after) and adjacent(tokens, match.end):
        return f"part of a name: “the {word} {after}”"
    if after.lower() in _FIRMS or (
        is_name(after) and before.lower() not in _BEFORE_MONTH and adjacent(tokens, match.end)
    ):
        return f"a name here: “{word} {after}”"
    if word.lower() in ("may", "march") and before.lower() not in _BEFORE_MONTH and after not in (",", "'s", "’s", "-"):
        return "a verb or a name here: nothing beside it says that the month is meant"
    return None


def weekday_name(tokens: Tokens, match: Match) -> str | None:
    """Sunday Times, Friday Harbor, Saturday Night Live."""
    before, word, after = (word_at(tokens, place) for place in (match.first - 1, match.end - 1, match.end))
    if is_name(after) and after.lower() in _PAPERS | _FIRMS and adjacent(tokens, match.end):
        return f"part of a name: “{word} {after}”"
    title = word_at(tokens, match.first - 2) if before == "." else before
    if title.lower() in _TITLES - _OFFICES and is_name(title):
        return f"a name here: “{title} {word}”"
    if (before.lower(), word.lower()) in _FIGURES_OF_SPEECH or (word.lower(), after.lower()) in _FIGURES_OF_SPEECH:
        return "a figure of speech, not a day"
    if (
        before.lower() == "on"
        and is_name(word_at(tokens, match.first - 2))
        and (word_at(tokens, match.first - 2).lower() in _PAPERS)
    ):
        return f"the name of a paper: “{word_at(tokens, match.first - 2)} on {word}”"
    if len(word) < 5 and not word.endswith(".") and is_name(before) and adjacent(tokens, match.first):
        return f"a name here: “{before} {word}”"
    return None


def opens_as_name(tokens: Tokens, match: Match) -> str | None:
    """Tuesday Weld was; January Jones presented: a bare name first in its sentence, and another name behind it."""
    after = word_at(tokens, match.end)
    if not begins_sentence(tokens, match.first) or not is_name(after) or not adjacent(tokens, match.end):
        return None
    return f"a name here: “{word_at(tokens, match.end - 1)} {after}”"


def title(tokens: Tokens, match: Match) -> str | None:
    """The novel 1984, the film Independence Day, Saturday Night Live, the Today programme, the Tonight Show."""
    before, after = word_at(tokens, match.first - 1).lower(), word_at(tokens, match.end)
    if before in _WORKS and word_at(tokens, match.first)[:1] not in ("i", "o", "t"):
        return f"the title of a work: “{before} {word_at(tokens, match.first)}”"
    if after.lower() in _SHOWS and is_name(word_at(tokens, match.first)):
        return f"the name of a programme: “{word_at(tokens, match.end - 1)} {after}”"
    return None


def capital_night(tokens: Tokens, match: Match) -> str | None:
    """Saturday Night, written as a title is."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() == "night":
        return "a title: the part of the day is written with a capital"
    return None


def organisation(tokens: Tokens, match: Match) -> str | None:
    """NOW, in a sentence that is not all capitals."""
    word = word_at(tokens, match.first)
    beside = word_at(tokens, match.first - 1) + word_at(tokens, match.end)
    return "the name of an organisation" if word.isupper() and not beside.isupper() else None


def capital(tokens: Tokens, match: Match) -> str | None:
    """This Week, USA Today: names written with capitals."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() in ("week", "year", "month", "day", "morning"):
        return "a title: the unit is written with a capital"
    before = word_at(tokens, match.first - 1)
    named = is_name(before) or (before.isupper() and len(before) > 1)
    if is_name(words[0]) and named and adjacent(tokens, match.first) and words[0].lower() in ("today", "tomorrow"):
        return f"part of a name: “{before} {words[0]}”"
    return None


def season_name(tokens: Tokens, match: Match) -> str | None:
    """Spring Street, Winter Olympics, the fall of the regime."""
    last, after = word_at(tokens, match.end - 1), word_at(tokens, match.end)
    if last.lower() in ("fall", "spring") and after.lower() == "of":
        return "an event or a place, not the season"
    if is_name(last) and is_name(after) and adjacent(tokens, match.end):
        return f"part of a name: “{last} {after}”"
    return None


def holiday_name(tokens: Tokens, match: Match) -> str | None:
    after = word_at(tokens, match.end)
    if is_name(after) and adjacent(tokens, match.end):
        return f"part of a name: “{word_at(tokens, match.end - 1)} {after}”"
    return None


def adjective(tokens: Tokens, match: Match) -> str | None:
    """Daily Mail; the weekly Kompas."""
    after, word = word_at(tokens, match.end), word_at(tokens, match.first)
    if word.lower() in ("quarterly", "yearly") and after.islower() and after.isalpha():
        return "describes a thing: says nothing of when"
    if is_name(after) and adjacent(tokens, match.end) and (is_name(word) or word == "weekly"):
        return f"part of a name: “{word} {after}”"
    return None
