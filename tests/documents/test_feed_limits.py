"""Hostile feeds: refused with the reason, and read in time that grows no faster than their size."""

from __future__ import annotations

import pytest

from service.documents import feed as feed_module
from service.documents.feed import read_feed
from service.documents.feed_limits import MAX_ATTRIBUTES, MAX_DEPTH
from service.documents.page import Unreadable
from tests.cost import doubles


def feed(content: str, channel: str = "") -> bytes:
    return f'<rss version="2.0"><channel>{channel}<item><title>Rain</title>{content}</item></channel></rss>'.encode()


def attributes(count: int) -> str:
    return " ".join(f'a{number}="b"' for number in range(count))


def test_a_feed_with_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "_MOST_TAGS", 12)
    assert read_feed(feed("<b/>" * 4)).items
    with pytest.raises(Unreadable, match="more than 12 tags"):
        read_feed(feed("<b/>" * 5))


def test_elements_with_too_many_attributes_are_refused() -> None:
    assert read_feed(feed(f"<x {attributes(MAX_ATTRIBUTES)}/>")).items
    with pytest.raises(Unreadable, match="attributes"):
        read_feed(feed(f"<x {attributes(MAX_ATTRIBUTES + 1)}/>"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_attributes_are_counted_in_every_encoding(encoding: str) -> None:
    with pytest.raises(Unreadable, match="attributes"):
        read_feed(feed(f"<x {attributes(MAX_ATTRIBUTES + 1)}/>").decode().encode(encoding))


def test_elements_nested_too_deep_are_refused() -> None:
    depth = MAX_DEPTH - 3  # below rss, channel and item
    assert read_feed(feed("<b>" * depth + "</b>" * depth)).items
    with pytest.raises(Unreadable, match="deep"):
        read_feed(feed("<b>" * (depth + 1) + "</b>" * (depth + 1)))


HOSTILE = {
    "attributes of broken XML": lambda size: feed(f"<x {attributes(size)}/>", channel="&unknown;"),
    "attributes in escaped HTML": lambda size: feed(
        f"<description>{f'&lt;a {attributes(500)}&gt;' * (size // 500)}</description>"
    ),
    "attributes in CDATA": lambda size: feed(
        f"<description><![CDATA[{f'<a {attributes(500)}>' * (size // 500)}]]></description>"
    ),
    "many elements with the most attributes": lambda size: feed(f"<x {attributes(MAX_ATTRIBUTES)}/>" * (size // 50)),
    "unclosed tags": lambda size: feed("<description>" + "<a " * size, channel="&unknown;"),
    "unclosed quotes": lambda size: feed('<a b="' * size, channel="&unknown;"),
    "unclosed comments": lambda size: feed("<!-- " * size, channel="&unknown;"),
    "character references": lambda size: feed("<description>" + "&#x41" * size + "</description>", channel="&unknown;"),
    "Punycode": lambda size: b"<?xml version='1.0' encoding='punycode'?>-" + b"0" * 8 * size,
    "namespaces": lambda size: feed("".join(f'<x xmlns:a{number}="u{number}"/>' for number in range(size // 5))),
}


def read(body: bytes) -> None:
    try:
        read_feed(body)
    except Unreadable:
        return


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_time_for_a_hostile_feed_grows_linearly(kind: str) -> None:
    half, whole = HOSTILE[kind](4_000), HOSTILE[kind](8_000)
    assert doubles(lambda: read(half), lambda: read(whole))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<page/>", "^the body is neither RSS nor Atom$"),
        (b"<page", "^the feed is not well-formed: "),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "^the feed declares entities"),
    ],
)
def test_what_is_no_feed_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_feed(body)
