"""Markdown (CommonMark): a list of events under the headings of their years and months.

What is no month of one year has the heading that it deserves: "1980s" and "2002–2004" in place of a year, "third
quarter of 2024" in place of a month. All text of articles is escaped: none of it is markup, a link, a mention or HTML,
neither in CommonMark nor where addresses become links by themselves (GitHub's). Each entry is one line, so nothing in
it begins one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.formats.dates import headings, in_words
from service.formats.model import Json, Timeline, events
from service.formats.wording import headline, link, one_line, source

#: What can begin markup within a line, and what makes an address or a mention: a full stop within a word, : and @.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|!:@#{}$^=]|\.(?=\w)")


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    yield f"# {escaped(timeline.title)}\n"
    if timeline.description:
        yield f"\n{_paragraph(timeline.description)}\n"
    above: tuple[str, ...] = ()
    for event in events(entries):
        under = headings(event["date"])
        if under != above:
            yield "\n" + _changed(above, under)
        above = under
        yield _entry(event)


def _changed(above: tuple[str, ...], under: tuple[str, ...]) -> str:
    """The headings from the first that differs on."""
    kept = 1 if above[:1] == under[:1] and len(under) > 1 else 0
    return "".join(f"{'#' * (level + 2)} {heading}\n\n" for level, heading in enumerate(under) if level >= kept)


def _entry(event: Json) -> str:
    planned = ", planned" if event["status"] == "planned" else ""
    doubt = " (another reading is live)" if event["certainty"] == "ambiguous" else ""
    date = escaped(in_words(event["date"]))
    return f"- **{date}**{planned}{doubt}: {escaped(headline(event))}{_article(event)}\n"


def _article(event: Json) -> str:
    reported, url = escaped(source(event) or ""), link(event)
    if not reported:
        return ""
    return f" — [{reported}](<{url.replace('&', '&amp;')}>)" if url else f" — {reported}"


def escaped(text: str) -> str:
    """A text within a line, on one line, that is only text."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def _paragraph(text: str) -> str:
    """A text as a paragraph of its own: what would make its first signs a heading or a list is escaped, too."""
    return re.sub(r"^(?:[-+]|\d+[.)])", lambda found: f"{found[0][:-1]}\\{found[0][-1]}", escaped(text))
