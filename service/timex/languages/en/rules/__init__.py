"""The grammar of English expressions of time, a file a family.

Of the rules that match at one place the longest wins, and of two equally long ones the first declared: so the order
below matters only for ties. A rule's examples stand in ``tests/corpus/en``. What a match may not be (a name, a score,
an address) is said in ``refusals``; which day it means is decided in ``service.timex.resolve``.
"""

from __future__ import annotations

from service.timex.languages.en.macros import MACROS
from service.timex.languages.en.rules import clock, dates, lengths, periods, quarters, references, relative
from service.timex.rule import Grammar
from service.timex.tokens import Alphabet

FAMILIES = (dates, clock, quarters, relative, periods, lengths, references)


def grammar(alphabet: Alphabet) -> Grammar:
    """All rules of English over the given alphabet."""
    english = Grammar(alphabet, MACROS)
    for family in FAMILIES:
        family.declare(english)
    return english
