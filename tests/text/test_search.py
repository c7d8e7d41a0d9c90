"""Words as a search compares them, the search syntax, and where a text has what is searched for."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.search import Search, SearchSyntaxError, Term, line_of, occurrences, parse
from service.text.words import BREAK, joined, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Éclair's bridge", "the eclair s bridge"),
        ("cafe\u0301 CAFÉ", "cafe cafe"),
        ("pie\u0300ce de\ufe2fja", "piece deja"),  # the first mark and the last one
        ("Straße STRASSE", "strasse strasse"),
        ("İstanbul ISTANBUL", "istanbul istanbul"),
        ("ﬁne ½ ² 3.5 a_b", "fine 12 2 3 5 a b"),
        ("well-known, no. 7", "well known no 7"),
        ("Москва мост", "москва мост"),
        ("\u0301 ¶ – “”", ""),
        ("東京都の地震", "東 京 都 の 地 震"),
        ("대통령이", " ".join(unicodedata.normalize("NFKD", letter) for letter in "대통령이")),
        ("हिन्दी में", "हिन्दी में"),
        ("ท่วม", "ท่ ว ม"),
        ("قُتِلَ", "قتل"),
        ("ガ カ", "カ\u3099 カ"),
    ],
)
def test_words_are_without_case_accents_and_forms(text: str, folded: str) -> None:
    assert " ".join(word.folded for word in words(text)) == folded


@given(st.text())
def test_each_word_is_letters_and_digits_at_its_offsets(text: str) -> None:
    for word in words(text):
        assert all(letter.isalnum() or unicodedata.category(letter)[0] == "M" for letter in word.folded)
        assert word.folded in [other.folded for other in words(text[word.start : word.end])]


def test_a_search_finds_parts_of_words_that_no_blank_separates() -> None:
    assert occurrences(parse("地震"), "東京都で地震があった。") == [(4, 6)]
    assert occurrences(parse("대통령"), unicodedata.normalize("NFD", "대통령이")) == [(0, 8)]
    assert occurrences(parse("東都"), "東京都") == []


def test_vowel_signs_distinguish_words() -> None:
    assert occurrences(parse("दिन"), "दान दिन दीन") == [(4, 7)]


def test_texts_are_joined_once_and_no_phrase_spans_two() -> None:
    assert joined("The bridge opens.", "the BRIDGE", None, "Harbour") == f"the bridge opens {BREAK} harbour"


@given(st.text(st.sampled_from("aZ09_ .'-\n\t") | st.characters(codec="ascii")))
def test_ascii_words_are_joined_like_others(text: str) -> None:
    assert joined(text) == " ".join(word.folded for word in words(text))
    assert joined(text + " é") == " ".join(word.folded for word in words(text + " é"))


def test_a_long_word_is_cut_and_still_found() -> None:
    assert len(joined("x" * 100_000)) == 100
    assert occurrences(parse("y" * 400), "y" * 400) == [(0, 400)]


@pytest.mark.parametrize(
    ("line", "search"),
    [
        ("bridge", Search((Term(("bridge",)),))),
        ("  Bridge   OPENS bridge", Search((Term(("bridge",)), Term(("opens",))))),
        ('"Town  hall" -toll', Search((Term(("town", "hall")),), (Term(("toll",)),))),
        ('clos* -"toll gate"*', Search((Term(("clos",), True),), (Term(("toll", "gate"), True),))),
        ("well-known", Search((Term(("well", "known")),))),
        ("NOT a OR b", Search((Term(("not",)), Term(("a",)), Term(("or",)), Term(("b",))))),
        ("a & {b} ^c", Search((Term(("a",)), Term(("b",)), Term(("c",))))),
    ],
)
def test_a_valid_line_is_parsed(line: str, search: Search) -> None:
    assert parse(line) == search


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('-"town hall', "has an unclosed quote at character 2"),
        ("-br*dge", "has a star at character 4 that is not at the end of a word"),
        ('bridge "town hall', "has an unclosed quote at character 8"),
        ('"', "has an unclosed quote at character 1"),
        ('a"b"', "has a quote inside a word at character 2"),
        ('a""', "has a quote inside a word at character 2"),
        ("-", "has a minus without a word at character 1"),
        ("bridge - toll", "has a minus without a word at character 8"),
        ("--toll", "has a minus without a word at character 1"),
        ("-toll", "must have a word that is not -excluded"),
        ("br*dge", "has a star at character 3 that is not at the end of a word"),
        ('*"', "has a star at character 1 that is not at the end of a word"),
        ('**"a', "has a star at character 1 that is not at the end of a word"),
        ("*", "has a star at character 1 that is not at the end of a word"),
        ("a**", "has a star at character 2 that is not at the end of a word"),
        ('""', "must have a word"),
        ("… !?", "must have a word"),
    ],
)
def test_a_syntax_error_names_its_position(line: str, reason: str) -> None:
    with pytest.raises(SearchSyntaxError) as error:
        parse(line)
    assert str(error.value) == reason


@given(st.text(alphabet='ab"*- \té', max_size=30))
def test_any_line_is_parsed_or_refused(line: str) -> None:
    with suppress(SearchSyntaxError):
        search = parse(line)
        assert parse(line_of(search)) == search
        assert all(word.isalnum() for term in (*search.wanted, *search.excluded) for word in term.words)


def test_occurrences_are_offsets_into_the_text() -> None:
    text = "The Éclair bridge: the bridges, THE BRIDGE."
    found = occurrences(parse('eclair "the bridge" bridg*'), text)
    assert [text[start:end] for start, end in found] == ["Éclair", "bridge", "bridges", "THE BRIDGE"]


def test_occurrences_within_others_are_part_of_them() -> None:
    text = "Lund: the old bridge of old."
    assert occurrences(parse('lund "the old bridge" old'), text) == [(0, 4), (6, 20), (24, 27)]
    assert occurrences(parse('"the old" "old bridge"'), text) == [(6, 20)]


def test_occurrences_beside_each_other_are_two() -> None:
    assert occurrences(parse("東 京"), "東京都") == [(0, 1), (1, 2)]
