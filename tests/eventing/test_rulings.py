"""What each rule of kinds says of a date, and whether it is firm: the model may overrule the others."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing.kinds import rules
from service.eventing.kinds.rules import by_rules
from service.eventing.reading import dates_of
from tests.eventing.readings import THURSDAY

#: For the last date of each text: the rule, and whether it is firm.
RULINGS = {
    "The paper boasted on Monday that it was right.": ("attribution", True),
    "The mine, which opened in 1998, fell.": ("backgrounds", True),
    "It sold as many lorries as in January.": ("comparisons", True),
    "The mine must close no later than March 21.": ("deadlines", True),
    "The miners wept for a guard killed in February.": ("describes_last_noun", False),
    "The miners praised the treaty, signed in January.": ("describes_noun", False),
    "Monday races are fast.": ("describes_state", False),
    "Her brother was among those killed in February.": ("ends_subject", True),
    "The 2016 election was close.": ("is_attributive", True),
    "The road, opened in January, was shut again.": ("is_enclosed", True),
    "It rained on Monday. It fell in 2021.": ("is_history", True),
    "The mill was closed on Tuesday after it burned in 2024.": ("is_in_clause", True),
    "The mine closed on Monday after a fire on Sunday.": ("is_in_phrase", False),
    "The firm reached the limit it set in May.": ("is_omitted_relative", False),
    "It was to begin in 2022.": ("is_past_plan", True),
    "We moved here in May.": ("is_personal", False),
    "Monday's vote was close.": ("is_possessive", True),
    "Did it fall on Monday?": ("is_question", True),
    "“It fell in May 2024,” he said.": ("is_quoted_period", False),
    "It closed because it lost money in May.": ("is_reason", False),
    "The quake, which struck on January 11, shook it.": ("is_relative", False),
    "Monday was quiet.": ("is_subject", True),
    "The miners want to strike on Friday.": ("is_wish", True),
    "The men jailed in May, who are ill, left.": ("lacks_object", False),
    "The sign “no boats on Friday” was ignored.": ("lacks_verb", True),
    "Seven miners were hurt each day in February.": ("rates", True),
    "The Easter-themed fair drew miners from the valley.": ("references", True),
    "It fell in May 2024.": ("none", False),
    # these yield to a verb that reports a happening, and to a deed altogether
    "Copper prices spiked on Monday to 12 dollars.": ("figures", True),
    "The price of oil hit $108 a barrel on Monday.": ("figures", False),
    "Thieves stole 40 tonnes of copper in March.": ("deed", True),
    "He kept a February 15 deadline.": ("schedules", True),
    "The mine will stay shut until Friday.": ("schedules", False),
    "Officials briefed in January that the mine was safe.": ("statements", True),
    "Calls to the mayor were not returned on Monday.": ("statements", False),
}
#: Never the first to hold in English: its cues are of other languages, or an earlier rule holds, too.
_OTHERS = {"doings", "is_dateline"}


@pytest.mark.parametrize("text", RULINGS)
def test_a_rule_gives_a_kind_firmly_or_weakly(text: str) -> None:
    *_, (_, place) = dates_of(read_text(text), THURSDAY)
    ruling = by_rules(place)
    assert (ruling.rule, ruling.is_firm) == RULINGS[text]


def test_every_rule_has_an_example() -> None:
    assert {rule.name for rule in rules._RULES} - {rule for rule, _ in RULINGS.values()} == _OTHERS
