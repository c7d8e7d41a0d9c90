"""The optional extra ``archive``: its packages are imported where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from service.errors import InvalidInput


class NotInstalled(InvalidInput):
    """A package of the extra is missing."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed: install the service with its extra “archive”")


def extra(module: str) -> Any:
    """Return a module of the extra, imported. Raises NotInstalled."""
    try:
        return import_module(module)
    except ImportError as error:
        raise NotInstalled(module.partition(".")[0]) from error
