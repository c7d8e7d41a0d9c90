"""Articles for the tests of archives."""

from __future__ import annotations

import gzip
import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.needs import needs

TEXT = (
    "The council met on Sunday at 9 a.m. in Bergen. Its members, who were elected in 2021, will vote on the bridge in"
    " April. Unemployment rose to 5.1 percent in February. The harbour was closed from 3/4/25 for two weeks."
)


def article(number: int, **more: Any) -> dict[str, Any]:
    """Return an article with several events."""
    own = {"external_id": f"n{number}", "url": f"https://post.example/{number}", "title": f"Bridge {number}"}
    return {"text": f"{TEXT} Report {number}.", "published_at": "2025-03-13", "source": "The Post", **own, **more}


def written(path: Path, lines: list[Any]) -> str:
    """Write articles, or lines as they are, to a file of JSON Lines and return its path."""
    body = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(body) if path.suffix == ".gz" else body)
    return str(path)


def needed(module: str) -> Any:
    """Return a module of the extra ``archive``; without the extra, skip the test."""
    package = module.partition(".")[0]
    needs(find_spec(package), f"{package} of the extra archive")
    return import_module(module)
