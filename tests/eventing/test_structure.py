"""Structures that make a date background, and close ones that do not: for each date of a text, whether one is found."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing.kinds import possessives, structure
from service.eventing.reading import dates_of
from service.timex.languages import language
from tests.eventing.readings import THURSDAY

ENGLISH = language("en").events
FOUND = {
    "is_quoted_period": {
        "He called it “the worst fire since May”.": [True],
        "“It fell in May 2024,” he said.": [True],
        "“It fell on Monday,” he said.": [False],
        "It fell in May 2024.": [False],
    },
    "is_subject": {
        "Monday was quiet.": [True],
        "Election Day is near.": [True],
        "Monday saw a fire.": [False],
        "On Monday was a fire.": [False],
    },
    "is_possessive": {
        "Monday's vote was close.": [True],
        "Monday's quake destroyed the town.": [False],
        "Today's left is divided.": [True],
        "The mayor lost Monday's vote.": [True],
        "At Monday's meeting, the miners voted.": [False],
        "At Monday's meeting, which ended on Tuesday, the miners voted.": [True, False],
        "After Monday's meeting, the miners voted.": [True],
        "The miners will meet in Sunday's final.": [False],
        "The miners won in Sunday's vote.": [False],
        "The miners said in Sunday's paper that it is over.": [True],
        "She was re-elected in Sunday's vote.": [False],
        "She was arrested in Sunday's raid.": [False],
        "She was ill in Sunday's race.": [True],
        "She was in Sunday's race.": [True],
        "She won and lost in Sunday's vote.": [True],
        "She will miss Sunday's cup final.": [False],
        "She will miss Sunday's long cup final.": [True],
        "She will rest after Sunday's final.": [True],
    },
    "is_attributive": {
        "The 2016 election was close.": [True],
        "2016 elections were held.": [True],
        "In 2016 elections were held.": [False],
        "His 2020 running mate left.": [True],
        "In 2020 running mates left.": [False],
        "A fire in 2016 Paris killed six.": [False],
        "Six died in the Monday race.": [False],
        "Six men, killed in the Monday race, were miners.": [False],
        "Six men, in the Monday race, were killed.": [True],
        "She was in the Monday race.": [True],
        "Six died after the Monday race.": [True],
        "It plans May 2024 elections.": [True],
        "In May elections were held.": [False],
        "He kept a February 15 deadline.": [True],
        "It won the Monday race.": [True],
        "Smith's Monday race was fast.": [True],
        "Monday races are fast.": [False],
        "It won Monday races.": [False],
        "The vote on May 2024 plans failed.": [False],
        "The mine, before the 2016 sale, closed.": [True],
        "Before 2016 elections were held.": [False],
        "The men who left before 2016 elections won.": [False],
        "It held 2016 elections.": [True],
    },
    "is_personal": {
        "We moved here in May.": [True],
        "The mayor told me in May that it was over.": [True],
        "In May your mine closed.": [True],
        "Phase I will open in May.": [False],
        "A. I. Berg died in May.": [False],
        "The singer released You Know My Name in May.": [False],
        "On Monday I left.": [True],
        "He resigned on Monday. “We will go on,” said Berg.": [False],
        "“On Monday we left,” said Berg.": [True],
        "He left on Monday, and “we will go on” is what he said.": [False],
        "The mine closed in May.": [False],
    },
    "is_question": {
        "Ahlers spoke on Monday about “Who owns the mine?”": [False],
        "Did it fall on Monday?": [True],
        "“Did it fall on Monday?”": [True],
        "It fell on Monday.": [False],
        "It fell on Monday (why?).": [False],
    },
    "is_relative": {
        "The mine, which opened in 1998, fell.": [True],
        "The quake, which struck on Monday, shook it.": [False],
        # 60 days before and after publication
        "The quake, which struck on January 12, shook it.": [False],
        "The quake, which struck on January 11, shook it.": [True],
        "The mine, which will close on May 12, fell.": [False],
        "The mine, which will close on May 13, fell.": [True],
        "The quake, which struck last year, shook it.": [True],
        "On Sunday a quake, which struck on Monday, shook it.": [False, True],
        "Climbers who went missing were found on Monday.": [False],
    },
    "is_history": {
        "It rained on Monday. It fell in the 1990s.": [False, True],
        "It rained on Monday. It fell in the 19th century.": [False, True],
        "It rained on Monday. It fell in 2022.": [False, False],
        "It rained on Monday. It fell in 2021.": [False, True],
        "It rained on Monday. It fell in May 2015.": [False, False],
        "It rained on Monday. It fell in May 2014.": [False, True],
        "It fell in 2014.": [False],
    },
    "is_reason": {
        "It closed because it lost money in May.": [True],
        "It closed after it lost money in May.": [False],
    },
    "is_omitted_relative": {
        "The firm reached the limit it set in May.": [True],
        "It sold mines they bought in May.": [True],
        "The firm said it closed in May.": [False],
        "The firm saw it close in May.": [False],
        "The firm made it work in May.": [False],
        "The firm finished building it in May.": [False],
        "The firm told a court it closed in May.": [False],
        "The firm knew Smith he left in May.": [False],
        "The firm sold the mine quickly it bought in May.": [False],
        "The murder he did not commit was solved on Monday.": [False],
        "Men reached the limit it had set in May.": [True],
        "They saw the murder he did not commit was solved in May.": [False],
        "They saw the mine he sold and left was shut in May.": [False],
    },
    "is_in_clause": {
        "It was fined last year after a man died in 2013.": [False, True],
        "It was fined on Monday after a man died on May 3, 2013.": [False, False],
        "It was fined after a man died in 2013.": [False],
    },
    "is_in_phrase": {
        "The mine closed on Monday after a fire on Sunday.": [False, True],
        "After a fire on Sunday it closed on Monday.": [True, False],
        "The mine closed after a fire on Sunday.": [False],
        "It is the first final since 1985 on Tuesday.": [False, False],
        "It closed on Monday after it burned on Sunday.": [False, False],
        "She appeared before a judge on Sunday and left on Monday.": [False, False],
        "The mine closed on Monday after Sunday.": [False, False],
        "It opened on Monday after a fire hit it on Sunday.": [False, False],
    },
    "is_past_plan": {
        "It was to begin in 2022.": [True],
        "It was to begin in 2026.": [False],
        "It was due to sail on Monday.": [True],
        "It was due to sail on Thursday.": [False],
        "They had planned to sail on Monday.": [True],
        "They had planned to sail on Friday.": [True],
        "They had planned well on Monday.": [False],
        "It is due to sail on Monday.": [False],
        "They plan to sail on Friday.": [False],
        "It was sold on Monday.": [False],
        "It had been planned to sail on Friday.": [True],
        "It had been due to sail on Tuesday.": [True],
        "They had planned it in 2022.": [False],
        "It was in 2022.": [False],
    },
    "is_wish": {
        "The miners want to strike on Friday.": [True],
        "It seemed to open on Friday.": [True],
        "The miners want it on Friday.": [False],
        "It is to open on Friday.": [False],
        "It has to open on Friday.": [False],
        "The miners began to strike on Friday.": [False],
        "They say the miners want to strike on Friday.": [True],
        "The miners who want to strike met on Friday.": [False],
        "The miners want them to strike on Friday.": [False],
        "They want a strike on Friday.": [False],
    },
    "describes_state": {
        "He lives there on Mondays and was there on Monday.": [True],
        "She is a lawyer on Monday.": [True],
        "On Monday she was ill.": [True],
        "On Monday she was arrested.": [False],
        "She was on Monday quickly arrested.": [False],
        "It was quickly shut on Monday.": [False],
        "She appeared in court on Monday.": [False],
        "She appeared to resign on Monday.": [True],
        "She was to resign on Monday.": [False],
        "She appeared ill on Monday.": [True],
        "There was a fire on Monday.": [False],
        "It would close on Monday.": [False],
        "It would be shut on Monday.": [False],
        "It would need coal on Monday.": [True],
        "On Monday it would.": [True],
        "The men want to strike on Monday.": [True],
        "On Monday she lives.": [True],
        "On Monday there was a fire.": [False],
        "On Monday she appeared in court.": [False],
        "The men who live there left on Monday.": [False],
        "She was ill and was arrested on Monday.": [False],
        "She has a house on Monday.": [True],
    },
    "is_dateline": {
        "NEW YORK CITY, March 12.": [True],
        "NEW YORK CITY HALL, March 12.": [False],
        "NEW YORK CITY fell on March 12.": [False],
    },
    "lacks_verb": {
        "The sign “no boats on Friday” was ignored.": [True],
        "A fire on Monday.": [True],
        "It burned on Monday.": [False],
        "The show “It burned on Monday” ran.": [False],
    },
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts])
def test_a_structure_makes_a_date_background(rule: str, text: str) -> None:
    test = getattr(possessives if rule == "is_possessive" else structure, rule)
    found = [test(place) is not None for _, place in dates_of(read_text(text), THURSDAY)]
    assert found == FOUND[rule][text]


def test_every_structure_has_examples() -> None:
    public = {name for name, value in vars(structure).items() if getattr(value, "__module__", "") == structure.__name__}
    assert {name for name in public if not name.startswith("_")} - FOUND.keys() == {
        "happens",
        "is_counted",
        "is_phrasal",
    }  # test_kinds
