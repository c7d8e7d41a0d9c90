"""Sentences: where they end in news, and that their offsets give their words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.sentences import Sentence, sentences
from service.timex.languages import language
from tests.cost import linear, reaches

BOUNDARIES = language("en").boundaries
WHOLE = [
    "The bridge reopened on Sept. 3 after repairs.",
    "Rain fell on Jan. 5 and again on Dec. 12 in the north.",
    "The count begins at 9 a.m. Tuesday in every county.",
    "Doors close at 5 p.m. EST on Friday.",
    "The pool opens at 6 a.m. July 4 for everyone.",
    "It rained from Mon. to Fri. without a pause.",
    "The Sat. Jan. 7 concert is sold out.",
    "Gen. Smith met Sen. Jones and Gov. Lee at No. 3 Harbour St. on Monday.",
    "The U.S. officials left at noon.",
    "The bill is approx. 3 million euros.",
    "The ship lay at Lat. 25 57 N. and was safe.",
    "The U.S. And Canada agreed on it.",
    "Ardland Oil (ARO. L) closed a well on Monday.",
    "The banks (BEL. N) (ARO. PA) merged in May.",
    "Lund Copper (LC.\nST) sold a mine.",
]
SPLIT = [
    ("The talks ended at 5 p.m. The crowd went home.", ["The talks ended at 5 p.m.", "The crowd went home."]),
    ("She works for the U.N. In April she left.", ["She works for the U.N.", "In April she left."]),
    ("It shuts in May. Orvane moves.", ["It shuts in May.", "Orvane moves."]),
    ("It shuts in May.\nOrvane moves.", ["It shuts in May.", "Orvane moves."]),
    ("It fell on 17 May. Lund won.", ["It fell on 17 May.", "Lund won."]),
    ("He told the SEC. Orvane paid.", ["He told the SEC.", "Orvane paid."]),
    ("It paid $11 m. A hearing follows.", ["It paid $11 m.", "A hearing follows."]),
    ("The road is 40 km. Orvane walked it.", ["The road is 40 km.", "Orvane walked it."]),
    ("It grew 3 pct. Orvane fell.", ["It grew 3 pct.", "Orvane fell."]),
    ("She is ill. Lund voted.", ["She is ill.", "Lund voted."]),
    ("It shut in May. A) Why? B) How?", ["It shut in May.", "A) Why?", "B) How?"]),
    ("He spoke. “No,” she said. They left.", ["He spoke.", "“No,” she said.", "They left."]),
]


def english(text: str) -> list[Sentence]:
    return sentences(text, "en", BOUNDARIES)


@pytest.mark.parametrize("sentence", WHOLE)
def test_an_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert [one.text for one in english(f"{sentence} Nobody was hurt.")] == [sentence, "Nobody was hurt."]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_an_abbreviation_may_end_a_sentence(text: str, expected: list[str]) -> None:
    assert [one.text for one in english(text)] == expected


def test_a_language_without_abbreviations_of_its_own_has_the_boundaries_of_sentencex() -> None:
    found = sentences("The U.S. army left. It rained.", "en")
    assert [one.text for one in found] == ["The U.S. army left.", "It rained."]


def test_an_abbreviation_at_the_end_of_a_paragraph_ends_a_sentence() -> None:
    assert [one.text for one in english("It opens at 9 a.m.\n\nTuesday was wet.")] == [
        "It opens at 9 a.m.",
        "Tuesday was wet.",
    ]


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\u2029\u2029", "\r\r"])
def test_a_blank_line_ends_a_sentence(blank: str) -> None:
    assert [one.text for one in english(f"A line without a stop{blank}the next one")] == [
        "A line without a stop",
        "the next one",
    ]


def test_wrapped_prose_is_one_sentence() -> None:
    text = "The council voted on Monday to close the old harbour and to\nmove its ships to the northern quay by winter."
    assert [one.text for one in english(text)] == [text]


@pytest.mark.parametrize("above", ["", "It rained.\n\n", "Three of the boats sank. "])
@pytest.mark.parametrize(
    ("length", "following", "is_headline"),
    [(44, 60, True), (45, 60, False), (50, 100, False), (50, 101, True)],
)
def test_a_line_is_a_headline_by_its_length_and_that_of_the_next_line(
    above: str, length: int, following: int, is_headline: bool
) -> None:
    sentence = len(above.partition(". ")[0]) + 2 if above.endswith(". ") else 0  # the line begins with another one
    line, text = "Ships" + " sail" * 20, "Boats" + " row" * 40
    first, second = line[: length - sentence - 1] + "x", text[: following - 1] + "x"
    found = [one.text for one in english(f"{above}{first}\n{second}")]
    assert found[bool(above) :] == ([first, second] if is_headline else [f"{first}\n{second}"])


def test_a_headline_is_a_sentence_of_its_own() -> None:
    lead = (
        "The council of the old harbour town voted on Monday to move all of its ships to the northern quay. It rained."
    )
    headline = "Ships leave the harbour of the old town for good"
    assert english(f"{headline}\n{lead}")[0].text == headline
    assert english(f"Ships leave\n{lead}")[0].text == "Ships leave"


@pytest.mark.parametrize(
    "lines",
    [
        ["He said “we will go on.", "The council met on Sunday.", "All “old” members left."],
        ['He called it "a shame.', "The council met on Sunday.", '"We are done," he said.'],
        ["“We lost.", "“We will win on Sunday.”", "They left."],
        ['It was bad, "he said.', '"It is," she said.', "A ship sank on Sunday.", "All left.", 'He was "sad".'],
        ['A shame, "he said.', '"All is lost," she said.', "The mine closed in 2003.", 'He was "sad".'],
        [
            'He called the sale of the old mill "a great shame for\nLund.',
            "The council met on Sunday.",
            '"We are done," he said.',
        ],
        ["The bank said\nit would close on\nMonday.", "The board\nmet on Tuesday in\nAshton."],
    ],
)
def test_a_sentence_ends_with_its_line_although_a_quotation_is_not_closed(lines: list[str]) -> None:
    assert [one.text for one in english("\n".join(lines))] == lines


@pytest.mark.parametrize(
    "text",
    [
        'He said "We lost.\nWe will win on Monday."',
        'He said "We need a plan.\nThis is plan B" in May.',
        'Both "old" men said "We lost.\nWe will win on Monday."',
        "He said “We lost.\nWe will win on Monday.”",
    ],
)
def test_a_quotation_of_two_lines_stays_whole(text: str) -> None:
    assert [one.text for one in english(f"{text} He left.")] == [text, "He left."]


def test_a_line_that_ends_with_an_abbreviation_ends_no_sentence() -> None:
    lines = ['A shame, "he said.', '"All is lost," she said.', "They met Prof.\nInes Ahlers.", 'He was "sad".']
    assert [one.text for one in english("\n".join(lines))] == lines


@pytest.mark.parametrize(("length", "is_whole"), [(3, False), (4, True), (39, True), (40, False)])
def test_a_line_that_ends_with_a_whole_word_ends_a_sentence(length: int, is_whole: bool) -> None:
    line, following = f"They met {'a' * length}.", "Ines Ahlers left."
    lines = ['A shame, "he said.', '"All is lost," she said.', line, following, 'He was "sad".']
    found = [one.text for one in english("\n".join(lines))]
    assert (line in found, f"{line}\n{following}" in found) == (is_whole, not is_whole)


def test_items_of_a_list_are_sentences() -> None:
    text = "- The mayor resigned on Monday, and nobody knows why\n- the bridge is closed\n2. a third thing"
    assert len(english(text)) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ["The storm came with winds of 130 mph.", "12:55 - Two people have died."],
        ["The storm came with winds of 130 km/h.", "It weakened inland."],
        ["The lift falls at 9 m/s.", "The brake stops it."],
        ["Key dates in the history of the mill and its owners, in the order of the years:", "1954 - It opens."],
        ["The mill is shut, its halls are empty and its owners have left for good:", "1988: The mill is sold."],
        ["The council meets again, and the square is filling up,", "9:05 p.m.: The mayor resigns."],
    ],
)
def test_a_line_that_begins_with_a_time_or_a_year_and_a_mark_is_a_sentence(lines: list[str]) -> None:
    assert [sentence.text for sentence in english("\n".join(lines))] == lines


def test_a_wrapped_line_may_begin_with_a_year() -> None:
    text = "The mill that was sold to a bank in the spring of\n1988 - a bad year for all of Lund - has been shut again."
    assert [sentence.text for sentence in english(text)] == [text]


def test_a_wide_blank_after_an_initial_does_not_panic() -> None:
    text = "Bottles of vitamin C\u00a0. They sold out."
    assert [one.text for one in english(text)] == ["Bottles of vitamin C\u00a0.", "They sold out."]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("figures " * 249 + "a figure", [2_000]),
        ("figures " * 250 + "a", [1_999, 1]),
        ("x" * 4_500, [2_000, 2_000, 500]),
        ("x " + "y" * 1_999, [1, 1_999]),
        ("xx " + "y" * 1_999, [2, 1_999]),
    ],
)
def test_a_text_without_stops_is_split_at_2000_characters(text: str, lengths: list[int]) -> None:
    assert [len(one.text) for one in english(text)] == lengths
    assert "".join(one.text for one in english(text)).replace(" ", "") == text.replace(" ", "")


def test_windows_do_not_split_sentences() -> None:
    sentence = "The mine in the far valley closed on Monday, and nobody in the whole town wept."
    assert {one.text for one in english(" ".join([sentence] * 1_000))} == {sentence}


def test_a_window_without_a_boundary_loses_nothing() -> None:
    table, blanks = "figures " * 3_000, " " * 25_000
    assert "".join(one.text for one in english(table)).replace(" ", "") == table.replace(" ", "")
    assert [one.text for one in english(f"It rained.{blanks}Lund won.")] == ["It rained.", "Lund won."]


def test_a_window_begins_with_the_last_sentence_of_the_one_before() -> None:
    first, second = ("It rained" + " again" * 2_000 + ".", "Lund won" + " again" * 2_000 + ".")
    assert [one.text for one in english(f"{first} {second}")] == [one.text for one in english(first) + english(second)]


@pytest.mark.parametrize("size", range(20, 64))
def test_windows_of_any_size_find_the_same_sentences(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr("service.text.sentences._WINDOW", size)
    told = ["One ship sank.", "Two men left it.", "All of them won.", "It rained."] * 5
    assert [one.text for one in english(" ".join(told))] == told


def test_unclosed_quotations_cost_linear_time() -> None:
    assert linear(lambda text: english(text), "“Monday " * 50_000)


@given(
    st.text(st.sampled_from("aB. \n\r\t-—😀𝔄é“”!?1:;\u2028\u2029\u00a0\u3000\x85'"), max_size=60) | st.text(max_size=60)
)
def test_offsets_give_the_words_and_lose_none(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    found = english(text)
    assert all(text[one.start : one.end] == one.text == one.text.strip() != "" for one in found)
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())


@pytest.mark.parametrize("code", ["ca", "da", "kl"])
def test_a_text_full_of_marks_is_divided_as_fast_in_each_language(code: str) -> None:
    """sentencex takes some hundred times as long for these languages."""
    text = "Na. Po! " * 500
    assert len(sentences(text, code)) == 1_000
    assert reaches(0.2, lambda: sentences(text, code), lambda: sentences(text, "en"))


@pytest.mark.parametrize("count", [1, 20])
def test_prose_is_divided_by_the_rules_of_its_own_language(count: int) -> None:
    """With many marks, too, and abbreviations that no other language has."""
    meeting = "Mødet i byen er pga. Berg flyttet til den gamle mine ved fjorden."
    prose = f"{meeting} Han gik for en time siden hjem til det lille hus ved den store skov i syd."
    assert len(sentences(" ".join([prose] * count), "da")) == 2 * count
