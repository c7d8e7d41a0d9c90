"""Where a sentence is divided, coarsely and finely, and what each segment is."""

from __future__ import annotations

import pytest

from service.eventing.segments import segments, segments_of
from service.timex.languages import language

ENGLISH = language("en").events
DIVIDED = [
    "The mine | , which opened in 1998 | , closed.",
    "The mine closed | and the men left.",
    "The mine closed and left debts.",
    "The mine closed and later left debts.",
    "The mine closed and was sold and burned.",
    "Holm and Berg left.",
    "The merger of Holm and Berg failed.",
    "He voted for the House and Senate plan.",
    "Talks between owners and miners ended.",
    "Talks about the mine that ships and men left ended.",
    "She said that ships, boats and rafts would sink.",
    "The town fell | , but Holm and Berg left.",
    "The town burned, a miner and councillor said.",
    "The men hid | , as shots and shells fell.",
    "The vote, | to which he came | , failed.",
    "The men left | shortly after the mine closed.",
    "The men left two years | after the mine closed.",
    "The men left | after plans to sell it.",
    "The mine closed after talks to sell it.",
    "The men left since the mine closed.",
    "The men left | , since the mine closed.",
    "The men left as well.",
    "The crown, made in 1120, is shown.",
    "By May, tired of waiting, they left.",
    "The ferry, carrying 300 men, ran aground.",
    "The ferry ran aground | , carrying 300 men.",
    "After a march, attended by miners, the town burned.",
    "A man, identified as Ivan, was found.",
    "A man, said to be ill, left.",
    "The ferry | , which sank | , was raised in May.",
    "He said: the mine will close.",
    "The mine closed | : the men left.",
    "The mine closed | ; the men left.",
    "The mine closed | – the men left.",
    "The mine closed | —the men left.",
    "The mine closed - | —the men left.",
    "He said “the mine closed, and the men left” and went.",
    "He held a power - sharing deal and left.",
    "He lost a two - and - a - half year case.",
    "They chose between Bolt | , who was ill | , and Holm.",
    "Talks between owners | , who met twice | , and miners failed.",
    "The mayor | , who was ill | , and his wife left.",
    "They met face - to - face.",
    "The back - and - forth lasted for years.",
    "He lost the mine | - leaving his men.",
    "He lost the mine | - the men left.",
    "He wondered how to free men held there and left.",
    "They sent ships and gunships to end the revolt that took Lund.",
    "They met owners and firms to make new plans, and left.",
    "The fire, the mayor said | , began in May.",
    "It closed on Monday | , and on Friday it opened.",
    "It closed on Monday and Friday.",
    "She said that ships, big red boats and men would sink.",
    "She said that ships, very big red boats | and men would sink.",
    "He sold it, being ill.",
    "He sold it | , saying no.",
    "After a march, led quickly, the town burned.",
    "The men left as it rained.",
    "The men | , as it rained | , left.",
    "He met the Berg - Holm firm.",
    "It opened | and it was sold | and then it closed.",
    "The mine, the oldest, and the mill closed.",
    "When the mine closed | , the men left.",
    "If it rains, it closes and the men leave.",
    "King of the town, he left.",
    "He fell | , hurt.",
    "It opened in 1998 | , was sold in 2001 and burned.",
]
DIVIDED_FINELY = [
    "After a march | , led by men | , the town burned.",
    "The mine closed in May | and later left debts.",
    "The mine closed and left debts.",
    "The crown | , made in 1120 | , is shown.",
    "By May | , tired of waiting | , they left.",
    "The ferry | , carrying 300 men | , ran aground.",
    "After a march | , attended by miners | , the town burned.",
    "A man | , identified as Ivan | , was found.",
    "A man | , said to be ill | , left.",
    "He said “the mine closed, and the men left” | and went.",
    "He held a power - sharing deal | and left.",
    "He wondered how to free men held there | and left.",
    "It opened in 1998 | , was sold in 2001 | and burned.",
    "3 May, 9 June, next week, Monday",
    "3 May, 9 June | ; next week, Monday",
    "3 May, 9 June | - next week, Monday",
    "3 May, 9 June and next week, 33 years and 14 days ago",
    "Fairs in May, including one on Monday, and one in June",
    "3 May, sold, 9 June",
]
#: The segments that have a property, of sentences that are divided finely.
PROPERTIES = {
    "relative": {
        "The mine | , which opened in 1998 | , closed.": [1],
        "The vote, | to which he came | , failed.": [1],
        "The ferry | , carrying 300 men | , ran aground.": [],
    },
    "aside": {
        "The mine | , which opened in 1998 | , closed.": [1],
        "The ferry ran aground | , carrying 300 men.": [1],
        "A man | , said to be ill | , left.": [1],
        "After a march | , attended by miners | , the town burned.": [1],
        "The crown | , made in 1120 | , is shown.": [1],
        "He lost the mine | - leaving his men.": [1],
        "The fire, the mayor said | , began in May.": [],
    },
    "main": {
        "The mine | , which opened in 1998 | , closed.": [1, 2],
        "The ferry | , carrying 300 men | , ran aground.": [2],
        "A man | , identified as Ivan | , was found.": [2],
        "The crown | , made in 1120 | , is shown.": [2],
        "By May | , tired of waiting | , they left.": [2],
        "The town burned, a miner and councillor said.": [0],
        "Ida Berg, the owner, left.": [0],
        "Ida Berg, the owner, identified as a nurse.": [],
    },
    "may_be_main": {
        "The ferry | , carrying 300 men | , ran aground.": [2],
        "A man | , identified as Ivan | , was found.": [1, 2],
    },
    "needs_previous": {
        "The mine | , which opened in 1998 | , closed.": [1, 2],
        "The ferry ran aground | , carrying 300 men.": [1],
        "The mine closed in May | and left debts.": [1],
        "The mine closed in May | and later left debts.": [1],
        "The mine closed | and the men left.": [],
        "He fell | , hurt.": [1],
        "When the mine closed | , the men left.": [],
    },
    "resumes": {
        "The mine | , which opened in 1998 | , closed.": [2],
        "It opened in 1998 | , was sold in 2001 | and burned.": [1],
        "By May | , tired of waiting | , they left.": [],
        "The fire, the mayor said | , began in May.": [1],
    },
    "speaks": {
        "He said “the mine closed, and the men left” | and went.": [0],
        "A man | , said to be ill | , left.": [],
        "The fire, the mayor said | , began in May.": [0],
        "The town fell | , but Holm and Berg left.": [],
    },
    "ends_open": {
        "The mine closed | and the men left.": [0, 1],
        "The town fell | , but Holm and Berg left.": [1],
        "It closed on Monday | , and on Friday it opened.": [1],
        "The vote, | to which he came | , failed.": [1, 2],
    },
}


@pytest.mark.parametrize(
    ("length", "crowded", "count"), [(200, False, 1), (201, False, 2), (200, True, 2), (201, True, 2)]
)
def test_a_sentence_with_several_dates_or_more_than_200_characters_is_divided_finely(
    length: int, crowded: bool, count: int
) -> None:
    sentence = "The mine closed in May and left ".ljust(length - 1, "x") + "."
    assert len(segments_of(sentence, ENGLISH, crowded=crowded)) == count


def sentence_of(divided: str) -> str:
    return divided.replace(" | ,", ",").replace(" | ;", ";").replace(" | :", ":").replace(" | —", "—").replace(" |", "")


def divided(sentence: str, *, fine: bool) -> str:
    return " | ".join(sentence[part.start : part.end].strip() for part in segments(sentence, ENGLISH, fine=fine))


@pytest.mark.parametrize("expected", DIVIDED)
def test_a_sentence_is_divided(expected: str) -> None:
    assert divided(sentence_of(expected), fine=False) == expected


@pytest.mark.parametrize("expected", DIVIDED_FINELY)
def test_a_sentence_is_divided_finely(expected: str) -> None:
    assert divided(sentence_of(expected), fine=True) == expected


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in PROPERTIES.items() for text in texts])
def test_segments_have_a_property(name: str, text: str) -> None:
    found = segments(sentence_of(text), ENGLISH, fine=True)
    assert divided(sentence_of(text), fine=True) == text
    assert [place for place, segment in enumerate(found) if getattr(segment, name)] == PROPERTIES[name][text]
