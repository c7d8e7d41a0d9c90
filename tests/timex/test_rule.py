"""What a rule may begin with is told from its pattern, so that no place asks a rule that cannot match there."""

from __future__ import annotations

import pytest

from service.timex.find import tokenise
from service.timex.languages import language
from service.timex.rule import Grammar
from service.timex.tokens import Alphabet
from tests.timex.corpus import positive

ALPHABET = Alphabet.of(("THE", "OF", "DAY", "MONTH", "COMMA"))


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("MONTH DAY", "MONTH"),
        ("THE? OF{0,2} DAY MONTH?", "THE OF DAY"),
        ("(?: THE OF? | (?P<day>DAY)? MONTH ) COMMA", "THE DAY MONTH"),
        ("[THE DAY] MONTH", "THE DAY"),
        ("(?<=COMMA) (?!OF) THE{1,2} DAY", "THE"),
    ],
)
def test_what_a_match_may_begin_with(pattern: str, begins: str) -> None:
    grammar = Grammar(ALPHABET, {})
    grammar.rule("one", pattern)(lambda phrase: None)
    assert set(grammar.by_beginning()) == set(ALPHABET.characters(begins))


def test_no_rule_that_matches_is_left_out() -> None:
    english, matched = language("en"), 0
    for case in positive():
        classes = tokenise(case.text, english).classes
        for at, character in enumerate(classes):
            rules = {rule.id for rule in english.grammar.rules if rule.regex.match(classes, at)}
            assert rules <= {rule.id for rule in english.beginning.get(character, ())}, case.id
            matched += len(rules)
    assert matched > len(positive())
