"""Repairing text that was decoded as Windows-1252."""

from __future__ import annotations

import pytest

from service.text.mojibake import may_be_garbled, repaired


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rain fell â€“ and the dam broke.", "Rain fell – and the dam broke."),
        ("It cost Â£5 million.", "It cost £5 million."),
        ("The cafÃ© in Orle closed.", "The café in Orle closed."),
        ("He said: â€œThe dam broke.â€\ufffd", "He said: “The dam broke.”"),
        ("ï»¿The dam broke.", "The dam broke."),
        ("Ï » ¿ As expected, it rained.", "As expected, it rained."),
        ("\ufeffRain fell.", "Rain fell."),
        ("R&amp;B and rock &#39;n&#39; roll", "R&B and rock 'n' roll"),
    ],
)
def test_mojibake_and_character_references_are_repaired(text: str, meant: str) -> None:
    assert repaired(text) == meant
    assert may_be_garbled(text)


@pytest.mark.parametrize("text", ["", "Rain fell.", "Größe “10 €” – heute", "Šiauliai"])
def test_most_text_needs_no_closer_look(text: str) -> None:
    assert not may_be_garbled(text)


@pytest.mark.parametrize("first", range(0x80, 0xC0))
@pytest.mark.parametrize("lead", [b"\xc2", b"\xc3", b"\xe2\x80", b"\xe2\x9f"])
def test_each_sequence_is_the_character_that_was_meant(lead: bytes, first: int) -> None:
    meant = (lead + bytes([first])).decode()
    seen = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in meant.encode())
    assert repaired(f"It was {seen}.") == f"It was {meant}."


@pytest.mark.parametrize(
    "text", ["Château, Âge, São Paulo", "AT&T; R&D", "«\u00a0Oh lâ\u00a0»", "10 € – 20 €", "Ã", "â€", "&copy=1"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert repaired(text) == text
