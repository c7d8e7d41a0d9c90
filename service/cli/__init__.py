"""The ``timeline`` command. Each command is a few lines over the use cases; an error is one line, exit code 1 or 78."""

from __future__ import annotations

from importlib import import_module

import click

from service import __version__

#: The module that each command stands in, loaded when it is asked for: to migrate needs nothing of what reads articles.
_MODULES = {
    **dict.fromkeys(("serve", "migrate", "backup", "settings", "key"), "operating"),
    **dict.fromkeys(("resolve", "import", "reread"), "reading"),
    **dict.fromkeys(("export", "show"), "taking"),
    **dict.fromkeys(("tag", "evaluate"), "measuring"),
    **dict.fromkeys(("demo", "openapi"), "showing"),
}


class _Commands(click.Group):
    """A group of the groups in those modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        group: click.Group = import_module(f"service.cli.{_MODULES[cmd_name]}").commands
        return group.get_command(ctx, cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turns news into dated timelines."""
