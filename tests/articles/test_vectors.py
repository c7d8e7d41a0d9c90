"""The term vectors of an article that was read: which words of a sentence come first, and its first sentences."""

from __future__ import annotations

from zlib import crc32

import pytest

from service.articles import ingest
from service.articles.identity import article_id
from service.articles.reading import read_article
from service.articles.vectors import encoded_vectors
from service.store import term_vectors
from service.store.database import Database
from service.store.term_vectors import VectorsRow
from service.stories.term_vectors import TermVectors, decode
from tests.conftest import DESK, draft

BROKE = "The Orle dam broke after weeks of heavy rain."
FLED = "Hundreds of villagers fled their homes in boats."
SIGN_UP = "Sign up for our newsletter to get more news like this."
#: A sentence that ends at the 1,000th character of a text that it follows.
LONG = f"The rain in the valley fell {'again ' * 153}then."


def vectors_of(text: str, language: str = "en") -> TermVectors:
    return decode(encoded_vectors(read_article(draft(text, language=language), "a_one")))


@pytest.mark.parametrize("before", ["", f"{FLED} "])
def test_the_words_beside_the_date_come_first_and_its_own_words_last(before: str) -> None:
    vectors = vectors_of(f"{before}The Orle dam broke on 3 March 2025 after rain.")
    (sentence,) = vectors.sentences
    words = "on after broke rain dam orle the 3 march 2025".split()
    assert [vectors.terms[index] for index in sentence] == [crc32(word.encode()) for word in words]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (f"{BROKE} {FLED}", [BROKE, FLED]),
        (f"{SIGN_UP}\n\n{BROKE}\n\nShare this article\n\n{FLED}", [BROKE, FLED]),
        (f"{FLED}\n{LONG}", [FLED, LONG]),
        (f"{FLED}\n{LONG[:-1]}, too.", [FLED]),
    ],
    ids=["short", "with lines outside the article", "as long as is read", "longer than is read"],
)
def test_the_first_whole_sentences_are_leads(text: str, leads: list[str]) -> None:
    assert [text[lead.start : lead.end] for lead in vectors_of(text).leads] == leads


def test_a_text_of_an_unsupported_language_has_no_leads() -> None:
    assert vectors_of(BROKE, "tlh").leads == ()


def test_stored_vectors_follow_the_text_and_the_source(store: Database) -> None:
    def stored() -> VectorsRow:
        (row,) = term_vectors.of_articles(store, [article_id(draft(BROKE, external_id="n1"))])
        return row

    ingest.post(store, draft(BROKE, external_id="n1", source="Post"), DESK)
    assert (decode(stored().vectors), stored().source) == (vectors_of(BROKE), "Post")
    ingest.post(store, draft(FLED, external_id="n1", source="Herald"), DESK)
    assert (decode(stored().vectors), stored().source) == (vectors_of(FLED), "Herald")
