"""The text of an HTML page as a reader sees it: a paragraph for each block, without scripts, styles and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from service.documents.markup import fit
from service.documents.page import Unreadable

#: Elements that a browser does not show, and that do not interrupt the text around them.
_INVISIBLE = frozenset("script style noscript template".split())
_UNSEEN = _INVISIBLE | frozenset(
    "head svg math iframe object embed video audio canvas select textarea button dialog".split()
)
_WHITE = re.compile(r"\s+")
#: What only markup looks like: a tag of a paragraph, a link, an image and the like, in what should be text.
_ESCAPED_TAG = re.compile(
    r"</(?:p|div|a|b|i|em|strong|span|li|ul|h[1-6])>|<(?:br|p|img|a)\b[^<>]{0,500}>", re.IGNORECASE
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr img".split()
)


def parse(source: str) -> Any:
    """Return the tree of a page or of a part of one. Raises Unreadable if it is empty, too deep or exceeds a limit."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(fit(source).encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise Unreadable("the page has no text") from error
    if any("depth" in error.message for error in parser.error_log):
        raise Unreadable("the page's elements are nested too deeply")
    return tree


def visible_text(tree: Any) -> str:
    """Return the blocks of text, separated by blank lines; a ``br`` is a line break."""
    return "\n\n".join(_blocks(tree))


def text_of_html(source: str) -> str:
    """Return the text of a part of a page; "" if it cannot be read. Tags that were escaped twice count as tags."""
    try:
        text = visible_text(parse(f"<div>{source}</div>"))
        return visible_text(parse(f"<div>{text}</div>")) if _ESCAPED_TAG.search(text) else text
    except Unreadable:
        return ""


def _blocks(tree: Any) -> Iterator[str]:
    run: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _is_unseen(element):
                walk.skip_subtree()
            elif element.tag == "br":
                run.append("\n")
            else:
                if _is_block(element):
                    yield from _flushed(run)
                run.append(_blank(element.text))
        elif event == "end":
            if _is_block(element):
                yield from _flushed(run)
            run.append(_tail(element, tree))
        else:
            run.append(_tail(element, tree))
    yield from _flushed(run)


def _tail(element: Any, tree: Any) -> str:
    return "" if element is tree else _blank(element.tail)


def _is_unseen(element: Any) -> bool:
    return element.tag in _UNSEEN or _is_invisible(element)


def _is_invisible(element: Any) -> bool:
    return element.tag in _INVISIBLE or "hidden" in element.attrib


def _is_block(element: Any) -> bool:
    return element.tag not in _INLINE and element.tag != "br" and not _is_invisible(element)


def _flushed(run: list[str]) -> Iterator[str]:
    """Yield the block so far, with white space as a browser shows it, and begin a new one."""
    lines = (" ".join(line.split()) for line in "".join(run).split("\n"))
    block = "\n".join(line for line in lines if line)
    run.clear()
    if block:
        yield block


def _blank(text: str | None) -> str:
    """Replace white space in the source by a blank: only a ``br`` breaks a line."""
    return _WHITE.sub(" ", text or "")
