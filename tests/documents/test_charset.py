"""Charsets that nobody knows: declaring them costs the service no memory."""

from __future__ import annotations

import encodings
from collections.abc import Callable
from contextlib import suppress

import pytest

from service.documents import page_of, text_of
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
