"""SQLite and PostgreSQL serve the same bytes for the same articles: every filter, order and format."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.app import create_app
from service.cli.demo.articles import samples
from service.config.settings import Settings
from service.eventing import Status
from service.formats import FORMATS
from service.store import migrate
from service.timeline.histogram import By
from service.timeline.query import Match
from service.timex.model import Certainty, Granularity
from tests.conftest import close, set_clock
from tests.postgresql import Server
from tests.timex.corpus import positive

Recorded = tuple[str, int, str | None, bytes]
#: Locale-aware sorting orders hyphens and digits differently from bytes.
SLUGS = ("harbour", "harbour-2", "harbour2", "harbours", "a-z", "az", "a1", "a-1", "9-lives")
WHEN = ("on Monday", "last week", "in April", "in 1998", "on 3 March 2025", "next Friday", "in the 1990s", "at 6 p.m.")
WHO = ("The council", "Zoë’s ferry", "Ålesund", "“Æther” Ltd", "東京", "The mayor 🎉")
#: At least one value of each query parameter of a timeline.
FILTERS = (
    *(f"&granularity={grain}" for grain in Granularity),
    *(f"&from=1998&to=2025-03-10&match={match}" for match in Match),
    *(f"&status={status}" for status in Status),
    *(f"&certainty={certainty}" for certainty in Certainty),
    *(f"&{name}" for name in ("corrected=true", "corrected=false", "include=hidden,orphaned", "language=en")),
    *(f"&{name}" for name in ("anchor_kind=published_at", "upcoming=true", "upcoming=false")),
    *(f"&source={quote(source)}" for source in ("Harbour Post", "Reuters", "Ålesund “1”")),
    *(f"&q={quote(words)}" for words in ("ferry", "Zoë’s", '"The mayor" OR council', "東京", "ferry -met")),
    "&fields=id,date,sentence",
)


def generated(count: int) -> list[dict[str, Any]]:
    """Return articles of a few days, with many ties and letters that locales sort differently from bytes."""
    chance = random.Random(3)
    made = []
    for number in range(count):
        lines = [f"{chance.choice(WHO)} met {chance.choice(WHEN)}." for _ in range(chance.randrange(1, 9))]
        day = f"2025-03-{chance.randrange(10, 14)}"
        named = {"external_id": f"{chance.choice('aAzZ-_éÉ9')}{number}"} if number % 3 else {}
        named |= {"source": "Ålesund “1”"} if number % 4 == 0 else {}
        inside = chance.sample(SLUGS, chance.randrange(4))
        title = f"{chance.choice(WHO)} \\ {number}"
        made.append({"text": "\n".join(lines), "published_at": day, "title": title, "collections": inside, **named})
    return made


def of_the_corpus(count: int) -> list[dict[str, Any]]:
    """Return articles from the texts of the engine's corpus, ten texts of one anchor each, some in collections."""
    texts: dict[str, list[str]] = defaultdict(list)
    for case in positive():
        texts[case.anchor.isoformat()].append(case.text)
    articles = [(day, " ".join(some)) for day, every in texts.items() for some in batched(every)]
    return [
        {"text": text, "title": text[:40], "published_at": day, "collections": [SLUGS[number % len(SLUGS)]]}
        for number, (day, text) in enumerate(articles[:count])
    ]


def batched(texts: list[str]) -> Iterator[list[str]]:
    """Yield the texts ten at a time."""
    yield from (texts[place : place + 10] for place in range(0, len(texts), 10))


class Battery:
    """Sends every kind of request to one service and records the responses in order."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.recorded: list[Recorded] = []
        self.articles: list[str] = []

    def request(self, method: str, path: str, **more: Any) -> Any:
        return self._record(method, path, **more).get_json(silent=True)

    def _record(self, method: str, path: str, **more: Any) -> TestResponse:
        response = self.client.open(path, method=method, **more)
        self.recorded.append((f"{method} {path}", response.status_code, response.headers.get("ETag"), response.data))
        return response

    def post(self, articles: list[dict[str, Any]]) -> None:
        for slug in SLUGS:
            self.request("PUT", f"/v1/collections/{slug}", json={"title": slug.title()})
        for article in articles:
            report = self.request("POST", "/v1/articles", json=article)
            self.articles.append(report["article"]["id"])
        self.request("POST", "/v1/articles/bulk", json=articles[:20])

    def change(self, articles: list[dict[str, Any]]) -> None:
        """Re-read, move and delete some articles, and correct some events."""
        for place, article in enumerate(articles[:12]):
            if "external_id" in article:
                self.request("POST", "/v1/articles", json={**article, "text": f"It rained today. {article['text']}"})
            self.request("PUT", f"/v1/collections/az/articles/{self.articles[place]}")
        for identity in self.articles[5:9]:
            self.request("DELETE", f"/v1/collections/az/articles/{identity}")
            self.request("DELETE", f"/v1/articles/{identity}")
        self.request("DELETE", "/v1/collections/a-1", headers={"If-Match": "*"})
        events = self.request("GET", "/v1/timeline?limit=60")["entries"]
        for place, patch in product(range(0, 60, 7), ({"summary": "Zoë’s ferry"}, {"hidden": True})):
            event = f"/v1/events/{events[place + ('hidden' in patch)]['id']}"
            self.request("PATCH", event, json=patch, headers={"If-Match": "*"})
            self.request("GET", f"{event}/history")

    def read(self) -> None:
        for place, identity in enumerate(self.articles):
            report = self.request("GET", f"/v1/articles/{identity}")
            for event in report.get("events", ()) if place % 5 == 0 else ():
                self.request("GET", f"/v1/events/{event['id']}")
        for slug in SLUGS:
            self.request("GET", f"/v1/collections/{slug}")
            self._follow(f"/v1/collections/{slug}/articles?limit=7", "after")
            self._follow(f"/v1/collections/{slug}/timeline?limit=20")
        self._follow("/v1/collections?limit=2", "after")
        self._follow("/v1/changes?since=0&limit=50")
        for extension, what in product(("atom", "json"), ("", "collection=az", "q=ferry", "upcoming=true")):
            self._follow(f"/v1/feed.{extension}?{what}")
        for query in self._queries():
            self._follow(f"/v1/timeline?{query}")
        for place, what in enumerate(FILTERS):
            self.request("GET", f"/v1/events?limit=100{what}")
            self.request("GET", f"/v1/timeline/histogram?by={list(By)[place % 4]}{what.partition('&fields')[0]}")
        for form, what in product(FORMATS, ("", *FILTERS[::9])):
            self.request("GET", f"/v1/timeline.{form.extension}?order=desc{what}")

    def _queries(self) -> Iterator[str]:
        places = ("", *(f"&collection={slug}" for slug in SLUGS[:3]), f"&article={self.articles[3]}")
        days = [f"{first}{last}" for first, last in product(("", "&from=2025-03-10"), ("", "&to=2025-03"))]
        for place, order in product(places, ("asc", "desc")):
            yield from (f"order={order}{place}{day}&limit=200" for day in days)
            yield f"order={order}{place}&limit=7"
        for place, order, what in product(places[:2], ("asc", "desc"), FILTERS):
            yield f"order={order}{place}{what}&limit=50"

    def _follow(self, path: str, parameter: str = "") -> None:
        """Request all pages from the first, by the Link header or, with a parameter, by the body's ``next``."""
        following: str | None = path
        while following:
            response = self._record("GET", following)
            if parameter:
                after = (response.get_json() or {}).get("next")
                following = after and f"{path}&{parameter}={after}"
            else:
                following = response.headers.get("Link", "").removeprefix("<").partition(">")[0]


def responses(url: str, articles: list[dict[str, Any]]) -> list[Recorded]:
    app = create_app(Settings(database_url=url))
    migrate.up(app.config["DATABASE"])
    app.config["DATABASE"].execute_sql("UPDATE revision SET epoch = '3f9c1a7e'")
    battery = Battery(app.test_client())
    battery.post(articles)
    battery.change(articles)
    battery.read()
    close(app.config["DATABASE"])
    return battery.recorded


@pytest.mark.slow
@pytest.mark.parametrize("source", ["samples", "corpus"])
def test_both_databases_respond_alike(
    source: str, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, dt.datetime(2025, 3, 14, tzinfo=dt.UTC))
    articles = [*samples(), *generated(40)] if source == "samples" else of_the_corpus(200)
    with server.fresh(migrated=False) as url:
        sqlite, postgresql = responses(f"sqlite:///{tmp_path}/timeline.db", articles), responses(url, articles)
    assert len(sqlite) > 600
    for left, right in zip(sqlite, postgresql, strict=True):
        assert left == right, left[0]
    assert {status for _, status, _, _ in sqlite} == {200, 201, 204, 404}
    assert len({body for _, _, _, body in sqlite}) > 300, "too few different responses to prove anything"
