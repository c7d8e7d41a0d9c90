"""API keys: tokens, the entries that stand for them, and what they allow."""

from __future__ import annotations

import hashlib

import pytest

from service.config import keys
from service.config.keys import Scope

DIGEST = "0" * 64


def test_a_token_has_256_random_bits_and_only_its_hash_is_in_the_entry() -> None:
    token, key = keys.make("desk", Scope.WRITE)
    assert token.startswith("tl_")
    assert len(token) == len("tl_") + 43, "256 bits in base 64"
    assert key.entry == f"desk:write:{hashlib.sha256(token.encode()).hexdigest()}"
    assert keys.make("desk", Scope.WRITE)[0] != token


def test_a_key_that_writes_reads_too() -> None:
    granted = {(own, asked) for own in Scope for asked in Scope if keys.ApiKey("desk", own, DIGEST).allows(asked)}
    assert granted == {("read", "read"), ("write", "read"), ("write", "write")}


def test_the_key_of_a_token_is_found_among_others() -> None:
    made = [keys.make(name, Scope.READ) for name in ("a", "b", "c")]
    every = [key for _, key in made]
    assert [keys.find(every, token) for token, _ in made] == every
    assert keys.parse(",".join(key.entry for key in every)) == tuple(every)
    assert keys.find(every, f"{made[0][0]}x") is None
    assert keys.find(every, "tl_other") is keys.find([], made[0][0]) is None
    assert keys.find(every, "tl_\udc80") is None, "what clients send need not be text"


@pytest.mark.parametrize("separator", [",", "\n", " ", ", ", "\r\n", ",,\t"])
def test_entries_are_separated_by_commas_or_white_space(separator: str) -> None:
    found = keys.parse(separator.join((f"a:read:{DIGEST}", f"b.c-d_e:write:{'f' * 64}")) + separator)
    assert [(key.name, key.scope) for key in found] == [("a", Scope.READ), ("b.c-d_e", Scope.WRITE)]
    assert keys.parse("none") == keys.parse("") == ()


@pytest.mark.parametrize(
    "entry",
    [
        f":read:{DIGEST}",
        f"{'a' * 65}:read:{DIGEST}",
        f"é:read:{DIGEST}",
        f"a:admin:{DIGEST}",
        f"a:read:{DIGEST}0",
        f"a:read:{DIGEST[1:]}",
        f"a:read:{'A' * 64}",
    ],
)
def test_the_place_of_an_invalid_entry_is_named(entry: str) -> None:
    for place, text in ((1, entry), (2, f"b:read:{DIGEST},{entry}")):
        with pytest.raises(ValueError, match=f"^entry {place} is not name:scope:sha256; "):
            keys.parse(text)
    assert keys.parse(f"{'a' * 64}:read:{DIGEST}")


@pytest.mark.parametrize("name", ["", "a" * 65, "two words", "é", "a:b", "a,b"])
def test_a_name_is_letters_digits_and_a_few_signs(name: str) -> None:
    with pytest.raises(ValueError, match="is not a valid name: use 1 to 64 letters"):
        keys.make(name, Scope.READ)
