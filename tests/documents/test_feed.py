"""The items of RSS and Atom feeds: what each field is taken from, and which bodies are no feeds."""

from __future__ import annotations

import pytest

from service.documents import NotText
from service.documents.feed import read_feed
from service.documents.page import Page, Unreadable


def rss(item: str, channel: str = "", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel>{channel}<item>{item}</item></channel></rss>'.encode()


def only(body: bytes) -> Page:
    (item,) = read_feed(body).items
    return item


def test_an_item_has_the_fields_of_its_page() -> None:
    item = only(
        rss(
            "<title>Rain</title><description>It rained on Monday.</description><link>https://post.example/rain</link>",
            "<title>Harbour Post</title><language>de-AT</language>",
        )
    )
    assert (item.text, item.title) == ("Rain\n\nIt rained on Monday.", "Rain")
    assert (item.url, item.source, item.language) == ("https://post.example/rain", "Harbour Post", "de")


def test_what_an_item_lacks_is_missing() -> None:
    item = only(rss("<description>It rained on Monday.</description><guid>tag:post</guid>"))
    assert item.text == "It rained on Monday."
    assert (item.title, item.url, item.source, item.language) == (None, None, None, None)


def test_a_title_that_begins_the_text_is_not_repeated() -> None:
    assert only(rss("<title>It rained</title><description>It rained on Monday.</description>")).text == (
        "It rained on Monday."
    )


def test_the_content_of_an_entry_counts_before_its_summary() -> None:
    entry = "<title>Rain</title><summary>Rain.</summary><content>It rained on Monday.</content>"
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'
    assert only(atom.encode()).text == "Rain\n\nIt rained on Monday."


def test_broken_xml_is_said_and_a_wrong_charset_is_not() -> None:
    assert read_feed(rss("<title>Rain</title>")).broken is None
    wrong = rss("<title>Rainé</title>", head='<?xml version="1.0" encoding="us-ascii"?>')
    assert read_feed(wrong).broken is None
    broken = read_feed(rss("<title>Rain</title>").replace(b"</channel>", b""))
    assert broken.items
    assert "not well-formed" in (broken.broken or "")


@pytest.mark.parametrize(
    ("feed", "titles"),
    [
        ("<rss><channel><item><title>Rain</title></item><item><title>Sn", ["Rain"]),
        ("<rss><channel><item><title>Rain</title></item><item><title>Snow</title><description>It sno", ["Rain"]),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rain</title></entry><entry><title>Sn', ["Rain"]),
        ("<rss><channel><item><title>Rain</title></item><item><title>Snow</title></item>", ["Rain", "Snow"]),
        (
            "<rss><channel><item><title>A & B</title></item><item><title>Snow</title></item>",
            ["A & B", "Snow"],
        ),
        ("<rss><channel><item><title>Rain</title></item><item><title>Snow</title></channel></rss>", ["Rain", "Snow"]),
    ],
)
def test_an_item_in_which_the_feed_breaks_off_is_left_out(feed: str, titles: list[str]) -> None:
    found = read_feed(feed.encode())
    assert [item.title for item in found.items] == titles
    assert "not well-formed" in (found.broken or "")


@pytest.mark.parametrize("body", [b"%PDF-1.7 rss", b"PK\x03\x04 rss"])
def test_files_are_no_feeds(body: bytes) -> None:
    with pytest.raises(NotText):
        read_feed(body)


@pytest.mark.parametrize("body", [b"It rained on Monday.", b"<html><p>It rained.</p></html>", b""])
def test_other_texts_are_no_feeds(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_feed(body)


@pytest.mark.parametrize(
    ("elements", "url", "external_id"),
    [
        ('<guid isPermaLink="false">item-7</guid>', None, "item-7"),
        ("<link>https://post.example/7</link><guid>item-7</guid>", "https://post.example/7", None),
        ("<link>ftp://post.example/7</link>", None, None),
    ],
)
def test_an_item_without_an_address_has_its_id(elements: str, url: str | None, external_id: str | None) -> None:
    item = only(rss(f"<title>Rain</title>{elements}"))
    assert (item.url, item.external_id) == (url, external_id)


@pytest.mark.parametrize(
    ("kind", "title"),
    [("text", "Ink &lt;b> won"), ("html", "Ink won"), ("html", "&lt;b>Ink&lt;/b> won")],
)
def test_the_title_of_an_entry_is_text_or_markup_as_it_says(kind: str, title: str) -> None:
    entry = f'<title type="{kind}">{title}</title>'
    found = only(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'.encode())
    assert found.title == ("Ink <b> won" if kind == "text" else "Ink won")
