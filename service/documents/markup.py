"""Prepare the source of a page for a parser: remove what no reader sees, and refuse what would cost too much.

libxml2 compares every attribute of an element with all others, which takes quadratic time, and extractors visit each
element many times. So the number of elements, of attributes and of words in each is bounded, far above what real pages
have. The checks take linear time.
"""

from __future__ import annotations

import re

from service.documents.page import Unreadable

MOST_TAGS = 40_000
MOST_WORDS = 10_000  # between one < and the next, such as a paragraph
MOST_ATTRIBUTES = 256
#: An attribute as libxml2 reads it: a quotation mark counts only where a value begins.
_ATTRIBUTE = r"[\s/]*+[^\s=>/][^\s=>/]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>]*+))?+"
#: An element up to its last attribute that is allowed, and one more. It begins anywhere: in a comment there is none.
_ELEMENT = re.compile(rf"(?=<[a-zA-Z][^\s>/]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+({_ATTRIBUTE})?+())")
#: Times that the check may read a page. Elements that begin within others are read several times.
_MOST_PASSES = 20
#: A "<" of prose, as in "if a <b and c …": more words follow than an element has attributes, and none has a value.
_LESS_THAN = re.compile(rf"<(?=[a-zA-Z][^\s=>/<]*+(?:\s++[^\s=>/<]++(?!\s*+=)){{{MOST_ATTRIBUTES + 1}}})")
#: Elements whose content is not text; a script may hold metadata in JSON-LD, which stays.
_UNREAD = re.compile(r"<(script|style|svg)\b([^>]{0,500})", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "svg")}
_JSON_LD = "ld+json"
_METADATA = re.compile(r"script\b[^>]{0,500}ld\+json", re.IGNORECASE)
#: Characters that an XML tree cannot hold, themselves or as references.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));?", re.IGNORECASE)


def fit(source: str) -> str:
    """Return the source for a parser. Raises Unreadable for one that exceeds the limits."""
    source = _REFERENCE.sub(_allowed, _CONTROL.sub(" ", _without_unread(source)))
    if source.count("<") > MOST_TAGS:
        raise Unreadable(f"the page has more than {MOST_TAGS} tags")
    if any(map(_has_too_many_words, source.split("<"))):
        raise Unreadable(f"an element of the page has more than {MOST_WORDS} words")
    source = _LESS_THAN.sub("&lt;", source)
    _check_attributes(source)
    return source


def _check_attributes(source: str) -> None:
    """Raise Unreadable if an element has too many attributes, or too many elements begin within others."""
    left = _MOST_PASSES * len(source)
    for element in _ELEMENT.finditer(source):
        if element[1]:
            raise Unreadable(f"an element of the page has more than {MOST_ATTRIBUTES} attributes")
        left -= element.end(2) - element.start()
        if left < 0:
            raise Unreadable("the page has too many tags without an end")


def _has_too_many_words(part: str) -> bool:
    """Whether a part of a page, from one < to the next, has too many words; metadata in JSON-LD may hold a text."""
    return len(part) > MOST_WORDS and not _METADATA.match(part) and len(part.split()) > MOST_WORDS


def _without_unread(source: str) -> str:
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for found in _UNREAD.finditer(source):
        name = found[1].lower()
        if found.start() < at or name in unclosed or _JSON_LD in found[2].lower():
            continue
        end = _ENDS[name].search(source, found.end())
        if end is None:
            unclosed.add(name)
            continue
        parts.append(source[at : found.start()])
        at = end.start()
    return "".join((*parts, source[at:]))


def _allowed(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return reference[0] if is_character and not _CONTROL.match(chr(number)) else " "
