"""The program of the child process that reads PDF, DOCX and XLSX files. ``office`` starts it by its path.

It gets the file on standard input and prints JSON: the text, or the rows of the first sheet. It imports nothing of the
service, so that it starts fast, and it limits its own memory and time: the libraries read files of strangers.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Callable, Iterator
from typing import Any

#: A file that needs more is not an article.
_MEMORY = 1024 * 1024 * 1024  # bytes of address space
_SECONDS = 10  # of processor time
_MOST_ROWS = 10_000
_MOST_CELLS = 50  # in a row
_MOST_CHARACTERS = 5_000_000  # in a sheet


def _pdf(body: bytes, longest: int) -> str:
    from pypdf import PdfReader

    return _within((page.extract_text() for page in PdfReader(io.BytesIO(body)).pages), longest)


def _docx(body: bytes, longest: int) -> str:
    from docx import Document
    from docx.table import Table

    def blocks() -> Iterator[str]:
        for block in Document(io.BytesIO(body)).iter_inner_content():
            if isinstance(block, Table):
                yield from (": ".join(_distinct(cell.text for cell in row.cells)) for row in block.rows)
            else:
                yield block.text

    return _within(blocks(), longest)


def _distinct(texts: Iterator[str]) -> list[str]:
    """Return the texts of a row's cells; merged cells repeat theirs."""
    return [text for text in dict.fromkeys(" ".join(text.split()) for text in texts) if text]


def _xlsx(body: bytes, longest: int) -> list[list[str]]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]

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
