"""Bytes -> text. Files of other kinds are refused by name, and a wrong declaration is reported.

After WHATWG's Encoding Standard: a byte order mark takes precedence over a declared charset, and ISO-8859-1 means
windows-1252. The mark is not part of the text, so offsets count from the first character after it.
"""

from __future__ import annotations

import codecs
import encodings
import re
from contextlib import suppress
from encodings.aliases import aliases
from pkgutil import iter_modules
from typing import Any

from service.errors import quoted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of files that are sent as text by mistake.
_OTHER_FILES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV)"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, ODT or EPUB file)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)
#: Single-byte charsets: any bytes fit them, so a wrong declaration only shows in the text.
_WESTERN = frozenset({"iso8859-1", "iso8859-15", "cp1252", "ascii"})
_SUPPORTED = _WESTERN | frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be utf-32 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 "
    "iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-16 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp866 cp874 koi8-r koi8-u mac-roman mac-cyrillic tis-620 gb2312 gbk gb18030 big5 big5hkscs euc_jp shift_jis "
    "cp932 iso2022_jp euc_kr cp949".split()
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_META_WITHIN = 4_096  # bytes; browsers look at the first 1,024


_PUNYCODE = "punycode"
_LONGEST_LABEL = 63  # RFC 1035, 2.3.4
#: Every charset that Python has, under each of its names.
_PYTHONS = frozenset(aliases) | {module.name for module in iter_modules(encodings.__path__)}


def _search(name: str) -> codecs.CodecInfo | None:
    """Return a codec of Python's. It caches each unknown name for good, so it is not asked for one."""
    names = {plain := encodings.normalize_encoding(name).lower(), plain.replace(".", "_")}
    codec = encodings.search_function(name) if names & _PYTHONS else None
    return _for_labels(codec) if codec and codec.name == _PUNYCODE else codec


def _for_labels(codec: codecs.CodecInfo) -> codecs.CodecInfo:
    """Return a codec that decodes no more than a label of a host name: Punycode takes quadratic time."""

    def decode(data: Any, errors: str = "strict", /) -> tuple[str, int]:
        if len(data) > _LONGEST_LABEL:
            raise ValueError(f"a label of a host name has at most {_LONGEST_LABEL} characters")
        return codec.decode(data, errors)

    return codecs.CodecInfo(codec.encode, decode, name=codec.name)


# also for the libraries that read e-mails and feeds: any client can declare a new name with each request
codecs.unregister(encodings.search_function)
codecs.register(_search)


class NotText(ValueError):
    """A body that is not text; the message says what it is and what to send instead."""


def text_of(body: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a body, and warnings. The charset is UTF-8 unless ``declared`` or a mark says otherwise.

    Bytes that do not fit a declared UTF-8 become U+FFFD, as in browsers, and are counted. Raises NotText for other
    kinds of files, and for bytes that do not fit any other charset: nothing is guessed.
    """
    marked = _marked(body)
    if marked is not None:
        return marked, ()
    charset = _known(declared) if declared else "utf-8"
    if charset in _WESTERN:
        return _western(body, declared or charset)
    try:
        return body.decode(charset), ()
    except UnicodeDecodeError as error:
        if declared and charset == "utf-8":
            return _with_replacements(body, charset)
        line = body.count(b"\n", 0, error.start) + 1
        raise NotText(
            f"the body is not {declared or 'UTF-8'}: byte {error.start}, in line {line}, cannot be read; "
            "declare its charset, as in “text/plain; charset=windows-1252”, or send UTF-8"
        ) from error


def page_of(body: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of an HTML page, read as leniently as a browser does, and warnings.

    What does not fit the charset becomes U+FFFD and is counted. Raises NotText for other kinds of files.
    """
    marked = _marked(body)
    if marked is not None:
        return marked, ()
    found = _META.search(body, 0, _META_WITHIN)
    named = declared or (found[1].decode("ascii") if found else None)
    charset, warnings = _lenient(named)
    if named and charset in _WESTERN:
        return _western(body, named)
    text, lost = _with_replacements(body, charset)
    if lost and named is None:
        return _western(body, "")[0], ("read as windows-1252, since it declares no charset and is not UTF-8",)
    return text, (*warnings, *lost)


def _with_replacements(body: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a body with U+FFFD for what does not fit the charset, and a warning if there is any."""
    text = body.decode(charset, errors="replace")
    lost = text.count(_REPLACEMENT) - body.count(_REPLACEMENT.encode())
    return text, (f"{lost} characters of the page do not fit its charset {charset}",) if lost > 0 else ()


def refuse_files(body: bytes) -> None:
    """Raise NotText for a body that begins like another kind of file."""
    for start, kind in _OTHER_FILES:
        if body.startswith(start):
            raise NotText(f"the body is {kind}, not text: declare its Content-Type, or send the text in it")


def _marked(body: bytes) -> str | None:
    """Return the text of a body that begins with a byte order mark, else None. Raises NotText."""
    refuse_files(body)
    for mark, charset in _MARKS:
        if body.startswith(mark):
            try:
                return body[len(mark) :].decode(charset)
            except UnicodeDecodeError as error:
                raise NotText(f"the body is marked as {charset}, but byte {error.start} does not fit it") from error
    return None


def _western(body: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    if not body.isascii():
        with suppress(UnicodeDecodeError):
            return body.decode("utf-8"), (f"read as UTF-8, which it is, although it declares {declared}",)
    try:
        return body.decode("cp1252"), ()
    except UnicodeDecodeError:
        return body.decode("iso8859-1"), ()


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = ""
    if name not in _SUPPORTED:
        raise NotText(f"the charset {quoted(declared)} is not supported: send UTF-8")
    return name


def _lenient(named: str | None) -> tuple[str, tuple[str, ...]]:
    try:
        return _known(named) if named else "utf-8", ()
    except NotText:
        return "utf-8", (f"read as UTF-8, since its charset {quoted(named or '')} is not supported",)
