"""The command itself: help, version, errors, settings and keys. tests/live runs serve, migrate and demo for real."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner, Result

from service import __version__
from service.cli import gunicorn, main
from service.cli.common import CommandError
from service.config import keys
from service.config.settings import Settings

ROOT = Path(__file__).parents[2]
COMMANDS = main.list_commands(click.Context(main))


def timeline(*line: str, **variables: str) -> Result:
    return CliRunner().invoke(main, line, env={"TIMELINE_DATABASE_URL": "sqlite:///:memory:", **variables})


def test_help_lists_every_command_with_its_purpose() -> None:
    listed = dict(
        re.findall(r"^  ([\w-]+)  +(\S.*)$", timeline("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    )
    assert list(listed) == COMMANDS == sorted(COMMANDS)
    assert {"serve", "migrate", "settings", "openapi", "demo"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_has_a_help_text(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_shows_choices_and_defaults() -> None:
    assert "[asc|desc]" in timeline("export", "--help").stdout
    shown = " ".join(timeline("export", "--help").stdout.split())
    assert "[default: asc]" in shown
    assert "[all|event|statement|comparison|figure|schedule|background|reference],…" in shown
    assert "timesketch (Timesketch), vis (vis-timeline)" in shown
    assert "[default: write]" in " ".join(timeline("key", "--help").stdout.split())


def test_help_shows_the_bounds_of_numbers_and_what_is_a_period() -> None:
    shown = " ".join(timeline("story", "--help").stdout.split())
    assert "--sentences NUMBER The maximum number of entries of a day. [default: 1; 1<=x<=5]" in shown
    assert "--from PERIOD" in shown
    assert "[default: TIMELINE_PORT, or PORT, or 8000]" in " ".join(timeline("serve", "--help").stdout.split())


@pytest.mark.parametrize(
    ("line", "typed", "values"),
    [
        ("export", "cs", ["csv"]),
        ("export --certainty", "in", ["inferred"]),
        ("show --kind", "event,st", ["event,statement"]),
        ("show --include", "", ["hidden", "orphaned"]),
        ("story x --order", "", ["date", "score"]),
        ("resolve --date-order", "D", ["DMY"]),
        ("export --q", "", []),
    ],
)
def test_shells_complete_values(line: str, typed: str, values: list[str]) -> None:
    completion = BashComplete(main, {}, "timeline", "_TIMELINE_COMPLETE")
    assert [item.value for item in completion.get_completions(line.split(), typed)] == values


def loaded_by(name: str) -> set[str]:
    """Return the modules that are loaded once a command is."""
    script = f"import sys; from service.cli import main; main.get_command(None, {name!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_migrate_does_not_load_the_web_framework() -> None:
    loaded = loaded_by("migrate")
    assert "service.store.migrate" in loaded
    assert not {"flask", "service.app"} & loaded


def test_tag_loads_only_the_engine() -> None:
    loaded = loaded_by("tag")
    assert "service.timex.engine" in loaded
    assert not {"peewee", "service.config.settings", "service.store"} & loaded


def test_version() -> None:
    assert __version__ in timeline("--version").stdout


def test_openapi_prints_the_committed_contract() -> None:
    assert timeline("openapi").stdout == (ROOT / "openapi.yaml").read_text(encoding="utf-8")


def test_settings_hides_secrets(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text(f"sqlite:///{tmp_path}/x.db?password=s3cret\n")
    shown = CliRunner().invoke(main, ["settings"], env={"TIMELINE_DATABASE_URL_FILE": str(secret)}).stdout
    assert f"{tmp_path}/x.db" in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize("command", ["serve", "migrate", "settings", "demo"])
def test_an_invalid_setting_is_one_line_and_exit_code_78(command: str) -> None:
    done = timeline(command, TIMELINE_PORT="eighty")
    assert (done.exit_code, done.stdout) == (78, "")
    assert done.stderr.startswith("timeline: TIMELINE_PORT is 'eighty': ")
    assert done.stderr.count("\n") == 1


def test_an_unknown_command_is_a_usage_error() -> None:
    done = timeline("serv")
    assert done.exit_code == 2
    assert "No such command" in done.stderr


def test_gunicorn_gets_a_configuration_file_that_exists() -> None:
    line = gunicorn.command_line()
    assert Path(line[line.index("-c") + 1]).is_file()


@pytest.mark.parametrize("host", ["host.invalid", "203.0.113.7"])
def test_an_address_of_another_machine_is_an_error(host: str) -> None:
    with pytest.raises(CommandError, match=f"cannot listen on {host}:8000: .+; choose another"):
        gunicorn.require_free_address(Settings(host=host))


def test_key_prints_a_key_and_its_entry() -> None:
    shown = timeline("key", "desk", "--scope", "read").stdout
    token, entry = (line.split()[-1] for line in shown.splitlines())
    assert token.startswith("tl_")
    (key,) = keys.parse(entry)
    assert (key.name, key.scope, keys.find([key], token)) == ("desk", "read", key)


def test_key_rejects_an_invalid_name() -> None:
    done = timeline("key", "a b")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
