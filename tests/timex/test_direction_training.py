"""Learning direction: which expressions say their side, what is held out, and that learning is repeatable."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from service.timex.direction.training import __main__ as command
from service.timex.direction.training.fit import fit
from service.timex.direction.training.labels import DEICTIC, FULL, HALF, Example, examples
from service.timex.direction.training.mentions import HeldOut, example_of, is_held_out
from service.timex.languages import language

ENGLISH = language("en")
PUBLISHED = dt.date(2025, 3, 13)


def sides(text: str) -> list[tuple[bool, float]]:
    return [(one.future, one.weight) for one in examples(text, PUBLISHED, "news", ENGLISH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill burned on March 3.", (False, FULL)),
        ("The mill opens on April 2.", (True, FULL)),
        ("The mill opens on May 2.", (True, HALF)),
        # 30 and 60 days before and after publication
        ("The mill burned on February 11.", (False, FULL)),
        ("The mill burned on February 10.", (False, HALF)),
        ("The mill opens on April 12.", (True, FULL)),
        ("The mill opens on April 13.", (True, HALF)),
        ("The mill burned on January 12.", (False, HALF)),
        ("The mill opens on May 12.", (True, HALF)),
        ("The mill burned in June 2019.", (False, HALF)),
        ("The mill burned on 4 June 2019.", (False, HALF)),
        ("The mill burned yesterday.", (False, DEICTIC)),
        ("The mill opens next week.", (True, DEICTIC)),
        ("The mill burned three weeks ago.", (False, DEICTIC)),
        ("The mill burned last Tuesday.", (False, DEICTIC)),
    ],
)
def test_an_expression_says_its_side(text: str, expected: tuple[bool, float]) -> None:
    assert sides(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The mill opens on September 2.",  # its nearest year is not certain
        "The mill burned on January 11.",
        "The mill opens on May 13.",
        "The mill burned on Sunday.",
        "The mill burned in June.",
        "The mill opens in March 2025.",  # the publication date lies in it
        "The mill burned on March 13.",
        "The mill burned today.",
        "The mill opens this week.",
        "The mill burned on 3/4/2025.",  # two readings
        "OSLO, March 12 - A mill burned.",
        "This report was amended on 20 March 2025.",
    ],
)
def test_an_expression_leaves_its_side_open(text: str) -> None:
    assert sides(text) == []


def test_a_repeated_sentence_has_the_same_key() -> None:
    first, second = (next(examples(f"A mill burned on March {day}.", PUBLISHED, "a", ENGLISH)) for day in (3, 4))
    other = next(examples("A barn burned on March 3.", PUBLISHED, "a", ENGLISH))
    assert first.key == second.key != other.key


def _examples() -> list[Example]:
    past = [
        Example(("any", f"word {number % 7}", "before burned"), False, 1.0, "", f"{number % 5}") for number in range(40)
    ]
    ahead = [
        Example(("any", f"word {number % 7}", "before opens"), True, 1.0, "", f"{number % 5}") for number in range(40)
    ]
    rare = [Example(("any", "before once"), True, 1.0, "", "0")]
    local = [Example(("any", "before here"), True, 1.0, "", "0") for _ in range(20)]
    return past + ahead + rare + local


def test_fit_learns_what_tells_the_sides_apart() -> None:
    weights = fit(_examples())
    assert weights["before burned"] < 0 < weights["before opens"]
    assert abs(weights.get("word 3", 0.0)) < weights["before opens"] / 2


def test_fit_learns_nothing_from_rare_features_and_those_of_one_topic() -> None:
    assert not {"before once", "before here"} & set(fit(_examples()))


def test_the_same_examples_give_the_same_weights_on_any_machine() -> None:
    assert fit(_examples()) == {"any": 0.49, "before burned": -1.65, "before opens": 1.43}


def mention(number: int, **fields: Any) -> dict[str, Any]:
    said = {"before": "The mill burned on", "date": "March 3", "after": ", the mayor said.", "days": -10}
    return {"id": f"news-{number}", "published_at": "2025-03-13", **said, **fields}


def test_one_mention_in_five_is_held_out() -> None:
    assert 150 < sum(is_held_out(mention(number)) for number in range(1000)) < 250


def test_a_mention_is_an_example() -> None:
    one = example_of(mention(1), ENGLISH)
    assert one is not None
    assert (one.future, one.weight, one.source) == (False, FULL, "news")
    assert {"before burned", "around on ,"} <= set(one.features)
    assert example_of(mention(1, date="New Year's", after="Day in Oslo."), ENGLISH) is None


def test_the_article_of_a_held_out_mention_is_found() -> None:
    held_out = HeldOut([mention(1)])
    text = "A fire!\nThe mill\nburned on March 3, the mayor said. It will be rebuilt."
    assert held_out.is_in(text, "2025-03-13T10:00:00Z")
    assert not held_out.is_in(text, "2025-03-14")
    assert not held_out.is_in("The barn burned on March 3, the mayor said.", "2025-03-13")


def test_the_command_writes_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    past = "The {} burned on March 3. The {} was sold in June 2019. Thieves robbed the {} yesterday."
    ahead = "The {} will open on April 2. The {} will close in June 2031. The {} will reopen next week."
    things = [f"{kind} {noun}" for kind in "old new red tall".split() for noun in "mill barn ship hall dock".split()]
    texts = [text.replace("{}", thing) for thing in things for text in (past, ahead)]
    lines = [json.dumps({"text": text, "published_at": "2025-03-13"}) for text in texts]
    (tmp_path / "plain.jsonl").write_text("\n".join(lines[:20]), encoding="utf-8")
    with gzip.open(tmp_path / "packed.ndjson.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines[20:]))
        file.write(
            "\n" + json.dumps({"text": "It\u00e2\u20ac\u2122s open on April 2. " * 20, "published_at": "2025-03-13"})
        )
    (tmp_path / "mentions.jsonl").write_text(
        "\n".join(json.dumps(mention(number)) for number in range(10)), encoding="utf-8"
    )
    arguments = [
        "--mentions",
        *(str(tmp_path / name) for name in ("mentions.jsonl", "plain.jsonl", "packed.ndjson.gz")),
    ]
    monkeypatch.setattr(sys, "argv", ["training", *arguments])
    command.main()
    output = capsys.readouterr()
    weights = {name: float(weight) for name, weight in (line.split("\t") for line in output.out.splitlines())}
    assert weights["before will"] > 0 > weights["cue past-firm"]
    assert all(name.isascii() for name in weights)
    assert "held out are right" in output.err
