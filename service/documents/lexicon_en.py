"""English words of a page that are no part of its article, as data: whole lines, and how such lines begin."""

from __future__ import annotations

import re

_HEADING = "a heading of the page"
_LINK = "a link of the page"
_ADVERTISEMENT = "an advertisement"
_COPYRIGHT = "a copyright line"

#: A line that is nothing but one of these, whatever bullets and dashes stand around it.
LINES: dict[str, str] = {
    **dict.fromkeys(
        (
            "latest news",
            "latest",
            "related news",
            "related",
            "related articles",
            "related stories",
            "related posts",
            "related topics",
            "most read",
            "most popular",
            "top stories",
            "trending",
            "trending now",
            "recommended",
            "recommended for you",
            "you may also like",
            "more from this section",
            "more on this story",
            "in this article",
            "comments",
        ),
        _HEADING,
    ),
    **dict.fromkeys(
        (
            "read more",
            "read next",
            "read also",
            "also read",
            "continue reading",
            "share",
            "share this",
            "share this article",
            "share this story",
            "share on facebook",
            "share on twitter",
            "share on x",
            "share on whatsapp",
            "follow us",
            "leave a comment",
            "post a comment",
            "subscribe",
            "subscribe now",
            "sign up",
            "sign in",
            "log in",
            "sign up for our newsletter",
            "subscribe to our newsletter",
            "skip to content",
            "back to top",
            "print",
            "menu",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "email",
            "copy link",
            "copied",
            "save article",
            "listen to this article",
            "listen to article",
            "download our app",
            "accept all cookies",
            "cookie settings",
            "privacy policy",
            "terms of use",
            "contact us",
            "about us",
            "home",
        ),
        _LINK,
    ),
    **dict.fromkeys(
        (
            "advertisement",
            "advertisements",
            "ad",
            "advert",
            "sponsored",
            "sponsored content",
            "story continues below",
            "story continues below advertisement",
            "article continues below",
        ),
        _ADVERTISEMENT,
    ),
}

#: Headings that open a list of other articles' headlines.
LISTS = frozenset(line for line, reason in LINES.items() if reason == _HEADING) - {"comments", "in this article"}

#: How a line of the page begins that goes on in words nobody can list.
OPENINGS: tuple[tuple[str, str], ...] = (
    (r"(?:read (?:more|also|next)|also read|see also|related|you may also like)\s*:\s", _LINK),
    (r"home\s*[/>»›|]", _LINK),
    (r"\d{1,3}[ -]min(?:ute)?s?[ -]read$", "how long it takes to read"),
    (r"\d{1,6} (?:comments?|shares?|views?)$", "a count of the page"),
    (r"(?:share|follow us) on \w+$", _LINK),
    (r"advertisement\s*[-–—|:]\s*\S*$", _ADVERTISEMENT),
    (r"©|\(c\)\s*\d{4}|copyright (?:©|\(c\)|\d{4}\b(?!.*\.\s))", _COPYRIGHT),
)

#: How one ends, whatever few words it begins with.
ENDINGS: tuple[tuple[str, str], ...] = (("all rights reserved", _COPYRIGHT),)

#: How a line begins that says when the article was published, and words beside its date that are no place.
PUBLISHED = re.compile(r"(?:first |last )?(?:published|posted|updated|modified)\b", re.I)
BESIDE_A_DATE = frozenset(
    "first last published posted updated modified on at by in am pm est edt et cst cdt ct pst pdt pt gmt utc bst cet "
    "ist pkt jst".split()
)
BYLINE = re.compile(r"(?:by|By|BY)\s+[A-Z]")
UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.I)
#: Words of a byline that are no names, and what a credit at the article's end begins with.
BESIDE_NAMES = frozenset("and of in for the with at de del da di van von der den bin al el la le staff & |".split())
CREDIT = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|written|edited|reported|compiled) by [A-Z]", re.I
)
#: KARACHI, March 12 (Agency) —: a place in capitals, mostly with a day, at the head of the first paragraph.
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40}(?:, ?(?!(?:[A-Z][a-z]{2,8}\.? \d))[A-Z][\w.' ]{1,30}?)?)"
    r"(?:,? (?P<date>(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?))?"
    r"(?: ?\([^)]{2,40}\))?(?: ?(?:[—–]|--) ?| - )"
)
