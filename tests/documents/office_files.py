"""DOCX, XLSX and PDF files made by hand, with whatever a hostile author puts into them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_WORD = f"{_OFFICE}/wordprocessingml/2006/main"
_SHEET = f"{_OFFICE}/spreadsheetml/2006/main"
_MIME = "application/vnd.openxmlformats-officedocument"


def packed(members: Mapping[str, str]) -> bytes:
    """Return a zip file of members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return file.getvalue()


def docx(body: str, *, declaration: str = "", others: Mapping[str, str] | None = None) -> bytes:
    """Return a DOCX file with the XML of a body; ``declaration`` stands before it, ``others`` are further members."""
    return packed(
        {
            "[Content_Types].xml": _types({"/word/document.xml": f"{_MIME}.wordprocessingml.document.main+xml"}),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": f'{declaration}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
            **(others or {}),
        }
    )


def xlsx(rows: str, *, strings: str = "", styles: str = "", names: str = "", declaration: str = "") -> bytes:
    """Return an XLSX file with the XML of its rows, of its shared strings (after a ``declaration``) and styles."""
    main = f"{_MIME}.spreadsheetml"
    return packed(
        {
            "[Content_Types].xml": _types(
                {
                    "/xl/workbook.xml": f"{main}.sheet.main+xml",
                    "/xl/sheet.xml": f"{main}.worksheet+xml",
                    "/xl/strings.xml": f"{main}.sharedStrings+xml",
                    "/xl/styles.xml": f"{main}.styles+xml",
                }
            ),
            "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
            "xl/_rels/workbook.xml.rels": _relations(
                {"worksheet": "sheet.xml", "sharedStrings": "strings.xml", "styles": "styles.xml"}
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets>'
                f'<sheet name="a" sheetId="1" r:id="worksheet"/></sheets>{names}</workbook>'
            ),
            "xl/strings.xml": f'{declaration}<sst xmlns="{_SHEET}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
            "xl/sheet.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def _types(parts: Mapping[str, str]) -> str:
    kinds = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_OFFICE}/package/2006/content-types">{relations}{xml}{kinds}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{_RELATIONS}/{i}" Target="{at}"/>' for i, at in targets.items())
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{each}</Relationships>'


FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHOWN = "BT /F1 12 Tf 20 700 Td (rain) Tj ET "
_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents {}/Resources<</Font<</F1 5 0 R>>{}>>>>"


def pdf(objects: Mapping[int, str | bytes]) -> bytes:
    """Return a PDF file of objects by their number, the first its catalogue, without a table: readers rebuild that."""
    body = b"".join(
        b"%d 0 obj%bendobj\n" % (number, content if isinstance(content, bytes) else content.encode())
        for number, content in objects.items()
    )
    return b"%%PDF-1.4\n%btrailer<</Root 1 0 R/Size %d>>\nstartxref\n0\n%%%%EOF" % (body, max(objects) + 1)


def stream(content: str | bytes, keys: str = "") -> bytes:
    """Return a stream object."""
    content = content if isinstance(content, bytes) else content.encode()
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), keys.encode(), content)


def page(
    content: str | bytes,
    keys: str = "",
    *,
    contents: str = "4 0 R",
    resources: str = "",
    others: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """Return a PDF file of one page with a content stream; further objects have numbers from 6 on, or replace one."""
    objects: dict[int, str | bytes] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: _PAGE.format(contents, resources),
        4: stream(content, keys),
        5: FONT,
    }
    return pdf(objects | dict(others or {}))


def deflated(content: bytes, times: int = 1) -> bytes:
    """Return bytes compressed several times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content
