"""PDF, DOCX and XLSX files -> their text, or the rows of the first sheet. Needs the optional extra ``documents``.

A child process reads them, with bounded time and memory: no file can stop the service. The dates in
such files say when they were made, not published, so they are ignored.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from service.documents.page import MediaType, Page, TooLong, Unreadable

_PROGRAM = Path(__file__).with_name("office_reader.py")
_SECONDS = 15
_KINDS = {MediaType.PDF: "pdf", MediaType.DOCX: "docx"}
_STARTS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04"}
_LIBRARIES = {"pdf": "pypdf", "docx": "docx", "xlsx": "openpyxl"}


class NotInstalled(ValueError):
    """The library that reads a kind of file is not installed."""


def read_office(body: bytes, media_type: MediaType, longest: int) -> Page:
    """Return the text of a PDF or DOCX file.

    Raises Unreadable for what is not such a file or has no text (a scan), TooLong for more than ``longest`` characters,
    and NotInstalled.
    """
    text: str = _read(body, _KINDS[media_type], longest)
    if len(text) > longest:
        raise TooLong(len(text))
    if not text.strip():
        raise Unreadable("the file has no text; scanned pages are not read")
    return Page(text, media_type)


def csv_of_xlsx(body: bytes) -> str:
    """Return the first sheet of an XLSX file as CSV. Raises Unreadable and NotInstalled."""
    table = io.StringIO(newline="")
    csv.writer(table).writerows(_read(body, "xlsx", 0))
    return table.getvalue()


def _read(body: bytes, kind: str, longest: int) -> Any:
    """Return what the child process reads."""
    if find_spec(_LIBRARIES[kind]) is None:
        raise NotInstalled(f"{kind.upper()} files are not supported: the service was installed without “documents”")
    if not body.lstrip().startswith(_STARTS[kind]):
        raise Unreadable(f"the body is not {kind.upper()}")
    command = [sys.executable, "-I", str(_PROGRAM), kind, str(longest)]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - our own program
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"the {kind.upper()} file takes too long to read") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise Unreadable(f"the {kind.upper()} file cannot be read: it is damaged, encrypted or too large") from error
