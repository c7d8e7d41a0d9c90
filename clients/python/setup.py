"""Build the client: openapi-python-client generates ``news_timeline_client.contract`` from the service's openapi.yaml.

The code is generated into the wheel, and never into the sources.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from setuptools import setup
from setuptools.command.build_py import build_py

CONTRACT = Path(__file__).parents[2] / "openapi.yaml"
JSON = "application/json"


def load() -> dict[str, Any]:
    """Return the contract of the service."""
    return dict(yaml.safe_load(CONTRACT.read_text(encoding="utf-8")))


def for_generator(contract: dict[str, Any]) -> dict[str, Any]:
    """Return the contract with what openapi-python-client can generate: it sends and reads JSON and text only.

    Of several media types of a body, JSON stays, else the text is a string. ``timeline.py`` sends what is left out.
    """
    for item in contract["paths"].values():
        for operation in (operation for operation in item.values() if isinstance(operation, dict)):
            for described in (operation.get("requestBody", {}), *operation["responses"].values()):
                if "content" in described:
                    described["content"] = _one_media_type(described["content"])
    return contract


def _one_media_type(content: dict[str, Any]) -> dict[str, Any]:
    if content.get(JSON, {}).get("schema"):
        return {JSON: content[JSON]}
    if "application/problem+json" in content:
        return content
    return {"text/plain": {"schema": {"type": "string"}}}


def configuration(contract: dict[str, Any]) -> dict[str, Any]:
    """Return the generator's configuration.

    It calls a variable after the module of a model: that of Changes must not be that of its field "changes".
    """
    schemas = contract["components"]["schemas"].items()
    same = [name for name, schema in schemas if name.lower() in schema.get("properties", ())]
    overrides = {name: {"class_name": name, "module_name": f"{name.lower()}_model"} for name in same}
    return {"post_hooks": [], "class_overrides": overrides}


class GenerateAndBuild(build_py):
    """Build the package with the generated code."""

    def run(self) -> None:
        super().run()
        target = Path(self.build_lib) / "news_timeline_client" / "contract"
        contract = for_generator(load())
        with tempfile.TemporaryDirectory() as folder:
            source, config = Path(folder) / "openapi.json", Path(folder) / "config.json"
            source.write_text(json.dumps(contract), encoding="utf-8")
            config.write_text(json.dumps(configuration(contract)), encoding="utf-8")
            paths = ["--path", str(source), "--output-path", str(target), "--config", str(config)]
            options = [*paths, "--meta", "none", "--overwrite", "--fail-on-warning"]
            line = [sys.executable, "-m", "openapi_python_client", "generate", *options]
            subprocess.run(line, check=True)  # noqa: S603 - our own arguments


setup(version=load()["info"]["version"], cmdclass={"build_py": GenerateAndBuild})
