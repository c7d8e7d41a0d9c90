"""BCP 47 language tags ("en", "en-GB", "zh-Hant-TW"), as far as they say which language a text is in.

The syntax is that of RFC 5646, section 2.1, in any case; an underscore counts as a hyphen, as in locale names.
Script and variants do not change how a text is read, so a tag stands for its primary language subtag; the region of an
English page says in which order it writes dates in digits.
"""

from __future__ import annotations

import re

from service.timex.model import DateOrder

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
)


#: Codes of languages that have another code in CLDR.
_SYNONYMS = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "cmn": "zh"}
#: Where English writes the month first (CLDR): the United States and its territories, and the Philippines.
_MONTH_FIRST = frozenset({"us", "as", "gu", "mh", "mp", "ph", "pr", "um", "vi"})


def date_order_of(tag: str) -> DateOrder | None:
    """Return the order of dates in digits that a tag of English with a region implies ("en-GB": DMY); else None.

    Canadians write both orders.
    """
    parsed = _parsed(tag)
    if parsed is None or parsed["language"] != "en" or parsed["region"] in (None, "ca"):
        return None
    return DateOrder.MDY if parsed["region"] in _MONTH_FIRST else DateOrder.DMY


def primary_language(tag: str) -> str | None:
    """Return the primary language subtag in lowercase: "en" for "en-GB", "EN" and "en_US"; None for a malformed tag."""
    parsed = _parsed(tag)
    code = parsed["language"].partition("-")[0] if parsed else None
    return code and _SYNONYMS.get(code, code)


def _parsed(tag: str) -> re.Match[str] | None:
    return _TAG.fullmatch(tag.lower().replace("_", "-")) if tag.isascii() else None
