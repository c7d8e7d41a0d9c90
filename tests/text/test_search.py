"""Words as a search compares them, the language of searches, and where a text has what is searched for."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.search import Broken, Search, Term, occurrences, read
from service.text.words import BREAK, joined, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Éclair's bridge", "the eclair s bridge"),
        ("cafe\u0301 CAFÉ", "cafe cafe"),
        ("Straße STRASSE", "strasse strasse"),
        ("İstanbul ISTANBUL", "istanbul istanbul"),
        ("ﬁne ½ ² 3.5 a_b", "fine 12 2 3 5 a b"),
        ("well-known, no. 7", "well known no 7"),
        ("Москва мост", "москва мост"),
        ("\u0301 ¶ – “”", ""),
    ],
)
def test_words_are_without_case_accents_and_forms(text: str, folded: str) -> None:
    assert " ".join(word.folded for word in words(text)) == folded


@given(st.text())
def test_each_word_is_letters_and_figures_and_stands_where_it_says(text: str) -> None:
    for word in words(text):
        assert word.folded.isalnum()
        assert word.folded in [other.folded for other in words(text[word.start : word.end])]


def test_texts_are_joined_once_and_no_phrase_reaches_across() -> None:
    assert joined("The bridge opens.", "the BRIDGE", None, "Harbour") == f"the bridge opens {BREAK} harbour"


@given(st.text(st.sampled_from("aZ09_ .'-\n\t") | st.characters(codec="ascii")))
def test_plain_words_are_joined_as_any_others_are(text: str) -> None:
    assert joined(text) == " ".join(word.folded for word in words(text))
    assert joined(text + " é") == " ".join(word.folded for word in words(text + " é"))


def test_a_long_word_is_cut_and_still_found() -> None:
    assert len(joined("x" * 100_000)) == 100
    assert occurrences(read("y" * 400), "y" * 400) == [(0, 400)]


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
def test_a_line_is_read(line: str, search: Search) -> None:
    assert read(line) == search


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('bridge "town hall', "a quote is opened and not closed at character 8"),
        ('"', "a quote is opened and not closed at character 1"),
        ('a"b"', "a quote stands within a word at character 2"),
        ("-", "a minus stands before no word at character 1"),
        ("bridge - toll", "a minus stands before no word at character 8"),
        ("--toll", "a minus stands before no word at character 1"),
        ("-toll", "only -excluded words: say one that must occur"),
        ("br*dge", "a star stands at character 3, and not at the end of a word"),
        ("*", "a star stands at character 1, and not at the end of a word"),
        ("a**", "a star stands at character 2, and not at the end of a word"),
        ('""', "holds no word to look for"),
        ("… !?", "holds no word to look for"),
    ],
)
def test_what_cannot_be_read_names_the_place(line: str, reason: str) -> None:
    with pytest.raises(Broken) as error:
        read(line)
    assert str(error.value) == reason


@given(st.text(alphabet='ab"*- \té', max_size=30))
def test_any_line_is_read_or_refused(line: str) -> None:
    with suppress(Broken):
        search = read(line)
        assert all(word.isalnum() for term in (*search.wanted, *search.excluded) for word in term.words)


def test_occurrences_are_offsets_of_the_text_as_it_is() -> None:
    text = "The Éclair bridge: the bridges, THE BRIDGE."
    found = occurrences(read('eclair "the bridge" bridg*'), text)
    assert [text[start:end] for start, end in found] == ["Éclair", "bridge", "bridges", "THE BRIDGE"]
