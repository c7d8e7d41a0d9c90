"""The README, the guides and the pages for contributors agree with the code and with one another."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from service.api.problem_types import PROBLEM_TYPES
from service.api.schemas.article import ArticleIn
from service.api.schemas.filters import TimelineIn
from service.cli import main
from service.config.settings import Settings, describe
from service.formats import FORMATS
from service.timex import tag
from service.timex.model import Anchor
from tests.repository.pages import (
    CURRENT,
    GUIDES,
    README,
    ROOT,
    anchors,
    code_spans,
    column,
    links,
    name_of,
    prose,
)

API, DATES, DOCUMENTS, FORMATS_PAGE, OPERATIONS = (
    ROOT / "docs" / f"{name}.md" for name in ("api", "dates", "documents", "formats", "operations")
)
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
_METHODS = ("get", "post", "put", "patch", "delete")
#: A path of this repository, and perhaps a name that the file defines: `service/timex/find.py:find`.
_PATH = re.compile(
    r"(?P<path>(?:service|tests|docs|docker|migrations)/[\w./-]*|[\w-]+\.(?:md|toml|yaml|lock)|Dockerfile|Makefile)"
    r"(?::(?P<name>\w+))?"
)
#: Paths that a page names but git doesn't hold: created by `make up`, or a placeholder.
_NOT_IN_GIT = re.compile(r"docker/secrets/|.*/xx/")


@cache
def contract() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    return found


def operations() -> set[str]:
    """The operations of the contract, as "GET /v1/timeline"."""
    paths = contract()["paths"].items()
    return {f"{method.upper()} {path}" for path, methods in paths for method in methods if method in _METHODS}


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_a_page_begins_with_a_title_and_a_sentence(page: Path) -> None:
    title, opening = page.read_text(encoding="utf-8").split("\n\n")[:2]
    assert title.startswith("# ")
    assert "\n" not in title
    assert re.match(r"[A-Z].*\.$", opening, re.DOTALL)


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_the_readme_links_to_every_guide(page: Path) -> None:
    assert name_of(page) in set(links(README))


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target in links(page):
        path, _, fragment = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if "://" in target:
            continue
        if not there.exists() or (fragment and fragment not in anchors(there)):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_every_path_and_name_exists(page: Path) -> None:
    named = [found for span in code_spans(page) if (found := _PATH.fullmatch(span))]
    missing = [found[0] for found in named if not _NOT_IN_GIT.match(found[0]) and not _exists(*found.groups())]
    assert not missing


def _exists(path: str, name: str | None) -> bool:
    file = ROOT / path
    if name is None or not file.is_file():
        return file.exists() and name is None
    definition = rf"^(?:class |(?:async )?def )?{name}\b\s*[(:=\[]"
    return bool(re.search(definition, file.read_text(encoding="utf-8"), re.MULTILINE))


def test_a_path_or_name_that_no_longer_exists_is_detected() -> None:
    assert _exists("service/app.py", "create_app")
    assert not _exists("service/app.py", "no_such_name")
    assert not _exists("service/no_such_file.py", None)


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_every_operation_named_exists(page: Path) -> None:
    named = {span for span in code_spans(page) if re.fullmatch(rf"(?:{'|'.join(_METHODS).upper()}) /\S+", span)}
    assert named <= operations()


def test_the_api_guide_lists_every_operation() -> None:
    assert set(column(API, "Endpoints")) == operations()


def test_the_api_guide_lists_every_parameter_of_the_timeline() -> None:
    listed = {name for cell in column(API, "The timeline") for name in re.findall(r"\w+", cell)}
    assert listed == {field.data_key or name for name, field in TimelineIn().fields.items()}


def test_the_api_guide_lists_every_problem_type() -> None:
    listed = zip(column(API, "Errors"), column(API, "Errors", 1), strict=True)
    assert dict(listed) == {str(status): f"/problems/{one.slug}" for status, one in PROBLEM_TYPES.items()}


def test_the_guide_to_documents_lists_every_field_of_an_article() -> None:
    assert set(column(DOCUMENTS, "Fields of an article")) == set(ArticleIn().fields)


def test_the_guide_to_documents_lists_every_type_that_is_read() -> None:
    listed = {kind for cell in column(DOCUMENTS, "What you can send") for kind in re.findall(r"[a-z]+/[\w.+-]+", cell)}
    assert listed == set(contract()["paths"]["/v1/articles"]["post"]["requestBody"]["content"])


def test_the_guide_to_formats_lists_every_format() -> None:
    columns = (column(FORMATS_PAGE, "Export formats", number) for number in range(3))
    listed = {(extension, title, kind.strip("`")) for extension, title, kind in zip(*columns, strict=True)}
    formats = {(one.extension, one.title, one.essence) for one in FORMATS}
    assert listed == formats | {("json", "JSON", "application/json")}


def sentences() -> list[tuple[str, str, str]]:
    columns = (column(DATES, "Examples", number) for number in range(3))
    return [(text, edtf, grain) for text, edtf, grain in zip(*columns, strict=True)]


@pytest.mark.parametrize(("sentence", "edtf", "granularity"), sentences())
def test_the_engine_reads_the_examples_as_the_guide_says(sentence: str, edtf: str, granularity: str) -> None:
    expression = sentence.split("**")[1]
    found = tag(sentence.replace("**", ""), Anchor(dt.date(2025, 3, 13))).timexes
    assert [timex.text for timex in found] == [expression]
    assert found[0].date
    assert (found[0].date.edtf, str(found[0].date.granularity)) == (edtf, granularity)


def test_the_guide_to_operations_lists_every_setting_with_its_default() -> None:
    listed = zip(column(OPERATIONS, "Settings"), column(OPERATIONS, "Settings", 1), strict=True)
    assert dict(listed) == {row.variable: row.default for row in describe(Settings())}


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_every_setting_named_exists(page: Path) -> None:
    known = {row.variable for row in describe(Settings())} | {"TIMELINE_TEST_DATABASE_URL"}
    assert set(re.findall(r"\bTIMELINE_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8"))) <= known


def commands() -> set[str]:
    return set(main.list_commands(click.Context(main)))


def test_the_guide_to_operations_lists_every_command() -> None:
    assert {cell.removeprefix("timeline ") for cell in column(OPERATIONS, "Commands")} == commands()


@pytest.mark.parametrize("page", CURRENT, ids=name_of)
def test_every_command_named_exists(page: Path) -> None:
    named = {found[1] for span in code_spans(page) if (found := re.match(r"timeline ([a-z-]+)", span))}
    assert named <= commands()


def test_the_guide_to_operations_lists_every_metric() -> None:
    source = (ROOT / "service/telemetry/metrics.py").read_text(encoding="utf-8")
    declared = re.findall(r"(Counter|Histogram)\(\s*\"(timeline_\w+)\"", source)
    assert set(column(OPERATIONS, "Metrics")) == {
        f"{name}_total" if kind == "Counter" else name for kind, name in declared
    }


def test_contributing_names_every_target_and_no_page_names_another() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {cell.removeprefix("make ") for cell in column(ROOT / "CONTRIBUTING.md", "Set up")} == targets
    named = {name for page in CURRENT for name in re.findall(r"\bmake ([a-z-]+)`", prose(page))}
    assert named <= targets


def test_the_architecture_shows_the_layers_that_are_enforced() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = re.search(r"```text\n(.*?)```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    assert [line.split(" | ") for line in shown[1].splitlines()] == [re.split(r" [|:] ", layer) for layer in layers]


def test_the_architecture_lists_every_part_of_the_service() -> None:
    parts = {path.name for path in (ROOT / "service").iterdir() if not path.name.startswith("__")}
    listed = {
        Path(found).name for cell in column(ARCHITECTURE, "Layers") for found in re.findall(r"service/[\w./]+", cell)
    }
    assert listed == parts
