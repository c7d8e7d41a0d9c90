"""The date of a wiki's page: its text is as of its latest revision, whenever the page was begun."""

from __future__ import annotations

from typing import Any

from service.documents.clues import Clue
from service.documents.written_dates import first_day
from service.timex.model import AnchorKind

_WIKI = "//meta[@name='generator'][starts-with(@content, 'MediaWiki')]"
#: Where MediaWiki's skins say it.
_LATEST = "//*[@id='footer-info-lastmod' or @id='lastmod']"


def latest_revision(tree: Any, updates: list[Clue], language: str) -> Clue | None:
    """Return the date of a MediaWiki page's latest revision, from its metadata or footer; None for other pages."""
    if not tree.xpath(_WIKI):
        return None
    if updates:
        timestamp = updates[0].timestamp
        return Clue(updates[0].date, AnchorKind.METADATA, "the wiki page's latest revision", timestamp=timestamp)
    footers = tree.xpath(_LATEST)
    day = first_day(" ".join(footers[0].text_content().split()), language) if footers else None
    return Clue(day, AnchorKind.METADATA, "the wiki page's latest revision") if day else None
