"""Hostile e-mails: refused with the reason, and read in time that grows no faster than their size."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from service.documents.mail import read_mail
from service.documents.mail_limits import MAX_FIELD, MAX_MIME_FIELD, MAX_MULTIPARTS, MAX_PARAMETERS, MAX_PARTS
from service.documents.page import TooLong, Unreadable
from tests.cost import doubles

HEADER = "From: jane@post.example\nDate: Thu, 13 Mar 2025 10:00:00 +0000\n"
MIXED = HEADER + 'Content-Type: multipart/mixed; boundary="b"\n\n'


def read(source: str) -> str:
    return read_mail(source.encode(), 200_000).text.strip()


def field(name: str, value: str) -> str:
    return f"{HEADER}{name}: {value}\n\nIt rained."


def parts(count: int) -> str:
    return MIXED + "--b\n\nIt rained.\n" * count + "--b--\n"


def nested(depth: int) -> str:
    levels = (f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(depth))
    return f"{HEADER}{''.join(levels)}Content-Type: text/plain\n\nIt rained."


@pytest.mark.parametrize(
    ("within", "beyond", "reason"),
    [
        (field("Subject", "a" * MAX_FIELD), field("Subject", "a" * (MAX_FIELD + 1)), "Subject has more than 2,000"),
        (
            field("Content-Type", "text/plain; a=" + "b" * (MAX_MIME_FIELD - 14)),
            field("Content-Type", "text/plain; a=" + "b" * MAX_MIME_FIELD),
            "Content-Type has more than 1,000",
        ),
        (
            field("Content-Disposition", "inline" + "; a=b" * MAX_PARAMETERS),
            field("Content-Disposition", "inline" + "; a=b" * (MAX_PARAMETERS + 1)),
            "more than 40 parameters",
        ),
        (parts(MAX_PARTS - 1), parts(MAX_PARTS), "more than 50 parts"),
        (nested(MAX_MULTIPARTS), nested(MAX_MULTIPARTS + 1), "parts that consist of parts"),
    ],
)
def test_e_mails_beyond_a_limit_are_refused(within: str, beyond: str, reason: str) -> None:
    assert read(within) == "It rained."
    with pytest.raises(Unreadable, match=reason):
        read(beyond)


def test_long_fields_that_are_not_read_are_ignored() -> None:
    assert read(field("To", "reader@post.example, " * 1_000)) == "It rained."


@pytest.mark.parametrize("name", ["From", "Subject", "Date", "Message-ID", "Content-Type", "Content-Disposition"])
def test_fields_nested_too_deep_are_no_fault_of_the_service(name: str) -> None:
    with suppress(Unreadable):
        read(field(name, "(" * 990))


HOSTILE: dict[str, Callable[[int], str]] = {
    "semicolons": lambda size: field("Content-Type", "text/plain" + ";" * size),
    "parameters": lambda size: field("Content-Type", "text/plain" + "; a=b" * (size // 5)),
    "words of a field": lambda size: field("Content-Transfer-Encoding", "a " * (size // 2)),
    "quoted names": lambda size: "Subject: a\nFrom: " + '"a" ' * (size // 4) + "\n\nIt rained.",
    "addresses": lambda size: f"Subject: a\nFrom: {'a@b.example, ' * (size // 13)}\n\nIt rained.",
    "words of a subject": lambda size: field("Subject", "=?utf-8?q?a?= " * (size // 14)),
    "fields": lambda size: HEADER + "X-Rain: yes\n" * (size // 12) + "\nIt rained.",
    "parts": lambda size: parts(size // 16),
    "nested parts": lambda size: nested(size // 60),
    "nested messages": lambda size: HEADER + "Content-Type: message/rfc822\n\n" * (size // 30) + "It rained.",
    "lines": lambda size: f"{HEADER}\n" + "a\n" * (size // 2),
    "quoted lines": lambda size: f"{HEADER}\n" + "> a\n" * (size // 4),
    "encoded text": lambda size: f"{HEADER}Content-Transfer-Encoding: base64\n\n" + "SXQg\n" * (size // 5),
    "Punycode": lambda size: f"{HEADER}Content-Type: text/plain; charset=punycode\n\n-" + "0" * size,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_time_for_a_hostile_e_mail_grows_linearly(kind: str) -> None:
    def attempt(source: str) -> None:
        with suppress(Unreadable, TooLong):
            read(source)

    half, whole = HOSTILE[kind](15_000), HOSTILE[kind](30_000)
    assert doubles(lambda: attempt(half), lambda: attempt(whole))
