"""JSON that is written piece by piece: valid, and safe inside a ``script`` element."""

from __future__ import annotations

import json

import pytest

from service.formats.json_stream import stream_json


@pytest.mark.parametrize("character", ["<", "\u2028", "\u2029"])
def test_characters_that_end_a_script_or_its_line_are_escaped(character: str) -> None:
    document = "".join(stream_json({"title": character}, "items", [{"name": character}]))
    assert character not in document
    assert json.loads(document) == {"title": character, "items": [{"name": character}]}


def test_top_level_fields_without_a_value_are_omitted() -> None:
    document = "".join(stream_json({"title": "Rain", "language": None}, "items", [{"name": None, "place": [None]}]))
    assert json.loads(document) == {"title": "Rain", "items": [{"place": [None]}]}
