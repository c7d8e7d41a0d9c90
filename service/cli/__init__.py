"""The ``timeline`` command: one module per subcommand, imported only when that subcommand runs.

An expected error is one line on standard error; the exit code is 1, or 78 when the configuration is wrong.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Any

import click

from service import __version__
from service.cli.common import fail

#: Each subcommand's module, whose ``command`` it is: `timeline migrate` must not load what answers requests.
_MODULES = {
    "backup": "backup",
    "deliver": "delivering.command",
    "demo": "demo.command",
    "doctor": "doctor",
    "evaluate": "evaluate",
    "export": "export",
    "follow": "following.command",
    "import": "importing.command",
    "key": "key",
    "languages": "languages",
    "load": "load",
    "migrate": "migrate",
    "new-epoch": "new_epoch",
    "openapi": "openapi",
    "read": "read",
    "regroup": "regroup",
    "reread": "reread",
    "resolve": "resolve",
    "serve": "serve",
    "settings": "settings",
    "show": "show",
    "story": "story",
    "tag": "tag",
}
_CONTEXT = {"help_option_names": ["-h", "--help"], "show_default": True, "max_content_width": 100}


class _LazyGroup(click.Group):
    """A group that imports a subcommand when it is needed and prints expected errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        gc.disable()  # what modules create stays: looking for garbage there takes a sixth of the start
        try:
            command: click.Command = import_module(f"service.cli.{_MODULES[cmd_name]}").command
        finally:
            gc.enable()
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            # imported only now, because it loads the store, which `timeline tag` does not need
            code: int | None = import_module("service.cli.errors").exit_code(error)
            if code is None:
                raise
            fail(str(error), code)


@click.group(cls=_LazyGroup, context_settings=_CONTEXT)
@click.version_option(__version__)
def main() -> None:
    """Turn news into dated timelines: serve, import, export and inspect them.

    Environment variables configure the service: run `timeline settings` for the list.
    """
