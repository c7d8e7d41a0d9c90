"""API keys: random, given out once, and known to the service by their hashes only.

A key has 256 random bits, so that one SHA-256 of it is as safe to keep as a slow hash of a password would be.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

NONE = "none"
_ENTRY = re.compile(r"(?P<name>[\w.-]{1,64}):(?P<scope>read|write):(?P<digest>[0-9a-f]{64})", re.ASCII)
_PREFIX = "tl_"  # so that scanners for leaked secrets can know one


class Scope(StrEnum):
    """What a key may do. Who may write may read."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as the service knows it. ``name`` stands in logs; ``digest`` is the key's SHA-256 in hexadecimal."""

    name: str
    scope: Scope
    digest: str

    @property
    def entry(self) -> str:
        """The key as TIMELINE_API_KEYS has it."""
        return f"{self.name}:{self.scope}:{self.digest}"

    def may(self, scope: Scope) -> bool:
        """Whether the key is enough for that."""
        return scope is Scope.READ or self.scope is Scope.WRITE


def parse(text: str) -> tuple[ApiKey, ...]:
    """The keys of TIMELINE_API_KEYS: entries parted by commas or lines. Raises ValueError, which shows no digest."""
    if text == NONE:
        return ()
    entries = [entry for entry in re.split(r"[\s,]+", text) if entry]
    found = [_ENTRY.fullmatch(entry) for entry in entries]
    for place, one in enumerate(found, 1):
        if one is None:
            raise ValueError(f"entry {place} is not name:scope:sha256; `timeline key NAME` makes one")
    keys = tuple(ApiKey(one["name"], Scope(one["scope"]), one["digest"]) for one in found if one)
    if len({key.name for key in keys}) < len(keys):
        raise ValueError("two entries have the same name")
    return keys


def make(name: str, scope: Scope) -> tuple[str, ApiKey]:
    """A new key, to be shown once, and what the service keeps of it. Raises ValueError for a name that is none."""
    token = _PREFIX + secrets.token_urlsafe(32)
    key = ApiKey(name, scope, _digest(token))
    if not _ENTRY.fullmatch(key.entry):
        raise ValueError(f"{name!r} is no name: send letters, figures, hyphens, dots, at most 64")
    return token, key


def find(keys: Iterable[ApiKey], token: str) -> ApiKey | None:
    """The key of a token. Every key is compared, each in constant time, whichever fits."""
    digest = _digest(token)
    fitting = [key for key in keys if hmac.compare_digest(key.digest, digest)]
    return fitting[0] if fitting else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
