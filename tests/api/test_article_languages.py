"""The language of an article: given, of its page, or of its words."""

from __future__ import annotations

from flask.testing import FlaskClient

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
