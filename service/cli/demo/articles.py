"""The sample articles of the demonstration."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def samples() -> list[dict[str, Any]]:
    """Return the sample articles as bodies for POST /v1/articles, in the order of their files."""
    folder = resources.files("service.cli.demo") / "samples"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]
