"""Mojibake: UTF-8 that was decoded as Windows-1252, such as "â€“" for "–", and references in plain text."""

from __future__ import annotations

import re
from html import unescape

#: The characters of Windows-1252 for the bytes from 0x80 to 0x9F; undefined ones stand for themselves.
_CONTINUATIONS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0))
_BYTES = {character: byte for byte, character in enumerate(_CONTINUATIONS, 0x80)}
_SEQUENCE = re.compile(f"(?:[ÂÃ][{_CONTINUATIONS}\u00a0-¿]|â[{_CONTINUATIONS}][{_CONTINUATIONS}\u00a0-¿])")
#: A closing quotation mark, whose last byte Windows-1252 does not define.
_LOST = re.compile("â€\ufffd")
#: A byte order mark, which some editors separate from the text and into its bytes.
_ORDER_MARK = re.compile("[ïÏ] ?» ?¿ ?|\ufeff")
#: Without one of these characters a text needs no repair.
_SUSPECTS = "ÂÃâïÏ\ufeff&"
_REFERENCE = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|#\d{2,5}|#x[\da-f]{2,4});", re.IGNORECASE)


def may_be_garbled(text: str) -> bool:
    """Whether a text has a character that may need repair; most have none."""
    return any(character in text for character in _SUSPECTS)


def repaired(text: str) -> str:
    """Return a text with the characters that were meant; offsets into it differ from those into the original."""
    text = _SEQUENCE.sub(_decoded, _LOST.sub("”", _ORDER_MARK.sub("", text)))
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)


def _decoded(found: re.Match[str]) -> str:
    return bytes(_BYTES.get(character, ord(character)) for character in found[0]).decode()
