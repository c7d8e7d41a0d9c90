"""The words of a language that ``documents`` needs to tell an article from the page around it.

A language may leave out any part, or all of them: then only a page's dates and temperatures count as boilerplate, and
no line is taken for a byline, a credit or a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from service.timex.languages.kind_words import NEVER

#: The reason for a line that only says who wrote the article.
BYLINE = "the byline"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: it is a key of caches
class Boilerplate:
    """Lines of a page that are not part of its article, each with the reason that is shown to readers.

    ``lines`` are whole lines, in lowercase. ``openings`` and ``endings`` are regular expressions for how other such
    lines begin and end; ``stamps`` for how the comments of readers and notes on the article begin, however long they
    are; ``inline`` for stamps within a line, which are dropped without it. ``lists`` are those ``lines`` that head a
    list of other articles' headlines.
    """

    lines: Mapping[str, str] = field(default_factory=dict)
    lists: frozenset[str] = _NONE
    openings: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    stamps: tuple[tuple[str, str], ...] = ()
    inline: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageWords:
    """What ``documents`` asks of a language.

    ``published`` matches the beginning of a line that says when an article was published or ``updated``;
    ``beside_date`` are the words, in lowercase, that may stand beside the date in such a line.
    ``byline`` matches the beginning of a byline, up to the first name; ``beside_names`` are the words in it, in
    lowercase, that are not names; ``role`` matches what a reporter is, after the name at the end of a line.
    ``comments`` matches the heading above the comments of readers. ``credit`` matches the beginning of a line of
    credits, and ``picture`` the credit of a picture that runs into a sentence. ``caption`` finds what only the caption
    of a picture, a pointer to other pages or a listing says. ``dateline`` matches a dateline at the beginning of a
    paragraph; it has the groups ``place`` and ``date``.
    """

    boilerplate: Boilerplate = Boilerplate()
    published: re.Pattern[str] = NEVER
    updated: re.Pattern[str] = NEVER
    beside_date: frozenset[str] = _NONE
    byline: re.Pattern[str] = NEVER
    beside_names: frozenset[str] = _NONE
    role: re.Pattern[str] = NEVER
    comments: re.Pattern[str] = NEVER
    credit: re.Pattern[str] = NEVER
    picture: re.Pattern[str] = NEVER
    caption: re.Pattern[str] = NEVER
    dateline: re.Pattern[str] = NEVER
