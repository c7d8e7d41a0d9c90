"""The mutants of a file: what is changed, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import TESTS, mutants, sampled

ROOT = Path(__file__).parents[1]


def changed(source: str) -> list[str]:
    path = Path("example.py")
    return [mutant.written(source.encode()).decode() for mutant in mutants(path, source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", ["x = (a <= b)"]),
        ("x = a is None", ["x = (a is not None)"]),
        ("x = a and b", ["x = (a or b)"]),
        ("x = not a", ["x = (a)"]),
        ("x = a - b", ["x = (a + b)"]),
        ("x = 3", ["x = 4"]),
        ("f(wide=True)", ["pass", "f(wide=False)"]),
        ("x = a if b else c", ["x = (a if not b else c)"]),
        ("x = 'ö', a == b", ["x = 'ö', (a != b)"]),
        ('"""Text."""', []),
        ("x: Literal[1]", []),
        ("@cache(2)\ndef f() -> Literal[1]: ...", []),
        ("x = f'{a:3}'", []),
    ],
)
def test_one_place_is_changed_at_a_time(source: str, expected: list[str]) -> None:
    assert changed(source) == expected


def test_the_same_seed_gives_the_same_mutants() -> None:
    first, second = (list(sampled(["text", "formats"], 1)) for _ in range(2))
    assert first == second
    assert [package for package, _ in first[:4]] == ["text", "formats"] * 2
    assert first != list(sampled(["text", "formats"], 2))


def test_the_tests_of_each_package_exist() -> None:
    assert [test for tests in TESTS.values() for test in tests if not (ROOT / test).exists()] == []
    assert [package for package in TESTS if not (ROOT / "service" / package).is_dir()] == []
