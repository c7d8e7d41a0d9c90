"""What stands around a match: the looks that all checks share."""

from __future__ import annotations

from service.timex.tokens import Tokens


def adjacent(tokens: Tokens, place: int) -> bool:
    """Whether only blanks of one line stand between a token and the one before it."""
    if not 0 < place < len(tokens.words):
        return False
    return "\n" not in tokens.text[tokens.end(place - 1) : tokens.start(place)]


def is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def begins_sentence(tokens: Tokens, place: int) -> bool:
    return place <= 0 or tokens.word(place - 1) in (".", "!", "?", ":", "“", '"') or not adjacent(tokens, place)


def is_plural(word: str) -> bool:
    written = word.islower() or word.isupper()
    word = word.lower()
    return len(word) > 3 and written and word.endswith("s") and not word.endswith(("ss", "us", "is"))
