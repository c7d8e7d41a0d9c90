"""Whether a sentence stands alone, and whether it tells an outcome."""

from __future__ import annotations

import pytest

from service.stories.standing import (
    adds,
    announces,
    depends_on_writing,
    describes_state,
    is_beside,
    is_limit,
    is_of_another_time,
    lacks_verb,
    looks_back,
    needs_another,
    needs_only_topic,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "They left the valley on Monday.",
        "He opened the dam in March.",
        "Their announcement came two days too late.",
        "Some left the valley on Monday.",
        "These 40 engineers left the valley on Monday.",
    ],
)
def test_a_subject_that_is_a_pronoun_needs_another_sentence(sentence: str) -> None:
    assert needs_another(sentence, "en")


def test_a_subject_with_a_name_or_a_noun_needs_no_other_sentence() -> None:
    assert not needs_another("Engineer Ines Bolt closed the dam on Monday.", "en")
    assert not needs_another("The flow ended on Monday, when she closed the dam.", "en")
    assert not needs_another("Some 40,000 villagers left the valley on Monday.", "en")
    assert not needs_another("On Monday, some 400 left the valley.", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "It's the oldest dam in the valley of Orle.",
        "The work of the engineers followed those old principles.",
        "Engineers closed the dam after these warnings.",
        "The dam was built for such a flood.",
        "Ines Bolt rejected this proposal on Monday.",
        "Engineers had closed the dam before that flood.",
        "The council met on Monday after that report on the dam.",
        "The mayor left Orle because of that vote.",
        "But Ines Bolt closed the dam on Monday.",
        "Meanwhile, engineers closed the dam.",
        "However, Norland sent tents to the valley.",
        "As a result, Norland closed its border on Monday.",
        "At the same time, engineers closed the dam.",
        "On the other hand, Ines Bolt won her own town.",
    ],
)
def test_a_demonstrative_or_a_connective_needs_another_sentence(sentence: str) -> None:
    assert needs_another(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Engineers sealed the well on Monday.", True),
        ("Norland stopped the search on Monday.", True),
        ("The government of Norland stopped the search.", True),
        ("They stopped the search on Monday.", False),
        ("Engineers sealed a well on Monday.", False),
    ],
)
def test_readers_of_a_story_know_its_topic(sentence: str, expected: bool) -> None:
    assert needs_only_topic(sentence, "en") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers told those who had stayed to leave the valley.",
        "Ambulances took those injured to Orle.",
        "Engineers closed the dam this week.",
        "Towns such as Orle were flooded.",
        "The mayor said that rain had filled the dam.",
        "The mayor said on Monday that “those gates are safe”.",
    ],
)
def test_a_demonstrative_that_is_specified_or_quoted_needs_no_other_sentence(sentence: str) -> None:
    assert not needs_another(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "A vote on the dam is scheduled for Friday.",
        "The council will vote on the dam on Friday.",
        "Officials said they will close the dam.",
        "Ines Bolt was due to open the dam on Friday.",
        "The mayor is to visit the valley on Friday.",
        "Engineers were to meet the mayor on Friday.",
        "Norland plans to close the dam on Friday.",
        "An estimated 3,000 villagers were due to vote on Friday.",
        "The divided council is to meet on Friday.",
    ],
)
def test_what_was_to_come_is_announced(sentence: str) -> None:
    assert announces(sentence, "", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The council rejected the plan to close the dam.",
        "The council rejected the dam, which will cost jobs.",
        "Ines Bolt was elected and will open the dam.",
        "Engineers have closed the dam as planned.",
        "The mayor said “the dam will hold” before it broke.",
        "Der Rat hat den Plan abgelehnt.",
        "The flooded town rejected a plan that will cost jobs.",
        "Scheduled talks on the dam ended on Monday.",
        "The council voted to close the dam on Monday.",
        "The way to the valley was blocked on Monday.",
        "The dam has been closed since Monday.",
    ],
)
def test_an_outcome_is_not_announced(sentence: str) -> None:
    assert not announces(sentence, "", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers repaired the dam after yesterday's flood.",
        "The dam held, unlike last month.",
        "The army left the valley three days ago.",
    ],
)
def test_deictic_words_depend_on_the_day_of_writing(sentence: str) -> None:
    assert depends_on_writing(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers repaired the dam on 3 March 2025.",
        "The army left the valley on Monday.",
        "The mayor said “today is a good day” after the flood.",
    ],
)
def test_dates_and_quotations_do_not_depend_on_the_day_of_writing(sentence: str) -> None:
    assert not depends_on_writing(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Bolt is accused of closing the dam on 3 March.",
        "Engineers are still repairing what broke on 3 March.",
        "Ines Bolt had always denied closing the dam on 3 March.",
        "The flooded town is still without the dam that broke on 3 March.",
        "Ines Bolt denied closing the dam on 3 March.",
        "A survivor recalled the evening of 3 March.",
        "A survivor recalled the riot on 3 March.",
        "Ines Bolt denied the firm had closed the dam on 3 March.",
        "Ines Bolt admits that she closed the dam on 3 March.",
    ],
)
def test_a_verb_of_the_present_or_of_before_is_of_another_time(sentence: str) -> None:
    assert is_of_another_time(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Bolt closed the dam on 3 March, which is forbidden.",
        "The dam that Ines Bolt closed on 3 March had been repaired.",
        "The mayor said engineers had closed the dam on 3 March.",
        "The town closed the dam on 3 March.",
        "The firm recalled 270,000 pumps on 3 March.",
        "The court denied bail to Ines Bolt on 3 March.",
        "The school admitted its first woman on 3 March.",
        "Am 3. März ist der Damm gebrochen.",
    ],
)
def test_a_simple_past_tells_what_happened_then(sentence: str) -> None:
    assert not is_of_another_time(sentence, "de" if "März" in sentence else "en")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam had not even broken when the mayor met the press.", True),
        ("Engineers had closed the old gates before the rain.", True),
        ("The flooded town had asked for a new dam.", True),
        ("The dam that had been closed broke.", False),
        ("Engineers closed the gates that had been open.", False),
        ("The driver had a stroke and died.", False),
        ("Engineers had to close the gates.", False),
        ("The mayor had surgery on Monday.", False),
        ("After the pump had failed, the gates were closed.", False),
        ("When the mayor met the press, the dam had not broken.", True),
        ("As mayor, Bolt had closed the gates.", True),
    ],
)
def test_a_first_verb_of_the_pluperfect_looks_back(sentence: str, expected: bool) -> None:
    assert looks_back(sentence, "en") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The owner of the dam was also fined on Monday.", True),
        ("The mayor likewise resigned on Monday.", True),
        ("Also on Monday, the gates were closed.", True),
        ("The owner of the dam was fined on Monday.", False),
        ("The mayor said “I also resign” and left.", False),
        ("Engineers repaired not only the dam but also the road.", False),
        ("Ines Bolt, who is also a lawyer, closed the dam.", False),
        ("The mayor, who also owns the dam, resigned on Monday.", False),
    ],
)
def test_a_sentence_with_also_adds_to_another_one(sentence: str, expected: bool) -> None:
    assert adds(sentence, "en") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor said in May that Ines Bolt would retire on 3 June.", True),
        ("Officials told villagers they would open the gates on 3 June.", True),
        ("Norland says it would not close the dam before 3 June.", True),
        ("The mayor said on 3 June that Ines Bolt would retire.", False),
        ("The mayor said Ines Bolt would have retired on 3 June.", False),
        ("Ines Bolt would visit the dam on 3 June.", False),
    ],
)
def test_what_somebody_said_would_come_is_announced(sentence: str, expected: bool) -> None:
    assert announces(sentence, "3 June", "en") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ines Bolt stayed in prison until 3 June.", True),
        ("Ines Bolt is free until a hearing on 3 June.", True),
        ("The gates of the dam stay closed till the night of 3 June.", True),
        ("On 3 June Ines Bolt was told to wait until May.", False),
        ("Until the rain began, the dam held well, but it broke on 3 June.", False),
    ],
)
def test_a_date_that_something_lasts_to_is_a_limit(sentence: str, expected: bool) -> None:
    assert is_limit(sentence, "3 June", "en") == expected


def test_a_date_that_is_not_in_the_sentence_is_no_limit() -> None:
    assert not is_limit("Ines Bolt stayed until 3 June.", "Tuesday", "en")
    assert not is_limit("Ines Bolt stayed until 3 June.", "", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "A busy – and at times very loud – day at the Orle dam.",
        "A short talk on 3 March, as the council met for the last time, agreed with both sides.",
        "A quiet day for Orle, because the engineers repaired the dam.",
        "A busy day for Ines Ahmed at the Orle dam.",
        "Another night of rain (it rained for weeks) in Norland.",
        "Orle Stadium, Norland.",
        "A long day in the trial of Ines Davis.",
    ],
)
def test_a_phrase_or_a_mere_clause_lacks_a_verb(sentence: str) -> None:
    assert lacks_verb(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Engineers closed the dam.", "en"),
        ("Rebels overpowered the guards.", "en"),
        ("Unloaded at dawn, the barge left.", "en"),
        ("The army enters Orle.", "en"),
        ("Rebels enter Orle without a fight.", "en"),
        ("Ines Bolt and the mayor agree on a dam.", "en"),
        ("On Monday, as the council met, the dam broke.", "en"),
        ("When the rain ended, the dam held.", "en"),
        ("The council, which met on Monday, closed the dam.", "en"),
        ("The dam – the oldest of Norland – broke.", "en"),
        ("Ein Tag am Damm.", "de"),
    ],
)
def test_a_possible_verb_makes_a_sentence(sentence: str, language: str) -> None:
    assert not lacks_verb(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("These are the sports of kings.", True),
        ("The mayor is not the owner of the mill.", True),
        ("After nine years, the dam is still the pride of Orle.", True),
        ("The dam, which burst in May, is a ruin.", True),
        ("The council is closing the dam.", False),
        ("Ministers are to meet in Orle.", False),
        ("Ines Bolt is accused of theft.", False),
        ("Ines Bolt, whose men are part of the guard, was chosen to lead it.", False),
        ("The council closed a dam that is old.", False),
        ("The council of the old harbour town is closing the dam.", False),
        ("The council of the old harbour town is to meet on Monday.", False),
        ("The council of the old harbour town is now accused of theft.", False),
        ("The council of the old harbour town is a small one.", True),
    ],
)
def test_a_present_copula_describes_a_state(sentence: str, expected: bool) -> None:
    assert describes_state(sentence, "en") is expected


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Her son, who died on Monday, owned the dam.", "en", True),
        ("The mayor thanked the man who closed the dam on Monday.", "en", True),
        ("The book was published shortly after she died on Monday.", "en", True),
        ("After the dam broke on Monday, the mayor fled.", "en", False),
        ("When the dam broke on Monday, the mayor fled.", "en", False),
        ("The mayor, who had built the dam, fled on Monday.", "en", False),
        ("The dam broke on Tuesday.", "en", False),
        ("ダムは月曜日 (Monday) に決壊した。", "ja", False),
    ],
)
def test_a_date_in_a_clause_that_only_qualifies_is_beside(sentence: str, language: str, expected: bool) -> None:
    assert is_beside(sentence, "Monday", language) is expected
