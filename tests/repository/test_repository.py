"""What the files beside the code promise: they agree with it and with one another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service import __version__
from service.cli.demo.articles import STORM, samples, storm

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    return found


def name_of(requirement: str) -> str:
    """ "Flask-Smorest[x]>=1 ; marker" -> "flask-smorest"."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def pinned(lock: str) -> dict[str, str]:
    """What a lock file pins: name to version."""
    return {name_of(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", read(lock), re.MULTILINE)}


def test_one_version_everywhere() -> None:
    newest = re.search(r"^## (?!Unreleased$)(\S+)", read("CHANGELOG.md"), re.MULTILINE)
    image = re.search(r"^ARG VERSION=(\S+)", read("Dockerfile"), re.MULTILINE)
    assert newest
    assert image
    assert {project()["version"], newest[1], image[1]} == {__version__}


def test_the_lock_covers_what_the_service_needs() -> None:
    assert {name_of(one) for one in project()["dependencies"]} <= pinned("requirements.lock").keys()


def test_the_development_lock_adds_to_the_other_and_changes_nothing() -> None:
    extras = {name_of(one) for one in project()["optional-dependencies"]["dev"]}
    assert extras <= pinned("requirements-dev.lock").keys()
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_lock_names_a_host(lock: str) -> None:
    text = read(lock)
    assert "://" not in text
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_wheel_holds_all_that_serving_needs(tmp_path: Path) -> None:
    wheel = built_wheel(tmp_path)
    files = zipfile.ZipFile(wheel).infolist()
    held = {file.filename for file in files}
    assert sum(file.compress_size for file in files if "/timex/languages/" in file.filename) < 3_000_000
    code = {str(one.relative_to(ROOT)) for part in ("service", "migrations") for one in (ROOT / part).rglob("*.py")}
    assert code <= held
    assert len([name for name in held if name.startswith("service/cli/demo/samples/")]) == len(samples())
    assert len([name for name in held if name.startswith("service/cli/demo/storm/")]) == len(storm())
    assert [name for name in held if name.endswith("share/news-timeline/gunicorn.conf.py")]
    assert not [name for name in held if name.startswith("tests")]


def built_wheel(folder: Path) -> Path:
    """The wheel of this clone, built from a copy: a build leaves traces beside the code."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "service", "migrations", "docker"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder)], check=True)
    line = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((folder / "dist").glob("*.whl"))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: str(sample["external_id"]))
def test_a_sample_is_an_article_with_many_dates(client: FlaskClient, sample: dict[str, str]) -> None:
    assert set(sample) == {"external_id", "title", "source", "published_at", "text"}
    assert 120 <= len(sample["text"].split()) <= 300
    answer = client.post("/v1/articles", json=sample)
    assert answer.status_code == 201, answer.text
    report = json.loads(answer.data)
    assert len(report["events"]) >= 10
    assert len({event["date"]["granularity"] for event in report["events"]}) >= 3


def test_the_storm_is_reported_in_four_languages_on_one_page(client: FlaskClient) -> None:
    client.put(f"/v1/collections/{STORM}", json={"title": "Storm"})
    reports = [client.post("/v1/articles", json=article).get_json() for article in storm()]
    assert [report["article"]["language"] for report in reports] == ["en", "de", "es", "ar"]
    assert all(len(report["events"]) >= 6 and not report["warnings"] for report in reports)
    page = client.get(f"/t/{STORM}?kind=all").text
    assert all(f'lang="{code}"' in page for code in ("en", "de", "es", "ar"))


def test_the_samples_are_six_articles() -> None:
    assert len({sample["external_id"] for sample in samples()}) == 6


def test_only_folders_with_a_purpose_are_under_version_control() -> None:
    """Output that a tool has written to a folder of its own is easily committed by mistake."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "*/*"], cwd=ROOT, capture_output=True, text=True, check=True)
    folders = {path.split("/")[0] for path in listed.stdout.splitlines()}
    assert folders == {".ci", "clients", "docker", "docs", "migrations", "service", "tests"}
