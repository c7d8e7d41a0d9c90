"""Upper Sorbian: its words, which the shared grammar reads."""

from __future__ import annotations

from service.timex.languages._shared import assemble
from service.timex.languages.contract import Language


def language() -> Language:
    """Return Upper Sorbian."""
    return assemble("hsb")
