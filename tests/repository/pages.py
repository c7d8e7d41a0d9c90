"""The Markdown pages of this repository, taken apart for the tests that compare them with the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
GUIDES = tuple(sorted((ROOT / "docs").glob("*.md")))
#: Pages about the code as it is now. The changelog also names what is gone.
CURRENT = (README, *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")), *GUIDES)

_FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The text of a page without its fenced blocks."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def code_spans(page: Path) -> Iterator[str]:
    """The inline code of a page."""
    return (found[1] for found in _CODE.finditer(prose(page)))


def links(page: Path) -> Iterator[str]:
    """The targets of a page's links and pictures."""
    return (found[1] for found in _LINK.finditer(prose(page)))


def anchors(page: Path) -> set[str]:
    """The fragments that a page's headings give, as GitHub makes them."""
    return {_anchor(found[2]) for found in _HEADING.finditer(prose(page))}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def column(page: Path, heading: str, number: int = 0) -> list[str]:
    """One column of the first table below a heading, without backquotes."""
    section = prose(page).split(f" {heading}\n", 1)[1]
    rows = section[section.index("\n|") :].lstrip("\n").split("\n\n", 1)[0].splitlines()[2:]
    return [row.strip("|").split(" | ")[number].strip().strip("`") for row in rows]
