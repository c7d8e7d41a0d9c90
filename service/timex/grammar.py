"""The grammar of one language: its families of rules, compiled over its word classes, with the checks on each rule."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from service.timex.meaning import Meaning
from service.timex.pattern import beginnings, without_context
from service.timex.rule import Check, Declaration, Family, Phrase, Piece, Refinement, Rule, RuleError
from service.timex.tokens import Alphabet

#: Instead of the names of rules and families: each rule.
EVERY_RULE = ("every rule",)
_MOST_OPENINGS = 20_000
_UNBOUNDED_GAP = re.compile(r"(?:\.|OTHER)[*+]")

Function = TypeVar("Function", bound=Callable[..., object])


class FamilyRow(NamedTuple):
    """A row of the table of families: the earlier of two families wins a tie between equally long matches."""

    family: Family
    reason: str


class Row(NamedTuple, Generic[Function]):
    """A row of a table of checks or refinements: what runs, on which rules, and why it stands there.

    ``names`` are ids of rules or names of families, which stand for all their rules.
    """

    function: Function
    names: tuple[str, ...]
    reason: str


class Order(NamedTuple):
    """The tables of one language. Families decide ties in their order; checks and refinements run in theirs."""

    families: Sequence[FamilyRow]
    checks: Sequence[Row[Check]]
    refinements: Sequence[Row[Refinement]]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The compiled rules in their order, and for each pair of characters the rules whose matches may begin with it.

    For a character alone these are the rules that need no other one.
    """

    rules: tuple[Rule, ...]
    by_beginning: Mapping[str, tuple[Rule, ...]]
    #: Those of them that may begin with the three characters at a place, as far as texts have had them.
    _by_opening: dict[str, tuple[Rule, ...]] = field(init=False, repr=False, default_factory=dict)

    @classmethod
    def compiled(cls, alphabet: Alphabet, macros: Mapping[str, str], order: Order) -> Grammar:
        """Compile the tables of a language.

        Raises RuleError for a rule that is declared wrongly and for a row that names an unknown rule or family.
        """
        ids = _ids_by_name([row.family for row in order.families])
        checks, refinements = _by_rule(order.checks, ids), _by_rule(order.refinements, ids)
        translated = alphabet.translation(macros)
        rules = []
        for declaration in (one for row in order.families for one in row.family.declarations):
            rules.append(
                Rule(
                    declaration.id,
                    declaration.traits,
                    declaration.build,
                    _pattern(declaration, translated),
                    tuple(checks[declaration.id]),
                    tuple(refinements[declaration.id]),
                )
            )
        return cls(tuple(rules), _by_beginning(rules))

    def beginning(self, characters: str, place: int) -> tuple[Rule, ...]:
        """Return the rules whose matches may begin at a place of some characters, in their order."""
        opening = characters[place : place + 3]
        found = self._by_opening.get(opening)
        if found is None:
            rules = self.by_beginning.get(opening[:2], self.by_beginning.get(opening[:1], ()))
            found = tuple(rule for rule in rules if rule.may_begin(opening))
            if len(self._by_opening) < _MOST_OPENINGS:
                self._by_opening[opening] = found
        return found

    def read(self, words: Sequence[str], classes: str) -> Meaning | None:
        """Return what words mean by themselves: by the first rule that takes all of them and yields one meaning."""
        for rule in self.beginning(classes, 0):
            if rule.alone.fullmatch(classes):
                meaning = meaning_of(self, rule, tuple(words), classes)
                if meaning is not None and not isinstance(meaning, tuple):
                    return meaning
        return None


@lru_cache(maxsize=8192)
def meaning_of(
    grammar: Grammar, rule: Rule, words: tuple[str, ...], classes: str
) -> Meaning | tuple[Piece, ...] | None:
    """Return what the words of a match mean by a rule; None where they do not fit it."""
    match = rule.alone.fullmatch(classes)
    return rule.build(Phrase(words, classes, match, grammar.read)) if match else None


def _ids_by_name(families: Sequence[Family]) -> dict[str, list[str]]:
    """Return the ids that each name in a table stands for: of a rule, of a family, and of every rule."""
    ids = [declaration.id for family in families for declaration in family.declarations]
    names = Counter([*ids, *(family.name for family in families)])
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise RuleError(f"names must be unique among rules and families: {', '.join(twice)}")
    of_families = {family.name: [declaration.id for declaration in family.declarations] for family in families}
    return {id: [id] for id in ids} | of_families | {EVERY_RULE[0]: ids}


def _by_rule(table: Sequence[Row[Function]], ids: Mapping[str, Sequence[str]]) -> Mapping[str, list[Function]]:
    """Return the functions of a table for each rule, in the order of the table."""
    functions = defaultdict[str, list[Function]](list)
    for row in table:
        unknown = [name for name in row.names if name not in ids]
        if unknown:
            name = getattr(row.function, "__name__", row.function)
            raise RuleError(f"{name} names unknown rules or families: {', '.join(unknown)}")
        for id in dict.fromkeys(id for name in row.names for id in ids[name]):
            functions[id].append(row.function)
    return functions


def _pattern(declaration: Declaration, translated: Callable[[str], str]) -> str:
    """Return the pattern of a rule over characters."""
    if _UNBOUNDED_GAP.search(declaration.pattern):
        raise RuleError(f"{declaration.id}: an unbounded gap makes the cost of a text more than linear")
    try:
        return translated(declaration.pattern)
    except KeyError as unknown:
        raise RuleError(f"{declaration.id}: unknown word class or macro {unknown}") from unknown


def _by_beginning(rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
    of_rule = {rule: _beginnings(rule) for rule in rules}
    by_beginning: dict[str, list[Rule]] = {beginning: [] for found in of_rule.values() for beginning in found}
    pairs = defaultdict[str, list[str]](list)
    for beginning in by_beginning:
        pairs[beginning[0]].append(beginning)
    for rule, found in of_rule.items():
        alone = {beginning for beginning in found if len(beginning) == 1}
        for beginning in found.union(*(pairs[character] for character in alone)):
            by_beginning[beginning].append(rule)
    return {beginning: tuple(rules) for beginning, rules in by_beginning.items()}


def _beginnings(rule: Rule) -> frozenset[str]:
    try:
        return beginnings(without_context(rule.pattern))
    except ValueError as error:
        raise RuleError(f"{rule.id}: {error}") from error
