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


def test_a_context_stays_on_its_line() -> None:
    item = json.loads(rendered("jsonfeed", "Ines\nAhlers"))["items"][0]
    assert "About: Ines Ahlers" in item["content_text"].split("\n\n")
