"""Hostile DOCX, XLSX and PDF files: read, or refused, in time that grows no faster than their size.

The functions of the child process run here without its limits of memory and time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.reader.workbook import WorkbookParser
from pypdf import PageObject

from service.documents import office_reader
from service.documents.office import read_office
from service.documents.page import MediaType, TooLong, Unreadable
from tests.cost import doubles
from tests.documents.office_files import SHOWN, deflated, docx, packed, page, pdf, stream, xlsx

LONGEST = 200_000
PARAGRAPH = "<w:p><w:r><w:t>rain</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
ROW = '<row><c t="inlineStr"><is><t>rain</t></is></c></row>'


def numbered(template: str, size: int) -> str:
    return "".join(template.format(number) for number in range(size))


def merged(size: int) -> str:
    """Return a table of one column, all of whose cells go on from the first."""
    first, others = (
        f"<w:tr><w:tc><w:tcPr>{mark}</w:tcPr>{PARAGRAPH}</w:tc></w:tr>"
        for mark in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    )
    return f"<w:tbl>{first}{others * size}</w:tbl>"


def spanning(size: int) -> str:
    return f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{size}"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>'


WORD: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda size: docx(PARAGRAPH * (size // 20)),
    "runs": lambda size: docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * (size // 10)}</w:p>"),
    "attributes": lambda size: docx("<w:p " + numbered('a{}="" ', size) + f"/>{PARAGRAPH}"),
    "namespaces": lambda size: docx("<w:p " + numbered('xmlns:a{0}="a{0}" ', size) + f"/>{PARAGRAPH}"),
    "names of elements": lambda size: docx(numbered("<w:a{}/>", size)),
    "depth": lambda size: docx("<w:p>" * size + "</w:p>" * size),
    "rows": lambda size: docx(f"<w:tbl>{f'<w:tr>{CELL}</w:tr>' * (size // 20)}</w:tbl>"),
    "cells": lambda size: docx(f"<w:tbl><w:tr>{CELL * (size // 20)}</w:tr></w:tbl>"),
    "cells merged with the row above": lambda size: docx(merged(size // 20)),
    "columns of a cell": lambda size: docx(spanning(1_000 * size)),
    "characters": lambda size: docx(f"<w:p><w:r><w:t>{'rain ' * size}</w:t></w:r></w:p>"),
    "members": lambda size: docx(PARAGRAPH, others={f"word/{number}.xml": "" for number in range(size // 4)}),
    "entities": lambda size: docx("&a;" * size, declaration='<!DOCTYPE a [<!ENTITY a "rain">]>'),
}
SHEETS: dict[str, Callable[[int], bytes]] = {
    "rows": lambda size: xlsx(ROW * (size // 4)),
    "rows without cells": lambda size: xlsx("<row/>" * size),
    "cells": lambda size: xlsx(f"<row>{'<c><v>1</v></c>' * size}</row>"),
    "a row far below": lambda size: xlsx(f'<row r="{10_000 * size}"><c><v>1</v></c></row>'),
    "cells far to the right": lambda size: xlsx('<row><c r="XFD1"><v>1</v></c></row>' * (size // 20)),
    "attributes": lambda size: xlsx("<row " + numbered('a{}="" ', size) + f"/>{ROW}"),
    "depth": lambda size: xlsx("<row>" * size + "</row>" * size),
    "shared strings": lambda size: xlsx(ROW, strings="<si><t>rain</t></si>" * size),
    "parts of a string": lambda size: xlsx(ROW, strings=f"<si>{'<r><t>a</t></r>' * size}</si>"),
    "characters": lambda size: xlsx(ROW, strings=f"<si><t>{'rain ' * size}</t></si>"),
    "digits": lambda size: xlsx(f"<row><c><v>{'9' * size}</v></c></row>"),
    "fonts": lambda size: xlsx(
        ROW, styles="<fonts>" + numbered('<font><sz val="{}"/></font>', size // 20) + "</fonts>"
    ),
    "names": lambda size: xlsx(ROW, names=named(numbered('<definedName name="a{}">1</definedName>', size // 20))),
    "areas to print": lambda size: xlsx(
        ROW,
        names=named(
            '<definedName name="_xlnm.Print_Area" localSheetId="0">a!' + "$A$1:$B$2," * size + "</definedName>"
        ),
    ),
}


def named(names: str) -> str:
    return f"<definedNames>{names}</definedNames>"


def references(size: int) -> str:
    return "4 0 R " * size


def page_tree(depth: int) -> bytes:
    """Return a file in which each page of a tree stands twice in the node above it: 2 to the power of its depth."""
    nodes = {10 + level: f"<</Type/Pages/Kids[{f'{11 + level} 0 R ' * 2}]/Count 2>>" for level in range(depth)}
    return pdf({1: "<</Type/Catalog/Pages 10 0 R>>", **nodes, 10 + depth: "<</Type/Page/MediaBox[0 0 9 9]>>"})


def object_stream(size: int) -> bytes:
    places = " ".join(f"{100 + number} {number * 5}" for number in range(size))
    keys = f"/Type/ObjStm/N {size}/First {len(places) + 1}/Filter/FlateDecode"
    return page(SHOWN, others={20: stream(deflated(f"{places} {'<<>> ' * size}".encode()), keys)})


PAGES: dict[str, Callable[[int], bytes]] = {
    "texts": lambda size: page(f"BT /F1 12 Tf {'(a) Tj 0 -20 Td ' * (size // 10)}ET"),
    "operators": lambda size: page("q Q " * (size // 2) + SHOWN),
    "operands": lambda size: page("1 " * size + SHOWN),
    "parentheses": lambda size: page(f"BT /F1 12 Tf {'(' * size}{')' * size} Tj ET"),
    "arrays": lambda size: page("[" * size + SHOWN),
    "dictionaries": lambda size: page("<<" * size + SHOWN),
    "names": lambda size: page("/a " * size + SHOWN),
    "images": lambda size: page("BI ID a EI " * (size // 10) + SHOWN),
    "content streams": lambda size: page("", contents=f"[{references(size // 4)}]"),
    "objects": lambda size: page(SHOWN, others=dict.fromkeys(range(10, 10 + size), "<<>>")),
    "objects in a stream": object_stream,
    "bytes unpacked": lambda size: page(deflated(b" " * 200 * size), "/Filter/FlateDecode"),
    "bytes unpacked twice": lambda size: page(deflated(b" " * 200 * size, 2), "/Filter[/FlateDecode/FlateDecode]"),
    "filters": lambda size: page(deflated(SHOWN.encode(), size // 40), f"/Filter[{'/FlateDecode' * (size // 40)}]"),
    "blanks at the end": lambda size: page(SHOWN) + b" " * size,
    "ends": lambda size: page(SHOWN) + b"\n%%EOF" * size,
}


def read(kind: str, body: bytes) -> Any:
    """Return what the child process reads, or the error that it ends with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PageObject, "extract_xform_text", PageObject.extract_xform_text)
        patch.setattr(WorkbookParser, "assign_names", WorkbookParser.assign_names)
        try:
            return office_reader._READERS[kind](body, LONGEST)
        except Exception as error:  # whatever the libraries raise: the child process ends, and the answer is 422
            return error


CASES = [(kind, name) for kind, cases in (("docx", WORD), ("xlsx", SHEETS), ("pdf", PAGES)) for name in cases]


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_the_time_for_a_hostile_file_grows_linearly(kind: str, name: str) -> None:
    build = {"docx": WORD, "xlsx": SHEETS, "pdf": PAGES}[kind][name]
    half, whole = build(1_000), build(2_000)
    read(kind, build(20))  # what its library builds once
    assert doubles(lambda: read(kind, half), lambda: read(kind, whole))


@pytest.mark.parametrize(
    ("kind", "body", "library"),
    [("docx", docx(PARAGRAPH * 9), "docx.Document"), ("xlsx", xlsx(ROW * 9), "openpyxl.load_workbook")],
)
@pytest.mark.parametrize(
    ("limit", "most"),
    [
        ("_MOST_MEMBERS", 2),
        ("_MOST_UNPACKED", 1_000),
        ("_MOST_TAGS", {"docx": 20, "xlsx": 20}),
        ("_MOST_ATTRIBUTES", 3),
    ],
)
def test_a_file_beyond_a_limit_is_refused_before_its_library_sees_it(
    kind: str, body: bytes, library: str, limit: str, most: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not isinstance(read(kind, body), Exception)
    monkeypatch.setattr(office_reader, limit, most)
    monkeypatch.setattr(library, None)
    assert "too" in str(read(kind, body))


def test_a_file_that_unpacks_to_gigabytes_is_refused_unread() -> None:
    bomb = packed({f"{number}.xml": "\0" * 26_000_000 for number in range(2)})
    assert len(bomb) < 100_000
    assert "too large" in str(read("docx", bomb))


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_reader, "_MOST_PAGES", 8)
    assert read("pdf", page_tree(2)) == ""
    assert "too many pages" in str(read("pdf", page_tree(3)))


def test_a_tree_of_pages_without_an_end_is_refused() -> None:
    assert "too many pages" in str(read("pdf", page(SHOWN, others={2: "<</Type/Pages/Kids[2 0 R]/Count 1>>"})))


def test_forms_that_draw_the_next_one_twice_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_reader, "_MOST_FORMS", 100)
    assert "rain" in read("pdf", forms(2))
    assert "too many forms" in str(read("pdf", forms(30)))


def forms(depth: int) -> bytes:
    """Return a page with a form that draws another one twice, and so on, as deep as is asked for."""
    keys = "/Type/XObject/Subtype/Form/Resources<<{}>>"
    nodes = {
        10 + level: stream("/X Do /X Do", keys.format(f"/XObject<</X {11 + level} 0 R>>")) for level in range(depth)
    }
    last = {10 + depth: stream(SHOWN, keys.format("/Font<</F1 5 0 R>>"))}
    return page("/X Do " + SHOWN, resources="/XObject<</X 10 0 R>>", others={**nodes, **last})


@pytest.mark.parametrize("entity", ['SYSTEM "file:///proc/version"', '"&rain;&rain;"><!ENTITY rain "&a;&a;"'])
def test_entities_of_files_and_of_themselves_are_not_expanded(entity: str) -> None:
    declaration = f"<!DOCTYPE a [<!ENTITY a {entity}>]>"
    files = {
        "docx": docx("<w:p><w:r><w:t>x&a;y</w:t></w:r></w:p>", declaration=declaration),
        "xlsx": xlsx('<row><c t="s"><v>0</v></c></row>', strings="<si><t>x&a;y</t></si>", declaration=declaration),
    }
    assert all("Linux" not in str(read(kind, body)) for kind, body in files.items())


def test_a_cell_merged_with_the_row_above_repeats_its_text() -> None:
    hail = PARAGRAPH.replace("rain", "hail")
    first = f'<w:tr>{CELL}<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{hail}</w:tc></w:tr>'
    second = f"<w:tr>{CELL.replace('rain', 'snow')}<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    assert read("docx", docx(f"<w:tbl>{first}{second}</w:tbl>")) == "rain: hail\n\nsnow: hail"


def test_a_formula_has_the_value_that_the_file_stores_with_it() -> None:
    assert read("xlsx", xlsx("<row><c><f>1+1</f><v>2</v></c></row>"))[0][0] == "2"


def test_of_a_sheet_the_header_and_as_many_rows_and_cells_as_are_allowed_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office_reader, "_MOST_ROWS", 2)
    monkeypatch.setattr(office_reader, "_MOST_CELLS", 1)
    assert read("xlsx", xlsx(ROW.replace("</c>", "</c><c><v>2</v></c>") * 5)) == [["rain"]] * 3


@pytest.mark.parametrize("body", [b"", b"  ", b"It rained.", b"PK"])
def test_other_files_are_not_read(body: bytes) -> None:
    for media_type in (MediaType.PDF, MediaType.DOCX):
        with pytest.raises(Unreadable, match=f"^the body is not {media_type.name}$"):
            read_office(body, media_type, LONGEST)


def test_a_text_may_have_as_many_characters_as_are_allowed() -> None:
    pytest.importorskip("docx", reason="the extra documents is not installed")
    assert read_office(docx(PARAGRAPH), MediaType.DOCX, 4).text == "rain"
    with pytest.raises(TooLong):
        read_office(docx(PARAGRAPH), MediaType.DOCX, 3)
    with pytest.raises(TooLong):  # what follows a paragraph that reaches the limit is not left out
        read_office(docx(PARAGRAPH * 2), MediaType.DOCX, 4)
