"""Names of people in a text: which full name a surname has, how far one may stand, and how long one may be."""

from __future__ import annotations

import pytest

from service.eventing.names import Names
from service.timex.languages import language

ENGLISH = language("en")
MET = "We met Ines Ahlers."


def named(text: str) -> Names:
    return Names(text, ENGLISH)


def test_a_surname_has_its_full_name_from_where_the_text_gives_it() -> None:
    text = f"{MET} Ahlers left."
    last = text.rindex("Ahlers")
    assert named(text).full("Ahlers", last) == "Ines Ahlers"
    given = text.index("Ahlers")
    assert named(text).full("Ahlers", given + 1) == "Ines Ahlers"
    assert named(text).full("Ahlers", given) is None
    assert named(text).has_full("Ahlers", given + 1)
    assert not named(text).has_full("Ahlers", given)
    assert named(text).full("Berg", last) is None


def test_a_surname_with_two_first_names_has_no_full_name_behind_the_second() -> None:
    text = f"{MET} Then Jonas Ahlers left. Ahlers died."
    second = text.index("Ahlers", len(MET))
    assert named(text).full("Ahlers", second) == "Ines Ahlers"
    assert named(text).full("Ahlers", second + 1) is None


@pytest.mark.parametrize(
    "other", ["The New Ahlers opened.", "A fire broke out in Ahlers.", "The Old Ahlers-Berg fell."]
)
def test_a_surname_that_is_also_the_name_of_something_else_has_no_full_name_behind_it(other: str) -> None:
    text = f"{MET} {other} Ahlers left."
    place = text.index("Ahlers", len(MET))
    assert named(text).full("Ahlers", place) == "Ines Ahlers"
    assert named(text).full("Ahlers", place + 1) is None
    assert not named(text).has_full("Ahlers", place + 1)


@pytest.mark.parametrize(("distance", "expected"), [(500, "Ines Ahlers"), (501, None)])
def test_a_headline_may_have_the_surname_at_most_500_characters_before_the_full_name(
    distance: int, expected: str | None
) -> None:
    text = f"Ahlers left. {'it rained ' * 60}"[: distance - len(" Ines ")] + " Ines Ahlers died."
    assert text.index("Ahlers", 1) == distance
    assert named(text).full("Ahlers", len(text)) == expected


def test_a_name_is_short_behind_a_longer_one_that_the_text_has_first() -> None:
    text = "Red Hat Linux came. Hat was sold."
    assert named(text).is_short("Hat", text.rindex("Hat"))
    assert not named(text).is_short("Hat", text.index("Hat"))
    assert not named("Hat was sold. Hat Linux came.").is_short("Hat", 14)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Bo Ek led the town.", "Bo Ek"),
        ("X Ek led the town.", None),
        ("BO Ek led the town.", None),
        ("Ana Bo Ek led the town.", "Ana Bo Ek"),
        ("Ana Bo Lea Ek led the town.", None),  # too long for the name of one person
        ("President Ana Bo Ek led the town.", "Ana Bo Ek"),
        ("The town praised Ana Bo Ek.", None),
        # a name that says whose mayor or chief it is
        ("Former Port Ard mayor Ana Ek left the town.", "Ana Ek"),
        ("Ard Bank chief executive Ana Ek left the town.", "Ana Ek"),
        ("Ard City striker Bo Ek left the town.", "Bo Ek"),
        ("Ard City beat Bo Ek in the town.", None),
        ("Ard Bank chief executive Ana Ek left Port Ard.", None),
    ],
)
def test_a_pronoun_stands_for_a_name_of_one_to_three_words(before: str, expected: str | None) -> None:
    text = f"{before} He left."
    assert named(text).of_pronoun(len(before)) == expected


@pytest.mark.parametrize(("count", "expected"), [(3, "Ines Ahlers"), (4, None)])
def test_a_pronoun_stands_for_whom_one_of_four_sentences_is_about(count: int, expected: str | None) -> None:
    text = f"Ines Ahlers led the town. {'She won. ' * count}"
    assert named(text).of_pronoun(len(text)) == expected


def test_a_sentence_of_which_the_beginning_is_missing_is_about_nobody() -> None:
    opening = "Ines Ahlers led the town. She won."
    for length, expected in ((1_200, "Ines Ahlers"), (1_201, None)):
        text = opening + " " * (length - len(opening))
        assert named(text).of_pronoun(length) == expected
