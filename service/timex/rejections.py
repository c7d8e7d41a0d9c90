"""What looks like an expression of time and is not one, with the reasons: listed only for an explanation."""

from __future__ import annotations

from collections.abc import Sequence

from service.timex.find import Candidate, RejectedMatch
from service.timex.languages import Language
from service.timex.model import Rejection
from service.timex.tokens import Tokens

_WORD_RULE = "word"  # stands for the rule of a single word that no rule matches


def rejections(
    tokens: Tokens, matches: Sequence[Candidate | RejectedMatch], language: Language
) -> tuple[Rejection, ...]:
    """Return the matches that a check rejected, and every other word that could be taken for a time."""
    rejected = [
        (match.first, match.end, match.rule.id, match.reason) for match in matches if isinstance(match, RejectedMatch)
    ]
    matched = {place for match in matches for place in range(match.first, match.end)}
    words, classes, names, known = tokens.words, tokens.classes, language.names, language.suspects
    suspects = [
        (place, place + 1, _WORD_RULE, _suspicion(word, language))
        for place, word in enumerate(words)
        if (word[:1].isdigit() or classes[place] in names or word.lower() in known) and place not in matched
    ]
    return tuple(_rejection(tokens, *fields) for fields in sorted(rejected + suspects))


def _suspicion(word: str, language: Language) -> str:
    """Return why a word looks like an expression of time: a number, a known word, or else one that may be a name."""
    if word[:1].isdigit():
        return "a number, and nothing beside it makes it a date"
    if language.classes[word] in language.names:
        return "a name here, not a date"
    return language.suspects[word.lower()]


def _rejection(tokens: Tokens, first: int, end: int, rule: str, reason: str) -> Rejection:
    start, stop = tokens.start(first), tokens.end(end - 1)
    return Rejection(start, stop, tokens.text[start:stop], rule, reason)
