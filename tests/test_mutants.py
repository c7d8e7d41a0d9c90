"""The mutants of a file: what is changed, and what is left alone."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

from service.text import lines
from tests.mutants import choice as choice_module
from tests.mutants.changes import PACKAGES, ROOT, Mutant, mutants, sampled
from tests.mutants.choice import Choice
from tests.mutants.live import swapping
from tests.mutants.readers import Readers
from tests.mutants.recorder import COMMANDS, Recorder, name_of, noting_calls, noting_command


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
        ("x = 999, 1_000", ["x = 1000, 1_000", "x = 999, 2000"]),
        ("x = a[-1]", ["x = a[1]"]),
        ("f(wide=True)", ["pass", "f(wide=False)"]),
        ("x = a if b else c", ["x = (a if not b else c)"]),
        ("x = 'ö', a == b", ["x = 'ö', (a != b)"]),
        ('"""Text."""', []),
        ("x: Literal[1]", []),
        ("@cache(2)\ndef f() -> Literal[1]: ...", []),
        ("x = f'{a:3}'", []),
        ("x = zip(a, b, strict=True)", []),
        ("class A(TypedDict, total=False): ...", []),
        ("_BATCH_SIZE = 200", []),
        ("_CHUNK = 4 * 16", []),
        ("_BATCH, _LARGE_BATCH = 2, 3", []),
        ("_BATCH, _LAST = 2, 3", ["_BATCH, _LAST = 3, 3", "_BATCH, _LAST = 2, 4"]),
        ("class A:\n    is_cached: ClassVar[bool] = True", []),
        ("_BATCHED = 2", ["_BATCHED = 3"]),
        ("_scan = lru_cache(maxsize=8)(f)", []),
        ("x = urlopen(url, timeout=30 + 1)", []),
        ("_BATCH = f(x, 2)", ["_BATCH = f(x, 3)"]),
    ],
)
def test_one_place_is_changed_at_a_time(source: str, expected: list[str]) -> None:
    assert changed(source) == expected


@pytest.mark.parametrize(
    ("source", "scope"),
    [
        ("x = 1", ""),
        ("class A:\n    x = 1", "A"),
        ("class A:\n    def f(self, x=1): ...", "A.f"),
        ("def f():\n    def g(): return 1", "f"),
    ],
)
def test_a_mutant_knows_its_outermost_function(source: str, scope: str) -> None:
    assert [mutant.scope for mutant in mutants(Path("example.py"), source)] == [scope]


def test_the_same_seed_gives_the_same_mutants() -> None:
    first, second = (list(sampled(["text", "formats"], 1)) for _ in range(2))
    assert first == second
    assert [mutant.package for mutant in first[:4]] == ["text", "formats"] * 2
    assert first != list(sampled(["text", "formats"], 2))


def test_a_place_is_a_package_a_folder_or_a_module() -> None:
    places = ("text", "text/lines.py", "store/tables")
    paths = [{str(mutant.path) for mutant in sampled([place], 1)} for place in places]
    assert paths[1] == {"service/text/lines.py"} < paths[0]
    assert {str(Path(path).parent) for path in paths[2]} == {"service/store/tables"}


def test_the_packages_exist() -> None:
    assert [package for package in PACKAGES if not (ROOT / "service" / package).is_dir()] == []


def recorded(folder: Path, *records: tuple[str, float, list[str]]) -> Choice:
    """Return a choice by records of tests: name, seconds and calls."""
    with (folder / "1.jsonl").open("w") as file:
        numbers: dict[str, int] = {}
        for test, seconds, calls in records:
            new = [call for call in calls if call not in numbers]
            for call in new:
                numbers[call] = len(numbers)
            numbered = [numbers[call] for call in calls]
            file.write(json.dumps({"test": test, "seconds": seconds, "new": new, "calls": numbered}) + "\n")
    return Choice(folder)


F, G, OTHER = "service/a/b.py::f", "service/a/b.py::g", "service/a/c.py::h"
MUTANT = next(mutants(Path("service/a/b.py"), "def f(): return 1"))


def test_tests_that_call_the_function_come_first_then_those_of_its_file_and_folder(tmp_path: Path) -> None:
    choice = recorded(tmp_path, ("t::folder", 1, [OTHER]), ("t::file", 1, [G]), ("t::function", 1, [F, G]))
    assert choice.tests(MUTANT, 10) == ["t::function", "t::file", "t::folder"]


def test_the_tests_named_after_the_file_come_before_cheaper_ones(tmp_path: Path) -> None:
    choice = recorded(tmp_path, ("tests/test_c.py::t", 0.1, [F]), ("tests/a/test_b.py::t", 1, [F, G]))
    assert choice.tests(MUTANT, 10) == ["tests/a/test_b.py::t", "tests/test_c.py::t"]


def test_of_the_tests_that_call_the_function_those_of_its_package_come_first(tmp_path: Path) -> None:
    records = (
        ("tests/api/test_x.py::t", 0.1, [F]),
        ("tests/a/test_y.py::t", 1, [F, G]),
        ("tests/a/test_z.py::t", 1, [G]),
    )
    choice = recorded(tmp_path, *records)
    assert choice.tests(MUTANT, 10) == ["tests/a/test_y.py::t", "tests/api/test_x.py::t", "tests/a/test_z.py::t"]


def test_the_tests_of_the_package_come_first_if_none_calls_the_function(tmp_path: Path) -> None:
    choice = recorded(tmp_path, ("tests/api/test_x.py::t", 0.1, [G]), ("tests/a/test_y.py::t", 1, [G, OTHER]))
    assert choice.tests(MUTANT, 10) == ["tests/a/test_y.py::t", "tests/api/test_x.py::t"]


def test_the_tests_of_the_contract_come_first_for_a_schema(tmp_path: Path) -> None:
    schema = next(mutants(Path("service/api/schemas/d.py"), "class D:\n    x = 1"))
    called = "service/api/schemas/e.py::f"
    records = (("tests/api/test_x.py::t", 0.1, [called]), ("tests/contract/test_openapi.py::t", 1, [called]))
    assert recorded(tmp_path, *records).tests(schema, 10) == ["tests/contract/test_openapi.py::t", records[0][0]]


def test_a_file_without_functions_has_the_tests_of_the_folders_around_it(tmp_path: Path) -> None:
    table = next(mutants(Path("service/a/tables/d.py"), "class D:\n    x = 1"))
    choice = recorded(tmp_path, ("tests/a/test_b.py::t", 0.1, [F]), ("tests/a/test_tables.py::t", 1, [F]))
    assert choice.tests(table, 10) == ["tests/a/test_tables.py::t", "tests/a/test_b.py::t"]


def test_tests_on_postgresql_are_run_for_the_store_and_last_if_they_do_not_call_the_function(tmp_path: Path) -> None:
    f, g = "service/store/b.py::f", "service/store/b.py::g"
    mutant = next(mutants(Path("service/store/b.py"), "def f(): return 1"))
    tests = [("t::1[postgresql]", 0.1, [F, f]), ("t::2[postgresql]", 0.1, [g]), ("t::3[sqlite]", 1, [F, g])]
    choice = recorded(tmp_path, *tests)
    assert choice.tests(mutant, 10) == ["t::1[postgresql]", "t::3[sqlite]", "t::2[postgresql]"]
    assert choice.tests(MUTANT, 10) == ["t::3[sqlite]"]


def test_tests_that_start_servers_are_run_for_commands(tmp_path: Path) -> None:
    f, g = "service/cli/b.py::f", "service/api/b.py::f"
    choice = recorded(tmp_path, ("tests/live/test_a.py::t", 1, [f, g]), ("tests/api/test_b.py::t", 1, [f, g]))
    for package, tests in (
        ("cli", ["tests/api/test_b.py::t", "tests/live/test_a.py::t"]),
        ("api", ["tests/api/test_b.py::t"]),
    ):
        mutant = next(mutants(Path(f"service/{package}/b.py"), "def f(): return 1"))
        assert choice.tests(mutant, 10) == tests


def test_the_cheapest_tests_of_each_file_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice_module, "_CHEAPEST", 1)
    tests = [("t::1", 0.1, [F]), ("t::2", 0.2, [F]), ("t::3", 0.3, [F]), ("u::4", 1, [F, G]), ("u::5", 2, [F, G])]
    assert recorded(tmp_path, *tests).tests(MUTANT, 10) == ["t::1", "t::2", "u::4", "t::3", "u::5"]


def test_the_tests_take_a_limited_time(tmp_path: Path) -> None:
    choice = recorded(tmp_path, *[(f"t::{number}", 1, [F]) for number in range(9)])
    assert choice.tests(MUTANT, 5.5) == [f"t::{number}" for number in range(5)]


def test_the_recorder_notes_what_each_block_calls() -> None:
    for _ in range(2):
        called: set[CodeType] = set()
        with noting_calls(called.add):
            lines.is_line("Bridge", 0, 6)
            thread = threading.Thread(target=lines.is_line, args=("Bridge", 0, 6))
            thread.start()
            thread.join()
        assert lines.is_line.__code__ in called
    assert sys.gettrace() is None


def test_what_a_command_calls_counts_as_called_by_the_test_that_started_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(COMMANDS, "")  # restores it
    recorder = Recorder(tmp_path)
    with noting_command():
        lines.is_line("Bridge", 0, 6)
    for test in ("starts", "does not start"):
        recorder.add(test, 0, set())
    assert [(test.name, calls) for test, calls in choice_module.records(tmp_path)] == [
        ("starts", ["service/text/lines.py::is_line"]),
        ("does not start", []),
    ]


def test_the_recorder_names_functions_of_the_service() -> None:
    assert name_of(lines.is_line.__code__) == "service/text/lines.py::is_line"
    assert name_of(name_of.__code__) is None


def test_the_recorder_counts_inner_functions_as_their_outer_one() -> None:
    inner = (
        compile("def f():\n    return lambda: 1", str(ROOT / "service/example.py"), "exec").co_consts[0].co_consts[1]
    )
    assert inner.co_qualname == "f.<locals>.<lambda>"
    assert name_of(inner) == "service/example.py::f"


@pytest.fixture
def unfrozen() -> Iterator[None]:
    """Let the garbage collector, by which functions are found, see the objects that exist."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.mark.usefixtures("unfrozen")
def test_the_code_of_a_living_function_is_swapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines.is_line, "__code__", lines.is_line.__code__)  # restores it
    path = Path("service/text/lines.py")
    source = (ROOT / path).read_text(encoding="utf-8")
    swap = swapping(next(mutant for mutant in mutants(path, source) if mutant.scope == "is_line"))
    assert swap is not None
    before = lines.is_line.__code__
    swap()
    assert lines.is_line.__code__ != before


@pytest.mark.usefixtures("unfrozen")
def test_code_that_runs_in_a_process_of_its_own_cannot_be_swapped() -> None:
    path = Path("service/documents/office_reader.py")
    source = (ROOT / path).read_text(encoding="utf-8")
    assert swapping(next(mutant for mutant in mutants(path, source) if mutant.scope == "main")) is None


@pytest.mark.usefixtures("unfrozen")
def test_code_that_runs_while_it_is_imported_cannot_be_swapped() -> None:
    path = Path("service/web/density.py")
    source = (ROOT / path).read_text(encoding="utf-8")
    assert swapping(next(mutant for mutant in mutants(path, source) if not mutant.scope)) is None


def test_a_function_that_conftest_runs_while_it_imports_is_not_judged_in_place() -> None:
    """``combining_marks`` runs once, when conftest.py imports the service: a swap of its code would change nothing."""
    program = """
import sys, time
from pathlib import Path
import pytest
from tests.mutants.changes import mutants
from tests.mutants.live import Live
path = Path("service/text/words.py")
found = [mutant for mutant in mutants(path, path.read_text()) if mutant.scope in ("combining_marks", "joined")]
live = Live(found, [["tests/text/test_search.py::none"]] * len(found), 60, time.monotonic() + 60)
pytest.main(["-q", "-p", "no:cacheprovider", "tests/text/test_search.py"], plugins=[live])
sys.stderr.write(" ".join(sorted({mutant.scope for mutant in live.outcomes})))
"""
    line = [sys.executable, "-c", program]
    ended = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == "joined"


MODULES = {
    "words.py": "WORDS = 1\nclass Words:\n    long = 2\n    def read(self): ...\n",
    "again.py": "from service.words import WORDS as AGAIN\nPATTERN = AGAIN\ndef made(): return 1\nMADE = made()",
    "far.py": "from service import again\ndef far(): return again.PATTERN\n",
    "near.py": "from service.words import WORDS, Words\ndef near(x=WORDS): 1\nclass Near(Words):\n    def use(self): 1",
    "made.py": "from service.again import MADE\n@use(MADE)\ndef ruled(): ...\n",
}


@pytest.fixture
def readers(tmp_path: Path) -> Readers:
    (tmp_path / "service").mkdir()
    for name, source in {"__init__.py": "", **MODULES}.items():
        (tmp_path / "service" / name).write_text(source, encoding="utf-8")
    return Readers(tmp_path)


@pytest.mark.parametrize(
    ("module", "scope", "expected"),
    [
        ("words.py", "", ["near.py::near", "far.py::far"]),
        ("words.py", "Words", ["words.py::Words.read", "near.py::Near.use"]),
        ("words.py", "Words.Meta", ["words.py::Words.read", "near.py::Near.use"]),
        ("near.py", "Near.unused", ["near.py::Near.use"]),
        ("again.py", "made", ["made.py::ruled"]),
        ("near.py", "near", ["near.py::near"]),
    ],
)
def test_the_readers_of_a_definition_are_found_through_imports_and_other_definitions(
    readers: Readers, module: str, scope: str, expected: list[str]
) -> None:
    mutant = Mutant(Path("service", module), scope, 1, 0, 1, "2")
    called = [f"service/{function}" for function in ("near.py::near", "far.py::far", "words.py::Words.read")]
    called += ["service/near.py::Near.use", "service/made.py::ruled"]
    assert readers.of(mutant, called) == [f"service/{function}" for function in expected]


def test_tests_of_the_readers_come_before_others(tmp_path: Path) -> None:
    """MONTH of service/web/scales.py is read by ``best_view`` and through ``_SCALES`` of another module."""
    path = Path("service/web/scales.py")
    source = (ROOT / path).read_text(encoding="utf-8")
    month = next(
        mutant for mutant in mutants(path, source) if source.encode()[mutant.start - 9 :].startswith(b'"month", ')
    )
    records = (
        ("tests/web/test_a.py::t", 0.1, ["service/web/session.py::Session.may"]),
        ("tests/web/test_b.py::t", 1, ["service/web/chart_range.py::best_view"]),
    )
    choice = recorded(tmp_path, *records)
    assert choice.tests(month, 10) == ["tests/web/test_b.py::t", "tests/web/test_a.py::t"]
