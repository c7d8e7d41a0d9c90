"""Numbers that look like years and count what a verb has or what rises: "telt 1960 hutten", "stieg auf 1347"."""

from __future__ import annotations

import re
from itertools import takewhile

from service.timex.languages._shared.beside_years import ending_of, is_inflected, is_marked, is_year
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "the number counts something"
_LONGEST_LINK = 3  # tokens between a count and its year
_REACH = 10  # tokens between a verb of change and its number
_ENDS = frozenset(".!?;")
_SHORTEST_NOUN = 4
_NOUN_PHRASE = 4  # tokens that a number counts, with an adjective or two
_FIRST_OF_STATISTICS = 1900


def held_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that a verb has as its object, with a noun behind: "dispone de 1960 camarotes".

    The verbs are in the slot ``holds``, of one or two words each, and in ``holds behind`` where verbs end clauses.
    """
    before, behind = (frozenset(words.lists.get(slot, ())) for slot in ("holds", "holds behind"))

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = _word(tokens, match.end)
        if not behind.isdisjoint({following, f"{following} {_word(tokens, match.end + 1)}"}):
            return _REASON  # "आबादी 1987 है", "1850 हो गई"
        if not _is_noun(tokens.word(match.end), words) or is_inflected(tokens, match):
            return None
        last, earlier = (folded(tokens.word(match.first - back) or " ") for back in (1, 2))
        is_held = not before.isdisjoint({last, f"{earlier} {last}"})
        is_held = is_held or _is_listed(tokens, match.end - 1, words, before)
        words_behind = (_word(tokens, match.end + at) for at in range(_NOUN_PHRASE))
        phrase = list(takewhile(lambda word: word[:1].isalpha(), words_behind))
        is_last = len(phrase) < _NOUN_PHRASE and phrase[-1] in behind
        return _REASON if is_held or is_last or not behind.isdisjoint(phrase[1:2]) else None

    return (counts,) if before or behind or "range.and" in words.lists else ()


def _is_listed(tokens: Tokens, place: int, words: Words, verbs: frozenset[str]) -> bool:
    """Return whether "and" joins it to a larger number, or a held one: 1650 Handschriften und 1204 Inkunabeln."""
    if not words.has("range.and", _word(tokens, place - 1)):
        return False
    first = next((at for at in range(place - 2, place - 2 - _NOUN_PHRASE, -1) if _is_number(tokens, at)), place)
    nouns = [tokens.word(at) for at in range(first + 1, place - 1) if tokens.word(at) != "de"]  # Romanian
    if not nouns or not all(noun[:1].isalpha() and not words.has("in", folded(noun)) for noun in nouns):
        return False
    entry = words.entry(nouns[0])
    if entry is not None and entry.name != "COUNTED":
        return False
    is_larger = int(_word(tokens, first)) > int(_word(tokens, place))
    return entry is not None or is_larger or _word(tokens, first - 1) in verbs


def _is_noun(word: str, words: Words) -> bool:
    """Return whether a word may be a noun that is counted: one of no class that no date has beside it."""
    if words.has("style", "capital nouns") and not word[:1].isupper():
        return False
    return word[:1].isalpha() and words.entry(word) is None and not words.has("in", folded(word))


def plural_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number between a verb and a plural, "movilizó 1914 soldados": years have a preposition.

    The slot ``plural noun endings`` has the endings, ``count.with`` prepositions whose case has them too, and ``no
    plural nouns`` other words that end like them; ``noun endings behind counts`` has those of other cases. A ``dated
    noun`` has the number as its year: "أولمبياد 1936 الأخيرة".
    """
    endings = tuple(words.lists.get("plural noun endings", ()))
    all_endings = (*endings, *words.lists.get("noun endings behind counts", ()))

    def counts(tokens: Tokens, match: Match) -> str | None:
        before, noun = tokens.word(match.first - 1), folded(tokens.word(match.end) or " ")
        is_with = words.has("count.with", folded(before or " "))
        is_plural = noun.endswith(endings if is_with else all_endings) and len(noun) >= _SHORTEST_NOUN
        is_plural = is_plural and not words.has("no plural nouns", noun)
        entry = words.entry(before or " ")  # Arabic "voted" is written like "vote"
        is_free = (
            folded(before or " ").isalpha() and not before[0].isupper() and (entry is None or entry.name == "COUNTED")
        )
        is_free = (is_free or is_with) and not words.has("dated noun", folded(before or " "))
        return _REASON if is_free and is_plural and _is_noun(tokens.word(match.end), words) else None

    return (counts,) if all_endings else ()


def change_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that something rose or fell to: the slots ``count.to`` and ``changes``."""
    to, changes = (frozenset(words.lists.get(slot, ())) for slot in ("count.to", "changes"))

    def is_reached(tokens: Tokens, match: Match) -> str | None:
        if is_inflected(tokens, match):
            is_goal = words.has("count.to endings", ending_of(tokens, match))  # Turkish "1347'ye yükseldi"
            is_changed = folded(tokens.word(match.end) or " ") in changes or follows_change(tokens, match.first)
            return _REASON if is_goal and is_changed else None
        is_goal = folded(tokens.word(match.first - 1) or " ") in to
        return _REASON if is_goal and follows_change(tokens, match.first - 1) else None

    def follows_change(tokens: Tokens, place: int) -> bool:
        has_year = False  # "sank bis 1871 auf 1350"
        for back in range(1, _REACH):
            word = folded(tokens.word(place - back) or ".")
            if word in changes or word in _ENDS or (word[0].isdigit() and (has_year or not is_year(word))):
                return word in changes
            has_year = has_year or word[0].isdigit()
        return False

    return (is_reached,) if changes else ()


def risen_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of two numbers from and to which something rose or fell: "stieg von 1600 auf 1950".

    Where the word between them also links years, the first is the larger one; or a verb of the slot ``changes`` stands
    in front or behind, and one of the numbers is too early for a year that texts give a figure of.
    """
    to, links, changes = (frozenset(words.lists.get(slot, ())) for slot in ("count.to", "range.to", "changes"))

    def is_pair(tokens: Tokens, match: Match) -> str | None:
        last = match.first
        if not (words.has("range.from", _word(tokens, last - 3)) and _is_number(tokens, last - 2)):
            last = match.first + 2
        begin, link = _word(tokens, last - 3), _word(tokens, last - 1)
        is_from_to = words.has("range.from", begin) and link in to
        if not is_from_to or not (_is_number(tokens, last - 2) and _is_number(tokens, last)):
            return None
        first_number, last_number = (int(_word(tokens, place)) for place in (last - 2, last))
        is_early = min(first_number, last_number) < _FIRST_OF_STATISTICS
        is_count = first_number > last_number or (is_early and is_changed(tokens, last))
        return _REASON if link not in links or is_count else None

    def is_changed(tokens: Tokens, last: int) -> bool:
        around = {_word(tokens, last - back) for back in range(4, _REACH)} | {_word(tokens, last + 1)}
        return not changes.isdisjoint(around)

    def is_inflected_pair(tokens: Tokens, match: Match) -> str | None:
        place = match.end - 1
        first = place if words.has("ending.from", _ending(tokens, place)) else place - 1
        is_from = words.has("ending.from", _ending(tokens, first))
        if not is_from or not words.has("count.to endings", _ending(tokens, first + 1)):
            return None
        around = {_word(tokens, first + 2)} | {_word(tokens, first - back) for back in range(1, _REACH)}
        return None if changes.isdisjoint(around) else _REASON

    return (is_pair, is_inflected_pair) if changes else ()


def dated_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number whose year follows: "von 1750 im Jahr 1880 auf 1920 im Jahr 1910"."""

    def is_dated(tokens: Tokens, match: Match) -> str | None:
        place = match.end
        while place < match.end + _LONGEST_LINK and _leads_to_year(tokens.word(place) or " ", words):
            place += 1
        is_linked = place > match.end and not is_inflected(tokens, match) and is_year(tokens.word(place))
        takes_of = words.has("style", "numbers take of") and _word(tokens, place + 1) == "de"  # Romanian
        noun = tokens.word(place + 1 + takes_of)
        counted = words.entry(noun or " ")
        counts_too = noun in _METRES or (counted is not None and counted.name in _COUNTING)
        return _REASON if is_linked and not counts_too else None

    return (is_dated,) if "in" in words.lists and not words.has("style", "postpositions") else ()


def _leads_to_year(word: str, words: Words) -> bool:
    """Return whether a word stands between a count and its year, and in no range or list of years."""
    key, entry = folded(word), words.entry(word)
    is_year_unit = entry is not None and entry.name == "YEARUNIT"
    return (is_year_unit or words.has("in", key)) and not any(words.has(slot, key) for slot in _LISTING)


#: What makes the number in front a count or a measure.
_COUNTING = ("COUNTED", "MONEY", "PERCENT")
_METRES = ("m", "km", "%", "°")
#: Slots of words that join two years, or two counts.
_LISTING = ("range.to", "range.until", "range.and", "range.between", "or", "count.to", "about")


def share_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number of a larger one, "1450 der 1920 Beschäftigten": the slot ``count.of``."""
    of = frozenset(words.lists.get("count.of", ()))

    def shares(tokens: Tokens, match: Match) -> str | None:
        link, second = _word(tokens, match.end), _word(tokens, match.end + 1)
        is_linked = (link in of or f"{link} {second}" in of) and not is_inflected(tokens, match)
        places = (match.end + 1, match.end + 2)
        is_share = is_linked and any(_is_larger(tokens, place, _word(tokens, match.end - 1)) for place in places)
        return _REASON if is_share or follows_share(tokens, match.end - 1) else None

    def follows_share(tokens: Tokens, place: int) -> bool:
        last, earlier = _word(tokens, place - 1), _word(tokens, place - 2)
        back = 2 if last in of else 3 if f"{earlier} {last}" in of else 0
        return back > 0 and _is_larger(tokens, place, _word(tokens, place - back))

    return (shares,) if of else ()


def _is_larger(tokens: Tokens, place: int, number: str) -> bool:
    """Return whether a larger number of as many digits stands at a place, with the noun that it counts behind it."""
    is_pair = number.isdigit() and _is_number(tokens, place) and len(_word(tokens, place)) == len(number)
    return is_pair and _word(tokens, place) > number and tokens.word(place + 1)[:1].isalpha()


def _ending(tokens: Tokens, place: int) -> str:
    """Return the ending of the number at a place; the empty string if there is none."""
    found = re.match(r"\d+['.:-]?(\D+)$", _word(tokens, place))
    return found[1] if found else ""


def _word(tokens: Tokens, place: int) -> str:
    return folded(tokens.word(place) or " ")


def _is_number(tokens: Tokens, place: int) -> bool:
    return _word(tokens, place).isdigit()


def about_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of "about 1700" before a noun, in a language where the word also stands before counts.

    It opens its sentence, and where years begin sentences the verb comes next: the slot ``around counts``.
    """
    around = frozenset(words.lists.get("around counts", ()))

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = folded(tokens.word(match.end) or " ")
        is_verb = words.is_past(following)
        year = folded(tokens.words[match.end - 1])
        if is_marked(tokens, match, words) or not year.endswith("00"):
            return None
        is_about = folded(tokens.words[match.first]) in around or folded(tokens.word(match.first - 1) or " ") in around
        return _REASON if is_about and not is_verb and _is_noun(tokens.word(match.end), words) else None

    return (counts,) if around and "cue.past endings" in words.lists else ()


def decade_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a decade's name of one word before a noun that is counted; "lat trzydziestych" is sure."""
    endings = tuple(words.lists.get("plural noun endings", ())) or (" ",)

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = words.entry(tokens.word(match.end) or " ")
        if match.rule.id == "decade.plural":  # "los 1980 voluntarios"
            noun = folded(tokens.word(match.end) or ".")
            return _REASON if noun.endswith(endings) and not words.has("no plural nouns", noun) else None
        name = tokens.words[match.first]
        has_unit = match.end - match.first > 1 or (" " in name and not any(map(str.isdigit, name)))  # not "los 80"
        return _REASON if not has_unit and following is not None and following.name == "COUNTED" else None

    return (counts,)
