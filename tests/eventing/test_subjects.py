"""The subjects of statements: which of them name nobody and nothing."""

from __future__ import annotations

import pytest

from service.eventing.subjects import is_bare, is_identified, lacks_subject, subject_of
from service.timex.languages import language


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("the old small quiet shipping company", True),
        ("the old small quiet northern shipping company", False),
        ("the old small quiet Italian company", True),
        ("the old small quiet northern Italian company", False),
        ("the old wooden bridge of stone", True),
        ("the old wooden bridge of grey stone", False),
    ],
)
def test_a_bare_subject_has_at_most_six_words(subject: str, expected: bool) -> None:
    assert is_bare(subject.split(), language("en").events) is expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("the Italian", True),
        ("The Texan", True),
        ("The Frenchman", True),
        ("The Ardish president", True),
        ("The Lund senator", True),
        ("The Democratic frontrunner", True),
        ("The Guardian", False),
        ("The Ardish parliament", False),
        ("The Berlin Senate", False),
        ("Italian police", False),
    ],
)
def test_a_people_and_an_office_name_nobody(subject: str, expected: bool) -> None:
    assert is_bare(subject.split(), language("en").events) is expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The Ardish president, Ines Ahlers, resigned on Monday.", True),
        ("The prime minister, Jonas de Berg, resigned on Monday.", True),
        ("The mayor, former miner Ines Ahlers, resigned on Monday.", True),
        ("The mayor, a former miner, resigned on Monday.", False),
        ("The mayor resigned on Monday.", False),
        ("A former mayor, Ines Ahlers, resigned on Monday.", False),
    ],
)
def test_a_name_behind_a_subject_identifies_it(statement: str, expected: bool) -> None:
    english = language("en").events
    assert is_identified(statement, subject_of(statement, english), english) is expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("In 2025 the Ardish congressman will call the president, Jonas Berg.", "the Ardish congressman"),
        ("On Monday the company closed a mill, as planned.", "the company"),
        ("On 15 June the mayor resigned, and nobody wept.", "the mayor"),
        ("On Monday, the company closed a mill.", "the company"),
        ("In a report released on Monday, miners asked for help.", "miners"),
        ("In Lund he resigned on Monday.", "he"),
        ("In Lund he resigned.", "he"),
        ("In Lund the mine closed.", ""),
    ],
)
def test_a_subject_begins_behind_the_date_or_the_comma_of_a_phrase(statement: str, expected: str) -> None:
    assert " ".join(subject_of(statement, language("en").events)) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Wins the title again, beating Jonas Berg.", True),
        ("Becomes mayor of Lund in May.", True),
        ("Leaves the guild on Monday.", True),
        ("Wins elections held in Lund.", True),
        ("Will Ahlers died on Monday.", False),
        ("May Ahlers died on Monday.", False),
        ("Votes were counted in Lund on Monday.", False),
        ("Founded in May, the club moved to Lund.", False),
        ("Ahlers wins the title.", False),
    ],
)
def test_a_statement_that_begins_with_a_verb_lacks_its_subject(statement: str, expected: bool) -> None:
    assert lacks_subject(statement, language("en").events) is expected
