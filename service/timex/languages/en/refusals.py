"""What looks like an English expression of time and is none: each check gives its reason in plain words.

``REFUSALS`` is the order in which a match is questioned; ``SUSPECTS`` says, for words that no rule takes, what they
are instead.
"""

from __future__ import annotations

from service.timex.languages import Match, Refusal
from service.timex.tokens import Tokens

REFUSALS: tuple[tuple[tuple[str, ...], Refusal], ...] = ()
SUSPECTS: dict[str, str] = {}
_ = (Match, Tokens)
