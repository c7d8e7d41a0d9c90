"""What holds for every format: a program that is not ours reads each event back, whatever its text."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.formats import FORMATS, Format, TimelineInfo, by_extension, by_media_type
from service.formats.event_text import headline
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MINIMAL_INFO,
    all_kinds,
    hostile_event,
    make_event,
    render,
    three_events,
)
from tests.formats.read_back import READERS

every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
#: Any text that an article can hold: the service rejects NUL and lone surrogates.
TEXTS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), min_size=1, max_size=300)


def test_names_and_media_types_are_part_of_the_contract() -> None:
    assert {format_.extension: (format_.name, format_.media_type, format_.title) for format_ in FORMATS} == {
        "ndjson": ("ndjson", "application/x-ndjson", "JSON Lines"),
        "csv": ("csv", "text/csv; charset=utf-8; header=present", "CSV"),
        "ics": ("icalendar", "text/calendar; charset=utf-8", "iCalendar"),
        "timelinejs": ("timelinejs", "application/vnd.timelinejs3+json", "TimelineJS3"),
        "jsonld": ("jsonld", "application/ld+json", "JSON-LD (schema.org)"),
        "jsonfeed": ("jsonfeed", "application/feed+json", "JSON Feed"),
        "atom": ("atom", "application/atom+xml", "Atom"),
        "timesketch": ("timesketch", "application/vnd.timesketch+csv", "Timesketch"),
        "vis": ("vis", "application/vnd.vis-timeline+json", "vis-timeline"),
        "md": ("markdown", "text/markdown; charset=utf-8", "Markdown"),
    }


def test_what_a_format_needs() -> None:
    assert [format_.name for format_ in FORMATS if format_.dates_changes] == ["icalendar", "jsonfeed", "atom"]
    assert [format_.name for format_ in FORMATS if format_.tells_story] == ["timelinejs"]
    assert [format_.name for format_ in FORMATS if format_.needs_whole_urls] == ["jsonfeed"]


def test_registry_finds_each_format_by_extension_and_media_type() -> None:
    assert [by_extension(format_.extension) for format_ in FORMATS] == list(FORMATS)
    assert [by_media_type(format_.media_type) for format_ in FORMATS] == list(FORMATS)
    assert [by_media_type(format_.essence.upper()) for format_ in FORMATS] == list(FORMATS)
    assert {format_.name for format_ in FORMATS} == set(READERS)


@pytest.mark.parametrize("extension", ["", "exe", "CSV ", ".csv", "json"])
def test_unknown_extension_has_no_format(extension: str) -> None:
    assert by_extension(extension) is None


@pytest.mark.parametrize("media_type", ["", "text/html", "*/*", "text/*", "csv", "application/json"])
def test_unknown_media_type_has_no_format(media_type: str) -> None:
    assert by_media_type(media_type) is None


@every_format
@pytest.mark.parametrize("info", [INFO, MINIMAL_INFO], ids=["complete", "minimal"])
def test_empty_timeline_is_a_valid_document(format_: Format, info: TimelineInfo) -> None:
    assert READERS[format_.name](render(format_, [], info)) == []


@every_format
def test_each_kind_of_event_is_read_back(format_: Format) -> None:
    assert len(READERS[format_.name](render(format_, all_kinds()))) == len(all_kinds())


def _expected_headline(format_: Format, text: str) -> str:
    event = hostile_event(text)
    return str(event["summary"]) if format_.name == "ndjson" else headline(event)


def _assert_text_reads_back(format_: Format, text: str) -> None:
    events = [hostile_event(text, 1), make_event(2), hostile_event(text, 3)]
    headlines = READERS[format_.name](render(format_, events))
    assert len(headlines) == 3
    first, _, last = [html.unescape(line) if format_.name == "timelinejs" else line for line in headlines]
    if format_.name == "icalendar":  # the reading library takes an escaped backslash before N for a line break
        first, last = first.replace("\n", r"\N"), last.replace("\n", r"\N")
    assert first == last == _expected_headline(format_, text)


@every_format
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_text_stays_text(format_: Format, text: str) -> None:
    _assert_text_reads_back(format_, text)


@every_format
@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_any_text_stays_text(format_: Format, text: str) -> None:
    _assert_text_reads_back(format_, text)


@every_format
def test_same_events_give_the_same_bytes(format_: Format) -> None:
    assert render(format_, all_kinds()) == render(format_, all_kinds())


@every_format
def test_chunks_are_few_and_small(format_: Format) -> None:
    entry = json.dumps(make_event()).encode()
    sizes = [len(chunk) for chunk in format_.render(INFO, [entry] * 1_000)]
    assert len(sizes) < 60
    assert max(sizes) < 64 * 1024


@every_format
def test_entries_are_read_only_as_chunks_are_taken(format_: Format) -> None:
    read = 0

    def entries() -> Iterator[bytes]:
        nonlocal read
        for number in range(1_000):
            read += 1
            yield json.dumps(make_event(number)).encode()

    next(format_.render(INFO, entries()))
    assert 0 < read < 500


def test_json_lines_are_the_served_events() -> None:
    ndjson = by_extension("ndjson")
    assert [json.loads(line) for line in render(ndjson, three_events()).splitlines()] == three_events()
    assert render(ndjson, [], MINIMAL_INFO) == b""
