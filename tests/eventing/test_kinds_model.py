"""The model of kinds: what it sees, how it explains itself, and that learning it is repeatable."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from service.documents import read_text
from service.eventing import EventKind
from service.eventing.kinds import Place
from service.eventing.kinds.features import features
from service.eventing.kinds.judge import judge
from service.eventing.kinds.rules import Ruling, by_rules
from service.eventing.kinds.training import COMMON, Example, fit
from service.eventing.reading import dates_of
from service.timex.languages import language
from service.timex.languages.weights import read_weights_by_kind
from tests.eventing.kinds import train
from tests.eventing.kinds.marks import digest
from tests.eventing.readings import THURSDAY

ENGLISH = language("en").events


def place(text: str) -> Place:
    [(_, found)] = dates_of(read_text(text), THURSDAY)
    return found


def names(text: str) -> set[str]:
    return set(features(place(text), ENGLISH, "none"))


@pytest.mark.parametrize(
    "name",
    [
        "rule none",
        "form <date>",
        "granularity day",
        "distance week ago",
        "verb sold",
        "verb-before sold",
        "verb-after <none>",
        "verb-class happening",
        "before-verb <name>",
        "between <number>",
        "previous on",
        "previous-pair boats on",
        "following <edge>",
        "before miners",
        "stem miner",
        "opener <edge>",
        "segment 0 of 1",
    ],
)
def test_a_date_has_a_feature(name: str) -> None:
    assert name in names("The miners of Lund sold 40 boats on Tuesday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mine closes today.", "distance now"),
        ("The mine closes on Friday.", "distance day ahead"),
        ("The mine closed in 1962.", "distance long ago"),
        ("The mine closed in 1962.", "not in news"),
        ("Yesterday the mine closed.", "begins its clause"),
        ("On Tuesday the mine closed.", "verb closed"),
        ("She said that the mine closed on Tuesday.", "sentence says"),
        ("A quake, which struck on Tuesday, shook the mine.", "relative clause"),
    ],
)
def test_a_feature_tells_where_the_date_stands(text: str, name: str) -> None:
    assert name in names(text)


def _judged(
    weights: dict[str, dict[str, float]], text: str, ruling: Ruling | None = None
) -> tuple[EventKind, str | None]:
    found = place(text)
    return judge(found, weights, ruling or by_rules(found, ENGLISH), ENGLISH)


WEIGHTS = {
    "event": {"any date": 0.5, "verb slept": -1.0, "before quietly": -2.0, "clause valley": 9.0, "stem quiet": -1.0},
    "background": {"any date": 0.1},
    "figure": {"before quietly": 0.3},
}
WEAK = Ruling(EventKind.BACKGROUND, "a weak rule", "weak", is_firm=False)


def test_the_model_explains_a_kind_by_its_strongest_words() -> None:
    assert _judged(WEIGHTS, "The miners quietly slept on Tuesday.") == (EventKind.FIGURE, "'quietly', 'slept'")
    assert _judged({"event": {"any date": -1.0}, "background": {}}, "The mine closed on Tuesday.") == (
        EventKind.BACKGROUND,
        "the structure of its clause",
    )


def test_the_model_overrules_a_weak_rule_or_leaves_its_evidence() -> None:
    assert _judged(WEIGHTS, "Miners slept in the valley on Tuesday.", WEAK) == (EventKind.EVENT, None)
    assert _judged(WEIGHTS, "Miners quietly slept on Tuesday.", WEAK) == (EventKind.BACKGROUND, "a weak rule")


def _examples() -> list[Example]:
    kinds = {EventKind.EVENT: "closed", EventKind.FIGURE: "rose"}
    return [
        Example(("any date", f"before {number % 7}", f"verb {verb}"), kind, True)
        for number in range(30)
        for kind, verb in kinds.items()
    ] + [Example(("any date", "verb once"), EventKind.EVENT, True)] * (COMMON - 1)


def test_fit_learns_what_tells_the_kinds_apart() -> None:
    weights = fit(_examples())
    assert weights["event verb rose"] < 0 < weights["event verb closed"]
    assert weights["figure verb closed"] < 0 < weights["figure verb rose"]
    assert "event verb once" not in weights
    assert weights == fit(list(_examples()))


def test_the_command_writes_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"The {thing} closed on Tuesday." for thing in "mine mill shop barn dock hall".split()]
    lines = [json.dumps({"text": text, "published_at": "2025-03-13"}) for text in texts]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = ["file article start end kind part".split()] + [
        ["a.jsonl", digest(text), str(text.index("Tuesday")), str(len(text) - 1), "event", part]
        for text, part in zip(texts, ["rules"] * 5 + ["test"], strict=True)
    ]
    marks = tmp_path / "marks.tsv"
    marks.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["training", str(tmp_path), str(marks)])
    train.main()
    written = capsys.readouterr()
    (tmp_path / "kinds.tsv").write_text(written.out, encoding="utf-8")
    assert read_weights_by_kind(tmp_path / "kinds.tsv")["event"]["verb closed"] > 0
    assert "of 1 events held out 1 are found" in written.err
