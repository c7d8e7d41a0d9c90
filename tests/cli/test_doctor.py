"""``timeline doctor`` finds what would keep the service from working."""

from __future__ import annotations

import socket
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from service.cli import doctor, main
from service.store import database, migrate, revisions
from tests.served import free_port


def run(folder: Path, **variables: str) -> Result:
    variables = {
        "TIMELINE_DATABASE_URL": f"sqlite:///{folder}/data/t.db",
        "TIMELINE_PORT": str(free_port()),
        **variables,
    }
    return CliRunner().invoke(main, ["doctor"], env=variables)


def failing(result: Result) -> dict[str, str]:
    """Return the text of each check that failed, by name."""
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    return {name: text for mark, name, text in lines if mark == "FAIL"}


def checked(result: Result) -> list[str]:
    return [line[6:17].strip() for line in result.stdout.splitlines()]


def test_only_the_file_of_a_database_needs_a_folder_and_a_disk(tmp_path: Path) -> None:
    always = ["python", "extras", "time zones", "database", "address", "access"]
    assert checked(run(tmp_path, TIMELINE_DATABASE_URL="sqlite:///:memory:")) == always
    assert checked(run(tmp_path, TIMELINE_DATABASE_URL=f"postgresql://127.0.0.1:{free_port()}/news")) == always
    assert checked(run(tmp_path)) == [*always[:3], "folder", "disk", *always[3:]]


def test_a_new_installation_is_well(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, failing(result)) == (0, {}), result.stdout
    assert "`timeline serve` creates it" in result.stdout
    assert not (tmp_path / "data" / "t.db").exists(), "it changes nothing"


def test_a_database_without_its_schema(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "t.db").touch()
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "run `timeline migrate`" in failing(result)["database"]


def test_the_epoch_of_the_database_is_printed(tmp_path: Path) -> None:
    store = database.connect(f"sqlite:///{tmp_path}/data/t.db")
    migrate.up(store)
    assert f"the epoch {revisions.latest(store).epoch}\n" in run(tmp_path).stdout
    store.close()


def test_a_postgresql_that_is_away(tmp_path: Path) -> None:
    url = f"postgresql://desk:geheim@127.0.0.1:{free_port()}/news"
    result = run(tmp_path, TIMELINE_DATABASE_URL=url)
    assert failing(result).keys() == {"database"}
    assert "; start PostgreSQL, or correct TIMELINE_DATABASE_URL" in failing(result)["database"]
    assert "geheim" not in result.stdout


def test_an_address_in_use(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run(tmp_path, TIMELINE_PORT=str(other.getsockname()[1]))
    assert "choose another with PORT" in failing(result)["address"]


def test_open_access_from_the_network(tmp_path: Path) -> None:
    assert "TIMELINE_API_KEYS" in failing(run(tmp_path, TIMELINE_HOST="0.0.0.0"))["access"]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=5_000_000))
    assert failing(run(tmp_path))["disk"].startswith("only 5 MB free")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "t.db").write_text("Not a database at all.")
    assert "file is not a database; correct" in failing(run(tmp_path))["database"]


def test_a_database_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "t.db").touch()
    monkeypatch.setattr("os.access", lambda path, _: path != tmp_path / "data" / "t.db")
    assert failing(run(tmp_path))["folder"].startswith(f"{tmp_path}/data/t.db cannot be written: change its owner")


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    assert "change its owner" in failing(run(tmp_path))["folder"]


def test_missing_extras_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda module: None if module == "pypdf" else object())
    assert doctor.extras() == "not installed: documents; pip install 'news-timeline[documents]' adds them"
