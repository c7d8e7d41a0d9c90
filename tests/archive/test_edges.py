"""Archives at their edges: charsets of pages, names of files, row groups, batches, and what is not there."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from service.archive import Options, extra, parquet
from service.archive.columns import Type
from service.archive.inputs import batches, expanded, size_of
from service.archive.loading import stored_articles
from service.archive.local import read_files
from service.archive.outputs import UNFINISHED, extension
from service.archive.reading import HtmlPage
from service.errors import InvalidInput
from tests.archive.archives import article, needed, written

URL = "https://post.example/2025/03/13/bridge"


def pages(path: Path, media_type: str, body: bytes) -> list[HtmlPage]:
    """Return the pages of a WARC file with one response."""
    with path.open("wb") as file:
        writer = needed("warcio.warcwriter").WARCWriter(file, gzip=False)
        content = [("Content-Type", media_type)] if media_type else []
        headers = needed("warcio.statusandheaders").StatusAndHeaders("200 OK", content, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(URL, "response", payload=BytesIO(body), http_headers=headers))
    found = [item for batch in batches(str(path)) for _, item in batch.items]
    return [item for item in found if isinstance(item, HtmlPage)]


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/html", None),
        ("text/html; charset=", None),
        ("text/html; charset=windows-1251", "windows-1251"),
        ("TEXT/HTML;Charset='koi8-r'", "koi8-r"),
        ('application/xhtml+xml ; charset="iso-8859-2"; boundary=x', "iso-8859-2"),
    ],
)
def test_a_page_has_the_charset_of_its_response(tmp_path: Path, media_type: str, charset: str | None) -> None:
    assert pages(tmp_path / "a.warc", media_type, b"<p>x</p>") == [HtmlPage(b"<p>x</p>", charset, URL)]


@pytest.mark.parametrize("media_type", ["", "text/plain", "text/htmlx", "charset=text/html"])
def test_a_response_that_is_no_html_is_no_page(tmp_path: Path, media_type: str) -> None:
    assert pages(tmp_path / "a.warc", media_type, b"<p>x</p>") == []


def test_a_local_file_may_have_a_star_in_its_name_and_a_url_without_one_is_left_as_it_is() -> None:
    assert expanded(["a*.ndjson", "-", "s3://bucket/a.ndjson"]) == ["a*.ndjson", "-", "s3://bucket/a.ndjson"]


def test_a_file_behind_a_url_has_a_size() -> None:
    with needed("fsspec").open("memory://sizes/a.ndjson", "wb") as file:
        file.write(b"x" * 17)
    assert size_of("memory://sizes/a.ndjson") == 17


@pytest.mark.parametrize("path", [".parquet", "folder/.ndjson", "memory://out/.ndjson.gz", "events.csv", "parquet"])
def test_a_table_needs_a_name_before_its_extension(path: str) -> None:
    with pytest.raises(InvalidInput, match=r"must end with one of \.parquet, \.ndjson, \.ndjson\.gz"):
        extension(path)


def test_the_rows_of_a_parquet_file_are_read_in_batches_by_the_length_of_their_texts(tmp_path: Path) -> None:
    arrow, files = needed("pyarrow"), needed("pyarrow.parquet")
    for length, expected in ((64 * 1024, [4, 1]), (64 * 1024 - 1, [5])):
        files.write_table(arrow.table({"text": ["x" * length] * 5}), tmp_path / "a.parquet")
        assert [len(batch.items) for batch in batches(str(tmp_path / "a.parquet"))] == expected


def test_a_disk_that_fails_is_not_taken_for_a_damaged_file(tmp_path: Path) -> None:
    needed("pyarrow")
    (tmp_path / "a.parquet").symlink_to("/proc/self/mem")  # its first bytes cannot be read
    with pytest.raises(OSError, match=r"."):
        list(batches(str(tmp_path / "a.parquet")))


def test_a_row_group_is_written_as_soon_as_it_has_20_000_rows(tmp_path: Path) -> None:
    files, columns = needed("pyarrow.parquet"), {"id": Type.TEXT}
    sizes = (10_000, 9_999, 1, 20_001, 3)
    with (tmp_path / "a.parquet").open("wb") as file:
        writer = parquet.Writer(file, columns)
        for size in sizes:
            writer.write(parquet.encoded(columns, [{"id": str(number)} for number in range(size)]))
        writer.close()
    metadata = files.ParquetFile(tmp_path / "a.parquet").metadata
    groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert groups == [20_000, 20_001, 3]
    expected = [str(number) for size in sizes for number in range(size)]
    assert [row["id"] for row in parquet.rows(tmp_path / "a.parquet", columns)] == expected


def test_a_parquet_file_without_rows_has_its_columns(tmp_path: Path) -> None:
    needed("pyarrow")
    with (tmp_path / "a.parquet").open("wb") as file:
        parquet.Writer(file, {"id": Type.TEXT}).close()
    assert list(parquet.rows(tmp_path / "a.parquet", {"id": Type.TEXT})) == []
    with pytest.raises(InvalidInput, match="does not have the columns of version 1 of an archive"):
        list(parquet.rows(tmp_path / "a.parquet", {"id": Type.DAY}))


def test_gzipped_tables_name_neither_a_time_nor_a_file(tmp_path: Path) -> None:
    """So that the same archive gives the same bytes (RFC 1952: no flags, no time stamp)."""
    read_files([written(tmp_path / "a.ndjson", [article(1)])], str(tmp_path / "e.ndjson.gz"), Options(), jobs=1)
    for table in ("e.ndjson.gz", "e.articles.ndjson.gz"):
        body = (tmp_path / table).read_bytes()
        assert body[3:8] == bytes(5)
        assert gzip.decompress(body)


def test_what_a_killed_worker_left_is_not_loaded(tmp_path: Path) -> None:
    read_files([written(tmp_path / "a.ndjson", [article(1)])], str(tmp_path / "1.ndjson"), Options(), jobs=1)
    for name in ("e.ndjson", "e.articles.ndjson"):
        (tmp_path / name).mkdir()
        (tmp_path / name.replace("e", "1", 1)).rename(tmp_path / name / "1.ndjson")
        (tmp_path / name / f"0.ndjson.x{UNFINISHED}").write_text("{")
    assert [new.row["external_id"] for new in stored_articles(str(tmp_path / "e.ndjson"))] == ["n1"]


def test_a_missing_package_is_named_with_the_extra_that_has_it() -> None:
    with pytest.raises(InvalidInput, match=r"^gone is not installed: install the service with its extra “archive”$"):
        extra.extra("gone.parquet")
