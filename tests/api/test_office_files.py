"""PDF, DOCX and XLSX files: their text or rows, and what of them is refused. A child process reads them."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import docx
import openpyxl
import pytest
from flask.testing import FlaskClient

from service.documents import office
from tests.api.problems import assert_nothing_stored, assert_problem

pytestmark = pytest.mark.only("sqlite")  # what a file says does not depend on the database

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEAD = "KARACHI, March 13, 2025 - The harbour bridge was closed on Sunday after a crack was found in its eastern pier."


def pdf(*texts: str) -> bytes:
    """Return a PDF file of one page with lines of text, without a table of its objects: readers rebuild that."""
    shown = " ".join(f"({text}) Tj 0 -20 Td" for text in texts)
    stream = f"BT /F1 12 Tf 20 700 Td {shown} ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = "".join(f"{number} 0 obj{content}endobj\n" for number, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF".encode()


def word(*paragraphs: str, rows: tuple[tuple[str, str], ...] = ()) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(0, 2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content_type", "body"), [(PDF, pdf("Bridge closed", LEAD)), (DOCX, word("Bridge closed", LEAD))]
)
def test_the_text_of_a_file(client: FlaskClient, content_type: str, body: bytes) -> None:
    posted = client.post("/v1/articles", data=body, content_type=content_type)
    assert posted.status_code == 201, posted.text
    report = posted.get_json()
    assert (report["anchor"]["date"], report["document"]["media_type"]) == ("2025-03-13", content_type)
    assert report["document"]["title"] == "Bridge closed"
    (event,) = report["events"]
    assert report["document"]["text"][event["expression"]["start"] : event["expression"]["end"]] == "Sunday"


def test_the_rows_of_a_table_in_a_file_are_the_lines_of_a_chronology(client: FlaskClient) -> None:
    body = word(LEAD, rows=(("March 3, 2019", "The bridge is opened"), ("June 2020", "Divers find a crack")))
    events = client.post("/v1/resolve", data=body, content_type=DOCX).get_json()["events"]
    assert [event["date"]["edtf"] for event in events] == ["2025-03-09", "2019-03-03", "2020-06"]


def test_the_rows_of_a_sheet_are_articles(client: FlaskClient) -> None:
    body = sheet(("Date", "Headline", "Story"), (dt.date(2025, 3, 13), "Bridge", "It was closed on Sunday."))
    answer = client.post("/v1/articles?columns=Story=text", data=body, content_type=XLSX)
    (line,) = map(json.loads, answer.text.splitlines())
    assert (line["status"], line["events"]) == (201, 1)
    assert client.get("/v1/timeline").get_json()["entries"][0]["date"]["edtf"] == "2025-03-09"


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        (PDF, b"It met on Sunday.", 422),
        (PDF, b"%PDF-1.4\nbroken", 422),
        (PDF, pdf(), 422),
        (DOCX, b"PK\x03\x04broken", 422),
        (DOCX, sheet(("a", "b")), 422),
        (XLSX, word(LEAD), 422),
        (XLSX, sheet(("a", "b"), (1, 2)), 422),
        (DOCX, word("word " * 50_000), 413),
    ],
)
def test_files_that_are_refused(client: FlaskClient, content_type: str, body: bytes, status: int) -> None:
    path = "/v1/articles" if content_type == XLSX else "/v1/articles?published_at=2025-03-13"
    assert_problem(client.post(path, data=body, content_type=content_type), status)
    assert_nothing_stored(client)


def test_the_time_of_the_child_process_is_bounded(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_SECONDS", 0.001)
    answer = client.post("/v1/resolve", data=pdf(LEAD), content_type=PDF)
    assert "takes too long" in str(assert_problem(answer, 422)["detail"])


def test_without_the_extra_the_type_is_not_supported(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_spec", lambda name: None)
    assert_problem(client.post("/v1/resolve", data=pdf(LEAD), content_type=PDF), 415)


def test_a_sheet_that_repeats_a_long_text_is_refused_before_it_fills_the_memory(client: FlaskClient) -> None:
    text = "rain " * 6_000
    body = sheet(("text", *"abcdefgh"), *([(text,) * 9] * 100))
    assert len(body) < 60_000
    problem = assert_problem(client.post("/v1/articles", data=body, content_type=XLSX), 422)
    assert "too large" in str(problem["detail"])
    assert_nothing_stored(client)


@pytest.mark.parametrize("content", ["<w:p><w:r><w:t>" + " " * 30_000_000 + "</w:t></w:r></w:p>", "<w:p>" * 3_000])
def test_a_file_that_is_huge_unpacked_or_nested_is_refused(client: FlaskClient, content: str) -> None:
    file = io.BytesIO(word(LEAD))
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    start, end = members["word/document.xml"].split(b"<w:body>")
    members["word/document.xml"] = start + b"<w:body>" + content.encode() + end
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    path = "/v1/articles?published_at=2025-03-13"
    assert_problem(client.post(path, data=packed.getvalue(), content_type=DOCX), 422)
    assert_nothing_stored(client)
