"""E-mails, sent as they are or pasted: their header, and what of them is not their text."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from service.documents import ClientMetadata, Unreadable, read_page, read_text
from service.documents.dating import date_of
from service.documents.mail import read_mail
from service.documents.mail_lines import HEADER, QUOTED, SIGNATURE

TEXT = "The bridge was closed on Monday.\n\nWork will start in April."
QUOTE = "On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:\n> It was open yesterday.\n"
REPLY = f"{TEXT}\n\n-- \nJane Smith\nHarbour Post\n\n{QUOTE}"
DATE = "Thu, 13 Mar 2025 22:30:00 -0500"


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    fields = {
        "From": '"Jane Smith" <jane@post.example>',
        "Subject": "Bridge",
        "Date": "Thu, 13 Mar 2025 22:30:00 -0500",
    }
    for name, value in {**fields, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_the_header_of_an_e_mail() -> None:
    page = read_page(read_mail(mail(Message_ID="<1@post.example>").as_bytes(), 1_000), ClientMetadata())
    assert (page.title, page.document.byline, page.external_id) == ("Bridge", "Jane Smith", "<1@post.example>")
    assert page.dating is not None
    assert (page.dating.anchor.date.isoformat(), page.dating.evidence) == ("2025-03-13", "the e-mail's header (Date)")
    assert page.document.text.strip() == TEXT


def test_subjects_and_texts_in_other_charsets() -> None:
    message = mail("Le café a fermé lundi.", Subject="Café fermé")
    page = read_mail(message.as_bytes(), 1_000)
    assert (page.title, page.text.strip()) == ("Café fermé", "Le café a fermé lundi.")
    latin = (
        b"Subject: Bridge\nDate: Thu, 13 Mar 2025 22:30:00 -0500\nContent-Type: text/plain; charset=latin-1\n\ncaf\xe9"
    )
    assert read_mail(latin, 1_000).text == "café"


def test_an_e_mail_in_html_and_its_attachments() -> None:
    message = mail()
    message.clear_content()
    message.set_content("<p>The bridge was <b>closed</b> on Monday.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan.pdf")
    assert read_mail(message.as_bytes(), 1_000).text == "The bridge was closed on Monday."


def reasons(text: str) -> dict[str, str]:
    return {line.text: line.reason for line in read_text(text).dropped}


def test_quoted_messages_and_the_signature_are_dropped() -> None:
    dropped = {line.text: line.reason for line in read_mail(mail(REPLY).as_bytes(), 1_000).outside}
    assert dropped["> It was open yesterday."] == QUOTED
    assert dropped["On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:"] == QUOTED
    assert dropped["Jane Smith"] == SIGNATURE
    assert not dropped.keys() & set(TEXT.splitlines())
    assert reasons(REPLY) == dropped, "a pasted reply is read like a sent one"


def test_a_pasted_e_mail() -> None:
    header = "From: Jane Smith\nSent: Thursday, March 13, 2025 8:30 AM\nTo: Desk\nSubject: Bridge closed\n"
    quoted = "From: Mara Holt\nSent: Wednesday, March 12, 2025 9:00 AM\nSubject: Bridge\n\nIt was open yesterday."
    document = read_text(f"{header}\n{TEXT}\n\n{quoted}")
    assert document.title == "Bridge closed"
    found = {line.text: line.reason for line in document.dropped}
    assert found["To: Desk"] == HEADER
    assert found["It was open yesterday."] == QUOTED
    dating = date_of(document, None)
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2025-03-13"


def test_other_texts_are_not_e_mails() -> None:
    for text in (f"{TEXT}\n\n> It was open yesterday.", f"Subject: The bridge\n\n{TEXT}", f"{TEXT}\n\n--\n\nMore."):
        assert reasons(text) == {}, text


@pytest.mark.parametrize("body", [b"", b"The bridge was closed on Monday.", mail("").as_bytes()])
def test_what_is_not_an_e_mail_or_has_no_text(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_mail(body, 1_000)
