"""English words of a page around its article: headings, links and advertisements, bylines, credits and datelines."""

from __future__ import annotations

import re

from service.timex.languages.en.lexicon import ZONES
from service.timex.languages.page_words import Boilerplate, PageWords

_HEADING = "a heading of the page"
_LINK = "a link of the page"
_ADVERTISEMENT = "an advertisement"
_COPYRIGHT = "a copyright line"

#: A line that is nothing but one of these, whatever bullets and dashes stand around it.
_LINES: dict[str, str] = {
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
            "in this section",
            "explore more on these topics",
            "most read in news",
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
            "sections",
            "save",
            "share full article",
            "reuse this content",
            "loading",
            "for immediate release",
            "skip past newsletter promotion",
            "corrections and clarifications | submit a news tip",
            "reply",
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
            "skip advertisement",
            "story continues below",
            "story continues below advertisement",
            "article continues below",
        ),
        _ADVERTISEMENT,
    ),
}

_COMMENT = "a comment of a reader"
_NOTE = "a note on the article"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_STAMP_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_STAMP_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?)?(?: (?:GMT|UTC|[A-Z][DS]?T)\b)?"
#: A day and a time, in either order.
_STAMP = rf"(?:{_STAMP_DAY},?(?: at| @| [-–—|])? {_STAMP_TIME}|{_STAMP_TIME},?(?: on| [-–—|])? {_STAMP_DAY})"
_AGO = r"\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago"
_BUTTON = r"(?:reply|report|permalink|permanent link|flag|quote|like|recommend|share|link to comment)"
_SAYS = r"(?:says|said|wrote|writes|commented|replied|posted)"
#: The name of a reader.
_READER = r"[\w.@'’-]{2,30}(?: [\w.@'’-]{1,30}){0,3}"

_BOILERPLATE = Boilerplate(
    inline=((rf"(?:\bposted by:? {_READER} ?\| {_STAMP}|\b{_STAMP} ?\|)(?: ?\|? ?report abuse)?", _COMMENT),),
    stamps=(
        (rf"(?:{_READER}[-–—|,·: ]{{1,3}})?(?:{_STAMP}|{_AGO})\s*[-–—|·•(]?\s*{_BUTTON}\b", _COMMENT),
        (rf"(?:at|on) {_STAMP},? {_READER} {_SAYS}\s*:", _COMMENT),
        (rf"{_READER} {_SAYS}\s*[:,]?\s*(?:on |at )?(?:{_STAMP}|{_AGO})\s*(?:[:|]|$)", _COMMENT),
        (
            rf"(?:comment|commented|reply)(?: posted| left)? by:? {_READER}\s*[-–—|,·:(]?\s*"
            rf"(?:on |at )?(?:{_STAMP}|{_AGO})",
            _COMMENT,
        ),
        (
            r"this (?:article|story|page|post|report|column|piece|entry) was (?:last |first |originally )?"
            rf"(?:amended|corrected|updated|edited|modified|published|posted) (?:on|at) (?:{_STAMP}|{_STAMP_DAY})",
            _NOTE,
        ),
    ),
    lines=_LINES,
    lists=frozenset(line for line, reason in _LINES.items() if reason == _HEADING) - {"comments", "in this article"}
    | {"read more", "read next"},
    openings=(
        (r"(?:read (?:more|also|next)|also read|see also|related|you may also like)\s*[:|]\s", _LINK),
        (r"home\s*[/>»›|]", _LINK),
        (r"\d{1,3}[ -]min(?:ute)?s?[ -]read$", "how long it takes to read"),
        (r"reading time: \d{1,3} min(?:ute)?s?(?: read)?$", "how long it takes to read"),
        (r"(?:share on \w+ ?){2,}$", _LINK),
        (
            r"(?:sign up for|subscribe to|log in, register|join) .{0,60}\b(?:newsletter|channel|articles? for later)\b",
            _LINK,
        ),
        (r"(?:tags|topics|filed under)\s*:\s", "the article's topics"),
        (r"this entry was posted in\s", "the article's topics"),
        (r"image (?:source|caption),", "a caption"),
        (r"(?:continued on|continues on|see) page [a-z]?\d{1,3}$", _LINK),
        (r"page [a-z]?\d{1,3}$", _HEADING),
        (r"https?://\S+$", _LINK),
        (r"(?:media|press) contacts?$", _HEADING),
        (r"\d{1,6} (?:comments?|shares?|views?)$", "a count of the page"),
        (r"(?:share|follow us) on \w+$", _LINK),
        (r"advertisement\s*[-–—|:]\s*\S*$", _ADVERTISEMENT),
        (r"©|\(c\)\s*\d{4}|copyright (?:©|\(c\)|\d{4}\b(?!.*\.\s))", _COPYRIGHT),
    ),
    endings=(("all rights reserved", _COPYRIGHT),),
)
_DAY = r"(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"

PAGES = PageWords(
    boilerplate=_BOILERPLATE,
    published=re.compile(r"(?:first |last )?(?:published|posted|updated|modified)\b", re.IGNORECASE),
    updated=re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE),
    beside_date=frozenset("first last published posted updated modified on at by in am pm pkt".split())
    | {zone.lower() for zone in ZONES},
    byline=re.compile(r"(?:[Ww]ritten |[Rr]eported )?(?:by|By|BY):?\s+(?=[A-Z])"),
    role=re.compile(
        r",? (?:[A-Z][a-z]+ ){0,2}(?:staff |senior |chief )?"
        r"(?:reporter|correspondent|editor|writer|journalist|columnist|producer)$",
        re.IGNORECASE,
    ),
    comments=re.compile(
        r"(?:\d{1,5} )?comments?(?: \(\d{1,5}\))?$|\d{1,5} thoughts? on .+|join the conversation$"
        r"|leave a (?:reply|comment)$|what do you think\??$",
        re.IGNORECASE,
    ),
    beside_names=frozenset("and of in for the with at de del da di van von der den bin al el la le staff & |".split()),
    caption=re.compile(
        r"\bin this (?:undated |file |handout |(?-i:[A-Z][a-z]+\.? )\d{1,2},? (?:\d{4},? )?)?"
        r"(?:photo(?:graph)?|image|picture|frame|footage|video|still)\b"
        r"|\b(?:file|handout|aerial) (?:photo(?:graph)?|picture|image)s?\b|\b(?:is|are) (?:seen|pictured|shown)\b"
        r"|\b(?:photo(?:graph)?|picture|image|footage|video)s?\b[^.;]{0,40}\b(?:made|taken|released|obtained|shows?)\b"
        r"|^aerial (?:view|footage)|\((?:left|right|cent(?:er|re)|[lr])\)|, (?:second |third )?from (?:left|right)\b"
        r"|, (?:left|right|cent(?:er|re)),"
        r"|^(?:click (?:here|on)|full (?:article|story|coverage)|live (?:video|updates|coverage)|in pictures)\b"
        r"|^here(?: (?:is|are)|['’]s)\b|^my colleague\b"
        r"|\b(?:tickets (?:are|cost|from)|admission (?:is )?free|doors open|live music)\b"
        # notes on the page itself
        r"|^(?:(?:an|the) (?:earlier|previous|original) version of )?"
        r"(?:this|the) (?:article|story|report|column|post|headline)\b.{0,60}"
        r"\b(?:misstate[sd]|misspell?ed|misidentified|misattributed|incorrectly|amended|corrected|updated)\b"
        r"|^(?:page )?last (?:updated|modified)\b|^corrections?:|\berror occurred while processing\b"
        # who took a picture, letters to the editor, and talks with readers
        r"|^(?-i:(?:[A-Z][\w.'’-]+ ){2,4}for [Tt]he [A-Z])|\bop-ed\b|\bpart of a series\b"
        r"|\b(?:is|are|was|were|be) online\b.{0,60}\bto\b"
        r"|\((?-i:[^()]{5,80}, \d{1,2} [A-Z][a-z]+)\)"
        # what a picture shows, but not "the talks broke down before", "the toll stands at 40 after"
        r"|(?:\b(?:walks|speaks|poses|gestures|looks on)"
        r"|(?:^an? \w+(?: \w+)?|(?-i:\b[A-Z][\w.'’-]+ [A-Z][\w.'’-]+),?) (?:talks (?:to|with)|waves (?:to|at|from|as)"
        r"|stands (?:in|on|beside|behind|next|near|outside)))\b.{0,80}\b(?:after|during|before|following|as)\b",
        re.IGNORECASE,
    ),
    credit=re.compile(
        r"\(?(?:additional |with )?(?:reporting|writing|editing|written|edited|reported|compiled) by:? [A-Z]",
        re.IGNORECASE,
    ),
    picture=re.compile(
        r"(?:Photo(?:graph)?|Picture|Image|Illustration)(?:s? by:?|s?:) (?:[^/\n]{2,40}/ ?)?"
        r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty Images|Getty|Corbis|Rex Features|Rex|Associated Press|Alamy)"
        r"(?:/[A-Z][\w ]{1,20}Images)? (?=[“\"A-Z])"
        r"|\((?:By|Photo by|Courtesy of(?: the)?) [A-Z][^()\n]{3,60}\) (?=[“\"A-Z])"
    ),
    # KARACHI, March 12 (Agency) —: a place in capitals, mostly with a day, at the head of the first paragraph
    dateline=re.compile(
        r"(?P<place>[A-Z][A-Z.'’ -]{2,40}(?:, ?(?!(?:[A-Z][a-z]{2,8}\.? \d))[A-Z][\w.' ]{1,30}?)?)"
        rf"(?: ?\([^)]{{2,40}}\)(?=,? {_DAY}))?(?:,? (?P<date>{_DAY}))?"
        # the hyphen of a compound has spaces around it in some archives: "A UN - backed plan"
        r"(?: ?(?:\([^)]{2,40}\)|/[^/]{2,40}/))?(?: ?(?:[—–]|--) ?| - (?![a-z]{2}))"
    ),
)
