"""Queries over HTTP: every parameter on each list, links, parts of entries, highlights, histograms, and bad input."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.filled import Clients
from tests.statements import recorded_statements

TEXT = (
    "The Éclair bridge opened on March 3, 2025. The toll was raised in 2024. It will close on Monday. "
    "The town hall was painted in March 2024."
)
Json = dict[str, Any]
refused = pytest.mark.twins_on("postgresql")  # before any statement is sent
LISTS = {"/v1/timeline": "entries", "/v1/events": "events", "/v1/collections/storm/timeline": "entries"}


def post(client: FlaskClient) -> None:
    client.put("/v1/collections/storm", json={})
    body = {"text": TEXT, "published_at": "2025-03-13", "collections": ["storm"], "title": "On the quay"}
    assert client.post("/v1/articles", json={**body, "source": "Harbour Post"}).status_code == 201
    other = {"text": "The council met on Sunday.", "published_at": "2025-03-13", "source": "The Quay"}
    assert client.post("/v1/articles", json=other).status_code == 201


@pytest.fixture
def posted(filled_once: Clients) -> FlaskClient:
    """A client of an app with two articles, for tests that change nothing."""
    return filled_once(post)


@pytest.fixture
def changeable(client: FlaskClient) -> FlaskClient:
    """A client of an app with two articles."""
    post(client)
    return client


def listed(client: FlaskClient, path: str, query: str = "") -> list[Json]:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.text
    return list(answer.get_json()[LISTS[path.partition("?")[0]]])


def dates(client: FlaskClient, query: str, path: str = "/v1/timeline") -> list[str]:
    return [entry["date"]["edtf"] for entry in listed(client, path, query)]


def correct(client: FlaskClient, event: str, **patch: Any) -> None:
    path = f"/v1/events/{event}"
    done = client.patch(path, json=patch, headers={"If-Match": client.get(path).headers["ETag"]})
    assert done.status_code == 200, done.text


def test_each_filter(posted: FlaskClient) -> None:
    every = ["2024", "2024-03", "2025-03-03", "2025-03-09", "2025-03-17"]
    assert dates(posted, "") == every
    assert dates(posted, "source=Harbour%20Post") == [one for one in every if one != "2025-03-09"]
    assert dates(posted, "source=The%20Quay") == ["2025-03-09"]
    assert dates(posted, "source=the%20quay") == []
    assert dates(posted, "language=en") == every
    assert dates(posted, "status=planned") == ["2025-03-17"]
    assert dates(posted, "certainty=explicit") == ["2024", "2024-03", "2025-03-03"]
    assert dates(posted, "match=within&from=2024-02") == every[1:]
    assert dates(posted, "match=within&to=2024-06") == ["2024-03"]
    assert dates(posted, "match=starts&from=2024&to=2024-01") == ["2024"]
    assert dates(posted, "match=overlaps&from=2024-05&to=2024") == ["2024"]
    assert dates(posted, "match=starts&from=2024-05&order=desc") == every[:1:-1]
    assert dates(posted, "collection=storm&granularity=month&status=happened") == ["2024-03", "2025-03-03"]


@pytest.mark.parametrize("path", LISTS)
def test_corrected_hidden_and_orphaned(changeable: FlaskClient, path: str) -> None:
    bridge, toll = (
        one["id"] for one in listed(changeable, path, "q=bridge%20-town") + listed(changeable, path, "q=raised")
    )
    correct(changeable, bridge, summary="It was opened.")
    correct(changeable, toll, hidden=True)
    assert dates(changeable, "corrected=true", path) == ["2025-03-03"]
    assert bridge not in [one["id"] for one in listed(changeable, path, "corrected=false")]
    assert toll not in [one["id"] for one in listed(changeable, path)]
    assert toll in [one["id"] for one in listed(changeable, path, "include=hidden")]
    assert [one["id"] for one in listed(changeable, path, "include=hidden&corrected=true&to=2024")] == [toll]
    article = listed(changeable, path)[0]["article"]["id"]
    patch = {"text": TEXT.replace("The Éclair bridge opened on March 3, 2025. ", "")}
    etag = changeable.get(f"/v1/articles/{article}").headers["ETag"]
    assert changeable.patch(f"/v1/articles/{article}", json=patch, headers={"If-Match": etag}).status_code == 200
    assert bridge not in [one["id"] for one in listed(changeable, path, "include=hidden")]
    assert bridge in [one["id"] for one in listed(changeable, path, "include=orphaned")]
    assert {bridge, toll} <= {one["id"] for one in listed(changeable, path, "include=orphaned,hidden")}


def test_a_search_highlights_its_matches(posted: FlaskClient) -> None:
    (found,) = listed(posted, "/v1/timeline", f"q={quote('eclair BRIDGE -toll')}")
    assert {one["field"] for one in found["highlight"]} == {"sentence", "summary"}
    for one in found["highlight"]:
        assert one["text"] == (found["sentence"]["text"] if one["field"] == "sentence" else found["summary"])
        assert [one["text"][at["start"] : at["end"]] for at in one["matches"]] == ["Éclair", "bridge"]
    assert dates(posted, f"q={quote('clos*')}") == ["2025-03-17"]
    assert dates(posted, "q=%22the%20quay%22") == ["2024", "2024-03", "2025-03-03", "2025-03-17"], "the title"
    (title,) = listed(posted, "/v1/events", "q=quay%20toll")
    assert [one["field"] for one in title["highlight"]][-1] == "article.title"
    assert dates(posted, "q=%22bridge%20the%22") == []
    assert "highlight" not in listed(posted, "/v1/timeline")[0]


def test_an_edited_summary_is_found_by_its_own_words(changeable: FlaskClient) -> None:
    (found,) = listed(changeable, "/v1/events", "q=raised")
    correct(changeable, found["id"], summary="Crossing became dearer.")
    assert [one["id"] for one in listed(changeable, "/v1/events", "q=dearer")] == [found["id"]]
    assert [one["id"] for one in listed(changeable, "/v1/events", "q=raised")] == [found["id"]], "its sentence"
    correct(changeable, found["id"], summary=None)
    assert listed(changeable, "/v1/events", "q=dearer") == []


@pytest.mark.parametrize("path", LISTS)
def test_only_the_fields_that_are_wanted(posted: FlaskClient, path: str) -> None:
    for entry in listed(posted, path, "fields=summary,id,date"):
        assert list(entry) == ["id", "date", "summary"]
    (found,) = listed(posted, path, "fields=id,highlight&q=raised")
    assert list(found) == ["id", "highlight"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "more", ["", "q=th*", "source=Harbour%20Post", "from=2024-02&match=starts", "fields=id&include=hidden"]
)
def test_links_lead_to_the_end_and_so_do_cursors(posted: FlaskClient, path: str, more: str) -> None:
    every = [one["id"] for one in listed(posted, path, more)]
    found: list[str] = []
    following = f"{path}?limit=1&{more}"
    while following:
        answer = posted.get(following)
        page = answer.get_json()
        found += [one["id"] for one in page[LISTS[path]]]
        link = answer.headers.get("Link")
        assert (link is None) == (page["next_cursor"] is None)
        if link:
            assert link.endswith('>; rel="next"')
            assert page["next_cursor"] in link
        following = link[1:].partition(">")[0] if link else ""
    assert found == every
    assert len(found) >= 2


FOREIGN = [
    "match=within",
    "q=toll",
    "status=planned",
    "certainty=explicit",
    "corrected=false",
    "source=x",
    "language=en",
]
FOREIGN += ["include=hidden", "fields=id", "order=desc"]


@refused
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("other", FOREIGN)
def test_a_cursor_of_another_query_is_refused(posted: FlaskClient, path: str, other: str) -> None:
    cursor = posted.get(f"{path}?limit=1&from=2000").get_json()["next_cursor"]
    assert posted.get(f"{path}?limit=2&from=2000&cursor={cursor}").status_code == 200
    assert_problem(posted.get(f"{path}?limit=1&from=2000&{other}&cursor={cursor}"), 422, "cursor")
    assert_problem(posted.get(f"{path}?limit=1&from=2000&cursor=A{cursor[1:]}B"), 422, "cursor")


def test_a_histogram(posted: FlaskClient) -> None:
    def counted(query: str) -> tuple[dict[str, int], int]:
        found = posted.get(f"/v1/timeline/histogram?{query}").get_json()
        return {one["period"]: one["count"] for one in found["periods"]}, found["coarser"]

    assert counted("") == ({"2024-03": 1, "2025-03": 3}, 1)
    assert counted("by=year") == ({"2024": 2, "2025": 3}, 0)
    assert counted("by=day&collection=storm") == ({"2025-03-03": 1, "2025-03-17": 1}, 2)
    assert counted("by=week&from=2025") == ({"2025-W10": 2, "2025-W12": 1}, 0)
    assert counted("by=month&q=toll") == ({}, 1)
    answer = posted.get("/v1/timeline/histogram?by=week&from=2025")
    assert answer.get_json()["periods"][0] == {"period": "2025-W10", "start_on": "2025-03-03", "count": 2}


@pytest.mark.parametrize("path", ["/v1/timeline", "/v1/events", "/v1/timeline.csv", "/v1/timeline/histogram"])
def test_an_unknown_collection_is_an_error_of_the_filter(posted: FlaskClient, path: str) -> None:
    assert_problem(posted.get(f"{path}?collection=none"), 422, "collection")
    assert posted.get(f"{path}?collection=storm").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/v1/timeline?q=toll&fields=id",
        "/v1/events?include=hidden",
        "/v1/timeline/histogram?by=day",
        "/v1/changes?since=0",
    ],
)
def test_an_unchanged_answer_costs_one_query(app: Flask, changeable: FlaskClient, path: str) -> None:
    first = changeable.get(path)
    with recorded_statements(app.config["DATABASE"]) as seen:
        same = changeable.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.data, len(seen)) == (304, b"", 1)
    changeable.post("/v1/articles", json={"text": "It rained on Friday.", "published_at": "2025-03-13"})
    assert changeable.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


LONG = "x" * 10_000
FILTERS = [
    ("match=near", "match"),
    ("match=", "match"),
    ("match=within&match=starts", "match"),
    ("status=rumoured", "status"),
    ("status=", "status"),
    ("status=planned&status=happened", "status"),
    ("certainty=likely", "certainty"),
    ("language=tlh", "language"),
    ("language=", "language"),
    ("corrected=yes", "corrected"),
    ("corrected=yes", "corrected"),
    ("corrected=True", "corrected"),
    ("corrected=", "corrected"),
    ("source=", "source"),
    (f"source={LONG}", "source"),
    ("source=%00", "source"),
    ("source=a&source=a", "source"),
    ("collection=Storm", "collection"),
    ("granularity=moment", "granularity"),
    ("include=shown", "include"),
    ("include=", "include"),
    ("include=hidden,", "include"),
    ("include=hidden&include=hidden", "include"),
    ("from=2026&to=2025", "from"),
    ("from=2026&to=2025&match=within", "from"),
    (f"q={LONG}", "q"),
    ("q=" + "x%20" * 250 + "x", "q"),
    ("q=", "q"),
    ("q=%20", "q"),
    ("q=a&q=b", "q"),
    ("q=%00", "q"),
    ("q=%22open", "q"),
    ("q=-", "q"),
    ("q=-a", "q"),
    ("q=a%20-", "q"),
    ("q=*", "q"),
    ("q=a*b", "q"),
    ("q=%22%22", "q"),
    ("q=%ED%A0%80", "q"),
    ("unknown=1", "unknown"),
]


@refused
@pytest.mark.parametrize("path", [*LISTS, "/v1/timeline/histogram"])
@pytest.mark.parametrize(("query", "field"), FILTERS, ids=lambda value: str(value)[:40])
def test_bad_filters(posted: FlaskClient, path: str, query: str, field: str) -> None:
    answer = posted.get(f"{path}?{query}")
    if query == "q=%ED%A0%80":
        assert answer.status_code in (200, 422), "bytes that are no UTF-8 are replaced before they are read"
        return
    problem = assert_problem(answer, 422, "collection" if "collections" in path and field == "collection" else field)
    assert len(str(problem["detail"])) < 400


@refused
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("fields=id,colour", "fields"),
        ("fields=", "fields"),
        ("fields=id,,date", "fields"),
        ("fields=id&fields=id", "fields"),
        ("fields=date.edtf", "fields"),
        ("fields=highlight", "fields"),
        (f"fields={LONG}", "fields"),
        ("order=sideways", "order"),
        ("by=month", "by"),
        (f"cursor={LONG}", "cursor"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_pages(posted: FlaskClient, path: str, query: str, field: str) -> None:
    assert_problem(posted.get(f"{path}?{query}"), 422, field)


@refused
@pytest.mark.parametrize("query", ["by=hour", "by=", "by=day&by=day", "limit=5", "cursor=x", "order=asc", "fields=id"])
def test_bad_histograms(client: FlaskClient, query: str) -> None:
    assert_problem(client.get(f"/v1/timeline/histogram?{query}"), 422, query.partition("=")[0])


def test_messages_name_the_invalid_value_and_its_place(client: FlaskClient) -> None:
    problem = assert_problem(client.get("/v1/events?fields=id,colour"), 422, "fields")
    assert "'colour'" in str(problem["detail"])
    assert "id, date," in str(problem["detail"]), "the supported fields"
    problem = assert_problem(client.get("/v1/events?q=town%20%22hall"), 422, "q")
    assert "character 6" in str(problem["detail"])


HOSTILE = [
    "'; DROP TABLE event; --",
    "a OR b",
    "NEAR(a b)",
    "words:a",
    "{a b} : c",
    "^a",
    "a + b",
    "a AND NOT b",
    '"a" NOT "b"',
    "a' OR '1'='1",
    "a | b",
    "a & !b",
    "a <-> b",
    "a:*",
    "(((((a",
    "\\",
    "%",
    "_",
    "a\tb\nc",
    "💩 a",
    "a ¶ b",
    "' a",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_searches_are_words_like_any_other(posted: FlaskClient, line: str) -> None:
    answer = posted.get("/v1/timeline", query_string={"q": line})
    assert answer.status_code in (200, 422)
    assert len(listed(posted, "/v1/timeline")) == 5
    if answer.status_code == 422:
        assert_problem(answer, 422, "q")
