"""The weights of terms: the rarer a word is in news of a language, the more it weighs."""

from __future__ import annotations

import math
from importlib.resources import files
from zlib import crc32

import pytest

from service.stories import frequencies
from service.stories.frequencies import weights


def test_a_word_weighs_by_the_articles_that_have_it_and_an_unknown_one_as_the_rarest() -> None:
    total, *rows = (files(frequencies) / "en.tsv").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, _, count in (row.partition("\t") for row in rows)}
    found = weights("en")
    for word in min(counts, key=counts.__getitem__), "bridge", "said":
        assert found[crc32(word.encode())] == math.log((int(total) + 1) / (counts[word] + 1))
    assert found[crc32(b"zyzzyva")] == math.log((int(total) + 1) / min(counts.values()))
    assert all(weight > 0 for weight in found.values())


@pytest.mark.parametrize("language", ["tlh", "../frequencies/en", ""])
def test_all_words_of_a_language_without_a_table_weigh_the_same(language: str) -> None:
    assert dict(weights(language)) == {}
    assert weights(language)[crc32(b"bridge")] == 1.0
