"""The engine and other finders of dates on the same texts, each in its own process: speed, memory and accuracy.

``python -m tests.benchmarks.engine NAME GOLD`` measures one of them and prints the figures as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service.cli.scoring import score
from service.cli.tag import tag_document

Document = dict[str, Any]
Finder = Callable[[list[Document]], list[Document]]
_CHRONO = Path(__file__).with_name("chrono.mjs")


def measure(name: str, gold: Path) -> dict[str, Any] | str:
    """Return the figures of a finder, measured in its own process, or the reason why there are none."""
    if name == "chrono-node" and not chrono_folder():
        return "needs node, and `npm install --prefix .venv chrono-node`"
    command = [sys.executable, "-m", "tests.benchmarks.engine", name, str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def chrono_folder() -> Path | None:
    """Return the folder where node would find chrono-node, or None."""
    if not shutil.which("node"):
        return None
    folders = [Path.cwd() / ".venv", Path.cwd(), *Path.cwd().parents]
    return next((folder for folder in folders if (folder / "node_modules" / "chrono-node").exists()), None)


def _ours(documents: list[Document]) -> list[Document]:
    return [tag_document(document) for document in documents]


def _search_dates(documents: list[Document]) -> list[Document]:
    from dateparser.search import search_dates

    return [{"id": document["id"], "timexes": _timexes_of(document, search_dates)} for document in documents]


def _timexes_of(document: Document, search: Callable[..., Any]) -> list[Document]:
    base = dt.datetime.fromisoformat(document["dct"][:10])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    timexes, end = [], 0
    for words, date in search(document["text"], languages=["en"], settings=settings) or ():
        start = document["text"].find(words, end)
        if start >= 0:
            end = start + len(words)
            timexes.append(
                {"start": start, "end": end, "text": words, "type": "DATE", "value": date.date().isoformat()}
            )
    return timexes


FINDERS: dict[str, Finder] = {
    "this engine": _ours,
    "dateparser.search": _search_dates,
}
NAMES = (*FINDERS, "chrono-node")


def _run(name: str, gold: Path) -> dict[str, Any]:
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    kilobytes = sum(len(document["text"].encode()) for document in documents) / 1000
    tagged, seconds, memory = _chrono(gold) if name == "chrono-node" else _python(FINDERS[name], documents)
    scores = score(zip(documents, tagged, strict=True))
    return {
        "speed": kilobytes / seconds,
        "memory": memory,
        "calendar": scores.f1("calendar", "found dates", "gold dates"),
        "value": scores.share("value"),
    }


def _python(find: Finder, documents: list[Document]) -> tuple[list[Document], float, float]:
    """Return the tagged documents, the CPU seconds and the peak memory in megabytes.

    A fast finder is timed on its second pass, because chrono-node is warm when it is timed.
    """
    tagged, seconds = _timed(find, documents)
    if seconds < 1:
        _, seconds = _timed(find, documents)
    return tagged, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(find: Finder, documents: list[Document]) -> tuple[list[Document], float]:
    start = time.process_time()
    tagged = find(documents)
    return tagged, time.process_time() - start


def _chrono(gold: Path) -> tuple[list[Document], float, float]:
    """Return what ``_python`` does, for chrono-node."""
    command = ["node", str(_CHRONO), str(chrono_folder()), str(gold)]
    result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return result["documents"], result["seconds"], result["megabytes"]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(sys.argv[1], Path(sys.argv[2]))))
