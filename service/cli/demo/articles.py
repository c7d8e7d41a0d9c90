"""The sample articles of the demonstration."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

#: The slug of the collection of one storm in four languages.
STORM = "storm-edda"


def samples() -> list[dict[str, Any]]:
    """Return the sample articles as bodies for POST /v1/articles, in the order of their files."""
    return _articles_in("samples")


def storm() -> list[dict[str, Any]]:
    """Return articles in English, German, Spanish and Arabic on one storm; they are for the collection ``STORM``."""
    return [{**article, "collections": [STORM]} for article in _articles_in("storm")]


def _articles_in(name: str) -> list[dict[str, Any]]:
    folder = resources.files("service.cli.demo") / name
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]
