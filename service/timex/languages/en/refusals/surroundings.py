"""The words of a match and around it, for all checks and refinements."""

from __future__ import annotations

from service.timex.rule import Match
from service.timex.tokens import Tokens

POSSESSIVES = ("'s", "’s")
#: Words that may follow a number and are no noun that it counts.
FUNCTION_WORDS = frozenset(
    "and or at in on to for with by from when after before as but because while until will is was he she it they we I "
    "you his her its their there the a an this".split()
)
CURRENCY_SIGNS = ("$", "£", "€", "¥")


def words_of(tokens: Tokens, match: Match) -> list[str]:
    """Return the words of a match in lower case."""
    return tokens.lower_words(match.first, match.end)


def words_before(tokens: Tokens, match: Match, count: int) -> set[str]:
    """Return some words before a match in lower case."""
    return set(tokens.lower_words(max(0, match.first - count), match.first))


def words_around(tokens: Tokens, match: Match, before: int, after: int) -> list[str]:
    """Return the words of a match and some words before and after it, in lower case."""
    return tokens.lower_words(max(0, match.first - before), match.end + after)


def adjacent(tokens: Tokens, place: int) -> bool:
    """Whether a token stands in the same line as the token before it."""
    if not 0 < place < len(tokens.words):
        return False
    return "\n" not in tokens.text[tokens.end(place - 1) : tokens.start(place)]


def begins_sentence(tokens: Tokens, place: int) -> bool:
    """Whether a token follows the end of a sentence, an opening quotation mark or a line break."""
    return place <= 0 or tokens.word(place - 1) in (".", "!", "?", ":", "“", '"') or not adjacent(tokens, place)


def is_name(word: str) -> bool:
    """Whether a word is written with a capital followed by a lowercase letter."""
    return word[:1].isupper() and word[1:2].islower()


def name_after(tokens: Tokens, match: Match) -> str:
    """Return the name that follows a match in its line; the empty word if there is none."""
    after = tokens.word(match.end)
    return after if is_name(after) and adjacent(tokens, match.end) else ""


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun that is not a name."""
    is_common = word.islower() or word.isupper()
    word = word.lower()
    return len(word) > 3 and is_common and word.endswith("s") and not word.endswith(("ss", "us", "is"))
