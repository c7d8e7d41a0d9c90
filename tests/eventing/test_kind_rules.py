"""Single rules of kinds: participles that describe a noun, and clauses that certainly report something."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from service.documents import read_text
from service.eventing.kinds import Place, rules
from service.eventing.kinds.participles import (
    describes_last_noun,
    describes_noun,
    ends_subject,
    is_enclosed,
    lacks_object,
)
from service.eventing.kinds.structure import happens, lacks_verb
from service.eventing.reading import dates_of
from service.timex.languages import language
from service.timex.languages.kind_words import WORDS
from tests.eventing.readings import THURSDAY
from tests.eventing.test_articles import articles

ENGLISH = language("en").events
RULES = {
    "noun": describes_noun,
    "enclosed": is_enclosed,
    "last noun": describes_last_noun,
    "no object": lacks_object,
    "subject": ends_subject,
}


def place(text: str) -> Place:
    [(_, found)] = dates_of(read_text(text), THURSDAY)
    return found


def test_every_pattern_of_a_cue_compiles() -> None:
    for _, cue in ENGLISH.kinds.index.cues:
        for pattern in filter(None, (cue.before, cue.after, cue.expression)):
            re.compile(pattern.pattern, pattern.flags)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The bridge, opened in May, fell", ["enclosed"]),
        ("The bridge, opened in May, which nobody used, fell.", ["enclosed"]),
        ("The bridge, opened in May, the mayor said.", []),
        ("The bridge, opened in May, said the mayor.", []),
        ("The mine, sold in May and shut again, reopened.", ["enclosed", "no object"]),
        ("The mine, shut and last sold in May, reopened.", ["enclosed", "no object"]),
        ("The bridge, opened in May, fell and sank.", ["enclosed"]),
        ("The bridge, which opened in May, fell.", []),
        ("In Lund, closed mines reopened in May, which pleased the mayor, who was ill.", []),
        ("The mayor attended the Saturday of the fair dressed as a bear.", []),
        ("The accused Monday admitted the theft.", []),
        ("The injured Monday included two nurses.", []),
        ("The bridge, opened by a minister in May, fell.", ["noun", "enclosed"]),
        ("The bridge opened in May by a minister fell.", ["noun"]),
        ("The bridge opened in May.", []),
        ("The violence seen in May led to talks.", ["noun", "no object", "subject"]),
        ("The men jailed in Lund in May are ill.", ["noun", "no object", "subject"]),
        ("Berg is among those jailed in May.", ["no object", "subject"]),
        ("The men jailed in May, who are ill, left.", ["no object"]),
        ("The men were jailed in May.", []),
        ("Six jailed in May", []),
        ("He jailed in May a man who was ill.", []),
        ("The court jailed six in May and left.", []),
        ("The bridge was opened by a minister in May.", []),
        ("The towns agreed on the terms of a loan signed in May.", ["last noun", "no object"]),
        ("The towns agreed on the terms of a loan signed by two in May.", ["noun", "last noun", "no object"]),
        ("The towns agreed on the terms of a loan signed by both towns in May.", ["noun", "no object"]),
        ("The towns agreed on the terms of a loan signed late last May.", ["last noun", "no object"]),
    ],
)
def test_a_participle_describes_a_noun(text: str, rules: list[str]) -> None:
    found = place(text)
    assert [name for name, rule in RULES.items() if rule(found)] == rules


def test_a_garbled_apostrophe_is_no_euro() -> None:
    assert WORDS.findall("the mayorâ€™s â€“ €20") == ["the", "mayorâ", "s", "â", "€"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was a fire in the valley on Tuesday.", True),
        ("There has been a fire on Tuesday.", True),
        ("There has never been a fire on Tuesday.", False),
        ("There was a fire in the valley at 9 a.m. on Tuesday.", True),
        ("There was a fire in the valley in February.", False),
        ("There was the fire in the valley on Tuesday.", False),
        ("There was a rise in the valley on Tuesday.", False),
        ("There was a fire of 40 tonnes on Tuesday.", False),
        ("It was a fire in the valley on Tuesday.", False),
        ("Water rose on Tuesday and flooded the mine.", True),
        ("Water rose on Tuesday and stayed there.", False),
        ("Water rose on Tuesday.", False),
        ("The fire on Tuesday was small.", False),
        ("Climbers who went missing were found on Tuesday.", True),
        ("Climbers who went missing and ill were found on Tuesday.", False),
        ("She conceded the election on Tuesday.", True),
        ("She said she conceded the election on Tuesday.", False),
        ("She conceded “the election” on Tuesday.", False),
        ("She conceded that it was over on Tuesday.", False),
        ("The miners won in Tuesday's vote.", True),
        ("There was nearly a fire on Tuesday.", False),
    ],
)
def test_a_clause_certainly_reports_something(text: str, expected: bool) -> None:
    assert happens(place(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voters go to the polls on Tuesday.", False),
        ("The state hosts a fair on Tuesday.", False),
        ("The council votes on the bridge on Tuesday.", False),
        ("Rebels set fire to the bridge on Tuesday.", False),
        ("Hosts of a fair, and a set of rules, on Tuesday.", True),
        ("A fair on Tuesday.", True),
    ],
)
def test_a_present_verb_that_is_a_noun_elsewhere_is_a_verb_behind_a_subject(text: str, expected: bool) -> None:
    assert (lacks_verb(place(text)) is not None) is expected


def test_a_rule_holds_in_no_sentence_that_its_gate_is_closed_to() -> None:
    held: Counter[str] = Counter()
    for article in articles():
        for _, found in dates_of(read_text(article["text"]), THURSDAY):
            for rule in rules._RULES:
                if rule.gate and rule.test(found):
                    assert rule.gate(ENGLISH, found.words), (rule.name, found.sentence)
                    held[rule.name] += 1
    assert {"attribution", "is_subject", "is_relative", "is_in_phrase"} <= held.keys()


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("The mine shut because it burned in May.", True), ("May. BECAUSE of rain.", True), ("May, June, July.", False)],
)
def test_a_gate_asks_for_a_word_of_its_table(text: str, is_open: bool) -> None:
    words = frozenset(ENGLISH.kinds.words.findall(text.lower()))
    assert ENGLISH.kinds.may_have(ENGLISH.kinds.reasons, words) is is_open
