"""Term vectors: what of an article they contain, and that storing them changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.stories.frequencies import weights
from service.stories.frequencies.count_words import table
from service.stories.term_vectors import DatedSentence, TermVectors, decode, encode, vectors_of

TEXT = "The old bridge closed on Monday. Engineers had found a crack in the bridge. Ferries run instead of it now."
SENTENCES = [(0, 32), (33, 75), (76, 106)]


def test_an_article_has_its_words_once_with_their_counts() -> None:
    vectors = vectors_of("Bridge, bridge and BRIDGE.", [], [])
    assert vectors.counts == (3, 1)
    assert len(set(vectors.terms)) == 2


def test_a_sentence_refers_to_the_terms_of_its_article() -> None:
    vectors = vectors_of(TEXT, [DatedSentence(TEXT[:32]), DatedSentence(TEXT[33:75])], [])
    closed, crack = vectors.sentences
    shared = {vectors.terms[index] for index in closed} & {vectors.terms[index] for index in crack}
    assert len(closed) == 6
    assert len(shared) == 2, "'the' and 'bridge' are in both"


def test_the_terms_of_a_dated_sentence_start_beside_its_expression() -> None:
    sentence = DatedSentence("Ferries replaced the old bridge on Monday at dawn.", 32, 41)
    assert sentence.text[sentence.start : sentence.end] == "on Monday"
    assert sentence.words() == ["bridge", "at", "old", "dawn", "the", "replaced", "ferries", "on", "monday"]


def test_words_after_the_beginning_count_only_in_dated_sentences() -> None:
    late = "A diver reached the wreck on Friday."
    text = "harbour " * 250 + late
    assert len(vectors_of(text, [], []).terms) == 1
    assert len(vectors_of(text, [DatedSentence(late)], []).terms) == 8


def test_leads_are_the_first_sentences_that_are_long_enough() -> None:
    text = "By our reporter. " + TEXT
    vectors = vectors_of(text, [], [(0, 16), *((start + 17, end + 17) for start, end in SENTENCES)])
    assert [(lead.start, lead.end) for lead in vectors.leads] == [(17, 49), (50, 92), (93, 123)]


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=4))
def test_stored_vectors_are_the_same(text: str, sentences: list[str]) -> None:
    vectors = vectors_of(text, list(map(DatedSentence, sentences)), [(0, len(text))])
    assert decode(encode(vectors)) == vectors


def test_a_huge_article_is_bounded() -> None:
    sentence = " ".join(f"word{number}" for number in range(10_000))
    vectors = vectors_of(sentence, [DatedSentence(sentence)], [(0, 400)])
    assert len(encode(vectors)) < 25_000
    assert decode(encode(vectors)) == vectors


def test_an_article_without_words_has_empty_vectors() -> None:
    assert decode(encode(vectors_of("— … —", [DatedSentence("")], []))) == TermVectors((), (), ((),), ())


def test_frequent_words_weigh_less() -> None:
    english = weights("en")
    the, said, bridge, unheard = vectors_of("the said bridge zyxomma", [], []).terms
    assert english[the] < english[said] < english[bridge] < english[unheard]


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_words_of_a_language_without_a_table_weigh_the_same(language: str) -> None:
    assert weights(language)[1] == weights(language)[2] == 1.0


def test_the_table_has_words_of_three_articles_and_their_numbers() -> None:
    assert list(table(["The dam broke.", "the dam", "A dam is a dam."])) == ["3", "dam\t3"]
