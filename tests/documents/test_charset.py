"""Charsets: what bytes that do not fit one are read as, and that unknown ones cost the service no memory."""

from __future__ import annotations

import encodings
from collections.abc import Callable
from contextlib import suppress

import pytest

from service.documents import page_of, text_of
from service.documents.charset import NotText
from service.documents.feed import read_feed
from service.documents.mail import read_mail


def read_as_text(charset: str) -> None:
    text_of(b"The council met.", charset)


def read_as_page(charset: str) -> None:
    page_of(f'<meta charset="{charset}"><p>The council met.'.encode())


def read_as_feed(charset: str) -> None:
    item = "<rss version='2.0'><channel><item><title>The council met</title></item></channel></rss>"
    read_feed(f"<?xml version='1.0' encoding='{charset}'?>{item}".encode())


def read_as_mail(charset: str) -> None:
    header = f"From: =?{charset}?q?desk?=\nSubject: =?{charset}?q?news?=\nContent-Type: text/plain; charset={charset}"
    read_mail(f"{header}\n\nThe council met.".encode(), 1_000)


READERS = [read_as_text, read_as_page, read_as_feed, read_as_mail]


@pytest.mark.parametrize("read", READERS)
def test_unknown_charsets_are_not_remembered(read: Callable[[str], None]) -> None:
    def remembered_after(names: list[str]) -> int:
        for name in names:
            with suppress(ValueError):
                read(name)
        return len(encodings._cache)

    before = remembered_after(["x-first"])  # a library looks up charsets of its own the first time
    assert remembered_after([f"x-{read.__name__}-{number}" for number in range(20)]) == before


@pytest.mark.parametrize("name", ["UTF-8", "utf8", "windows-1252", "ISO_8859-1", "iso-8859-15", "KOI8-R", "Shift_JIS"])
def test_charsets_have_all_their_names(name: str) -> None:
    assert text_of(b"The council met.", name)[0] == "The council met."


@pytest.mark.parametrize(
    ("body", "charset", "text", "warnings"),
    [
        (b"cafe", "windows-1252", "cafe", ()),
        (b"caf\xe9", "windows-1252", "café", ()),
        (b"caf\x8d", "windows-1252", "caf\x8d", ()),
        (
            b"caf\xc3\xa9",
            "windows-1252",
            "café",
            ("read as UTF-8, which it is, although it declares windows-1252",),
        ),
        (b"caf\xe9", "utf-8", "caf\ufffd", ("1 characters of the page do not fit its charset utf-8",)),
        (b"\xef\xbf\xbd caf\xc3\xa9", "utf-8", "\ufffd café", ()),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "windows-1252", "café", ()),
    ],
)
def test_a_text_of_a_declared_charset(body: bytes, charset: str, text: str, warnings: tuple[str, ...]) -> None:
    assert text_of(body, charset) == (text, warnings)


@pytest.mark.parametrize(
    ("body", "text", "warnings"),
    [
        (b"<meta charset=koi8-r>\xcd\xcf\xd3\xd4", "мост", ()),
        (b"caf\xe9", "café", ("read as windows-1252, since it declares no charset and is not UTF-8",)),
        (b"<meta charset=rot13>caf\xc3\xa9", "café", ("read as UTF-8, since its charset 'rot13' is not supported",)),
        (b"<meta charset=utf-8>caf\xe9", "caf\ufffd", ("1 characters of the page do not fit its charset utf-8",)),
        (b"<meta charset=gbk>\xb5\xd8\xff", "地\ufffd", ("1 characters of the page do not fit its charset gbk",)),
    ],
)
def test_a_page_is_read_as_a_browser_reads_it(body: bytes, text: str, warnings: tuple[str, ...]) -> None:
    read, found = page_of(body)
    assert (read.rpartition(">")[2], found) == (text, warnings)


def test_an_error_names_the_byte_and_its_line() -> None:
    with pytest.raises(NotText, match=r"is not UTF-8: byte 12, in line 2, cannot be read"):
        text_of(b"One.\nTwo caf\xe9.")
    with pytest.raises(NotText, match=r"is marked as utf-8, but byte 3 does not fit it"):
        text_of(b"\xef\xbb\xbfcaf\xe9")


@pytest.mark.parametrize(("length", "is_read"), [(63, True), (64, False)])
def test_punycode_is_read_up_to_the_longest_label_of_a_host_name(length: int, is_read: bool) -> None:
    label = b"a" * (length - 1) + b"-"
    if is_read:
        assert label.decode("punycode") == "a" * (length - 1)
    else:
        with pytest.raises(ValueError, match="at most 63 characters"):
            label.decode("punycode")
