"""Limits on an e-mail, checked while Python's parser reads it and before it parses structured fields.

That parser takes quadratic time, or worse, for a structured field of the header, such as "Content-Type: ;;;…", and
compares each line with the boundaries of all parts around it. No real e-mail comes near these limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import EmailPolicy, default
from typing import Any

from service.documents.page import Unreadable

MAX_FIELD = 2_000  # characters
MAX_MIME_FIELD = 1_000  # each part has some
MAX_PARAMETERS = 40  # of a field such as Content-Type
MAX_PARTS = 50
#: Parts that consist of parts, and thereby how deep parts can be nested.
MAX_MULTIPARTS = 20
#: The fields whose structure is read, beside those of MIME.
_READ = frozenset({"subject", "from", "date", "message-id"})
_MIME = "content-"


class _Policy(EmailPolicy):
    """A policy that raises Unreadable for a field beyond the limits, before its structure is read."""

    def header_source_parse(self, sourcelines: Iterable[str]) -> tuple[str, Any]:
        name, value = super().header_source_parse(list(sourcelines))
        is_mime = name.lower().startswith(_MIME)
        longest = MAX_MIME_FIELD if is_mime else MAX_FIELD
        if (is_mime or name.lower() in _READ) and len(value) > longest:
            raise Unreadable(f"the e-mail's field {name[:40]} has more than {longest:,} characters")
        if is_mime and value.count(";") > MAX_PARAMETERS:
            raise Unreadable(f"the e-mail's field {name[:40]} has more than {MAX_PARAMETERS} parameters")
        return name, value


class _Parts:
    """Makes the parts of one message; raises Unreadable for one too many."""

    def __init__(self) -> None:
        self._count = 0

    def make(self, policy: EmailPolicy) -> EmailMessage:
        self._count += 1
        if self._count > MAX_PARTS:
            raise Unreadable(f"the e-mail has more than {MAX_PARTS} parts")
        return EmailMessage(policy=policy)


def bounded_policy(body: bytes) -> EmailPolicy:
    """Return the policy for parsing a message. Raises Unreadable if too many of its parts consist of parts."""
    if body.lower().count(b"multipart/") > MAX_MULTIPARTS:
        raise Unreadable(f"the e-mail has more than {MAX_MULTIPARTS} parts that consist of parts")
    policy: EmailPolicy = _Policy(**{**vars(default), "message_factory": _Parts().make})
    return policy
