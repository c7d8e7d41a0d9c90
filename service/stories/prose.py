"""Prose: whether a sentence of an article can stand in a story, and its text without labels.

What marks a caption, a heading or the stamp of a post is mostly the same in all languages; words are the language's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from service.eventing.context import subject_of
from service.stories.frequencies import weights
from service.text.words import folded_words
from service.timex import languages

#: The number of words in capitals that make the beginning of a sentence a heading.
_HEADING = 3
#: What a statement of prose does not have, each in any language, the worst first.
_FLAWS = (
    re.compile(r"[|<>{}\\]|https?:"),  # menus and comments
    re.compile(r"(?<![.!?…。！？।؟”\"’'»)])$|(?:…|\.\.\.)$"),  # a heading, or the beginning of a text that goes on
    re.compile(r"^[\W_]|[?？؟]$"),  # a quotation, a list item, a question
    re.compile(r"^[^.:]{1,30}: "),  # the label of a caption or of a post
    # the time of a post, or the full date at the end of a caption
    re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}\.\d\d [A-Z]{3,4}\b|, [^,]{0,30}\b\d{1,2},? (?:19|20)\d\d\W*$"),
)
#: The words of a sentence that can stand without the heading before it.
_LEAST_WORDS = 7
#: The inverse document frequency below which a word is so common that names rarely contain it.
_COMMON = 0.65
_UPPER = "A-ZÀ-ÖØ-ÞА-Я"
_AMID = re.compile(rf"(?<=[^\W\d_] )([{_UPPER}][a-zß-öø-ÿа-я]*)(?= (\S))")
_DATELINE = re.compile(r"[^()\n]{2,90}\([^()\n]{2,30}\)\s*(?:--|[-–—])\s+(?=\w)")
_PARENTHESIS = re.compile(r"\([^()\n]{3,60}\)\s+(?=\w)")
_LABEL_END = re.compile(r"(?:\s*(?:--|[–—:|])|\s+-)\s+(?=\w)")
_CAPITALS = re.compile(rf"(?:[{_UPPER}\d’'-]*[{_UPPER}][{_UPPER}\d’'-]+ ){{{_HEADING},12}}(?=[{_UPPER}][^{_UPPER}])")


def flaws(sentence: str, language: str) -> int:
    """Return how far a sentence is from a statement of prose: 0 for one, more for worse flaws and for several."""
    found = sum(1 << place for place, flaw in enumerate(reversed(_FLAWS), 1) if flaw.search(sentence))
    caption = bool(languages.language(language).pages.caption.search(sentence))
    return found + 2 * caption + (_begins_with_capitals(sentence) or any(True for _ in _headings(sentence, language)))


def needs_another(sentence: str, language: str) -> bool:
    """Whether the subject of a sentence is a pronoun, so that only another sentence says who or what it is."""
    lexicon = languages.language(language).events
    subject = subject_of(sentence, lexicon)
    return bool(subject) and subject[0].lower() in lexicon.subjects.people | lexicon.subjects.others


def without_labels(sentence: str, expression: str, language: str) -> str:
    """Return a sentence without its dateline, a heading, or its date as a label at the beginning."""
    for label in (_DATELINE, _PARENTHESIS, _CAPITALS):
        found = label.match(sentence)
        sentence = sentence[found.end() :] if found else sentence
    if expression and sentence.startswith(expression):
        found = _LABEL_END.match(sentence, len(expression))
        sentence = sentence[found.end() :] if found else sentence
    heading = next(_headings(sentence, language), None)
    if heading and not (expression and expression in sentence[:heading]) and _is_long(sentence[heading:]):
        sentence = sentence[heading:]
    return sentence[:1].upper() + sentence[1:]


def _is_long(sentence: str) -> bool:
    return len(sentence.split(maxsplit=_LEAST_WORDS)) >= _LEAST_WORDS


def _begins_with_capitals(sentence: str) -> bool:
    first = sentence.split(maxsplit=_HEADING)[:_HEADING]
    return len(first) == _HEADING and all(len(word) > 1 and word.isupper() for word in first)


def _headings(sentence: str, language: str) -> Iterator[int]:
    """Yield where a common word has a capital amid the sentence: a heading without a full stop ends before it."""
    rarity = weights(language)
    for found in _AMID.finditer(sentence):
        is_common = all(rarity[crc32(word.encode())] < _COMMON for word in folded_words(found[1]))
        if is_common and not found[2].isupper():
            yield found.start(1)
