"""The headline of an HTML page, and what is beside it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

_LEAST = 8  # letters of a headline
_LONG = 0.75  # of the longest heading: a shorter one may be the name of the site
_NEAR = 400  # characters of text between a headline and what belongs to it
_NOT_LETTERS = re.compile(r"\W+")
_TITLE_CLASS = re.compile("title|headline|heading", re.IGNORECASE)
_COMMENTS = re.compile("comment|respond", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4")
_OTHERS = ("div", "p", "span", "td", "strong")


def letters(text: str) -> str:
    """Return the letters and digits of a text, for comparing what differs in spacing and case."""
    return _NOT_LETTERS.sub("", text).casefold()


class Headline:
    """The element of a page's headline: the first long heading that the page's title repeats, else the only ``h1``.

    ``title`` is the title that another reader found, used last.
    """

    def __init__(self, tree: Any, title: str | None) -> None:
        self._tree = tree
        self._title = title or ""

    @property
    def is_found(self) -> bool:
        """Whether the page has a headline."""
        return self.element is not None

    @cached_property
    def element(self) -> Any:
        """The element, or None."""
        own = self._tree.xpath("//meta[@property='og:title']/@content | //title/text()")
        for titles in ([letters(title) for title in own], [letters(self._title)]):
            for tags in (_HEADINGS, _OTHERS):
                found = self._like(titles, tags)
                if found is not None:
                    return found
        only = self._tree.xpath("//h1")
        return only[0] if len(only) == 1 else None

    @property
    def text(self) -> str:
        """The text of the headline, or "" without one."""
        return " ".join(self.element.text_content().split()) if self.is_found else ""

    def _like(self, titles: list[str], tags: tuple[str, ...]) -> Any:
        elements = [element for element in self._tree.iter(*tags) if _may_be_headline(element)]
        own = {element: letters(element.text_content()) for element in elements}
        sizes = {element: len(text) for element, text in own.items() if _is_in_any(text, titles)}
        least = _LONG * max(sizes.values(), default=0)
        return next((element for element, size in sizes.items() if size >= least), None)

    @cached_property
    def _around(self) -> set[Any]:
        return {self.element, *self.element.iterancestors()} if self.is_found else set()

    @cached_property
    def _places(self) -> dict[Any, int]:
        """The number of characters of text before each element."""
        places: dict[Any, int] = {}
        at = 0
        for element in self._tree.iter():
            places[element] = at
            if isinstance(element.tag, str) and element.tag not in ("script", "style"):
                at += len((element.text or "").strip())
            at += len((element.tail or "").strip())
        return places

    def is_in(self, part: Any) -> bool:
        """Return whether the headline is in an element, or is the element."""
        return part in self._around

    def is_after(self, element: Any) -> bool:
        """Return whether the headline comes after an element."""
        return self.is_found and self._places[element] < self._places[self.element]

    def is_near(self, element: Any) -> bool:
        """Return whether not much text is between an element and the headline."""
        if not self.is_found:
            return False
        distance = self._places[element] - self._places[self.element]
        return -_NEAR <= distance <= _NEAR + len(self.text)


def _may_be_headline(element: Any) -> bool:
    if element.tag not in _HEADINGS and not _TITLE_CLASS.search(element.get("class", "") + element.get("id", "")):
        return False
    parts = (element, *element.iterancestors())
    return not any(_COMMENTS.search(part.get("id", "")) for part in parts if part.tag != "body")


def _is_in_any(own: str, titles: list[str]) -> bool:
    if len(own) < _LEAST:
        return False
    return any(own in title or (len(title) >= _LEAST and title in own) for title in titles)
