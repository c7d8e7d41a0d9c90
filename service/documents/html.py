"""The source of an HTML page -> its visible text, which lines of it are the article, and its own metadata.

trafilatura decides which blocks belong to the article; the others are listed as dropped. Scripts do not run and nothing
is fetched. Needs the optional extra ``html``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import htmldate
import trafilatura
import trafilatura.metadata
from lxml import etree  # type: ignore[import-untyped]

from service.documents.boilerplate import OWN_DATE
from service.documents.dating import Clue
from service.documents.metadata import clues_of
from service.documents.page import MediaType, Page, TooLong, Unreadable
from service.documents.timestamps import parse_day
from service.documents.visible import parse, visible_text
from service.text.document import Dropped
from service.text.lines import Line, lines
from service.timex import languages, written_day
from service.timex.model import AnchorKind

OUTSIDE = "outside the article, according to trafilatura"
#: Any day counts: this package has no clock that could tell which days are in the future.
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1000-01-01",
    "max_date": "9999-12-31",
}
_LETTERS = re.compile(r"\W+")
_SHORT = 25  # letters and digits; a shorter block must be a whole block of the article
_TOP = 15  # lines
#: "12. März 2025", "12 de marzo de 2025": a short word may stand between day, month and year.
_DAY_IN_WORDS = re.compile(r"\d{1,2}\.?(?: [^\W\d_]{1,3})? [^\W\d_]{3,12}\.?(?: [^\W\d_]{1,3})? \d{4}(?!\d)")
_LONGEST_DATE_LINE = 80


def read_html(source: str, longest: int) -> Page:
    """Return the visible text of a page, its title, byline, address and dates.

    Raises Unreadable for a page without text, and TooLong for one whose text has more than ``longest`` characters.
    """
    tree = parse(source)
    visible = visible_text(tree)
    if len(visible) > longest:
        raise TooLong(len(visible))
    if not visible:
        raise Unreadable("the page has no text")
    metadata = trafilatura.metadata.extract_metadata(deepcopy(tree), date_config=dict(_DATES))
    clues, warnings = clues_of(tree)
    language = _language(tree)
    own = _own_date(visible, language)
    outside = {line.start: line for line in _outside(tree, visible)}
    if own:
        line, clue = own
        clues.append(clue)
        outside[line.start] = Dropped(line.start, line.end, line.text, OWN_DATE)
    return Page(
        visible,
        MediaType.HTML,
        title=metadata.title or None,
        byline=metadata.author or None,
        url=metadata.url or None,
        source=metadata.sitename or None,
        clues=(*clues, *_guess(tree)),
        outside=tuple(outside.values()),
        warnings=(*warnings, *_unsupported(language)),
    )


def _outside(tree: Any, visible: str) -> Iterator[Dropped]:
    """Yield the lines that trafilatura does not count as the article's; none if it finds no article."""
    article = trafilatura.extract(deepcopy(tree), include_comments=False, favor_recall=True) or ""
    whole = _letters(article)
    if not whole:
        return
    blocks = {_letters(line) for line in article.split("\n")}
    for line in lines(visible):
        letters = _letters(line.text)
        if not (letters in blocks or (len(letters) >= _SHORT and letters in whole)):
            yield Dropped(line.start, line.end, line.text, OUTSIDE)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _own_date(visible: str, language: str) -> tuple[Line, Clue] | None:
    """Return a line at the top that holds the page's date in a language that is not supported, and its clue."""
    for line in list(lines(visible))[:_TOP] if not languages.supports(language) else ():
        found = _DAY_IN_WORDS.search(line.text) if len(line.text) <= _LONGEST_DATE_LINE else None
        day = written_day(found[0], language) if found else None
        if day:
            return line, Clue(day, AnchorKind.DATELINE, f"the line “{line.text}”")
    return None


def _guess(tree: Any) -> Iterator[Clue]:
    """Yield the date that htmldate finds in the markup of the body; metadata and addresses are read elsewhere."""
    body = deepcopy(tree)
    etree.strip_elements(body, "head", "script", "time", "link", "meta", with_tail=False)
    found = htmldate.find_date(body, **_DATES)
    if found:
        yield Clue(parse_day(found), AnchorKind.METADATA, "htmldate's reading of the page's markup", guess=True)


def _language(tree: Any) -> str:
    return languages.primary_language(tree.get("lang") or "en") or "en"


def _unsupported(language: str) -> Iterator[str]:
    if not languages.supports(language):
        yield f"the page's language {languages.UnsupportedLanguage(language).detail}"
