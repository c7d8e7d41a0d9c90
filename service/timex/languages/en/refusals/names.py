"""Names that look like a month, a weekday, a season, a holiday or a day: people, firms, papers, places, titles."""

from __future__ import annotations

from collections.abc import Iterator

from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.refusals.surroundings import (
    POSSESSIVES,
    adjacent,
    begins_sentence,
    is_name,
    name_after,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

_NAME_MONTHS = frozenset("april may june august march".split())
_TITLES = frozenset("mr mrs ms miss dr sen gov gen rep sir lady lord judge president minister".split())
_FIRMS = frozenset("corp inc co ltd plc llc group street st avenue ave road island islands park harbor harbour".split())
_PAPERS = frozenset(
    "times mail express telegraph mirror post herald magazine star sun gazette journal review night live".split()
)
_SUNDAY_PAPERS = frozenset({"mail", "independent", "scotland", "wales", "ireland", "herald"})
_OFFICES = frozenset("sen gov gen rep president minister lord judge".split())
_PERSONS = _TITLES - _OFFICES
_BEHIND_WEEKDAYS = _PAPERS | _FIRMS
_FIGURES_OF_SPEECH = frozenset(
    {("girl", "friday"), ("gal", "friday"), ("man", "friday"), ("sunday", "best"), ("of", "sundays")}
)
_KIN = frozenset(
    "sister brother daughter son wife husband mother father aunt uncle niece nephew cousin granddaughter girlfriend "
    "stepdaughter fiancee fiancée girl grandmother grandfather stepmother mum mom widow twin partner".split()
)
#: Words before a month that no person follows.
_BEFORE_TIMES = frozenset(
    "in since by during of from until till before between throughout through early late mid last next this every each "
    "previous following around about".split()
)
#: (the preposition, the word before it) that a person follows, not a time.
_TOWARDS_PERSONS = frozenset(
    {("to", verb) for verb in "speak spoke talk talked spoken speaking talking listened wrote according".split()}
    | {("by", work) for work in "play plays novel novels song songs book books film films poem poems painting".split()}
    | {("with", verb) for verb in "spoke talked speak talk sang danced".split()}
)
_GROUPS = frozenset("group movement brigade brigades front army foundation coalition committee alliance party".split())
_BEFORE_MONTH = _BEFORE_TIMES | frozenset(
    "after to and or for coming into over ending ended beginning starting , - – — ( ' the month middle end".split()
)
_NOT_FIRST_NAMES = _BEFORE_MONTH | MONTHS.keys() | WEEKDAYS.keys()
#: Words before "of" and a month: "the end | of June".
_PARTS_OF_MONTHS = frozenset(
    "end start beginning middle half part rest all most much remainder course close as out instead month week weeks "
    "weekend day days night evening morning afternoon first last total average records".split()
)
#: Endings of what is to be at a time: "planned | for June", "is set | for June".
_PLANNED = ("ed", "set", "due", "ready", "slated")
_INTRODUCTION_REACH = 500  # tokens
_MOST_MENTIONS = 12  # of a name, among which its introduction is looked for
#: Words after a feast and before "holiday" where somebody asks for a day off: "make Diwali a school holiday".
_OF_DEMAND = frozenset("to be become into made a an".split())
#: What a feast only describes ("a Christmas party"), or a longer time around it, unless its own day is named.
_FESTIVE = frozenset(
    "album bash bonus bonuses break breaks cake cakes card cards carol carols chart charts concert concerts "
    "cookies costume costumes decorations display displays fair film films gift gifts hamper hampers holiday "
    "holidays jumper jumpers light lights market markets menu menus movie number orders pantomime parties party "
    "period present presents pudding puddings quarter rush sale sales season shopper shoppers shopping single "
    "song songs special spending spirit stock stocking toys trading traffic tree trees turkey turkeys vacation "
    "wreath wreaths".split()
)
_DAYS_OF_FEASTS = frozenset("day eve week weekend sunday monday friday saturday night".split())
#: What says which feast is meant, whatever follows: "last | Christmas season".
_WHICH_FEAST = frozenset("this last next".split())
#: Prepositions of a date in front of a clause, and those that also begin a clause of their own.
_BEFORE_DATES = frozenset("at by over on".split())
_OPENERS = frozenset("since until before after".split())
_FINITE = frozenset(
    "is are was were has have had will would can could may might must should did fell rose closed opened reopened "
    "began ended".split()
)
_PUNCTUATION = frozenset(", . ; : ! ?".split())
_CLAUSE_REACH = 12  # tokens
_HOLIDAY_REACH = 6  # tokens after a feast that may ask for a day off

_ALSO_PERSONS = frozenset({"Ramadan", "Eid"})
_BEFORE_FEASTS = frozenset(
    "Muslim Muslims Islamic Holy The This Last Next During In On At By Before After Since Until For Of With From As "
    "When While If Once Because Although Though Despite Every Each Outside Unlike Like And But Around Between".split()
)


def month_name(tokens: Tokens, match: Match) -> str | None:
    """Reject months that are names, verbs or jokes: April Jones, Theresa May, "May the best win", an April fool."""
    word = tokens.word(match.first)
    if word == "April" and tokens.lower_word(match.end) in ("fool", "fools"):
        return "a figure of speech, not a month"
    if tokens.lower_word(match.end) in ("del", "de", "da"):
        return f"a name here: “{word} {tokens.word(match.end)}”"
    if word.lower() not in _NAME_MONTHS:
        return opens_as_name(tokens, match)
    name = name_after(tokens, match)
    return _person(tokens, match, name) or _beside_name(tokens, match, name) or _verb(tokens, match)


def _person(tokens: Tokens, match: Match, name: str) -> str | None:
    """My sister April; a play by August Wilson; to speak to June Whitcombe. ``name`` is the one that follows."""
    before, word = tokens.lower_word(match.first - 1), tokens.word(match.first)
    head = tokens.lower_word(match.first - 2)
    kin = head if before == "," else before
    if kin in _KIN and not tokens.word(match.end)[:1].isdigit():
        return f"a name here: “{kin} {word}”"
    if before not in _BEFORE_TIMES:
        if couple := _couple(tokens, match, name):
            return f"a name here: “{couple}”"
        if surname := _surname(tokens, match):
            return f"a name here: the text names {word} {surname} before"
    if before == "of" and name and head.isalpha() and head not in _PARTS_OF_MONTHS:
        return f"a name here: “{word} {name}”"
    is_towards = bool(name) and (before, head) in _TOWARDS_PERSONS
    return f"a name here: “{word} {name}”" if is_towards else None


def _couple(tokens: Tokens, match: Match, name: str) -> str:
    """Return the names of two people who share a surname: June and Barry Holm, Tom and April Vance; else nothing.

    "Planned for June and Barry Holm will run" has a month: a participle stands before "for".
    """
    word = tokens.word(match.first)
    if name and tokens.lower_word(match.first - 1) == "and" and _is_first_name(tokens, match.first - 2):
        return f"{tokens.word(match.first - 2)} and {word} {name}"
    other, surname = tokens.word(match.end + 1), tokens.word(match.end + 2)
    is_planned = tokens.lower_word(match.first - 1) == "for" and tokens.word(match.first - 2).endswith(_PLANNED)
    if tokens.lower_word(match.end) != "and" or is_planned or not _is_first_name(tokens, match.end + 1):
        return ""
    return f"{word} and {other} {surname}" if is_name(surname) and adjacent(tokens, match.end + 2) else ""


def _surname(tokens: Tokens, match: Match) -> str:
    """Return the surname of a person whose first name is this month, if the text gives it not far before."""
    word, last = tokens.word(match.first), match.first - 1
    if match.end - match.first > 1 or tokens.word(match.end)[:1].isdigit():
        return ""
    for place in _mentions(tokens, word, last):
        is_name_here = tokens.lower_word(place - 1) not in _BEFORE_MONTH and _is_first_name(tokens, place + 1)
        if is_name_here and adjacent(tokens, place + 1):
            return tokens.words[place + 1]
    return ""


def _mentions(tokens: Tokens, word: str, end: int) -> Iterator[int]:
    """Yield the first few places of a word not far before a place: few, so that a long list of months costs little."""
    end = max(0, end)
    place = max(0, end - _INTRODUCTION_REACH) - 1
    for _ in range(_MOST_MENTIONS):
        try:
            place = tokens.words.index(word, place + 1, end)
        except ValueError:
            return
        yield place


def _is_first_name(tokens: Tokens, place: int) -> bool:
    word = tokens.word(place)
    return is_name(word) and word.lower() not in _NOT_FIRST_NAMES


def _beside_name(tokens: Tokens, match: Match, name: str) -> str | None:
    """Theresa May, Mr. May, the May Report, May Corp., May's deal. ``name`` is the one that follows."""
    before, word, after = tokens.word(match.first - 1), tokens.word(match.first), tokens.word(match.end)
    lower = before.lower()
    title = tokens.lower_word(match.first - 2) if before == "." else lower
    follows_name = is_name(before) and lower not in _BEFORE_MONTH
    follows_title = title in _TITLES and (is_name(before) or before == ".")
    if (follows_name or follows_title) and adjacent(tokens, match.first):
        return f"a name here: “{before} {word}”"
    if lower == "the" and name:
        return f"part of a name: “the {word} {after}”"
    if after.lower() in _FIRMS or (name and lower not in _BEFORE_MONTH):
        return f"a name here: “{word} {after}”"
    if after in POSSESSIVES and _is_introduced(tokens, match.first):
        return f"a name here: the text gives the full name of {word} before"
    return None


def _is_introduced(tokens: Tokens, place: int) -> bool:
    """Theresa May resigned … May's deal: whether the text gives the full name not far before."""
    mentions = (at for at in _mentions(tokens, tokens.words[place], place) if at and adjacent(tokens, at))
    return any(_is_first_name(tokens, at - 1) for at in mentions if not tokens.words[at + 1][:1].isdigit())


def _verb(tokens: Tokens, match: Match) -> str | None:
    """May the best win; March on."""
    is_verb = tokens.lower_word(match.first) in ("may", "march")
    is_date = tokens.lower_word(match.first - 1) in _BEFORE_MONTH or tokens.word(match.end) in (",", *POSSESSIVES, "-")
    return "a verb or a name here: nothing beside it makes it the month" if is_verb and not is_date else None


def group(tokens: Tokens, match: Match) -> str | None:
    """Reject dates that name a group: the group November 17, the April 6 Youth Movement, the January Group."""
    before = tokens.lower_word(match.first - 1)
    if before in _GROUPS:
        return f"the name of a {before}"
    if before != "the":
        return None
    for place in range(match.end, match.end + 3):
        word = tokens.word(place)
        if not is_name(word) or not adjacent(tokens, place):
            return None
        if word.lower() in _GROUPS:
            return f"the name of a {word.lower()}"
    return None


def cause(tokens: Tokens, match: Match) -> str | None:
    """Reject marches: the March for Science, the March on Washington, the March of Dimes."""
    word = tokens.word(match.first)
    if word != "March":
        return None
    before, behind, after = (tokens.word(match.first + place) for place in (-1, 1, 2))
    if before.lower() == "the" and behind in ("for", "on", "of", "to") and is_name(after):
        return f"the name of a march: “March {behind} {after}”"
    return None


def weekday_name(tokens: Tokens, match: Match) -> str | None:
    """Reject weekdays that are part of a name: Sunday Times, Friday Harbor, Saturday Night Live, Girl Friday."""
    before, word, after = (tokens.word(place) for place in (match.first - 1, match.end - 1, match.end))
    if name_after(tokens, match).lower() in _BEHIND_WEEKDAYS:
        return f"part of a name: “{word} {after}”"
    title = tokens.word(match.first - 2) if before == "." else before
    if title.lower() in _PERSONS and is_name(title):
        return f"a name here: “{title} {word}”"
    if (before.lower(), word.lower()) in _FIGURES_OF_SPEECH or (word.lower(), after.lower()) in _FIGURES_OF_SPEECH:
        return "a figure of speech, not a day"
    paper = tokens.word(match.first - 2)
    if before == "on" and word == "Sunday" and paper.lower() in _SUNDAY_PAPERS and is_name(paper):
        return f"the name of a paper: “{paper} on {word}”"
    if len(word) < 5 and not word.endswith(".") and is_name(before) and adjacent(tokens, match.first):
        return f"a name here: “{before} {word}”"
    return None


def opens_as_name(tokens: Tokens, match: Match) -> str | None:
    """Reject a month or weekday that opens a sentence before a name: Tuesday Weld was, January Jones presented."""
    after = name_after(tokens, match)
    is_name_here = begins_sentence(tokens, match.first) and after
    return f"a name here: “{tokens.word(match.end - 1)} {after}”" if is_name_here else None


def person(tokens: Tokens, match: Match) -> str | None:
    """Reject feasts that are the name of a person: Tariq Ramadan, Ramadan Shallah."""
    word, before, after = tokens.word(match.end - 1), tokens.word(match.first - 1), tokens.word(match.end)
    if match.end - match.first > 1 or word not in _ALSO_PERSONS:
        return None
    is_surname = is_name(before) and before not in _BEFORE_FEASTS and not before.endswith("ing")
    name = f"{before} {word}" if is_surname else f"{word} {after}" if is_name(after) else None
    return f"the name of a person: “{name}”" if name else None


def organisation(tokens: Tokens, match: Match) -> str | None:
    """Reject NOW in a sentence that is not all capitals."""
    word = tokens.word(match.first)
    beside = tokens.word(match.first - 1) + tokens.word(match.end)
    return "the name of an organisation" if word.isupper() and not beside.isupper() else None


def season_name(tokens: Tokens, match: Match) -> str | None:
    """Reject seasons that are part of a name, or events: Spring Street, Winter Olympics, the fall of the regime."""
    last, after = tokens.word(match.end - 1), tokens.word(match.end)
    nouns_of = (after.lower(), tokens.lower_word(match.end + 2)) == ("and", "of")  # the fall and sack of the town
    if last.lower() in ("fall", "spring") and (after.lower() == "of" or nouns_of):
        return "an event or a place, not the season"
    if is_name(last) and name_after(tokens, match):
        return f"part of a name: “{last} {after}”"
    return None


def holiday_name(tokens: Tokens, match: Match) -> str | None:
    """Reject holidays in a name, before a thing, or as an idea: Christmas Island, a Christmas tree, wants a holiday."""
    feast, thing = tokens.lower_word(match.end - 1), tokens.word(match.end)
    names_day = feast.rpartition(" ")[2] in _DAYS_OF_FEASTS or tokens.lower_word(match.first) in _WHICH_FEAST
    if thing in _FESTIVE and not names_day and not _is_before_subject(tokens, match):
        return f"says what kind, not when: “{feast} {thing}”"
    if after := name_after(tokens, match):
        return f"part of a name: “{tokens.word(match.end - 1)} {after}”"
    following = [tokens.lower_word(match.end + place) for place in range(_HOLIDAY_REACH)]
    is_demand = following[0] in _OF_DEMAND and "holiday" in following[1:]
    return "a day that is to become a holiday" if is_demand else None


def _is_before_subject(tokens: Tokens, match: Match) -> bool:
    """Whether a feast is the date in front of a clause: "By Christmas | orders had fallen", not "By Christmas sales,".

    Before "since" and others, only without a comma, because these begin clauses, too: "Since Christmas sales fell, …".
    """
    before = tokens.lower_word(match.first - 1)
    if before not in _BEFORE_DATES | _OPENERS or not begins_sentence(tokens, match.first - 1):
        return False
    for place in range(match.end + 1, min(match.end + _CLAUSE_REACH, len(tokens.words))):
        word = tokens.lower_word(place)
        if word in _PUNCTUATION:
            return False
        if word in _FINITE:
            following = tokens.lower_words(place, place + _CLAUSE_REACH)
            return before in _BEFORE_DATES or "," not in following or "said" in following
    return False


def adjective(tokens: Tokens, match: Match) -> str | None:
    """Reject adverbs within a name, or before a noun: Daily Mail, the weekly Kompas, a quarterly report."""
    after, word = tokens.word(match.end), tokens.word(match.first)
    if word.lower() in ("quarterly", "yearly") and after.islower() and after.isalpha():
        return "describes a thing, and does not say when"
    if name_after(tokens, match) and (is_name(word) or word == "weekly"):
        return f"part of a name: “{word} {after}”"
    return None
