"""The engine beside other finders of dates, each in a process of its own on the same texts: speed, memory, accuracy.

``python -m tests.benchmarks.engine NAME GOLD`` runs one of them and prints its figures as JSON.
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
_CHRONO = Path(__file__).with_name("chrono.mjs")


def measure(name: str, gold: Path) -> dict[str, Any] | str:
    """The figures of one finder in a process of its own, or why there are none."""
    if name == "chrono-node" and not chrono_folder():
        return "needs node, and `npm install --prefix .venv chrono-node`"
    command = [sys.executable, "-m", "tests.benchmarks.engine", name, str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def chrono_folder() -> Path | None:
    """Where chrono-node is installed, as node would look for it from here."""
    if not shutil.which("node"):
        return None
    folders = [Path.cwd() / ".venv", Path.cwd(), *Path.cwd().parents]
    return next((one for one in folders if (one / "node_modules" / "chrono-node").exists()), None)


def _ours(documents: list[Document]) -> list[Document]:
    return [tag_document(one) for one in documents]


def _search_dates(documents: list[Document]) -> list[Document]:
    from dateparser.search import search_dates

    return [{"id": one["id"], "timexes": _searched(one, search_dates)} for one in documents]


def _searched(document: Document, search: Callable[..., Any]) -> list[Document]:
    base = dt.datetime.fromisoformat(document["dct"][:10])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, date in search(document["text"], languages=["en"], settings=settings) or ():
        start = document["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append({"start": start, "end": at, "text": words, "type": "DATE", "value": date.date().isoformat()})
    return found


FINDERS: dict[str, Callable[[list[Document]], list[Document]]] = {
    "this engine": _ours,
    "dateparser.search": _search_dates,
}


NAMES = (*FINDERS, "chrono-node")


def _run(name: str, gold: Path) -> dict[str, Any]:
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    kilobytes = sum(len(one["text"].encode()) for one in documents) / 1000
    if name == "chrono-node":
        found, seconds, memory = _chrono(gold)
    else:
        start = time.process_time()
        found = FINDERS[name](documents)
        cold = time.process_time() - start
        start = time.process_time()
        FINDERS[name](documents if cold < 1 else documents[:0])
        seconds = time.process_time() - start if cold < 1 else cold
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scores = score(zip(documents, found, strict=True))
    return {
        "speed": kilobytes / seconds,
        "memory": memory,
        "calendar": scores.f1("calendar", "found dates", "gold dates"),
        "value": scores.share("value"),
    }


def _chrono(gold: Path) -> tuple[list[Document], float, float]:
    command = ["node", str(_CHRONO), str(chrono_folder()), str(gold)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return answer["documents"], answer["seconds"], answer["megabytes"]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(sys.argv[1], Path(sys.argv[2]))))
