"""An e-mail (RFC 5322, MIME) -> its text, subject, sender and date. What it quotes and its signature are dropped."""

from __future__ import annotations

import email
from email.message import EmailMessage

from service.documents.charset import refuse_files
from service.documents.clues import Clue
from service.documents.loose_timestamps import parse_metadata
from service.documents.mail_limits import bounded_policy
from service.documents.mail_lines import mail_lines
from service.documents.page import MediaType, Page, TooLong, Unreadable
from service.text.lines import lines
from service.timex.model import AnchorKind

_LEAST_HEADERS = 2


def read_mail(body: bytes, longest: int) -> Page:
    """Return the text of a message with the metadata of its header.

    Raises Unreadable for what is not an e-mail or has no text, NotText for other kinds of files, and TooLong for a
    text of more than ``longest`` characters.
    """
    refuse_files(body)
    message, text = _parsed(body)
    if len(text) > longest:
        raise TooLong(len(text))
    if not text.strip():
        raise Unreadable("the e-mail has no text")
    identifier = _header(message, "Message-ID")
    return Page(
        text,
        MediaType.MAIL,
        title=_header(message, "Subject"),
        byline=_sender(message),
        external_id=identifier,
        clues=_clues(message),
        outside=tuple(mail_lines(list(lines(text)), "en", is_mail=True).dropped),
    )


def _parsed(body: bytes) -> tuple[EmailMessage, str]:
    """Return a message and its text. Raises Unreadable."""
    try:
        message = email.message_from_bytes(body.lstrip(), policy=bounded_policy(body))
        if not isinstance(message, EmailMessage) or len(message.keys()) < _LEAST_HEADERS:
            raise Unreadable("the body is not an e-mail: it has no header")
        return message, _text(message)
    except RecursionError as error:
        raise Unreadable("the e-mail is nested too deep") from error


def _text(message: EmailMessage) -> str:
    """Return the text of a message: plain if it has that, else its HTML."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError) as error:
        raise Unreadable(f"the text of the e-mail cannot be decoded: {error}") from error
    text = content if isinstance(content, str) else ""
    return _of_html(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _of_html(source: str) -> str:
    """Return the text of a message in HTML. Raises Unreadable without the optional extra ``html``."""
    try:
        from service.documents.visible import text_of_html
    except ImportError as error:
        raise Unreadable("the e-mail is in HTML, and the service was installed without its extra “html”") from error
    return text_of_html(source)


def _header(message: EmailMessage, name: str) -> str | None:
    """Return the text of a header field; None if it is missing, empty or malformed."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, RecursionError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    name, _, _ = (_header(message, "From") or "").partition("<")
    return name.strip(' "') or None


def _clues(message: EmailMessage) -> tuple[Clue, ...]:
    timestamp = parse_metadata(_header(message, "Date") or "")
    if timestamp is None:
        return ()
    return (Clue(timestamp.day, AnchorKind.METADATA, "the e-mail's header (Date)", timestamp=timestamp),)
