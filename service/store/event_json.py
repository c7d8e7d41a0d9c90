"""The JSON of events as it is stored: one control character in place of each long text that most events repeat.

JSON escapes the control characters of its strings, so that none of them is in it, and what is stored can be expanded
without parsing. Rows of older versions are stored as they are served; they have no control characters and read alike.
"""

from __future__ import annotations

from collections.abc import Sequence

#: The text that each character stands for. It never stands for another one, because stored rows have it. Short texts
#: have no character: the time to expand them would exceed what they save.
TEXTS = {
    "\x01": '","part_of_day":null,"time":null,"approximate":false},"status":"',
    "\x02": '","sentence":{"text":"',
    "\x03": '},"expression":{"text":"',
    "\x04": '","alternatives":[],"explanation":{"rule":"',
    "\x05": '"]},"origin":"engine","hidden":false,"orphaned":false,"correction":null,"position":{"part":"',
    "\x06": '},"mentions":[],"context":',
    "\x07": '},"published_on":"',
    "\x0e": ',"anchor_kind":"published_at"}',
}
_UTF8 = [(character.encode(), text.encode()) for character, text in TEXTS.items()]
_BETWEEN = b"\0"


def packed(json: str) -> str:
    """Return the JSON of an event as it is stored."""
    for character, text in TEXTS.items():
        json = json.replace(text, character)
    return json


def unpacked(stored: str) -> str:
    """Return the JSON of a stored event as it is served."""
    return _expanded(stored.encode()).decode()


def all_unpacked(stored: Sequence[str | bytes | None]) -> list[bytes]:
    """Return the JSON of stored events in UTF-8, empty for None. Many are expanded together, in half the time."""
    if not stored:
        return []
    encoded = (json.encode() if isinstance(json, str) else json or b"" for json in stored)
    return _expanded(_BETWEEN.join(encoded)).split(_BETWEEN)


def _expanded(json: bytes) -> bytes:
    for character, text in _UTF8:
        json = json.replace(character, text)
    return json
