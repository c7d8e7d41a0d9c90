"""An invented filter in a copy of the code: two declarations make it work in the API, its contract and the CLI."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.only("sqlite")  # the copy runs on SQLite only

ROOT = Path(__file__).parents[2]
#: What the filter changes under service/.
FILES_OF_A_FILTER = ("service/store/filter.py", "service/api/schemas/filters.py")
#: Each declaration, and the one before which it is inserted.
DECLARATIONS = (
    (
        '    origin: Annotated[str | None, Declaration("origin", equals("event.origin"))] = None\n',
        "    search: Annotated[",
    ),
    (
        '    origin = short_text(10, "Only events of this origin: engine or editor.", "editor")\n',
        "    search = SearchQuery(",
    ),
)
SCRIPT = """
import json
from click.testing import CliRunner
from service.app import create_app
from service.cli import main
from service.config.settings import Settings
from service.store import migrate

app = create_app(Settings(database_url="sqlite:///:memory:"))
migrate.up(app.config["DATABASE"])
client = app.test_client()
client.post("/v1/articles", json={"text": "It met on Sunday. It rained on Monday.", "published_at": "2025-03-13"})
client.post("/v1/events", json={"date": {"edtf": "2025-04"}, "status": "planned", "summary": "It opens."})

def count(path):
    return len(client.get(path).get_json()["entries"])

paths = client.get("/openapi.json").get_json()["paths"]
documented = [path for path, item in paths.items() if "/parameters/origin'" in str(item.get("get"))]
print(json.dumps({
    "page": [count(f"/v1/timeline?origin={origin}") for origin in ("engine", "editor")],
    "export": client.get("/v1/timeline.ndjson?origin=editor").text.count("\\n"),
    "histogram": client.get("/v1/timeline/histogram?origin=engine").get_json()["periods"][0]["count"],
    "combined": count("/v1/timeline?origin=engine&from=2025-03-10"),
    "documented": documented,
    "help": "--origin" in CliRunner().invoke(main, ["show", "--help"]).output,
}))
"""


@pytest.fixture
def results(tmp_path: Path) -> dict[str, Any]:
    """What the script prints in a copy of the code that has the filter."""
    for folder in ("service", "migrations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name, (declaration, before) in zip(FILES_OF_A_FILTER, DECLARATIONS, strict=True):
        source = (tmp_path / name).read_text(encoding="utf-8")
        assert source.count(before) == 1, name
        (tmp_path / name).write_text(source.replace(before, declaration + before), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return printed


def test_two_declarations_make_a_filter(results: dict[str, Any]) -> None:
    assert {"/v1/timeline", "/v1/timeline/histogram", "/v1/timeline.{extension}"} <= set(results.pop("documented"))
    assert results == {"page": [2, 1], "export": 1, "histogram": 2, "combined": 1, "help": True}
