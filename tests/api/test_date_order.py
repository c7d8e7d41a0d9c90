"""Figures such as 3/4/2025: read by the article's order, else the service's; both readings are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from service.store import database, migrate

ARTICLE = {"text": "The bridge was opened on 3/4/2025.", "published_at": "2025-06-01"}


def _readings(report: dict[str, Any]) -> tuple[str, str, list[str], str]:
    (event,) = report["events"]
    others = [one["date"]["edtf"] for one in event["alternatives"]]
    return report["date_order"], event["date"]["edtf"], others, event["certainty"]


def test_an_article_may_set_its_date_order(client: FlaskClient) -> None:
    american = client.post("/v1/resolve", json=ARTICLE).get_json()
    british = client.post("/v1/resolve", json={**ARTICLE, "date_order": "DMY"}).get_json()
    assert _readings(american) == ("MDY", "2025-03-04", ["2025-04-03"], "ambiguous")
    assert _readings(british) == ("DMY", "2025-04-03", ["2025-03-04"], "ambiguous")


def test_an_article_may_write_the_year_first(client: FlaskClient) -> None:
    short = {"text": "The bridge was opened on 25/03/04.", "published_at": "2025-06-01"}
    report = client.post("/v1/resolve", json={**short, "date_order": "YMD"}).get_json()
    assert _readings(report) == ("YMD", "2025-03-04", ["2004-03-25"], "ambiguous")
    by_query = client.post(
        "/v1/resolve?published_at=2025-06-01&date_order=YMD", data=short["text"], content_type="text/plain"
    )
    assert _readings(by_query.get_json()) == _readings(report)
    last = client.post("/v1/resolve", json={**ARTICLE, "date_order": "YMD"}).get_json()
    assert _readings(last) == ("YMD", "2025-03-04", ["2025-04-03"], "ambiguous")


def test_with_the_year_first_all_readings_are_listed(client: FlaskClient) -> None:
    article = {"text": "It opened on 05/06/07.", "published_at": "2025-06-01", "date_order": "YMD"}
    report = client.post("/v1/resolve", json=article).get_json()
    assert _readings(report) == ("YMD", "2005-06-07", ["2007-05-06", "2007-06-05"], "ambiguous")
    report = client.post("/v1/resolve", json={**article, "text": "It opened on 05/30/07."}).get_json()
    assert _readings(report) == ("YMD", "2007-05-30", [], "inferred")


def test_a_collection_may_write_the_year_first(client: FlaskClient) -> None:
    assert client.put("/v1/collections/storm", json={"date_order": "YMD"}).status_code == 201
    article = {"text": "It opened on 25/03/04.", "published_at": "2025-06-01", "collections": ["storm"]}
    assert _readings(client.post("/v1/articles", json=article).get_json())[:2] == ("YMD", "2025-03-04")


def test_dates_with_one_reading_ignore_the_date_order(client: FlaskClient) -> None:
    for order in ("MDY", "DMY"):
        for figures in ("23/4/2025", "4/23/2025"):
            article = {**ARTICLE, "text": f"It opened on {figures}.", "date_order": order}
            (event,) = client.post("/v1/resolve", json=article).get_json()["events"]
            assert (event["date"]["edtf"], event["alternatives"]) == ("2025-04-23", [])


def test_another_date_order_rereads_the_article(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=ARTICLE)
    again = client.post("/v1/articles", json=ARTICLE)
    other = client.post("/v1/articles", json={**ARTICLE, "date_order": "DMY"})
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 200]
    assert "changed" not in again.get_json()
    assert other.get_json()["changed"]
    kept = client.get(first.headers["Location"]).get_json()
    assert _readings(kept) == ("DMY", "2025-04-03", ["2025-03-04"], "ambiguous")


@pytest.mark.parametrize(("order", "day"), [("MDY", "2025-03-04"), ("DMY", "2025-04-03")])
def test_the_service_has_a_default_date_order(tmp_path: Path, order: str, day: str) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/events.db", date_order=order)
    migrate.up(database.connect(settings.database_url, settings.busy_timeout))
    report = create_app(settings).test_client().post("/v1/resolve", json=ARTICLE).get_json()
    assert _readings(report)[:2] == (order, day)
