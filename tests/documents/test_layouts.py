"""Pasted pages in the layouts of newspapers, each written for this test: the body stays, all around it goes."""

from __future__ import annotations

import pytest

from service.documents import ClientMetadata, MediaType, Page, read_page
from service.text.lines import lines

HEADLINE = "Harbour bridge closed after crack is found"
BODY = (
    "The harbour bridge was closed on Monday after a crack was found in its eastern pier, the works department said.",
    "Engineers examined the pier for two days, and a temporary ferry will carry the traffic until it is repaired.",
    "“We would rather be careful than sorry,” said Mara Holt, who leads the department.",
)
LEAD, MIDDLE, END = BODY
FERRY = "Ferry prices to rise on Friday"
#: The page, and the byline that is read; then what is left of it beside headline and body.
LAYOUTS: dict[str, tuple[str, str | None, tuple[str, ...]]] = {
    "agency": (
        f"{HEADLINE}\nBy Jane Smith\nPORT ELLIS, March 13, 2025 (Harbour Wire) - {LEAD}\n{MIDDLE}\n{END}\n"
        "Reporting by Jane Smith; Editing by Tom Reed",
        "Jane Smith",
        (),
    ),
    "American broadsheet": (
        f"Skip to content\nSections\nSubscribe\nLog In\n{HEADLINE}\nShare full article\nBy Jane Smith\nMarch 13, 2025\n"
        f"{LEAD}\nAdvertisement\nSKIP ADVERTISEMENT\n{MIDDLE}\n{END}",
        "Jane Smith",
        (),
    ),
    "British broadsheet": (
        f"{HEADLINE}\nJane Smith\nThu 13 Mar 2025 08.30 GMT\nShare\n{LEAD}\nskip past newsletter promotion\n{MIDDLE}\n"
        f"{END}\nExplore more on these topics\nBridges\nTransport\nShare\nReuse this content",
        "Jane Smith",
        (),
    ),
    "public broadcaster": (
        f"{HEADLINE}\nPublished 13 March 2025\nShare\nSave\nJane Smith, Transport reporter\n{LEAD}\n{MIDDLE}\n"
        f"Image source, Harbour Images\n{END}\nRelated topics\nBridges\nMore on this story\n{FERRY}\n5 March 2025",
        "Jane Smith",
        (),
    ),
    "local television": (
        f"{HEADLINE}\nby: Jane Smith\nPosted: Mar 13, 2025 / 08:30 AM EST\nUpdated: Mar 14, 2025 / 09:00 AM EST\n"
        f"PORT ELLIS (WHBR) — {LEAD}\n{MIDDLE}\nRead next: {FERRY}\n{END}\nCopyright 2025 Harbour Media Inc.",
        "Jane Smith",
        (),
    ),
    "South Asian daily": (
        f"Home / City\n{HEADLINE}\nJane Smith Published March 13, 2025 Updated March 13, 2025 08:30am\n{LEAD}\n"
        f"{MIDDLE}\nRead more: {FERRY}\n{END}\nPublished in The Harbour, March 13th, 2025",
        None,
        (),
    ),
    "Indian daily": (
        f"{HEADLINE}\nWritten by Jane Smith\nPublished: March 13, 2025 08:30 IST\n2 min read\n{LEAD}\n"
        f"Also Read | {FERRY}\n{MIDDLE}\n{END}",
        "Jane Smith",
        (),
    ),
    "tabloid": (
        f"{HEADLINE}\nJane Smith, Senior Reporter\nPublished: 8:30, 13 Mar 2025\nUpdated: 9:12, 13 Mar 2025\n{LEAD}\n"
        f"{MIDDLE}\n{END}\nMost read in News\n{FERRY}\nSchool fair draws crowds\nComments\n3\nJoin the conversation",
        "Jane Smith",
        (),
    ),
    "press agency": (
        f"{HEADLINE}\nBy Jane Smith\nMarch 13, 2025 / 8:30 AM\n{LEAD}\n{MIDDLE}\n{END}\nRead More\n{FERRY}",
        "Jane Smith",
        (),
    ),
    "magazine": (
        f"MARCH 13, 2025 8:30 AM\n{HEADLINE}\nBY JANE SMITH\n{LEAD}\n{MIDDLE}\n{END}\n"
        f"Most Popular\n{FERRY}\nBY TOM REED",
        "JANE SMITH",
        (),
    ),
    "blog": (
        f"{HEADLINE}\nPosted on March 13, 2025 by Jane Smith\n{LEAD}\n{MIDDLE}\n{END}\n"
        "This entry was posted in News and tagged bridge. Bookmark the permalink.\n2 thoughts on “The bridge”\n"
        "Mara says:\nMarch 15, 2025 at 9:12 am\nI drove over it on Sunday and it felt perfectly safe to me.\nReply",
        None,
        (),
    ),
    "Australian daily": (
        f"{HEADLINE}\nBy Jane Smith\nUpdated March 13, 2025 — 8.30am first published at 7.15am\nSave\n"
        f"Log in, register or subscribe to save articles for later.\n{LEAD}\nLoading\n{MIDDLE}\n{END}",
        "Jane Smith",
        (),
    ),
    "Irish daily": (
        f"{HEADLINE}\nJane Smith\nThu Mar 13 2025 - 08:30\n{LEAD}\n{MIDDLE}\n{END}\nIN THIS SECTION\n{FERRY}",
        "Jane Smith",
        (),
    ),
    "African daily": (
        f"{HEADLINE}\nMarch 13, 2025\nReading Time: 2 mins read\nShare on FacebookShare on Twitter\n{LEAD}\n{MIDDLE}\n"
        f"{END}\nTags: bridge, harbour",
        None,
        (),
    ),
    "Gulf daily": (
        f"{HEADLINE}\nRepair to last until autumn\nPublished: March 13, 2025 08:30\nJane Smith, Staff Reporter\n"
        f"{LEAD}\n{MIDDLE}\n{END}",
        "Jane Smith",
        ("Repair to last until autumn",),
    ),
    "press release": (
        f"FOR IMMEDIATE RELEASE\n{HEADLINE}\nPORT ELLIS, March 13, 2025 /PRHarbour/ -- {LEAD}\n{MIDDLE}\n{END}\n"
        "Media Contact:\npress@harbour.example",
        None,
        ("press@harbour.example",),
    ),
    "Canadian broadcaster": (
        f"{HEADLINE}\nJane Smith · Harbour News · Posted: Mar 13, 2025 8:30 AM EDT | Last Updated: March 14\n{LEAD}\n"
        f"{MIDDLE}\n{END}\nCorrections and clarifications | Submit a news tip",
        None,
        (),
    ),
    "Asian daily": (
        f"{HEADLINE}\nJane Smith\nPUBLISHED Mar 13, 2025, 08:30 AM\nUPDATED Mar 14, 2025, 09:12 AM\n"
        f"PORT ELLIS - {LEAD}\n{MIDDLE}\n{END}\nJoin the Harbour's channel and get the latest news",
        "Jane Smith",
        (),
    ),
    "foreign broadcaster": (
        f"{HEADLINE}\nJane Smith\n03/13/2025\nMarch 13, 2025\n{LEAD}\nhttps://p.harbour.example/p/4abc\nAdvertisement\n"
        f"{MIDDLE}\n{END}\nEdited by: Tom Reed",
        "Jane Smith",
        (),
    ),
    "clipped print page": (
        f"Thursday, March 13, 2025\nPage A1\n{HEADLINE}\nBy JANE SMITH\n{LEAD}\n{MIDDLE}\nContinued on Page A6\n{END}",
        "JANE SMITH",
        (),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_body_stays_and_all_around_it_goes(name: str) -> None:
    text, byline, more = LAYOUTS[name]
    read = read_page(Page(text, MediaType.PLAIN), ClientMetadata())
    dropped = {line.start for line in read.document.dropped}
    left = [line.text for line in lines(text) if line.start not in dropped]
    assert [line for line in left if not line.endswith(BODY)] == [HEADLINE, *more]
    assert sum(line.endswith(BODY) for line in left) == len(BODY)
    assert (read.title, read.document.byline) == (HEADLINE, byline)
    assert read.dating is not None
    assert read.dating.anchor.date.isoformat() == "2025-03-13"


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the mayor on Monday caused a stir.",
        "Jane Smith was hurt on Monday",
        "Join the navy, the poster from 1943 said.",
        "Published figures show a fall of 3 percent since March 3, 2025",
        "Tags of 1962 were found on the pier.",
    ],
)
def test_prose_that_begins_like_boilerplate_stays(line: str) -> None:
    text = f"{HEADLINE}\nMarch 13, 2025\n{LEAD}\n{MIDDLE}\n{line}\n{END}"
    read = read_page(Page(text, MediaType.PLAIN), ClientMetadata())
    assert line not in {dropped.text for dropped in read.document.dropped}


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        (f"{HEADLINE}\n", "Repairs begin", ""),
        (f"{HEADLINE}\n", "Pier 9", ""),
        (f"{HEADLINE}\n", "Bridge", ""),
        (f"{HEADLINE}\n", "The Old Harbour Bridge Again", ""),
        ("", "Jane Smith", f"\n{HEADLINE}"),
    ],
)
def test_a_line_beside_the_date_that_is_no_name_below_the_headline_stays(above: str, line: str, below: str) -> None:
    text = f"{above}{line}\nMarch 13, 2025{below}\n{LEAD}\n{MIDDLE}\n{END}"
    read = read_page(Page(text, MediaType.PLAIN), ClientMetadata())
    assert [dropped.text for dropped in read.document.dropped] == ["March 13, 2025"]
    assert read.document.byline is None


@pytest.mark.parametrize(("paragraphs", "is_dropped"), [((LEAD,), False), ((LEAD, MIDDLE), True)])
def test_comments_stand_below_two_paragraphs_at_least(paragraphs: tuple[str, ...], is_dropped: bool) -> None:
    text = "\n".join((HEADLINE, *paragraphs, "Comments", "Nobody asked us about it."))
    read = read_page(Page(text, MediaType.PLAIN), ClientMetadata())
    assert ("Nobody asked us about it." in [line.text for line in read.document.dropped]) is is_dropped
