"""BCP 47 language tags ("en", "en-GB", "zh-Hant-TW"), as far as they say which language a text is in.

The syntax is that of RFC 5646, section 2.1, in any case; an underscore counts as a hyphen, as in locale names.
Script, region and variants do not change how a text is read, so a tag stands for its primary language subtag.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
)


#: Codes of languages that have another code in CLDR.
_SYNONYMS = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "cmn": "zh"}


def primary_language(tag: str) -> str | None:
    """Return the primary language subtag in lowercase: "en" for "en-GB", "EN" and "en_US"; None for a malformed tag."""
    parsed = _TAG.fullmatch(tag.lower().replace("_", "-")) if tag.isascii() else None
    code = parsed["language"].partition("-")[0] if parsed else None
    return code and _SYNONYMS.get(code, code)
