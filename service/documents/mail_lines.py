"""The lines of an e-mail that are not its text: its header if it was pasted, its signature, and what it quotes.

A quoted message has a day of its own, that of its header ("On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:"), so its
"yesterday" is not that of the message around it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, takewhile
from typing import NamedTuple

from service.documents.boilerplate import OWN_DATE
from service.documents.written_dates import first_day
from service.text.document import Dropped, QuotedMessage
from service.text.lines import Line

QUOTED = "a quoted message of an unknown day"
SIGNATURE = "the signature"
HEADER = "a header line of the e-mail"
_SUBJECT = re.compile(r"Subject: +(.*)")
_DATE = re.compile(r"(?:Date|Sent|Gesendet|Datum|Envoyé|Enviado): ")
_HEADER = re.compile(
    r"\*?(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments|Von|An|Gesendet|Datum|Betreff|De|À|Envoyé"
    r"|Objet|Para|Enviado|Asunto|Assunto):\*? "
)
_FROM = re.compile(r"\*?(?:From|To|Subject|Von|An|Betreff|De|À|Objet|Para|Asunto|Assunto):\*? ")
_LEAST_HEADERS = 3
_MOST_HEADERS = 20
_MARKS = re.compile(r">(?:[ \t]?>)*[ \t]*")
#: What mail programs write above a message that they quote; a long one is wrapped.
_ATTRIBUTION = re.compile(
    r"(?:On .{6,120}(?:wrote|writes)|(?:Am|Den|Op) .{6,80} (?:schrieb|skrev|schreef) .{0,60}|Le .{6,100} a écrit ?"
    r"|El .{6,100} escribió|(?:Il giorno|Il) .{6,100} ha scritto|Em .{6,100} escreveu):$"
)
_OPENING = re.compile(r"(?:On|Am|Den|Op|Le|El|Il|Em) .*\d")
#: Only in the line above a quoted message: a time of day or an address.
_SENT = re.compile(r"\b\d{1,2}[:.h]\d\d\b|[\w.+-]+@[\w-]+\.")
_RULE = re.compile(
    r"-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
    r"|Message d'origine|Mensaje original) ?-{2,}$|Begin forwarded message:$"
)
#: How a line begins that may stand above a quoted message: most texts have no such line, and are no e-mail.
_MAY_BE_HEAD = re.compile(rf"(?:{_MARKS.pattern})?(?:{_HEADER.pattern}|{_RULE.pattern}|{_OPENING.pattern})")
_SIGNATURE = re.compile(r"-- ?$|Sent from my \w+|Gesendet von meinem \w+|Envoyé de mon \w+")


class MailLines(NamedTuple):
    """The lines of an e-mail that are not its text, and what it quotes of messages of a known day."""

    dropped: list[Dropped]
    quoted: list[QuotedMessage]


class _Quotable(NamedTuple):
    """A line, the number of quotation marks before it, and the line without them."""

    line: Line
    depth: int
    bare: Line


class _Head(NamedTuple):
    """What stands above a quoted message: a number of lines, their words, and the day if they name it.

    One that is not certain may be a sentence of the text: "On Monday the mayor wrote:".
    """

    length: int
    text: str
    day: dt.date | None
    is_certain: bool = True


@dataclass(eq=False, slots=True)
class _Message:
    """The message itself (``head`` is None), or one that is quoted; its own lines have ``depth`` marks."""

    depth: int
    head: _Head | None = None
    is_signed: bool = False


class _Part(Enum):
    """What a line is of its message."""

    HEAD = auto()
    OWN = auto()
    SIGNATURE = auto()
    UNKNOWN = auto()  # the words of another message, without its head


class _Placed(NamedTuple):
    line: Line
    message: _Message
    part: _Part


def mail_lines(every: Sequence[Line], language: str, *, is_mail: bool = False) -> MailLines:
    """Return what is not the text of an e-mail. Other texts have no such lines, unless ``is_mail``."""
    if not is_mail and not any(_MAY_BE_HEAD.match(line.text) for line in every):
        return MailLines([], [])
    header = pasted_header(every)
    placed = list(_placed([_quotable(line) for line in every[len(header) :]], language))
    if not (is_mail or header or any(line.part is _Part.HEAD for line in placed)):
        return MailLines([], [])
    dropped = [_drop(line, OWN_DATE if _DATE.match(line.text) else HEADER) for line in header]
    dropped += [_drop(line.line, reason) for line in placed if (reason := _reason(line))]
    return MailLines(dropped, list(_quoted_messages(placed)))


def pasted_header(every: Sequence[Line], first: int = 0) -> list[Line]:
    """Return the lines of an e-mail's header from a line of a text on, if they are one."""
    header = list(takewhile(lambda line: _HEADER.match(line.text), every[first : first + _MOST_HEADERS]))
    is_header = len(header) >= _LEAST_HEADERS and any(_FROM.match(line.text) for line in header)
    return header if is_header else []


def subject_of(header: Sequence[Line]) -> str | None:
    """Return the subject in a header, or None."""
    return next((found[1] for line in header if (found := _SUBJECT.match(line.text))), None)


def _quotable(line: Line) -> _Quotable:
    marks = _MARKS.match(line.text)
    if marks is None:
        return _Quotable(line, 0, line)
    bare = Line(line.start + marks.end(), line.end, line.text[marks.end() :])
    return _Quotable(line, marks[0].count(">"), bare)


def _placed(quotable: list[_Quotable], language: str) -> Iterator[_Placed]:
    """Yield each line with the message that it belongs to. Fewer marks than a message has return to one around it."""
    messages, bare, place = [_Message(0)], [each.bare for each in quotable], 0
    while place < len(quotable):
        line, depth, _ = quotable[place]
        while depth < messages[-1].depth:
            messages.pop()
        head = _head(bare, place, language)
        after = place + head.length if head else place
        following = quotable[after].depth if after < len(quotable) else depth
        if head and (head.is_certain or following > depth):
            messages.append(_Message(max(depth, following), head))
            yield from (_Placed(other.line, messages[-1], _Part.HEAD) for other in quotable[place:after])
            place = after
        else:
            yield _Placed(line, messages[-1], _part(bare[place], depth, messages[-1]))
            place += 1


def _part(line: Line, depth: int, message: _Message) -> _Part:
    if depth > message.depth:
        return _Part.UNKNOWN
    message.is_signed = message.is_signed or _SIGNATURE.match(line.text) is not None
    return _Part.SIGNATURE if message.is_signed else _Part.OWN


def _head(bare: Sequence[Line], place: int, language: str) -> _Head | None:
    """Return what stands above a quoted message and begins at a place: a rule, a header, or a line with its sender."""
    ruled = _RULE.match(bare[place].text) is not None
    header = pasted_header(bare, place + ruled)
    if ruled or header:
        sent = next((line.text for line in header if _DATE.match(line.text)), "")
        return _Head(ruled + len(header), sent or bare[place].text, first_day(sent, language))
    if not _OPENING.match(bare[place].text):
        return None
    for length in (1, 2):
        text = " ".join(line.text for line in bare[place : place + length])
        if _ATTRIBUTION.match(text):
            return _Head(length, text, first_day(text, language), is_certain=_SENT.search(text) is not None)
    return None


def _reason(placed: _Placed) -> str | None:
    """Return why a line is not text, or None for the text of the message itself or of one of a known day."""
    head = placed.message.head
    if placed.part is _Part.SIGNATURE:
        return SIGNATURE
    if placed.part is _Part.UNKNOWN or (head and head.day is None):
        return QUOTED
    return HEADER if placed.part is _Part.HEAD else None


def _quoted_messages(placed: list[_Placed]) -> Iterator[QuotedMessage]:
    for (message, part), group in groupby(placed, lambda line: (line.message, line.part)):
        run = [line.line for line in group]
        if part is _Part.OWN and message.head and message.head.day:
            yield QuotedMessage(run[0].start, run[-1].end, message.head.day, message.head.text)


def _drop(line: Line, reason: str) -> Dropped:
    return Dropped(line.start, line.end, line.text, reason)
