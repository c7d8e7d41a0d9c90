"""Limits on the XML of a feed, checked in linear time before feedparser reads it.

The SAX reader that feedparser uses takes quadratic time for the attributes of one element, and a body of two megabytes
can hold hundreds of thousands. No real feed comes near these limits.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from service.documents.page import Unreadable

MAX_ATTRIBUTES = 64
MAX_DEPTH = 200


class _Counter:
    """Handlers of expat that raise Unreadable at the first element beyond a limit."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, _name: str, attributes: list[str]) -> None:
        self.depth += 1
        if len(attributes) > 2 * MAX_ATTRIBUTES:  # names and values in turns
            raise Unreadable(f"an element of the feed has more than {MAX_ATTRIBUTES} attributes")
        if self.depth > MAX_DEPTH:
            raise Unreadable(f"the elements of the feed are nested more than {MAX_DEPTH} deep")

    def end(self, _name: str) -> None:
        self.depth -= 1


def check_limits(body: bytes) -> None:
    """Raise Unreadable if an element has too many attributes or lies too deep.

    The check ends where the XML stops being well-formed. From there on feedparser reads with a tolerant parser, which
    takes linear time.
    """
    counter, parser = _Counter(), _parser()
    parser.StartElementHandler, parser.EndElementHandler = counter.start, counter.end
    try:
        parser.Parse(body)
    except Unreadable:
        raise
    except (expat.ExpatError, ValueError, LookupError):  # not well-formed; an unknown encoding
        return


def _parser() -> Any:
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    return parser
