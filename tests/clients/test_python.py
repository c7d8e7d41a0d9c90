"""The Python client: its wheel is built with a public generator, and works with a running service."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.needs import needs
from tests.served import serving

ROOT = Path(__file__).parents[2]
TEXT = "The bridge opened on Sunday. It will close in April."


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the wheel, built from a copy of the sources."""
    needs(importlib.util.find_spec("openapi_python_client"), "openapi-python-client is not installed")
    copy = tmp_path_factory.mktemp("client")
    shutil.copy(ROOT / "openapi.yaml", copy)
    shutil.copytree(ROOT / "clients", copy / "clients", ignore=shutil.ignore_patterns("build", "dist", "*.egg-info"))
    line = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(copy / "clients" / "python")]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    [wheel] = (copy / "clients" / "python" / "dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(copy / "packages")
    return copy / "packages"


@pytest.fixture(scope="module")
def client(packages: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(packages))
    yield importlib.import_module("news_timeline_client")
    sys.path.remove(str(packages))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running service, below a path, with small pages."""
    folder = tmp_path_factory.mktemp("service")
    with serving(folder, TIMELINE_PUBLIC_URL="http://localhost/timeline", TIMELINE_MAX_BODY="20000") as (base, _, _):
        yield f"{base}/timeline"


@pytest.fixture
def timeline(client: ModuleType, url: str) -> Iterator[Any]:
    with client.Timeline(url) as opened:
        yield opened


def test_an_article_is_stored_once(client: ModuleType, timeline: Any) -> None:
    report = timeline.post(client.ArticleIn(text=TEXT, published_at="2025-03-13", source="Harbour Post"))
    assert [event.date.edtf for event in report.events] == ["2025-03-09", "2025-04"]
    first = report.events[0].date
    assert (first.start_on, first.end_before) == (dt.date(2025, 3, 9), dt.date(2025, 3, 10))
    assert first.granularity is client.contract.models.Granularity.DAY
    again = timeline.post({"text": TEXT, "published_at": dt.date(2025, 3, 13), "source": "Harbour Post"})
    assert [event.id for event in again.events] == [event.id for event in report.events]


def test_bulk_yields_a_line_for_each_article(timeline: Any) -> None:
    days = [dt.datetime(2025, 5, day, 8, tzinfo=dt.UTC) for day in range(1, 8)]
    articles: list[dict[str, object]] = [{"text": f"Ferry {day.day} left today.", "published_at": day} for day in days]
    articles.insert(3, {"text": "It left today.", "published_at": "soon"})
    lines = list(timeline.bulk(iter(articles), size=3))
    assert [line.line for line in lines] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [line.status for line in lines] == [201, 201, 201, 422, 201, 201, 201, 201]
    assert "published_at" in lines[3].problem.detail


def test_documents_of_other_media_types(timeline: Any) -> None:
    page = (
        "<html lang='en'><body><article><p>The lock reopened on Monday after a long repair.</p></article></body></html>"
    )
    report = timeline.post_document(page, "text/html", published_at=dt.date(2025, 6, 12), title="Lock reopens")
    assert report.events[0].date.edtf == "2025-06-09"
    table = "text,published_at\nIt rained on Monday.,2025-06-12\nIt snowed on Monday.,2025-06-13\n"
    assert [line.status for line in timeline.post_document(table, "text/csv")] == [201, 201]


def test_lists_are_read_without_their_pages(timeline: Any) -> None:
    list(timeline.bulk({"text": f"Train {number} left today.", "published_at": "2024-01-15"} for number in range(9)))
    entries = list(timeline.entries(limit=4, from_=dt.date(2024, 1, 1), to="2024-01", kind="all"))
    assert len(entries) == 9
    assert {entry.date.start_on for entry in entries} == {dt.date(2024, 1, 15)}
    articles = list(timeline.articles(limit=4, published_from=dt.date(2024, 1, 15), published_to="2024-01-15"))
    assert len({article.id for article in articles}) == 9


def test_changes_are_followed(timeline: Any) -> None:
    seen = [change.id for page in timeline.changes() for change in page.changes]
    assert len(seen) == len(set(seen))
    *_, last = timeline.changes()
    new = timeline.post({"text": "The pier burned down on Friday.", "published_at": "2025-07-10"})
    assert next(timeline.changes(since=last.next_)).changes[0].id == new.events[0].id
    followed = timeline.changes(since=last.next_, poll=0.01)
    assert next(followed).changes[0].event.summary == "The pier burned down on Friday."
    newer = timeline.post({"text": "The pier was rebuilt on Sunday.", "published_at": "2025-08-07"})
    assert next(followed).changes[0].id == newer.events[0].id
    explicit = [change.event for page in timeline.changes(certainty="explicit") for change in page.changes]
    assert {event.certainty.value for event in explicit if event} <= {"explicit"}
    assert not list(timeline.changes(since=last.next_, kind="figure"))


def test_the_generated_operations_take_the_same_connection(client: ModuleType, timeline: Any) -> None:
    from news_timeline_client.contract.api.events import get_event, patch_event, post_event
    from news_timeline_client.contract.models import DateIn, EventIn, EventPatch, Status

    body = EventIn(date=DateIn(edtf="2025-09"), status=Status.PLANNED, summary="The market opens.")
    made = post_event.sync(client=timeline.generated, body=body)
    assert (made.date.start_on, made.date.end_before) == (dt.date(2025, 9, 1), dt.date(2025, 10, 1))
    same_date = DateIn.from_dict(made.date.to_dict())
    patch = EventPatch(date=same_date, summary="The market reopens.")
    assert (
        patch_event.sync(made.id, client=timeline.generated, body=patch, if_match="*").summary == "The market reopens."
    )
    assert get_event.sync(made.id, client=timeline.generated).date == made.date


def test_a_refused_request_raises_its_problem(client: ModuleType, timeline: Any) -> None:
    with pytest.raises(client.ProblemError, match="422: published_at") as refused:
        timeline.post({"text": "It rained.", "published_at": "soon"})
    assert refused.value.problem.errors[0].field == "published_at"
    with pytest.raises(client.ProblemError) as unknown:
        next(timeline.entries("nothing"))
    assert unknown.value.status == 404


def answering(
    client: ModuleType, monkeypatch: pytest.MonkeyPatch, *statuses: int
) -> tuple[Any, list[Any], list[float]]:
    """Return a timeline whose service answers with these statuses, 0 for a lost connection; its requests; its waits."""
    import httpx

    requests: list[httpx.Request] = []
    waits: list[float] = []
    monkeypatch.setattr("news_timeline_client.timeline.time.sleep", waits.append)

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        status = statuses[len(requests) - 1]
        if status == 0:
            raise httpx.ReadError("the connection was lost")
        body = {"line": 1, "status": 201} if status == 200 else {}
        return httpx.Response(status, headers={"Retry-After": "7"} if status == 429 else {}, content=json.dumps(body))

    return client.Timeline("http://service", transport=httpx.MockTransport(answer)), requests, waits


SENDS: dict[str, Callable[[Any], Any]] = {
    "post": lambda timeline: timeline.post({"text": "It rained."}),
    "bulk": lambda timeline: list(timeline.bulk([{"text": "It rained."}])),
    "entries": lambda timeline: list(timeline.entries()),
}


@pytest.mark.parametrize("send", SENDS.values(), ids=SENDS)
def test_requests_are_repeated_at_most_five_times(
    client: ModuleType, monkeypatch: pytest.MonkeyPatch, send: Callable[[Any], Any]
) -> None:
    timeline, requests, waits = answering(client, monkeypatch, 0, 429, 503, 502, 503)
    with pytest.raises(client.ProblemError, match="503"):
        send(timeline)
    assert len(requests) == 5
    assert len({(request.headers.get("Idempotency-Key"), request.content) for request in requests}) == 1
    assert waits[1] == 7
    assert 0 < waits[0] <= 0.5 < waits[2] <= 2 < waits[3] <= 4


def test_a_repeated_request_succeeds(client: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline, requests, _ = answering(client, monkeypatch, 503, 0, 200)
    assert [line.status for line in timeline.bulk([{"text": "It rained."}])] == [201]
    assert len(requests) == 3


def test_what_may_not_be_repeated_is_sent_once(client: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    from news_timeline_client.contract.api.webhooks import post_webhook
    from news_timeline_client.contract.models import WebhookIn

    timeline, requests, _ = answering(client, monkeypatch, 503, 200)
    with pytest.raises(KeyError):  # the answer is not a problem
        post_webhook.sync(client=timeline.generated, body=WebhookIn(url="https://desk.example"))
    assert len(requests) == 1


@pytest.mark.slow
def test_the_client_passes_mypy_strict(packages: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "news_timeline_client"]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=240, cwd=packages)
    assert done.returncode == 0, done.stdout[-3_000:]


def test_the_readme_is_short() -> None:
    assert len((ROOT / "clients" / "python" / "README.md").read_text(encoding="utf-8").splitlines()) <= 60
