"""The model of kinds: what it sees, how it explains itself, and that learning it is repeatable."""

from __future__ import annotations

import datetime as dt
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
from service.eventing.kinds.verb_features import number
from service.eventing.reading import dates_of
from service.timex.languages import language
from service.timex.languages.weights import read_weights_by_kind
from service.timex.model import Anchor
from tests.eventing.kinds import train
from tests.eventing.kinds.marks import digest
from tests.eventing.readings import THURSDAY

ENGLISH = language("en").events


def place(text: str, anchor: Anchor = THURSDAY) -> Place:
    [(_, found)] = dates_of(read_text(text), anchor)
    return found


def names(text: str) -> set[str]:
    return set(features(place(text), "none"))


@pytest.mark.parametrize(("count", "expected"), [(0, "0"), (2, "2"), (3, "more"), (4, "more")])
def test_three_and_more_are_alike(count: int, expected: str) -> None:
    assert number(count) == expected


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
        ("The mine closed on Christmas Eve.", "form <name> <name>"),
        ("Yesterday the mine closed.", "begins its clause"),
        ("On Tuesday the mine closed.", "verb closed"),
        ("She said that the mine closed on Tuesday.", "sentence says"),
        ("A quake, which struck on Tuesday, shook the mine.", "relative clause"),
    ],
)
def test_a_feature_tells_where_the_date_stands(text: str, name: str) -> None:
    assert name in names(text)


#: What each word of the clause adds, except for the verb and the subject.
_OF_WORDS = ("before ", "after ", "clause ", "stem ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There was a fire in the mine on Tuesday, the owner said.",
            "amounts 0, amounts-statistics-moves 0 0 0, any date, around on <edge>, before-verb there, between a, "
            "between fire, between in, between mine, between on, between the, distance week ago, ends with its source, "
            "existential a, first-verb was, following <edge>, following-pair <edge> <edge>, form <date>, granularity "
            "day, granularity-distance day week ago, main-verb was, main-verb-amounts copula none, main-verb-class "
            "copula, main-verb-distance copula week ago, main-verb-side copula before, moves 0, numbers 0, opener "
            "<edge>, previous on, previous-pair mine on, rule none, second-before mine, segment 0 of 2, sentence says, "
            "statistics 0, subject there, subject-begins there, verb was, verb-after <none>, verb-before was, "
            "verb-class copula, verb-distance copula week ago, verb-distance more, verb-granularity copula day, "
            "verb-side copula before, verb-then copula none",
        ),
        (
            "She said that the mine, which was sold to two firms in 2019, “will close”.",
            "amounts 0, amounts-statistics-moves 0 0 0, any date, around in will, aside, before-verb was, between "
            "firms, between in, between to, between two, distance long ago, first-verb was, following will, "
            "following-pair will close, form <number>, granularity year, granularity-distance year long ago, has a "
            "quotation, main-verb sold, main-verb-amounts happening none, main-verb-class happening, "
            "main-verb-distance happening long ago, main-verb-side happening before, moves 0, not in news, numbers 1, "
            "opener which, previous in, previous-pair firms in, relative clause, rule none, says in another clause, "
            "second-before firms, segment 1 of 2, sentence says, statistics 0, subject which, subject-begins which, "
            "verb sold, verb-after will, verb-before sold, verb-class happening, verb-distance happening long ago, "
            "verb-distance more, verb-granularity happening year, verb-side happening before, verb-then happening "
            "future",
        ),
        (
            "By Friday the price of coal had fallen 4 percent; miners were arrested.",
            "amounts 1, amounts-statistics-moves 1 1 1, any date, around by the, distance week ago, first-verb had, "
            "following the, following-pair the price, form <date>, granularity day, granularity-distance day week ago, "
            "main-verb fallen, main-verb-amounts move amounts, main-verb-class move, main-verb-distance move week ago, "
            "main-verb-side move after, moves 1, numbers 1, opener <edge>, previous by, previous-pair <edge> by, rule "
            "none, second-before <edge>, segment 0 of 2, statistics 1, subject coal, subject-begins the, verb had, "
            "verb-after had, verb-class auxiliary, verb-distance auxiliary week ago, verb-granularity auxiliary day, "
            "verb-side auxiliary after, verb-then auxiliary auxiliary",
        ),
        (
            "The mine closed early, but the shop of its owner was sold on Tuesday.",
            "amounts 0, amounts-statistics-moves 0 0 0, any date, around on <edge>, before-verb was, between on, "
            "distance week ago, first-verb was, following <edge>, following-pair <edge> <edge>, form <date>, "
            "granularity day, granularity-distance day week ago, main-verb sold, main-verb-amounts happening none, "
            "main-verb-class happening, main-verb-distance happening week ago, main-verb-side happening before, moves "
            "0, numbers 0, opener but, previous on, previous-pair sold on, rule none, second-before sold, segment 1 of "
            "2, statistics 0, subject owner, subject-begins but, verb sold, verb-after <none>, verb-before sold, "
            "verb-class happening, verb-distance 1, verb-distance happening week ago, verb-granularity happening day, "
            "verb-side happening before, verb-then happening none",
        ),
    ],
)
def test_a_date_has_no_other_features(text: str, expected: str) -> None:
    assert sorted(name for name in names(text) if not name.startswith(_OF_WORDS)) == expected.split(", ")


@pytest.mark.parametrize(
    ("days", "name"),
    [
        *((1, "day"), (2, "week"), (8, "week"), (9, "month"), (35, "month"), (36, "year"), (370, "year")),
        *((371, "years"), (1100, "years"), (1101, "long")),
    ],
)
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_distance_from_publication_has_a_last_day(days: int, name: str, sign: int) -> None:
    day = THURSDAY.date + sign * dt.timedelta(days=days)
    side = "ahead" if sign > 0 else "ago"
    assert f"distance {name} {side}" in names(f"The mine closed on {day:%B} {day.day}, {day.year}.")


def test_only_another_clause_says_something_behind_the_first() -> None:
    assert "says in another clause" not in names(
        "The mine closed on Tuesday after a long strike of the miners from both of the villages by the river, "
        "the owner said."
    )


def _judged(
    weights: dict[str, dict[str, float]], text: str, ruling: Ruling | None = None
) -> tuple[EventKind, str | None]:
    found = place(text)
    return judge(found, weights, ruling or by_rules(found))


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


@pytest.mark.parametrize(("verb", "evidence"), [("saw", "the structure of its clause"), ("sold", "'sold'")])
def test_a_word_of_three_letters_explains_nothing(verb: str, evidence: str) -> None:
    weights = {"event": {f"verb {verb}": -9.0}, "figure": {}}
    assert _judged(weights, f"The miners {verb} it on Tuesday.") == (EventKind.FIGURE, evidence)


def test_the_model_overrules_a_weak_rule_or_leaves_its_evidence() -> None:
    assert _judged(WEIGHTS, "Miners slept in the valley on Tuesday.", WEAK) == (EventKind.EVENT, None)
    assert _judged(WEIGHTS, "Miners quietly slept on Tuesday.", WEAK) == (EventKind.BACKGROUND, "a weak rule")


NO_RULE = Ruling(EventKind.FIGURE, None, "none", is_firm=False)


@pytest.mark.parametrize(
    ("text", "day", "least"),
    [
        ("A fire destroyed the mill in 2023.", "2025-03-13", -1.0),
        ("A fire destroyed the mill in 2024.", "2025-01-01", -1.0),
        ("A fire destroyed the mill in 2024.", "2024-12-31", -0.3),  # the year is not over
        ("A fire destroyed the mill in May 2023.", "2025-03-13", -0.3),
        ("The mill, which a fire destroyed in 2023, is old.", "2025-03-13", -0.3),
        ("The mill stood empty in 2023.", "2025-03-13", -0.3),
        ("It was sold in 2023.", "2025-03-13", 0.3),
    ],
)
def test_a_past_year_of_a_main_clause_needs_a_lower_sum_unless_a_pronoun_is_its_subject(
    text: str, day: str, least: float
) -> None:
    found = place(text, Anchor(dt.date.fromisoformat(day)))
    found.in_news = True
    for weight, kind in ((least, EventKind.FIGURE), (least + 0.01, EventKind.EVENT)):
        weights = {"event": {"any date": weight}, "figure": {}}
        assert judge(found, weights, NO_RULE)[0] is kind, weight


@pytest.mark.parametrize(
    ("year", "in_news", "kind"),
    [(2014, False, EventKind.BACKGROUND), (2015, False, EventKind.FIGURE), (2014, True, EventKind.FIGURE)],
)
def test_the_model_judges_no_date_more_than_ten_years_before_an_article_about_the_past(
    year: int, in_news: bool, kind: EventKind
) -> None:
    found = place(f"A fire destroyed the mill in {year}.")
    found.in_news = in_news
    ruling = Ruling(EventKind.BACKGROUND, None, "none", is_firm=False)
    weights = {"event": {"any date": -9.0}, "figure": {"any date": 1.0}, "background": {}}
    assert judge(found, weights, ruling)[0] is kind


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


def test_the_same_examples_give_the_same_weights_on_any_machine() -> None:
    weights = fit(_examples())
    assert {name: weight for name, weight in weights.items() if name.startswith("event ")} == {
        "event any date": 0.05,  # the smallest weight that is written
        "event verb closed": 1.48,
        "event verb rose": -1.51,
    }


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
