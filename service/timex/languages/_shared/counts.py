"""Numbers that look like years and count what a verb has or what rises: "telt 1960 hutten", "stieg auf 1347"."""

from __future__ import annotations

from service.timex.languages._shared.beside_years import ending_of, is_inflected, is_marked
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "the number counts something"
_REACH = 10  # tokens between a verb of change and its number
_ENDS = frozenset(".!?;")
_SHORTEST_NOUN = 4


def held_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that a verb has as its object, with a noun behind: "dispone de 1960 camarotes".

    The verbs are in the slot ``holds``, of one or two words each, and in ``holds behind`` where verbs end clauses.
    """
    before, behind = (frozenset(words.lists.get(slot, ())) for slot in ("holds", "holds behind"))

    def counts(tokens: Tokens, match: Match) -> str | None:
        if not _is_noun(tokens.word(match.end), words) or is_inflected(tokens, match):
            return None
        last, earlier = (folded(tokens.word(match.first - back) or " ") for back in (1, 2))
        is_held = not before.isdisjoint({last, f"{earlier} {last}"})
        return _REASON if is_held or folded(tokens.word(match.end + 1) or " ") in behind else None

    return (counts,) if before or behind else ()


def _is_noun(word: str, words: Words) -> bool:
    """Return whether a word may be a noun that is counted: one of no class that no date has beside it."""
    return word[:1].isalpha() and words.entry(word) is None and not words.has("in", folded(word))


def plural_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number between a verb and a plural, "movilizó 1914 soldados": years have a preposition.

    The slot ``plural noun endings`` has the endings, and ``no plural nouns`` other words that end like them.
    """
    endings = tuple(words.lists.get("plural noun endings", ()))

    def counts(tokens: Tokens, match: Match) -> str | None:
        before, noun = tokens.word(match.first - 1), folded(tokens.word(match.end) or " ")
        is_plural = noun.endswith(endings) and len(noun) >= _SHORTEST_NOUN and not words.has("no plural nouns", noun)
        is_free = before.isalpha() and not before[0].isupper() and words.entry(before) is None
        return _REASON if is_free and is_plural and _is_noun(tokens.word(match.end), words) else None

    return (counts,) if endings else ()


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
        for back in range(1, _REACH):
            word = folded(tokens.word(place - back) or ".")
            if word in changes or word in _ENDS or word[0].isdigit():
                return word in changes
        return False

    return (is_reached,) if changes else ()


def about_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of "about 1700" before a noun, in a language where the word also stands before counts.

    It opens its sentence, and where years begin sentences the verb comes next: the slot ``around counts``.
    """
    around = frozenset(words.lists.get("around counts", ()))

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = folded(tokens.word(match.end) or " ")
        is_verb = words.has("cue.past", following) or following.endswith(tuple(words.lists["cue.past endings"]))
        year = folded(tokens.words[match.end - 1])
        if is_marked(tokens, match, words) or not year.endswith("00"):
            return None
        is_about = folded(tokens.words[match.first]) in around or folded(tokens.word(match.first - 1) or " ") in around
        return _REASON if is_about and not is_verb and _is_noun(tokens.word(match.end), words) else None

    return (counts,) if around and "cue.past endings" in words.lists else ()


def decade_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a decade's name of one word before a noun that is counted; "lat trzydziestych" is sure."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = words.entry(tokens.word(match.end) or " ")
        name = tokens.words[match.first]
        has_unit = match.end - match.first > 1 or (" " in name and not any(map(str.isdigit, name)))  # not "los 80"
        return _REASON if not has_unit and following is not None and following.name == "COUNTED" else None

    return (counts,)
