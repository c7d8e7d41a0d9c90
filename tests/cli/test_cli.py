"""The command itself: what it lists, prints and refuses. Serving, migrating and the demonstration: test_service.py."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from click.testing import CliRunner, Result

from service import __version__, cli
from service.cli import main, serve
from service.config import keys
from service.config.settings import Settings

ROOT = Path(__file__).parents[2]


def timeline(*line: str, **variables: str) -> Result:
    return CliRunner().invoke(main, line, env={"TIMELINE_DATABASE_URL": "sqlite:///:memory:", **variables})


def test_help_explains_every_command() -> None:
    listed = dict(re.findall(r"^  (\w+)  +(\S.*)$", timeline("--help").stdout.partition("Commands:")[2], re.MULTILINE))
    modules = [import_module(f"service.cli.{one.name}") for one in iter_modules(cli.__path__) if one.name != "__main__"]
    groups = [module.commands for module in modules if hasattr(module, "commands")]
    assert listed.keys() == {name for group in groups for name in group.commands}
    assert listed.keys() >= {"serve", "migrate", "settings", "openapi", "demo"}


def test_to_migrate_needs_nothing_of_what_answers_requests() -> None:
    asked = "import sys; from service.cli import main; main.get_command(None, 'migrate'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()
    assert "service.store.migrate" in loaded
    assert not {"flask", "service.app"} & set(loaded)


def test_version() -> None:
    assert __version__ in timeline("--version").stdout


def test_openapi_prints_the_contract() -> None:
    assert timeline("openapi").stdout == (ROOT / "openapi.yaml").read_text(encoding="utf-8")


def test_settings_hides_secrets(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text(f"sqlite:///{tmp_path}/x.db?password=s3cret\n")
    shown = CliRunner().invoke(main, ["settings"], env={"TIMELINE_DATABASE_URL_FILE": str(secret)}).stdout
    assert f"{tmp_path}/x.db" in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize("command", ["serve", "migrate", "settings", "demo"])
def test_a_bad_setting_is_one_line_and_78(command: str) -> None:
    done = timeline(command, TIMELINE_PORT="eighty")
    assert (done.exit_code, done.stdout) == (78, "")
    assert done.stderr == "timeline: TIMELINE_PORT is 'eighty': it must be a whole number from 1 to 65535\n"


def test_unknown_commands_are_refused() -> None:
    done = timeline("serv")
    assert done.exit_code == 2
    assert "No such command" in done.stderr


def test_gunicorn_is_started_with_a_configuration_that_exists() -> None:
    line = serve.command()
    assert Path(line[line.index("-c") + 1]).is_file()


@pytest.mark.parametrize("host", ["host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours_is_one_line(host: str) -> None:
    with pytest.raises(serve.ServingError, match=f"cannot listen on {host}:8000: .+; choose another"):
        serve.refuse_taken_address(Settings(host=host))


def test_a_key_is_printed_once_with_its_entry() -> None:
    shown = timeline("key", "desk", "--scope", "read").stdout
    token, entry = (line.split()[-1] for line in shown.splitlines())
    assert token.startswith("tl_")
    (key,) = keys.parse(entry)
    assert (key.name, key.scope, keys.find([key], token)) == ("desk", "read", key)
    assert timeline("key", "a b").exit_code == 1
