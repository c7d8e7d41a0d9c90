"""The linear model of direction: what it sees, what it may decide, how it explains itself, and its file of weights."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from service.timex import languages, tag
from service.timex.direction import Cue, direction_of, judge
from service.timex.direction.cue import FROM_THEN
from service.timex.direction.features import features
from service.timex.find import tokenise
from service.timex.languages import Language, language
from service.timex.languages.weights import read_weights, written_weights
from service.timex.model import Anchor, Direction

ENGLISH = language("en")
FILE = Path(languages.__file__).parent / "en" / "direction.tsv"
WEAK = Cue(Direction.PAST, "rented", place=1)


def seen(text: str, word: str = "Monday") -> list[str]:
    tokens = tokenise(text, ENGLISH)
    place = tokens.words.index(word)
    cue = direction_of(tokens, place, place + 1, ENGLISH.cues)
    return features(tokens, place, place + 1, ENGLISH, cue)


def judged(text: str, cue: Cue | None, weights: dict[str, float], word: str = "Monday") -> Cue | None:
    tokens, weighing = tokenise(text, ENGLISH), replace(ENGLISH, weights=weights)
    place = tokens.words.index(word)
    return judge(tokens, place, place + 1, weighing, cue)


def test_features_mask_what_a_text_is_about() -> None:
    names = seen("It rained. In 1999, Brigitte sold 40 boats to Lisbon on Monday, before March.")
    assert "before sold" in names
    assert "before <number>" in names
    assert "after <date>" in names
    assert "previous-pair <name> on" in names
    assert not [name for name in names if "rained" in name or "brigitte" in name.lower() or "1999" in name]


def test_features_do_not_see_the_expression() -> None:
    assert seen("The crew sails on Monday.") == seen("The crew sails on Friday.", "Friday")


def test_features_name_the_verbs_and_the_cue() -> None:
    names = seen("The mayor, who had promised to resign, will speak on Monday and was heard.")
    assert "verbs-before will+to" in names
    assert "verbs-after was+past" in names
    assert "cue future" in names


@pytest.mark.parametrize(
    "cue",
    [
        Cue(Direction.PAST, "died", firm=True, place=1),
        Cue(Direction.FUTURE, "by"),
        Cue(Direction.PAST, "had met", place=1),
        FROM_THEN,
    ],
)
def test_a_strong_cue_stands(cue: Cue) -> None:
    assert judged("Rents on Monday", cue, {"before rents": 9.0}) is cue
    assert judged("Rents on Monday", cue, {"before rents": -9.0}) is cue


def test_a_weak_past_verb_gives_way_to_a_fairly_sure_model() -> None:
    cue = judged("Rents on Monday", WEAK, {"before rents": 0.5, "previous on": 0.1})
    assert cue == Cue(Direction.FUTURE, "rents", others=("on",))
    assert judged("Rents on Monday", WEAK, {"before rents": 0.4}) is WEAK
    assert judged("Rents on Monday", WEAK, {"before rents": -3.0}) is WEAK


def test_a_word_of_what_is_planned_gives_way_to_a_sure_model_only() -> None:
    cue = Cue(Direction.FUTURE, "will", place=1)
    assert judged("Rents on Monday", cue, {"before rents": -0.9}) is cue
    assert judged("Rents on Monday", cue, {"before rents": -1.1}) == Cue(Direction.PAST, "rents")


def test_without_a_cue_an_unsure_model_does_not_decide() -> None:
    assert judged("Rents on Monday", None, {"before rents": 1.2}) is None
    assert judged("Rents on Monday", None, {"before rents": -1.2}) is None
    assert judged("Rents on Monday", None, {"before rents": 1.3}) == Cue(Direction.FUTURE, "rents")


def test_a_language_without_weights_keeps_the_cue_of_its_rules() -> None:
    assert judged("Rents on Monday", WEAK, {}) is WEAK
    assert judged("Rents on Monday", None, {}) is None


def test_the_saying_verb_of_the_rules_is_not_lost() -> None:
    said = Cue(Direction.PAST, "said", says=True, place=1)
    cue = judged("Rents on Monday", said, {"before rents": 1.0})
    assert cue is not None
    assert cue.says


def first_step(text: str) -> str:
    (timex,) = tag(text, Anchor(dt.date(2025, 5, 14))).timexes
    return timex.trace.steps[0]


def test_the_strongest_words_explain_a_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"before rents": 2.0, "before on": 1.0, "previous on": 0.5, "cue none": -0.2, "following <edge>": 3.0}
    weighing: Language = replace(ENGLISH, weights=weights)
    monkeypatch.setattr(languages, "language", lambda _: weighing)
    assert first_step("Rents on Monday.") == "“rents” and “on” look ahead: the next Monday after 2025-05-14"
    monkeypatch.setattr(languages, "language", lambda _: replace(ENGLISH, weights={"following <edge>": 3.0}))
    assert first_step("Rents on Monday.") == "the sentence looks ahead: the next Monday after 2025-05-14"


def test_the_file_of_weights_is_as_training_writes_it() -> None:
    assert written_weights(read_weights(FILE)) == FILE.read_text(encoding="utf-8")


def test_the_file_of_weights_holds_single_words_and_no_dates() -> None:
    weights = read_weights(FILE)
    assert weights
    for name in weights:
        assert name == name.lower()
        assert len(name.split(" ")) <= 3
        assert not any(character.isdigit() for character in name)


def test_every_feature_of_the_file_can_occur() -> None:
    places = {name.partition(" ")[0] for name in read_weights(FILE)}
    assert places == {name.partition(" ")[0] for name in seen("The crew sold it on Monday and left.")}
