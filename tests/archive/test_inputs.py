"""Damaged archives: what can be read is read, and one rejected item tells where a file is damaged."""

from __future__ import annotations

import gzip
import json
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


def numbers(path: Path, body: bytes) -> list[tuple[int, bool]]:
    """Return the numbers of the items of a file, and whether each could be read."""
    path.write_bytes(body)
    return [
        (number, not isinstance(item, InvalidInput)) for batch in batches(str(path)) for number, item in batch.items
    ]


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


LINE = json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"}).encode() + b"\n"


def test_items_have_their_numbers_in_the_file_and_damage_that_of_the_next_item(tmp_path: Path) -> None:
    assert numbers(tmp_path / "a.jsonl", LINE + b"\n" + LINE) == [(1, True), (3, True)]
    assert numbers(tmp_path / "a.jsonl", LINE + b"x" * 2_000_001 + b"\n" + LINE) == [(1, True), (2, False), (3, True)]
    assert numbers(tmp_path / "a.jsonl", LINE + b" " * 1_999_999 + b"x\n") == [(1, True), (2, True)]
    whole = gzip.compress(LINE * 3)
    assert numbers(tmp_path / "a.jsonl.gz", whole) == [(1, True), (2, True), (3, True)]
    cut_off = numbers(tmp_path / "a.jsonl.gz", gzip.compress(LINE * 3_000, 0)[:-1_000])
    assert cut_off == [*((number, True) for number in range(1, len(cut_off))), (len(cut_off), False)]
    assert len(cut_off) > 2_000
    assert numbers(tmp_path / "a.jsonl.gz", b"junk") == [(1, False)]
    assert numbers(tmp_path / "a.warc", record() * 2 + b"junk\r\n" * 20) == [(1, True), (2, True), (3, False)]
    assert numbers(tmp_path / "a.warc", b"junk\n" * 20) == [(1, False)]
    other = record().replace(b"WARC-Type: response", b"WARC-Type: resource")
    assert numbers(tmp_path / "a.warc", record() + other + record()) == [(1, True), (3, True)]
    assert numbers(tmp_path / "a.parquet", parquet(tmp_path / "whole.parquet")) == [(n, True) for n in range(1, 10)]
    assert numbers(tmp_path / "a.parquet", b"junk") == [(1, False)]


def test_a_table_that_breaks_behind_some_rows_is_rejected_at_the_next_row(tmp_path: Path) -> None:
    from pyarrow import parquet as files

    table = pyarrow.table({"text": [f"It met on Sunday {number}." for number in range(600)]})
    files.write_table(table, tmp_path / "whole.parquet", row_group_size=300, compression="none", use_dictionary=False)
    body = bytearray((tmp_path / "whole.parquet").read_bytes())
    second = files.ParquetFile(tmp_path / "whole.parquet").metadata.row_group(1).column(0).data_page_offset
    body[second : second + 8] = b"\xff" * 8  # the header of its first page
    found = numbers(tmp_path / "a.parquet", bytes(body))
    assert found == [*((number, True) for number in range(1, len(found))), (len(found), False)]
    assert len(found) in (251, 301), "whole batches of rows"


def test_a_file_is_read_in_batches_of_at_most_250_items_or_as_many_as_have_a_quarter_of_a_megabyte(
    tmp_path: Path,
) -> None:
    def sizes(body: bytes) -> list[int]:
        (tmp_path / "a.jsonl").write_bytes(body)
        return [len(batch.items) for batch in batches(str(tmp_path / "a.jsonl"))]

    assert sizes(b"") == []
    assert sizes(LINE * 249) == [249]
    assert sizes(LINE * 250) == [250]
    assert sizes(LINE * 501) == [250, 250, 1]
    assert sizes((b"x" * (64 * 1024 - 1) + b"\n") * 5) == [4, 1]
    assert sizes((b"x" * (64 * 1024 - 2) + b"\n") * 5) == [5]
    assert sizes((b"x" * (64 * 1024 - 1) + b"\n") * 3 + (b"x" * (64 * 1024 - 2) + b"\n") * 2) == [5]


def test_the_position_of_a_batch_is_behind_its_items(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE * 501)
    positions = [batch.position for batch in batches(str(tmp_path / "a.jsonl"))]
    assert positions == sorted(positions)
    assert positions[0] >= 250 * len(LINE)
    assert positions[-1] == 501 * len(LINE)
