"""Whether an element of a page belongs to its article, or to comments, teasers, navigation or the page's header."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from service.documents.headlines import Headline

_ELSEWHERE = re.compile(
    r"comment|respond|replies|disqus|related|recommend|sidebar|widget|recent|popular|teaser|promo(?!ted)|trending"
    r"|most-?(?:read|viewed)|latest|carousel|slider|newsletter|archive|calendar|ticker|more-(?:stories|news|from)"
    r"|read-?(?:more|next)|upcoming|events?\b|cookie|masthead|top-?bar|current-?date|clock|copyright|\bads?\b|breaking",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = frozenset({"aside", "nav", "footer", "form", "blockquote"})
_METADATA_LIST = re.compile(r"meta|info|detail|date|byline|author", re.IGNORECASE)
_ARTICLE = re.compile(r"schema\.org/\w*(?:Article|Posting)")
_BLANKS = 20  # characters of markup's white space for each character of text
_LONGEST_LIST = 200  # characters of a list of an article's metadata
_LONGEST_LINK = 120  # characters of a link that is no teaser


def is_elsewhere(element: Any, headline: Headline) -> bool:
    """Return whether an element is in a part of the page that holds neither the headline nor the article."""
    around = takewhile(
        lambda part: not headline.is_in(part) and part.tag not in ("body", "html"), (element, *element.iterancestors())
    )
    return any(_is_apart(part, headline) or _is_page_header(part, element, headline) for part in around)


def _is_apart(part: Any, headline: Headline) -> bool:
    if part.tag == "footer" and any(headline.is_in(article) for article in _articles_around(part)):
        return False  # of the article, not of the page
    if part.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(classes_of(part)):
        return True
    if part.tag == "li" and _is_long_list(part.getparent()):
        return True
    return part.tag == "a" and text_within(part, _LONGEST_LINK) is None


def _is_page_header(part: Any, element: Any, headline: Headline) -> bool:
    return part.tag == "header" and headline.is_after(element) and not _articles_around(part)


def is_of_other_article(element: Any, headline: Headline) -> bool:
    """Return whether an element is in an article that has not the page's headline, but may have another one."""
    articles = _articles_around(element)
    if not articles or not headline.is_found or headline.is_in(articles[0]):
        return False
    above = element.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4]")
    return bool(_articles_around(headline.element)) or any(articles[0] in heading.iterancestors() for heading in above)


def text_within(element: Any, longest: int) -> str | None:
    """Return the text of an element with single blanks, or None if it is longer: long texts are not read to the end."""
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        words = text[: _BLANKS * longest].split()
        parts += words
        length += sum(map(len, words)) + len(words)
        if length > longest + 1:
            return None
    return " ".join("".join(element.itertext()).split())


def classes_of(element: Any) -> str:
    """Return the classes and the id of an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _articles_around(element: Any) -> list[Any]:
    around = element.iterancestors()
    return [part for part in around if part.tag == "article" or _ARTICLE.search(part.get("itemtype", ""))]


def _is_long_list(items: Any) -> bool:
    if items is None or _METADATA_LIST.search(classes_of(items)):
        return False
    return text_within(items, _LONGEST_LIST) is None
