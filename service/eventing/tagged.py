"""A document with its expressions of time, from which events are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from service.eventing.chronology import entry_dates
from service.text.document import Document
from service.timex.languages import Language
from service.timex.model import Anchor, Tagging


@dataclass(frozen=True)
class TaggedDocument:
    """A document, its expressions of time, the day and the language in which it is read, and the title of its article.

    The title is the context of statements that name nobody; without one, the first sentence is.
    """

    document: Document
    tagging: Tagging
    anchor: Anchor
    language: Language
    title: str | None = None

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.document.text

    @cached_property
    def entries(self) -> frozenset[int]:
        """The offsets of the dates that begin the entries of a chronology."""
        return entry_dates(self.text, self.tagging.timexes)
