"""Items of a JSON Feed: what identifies them, and where their words are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.documents.json_feed import json_feed_items

VERSION = "https://jsonfeed.org/version/1.1"


def item(**fields: Any) -> Any:
    """Return the page of the only item of a feed."""
    (page,) = json_feed_items(json.dumps({"version": VERSION, "title": "Harbour", "items": [fields]}).encode())
    return page


@pytest.mark.parametrize("name", ["url", "external_url"])
def test_the_address_of_an_item_identifies_it(name: str) -> None:
    page = item(id="17", content_text="The bridge opened.", **{name: "https://harbour.example/17"})
    assert (page.url, page.external_id) == ("https://harbour.example/17", None)


def test_an_item_without_an_address_has_its_id() -> None:
    page = item(id=" 17 ", content_text="The bridge opened.")
    assert (page.url, page.external_id) == (None, "17")


def test_a_title_that_begins_the_text_is_not_repeated() -> None:
    assert item(title="The bridge", content_text="The bridge opened.").text == "The bridge opened."
    assert item(title="A bridge", content_text="It opened.").text == "A bridge\n\nIt opened."
