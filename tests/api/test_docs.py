"""The API reference: it shows every operation, its curl commands work, and it loads nothing from elsewhere."""

from __future__ import annotations

import html
import json
import re
import shlex
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.contract_examples import Examples

pytestmark = pytest.mark.only("sqlite")  # nothing here depends on the database
Json = dict[str, Any]
METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")


@pytest.fixture
def contract(client: FlaskClient) -> Json:
    return dict(client.get("/openapi.json").get_json())


@pytest.fixture
def page(client: FlaskClient) -> str:
    response = client.get("/docs")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    return response.text


def operations(contract: Json) -> list[tuple[str, str, Json]]:
    return [
        (method.upper(), path, operation)
        for path, item in contract["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    ]


def article(page: str, operation_id: str) -> str:
    """The part of the page about one operation."""
    found = re.search(rf'<article id="{operation_id}">.*?</article>', page, re.DOTALL)
    assert found, operation_id
    return found[0]


def test_every_operation_is_on_the_page(page: str, contract: Json) -> None:
    assert len(operations(contract)) > 15
    for method, path, operation in operations(contract):
        part = article(page, operation["operationId"])
        assert f"<b>{method}</b> {path}</code>" in part
        assert html.escape(operation["summary"], quote=False).replace("'", "&#39;") in part


def test_the_menu_groups_all_operations_by_tag(page: str, contract: Json) -> None:
    menu = page.partition("<nav")[2].partition("</nav>")[0]
    links = re.findall(r'href="#([^"]+)"', menu)
    expected = []
    for tag in contract["tags"]:
        tagged = [operation for _, _, operation in operations(contract) if tag["name"] in operation["tags"]]
        expected += [tag["name"], *(operation["operationId"] for operation in tagged)]
    assert sorted(links) == sorted([*expected, "errors"])
    tags = [tag["name"] for tag in contract["tags"]]
    assert [link for link in links if link in tags] == tags
    for tag in tags:
        assert links[links.index(tag) + 1] not in tags, f"{tag} is empty"


def test_successful_responses_come_first(page: str, contract: Json) -> None:
    for _, _, operation in operations(contract):
        responses = article(page, operation["operationId"]).partition("<h4>Responses</h4>")[2]
        statuses = re.findall(r"<p><b>(\d+)</b>", responses)
        assert statuses == sorted(status for status in operation["responses"] if status < "4")
        assert statuses[0] in ("200", "201", "204")
        errors = re.findall(r'<a href="/problems/[^"]+">(\d+)</a>', responses)
        assert errors == sorted(status for status in operation["responses"] if "4" <= status < "6")


def test_bodies_have_examples(page: str, contract: Json) -> None:
    for _, _, operation in operations(contract):
        part = article(page, operation["operationId"])
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            if content["schema"].get("format") == "binary":
                continue  # a file
            assert re.search(rf"<code>{re.escape(media_type)}</code></summary>\s*<pre", part), operation["operationId"]
        if operation["responses"].get("200", {}).get("content", {}).get("application/json"):
            assert "<code>application/json</code></summary>" in part.partition("<h4>Responses</h4>")[2]


def test_examples_of_json_are_indented_and_those_of_json_lines_have_an_object_a_line(page: str) -> None:
    def examples(media_type: str) -> list[str]:
        pattern = rf"<code>{re.escape(media_type)}</code></summary>\s*<pre[^>]*>(?:<code>)?(.*?)<"
        return [html.unescape(found).strip() for found in re.findall(pattern, page, re.DOTALL)]

    objects = [text for text in examples("application/json") if text.startswith("{")]
    lines = examples("application/x-ndjson")
    assert len(objects) > 10
    assert len(lines) > 5
    assert [text for text in objects if text != "{}" and not text.startswith('{\n  "')] == []
    assert all(isinstance(json.loads(line), dict) for text in lines for line in text.splitlines())


def test_the_example_of_a_list_is_that_of_its_items() -> None:
    examples = Examples({})
    assert examples.of_schema({"type": "array", "items": {"enum": ["hidden", "orphaned"]}}) == ["hidden"]
    assert examples.of_schema({"type": "array", "items": {"type": "string"}}) == []


def test_every_curl_command_works(app: Flask, client: FlaskClient, page: str, contract: Json) -> None:
    """Run each command against the article, events and collection that the examples name."""
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], webhook_hosts="desk.example")
    posted = Examples(contract).of_schema({"$ref": "#/components/schemas/ArticleIn"})
    posted = {name: posted[name] for name in ("text", "published_at", "title", "url", "source", "collections")}
    client.put("/v1/collections/harbour-bridge", json={})
    assert client.post("/v1/articles", json=posted).status_code == 201
    commands = [curl_of(article(page, operation["operationId"])) for _, _, operation in operations(contract)]
    for method, url, headers, body in sorted(commands, key=order):
        drawn = client.get("/v1/webhooks").get_json()["webhooks"]  # its id is drawn at random
        url = f"/v1/webhooks/{drawn[0]['id']}" if method == "DELETE" and "/webhooks/" in url else url
        response = client.open(url, method=method, headers=headers, data=body)
        assert response.status_code < 300, (method, url, response.text)


def order(command: tuple[str, str, Any, Any]) -> tuple[int, int, bool]:
    """Return a sort key that runs a command before those that change or delete what it needs."""
    method, url, _, _ = command
    return METHODS.index(method), -url.count("/"), "/articles/" in url


def curl_of(part: str) -> tuple[str, str, dict[str, str], str | None]:
    """The method, URL, headers and body of the curl command on a part of the page; any ETag matches."""
    found = re.search(r'<pre class="curl" tabindex="0">(.*?)</pre>', part, re.DOTALL)
    assert found
    words = iter(shlex.split(html.unescape(found[1]).replace("\\\n", " ")))
    assert next(words) == "curl"
    method, url, headers, body = "GET", "", {}, None
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = "*" if name == "If-Match" else value
        elif word == "--data":
            body = next(words)
        else:
            url = word
    return method, url, headers, body


def test_every_link_leads_somewhere(client: FlaskClient, page: str) -> None:
    targets = set(re.findall(r'(?:href|src)="([^"]*)"', page))
    assert {"/openapi.json", "/docs/style.css", "/problems/invalid"} <= targets
    for target in targets:
        if target.startswith("#"):
            assert f'id="{target[1:]}"' in page
        else:
            assert client.get(target).status_code == 200
    assert "<script" not in page


def test_ids_are_unique(page: str) -> None:
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_the_page_may_load_only_its_style_sheet(client: FlaskClient) -> None:
    policy = client.get("/docs").headers["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'self'" in policy
    assert client.get("/docs/style.css").mimetype == "text/css"


@pytest.mark.parametrize("path", ["/docs", "/docs/style.css"])
def test_the_reference_refuses_an_unknown_parameter(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string={"theme": "dark"})
    assert (answer.status_code, answer.get_json(force=True)["errors"][0]["field"]) == (422, "theme")
