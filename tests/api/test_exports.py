"""Timelines in their forms over HTTP: every form has every filter, all entries, and the same ones as the JSON."""

from __future__ import annotations

import json
import random
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from peewee import Database

from service.cli.demo.articles import samples
from service.formats import FORMATS, Format
from service.store import articles, collections
from service.timeline.export import export
from service.timeline.query import TimelineQuery
from tests.api.problems import assert_problem
from tests.filled import Clients
from tests.formats.read_back import READERS
from tests.statements import recorded_statements
from tests.store.rows import article_row, event_row

each_form = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


def fill(client: FlaskClient) -> None:
    """Post the sample articles, half of them into a collection, a correction, and an event by hand."""
    client.put("/v1/collections/story", json={"title": "A story", "description": "Of *bridges*."})
    for number, sample in enumerate(samples()):
        report = client.post("/v1/articles", json={**sample, "collections": ["story"] * (number % 2)}).get_json()
        place = f"/v1/events/{report['events'][0]['id']}"
        client.patch(place, json={"hidden": number == 3, "summary": f"Corrected {number}."}, headers={"If-Match": "*"})
    made = {"date": {"edtf": "2025-04-02T18:00"}, "status": "planned", "summary": "=1+1", "collections": ["story"]}
    assert client.post("/v1/events", json=made).status_code == 201


@pytest.fixture
def filled(filled_once: Clients) -> FlaskClient:
    """A client of an app with the sample articles, for tests that change nothing."""
    return filled_once(fill)


def page_ids(client: FlaskClient, asked: dict[str, Any]) -> list[str]:
    """The ids of all pages of JSON."""
    found: list[str] = []
    cursor = None
    while True:
        page = client.get("/v1/timeline", query_string={**asked, "limit": 7, **({"cursor": cursor} if cursor else {})})
        found += [entry["id"] for entry in page.get_json()["entries"]]
        cursor = page.get_json()["next_cursor"]
        if cursor is None:
            return found


def random_filters(chance: random.Random) -> dict[str, str]:
    every = {
        "collection": ["story"],
        "source": ["Harbour Post", "Ledger Daily"],
        "language": ["en"],
        "from": ["2024", "2025-02", "2025-03-10"],
        "to": ["2025", "2025-03", "2026"],
        "match": ["overlaps", "within", "starts"],
        "granularity": ["day", "month", "year"],
        "status": ["happened", "planned"],
        "certainty": ["explicit", "inferred", "ambiguous"],
        "corrected": ["true", "false"],
        "q": ["bridge", "-bridge the", '"on monday"', "counc*"],
        "include": ["hidden", "hidden,orphaned"],
        "order": ["asc", "desc"],
    }
    return {name: chance.choice(every[name]) for name in chance.sample(sorted(every), chance.randint(0, 3))}


@pytest.mark.twins_on("postgresql")  # other tests here send the statements
def test_every_form_has_the_entries_of_the_json_for_any_filters(filled: FlaskClient) -> None:
    chance = random.Random(20)
    sizes = []
    for _ in range(20):
        asked = random_filters(chance)
        wanted = page_ids(filled, asked)
        sizes.append(len(wanted))
        for form in FORMATS:
            answer = filled.get(f"/v1/timeline.{form.extension}", query_string=asked)
            assert answer.status_code == 200, answer.text
            assert len(READERS[form.name](answer.data)) == len(wanted), (form.name, asked)
    assert len(set(sizes)) > 5, "the filters differ"


def test_ndjson_is_the_entries_in_their_order(filled: FlaskClient) -> None:
    for asked in ({}, {"order": "desc"}, {"collection": "story", "include": "hidden"}):
        lines = filled.get("/v1/timeline.ndjson", query_string=asked).text.splitlines()
        assert [json.loads(line)["id"] for line in lines] == page_ids(filled, asked)


@each_form
def test_accept_and_extension_give_the_same_format(filled: FlaskClient, form: Format) -> None:
    by_name = filled.get(f"/v1/timeline.{form.extension}?collection=story&status=happened")
    for address, query in (("/v1/timeline", "collection=story&"), ("/v1/collections/story/timeline", "")):
        accepted = filled.get(f"{address}?{query}status=happened", headers={"Accept": form.essence})
        assert (accepted.data, accepted.content_type) == (by_name.data, form.media_type)
        assert "Accept" in accepted.vary
    named = filled.get(f"/v1/collections/story/timeline.{form.extension}?status=happened")
    assert (named.data, named.headers["ETag"]) == (by_name.data, by_name.headers["ETag"])
    assert 'filename="story.' in named.headers["Content-Disposition"]


def test_json_is_the_default(filled: FlaskClient) -> None:
    for accept in ("*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8", "application/*", ""):
        answer = filled.get("/v1/timeline?limit=1", headers={"Accept": accept})
        assert (answer.status_code, answer.content_type) == (200, "application/json"), accept
    page = filled.get("/v1/timeline.json?limit=2")
    assert page.get_json() == filled.get("/v1/timeline?limit=2").get_json()
    weighed = filled.get("/v1/timeline", headers={"Accept": "application/json;q=0.5, text/csv"})
    assert weighed.mimetype == "text/csv"


@pytest.mark.parametrize("accept", ["image/png", "text/html", "application/problem+json", "x", "text/csv;q=0"])
def test_unacceptable_media_types_are_refused(filled: FlaskClient, accept: str) -> None:
    problem = assert_problem(filled.get("/v1/timeline", headers={"Accept": accept}), 406)
    assert "text/csv" in str(problem["detail"])


@pytest.mark.parametrize("extension", ["xml", "CSV", "csv.csv", "%00", "exe", "json.csv"])
def test_an_unknown_extension(client: FlaskClient, extension: str) -> None:
    assert_problem(client.get(f"/v1/timeline.{extension}"), 404)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=x", "limit"),
        ("limit=1&limit=2", "limit"),
        ("cursor=x", "cursor"),
        ("fields=id", "fields"),
        ("color=red", "color"),
        ("from=2026&to=2025", "from"),
        ("q=" + "x" * 10_000, "q"),
        ("q=%22open", "q"),
        ("order=up", "order"),
    ],
)
def test_bad_questions(client: FlaskClient, query: str, field: str) -> None:
    for path in ("/v1/timeline.csv", "/v1/timeline.atom"):
        assert_problem(client.get(f"{path}?{query}"), 422, field)


def test_an_unknown_collection(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/collections/none/timeline.csv"), 404)
    assert_problem(client.get("/v1/collections/none/timeline", headers={"Accept": "text/csv"}), 404)


@each_form
def test_an_empty_document_is_valid(client: FlaskClient, form: Format) -> None:
    answer = client.get(f"/v1/timeline.{form.extension}")
    assert answer.status_code == 200
    assert READERS[form.name](answer.data) == []


@each_form
def test_an_unchanged_export_costs_one_statement(client: FlaskClient, form: Format) -> None:
    client.post("/v1/events", json={"date": {"edtf": "2024"}, "status": "planned", "summary": "First."})
    path = f"/v1/timeline.{form.extension}?status=planned"
    tag = client.get(path).headers["ETag"]
    with recorded_statements(client.application.config["DATABASE"]) as seen:
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert len(seen) == 1
    client.post("/v1/events", json={"date": {"edtf": "2025"}, "status": "planned", "summary": "More."})
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_only_the_given_limit_applies(client: FlaskClient, store: Database) -> None:
    many(store, 1_234)
    assert len(client.get("/v1/timeline.ndjson").text.splitlines()) == 1_234
    assert len(client.get("/v1/timeline.ndjson?limit=1000").text.splitlines()) == 1_000


def many(store: Database, count: int, per_article: int = 2_000) -> None:
    """Events of one collection, as rows."""
    collections.put(store, {"slug": "many", "title": None}, None)
    for first in range(0, count, per_article):
        rows = [
            event_row(f"e_{number:06}", position=number, body=body(number))
            for number in range(first, min(first + per_article, count))
        ]
        assert articles.create(store, article_row(f"a_{first}"), rows, ["many"])


def fill_with_many(client: FlaskClient) -> None:
    many(client.application.config["DATABASE"], 2_000)


def body(number: int) -> str:
    day = {"edtf": "2025-03-10", "start_on": "2025-03-10", "end_before": "2025-03-11", "granularity": "day"}
    when = {**day, "timex3": "2025-03-10", "part_of_day": None, "time": None, "approximate": False}
    told = {"status": "happened", "kind": "event", "summary": f"Number {number}.", "sentence": None, "expression": None}
    why = {"rule": "editor", "anchor": None, "steps": []}
    rest = {"certainty": "explicit", "alternatives": [], "explanation": why, "article": None, "origin": "editor"}
    state = {"hidden": False, "orphaned": False, "correction": None, "mentions": []}
    of_article = dict.fromkeys(("published_on", "source", "anchor_kind", "position", "context"))
    return json.dumps({"id": f"e_{number:06}", "date": when, **told, **rest, **state, **of_article})


def test_a_feed_has_the_title_address_and_language_of_its_timeline(client: FlaskClient, store: Database) -> None:
    client.put("/v1/collections/rain", json={"title": "Rain", "language": "de"})
    form = next(form for form in FORMATS if form.name == "jsonfeed")

    def read(**query: Any) -> dict[str, Any]:
        chunks = export(store, form, TimelineQuery(**query), base="https://news.example")
        return json.loads(b"".join(chunks))

    assert read()["home_page_url"] == "https://news.example"
    assert "language" not in read()
    feed = read(collection="rain")
    assert (feed["title"], feed["language"]) == ("Rain", "de")
    assert feed["feed_url"].startswith("https://news.example/v1/collections/rain/timeline.")
    assert read(collection="rain", language="fr")["language"] == "fr"


@each_form
def test_a_disconnected_client_ends_the_queries(filled_once: Clients, form: Format) -> None:
    client = filled_once(fill_with_many)
    with recorded_statements(client.application.config["DATABASE"]) as seen:
        answer = client.get(f"/v1/timeline.{form.extension}", buffered=False)
        chunks = answer.iter_encoded()
        next(chunks)
        asked = len(seen)
        answer.close()
    assert len(seen) == asked < 6, "of five batches and what is known of the whole"


def test_a_failure_before_the_first_byte_is_a_problem(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.store.database import Unavailable

    def away(*_: Any) -> Any:
        raise Unavailable("away")
        yield b""

    monkeypatch.setattr("service.timeline.pages.stream", away)
    answer = client.get("/v1/timeline.csv")
    assert_problem(answer, 503)
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_the_document_is_compressed_on_request(filled: FlaskClient, coding: str) -> None:
    plain = filled.get("/v1/timeline.csv")
    packed = filled.get("/v1/timeline.csv", headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = {"Accept-Encoding": coding, "If-None-Match": packed.headers["ETag"]}
    assert filled.get("/v1/timeline.csv", headers=again).status_code == 304


def test_equivalent_queries_have_one_canonical_address(filled: FlaskClient) -> None:
    asked = [
        {"from": "2025", "to": "2025-12", "collection": "story", "q": 'Bridge  "the  harbour" -TOLL'},
        {"from": "2025-01-01", "to": "2025-12-31", "collection": "story", "q": 'bridge "the harbour" -toll'},
    ]
    found = [filled.get("/v1/timeline.jsonfeed", query_string=one).get_json(force=True)["feed_url"] for one in asked]
    assert found[0] == found[1]
    assert found[0].startswith("http://localhost/v1/collections/story/timeline.jsonfeed?")
    assert filled.get(found[0]).get_json(force=True)["feed_url"] == found[0]
    assert urlencode({"from": "2025-01-01"}) in found[0]


def test_csv_for_excel(client: FlaskClient) -> None:
    body = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}
    assert client.post("/v1/articles", json=body).status_code == 201
    plain, excel = client.get("/v1/timeline.csv"), client.get("/v1/timeline.csv?bom=true&delimiter=;")
    assert excel.data == b"\xef\xbb\xbf" + plain.data.replace(b",", b";")
    assert excel.headers["ETag"] != plain.headers["ETag"]
    assert client.get("/v1/timeline.csv?bom=1&delimiter=;").data == excel.data
    for parameter in ("bom=true", "delimiter=;"):
        assert_problem(client.get(f"/v1/timeline.ics?{parameter}"), 422, field=parameter.partition("=")[0])
    assert_problem(client.get("/v1/timeline.csv?delimiter=x"), 422, field="delimiter")
