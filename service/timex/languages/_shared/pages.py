"""Pages of newspapers in any language: datelines, bylines, headings, links; the words come from ``news.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from service.timex.languages._shared import datelines
from service.timex.languages._shared.tokens import UNSPACED
from service.timex.languages._shared.word_patterns import CASELESS, any_of
from service.timex.languages.page_words import BYLINE, Boilerplate, PageWords

#: Capital letters, as a part of a character class.
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽЀ-ЯҐ"
_AGENCY = r"\([^()\n]{2,30}\)"
_SLASHED_AGENCY = r"/[^/\n]{2,30}/\.?"
_DASH = r"(?:--|[–—]|-(?=\s))"
_COLON = r"\s?[:：=＝／/|]\s?"
_REASONS = {
    "page heading": "a heading of the page",
    "page link": "a link of the page",
    "page advertisement": "an advertisement",
}

Lists = Mapping[str, Sequence[str]]


def _any(lists: Lists, slot: str) -> str:
    return "|".join(re.escape(word) for word in lists.get(slot, ())) or "(?!)"


def dateline_place(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of what stands before the date of a dateline: a place that begins the line."""
    if datelines.is_caseless(lists):
        return re.compile(datelines.place(lists))
    word = rf"[{CAPITAL}][\w.'’/-]*"
    place = rf"(?!(?:{_any(lists, 'sentence opener')})\b){word}(?: (?:[a-z]{{1,4}} )?{word}){{0,4}}"
    return re.compile(rf"[ \t]*(?:{place}(?:, {word})?(?: ?{_AGENCY})?(?:(?:[,.]|,? ?{_DASH}) ?| ))?")


def dateline_end(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of what stands behind the date of a dateline, mostly the agency and a dash.

    "BERLIN, 3. März | (dpa) –", "Madrid, 3 mar | (EFE).-", "МОСКВА, 3 марта. | /ТАСС/.", "МОСКВА, 3 мар | — ТАСС.".
    """
    return re.compile(datelines.closing(lists) if datelines.is_caseless(lists) else rf"\.?,? ?{_end(lists)}")


def _end(lists: Lists) -> str:
    agency = _any(lists, "agency")
    return rf"(?:(?:(?:{_AGENCY}|{agency}) ?\.?)?{_DASH}(?: ?(?:{agency})\.)?|(?:{agency})\.|{_SLASHED_AGENCY})"


def page_words(lists: Lists) -> PageWords:
    """Return what a page of a newspaper has around its article."""
    lines = {line.lower(): reason for slot, reason in _REASONS.items() for line in lists.get(slot, ())}
    headings = frozenset(line.lower() for line in lists.get("page list", ()))
    return PageWords(
        boilerplate=Boilerplate(
            lines=lines,
            lists=headings,
            openings=tuple(_openings(lists)),
            endings=tuple((line.lower(), "a copyright line") for line in lists.get("page copyright", ())),
        ),
        published=re.compile(any_of(lists.get("published", ())), re.IGNORECASE),
        updated=re.compile(any_of(lists.get("updated", ())), re.IGNORECASE),
        beside_date=frozenset(lists.get("beside date", ())),
        byline=_byline(lists),
        beside_names=frozenset(lists.get("beside names", ())),
        comments=re.compile(rf"(?:\d{{1,5}} )?(?:{_any(lists, 'comments')})(?: \(\d{{1,5}}\))?$", re.IGNORECASE),
        credit=re.compile(
            rf"[(（\[【]?(?:{_any(lists, 'credit')})(?::? [{CAPITAL}]|{_COLON}[{CASELESS}{CAPITAL}])", re.IGNORECASE
        ),
        dateline=_dateline(lists),
    )


def _openings(lists: Lists) -> Iterator[tuple[str, str]]:
    """Yield how links to other pages begin, and bylines that end with what the reporter is: "홍길동 기자"."""
    colon = rf"(?:[:|]\s|[：】\]]|:(?=[{CASELESS}]))"
    yield rf"(?:{_any(lists, 'page opening')})\s*{colon}", _REASONS["page link"]
    if "reporter" in lists:
        name, address = rf"[{CASELESS}]{{2,6}}", r"(?:\s?[(\[]?[\w.+-]+@[\w.-]+[)\]]?)?"
        yield rf"(?:{name}\s)?{name}\s?(?:{_any(lists, 'reporter')}){address}$", BYLINE


def _byline(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of the beginning of a byline; without capitals a mark separates it from the names.

    "Par Anne Blanc", "كتب: أحمد علي", "记者 王芳".
    """
    names = rf"{_COLON}(?=[{CASELESS}])|\s(?=[{UNSPACED}]{{2,4}}(?:\s[{UNSPACED}]{{2,4}}){{0,2}}$)"
    return re.compile(rf"(?i:{_any(lists, 'byline')})(?::?\s+(?=[{CAPITAL}])|{names})")


def _dateline(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of a dateline: a place in capitals, or one with an agency; mostly with a day."""
    if datelines.is_caseless(lists):
        return re.compile(datelines.dateline(lists))
    agency = _any(lists, "agency")
    day = r"\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?(?: (?:de )?\d{4})?"
    in_capitals = rf"[{CAPITAL}][{CAPITAL}.'’ -]{{2,40}}(?:[,(–—/]|--| - )"
    with_agency = rf"[{CAPITAL}][^\n()]{{2,50}}(?:{_AGENCY}|{agency}) ?\.?{_DASH}"
    from_agency = rf"(?:{agency}),[^\n()]{{2,50}}{_DASH}"
    place = rf"(?P<place>[{CAPITAL}][\w.'’ -]{{1,40}}?(?:, ?(?!\d)[{CAPITAL}][\w.' ]{{1,30}}?)?)"
    return re.compile(
        rf"(?={in_capitals}|{with_agency}|{from_agency}){place}(?:,? (?P<date>{day}))?\.? ?{_end(lists)} ?"
    )
