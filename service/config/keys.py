"""API keys: random tokens that are printed once and stored only as hashes.

A token has 256 random bits, so one SHA-256 protects it as well as a slow hash protects a password.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from service.config import NONE

_ENTRY = re.compile(r"(?P<name>[\w.-]{1,64}):(?P<scope>read|write):(?P<digest>[0-9a-f]{64})", re.ASCII)
_PREFIX = "tl_"  # lets scanners for leaked secrets recognise a token


class Scope(StrEnum):
    """What a key allows. ``write`` includes ``read``."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as the service stores it. ``name`` appears in logs; ``digest`` is the token's SHA-256 in hexadecimal."""

    name: str
    scope: Scope
    digest: str

    @property
    def entry(self) -> str:
        """The key as an entry of TIMELINE_API_KEYS."""
        return f"{self.name}:{self.scope}:{self.digest}"

    def allows(self, scope: Scope) -> bool:
        """Return whether the key grants a scope."""
        return scope is Scope.READ or self.scope is Scope.WRITE


def parse(text: str) -> tuple[ApiKey, ...]:
    """Return the keys of TIMELINE_API_KEYS, whose entries are separated by commas or white space.

    Raises ValueError for an invalid entry; the message does not contain it.
    """
    if text == NONE:
        return ()
    matches = [_ENTRY.fullmatch(entry) for entry in re.split(r"[\s,]+", text) if entry]
    for number, match in enumerate(matches, 1):
        if match is None:
            raise ValueError(f"entry {number} is not name:scope:sha256; `timeline key NAME` prints a valid entry")
    keys = tuple(ApiKey(match["name"], Scope(match["scope"]), match["digest"]) for match in matches if match)
    if len({key.name for key in keys}) < len(keys):
        raise ValueError("two entries have the same name")
    return keys


def make(name: str, scope: Scope) -> tuple[str, ApiKey]:
    """Return a new token, to be shown once, and its key. Raises ValueError for an invalid name."""
    token = _PREFIX + secrets.token_urlsafe(32)
    key = ApiKey(name, scope, _digest(token))
    if not _ENTRY.fullmatch(key.entry):
        raise ValueError(f"{name!r} is not a valid name: use 1 to 64 letters, digits, hyphens, underscores or dots")
    return token, key


def find(keys: Iterable[ApiKey], token: str) -> ApiKey | None:
    """Return the key of a token, or None. Compares with every key in constant time, so timing reveals nothing."""
    digest = _digest(token)
    matching = [key for key in keys if hmac.compare_digest(key.digest, digest)]
    return matching[0] if matching else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
