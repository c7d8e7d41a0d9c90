"""The lines of an e-mail that are not its text: its header if it was pasted, what it quotes, and its signature.

A quoted message has a date of its own, so its "yesterday" is not this message's: send it as an article of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from service.documents.boilerplate import OWN_DATE
from service.text.document import Dropped
from service.text.lines import Line

QUOTED = "a quoted message: its dates are read against another day"
SIGNATURE = "the signature"
HEADER = "a header line of the e-mail"
_SUBJECT = re.compile(r"Subject: +(.*)")
_DATE = re.compile(r"(?:Date|Sent): ")
_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments): ")
_FROM = re.compile(r"(?:From|To|Subject): ")
_LEAST_HEADERS = 3
#: Lines that are looked at for the header of a quoted message: each line of a text may begin one.
_MOST_HEADERS = 20
_QUOTE = re.compile(r">")
#: What mail programs write above a message that they quote whole or forward.
_ATTRIBUTION = re.compile(
    r"(?:On .{6,80}(?:wrote|writes)|Am .{6,80} schrieb .{0,60}|Le .{6,80} a écrit ?|El .{6,80} escribió):$"
    r"|-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine) ?-{2,}$"
    r"|Begin forwarded message:$"
)
_SIGNATURE = re.compile(r"-- ?$|Sent from my \w+|Gesendet von meinem \w+|Envoyé de mon \w+")


def mail_lines(every: Sequence[Line], *, is_mail: bool = False) -> Iterator[Dropped]:
    """Yield the lines of an e-mail that are not its text. Other texts have none, unless ``is_mail``."""
    header = pasted_header(every)
    yield from (_drop(line, OWN_DATE if _DATE.match(line.text) else HEADER) for line in header)
    rest = every[len(header) :]
    whole = next((number for number, line in enumerate(rest) if _begins_quoted(rest, number)), len(rest))
    if not (is_mail or header or whole < len(rest)):
        return
    quoted = [line for line in rest[:whole] if _QUOTE.match(line.text)]
    signature = dropwhile(lambda line: not _SIGNATURE.match(line.text), rest[:whole])
    yield from (_drop(line, SIGNATURE) for line in signature if not _QUOTE.match(line.text))
    yield from (_drop(line, QUOTED) for line in (*quoted, *rest[whole:]))


def pasted_header(every: Sequence[Line]) -> list[Line]:
    """Return the lines of an e-mail's header at the beginning of a text, if they are one."""
    header = list(takewhile(lambda line: _HEADER.match(line.text), every))
    is_header = len(header) >= _LEAST_HEADERS and any(_FROM.match(line.text) for line in header)
    return header if is_header else []


def subject_of(header: Sequence[Line]) -> str | None:
    """Return the subject in a header, or None."""
    return next((found[1] for line in header if (found := _SUBJECT.match(line.text))), None)


def _begins_quoted(rest: Sequence[Line], number: int) -> bool:
    """Whether a line stands above a quoted message, or is the first line of one's header, as Outlook writes it."""
    header = rest[number : number + _MOST_HEADERS]
    return bool(_ATTRIBUTION.match(rest[number].text)) or bool(pasted_header(header))


def _drop(line: Line, reason: str) -> Dropped:
    return Dropped(line.start, line.end, line.text, reason)
