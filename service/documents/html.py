"""The source of an HTML page -> its visible text, which lines of it are the article, and its own metadata.

trafilatura decides which blocks belong to the article; the others are listed as dropped. Scripts do not run and nothing
is fetched. Needs the optional extra ``html``.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import trafilatura
import trafilatura.metadata

from service.documents.boilerplate import OWN_DATE
from service.documents.date_lines import date_line, update_lines
from service.documents.dated_tables import tables_to_lists
from service.documents.headlines import Headline, letters
from service.documents.marked_dates import MarkedDate, marked_dates
from service.documents.metadata import clues_of
from service.documents.page import MediaType, Page, TooLong, Unreadable
from service.documents.ragged_tables import even_out_tables
from service.documents.visible import parse, visible_text
from service.documents.wiki import latest_revision
from service.text.document import Dropped
from service.text.lines import Line, lines
from service.timex import languages

OUTSIDE = "outside the article, according to trafilatura"
#: Any day counts: this package has no clock that could tell which days are in the future.
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1000-01-01",
    "max_date": "9999-12-31",
}
_DESCRIBED = "the page has no visible text: its description for search engines was read instead"
_SHORT = 25  # letters and digits; a shorter block must be a whole block of the article


def read_html(source: str, longest: int) -> Page:
    """Return the visible text of a page, its title, byline, address and dates.

    Raises Unreadable for a page without text, and TooLong for one whose text has more than ``longest`` characters.
    """
    tree = parse(source)
    language = _language(tree)
    tables_to_lists(tree, language)
    visible, is_described = _text_or_description(tree, longest)
    metadata = trafilatura.metadata.extract_metadata(deepcopy(tree), date_config=dict(_DATES))
    clues, warnings = clues_of(tree)
    revision = latest_revision(tree, [clue for clue in clues if clue.updated], language)
    clues = [revision, *clues] if revision else clues
    headline = Headline(tree, metadata.title)
    marked = marked_dates(tree, headline, language)
    clues += [date.clue for date in marked]
    outside = {line.start: line for line in _outside(tree, visible)}
    own = date_line(visible, outside, headline.text, language)
    if own:
        line, clue = own
        clues.append(clue)
        outside[line.start] = _own_date(line)
    outside |= {line.start: _own_date(line) for line in _shown(marked, visible)}
    clues += update_lines(visible, language)
    return Page(
        visible,
        MediaType.HTML,
        language=language if tree.get("lang") and languages.supports(language) else None,
        date_order=languages.date_order_of(tree.get("lang", "")),
        title=metadata.title or None,
        byline=metadata.author or None,
        url=metadata.url or _address(tree),
        source=metadata.sitename or None,
        clues=tuple(clues),
        outside=tuple(outside.values()),
        warnings=(*warnings, *_unsupported(language), *((_DESCRIBED,) if is_described else ())),
    )


def _text_or_description(tree: Any, longest: int) -> tuple[str, bool]:
    """Return the visible text of a page, else its description, and whether it is that. Raises TooLong."""
    visible, is_described = visible_text(tree), False
    if not visible:
        visible, is_described = _description(tree), True
    if len(visible) > longest:
        raise TooLong(len(visible))
    return visible, is_described


def _own_date(line: Line) -> Dropped:
    return Dropped(line.start, line.end, line.text, OWN_DATE)


def _shown(marked: list[MarkedDate], visible: str) -> Iterator[Line]:
    """Yield the lines that are only a date of the page as a reader sees it: "Thursday", "3 hours ago"."""
    shown = {date.shown for date in marked if date.shown}
    return (line for line in lines(visible) if line.text in shown)


def _description(tree: Any) -> str:
    """Return what a page without visible text says of itself to search engines. Raises Unreadable without that."""
    found = tree.xpath("//meta[@property='og:description' or @name='description']/@content")
    description = max((" ".join(text.split()) for text in found), key=len, default="")
    if not description:
        raise Unreadable("the page has no text")
    return description


def _address(tree: Any) -> str | None:
    """Return the address that a page gives itself."""
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((url for url in found if url.startswith(("http:", "https:"))), None)


def _outside(tree: Any, visible: str) -> Iterator[Dropped]:
    """Yield the lines that trafilatura does not count as the article's; none if it finds no article."""
    own_tree = deepcopy(tree)
    even_out_tables(own_tree)
    article = trafilatura.extract(own_tree, include_comments=False, favor_recall=True) or ""
    whole = letters(article)
    if not whole:
        return
    blocks = {letters(cell) for line in article.split("\n") for cell in (line, *line.split("|"))}
    for line in lines(visible):
        own = letters(line.text)
        if not (own in blocks or (len(own) >= _SHORT and own in whole)):
            yield Dropped(line.start, line.end, line.text, OUTSIDE)


def _language(tree: Any) -> str:
    return languages.primary_language(tree.get("lang") or "en") or "en"


def _unsupported(language: str) -> Iterator[str]:
    if not languages.supports(language):
        yield f"the page's language {languages.UnsupportedLanguage(language).detail}"
