"""How rules are declared and compiled, and which mistakes keep a language from loading."""

from __future__ import annotations

import pytest

from service.timex.find import tokenise
from service.timex.grammar import EVERY_RULE, FamilyRow, Grammar, Order, Row
from service.timex.languages import language
from service.timex.meaning import Meaning, Written
from service.timex.rule import Check, Family, Match, Phrase, Refinement, RuleError, Trait
from service.timex.tokens import Alphabet, Tokens
from tests.timex.corpus import positive

ALPHABET = Alphabet.of(("THE", "OF", "DAY", "MONTH", "COMMA"))
MACROS = {"DATE": "MONTH DAY"}


def family(name: str, *rules: tuple[str, str]) -> Family:
    """Return a family of rules given by id and pattern."""
    made = Family(name)
    for id, pattern in rules:
        made.rule(id, pattern)(march)
    return made


def march(phrase: Phrase) -> Meaning | None:
    return Written(month=3)


def never(tokens: Tokens, match: Match) -> str | None:
    return "never a time"


def always_march(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    return match.first, Written(month=3)


def compiled(
    *families: Family, checks: tuple[Row[Check], ...] = (), refinements: tuple[Row[Refinement], ...] = ()
) -> Grammar:
    order = Order([FamilyRow(family, "") for family in families], checks, refinements)
    return Grammar.compiled(ALPHABET, MACROS, order)


DATES = family("dates", ("date.month_day", "DATE"), ("date.day_month", "(?<=OF) THE? DAY OF? MONTH"))
MONTHS = family("months", ("month.bare", "MONTH"))


def test_rules_keep_the_order_of_their_families() -> None:
    assert [rule.id for rule in compiled(MONTHS, DATES).rules] == ["month.bare", "date.month_day", "date.day_month"]


@pytest.mark.parametrize(
    ("classes", "rules"),
    [
        ("THE DAY MONTH", ["date.day_month"]),
        ("THE DAY OF", ["date.day_month"]),
        ("THE DAY DAY", []),
        ("THE DAY", []),
        ("DAY MONTH", ["date.day_month"]),
        ("DAY DAY", []),
        ("DAY", []),
        ("MONTH", ["month.bare"]),
        ("MONTH DAY", ["date.month_day", "month.bare"]),
        ("MONTH THE", ["month.bare"]),
        ("OF DAY", []),
    ],
)
def test_rules_are_found_by_the_classes_that_their_matches_begin_with(classes: str, rules: list[str]) -> None:
    found = compiled(DATES, MONTHS).beginning(ALPHABET.characters(classes), 0)
    assert [rule.id for rule in found] == rules


def test_traits_are_those_that_the_rule_declares() -> None:
    years = Family("years")
    years.rule("year.bare", "DAY", Trait.YEAR)(march)
    assert [rule.traits for rule in compiled(years, MONTHS).rules] == [{Trait.YEAR}, set()]


def test_a_row_applies_to_the_rules_and_families_that_it_names() -> None:
    grammar = compiled(
        DATES,
        MONTHS,
        checks=(Row(never, ("dates",), ""), Row(never, ("month.bare",), ""), Row(never, EVERY_RULE, "")),
        refinements=(Row(always_march, ("date.month_day",), ""),),
    )
    assert [len(rule.checks) for rule in grammar.rules] == [2, 2, 2]
    assert [len(rule.refinements) for rule in grammar.rules] == [1, 0, 0]


def test_a_row_runs_once_on_a_rule_that_it_names_twice() -> None:
    grammar = compiled(DATES, checks=(Row(never, ("dates", "date.month_day"), ""),))
    assert [rule.checks for rule in grammar.rules] == [(never,), (never,)]


@pytest.mark.parametrize("name", ["date", "date.year", "dates.month_day", ""])
def test_a_check_of_an_unknown_rule_or_family_is_an_error(name: str) -> None:
    with pytest.raises(RuleError, match=f"never names unknown rules or families: {name}"):
        compiled(DATES, checks=(Row(never, (name,), ""),))


def test_a_refinement_of_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(RuleError, match=r"always_march names unknown rules or families: month\.near"):
        compiled(MONTHS, refinements=(Row(always_march, ("months", "month.near"), ""),))


@pytest.mark.parametrize(
    ("families", "error"),
    [
        ((MONTHS, MONTHS), "names must be unique"),
        ((family("month.bare", ("date", "DAY")), MONTHS), "names must be unique"),
        ((family("days", ("day", "DAY OTHER*")),), "day: an unbounded gap"),
        ((family("days", ("day", "DAI")),), "day: unknown word class or macro 'DAI'"),
        ((family("days", ("day", "DAY? THE?")),), "day: the pattern matches no words at all"),
        ((family("days", ("day", "(?<=THE) (?:DAY)?")),), "day: the pattern matches no words at all"),
        ((family("days", ("day", "[^THE] DAY")),), "day: "),
    ],
)
def test_a_rule_that_is_declared_wrongly_is_an_error(families: tuple[Family, ...], error: str) -> None:
    with pytest.raises(RuleError, match=error):
        compiled(*families)


def test_no_rule_that_matches_is_left_out() -> None:
    english, matched = language("en"), 0
    for case in positive():
        classes = tokenise(case.text, english).classes
        for place in range(len(classes)):
            rules = {rule.id for rule in english.grammar.rules if rule.regex.match(classes, place)}
            assert rules <= {rule.id for rule in english.grammar.beginning(classes, place)}, case.id
            matched += len(rules)
    assert matched > len(positive())
