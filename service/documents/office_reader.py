"""The program of the child process that reads PDF, DOCX and XLSX files. ``office`` starts it by its path.

It gets the file on standard input and prints JSON: the text, or the rows of the first sheet. It imports nothing from
the service, so that it starts fast, and it limits its own memory and time, because the files are untrusted.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from docx.table import Table

#: A file that needs more is not an article.
_MEMORY = 1024 * 1024 * 1024  # bytes of address space
_SECONDS = 10  # of processor time
_MOST_ROWS = 10_000
_MOST_CELLS = 50  # in a row
_MOST_CHARACTERS = 5_000_000  # in a sheet
_MOST_PAGES = 1_000  # with the nodes of their tree, in which a page can stand many times
_MOST_FORMS = 5_000  # that pages draw: each form can draw the next one twice, and so on
#: What a DOCX or XLSX file may hold: a zip file of a few kilobytes can hold gigabytes.
_MOST_MEMBERS = 1_000
_MOST_UNPACKED = 50_000_000  # bytes
_MOST_TAGS = {"docx": 1_000_000, "xlsx": 2_500_000}  # two an element; the largest sheet has 500,000 cells
_MOST_ATTRIBUTES = 1_000_000


def _pdf(body: bytes, longest: int) -> str:
    from pypdf import PageObject, PdfReader

    PageObject.extract_xform_text = _counted(PageObject.extract_xform_text)  # type: ignore[method-assign]
    reader = PdfReader(io.BytesIO(body))
    _check_pages(reader.root_object)
    return _within((page.extract_text() for page in reader.pages), longest)


def _check_pages(catalogue: Any) -> None:
    """Raise ValueError for a tree of more pages and nodes than an article has, before pypdf walks it."""
    nodes = [catalogue.get("/Pages")]
    for _ in range(_MOST_PAGES):
        if not nodes:
            return
        node = nodes.pop()
        node = node.get_object() if node is not None else None
        if isinstance(node, dict) and "/Kids" in node:
            nodes.extend(node["/Kids"])
    raise ValueError("the file has too many pages")


def _counted(draw: Callable[..., str]) -> Callable[..., str]:
    """Return the function that reads a form, which raises MemoryError for too many: pypdf ignores other errors."""
    forms = count(1)

    def read(*arguments: Any, **options: Any) -> str:
        if next(forms) > _MOST_FORMS:
            raise MemoryError("the pages draw too many forms")
        return draw(*arguments, **options)

    return read


def _docx(body: bytes, longest: int) -> str:
    from docx import Document
    from docx.table import Table

    _check_size(body, "docx")

    def blocks() -> Iterator[str]:
        for block in Document(io.BytesIO(body)).iter_inner_content():
            if isinstance(block, Table):
                yield from (": ".join(_distinct(texts)) for texts in _rows(block))
            else:
                yield block.text

    return _within(blocks(), longest)


def _check_size(body: bytes, kind: str) -> None:
    """Raise ValueError for a zip file of more members, bytes, elements or attributes than an article has.

    A member is never unpacked beyond the size that the file states for it.
    """
    with ZipFile(io.BytesIO(body)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
            raise ValueError("the file is too large unpacked")
        tags = attributes = 0
        for member in members:
            content = archive.read(member)
            tags, attributes = tags + content.count(b"<"), attributes + content.count(b"=")
    if tags > _MOST_TAGS[kind] or attributes > _MOST_ATTRIBUTES:
        raise ValueError("the file has too many elements or attributes")


def _rows(table: Table) -> Iterator[list[str]]:
    """Yield the texts of the cells of each row; a cell that goes on from the row above repeats its text.

    A cell counts once, however many columns it claims to span.
    """
    from docx.table import _Cell

    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:
        column, here = row.grid_before, dict[int, str]()
        for cell in row.tc_lst:
            goes_on = cell.vMerge == "continue"
            here[column] = above.get(column, "") if goes_on else _Cell(cell, table).text
            column += cell.grid_span
        yield list(here.values())
        above = here


def _distinct(texts: list[str]) -> list[str]:
    """Return the texts of a row's cells; merged cells repeat theirs."""
    return [text for text in dict.fromkeys(" ".join(text.split()) for text in texts) if text]


def _xlsx(body: bytes, longest: int) -> list[list[str]]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]
    from openpyxl.reader.workbook import WorkbookParser  # type: ignore[import-untyped]

    WorkbookParser.assign_names = lambda _: None  # areas to print, which take long to read
    _check_size(body, "xlsx")
    sheet = load_workbook(io.BytesIO(body), read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_CELLS, values_only=True)
    return list(_bounded([_cell(value) for value in row] for row in rows))


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows. Raises ValueError for a sheet too long: a file stores a text once, however many cells have it."""
    left = _MOST_CHARACTERS
    for row in rows:
        left -= sum(map(len, row))
        if left < 0:
            raise ValueError("the sheet is too long")
        yield row


def _cell(value: Any) -> str:
    """Return a cell as text; a day without a time as a date."""
    if value is None:
        return ""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text.removesuffix("T00:00:00")


def _within(parts: Iterator[str], longest: int) -> str:
    """Return the paragraphs up to just over the limit: the caller refuses what is longer."""
    found: list[str] = []
    length = 0
    for part in parts:
        found.append(part.strip()[: longest + 1])
        length += len(part)
        if length > longest:
            break
    return "\n\n".join(part for part in found if part)


_READERS: dict[str, Callable[[bytes, int], Any]] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}


def main() -> None:
    """Read standard input as the kind of file that the first argument names."""
    kind, longest = sys.argv[1], int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    json.dump(_READERS[kind](sys.stdin.buffer.read(), longest), sys.stdout)


if __name__ == "__main__":
    main()
