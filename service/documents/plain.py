"""Plain text -> a document: its headline, byline and dateline, and the lines that belong to the page around it.

Nothing is cut out: offsets stay those of the text as posted. A line is dropped only if all of it belongs to the page,
and every dropped line has a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain, islice, takewhile

from service.documents.boilerplate import ANY_DAY, DECORATION, HEADER_DATE, OWN_DATE, WEATHER, boilerplate, is_prose
from service.documents.chronology import chronology_lines
from service.documents.mail_lines import mail_lines, pasted_header, subject_of
from service.documents.places import timezone_of
from service.text.document import Dateline, Document, Dropped
from service.text.lines import Line, lines, with_line_feeds
from service.timex import languages, tag
from service.timex.languages import Language
from service.timex.languages.page_words import BYLINE, PageWords

HEADLINE_AGAIN = "the headline again"
LISTED = "another article's headline, under “{}”"
COMMENT = "a comment of a reader"
_LONGEST_NAME = 4  # words
_LEAST_PROSE = 2  # paragraphs of an article above the comments
_CREDIT = "a credit line"
_PLACE = "the place of a page's header"
_LONGEST_HEADLINE = 200  # characters
_LONGEST_BYLINE = 14  # words
_LONGEST_PLACE = 3  # words
_LEAD = 3  # paragraphs that a dateline may open
_ALIKE = 0.6  # share of common words that makes two headlines the same


def read_text(
    text: str,
    title: str | None = None,
    outside: Iterable[Dropped] = (),
    byline: str | None = None,
    *,
    language: str = "en",
) -> Document:
    """Return the document of a text.

    ``title`` and ``byline`` are given where they are known; the lines ``outside`` the article are dropped already.
    Raises UnsupportedLanguage.
    """
    spoken = languages.language(language)
    text = with_line_feeds(text)
    every = list(lines(text))
    known = _by_start(chain(outside, boilerplate(every, spoken)))
    mail = mail_lines(every, language)
    known |= _by_start(mail.dropped)
    for start in chronology_lines(every, known):
        del known[start]
    known |= _by_start(_places(every, known))
    known |= _by_start(_comments(every, known, spoken.pages))
    known |= _by_start(_bylines(every, known, spoken))
    known |= _by_start(_names(every, known, spoken.pages))
    known |= _by_start(_lists(every, known, spoken.pages.boilerplate.lists))
    left = [line for line in every if line.start not in known]
    title = title or subject_of(pasted_header(every)) or _headline(left)
    known |= _by_start(_repeats(left, title))
    dropped = tuple(known[start] for start in sorted(known))
    names = byline or _byline(known, spoken.pages)
    return Document(text, dropped, title, names, _dateline(left, spoken.pages), tuple(mail.quoted))


def _by_start(dropped: Iterable[Dropped]) -> dict[int, Dropped]:
    return {line.start: line for line in dropped}


def _drop(line: Line, reason: str) -> Dropped:
    return Dropped(line.start, line.end, line.text, reason)


def _places(every: list[Line], known: dict[int, Dropped]) -> Iterator[Dropped]:
    """Yield the place between the weather and the date of a page's header: "19 C / Lahore / Thursday, …"."""
    if not {WEATHER, HEADER_DATE} <= {line.reason for line in known.values()}:
        return
    for before, line, after in zip(every, every[1:], every[2:], strict=False):
        beside = {known[other.start].reason for other in (before, after) if other.start in known}
        if beside == {WEATHER, HEADER_DATE} and len(line.text.split()) <= _LONGEST_PLACE and line.start not in known:
            yield _drop(line, _PLACE)


def _bylines(every: list[Line], known: dict[int, Dropped], spoken: Language) -> Iterator[Dropped]:
    for line in every:
        if line.start in known or len(line.text) > _LONGEST_HEADLINE:
            continue
        if _is_byline(line.text, spoken):
            yield _drop(line, BYLINE)
        elif spoken.pages.credit.match(line.text):
            yield _drop(line, _CREDIT)


def _names(every: list[Line], known: dict[int, Dropped], pages: PageWords) -> Iterator[Dropped]:
    """Yield the names of reporters under the headline: beside the page's date, or with what they are."""
    above = list(takewhile(lambda line: line.start in known or not is_prose(line.text), every))
    headline = next((line for line in above if line.start not in known and len(line.text.split()) > 1), None)
    for before, line, after in zip([None, *above], above, [*above[1:], None], strict=False):
        if line.start in known or headline is None or line.start <= headline.start or not line.text[0].isupper():
            continue
        role = pages.role.search(line.text)
        if not _is_name(line.text[: role.start()] if role else line.text):
            continue
        beside = {known[other.start].reason for other in (before, after) if other and other.start in known}
        if role or beside & {OWN_DATE, HEADER_DATE}:
            yield _drop(line, BYLINE)


def _is_name(text: str) -> bool:
    """Whether a text is a name: two to four words in title case or capitals."""
    words = text.split()
    return 2 <= len(words) <= _LONGEST_NAME and all(word.isalpha() and word[0].isupper() for word in words)


def _comments(every: list[Line], known: dict[int, Dropped], pages: PageWords) -> Iterator[Dropped]:
    """Yield the comments of readers: all lines from their heading, if the article's prose is above it."""
    prose = 0
    for number, line in enumerate(every):
        prose += prose < _LEAST_PROSE and line.start not in known and is_prose(line.text)
        if prose >= _LEAST_PROSE and pages.comments.match(line.text):
            yield from (_drop(other, COMMENT) for other in every[number:])
            return


def _is_byline(line: str, spoken: Language) -> bool:
    """Whether only names, and what joins them, follow "By"; "By Monday the river had risen." is prose."""
    opening = spoken.pages.byline.match(line)
    if opening is None:
        return False
    words = [word.strip(",;()") for word in line[opening.end() :].split()]
    if len(words) > _LONGEST_BYLINE or line.endswith((".", "!", "?", ":")):
        return False
    named = all(_begins_name(word) or word.lower() in spoken.pages.beside_names for word in words if word)
    return named and not tag(line, ANY_DAY, language=spoken.code).timexes


def _begins_name(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return word[0].isalpha() and not word[0].islower()


def _byline(known: dict[int, Dropped], pages: PageWords) -> str | None:
    """Return the names of the byline, if one was dropped."""
    line = next((line.text for line in known.values() if line.reason == BYLINE), None)
    return pages.role.sub("", pages.byline.sub("", line, count=1)) if line else None


def _lists(every: list[Line], known: dict[int, Dropped], headings: Set[str]) -> Iterator[Dropped]:
    """Yield the headlines of other articles: what follows "Related news", up to the next paragraph of prose."""
    heading, prose_seen = None, False
    for line in every:
        bare = line.text.strip(DECORATION)
        if bare.lower() in headings:
            heading = bare if prose_seen else None
        elif line.start in known:
            continue
        elif is_prose(line.text):
            heading, prose_seen = None, True
        elif heading:
            yield _drop(line, LISTED.format(heading))


def _headline(left: list[Line]) -> str | None:
    """Return the first line of several words above the prose, unless it is a sentence. Without prose there is none."""
    above = list(takewhile(lambda line: not is_prose(line.text), left))
    if len(above) == len(left):
        return None
    first = next((line.text for line in above if len(line.text.split()) > 1), None)
    return first if first and first[-1] not in ".:;," else None


def _repeats(left: list[Line], title: str | None) -> Iterator[Dropped]:
    """Yield the lines that repeat the headline, perhaps in other words: all but the first one."""
    words = _words(title or "")
    if not words:
        return
    alike = [line for line in left if not is_prose(line.text) and _is_alike(words, line.text)]
    yield from (_drop(line, HEADLINE_AGAIN) for line in alike[1:])


def _is_alike(title: set[str], line: str) -> bool:
    folded = line.casefold()
    if sum([word in folded for word in title]) < _ALIKE * len(title):
        return False  # so most lines need not be split into words
    words = _words(line)
    return len(title & words) >= _ALIKE * len(title | words)


def _words(line: str) -> set[str]:
    return {word.strip(DECORATION + ".,;“”‘’\"'").casefold() for word in line.split()} - {""}


def _dateline(left: list[Line], pages: PageWords) -> Dateline | None:
    for line in islice((line for line in left if is_prose(line.text)), _LEAD):
        found = pages.dateline.match(line.text)
        if found:
            place = found["place"].strip(" ,")
            return Dateline(found[0].rstrip(), place, found["date"], timezone_of(place))
    return None
