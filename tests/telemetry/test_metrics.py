"""/metrics: the counters, both formats, the sum over all workers, and the key that it needs."""

from __future__ import annotations

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse

from service.app import create_app
from service.config import keys
from service.config.keys import Scope
from service.config.settings import Settings
from service.timex import _dateparser, languages
from tests.served import ServedAnew, request

ARTICLE = {
    "text": "It met on Sunday. It may rain. It lasted three hours in February. It was due on 3/4/2025.",
    "published_at": "2025-03-13",
}
ALERTS = Path(__file__).parents[2] / "docker" / "alerts.yaml"
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def samples(text: str) -> Samples:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in parse(text)
        for sample in family.samples
    }


def increase(client: FlaskClient, before: Samples, name: str, **labels: str) -> float:
    key = (name, tuple(sorted(labels.items())))
    return samples(client.get("/metrics").text).get(key, 0) - before.get(key, 0)


def test_articles_requests_and_waits_are_counted(client: FlaskClient) -> None:
    before = samples(client.get("/metrics").text)
    for text in (ARTICLE["text"], ARTICLE["text"], "It met on Monday."):
        client.post("/v1/articles", json={**ARTICLE, "text": text, "external_id": "one"}, buffered=True)
    for outcome in ("created", "unchanged", "changed"):
        assert increase(client, before, "timeline_articles_total", outcome=outcome) == 1
    route = {"method": "POST", "route": "/v1/articles"}
    assert increase(client, before, "timeline_http_requests_total", **route, status="201") == 1
    assert increase(client, before, "timeline_http_requests_total", **route, status="200") == 2
    assert increase(client, before, "timeline_http_request_duration_seconds_count", **route) == 3
    assert increase(client, before, "timeline_database_wait_seconds_count") >= 2


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        ("weekday", "resolved"),
        ("month", "resolved"),
        ("duration", "undated"),
        ("date", "ambiguous"),
        ("month", "rejected"),
    ],
)
def test_expressions_are_counted_by_rule_family_and_outcome(client: FlaskClient, rule: str, outcome: str) -> None:
    before = samples(client.get("/metrics").text)
    text = ARTICLE["text"] + " May Corp. lost money." if outcome == "rejected" else ARTICLE["text"]
    client.post("/v1/resolve", json={**ARTICLE, "text": text})
    assert increase(client, before, "timeline_expressions_total", rule=rule, outcome=outcome) >= 1


def test_articles_are_counted_by_the_language_they_were_read_in(client: FlaskClient) -> None:
    before = samples(client.get("/metrics").text)
    client.post("/v1/resolve", json={**ARTICLE, "text": "Le conseil s'est réuni hier.", "language": "fr-CA"})
    assert increase(client, before, "timeline_articles_read_total", language="fr") == 1


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.twin)])
def test_there_are_few_rule_families(every: int) -> None:
    families = {
        rule.id.partition(".")[0]
        for code in (*sorted(languages.folders())[::every], "de", "en")
        for rule in languages.language(code).grammar.rules
    }
    assert len(families) < 60


@pytest.mark.only("sqlite")  # the cache lives as long as the process: a second run would find it filled
def test_cached_results_of_dateparser_are_not_counted(client: FlaskClient) -> None:
    before = samples(client.get("/metrics").text)
    for _ in range(3):
        client.post("/v1/resolve", json={**ARTICLE, "text": "It was due on 11/12/2031."})
    assert increase(client, before, "timeline_dateparser_calls_total") == 2, "once for each order of day and month"


def test_fallbacks_of_dateparser_are_counted(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_dateparser, "weekday", lambda *_: None)
    before = samples(client.get("/metrics").text)
    client.post("/v1/resolve", json={**ARTICLE, "text": "It was due on Monday, and came on Tuesday."})
    assert increase(client, before, "timeline_dateparser_fallbacks_total") == 2


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "text/plain"),
        ("*/*", "text/plain"),
        ("text/plain;version=0.0.4", "text/plain"),
        ("application/openmetrics-text;version=1.0.0;q=0.7,text/plain;q=0.3", "application/openmetrics-text"),
        ("application/openmetrics-text; version=x; escaping=y", "application/openmetrics-text"),
        ("application/openmetrics-text;q=0", "text/plain"),
    ],
)
def test_accept_selects_the_format(client: FlaskClient, accept: str, media_type: str) -> None:
    client.post("/v1/articles", json=ARTICLE, buffered=True)
    response = client.get("/metrics", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    families = list((parse_openmetrics if "openmetrics" in media_type else parse)(response.text))
    assert "timeline_articles" in {family.name.removesuffix("_total") for family in families}
    assert all(family.documentation for family in families)


def test_the_alert_rules_use_metrics_that_exist(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE, buffered=True)
    known = {name for name, _ in samples(client.get("/metrics").text)}
    used = set(re.findall(r"timeline_\w+", ALERTS.read_text(encoding="utf-8")))
    assert used
    assert used <= known


def test_metrics_need_a_key_unless_they_are_public(settings: Settings) -> None:
    token, key = keys.make("prometheus", Scope.READ)
    keyed = Settings(database_url=settings.database_url, api_keys=key.entry, public_read=True)
    client = create_app(keyed).test_client()
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    public = Settings(database_url=settings.database_url, api_keys=key.entry, public_metrics=True)
    assert create_app(public).test_client().get("/metrics").status_code == 200
    assert create_app(public).test_client().get("/v1/timeline").status_code == 401


def test_metrics_are_the_sum_over_all_workers(served_anew: ServedAnew) -> None:
    base = served_anew[0]

    def post(number: int) -> int:
        return request(f"{base}/v1/articles", {**ARTICLE, "external_id": str(number)})[0]

    with ThreadPoolExecutor(8) as clients:
        assert set(clients.map(post, range(200))) == {201}
    for _ in range(10):  # different workers respond
        with urllib.request.urlopen(f"{base}/metrics", timeout=10) as response:
            text = response.read().decode()
        assert samples(text)[("timeline_articles_total", (("outcome", "created"),))] == 200
    assert not re.search(r"pid=|_created", text)
