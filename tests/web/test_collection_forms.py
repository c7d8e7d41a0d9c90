"""Forms that create, change and delete a collection, without scripts."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.html import form_values, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def create(client: FlaskClient, **fields: str) -> None:
    assert client.post("/t", data=fields).status_code == 303


def test_a_form_creates_a_collection(client: FlaskClient) -> None:
    assert form_values(parse(client.get("/t")), "/t") == {"slug": "", "title": "", "description": ""}
    response = client.post("/t", data={"slug": "harbour", "title": " The harbour ", "description": "A.\r\nB."})
    assert (response.status_code, response.headers["Location"]) == (303, "/t/harbour")
    stored = client.get("/v1/collections/harbour").get_json()
    assert (stored["title"], stored["description"]) == ("The harbour", "A.\nB.")


@pytest.mark.parametrize(
    ("fields", "status", "error"),
    [
        ({"slug": "N o"}, 422, "slug: must be lowercase letters, digits and single hyphens, at most 64 characters"),
        ({}, 422, "slug: must be lowercase letters, digits and single hyphens, at most 64 characters"),
        ({"slug": "harbour"}, 409, "slug: a collection with this name exists already"),
        ({"slug": "new", "title": "x" * 1_001}, 422, "title: must have at most 1000 characters"),
    ],
)
def test_bad_input_is_explained_and_stays_in_the_form(
    client: FlaskClient, fields: dict[str, str], status: int, error: str
) -> None:
    create(client, slug="harbour", title="Old")
    response = client.post("/t", data=fields)
    assert response.status_code == status
    page = parse(response)
    assert text(page, "//p[@class='error']") == error
    assert page.xpath("//details[@open]//*[@aria-invalid]/@name") == [error.partition(":")[0]]
    values = form_values(page, "/t")
    assert {name: values[name] for name in fields} == fields
    assert client.get("/v1/collections/harbour").get_json()["title"] == "Old"


def test_a_title_that_is_too_long_changes_nothing_and_stays_in_the_form(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={"title": "Old", "description": "About boats."})
    form = form_values(parse(client.get("/t/harbour/edit")), "/t/harbour/edit")
    assert (form["title"], form["description"]) == ("Old", "About boats.")
    response = client.post("/t/harbour/edit", data={**form, "title": "x" * 1_001})
    assert response.status_code == 422
    assert form_values(parse(response), "/t/harbour/edit")["title"] == "x" * 1_001
    assert client.get("/v1/collections/harbour").get_json()["title"] == "Old"


def test_a_collection_is_renamed_and_keeps_its_defaults(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={"title": "Old", "description": "Gone.", "language": "de"})
    assert "/t/harbour/edit" in parse(client.get("/t/harbour")).xpath("//a/@href")
    form = form_values(parse(client.get("/t/harbour/edit")), "/t/harbour/edit")
    response = client.post("/t/harbour/edit", data={**form, "title": "New", "description": ""})
    assert response.headers["Location"] == "/t/harbour"
    stored = client.get("/v1/collections/harbour").get_json()
    assert (stored["title"], stored["description"], stored["language"]) == ("New", None, "de")


@pytest.mark.parametrize("action", ["save", "delete"])
def test_a_conflict_is_shown_and_overwrites_nothing(client: FlaskClient, action: str) -> None:
    create(client, slug="harbour", title="Old")
    form = form_values(parse(client.get("/t/harbour/edit")), "/t/harbour/edit")
    client.put("/v1/collections/harbour", json={"title": "Theirs"}, headers={"If-Match": "*"})
    mine = {**form, "title": "Mine", "action": action, "confirmed": "on"}
    response = client.post("/t/harbour/edit", data=mine)
    assert response.status_code == 412
    page = parse(response)
    assert texts(page, "//tr[1]/td") == ["Theirs", "Mine"]
    assert client.get("/v1/collections/harbour").get_json()["title"] == "Theirs"
    again = form_values(page, "/t/harbour/edit")
    assert client.post("/t/harbour/edit", data=again).status_code == 303
    assert client.get("/v1/collections/harbour").get_json()["title"] == "Mine"


def test_deleting_needs_a_confirmation_and_keeps_the_articles(client: FlaskClient) -> None:
    create(client, slug="harbour")
    article = {"text": "It met on Sunday.", "published_at": "2025-03-13", "collections": ["harbour"]}
    stored = client.post("/v1/articles", json=article).get_json()["article"]["id"]
    page = parse(client.get("/t/harbour/edit"))
    form = {"revision": form_values(page, "/t/harbour/edit")["revision"], "action": "delete"}
    response = client.post("/t/harbour/edit", data=form)
    assert (response.status_code, text(parse(response), "//p[@class='error']")) == (
        422,
        "confirmed: confirm that the collection goes",
    )
    response = client.post("/t/harbour/edit", data={**form, "confirmed": "on"})
    assert (response.status_code, response.headers["Location"]) == (303, "/t")
    assert client.get("/v1/collections/harbour").status_code == 404
    assert client.get(f"/v1/articles/{stored}").status_code == 200


def test_an_unknown_collection_has_no_form(client: FlaskClient) -> None:
    assert client.get("/t/nothing/edit").status_code == 404
    assert client.post("/t/nothing/edit").status_code == 404
