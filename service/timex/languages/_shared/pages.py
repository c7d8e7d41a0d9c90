"""Pages of newspapers in any language: datelines, bylines, headings, links; the words come from ``news.tsv``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.timex.languages.page_words import Boilerplate, PageWords

#: Capital letters, as a part of a character class.
CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽЀ-ЯҐ"
_AGENCY = r"\([^()\n]{2,30}\)"
_SLASHED_AGENCY = r"/[^/\n]{2,30}/\.?"
_DASH = r"(?:--|[–—]|-(?=\s))"
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
    word = rf"[{CAPITAL}][\w.'’/-]*"
    place = rf"(?!(?:{_any(lists, 'sentence opener')})\b){word}(?: (?:[a-z]{{1,4}} )?{word}){{0,4}}"
    return re.compile(rf"[ \t]*(?:{place}(?:, {word})?(?: ?{_AGENCY})?(?:(?:[,.]|,? ?{_DASH}) ?| ))?")


def dateline_end(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of what stands behind the date of a dateline, mostly the agency and a dash.

    "BERLIN, 3. März | (dpa) –", "Madrid, 3 mar | (EFE).-", "МОСКВА, 3 марта. | /ТАСС/.", "МОСКВА, 3 мар | — ТАСС.".
    """
    return re.compile(rf"\.?,? ?{_end(lists)}")


def _end(lists: Lists) -> str:
    agency = _any(lists, "agency")
    return rf"(?:(?:(?:{_AGENCY}|{agency}) ?\.?)?{_DASH}(?: ?(?:{agency})\.)?|{_SLASHED_AGENCY})"


def page_words(lists: Lists) -> PageWords:
    """Return what a page of a newspaper has around its article."""
    lines = {line.lower(): reason for slot, reason in _REASONS.items() for line in lists.get(slot, ())}
    headings = frozenset(line.lower() for line in lists.get("page list", ()))
    return PageWords(
        boilerplate=Boilerplate(
            lines=lines,
            lists=headings,
            openings=((rf"(?:{_any(lists, 'page opening')})\s*[:|]\s", _REASONS["page link"]),),
            endings=tuple((line.lower(), "a copyright line") for line in lists.get("page copyright", ())),
        ),
        published=re.compile(rf"(?:{_any(lists, 'published')})\b", re.IGNORECASE),
        updated=re.compile(rf"(?:{_any(lists, 'updated')})\b", re.IGNORECASE),
        beside_date=frozenset(lists.get("beside date", ())),
        byline=re.compile(rf"(?i:{_any(lists, 'byline')}):?\s+(?=[{CAPITAL}])"),
        beside_names=frozenset(lists.get("beside names", ())),
        comments=re.compile(rf"(?:\d{{1,5}} )?(?:{_any(lists, 'comments')})(?: \(\d{{1,5}}\))?$", re.IGNORECASE),
        credit=re.compile(rf"\(?(?:{_any(lists, 'credit')}):? [{CAPITAL}]", re.IGNORECASE),
        dateline=_dateline(lists),
    )


def _dateline(lists: Lists) -> re.Pattern[str]:
    """Return the pattern of a dateline: a place in capitals, or one with an agency; mostly with a day."""
    agency = _any(lists, "agency")
    day = r"\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?(?: (?:de )?\d{4})?"
    in_capitals = rf"[{CAPITAL}][{CAPITAL}.'’ -]{{2,40}}(?:[,(–—/]|--| - )"
    with_agency = rf"[{CAPITAL}][^\n()]{{2,50}}(?:{_AGENCY}|{agency}) ?\.?{_DASH}"
    from_agency = rf"(?:{agency}),[^\n()]{{2,50}}{_DASH}"
    place = rf"(?P<place>[{CAPITAL}][\w.'’ -]{{1,40}}?(?:, ?(?!\d)[{CAPITAL}][\w.' ]{{1,30}}?)?)"
    return re.compile(
        rf"(?={in_capitals}|{with_agency}|{from_agency}){place}(?:,? (?P<date>{day}))?\.? ?{_end(lists)} ?"
    )
