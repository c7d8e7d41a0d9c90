"""Whom or what an entry is about: in the texts of all formats, unless the title beside it says the same."""

from __future__ import annotations

import json

import pytest

from service.formats import by_extension
from tests.formats.examples import make_event, render

EXTENSIONS = ("ndjson", "csv", "ics", "timelinejs", "jsonfeed", "atom", "md")


def rendered(extension: str, context: str | None) -> str:
    return render(by_extension(extension), [make_event(context=context)]).decode()


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_context_of_an_entry_is_in_every_format(extension: str) -> None:
    assert "Ines Ahlers" in rendered(extension, "Ines Ahlers")


@pytest.mark.parametrize("extension", ["ics", "timelinejs", "jsonfeed", "atom", "md"])
def test_a_context_that_is_the_title_is_not_repeated_for_readers(extension: str) -> None:
    assert rendered(extension, "Council to vote on budget") == rendered(extension, None)


@pytest.mark.parametrize("extension", ["ics", "timelinejs", "jsonfeed", "atom", "md", "vis", "jsonld"])
def test_a_publication_date_that_the_client_did_not_give_is_in_the_words_of_every_format(extension: str) -> None:
    for anchor_kind, is_noted in (("dateline", True), ("published_at", False)):
        body = render(by_extension(extension), [make_event(anchor_kind=anchor_kind)]).decode()
        assert ("dateline" in body.replace("\\:", ":").partition("publication date: ")[2]) == is_noted


def test_a_context_stays_on_its_line() -> None:
    item = json.loads(rendered("jsonfeed", "Ines\nAhlers"))["items"][0]
    assert "About: Ines Ahlers" in item["content_text"].split("\n\n")
