"""Where sentences begin and end among tokens, as far as direction looks."""

from __future__ import annotations

from service.timex.languages import Cues
from service.timex.tokens import Tokens

#: Maximum number of tokens that direction looks at on each side of an expression.
REACH = 30
#: Tokens that end a sentence; the empty word ends a paragraph.
_ENDS = frozenset({"", ";", "!", "?", "؟", "؛", "।", "。", "！", "？"})
_FULL_STOP = "."
_SEMICOLON = ";"
#: Tokens that may end the sentence of an expression, which goes on after a semicolon.
_STOPS = (_ENDS | {_FULL_STOP}) - {_SEMICOLON}
#: After a full stop these show that it belongs to an abbreviation.
_CONTINUES = frozenset(",;:")
#: Maximum number of tokens that end a sentence, such as a full stop, a quotation mark and the end of the paragraph.
_LONGEST_END = 4
_LONGEST_LEAD = 5  # tokens before the date that opens a sentence: "in der Nacht vom 3. auf den"
_LONGEST_DAY = 2  # digits of a day of a month, or of a century: "am 9. September", "im 19. Jahrhundert"


def sentence_start(tokens: Tokens, first: int, cues: Cues) -> int:
    """Return the first token of the sentence that holds token ``first``, as far as direction looks back."""
    if first not in tokens.sentence_starts:
        tokens.sentence_starts[first] = _sentence_start(tokens, first, cues)
    return tokens.sentence_starts[first]


def _sentence_start(tokens: Tokens, first: int, cues: Cues) -> int:
    words, classes, clock_times = tokens.words, tokens.classes, cues.classes.clock_times
    start = first
    for place in range(first - 1, max(-1, first - 4 * REACH), -1):
        may_end = words[place] in _STOPS or classes[place] in clock_times  # few tokens need a closer look
        if may_end and is_boundary(tokens, place, cues):
            break
        start = place
    return start


def sentence_before(tokens: Tokens, first: int, cues: Cues) -> int:
    """Return the first token of the sentence before the one that holds token ``first``, in the same paragraph."""
    return sentence_start(tokens, max(0, sentence_start(tokens, first, cues) - 1), cues)


def previous_sentence(tokens: Tokens, first: int, cues: Cues) -> int:
    """Return the first token of the sentence before the one that holds token ``first``, in whatever paragraph."""
    end = sentence_start(tokens, first, cues)
    last = next(
        (place for place in range(end - 1, end - 1 - _LONGEST_END, -1) if tokens.word(place).isalnum()), end - 1
    )
    return sentence_start(tokens, max(0, last), cues)


def phrase_start(tokens: Tokens, first: int, cues: Cues) -> int:
    """Return the preposition of the expression at token ``first``, as in "on Monday", or ``first`` without one."""
    return first - (tokens.lower_word(first - 1) in cues.prepositions.leading)


def leads_sentence(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Whether the expression at token ``first``, after its prepositions, opens a sentence: "in der Nacht vom | 3."."""
    opening, start = cues.prepositions.opening, phrase_start(tokens, first, cues)
    while start > 0 and first - start < _LONGEST_LEAD and tokens.lower_word(start - 1) in opening:
        start -= 1
    if start == first and not (cues.prepositions.has_cases or tokens.lower_word(first) in opening):
        return False
    return start == 0 or (tokens.words[start - 1] != _SEMICOLON and is_boundary(tokens, start - 1, cues))


def follows_link(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Whether "and" or the like stands before an expression and its preposition: "it closed, and | on Monday | …"."""
    return tokens.lower_word(phrase_start(tokens, first, cues) - 1) in cues.boundaries.links


def may_end_sentence(word: str) -> bool:
    """Whether a sentence may end with a word, as written, that is no clock time."""
    return word in _ENDS or word == _FULL_STOP


def is_boundary(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a sentence ends with the token at ``place``."""
    word = tokens.words[place]
    if word in _ENDS or (word == _FULL_STOP and _ends_sentence(tokens, place, cues)):
        return True
    is_clock_time = tokens.classes[place] in cues.classes.clock_times
    return is_clock_time and _opens(tokens, place + 1, cues)  # "at 4 a.m. The mayor"


def _ends_sentence(tokens: Tokens, place: int, cues: Cues) -> bool:
    before, after = tokens.word(place - 1), tokens.word(place + 1)
    if not before or not after or _opens(tokens, place + 1, cues):
        return True
    continues = after[:1].islower() or after in _CONTINUES
    is_ordinal = before.isdigit() and len(before) <= _LONGEST_DAY and after.lower() in cues.boundaries.after_ordinals
    return before not in cues.boundaries.abbreviations and not continues and not is_ordinal


def _opens(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word has a capital that only the beginning of a sentence gives it."""
    return tokens.word(place) in cues.boundaries.openers
