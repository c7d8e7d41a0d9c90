"""The line beside a page's headline that is its date: "March 13, 2025", "Erstellt am: 13.03.2025 18:36 / sk"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from service.documents.boilerplate import is_prose
from service.documents.clues import Clue
from service.documents.headlines import letters
from service.documents.written_dates import day_of_line, day_of_update, first_day, is_bare, is_labelled, is_update
from service.text.lines import Line, lines
from service.timex import languages
from service.timex.languages.kind_words import NEVER
from service.timex.model import AnchorKind

_ABOVE = 5  # lines between a date and the headline under it
_BELOW = 20  # lines between the headline and the prose
_MOST_BARE = 5  # lines that are dates; more of them are a list
_SHOWN = 80  # characters of a line that is a sentence
_TOP = 15  # lines of a page without a headline
#: What themes of WordPress write under an article.
_THEME = re.compile(
    r"(?:This entry was posted|Dieser (?:Eintrag|Beitrag) wurde|Cet article a été publié|Esta entrada fue publicada"
    r"|Questo articolo è stato pubblicato|Dit bericht (?:is|werd) geplaatst|Este artigo foi publicado)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_PROSE = 2  # paragraphs above the date: a summary, a caption


def date_line(visible: str, outside: Collection[int], headline: str, language: str) -> tuple[Line, Clue] | None:
    """Return the line with the page's date, and its clue. ``outside`` are the offsets of lines outside the article.

    A line that says "published" counts most, then the first one below the headline, then the only one of the article.
    Above the headline is the day on which the page was viewed.
    """
    every = list(lines(visible))
    place = _place(every, letters(headline))
    if place is None:
        above, below = [], every[:_TOP]
    else:
        above, below = every[max(0, place - _ABOVE) : place], every[place + 1 : place + 1 + _BELOW]
    dated = list(_dated(_up_to_prose(below, outside), language))
    labelled = [found for found in (*dated, *_dated(reversed(above), language)) if is_labelled(found[0].text)]
    if place is None and _has_page_words(language):
        dated = []  # the lines at the top of such a page are read with its other lines
    return next(iter((*labelled, *dated, *_of_theme(every, language), *_only(every, outside, language))), None)


def update_lines(visible: str, language: str) -> Iterator[Clue]:
    """Yield the dates of updates: "Updated June 13, 2019", "[Stand: 09.10.2017, 01:40 Uhr]"."""
    for line in lines(visible):
        day = day_of_update(line.text, language)
        if day:
            yield Clue(day, AnchorKind.DATELINE, f"the line “{line.text}”", updated=True)


def _has_page_words(language: str) -> bool:
    return languages.supports(language) and languages.language(language).pages.published is not NEVER


def _only(every: list[Line], outside: Collection[int], language: str) -> list[tuple[Line, Clue]]:
    """Return the line of the article that is nothing but a date, as under a letter, if all such lines name one day."""
    bare = [line for line in every if line.start not in outside and _is_bare_date(line.text)]
    if len(bare) > _MOST_BARE:
        return []
    found = list(_dated(bare, language))
    is_one_day = len(found) == len(bare) and len({clue.date for _, clue in found}) == 1
    return found[:1] if is_one_day else []


def _of_theme(every: list[Line], language: str) -> Iterator[tuple[Line, Clue]]:
    for line in every:
        day = first_day(line.text, language) if _THEME.match(line.text) else None
        if day:
            yield line, Clue(day, AnchorKind.DATELINE, f"the line “{line.text[:_SHOWN]}…”")


def _place(every: list[Line], headline: str) -> int | None:
    """Return the number of the headline's line: the last one of several before any prose, after a path of links."""
    places = [number for number, line in enumerate(every) if headline and letters(line.text) == headline]
    if not places:
        return None
    return places[-1] if _is_breadcrumb(every, places) else places[0]


def _is_breadcrumb(every: list[Line], places: list[int]) -> bool:
    """Whether the headline is repeated before any prose: a path of links names it first."""
    return not any(is_prose(line.text) for line in every[places[0] : places[-1]])


def _up_to_prose(some: list[Line], outside: Collection[int]) -> Iterator[Line]:
    """Yield lines up to the article's prose; among its first paragraphs, one that is nothing but a date.

    Several such lines are the headings of a chronology.
    """
    is_paragraph = [is_prose(line.text) and line.start not in outside for line in some]
    first = is_paragraph.index(True) if True in is_paragraph else len(some)
    yield from some[:first]
    bare = [number for number in range(first, len(some)) if _is_bare_date(some[number].text)]
    if len(bare) == 1 and sum(is_paragraph[: bare[0]]) <= _MOST_PROSE and any(is_paragraph[bare[0] :]):
        yield some[bare[0]]


def _is_bare_date(line: str) -> bool:
    return is_bare(line) and _YEAR.search(line) is not None


def _dated(some: Iterable[Line], language: str) -> Iterator[tuple[Line, Clue]]:
    for line in some:
        day = day_of_line(line.text, language)
        if day and not is_update(line.text):
            yield line, Clue(day, AnchorKind.DATELINE, f"the line “{line.text}”")
