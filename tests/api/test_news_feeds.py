"""News feeds: a feed reader that polls sees every change once, and a poll without a change costs one small query."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from service.store.database import Database
from tests.api.problems import assert_problem
from tests.statements import recorded_statements

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of the changes cover the statements

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
ATOM = "{http://www.w3.org/2005/Atom}"


class Reader:
    """A feed reader: it polls with ETag, and reads older pages until it knows an entry."""

    def __init__(self, client: FlaskClient, url: str) -> None:
        self.client, self.url, self.tag = client, url, ""
        self.entries: dict[str, Any] = {}

    def poll(self) -> list[str]:
        """Return the titles of the entries that are new or changed."""
        answer = self.client.get(self.url, headers={"If-None-Match": self.tag})
        if answer.status_code == 304:
            return []
        self.tag = answer.headers["ETag"]
        fresh: list[str] = []
        while True:
            feed = feedparser.parse(answer.data)
            assert not feed.bozo
            updated = [dt.datetime.fromisoformat(entry.updated) for entry in feed.entries]
            assert updated == sorted(updated, reverse=True)
            changed = [entry for entry in feed.entries if self.entries.get(entry.id) != entry.updated]
            self.entries |= {entry.id: entry.updated for entry in changed}
            fresh += [entry.title for entry in changed]
            following = [link.href for link in feed.feed.links if link.rel == "next"]
            if len(changed) < len(feed.entries) or not following:
                return fresh
            answer = self.client.get(following[0])


def post(client: FlaskClient, number: int, text: str, **metadata: Any) -> Any:
    body = {"text": text, "published_at": "2025-03-14", "external_id": f"n{number}", **metadata}
    answer = client.post("/v1/articles", json=body)
    assert answer.status_code in (200, 201), answer.text
    return answer.get_json()


def patch(client: FlaskClient, event: str, change: dict[str, Any]) -> None:
    path = f"/v1/events/{event}"
    tag = client.get(path).headers["ETag"]
    assert client.patch(path, json=change, headers={"If-Match": tag}).status_code == 200


def titles(client: FlaskClient, **query: Any) -> list[str]:
    feed = client.get("/v1/feed.json", query_string=query).get_json(force=True)
    return [item["title"].partition(": ")[2] for item in feed["items"]]


#: Happenings with no word in common, so that none of them merge.
HAPPENINGS = (
    "The Aro ferry sank on {day}.",
    "Pilots began a strike on {day}.",
    "A crane fell onto warehouse roofs on {day}.",
    "Judges freed two smugglers on {day}.",
    "Divers found an ancient anchor on {day}.",
    "Parliament passed its budget on {day}.",
    "Snow closed every mountain road on {day}.",
    "Mayor Lund resigned on {day}.",
)


@pytest.mark.parametrize("merge", ["", "&merge=none"], ids=["entries", "events"])
def test_a_feed_reader_misses_none_of_20_changes_of_a_collection(client: FlaskClient, merge: str) -> None:
    client.put("/v1/collections/harbour", json={"title": "The harbour"})
    reader = Reader(client, f"/v1/feed.atom?collection=harbour{merge}")
    assert reader.poll() == []
    events: list[str] = []
    for number, happening in enumerate(HAPPENINGS):
        text = happening.format(day=DAYS[number % 4])
        events.append(post(client, number, text, collections=["harbour"])["events"][0]["id"])
        assert [title.partition(": ")[2] for title in reader.poll()] == [text]
    for number in range(4):
        patch(client, events[number], {"summary": f"Correction {number}."})
        assert [title.partition(": ")[2] for title in reader.poll()] == [f"Correction {number}."]
    for hidden in (True, False):
        patch(client, events[5], {"hidden": hidden})
        assert len(reader.poll()) == (not hidden)
    outside = post(client, 20, "A bridge opened on Monday.")["article"]["id"]
    assert reader.poll() == []
    for _ in range(2):  # it enters, leaves and comes back: an old event is new to the collection
        assert client.put(f"/v1/collections/harbour/articles/{outside}").status_code == 204
        assert [title.partition(": ")[2] for title in reader.poll()] == ["A bridge opened on Monday."]
        assert client.delete(f"/v1/collections/harbour/articles/{outside}").status_code == 204
        assert reader.poll() == []
    post(client, 7, HAPPENINGS[7].format(day="Friday"), collections=["harbour"])
    assert [title.partition(": ")[2] for title in reader.poll()] == ["Mayor Lund resigned on Friday."]
    assert len(reader.entries) == 10, "an event keeps its id, and another date makes another event"


def test_an_entry_keeps_its_id_when_another_report_represents_it(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    reader = Reader(client, "/v1/feed.atom?collection=dam")
    broke = (
        "The Orle dam broke on 3 March 2025 after weeks of rain.",
        "Heavy rain broke the Orle dam on 3 March 2025.",
    )
    first = post(client, 1, broke[0], collections=["dam"])
    assert len(reader.poll()) == 1
    post(client, 2, broke[1], collections=["dam"])
    assert reader.poll() == [], "one more report is no news"
    assert client.delete(f"/v1/articles/{first['article']['id']}", headers={"If-Match": "*"}).status_code == 204
    assert [title.partition(": ")[2] for title in reader.poll()] == [broke[1]]
    assert len(reader.entries) == 1


@pytest.mark.parametrize("extension", ["atom", "json"])
def test_pages_of_50_link_to_older_entries(client: FlaskClient, extension: str) -> None:
    text = " ".join(f"Ferry {number} left on Monday." for number in range(60))
    events = post(client, 1, text)["events"]
    patch(client, events[3]["id"], {"summary": "Ferry 3 came back."})
    first = client.get(f"/v1/feed.{extension}")
    read: Callable[[bytes], tuple[list[Any], str | None]] = _atom if extension == "atom" else _json
    newest, following = read(first.data)
    assert following
    assert first.headers["Link"] == f'<{following.removeprefix("http://localhost")}>; rel="next"'
    older, end = read(client.get(following).data)
    assert (len(newest), len(older), end) == (50, 10, None)
    assert "Ferry 3 came back." in newest[0]
    assert len({*newest, *older}) == 60


def test_a_feed_of_50_entries_is_one_page(client: FlaskClient) -> None:
    post(client, 1, " ".join(f"Ferry {number} left on Monday." for number in range(50)))
    titles, following = _json(client.get("/v1/feed.json").data)
    assert (len(titles), following) == (50, None)


def _atom(document: bytes) -> tuple[list[Any], str | None]:
    feed = ElementTree.fromstring(document)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["first"] == "/v1/feed.atom?kind=event"
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")], links.get("next")


def _json(document: bytes) -> tuple[list[Any], str | None]:
    feed = json.loads(document)
    return [item["title"] for item in feed["items"]], feed.get("next_url")


def test_pages_are_of_one_feed(client: FlaskClient) -> None:
    post(client, 1, " ".join(f"Ferry {number} left on Monday." for number in range(60)))
    first = feedparser.parse(client.get("/v1/feed.atom").data).feed
    second = feedparser.parse(client.get(next(link.href for link in first.links if link.rel == "next")).data).feed
    assert first.id == second.id
    assert first.updated == second.updated


def test_the_time_of_a_change_is_when_it_was_made(client: FlaskClient) -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(milliseconds=1)
    post(client, 1, "The ferry left on Monday.")
    feed = client.get("/v1/feed.json").get_json(force=True)
    assert before <= dt.datetime.fromisoformat(feed["items"][0]["date_modified"]) <= dt.datetime.now(dt.UTC)
    [exported] = client.get("/v1/timeline.jsonfeed").get_json(force=True)["items"]
    assert exported == feed["items"][0]
    whole = feedparser.parse(client.get("/v1/timeline.atom").data)
    assert whole.feed.updated == whole.entries[0].updated == feed["items"][0]["date_modified"]


def test_filters_and_searches_have_feeds(client: FlaskClient) -> None:
    post(client, 1, "The ferry left on Monday.", source="Harbour Post")
    post(client, 2, "The bridge opened on Monday.", source="The Quay")
    assert titles(client) == ["The bridge opened on Monday.", "The ferry left on Monday."]
    assert titles(client, q="ferry") == ["The ferry left on Monday."]
    assert titles(client, source="The Quay") == ["The bridge opened on Monday."]
    assert titles(client, status="planned") == []


def test_upcoming_is_what_is_planned_and_not_over(client: FlaskClient) -> None:
    today = dt.datetime.now(dt.UTC).date()
    yesterday, year = today - dt.timedelta(1), today.year
    for summary, date, status in (
        ("It ended.", yesterday, "planned"),
        ("It opens.", today, "planned"),
        ("It goes on.", f"{year - 1}-01-01/{year + 1}-12-31", "planned"),
        ("It happened.", today, "happened"),
    ):
        made = client.post("/v1/events", json={"date": {"edtf": str(date)}, "status": status, "summary": summary})
        assert made.status_code == 201
    upcoming = {"upcoming": "true"}
    assert titles(client, **upcoming) == ["It goes on.", "It opens."]
    entries = client.get("/v1/timeline", query_string=upcoming).get_json()["entries"]
    assert [entry["summary"] for entry in entries] == ["It goes on.", "It opens."]
    calendar = client.get("/v1/timeline.ics", query_string=upcoming).text
    assert calendar.count("BEGIN:VEVENT") == 2
    address = client.get("/v1/feed.json", query_string=upcoming).get_json(force=True)["feed_url"]
    assert address == "http://localhost/v1/feed.json?kind=event&upcoming=true", "an address that stays right tomorrow"
    assert len(titles(client, upcoming="false")) == 4


def test_polling_without_a_change_costs_one_small_query(client: FlaskClient, store: Database) -> None:
    client.put("/v1/collections/harbour", json={})
    post(client, 1, "The ferry left on Monday.", collections=["harbour"])
    for path in ("/v1/feed.atom", "/v1/feed.json?collection=harbour"):
        tag = client.get(path).headers["ETag"]
        with recorded_statements(store) as recorded:
            assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        [statement] = recorded
        assert "event" not in statement


def test_a_page_of_a_feed_takes_a_fixed_number_of_queries(client: FlaskClient, store: Database) -> None:
    counts = []
    for number in (1, 30):
        post(client, number, " ".join(f"Ferry {number}{ferry} left on Monday." for ferry in range(number)))
        with recorded_statements(store) as recorded:
            assert client.get("/v1/feed.atom").status_code == 200
        counts.append(len(recorded))
    assert counts[0] == counts[1] <= 6


def test_what_is_no_feed_is_a_problem(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/feed.rss"), 404)
    assert_problem(client.get("/v1/feed.atom?collection=nothing"), 422, field="collection")
    for before in ("", "5", "5.e_1.2", "x.e_1"):
        assert_problem(client.get("/v1/feed.atom", query_string={"before": before}), 422, field="before")
