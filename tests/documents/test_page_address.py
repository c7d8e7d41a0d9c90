"""The address that a page gives itself."""

from __future__ import annotations

import pytest

from service.documents.html import read_html
from tests.documents.html_pages import meta, page

ADDRESS = "https://post.example/bridge"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (f'<link rel="canonical" href="{ADDRESS}">', ADDRESS),
        (meta("og:url", ADDRESS), ADDRESS),
        (f'<link rel="canonical" href="/bridge">{meta("og:url", ADDRESS)}', ADDRESS),
        (f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}">', ADDRESS),
        ('<link rel="canonical" href="/bridge">', None),
        ("", None),
    ],
)
def test_a_page_has_the_address_that_its_head_names(head: str, address: str | None) -> None:
    assert read_html(page(head), 100_000).url == address
