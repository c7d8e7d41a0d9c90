"""What holds in every format: each event read back by a program that is not ours, whatever its words are."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.formats import FORMATS, Format, by_extension, by_media_type
from service.formats.wording import headline
from tests.formats.made import BARE, HOSTILE, WHOLE, event, in_hostile_words, of_every_kind, rendered
from tests.formats.read_back import READERS

every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
#: What an article may hold: anything but NUL and half surrogates, which the service refuses.
WORDS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), min_size=1, max_size=300)


def test_the_registry_finds_each_format_by_its_extension_and_its_type() -> None:
    assert [by_extension(form.extension) for form in FORMATS] == list(FORMATS)
    assert [by_media_type(form.media_type) for form in FORMATS] == list(FORMATS)
    assert [by_media_type(form.essence.upper()) for form in FORMATS] == list(FORMATS)
    assert {form.name for form in FORMATS} == set(READERS)


@pytest.mark.parametrize("unknown", ["", "exe", "CSV ", ".csv", "json"])
def test_an_unknown_extension_is_no_format(unknown: str) -> None:
    assert by_extension(unknown) is None


@pytest.mark.parametrize("unknown", ["", "text/html", "*/*", "text/*", "csv", "application/json"])
def test_an_unknown_type_is_no_format(unknown: str) -> None:
    assert by_media_type(unknown) is None


@every_format
@pytest.mark.parametrize("timeline", [WHOLE, BARE], ids=["whole", "bare"])
def test_nothing_is_a_document_too(form: Format, timeline: object) -> None:
    assert READERS[form.name](rendered(form, [], timeline)) == []


@every_format
def test_each_kind_of_event_is_read_back(form: Format) -> None:
    assert len(READERS[form.name](rendered(form, of_every_kind()))) == len(of_every_kind())


def _expected(form: Format, text: str) -> str:
    made = in_hostile_words(text)
    return str(made["summary"]) if form.name == "ndjson" else headline(made)


def _read_back(form: Format, text: str) -> None:
    found = READERS[form.name](rendered(form, [in_hostile_words(text, 1), event(2), in_hostile_words(text, 3)]))
    assert len(found) == 3
    read = [html.unescape(one) if form.name == "timelinejs" else one for one in (found[0], found[2])]
    if form.name == "icalendar":  # the library writes a backslash before N as the end of a line that it means elsewhere
        read = [one.replace("\n", r"\N") for one in read]
    assert read == [_expected(form, text)] * 2


@every_format
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_words_are_only_words(form: Format, text: str) -> None:
    _read_back(form, text)


@every_format
@settings(max_examples=25, deadline=None)
@given(text=WORDS)
def test_any_words_are_only_words(form: Format, text: str) -> None:
    _read_back(form, text)


@every_format
def test_the_same_events_are_the_same_bytes(form: Format) -> None:
    assert rendered(form, of_every_kind()) == rendered(form, of_every_kind())


@every_format
def test_chunks_are_few_and_not_large(form: Format) -> None:
    entry = json.dumps(event()).encode()
    sizes = [len(chunk) for chunk in form.render(WHOLE, [entry] * 1_000)]
    assert len(sizes) < 60
    assert max(sizes) < 64 * 1024


@every_format
def test_an_entry_is_asked_for_when_it_is_needed(form: Format) -> None:
    asked = 0

    def entries() -> Iterator[bytes]:
        nonlocal asked
        for number in range(1_000):
            asked += 1
            yield json.dumps(event(number)).encode()

    next(form.render(WHOLE, entries()))
    assert 0 < asked < 500
