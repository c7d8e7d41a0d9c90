"""E-mails, sent as they are or pasted: their header, and what of them is not their text."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from service.documents import ClientMetadata, TooLong, Unreadable, read_page, read_text
from service.documents.dating import date_of
from service.documents.mail import read_mail
from service.documents.mail_lines import HEADER, QUOTED, SIGNATURE, pasted_header
from service.text.lines import lines

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


def test_only_an_e_mail_has_a_signature() -> None:
    text = "The bridge was closed on Monday.\n\n-- \nJane Smith\nHarbour Post\n"
    read = read_page(read_mail(mail(text).as_bytes(), 1_000), ClientMetadata())
    assert [line.text for line in read.document.dropped] == ["--", "Jane Smith", "Harbour Post"]
    assert reasons(text) == {}


def reasons(text: str) -> dict[str, str]:
    return {line.text: line.reason for line in read_text(text).dropped}


def quoted(text: str) -> list[tuple[str, str]]:
    """Return the words of each quoted message, and its day."""
    document = read_text(text)
    return [(document.text[message.start : message.end], message.day.isoformat()) for message in document.quoted]


def test_a_quoted_message_has_a_day_of_its_own_and_the_signature_is_dropped() -> None:
    dropped = {line.text: line.reason for line in read_mail(mail(REPLY).as_bytes(), 1_000).outside}
    assert dropped["On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:"] == HEADER
    assert dropped["Jane Smith"] == SIGNATURE
    assert not dropped.keys() & {*TEXT.splitlines(), "> It was open yesterday."}
    assert reasons(REPLY) == dropped, "a pasted reply is read like a sent one"
    assert quoted(REPLY) == [("> It was open yesterday.", "2025-03-12")]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("On Wed, 12 Mar 2025 at 09:00, Mara Holt <mara@post.example> wrote:", "2025-03-12"),
        ("On Wed, Mar 12, 2025 at 9:00 AM Mara Holt <mara.holt@post.example>\nwrote:", "2025-03-12"),
        ("On 2025-03-12 09:00, Mara Holt wrote:", "2025-03-12"),
        ("Am Mi., 12. März 2025 um 09:00 Uhr schrieb Mara Holt <mara@post.example>:", "2025-03-12"),
        ("Le mer. 12 mars 2025 à 09:00, Mara Holt <mara@post.example> a écrit :", "2025-03-12"),
        ("El mié, 12 mar 2025 a las 9:00, Mara Holt (<mara@post.example>) escribió:", "2025-03-12"),
        (
            "-----Original Message-----\nFrom: Mara Holt\nSent: 12 March 2025 09:00\nTo: Desk\nSubject: Bridge",
            "2025-03-12",
        ),
        ("Von: Mara Holt\nGesendet: Mittwoch, 12. März 2025 09:00\nAn: Desk\nBetreff: Brücke", "2025-03-12"),
        (
            "---------- Forwarded message ---------\nFrom: Mara Holt\nDate: Wed, Mar 12, 2025 at 9:00 AM\nTo: Desk",
            "2025-03-12",
        ),
    ],
)
def test_what_stands_above_a_quoted_message(head: str, day: str) -> None:
    assert quoted(f"{TEXT}\n\n{head}\n\nIt was open yesterday.\n") == [("It was open yesterday.", day)]


def test_a_reply_below_a_quotation_and_quotations_in_quotations() -> None:
    text = (
        "On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:\n> It was open\n> yesterday.\n>\n"
        "> On Mon, 3 Mar 2025 at 10:12, Jon Berg wrote:\n>> A lorry hit it last night.\n>> -- \n>> Jon\n"
        "> The police came on Sunday.\n\nWe meet on Monday."
    )
    assert quoted(text) == [
        ("> It was open\n> yesterday.\n>", "2025-03-12"),
        (">> A lorry hit it last night.", "2025-03-03"),
        ("> The police came on Sunday.", "2025-03-12"),
    ]
    assert reasons(text)[">> Jon"] == SIGNATURE
    assert "We meet on Monday." not in reasons(text)


def test_a_quoted_message_of_an_unknown_day_is_dropped() -> None:
    text = f"{TEXT}\n\n-----Original Message-----\nIt was open yesterday."
    assert reasons(text)["It was open yesterday."] == QUOTED
    replied = "On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:\n> It was open.\n>> Was it open yesterday?\n"
    assert reasons(replied)[">> Was it open yesterday?"] == QUOTED


@pytest.mark.parametrize("line", ["On Wednesday the mayor wrote:", "On 12 March 2025 the mayor's office wrote:"])
def test_a_sentence_that_introduces_a_quotation_is_no_header(line: str) -> None:
    assert reasons(f"{TEXT}\n\n{line}\n\n“The bridge was open yesterday.”\n\n{TEXT}") == {}


def test_a_pasted_e_mail() -> None:
    header = "From: Jane Smith\nSent: Thursday, March 13, 2025 8:30 AM\nTo: Desk\nSubject: Bridge closed\n"
    older = "From: Mara Holt\nSent: Wednesday, March 12, 2025 9:00 AM\nSubject: Bridge\n\nIt was open yesterday."
    document = read_text(f"{header}\n{TEXT}\n\n{older}")
    assert document.title == "Bridge closed"
    found = {line.text: line.reason for line in document.dropped}
    assert found["To: Desk"] == HEADER
    assert [message.day.isoformat() for message in document.quoted] == ["2025-03-12"]
    dating = date_of(document, None)
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2025-03-13"


def test_other_texts_are_not_e_mails() -> None:
    for text in (f"{TEXT}\n\n> It was open yesterday.", f"Subject: The bridge\n\n{TEXT}", f"{TEXT}\n\n--\n\nMore."):
        assert reasons(text) == {}, text


def test_two_headers_make_an_e_mail_and_one_does_not() -> None:
    assert read_mail(f"From: desk@post.example\nSubject: Bridge\n\n{TEXT}".encode(), 1_000).text == TEXT
    with pytest.raises(Unreadable):
        read_mail(f"Bridge: closed\n\n{TEXT}".encode(), 1_000)


def test_a_text_that_is_too_long_is_refused() -> None:
    message = f"From: desk@post.example\nSubject: Bridge\n\n{TEXT}".encode()
    assert read_mail(message, len(TEXT)).text == TEXT
    with pytest.raises(TooLong):
        read_mail(message, len(TEXT) - 1)


@pytest.mark.parametrize("body", [b"", b"The bridge was closed on Monday.", mail("").as_bytes()])
def test_what_is_not_an_e_mail_or_has_no_text(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_mail(body, 1_000)


@pytest.mark.parametrize(("fields", "found"), [(2, 0), (3, 3), (20, 20), (21, 20)])
def test_a_pasted_header_has_three_to_twenty_fields(fields: int, found: int) -> None:
    header = ["From: Mara Holt", "Date: 12 March 2025 09:00", *["To: Desk"] * 19][:fields]
    text = "\n".join([*header, "", "The bridge was closed."])
    assert [line.text for line in pasted_header([*lines(text)])] == header[:found]


def test_a_header_names_somebody_or_a_subject() -> None:
    assert pasted_header([*lines("Date: today\nSent: now\nCc: Desk\n\nIt rained.")]) == []
