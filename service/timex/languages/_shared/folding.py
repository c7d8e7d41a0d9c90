"""How words of all scripts are compared: in one case, one form and one set of digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DOTTED_I = "i\u0307"  # what casefold makes of the Turkish capital İ
#: Arabic vowel signs, the elongation mark and marks of the direction, which texts write or leave out.
_OPTIONAL = re.compile("[\u200e\u200f\u0640\u064b-\u0652\u0670]")
#: The last two apostrophes are letters: Uzbek oʻn, Ukrainian пʼять. The hyphen is the Hebrew one: ה־19.
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘\u02bb\u02bc", "'") | {"\u05be": "-"})
_VARIANTS = str.maketrans("أإآىیکے", "ااايىكى".replace("ى", "ي"))


@lru_cache(maxsize=32_768)
def folded(word: str) -> str:
    """Return a word in lowercase, composed (NFKC), with ASCII digits and without optional vowel signs."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word).casefold().replace(_DOTTED_I, "i").translate(_APOSTROPHES)
    plain = _OPTIONAL.sub("", plain).translate(_VARIANTS)
    return "".join(map(_ascii_digit, plain))


def _ascii_digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
