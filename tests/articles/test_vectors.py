"""The term vectors of an article that was read: which words of a sentence come first."""

from __future__ import annotations

from zlib import crc32

from service.articles.reading import read_article
from service.articles.vectors import encoded_vectors
from service.stories.term_vectors import decode
from tests.conftest import draft


def test_the_words_beside_the_date_come_first_and_its_own_words_last() -> None:
    article = read_article(draft("The Orle dam broke on 3 March 2025 after rain."), "a_one")
    vectors = decode(encoded_vectors(article))
    (sentence,) = vectors.sentences
    words = "on after broke rain dam orle the 3 march 2025".split()
    assert [vectors.terms[index] for index in sentence] == [crc32(word.encode()) for word in words]
