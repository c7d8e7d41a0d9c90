"""Pages that tell no day of publication, although their prose has dates: none is made up."""

from __future__ import annotations

import pytest

from tests.documents.html_pages import day_of, page

PROSE = (
    "<p>The works department expects that the bridge reopens on March 12, 2021, once the pier has been repaired.</p>",
    "<p>On 3 May 2019 the council voted, 7 to 2, to close it, and it stayed shut until 2020-06-30 and longer.</p>",
    "<footer><p>Harbour Post, founded 1 June 1954. All rights reserved 2024.</p></footer>",
)


@pytest.mark.parametrize("below", PROSE)
def test_a_date_of_the_prose_is_not_that_of_the_page(below: str) -> None:
    assert day_of(page(after=below)) is None
    assert day_of(page(after=below, below='<time datetime="2025-03-13">yesterday</time>')) == "2025-03-13"
