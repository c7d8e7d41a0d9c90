"""Summaries of sentences that are too long: where they are cut, and that marks are closed and dates stay."""

from __future__ import annotations

import pytest

from service.eventing.cutting import LONGEST, shortened, without_parentheses
from service.timex.languages import language

ENGLISH = language("en").events


def words(length: int) -> str:
    """Return short words of this length in all, with the blank behind the last one."""
    return f"{('river ' * 100)[: length - 2].rstrip():x<{length - 1}} "


def cut(sentence: str, expression: str = "Monday") -> str:
    start = sentence.index(expression)
    summary = shortened(sentence, start, start + len(expression), sentence, ENGLISH)
    assert len(summary) <= LONGEST
    assert expression in summary
    return summary


@pytest.mark.parametrize(("length", "is_quoted"), [(24, False), (25, True), (239, True), (240, False)])
def test_a_quotation_stands_alone_if_it_is_a_sentence_of_its_own(length: int, is_quoted: bool) -> None:
    quoted = f"A{words(length - 7)}Monday"
    assert len(quoted) == length
    assert (cut(f"She said “{quoted}” on {words(240)}end") == quoted) is is_quoted


def test_a_quotation_that_begins_within_a_sentence_does_not_stand_alone() -> None:
    assert cut(f"She said “that the mill will close on Monday” and {words(240)}end").startswith("She said “that")


def test_a_date_outside_of_the_quotation_does_not_stand_in_it() -> None:
    summary = cut(f"On Monday she said “The mill will have to close in time” and {words(240)}end")
    assert summary.startswith("On Monday she said")


@pytest.mark.parametrize(("length", "is_cut"), [(98, False), (99, False), (100, True), (140, True)])
def test_an_aside_is_left_out_behind_a_statement_of_100_characters(length: int, is_cut: bool) -> None:
    begun = f"The mill shut on Monday after {words(length - 30)}".rstrip().ljust(length, "x")
    assert (cut(f"{begun}, which {words(200)}end") == begun) is is_cut


@pytest.mark.parametrize("aside", [", which ", ", citing ", " – while "])
def test_the_last_aside_is_left_out(aside: str) -> None:
    begun = f"The mill shut on Monday, which {words(100)}end"
    assert cut(f"{begun}{aside}{words(200)}end") == begun


def test_an_aside_in_front_of_the_date_stays() -> None:
    begun = f"The mill {words(100)}which shut, while men wept, on Monday"
    assert cut(f"{begun}, which {words(200)}end") == begun


def test_an_aside_that_the_date_begins_stays() -> None:
    assert ", as on Monday" in cut(f"The mill {words(100)}shut, as on Monday the men {words(200)}end", "on Monday")


def test_an_aside_within_a_parenthesis_is_not_left_out() -> None:
    assert cut(f"The mill shut on Monday after {words(90)}(it, which {words(200)}end)").endswith("rivex…")


@pytest.mark.parametrize(
    ("opener", "is_clause"), [("after", True), ("because", True), ("if", False), ("and", False), ("which", False)]
)
def test_a_date_beyond_the_limit_has_its_own_clause(opener: str, is_clause: bool) -> None:
    clause = f"the owner {words(60)}closed the mill on Monday"
    summary = cut(f"He said {words(150)}and left {opener} {clause}")
    assert (summary == clause) is is_clause
    assert ("…" in summary) is not is_clause


@pytest.mark.parametrize(("before", "is_clause"), [(151, False), (152, True)])
def test_a_date_that_ends_at_240_characters_is_beyond_the_limit(before: int, is_clause: bool) -> None:
    clause = f"the owner {words(30)}closed the mill on Monday"
    assert (cut(f"He said {words(before)}and left after {clause}") == clause) is is_clause


def test_half_a_clause_does_not_stand_alone() -> None:
    assert " … " in cut(f"He said {words(150)}and left after the owner {words(60)}rose in May and was shot on Monday")


def test_a_date_with_commas_is_never_cut_in_two() -> None:
    date = "Monday, March 3, 2025"
    assert cut(f"The mill shut {words(195)}on {date} {words(60)}end", date).endswith(f"{date}…")


def test_a_clause_with_half_a_quotation_does_not_stand_alone() -> None:
    summary = cut(f"He said “{words(150)}and left after the owner {words(60)}closed the mill” on Monday")
    assert summary.startswith("He said “river")


@pytest.mark.parametrize(("before", "is_beginning"), [(229, True), (230, False)])
def test_the_beginning_stays_if_it_has_the_date(before: int, is_beginning: bool) -> None:
    summary = cut(f"{words(before)}Monday {words(60)}end")
    assert summary.endswith("Monday…") is is_beginning
    assert (" … " in summary) is not is_beginning


@pytest.mark.parametrize("length", [9, 107, 108, 109, 300])
def test_the_words_around_a_late_date_stay(length: int) -> None:
    sentence = f"{words(300)}Monday {words(length)}end"
    first, last = cut(sentence).split(" … ")
    assert sentence.startswith(first)
    assert 100 < len(first) <= LONGEST - 120 - 8
    assert last[:-1] in sentence
    assert last.endswith(("end", "…"))
    assert len(last) <= 121
    assert 50 <= last.index("Monday") <= 60


@pytest.mark.parametrize(("length", "is_whole"), [(56, True), (57, False)])
def test_the_words_around_a_late_date_have_120_characters(length: int, is_whole: bool) -> None:
    assert cut(f"{words(300)}Monday {words(length)}end").endswith("end") is is_whole


def test_the_words_around_a_late_date_begin_behind_a_comma_or_a_blank() -> None:
    assert " … bank river" in cut(f"{words(300)}men, bank {words(30)}Monday {words(20)}end")
    assert " … river" in cut(f"{words(300)}men, bank {words(60)}Monday {words(20)}end")


@pytest.mark.parametrize(
    ("end", "stays"),
    [
        ("; men wept", False),
        (", men wept", False),
        (" – men wept", False),
        (" while men wept", False),
        (" two years after men wept", True),
    ],
)
def test_a_phrase_that_is_cut_is_left_out(end: str, stays: bool) -> None:
    begun = f"The mill shut on Monday after {words(160)}".rstrip()
    summary = cut(f"{begun}{end} {words(200)}end")
    assert (summary == f"{begun}…") is not stays


@pytest.mark.parametrize("compound", ["Anti - Doping Agency", "debt - paying plan", "power - sharing deal"])
def test_a_compound_with_blanks_is_no_aside_and_stays_whole(compound: str) -> None:
    begun = f"The mill shut on Monday after {words(110)}the {compound}"
    assert cut(f"{begun} {words(200)}end").startswith(begun)
    begun = f"The mill shut on Monday after {words(190)}".rstrip()
    assert cut(f"{begun} {compound} {words(200)}end").startswith(f"{begun}")


def test_no_article_stands_at_the_end() -> None:
    begun = f"The mill shut on Monday after {words(190)}".rstrip()
    assert cut(f"{begun} sold the {'x' * 200}") == f"{begun} sold…"


@pytest.mark.parametrize(("opening", "closing"), ["()", "“”", '""'])
def test_marks_are_closed(opening: str, closing: str) -> None:
    late = cut(f"The mill {opening}{words(140)}end {words(100)}Monday {words(20)}end")
    assert late.endswith(f"end{closing}")
    early = cut(f"The mill shut on Monday after {words(150)}{opening}men {words(100)}end{closing}")
    assert opening not in early.replace(closing, "") or opening == closing
    assert early.endswith("…")


def test_long_parentheses_without_the_date_are_left_out() -> None:
    text = "The mill (of twelve men) and the yard (AU) shut (it was a Monday) on time"
    assert without_parentheses(text, "Monday") == "The mill and the yard (AU) shut (it was a Monday) on time"
    assert without_parentheses("The mill (of ten girls) shut", "Monday") == "The mill shut"
    assert without_parentheses("The mill (of ten boys) shut", "Monday") == "The mill (of ten boys) shut"
