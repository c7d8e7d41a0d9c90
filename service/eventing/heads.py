"""Heads of pages: stamps, headlines, datelines and picture credits that run into the first sentence of an article."""

from __future__ import annotations

import re
from functools import lru_cache

from service.timex.languages import Language

#: Characters of a text in which its first dateline is searched.
_HEAD = 800
_NEXT = r"(?=[“\"‘'A-Z])"
_DASH = r" ?(?:--|[-–—]) "
_MARK = ") -"
_MARK_OF_AGENCY = "("
#: News agencies and networks that stand after the place of a dateline.
_AGENCIES = r"(?:CNN|AP|Reuters|AFP|UPI|Xinhua|dpa|DPA|IANS|PTI|ANSA|TASS|EFE|Kyodo|Yonhap|Bloomberg|BBC)"
_CAPITALS = r"[A-Z]{4,}[A-Z .,/'-]*"
_REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)"
#: A place in capitals and its agency, "ASHTON, Ardland (ANP) - "; one agency of the list, "Lund, Ardland (CNN) -- ";
#: and places in capitals without an agency, "NEW ASHTON -- ", "ASHTON, Ard. -- ".
_DATELINE = (
    rf"(?:{_CAPITALS}{_REGION}? \([A-Z]\w{{1,15}}\){_DASH}{_NEXT}"
    rf"|\({_AGENCIES}\){_DASH}{_NEXT}"
    rf"|[A-Z]{{3,}}(?:(?: [A-Z]{{3,}})+{_REGION}?|{_REGION}) (?:--|—) {_NEXT})"
)
_FIRST_DATELINE = re.compile(rf"(?:^|(?<=\s)){_DATELINE}")
_BEFORE = r"(?:[^()\n]{0,200}\s)?"
_SPACED_DASH = re.compile("[-–—] ")
_AGENCY_DASH = re.compile(rf"\({_AGENCIES}\) ?(?:--|[–—]) {_NEXT}")
#: In the first sentence of an article, any agency ("ASHTON, March 7 (ANP) - "), and a stamp within a few words.
_ANY_AGENCY = re.compile(r"^.{0,140}\([A-Z][^()]{1,20}\) ?(?:--|[-–—]) ")
_ANY_STAMP = re.compile(r"^[^.!?]{0,30}\b\d{4},? \d{1,2}[.:]\d\d(?: ?[ap]m)?(?: [A-Z]{2,4}\b)? ")
#: Whatever runs into a dateline: "By Ines Ahlers ASHTON (ANP) - ".
_TO_DATELINE = re.compile(_BEFORE + _DATELINE)
_HEAD_WITHOUT_DATELINE = re.compile(
    # the stamp of an update in a live report: "(9:19 a.m. Monday ET, 3:19 p.m. in Aro) "
    r"\([^()\n]{0,20}\d{1,2}[:.]\d\d[^()\n]{1,80}\)\s+"
    # the stamp of a page: "Friday 7 March 2025 12.53 GMT ", "Tuesday, March 4, 2025; 4:57 PM ", or with "Page A01"
    r"|(?:[^\W\d_]+,? ){0,2}\d{1,2} [^\W\d_]+ \d{4},? \d{1,2}[.:]\d\d(?: ?[ap]m)? [A-Z]{3,4} (?=\S)"
    r"|(?:[^.!?\n]{0,120}\s)?(?:[^\W\d_]+, )?[^\W\d_]+ \d{1,2}, \d{4}; "
    r"(?:\d{1,2}:\d\d [AP]M|Page [A-Z]?\d{1,3}) (?:-- )?(?=\S)"
    r"|\d{1,2} [^\W\d_]+ \d{4} Last updated at \d\d:\d\d [A-Z]{3,4} (?:(?:Help|Share) )?(?=\S)"
    # the time of an update, if it can't be a year: "2159: "
    r"|(?:0\d|1[0-4]|2[1-3])[0-5]\d:? (?=[“\"A-Z])"
    # a headline in capitals: "NEW CAP FOR LEAKING WELL In June, …"
    r"|(?:[A-Z][A-Z'’&-]*\s+){4,}(?=[A-Z][a-z]|A [a-z])"
)


@lru_cache(maxsize=16)  # the dates of a sentence come one after the other
def after_head(sentence: str, start: int, language: Language) -> int:
    """Return where a sentence goes on after the head of its page, looked for at ``start``; ``start`` without one."""
    agency = _AGENCY_DASH.search(sentence, start, start + _HEAD) if _MARK in sentence else None
    if agency:
        return agency.end()
    has_dash = _SPACED_DASH.search(sentence, start, start + _HEAD) is not None
    head = (
        (has_dash and _TO_DATELINE.match(sentence, start))
        or _HEAD_WITHOUT_DATELINE.match(sentence, start)
        or language.pages.picture.match(sentence, start)
    )
    return head.end() if head else start


def without_head(line: str, language: Language) -> str:
    """Return the first sentence of an article without the head of its page, its agency and its stamp."""
    line = line[after_head(line, 0, language) :]
    return _ANY_STAMP.sub("", _ANY_AGENCY.sub("", line) if _MARK_OF_AGENCY in line else line)


def after_dateline(text: str) -> int:
    """Return where the article begins after its first dateline, for texts that begin with a page's head; else 0."""
    found = _FIRST_DATELINE.search(text, 0, _HEAD)
    return found.end() if found else 0
