"""The language of an article: given, of its page, or of its words."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.only("sqlite")  # no language depends on the database

FRENCH = (
    "Le pont a été fermé le 3 mars. La mairie a dit que les travaux ne sont pas finis et que 1900 personnes par jour "
    "doivent prendre le bac. Il sera ouvert en juin."
)


def test_the_words_of_a_text_name_its_language(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={"text": FRENCH, "published_at": "2025-03-13"}).get_json()
    assert answer["article"]["language"] == "fr"
    assert [event["date"]["edtf"] for event in answer["events"]] == ["2025-03-03", "2025-06"]
    assert answer["warnings"] == []


def test_a_given_language_that_the_text_contradicts_is_a_warning(client: FlaskClient) -> None:
    article = {"text": FRENCH, "published_at": "2025-03-13", "language": "es"}
    answer = client.post("/v1/articles", json=article).get_json()
    assert answer["article"]["language"] == "es"
    assert answer["warnings"] == ["language 'es' is given, but the text looks like 'fr'"]


def test_the_page_names_its_language(client: FlaskClient) -> None:
    page = "<html lang='sv-SE'><body><h1>Bron</h1><p>Bron stängdes den 3 mars.</p></body></html>"
    answer = client.post(
        "/v1/articles?published_at=2025-03-13", data=page.encode(), content_type="text/html; charset=utf-8"
    ).get_json()
    assert answer["article"]["language"] == "sv"
    assert [event["date"]["edtf"] for event in answer["events"]] == ["2025-03-03"]


def test_a_report_names_the_detected_language_and_the_runner_up(client: FlaskClient) -> None:
    article = {"text": "Der Stadtrat hat gestern gesagt, dass die Halle nicht öffnet.", "published_at": "2025-03-13"}
    found = client.post("/v1/articles", json={**article, "language": "nl"}).get_json()
    assert found["detected_language"]["language"] == "de"
    assert found["detected_language"]["clear"]
    assert found["detected_language"]["runner_up"] not in ("de", None)
    assert found["warnings"] == ["language 'nl' is given, but the text looks like 'de'"]
    assert (
        client.get(f"/v1/articles/{found['article']['id']}").get_json()["detected_language"]
        == found["detected_language"]
    )


@pytest.mark.parametrize("content_type", ["application/json", "text/html"])
def test_a_text_in_a_language_that_is_not_supported_has_no_events(client: FlaskClient, content_type: str) -> None:
    text = "މާލޭގެ ބްރިޖު 1998 ގައި ހުޅުވިއިރު އެތައް ބަޔަކު އެތަނަށް ޖަމާވި ކަމަށް ވެއެވެ."
    if content_type == "text/html":
        page = f"<html lang=dv><body><article><p>{text}</p></article></body></html>"
        query = {"published_at": "2025-03-13"}
        answer = client.post("/v1/articles", data=page.encode(), content_type=content_type, query_string=query)
    else:
        answer = client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13"})
    found = answer.get_json()
    assert answer.status_code == 201, found
    assert (found["article"]["language"], found["events"]) == ("dv", [])
    assert "the text looks like 'dv', which is not supported: no dates were searched" in found["warnings"]
    path = f"/v1/articles/{found['article']['id']}"
    changed = client.patch(path, json={"title": "1998"}, headers={"If-Match": client.get(path).headers["ETag"]})
    assert changed.status_code == 200, changed.get_json()
