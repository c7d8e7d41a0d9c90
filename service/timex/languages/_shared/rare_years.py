"""Numbers that few texts mean as years unless a word of dates stands beside them: 1500, 1098, 2077."""

from __future__ import annotations

from service.timex.languages._shared.beside_years import (
    is_before_postposition,
    is_dated_beside,
    is_listed,
    is_marked,
    is_year,
)
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_FIRST_YEAR, _LAST_YEAR = 1200, 2049
_LAST_DATED = 2100
_ROUND = 100
#: What stands beside years that have no word: brackets and dashes, and nothing.
_AROUND_YEARS = frozenset('()（）–—-/~〜[]«»"') | {""}
_AROUND_LISTED = _AROUND_YEARS | frozenset(",、，.。;；:：")
_LONGEST_ARTICLE = 3  # letters
_ENDS = frozenset(".!?")
_BEHIND_CLAUSES = frozenset(".!?,;)") | {" "}


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
        if _begins_range(tokens, match, words) or _has_era(tokens, match, words):
            return None
        is_about = words.has("around", folded(tokens.words[match.first]))  # "um 1500", not "etwa 1500"
        if words.has("style", "years begin sentences") and _is_before_verb(tokens, match, words):
            return None
        is_dated = is_about or is_marked(tokens, match, words) or is_before_postposition(tokens, match, words)
        if is_dated or (not needs_word and _follows_word_of_dates(tokens, match, words)):
            return None
        return "a round number that counts what follows"

    return (counts,)


def _is_amid_years(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the number stands between years of a list: 1896, 1900 and 1904."""
    is_joined = words.has("range.and", folded(tokens.word(match.end) or " ")) and is_year(tokens.word(match.end + 1))
    return is_joined and is_listed(tokens, match)


def _is_before_verb(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a sentence begins with the match and a verb follows: 1900 zog er um."""
    verb = folded(tokens.word(match.end) or " ")
    return _begins_sentence(tokens, match) and (words.has("cue.past", verb) or words.has("cue.future", verb))


def _follows_word_of_dates(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word that stands before dates precedes the match, also one that means a length ahead."""
    word = tokens.word(match.first - 1) or " "
    before = words.entry(word)
    if words.has("range.and", folded(word)):  # "1900 and 2000", but not "six wives and 2000 horses"
        return is_year(tokens.word(match.first - 2))
    return words.has("in", folded(word)) or (before is not None and before.name in ("IN", "OF", "EDGE", "JOIN"))


def rare_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a number that few texts mean as a year unless a word of dates stands beside it."""
    has_dot = words.has("style", "years have a dot")
    has_word, opens = words.has("style", "years have a word"), words.has("style", "years begin sentences")
    always_has_word = has_word and words.has("style", "numbered days")

    def is_far(tokens: Tokens, match: Match) -> str | None:
        digits = folded(tokens.words[match.end - 1])[:4]
        if not digits.isdigit() or _FIRST_YEAR <= int(digits) <= _LAST_YEAR or 2400 <= int(digits) < 2600:
            return None
        if _has_era(tokens, match, words) or _begins_range(tokens, match, words):
            return None
        is_free = (opens and _begins_sentence(tokens, match)) or _stands_between(tokens, match, words)
        is_dated = is_dated_beside(tokens, match, words) or is_free
        if int(digits) <= _LAST_DATED and int(digits) % _ROUND and is_dated:
            return None
        return "a number that is rarely a year, and no word says that it is one"

    def lacks_word(tokens: Tokens, match: Match) -> str | None:
        beside = tokens.word(match.first - 1), tokens.word(match.end)
        if not tokens.words[match.end - 1][:1].isdigit():
            return None  # 平成元年
        if has_dot and beside[1][:1].isalpha() and not is_marked(tokens, match, words):
            return "a number without the dot that the language writes behind years"
        if not has_word or is_dated_beside(tokens, match, words) or _follows_dated_noun(tokens, match, words):
            return None
        if all(word in _AROUND_LISTED for word in beside) if always_has_word else not _AROUND_YEARS.isdisjoint(beside):
            return None
        return "a number without the word that the language writes beside years"

    return (is_far, lacks_word)


def _begins_sentence(tokens: Tokens, match: Match) -> bool:
    """Return whether a sentence begins with the match and a word in lowercase follows, mostly its verb: 1066 starb."""
    before = tokens.word(match.first - 1)
    return (not before or before in _ENDS) and tokens.word(match.end).islower()


def _follows_dated_noun(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a noun that has a year stands before the match: род. 1799, Thế vận hội 1936."""
    last, earlier = (folded(tokens.word(match.first - back) or " ") for back in (1, 2))
    return words.has("dated noun", earlier if last == "." else f"{earlier} {last}")


def _stands_between(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a past verb, or a noun as "death", stands before it and no noun behind: "wurde 1098 in"."""
    before, behind = folded(tokens.word(match.first - 1) or " "), folded(tokens.word(match.end) or " ")
    goes_on = behind in _BEHIND_CLAUSES or words.has("in", behind) or words.has("range.and", behind)
    return (words.is_past(before) or words.has("dated noun", before)) and goes_on


def _begins_range(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the match and another year are those of "between": μεταξύ 1150 και 1230, 1150 és 1230 között."""
    link, other = (tokens.word(match.end + ahead) or " " for ahead in (0, 1))
    last = match.end + 1 + (not is_year(other) and len(other) <= _LONGEST_ARTICLE)  # tra il 1000 e il 1300
    if not words.has("range.and", folded(link)) or not is_year(tokens.word(last)):
        return False
    era = words.entry(tokens.word(last + 1) or " ")
    beside = (tokens.word(place) or " " for place in (match.first - 1, match.first - 2, last + 1))
    is_between = any(words.has("range.between", folded(word)) for word in beside)
    return is_between or (era is not None and era.name == "AD")


def _has_era(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the match has the mark of an era: พ.ศ. 2310."""
    entries = (words.entry(tokens.words[place]) for place in range(match.first, match.end - 1))
    return any(entry is not None and entry.name == "AD" for entry in entries)
