"""Damaged archives: what can be read is read, and one rejected item tells where a file is damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from service.archive.inputs import batches
from service.errors import InvalidInput

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("warcio")

PAGE = b"<html><body><p>The council met on Sunday.</p></body></html>"


def record(length: str = "") -> bytes:
    """Return a WARC record with a page; ``length`` replaces the true one."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    fields = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-03-13T00:00:00Z\r\n"
        "WARC-Target-URI: http://a.example/x\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {length or len(answer)}\r\n\r\n"
    )
    return fields.encode() + answer + b"\r\n\r\n"


def parquet(path: Path) -> bytes:
    from pyarrow import parquet as files

    files.write_table(pyarrow.table({"text": ["It met on Sunday."] * 9, "published_at": ["2025-03-13"] * 9}), path)
    return path.read_bytes()


def read(path: Path, body: bytes) -> tuple[int, list[str]]:
    """Return the number of articles in a file, and the reasons for which others could not be read."""
    path.write_bytes(body)
    items = [item for batch in batches(str(path)) for _, item in batch.items]
    reasons = [str(item) for item in items if isinstance(item, InvalidInput)]
    return len(items) - len(reasons), reasons


@pytest.mark.parametrize(
    ("body", "articles", "reason"),
    [
        (record() * 2, 2, None),
        (b"", 0, None),
        (b"junk\n" * 20, 0, "not WARC"),
        (record() + b"junk\r\n" * 20, 1, "damaged"),
        ((record() * 2)[:-20], 1, "ends within this record"),
        (record() + record("99999"), 1, "ends within this record"),
    ],
)
def test_a_damaged_web_archive_is_read_up_to_the_damage(
    tmp_path: Path, body: bytes, articles: int, reason: str | None
) -> None:
    found, reasons = read(tmp_path / "a.warc", body)
    assert found == articles
    assert len(reasons) == (reason is not None)
    assert all((reason or "") in text for text in reasons)


def test_a_gzipped_web_archive_that_is_cut_off_or_packed_as_a_whole_is_read_as_far_as_possible(tmp_path: Path) -> None:
    packed = gzip.compress(record()) * 2
    assert read(tmp_path / "a.warc.gz", packed) == (2, [])
    for body in (packed[:-30], gzip.compress(record() * 2)):
        found, reasons = read(tmp_path / "a.warc.gz", body)
        assert (found, len(reasons)) == (1, 1)


def test_a_damaged_parquet_file_is_rejected(tmp_path: Path) -> None:
    whole = parquet(tmp_path / "whole.parquet")
    assert read(tmp_path / "a.parquet", whole) == (9, [])
    for body in (b"", b"PAR1junkPAR1", whole[: len(whole) // 2], whole[:-9] + b"x" * 9):
        found, reasons = read(tmp_path / "a.parquet", body)
        assert found == 0
        assert "not Parquet or is damaged" in reasons[0]


def test_a_text_that_is_a_number_is_left_to_the_check_of_fields(tmp_path: Path) -> None:
    from pyarrow import parquet as files

    files.write_table(pyarrow.table({"text": [1, 2]}), tmp_path / "a.parquet")
    assert [item for batch in batches(str(tmp_path / "a.parquet")) for _, item in batch.items] == [
        {"text": 1},
        {"text": 2},
    ]
