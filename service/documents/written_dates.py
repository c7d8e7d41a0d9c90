"""The day in a short line of a page, in any language: "Posted on Nov 8, 2023", "Veröffentlicht am 12. Juni 2017"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from service.documents.loose_timestamps import parse_metadata
from service.timex import written_day

LONGEST_DATE_LINE = 80  # characters
#: Languages that are tried besides the page's own: a month's name means the same month in all of them.
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_YEAR = r"(?:19|20)\d\d(?!\d)"
_MONTH = r"[^\s\d.,;:/|()·•»«–—-]{3,12}\.?"  # with vowel signs, which are no letters to Python
#: Between day, month and year: a blank, perhaps with a short word as in "12 de marzo de 2025".
_GAP = r"(?: [^\W\d_]{1,3})? ?"
#: The third form is that of calendar leaves, whose parts are elements of their own: "Mar 132025"; the last one is
#: that of languages that put the year first: "2025. március 13.", "2025 m. kovo 13 d."
_WRITTEN = (
    re.compile(rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)? ?,? ?(?P<year>{_YEAR})"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?,?{_GAP}(?P<month>(?<![^\W\d_]){_MONTH}),?{_GAP}(?P<year>{_YEAR})"
    ),
    re.compile(rf"(?P<month>{_MONTH}) ?(?P<day>\d\d) ?(?P<year>{_YEAR})"),
    re.compile(rf"(?P<year>{_YEAR})\.? (?:m\. )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?!\d)"),
)
#: Before the date of a letter or a press release: "Harbour City, 13 March 2025", "Berlin, den 13. März 2025".
_PLACE = re.compile(r"(?:[^\W\d_][\w.'’-]* ){0,2}[^\W\d_][\w.'’-]*, (?:den |le |il |el |em |a )?(?=\d)")
_NUMERIC = re.compile(
    rf"(?<![\d/.-])(?:\d{{1,2}}[./-] ?\d{{1,2}}[./-] ?{_YEAR}|(?:19|20)\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}(?![\d/-]))"
)
#: "26/10/13, 03:48 pm": a year of two digits needs a time of day beside it.
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2}([./-])\d{1,2}\2)(\d\d)(?=,? (?:[^\W\d_]{2} |- )?\d{1,2}:\d\d)")
#: "Jan Schmidt, 8.5.12": outside of English, such a year needs the dots and the end of the line or a mark after it.
_SHORT_YEAR_OF_LINE = re.compile(r"(?<![\d/.-])(\d{1,2}(\.)\d{1,2}\.)(\d\d)(?=$|\.?(?: ?[|–—·•]| -) )")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_WORD = re.compile(r"[^\W\d]{2,}")
_MOST_WORDS = 7  # around the date of a line
_MOST_BEFORE = 4  # words before a date without a label
_MOST_AFTER_LABEL = 2  # words between "updated" and the date
#: After the date of an entry in a chronology: "March 3, 2019: The bridge is opened".
_ENTRY = re.compile(r"\s?:\s?[^\W\d_]")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_WORDS_OF_DATE = 2  # a weekday and a month
_LABEL = re.compile(
    r"\b(?:published|posted|submitted|written|created|added|first aired|veröffentlicht|erstellt|geschrieben|gepostet"
    r"|eingestellt|gespeichert von|publié|mis en ligne|soumis par|publicado|enviado por|pubblicato|inviato da|geplaatst"
    r"|gepubliceerd|ingediend door|opublikowano|publicerad|publisert|udgivet|опубликовано)\b",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\b(?:updated?|modified|edited|revised|aktualisiert|geändert|mis à jour|actualizado|aggiornato|atualizado"
    r"|bijgewerkt|обновлено)\b|\bstand\s?:",
    re.IGNORECASE,
)


def day_of_line(line: str, language: str) -> dt.date | None:
    """Return the day of a line that is a date, perhaps with a label, a byline or a section beside it; else None."""
    found = _date_of_line(line, language)
    return found[0] if found else None


def _date_of_line(line: str, language: str) -> tuple[dt.date, int, int] | None:
    """Return the day of a line that is a date, and the offsets of that date."""
    if len(line) > LONGEST_DATE_LINE or line.endswith(("!", "?")) or _COPYRIGHT.search(line):
        return None
    found = _own_day(line, language) or _day_in(line, language)
    if found is None:
        return None
    _, start, end = found
    if _ENTRY.match(line, end):
        return None
    before, after = _WORD.findall(line[:start]), _WORD.findall(line[end:])
    is_labelled = _LABEL.search(line[:start]) is not None or _UPDATE.search(line[:start]) is not None
    if len(before) + len(after) > _MOST_WORDS or (len(before) > _MOST_BEFORE and not is_labelled):
        return None
    return found


def _own_day(line: str, language: str) -> tuple[dt.date, int, int] | None:
    """Return the day of publication that stands after an update: "Updated 20 March, published 13 March 2025"."""
    label = _LABEL.search(line)
    if label is None or not _UPDATE.search(line[: label.start()]):
        return None
    found = _day_in(line[label.start() :], language)
    return (found[0], found[1] + label.start(), found[2] + label.start()) if found else None


def day_of_update(line: str, language: str) -> dt.date | None:
    """Return the day of a line that says when something was updated: "Updated on June 13, 2019"; else None."""
    label = _UPDATE.search(line) if is_update(line) else None
    found = _date_of_line(line, language) if label else None
    if found is None or label is None:
        return None
    day, start, _ = found
    return day if len(_WORD.findall(line[label.end() : start])) <= _MOST_AFTER_LABEL else None


def first_day(text: str, language: str) -> dt.date | None:
    """Return the first whole day of a text, whatever else it says; None without one."""
    found = _day_in(text, language)
    return found[0] if found else None


def is_bare(line: str) -> bool:
    """Return whether a line has no words but those of a date, and perhaps a place before it."""
    place = _PLACE.match(line) if line[:1].isupper() else None
    date = line[place.end() :] if place else line
    return len(line) <= LONGEST_DATE_LINE and len(_WORD.findall(date)) <= _WORDS_OF_DATE


def is_labelled(line: str) -> bool:
    """Return whether a line says "published" or the like."""
    return _LABEL.search(line) is not None


def is_update(line: str) -> bool:
    """Return whether the date of a line is of an update: "Updated" stands before it, and no "published" with a date."""
    first_digit = re.search(r"\d", line)
    before = line[: first_digit.start()] if first_digit else line
    published = _LABEL.search(line)
    is_dated = published is not None and re.search(_YEAR, line[published.start() :]) is not None
    return _UPDATE.search(before) is not None and not is_dated and _LABEL.search(before) is None


def _day_in(text: str, language: str) -> tuple[dt.date, int, int] | None:
    """Return the first whole day of a text and its offsets. Numbers of two readings are not a day."""
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            day = _in_words(f"{found['day']} {found['month']} {found['year']}", language)
            if day:
                return day, found.start(), found.end()
    for numeric, digits in _numbers(text, language):
        day = _in_digits(digits, language)
        if day:
            return day, numeric.start(), numeric.end()
    east_asian = _EAST_ASIAN.search(text)
    timestamp = parse_metadata("-".join(east_asian.groups())) if east_asian else None
    return (timestamp.day, east_asian.start(), east_asian.end()) if east_asian and timestamp else None


def _numbers(text: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the first date in digits of each form, and how it reads with its whole year (POSIX: 69 to 99 are 19xx)."""
    if numeric := _NUMERIC.search(text):
        yield numeric, numeric[0].replace(" ", "")
    numeric = _SHORT_YEAR.search(text) or (_SHORT_YEAR_OF_LINE.search(text) if language != "en" else None)
    if numeric:
        century = "20" if numeric[3] < "69" else "19"
        yield numeric, f"{numeric[1]}{century}{numeric[3]}"


def _in_words(words: str, language: str) -> dt.date | None:
    timestamp = parse_metadata(words)
    if timestamp:
        return timestamp.day
    others = (other for other in _LANGUAGES if other != language)
    return next((day for code in (language, *others) if (day := written_day(words, code))), None)


def _in_digits(digits: str, language: str) -> dt.date | None:
    timestamp = parse_metadata(digits)
    if timestamp:
        return timestamp.day
    return written_day(digits, language) if language != "en" else None
