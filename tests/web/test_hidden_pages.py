"""Hiding entries in bulk, undoing that, and the list of hidden entries."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from service.web import hidden_pages
from tests.web.conftest import add_events
from tests.web.html import parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def sentences(page: HtmlElement) -> list[str]:
    return texts(page, "//p[@class='sentence']")


def hide_url(page: HtmlElement) -> str:
    [url] = page.xpath("//form[@id='chosen']/button[@value='hide']/@formaction")
    return str(url)


def test_chosen_entries_are_hidden_and_shown_again_by_undo(client: FlaskClient) -> None:
    first, second, _ = add_events(client, "2025-03-01", "2025-03-02", "2025-03-03")
    page = parse(client.get("/?status=planned"))
    assert page.xpath("//input[@name='entry'][@form='chosen']/@value")[:2] == [first, second]
    response = client.post(hide_url(page), data={"action": "hide", "entry": [first, second]})
    assert response.status_code == 303
    page = parse(client.get(response.headers["Location"]))
    assert sentences(page) == ["Event of 2025-03-03."]
    assert page.xpath("//input[@name='status']/@value | //select[@name='status']/option[@selected]/@value") == [
        "planned"
    ]
    [undo] = page.xpath("//form[@role='status']")
    assert " ".join(undo.text_content().split()) == "2 entries are hidden. Undo"
    entries = undo.xpath("input[@name='entry']/@value")
    response = client.post(undo.get("action"), data={"action": "show", "entry": entries})
    assert response.headers["Location"] == "/?status=planned"
    assert len(sentences(parse(client.get("/")))) == 3


def test_hiding_on_a_later_page_leads_back_to_that_page(client: FlaskClient) -> None:
    add_events(client, *(f"2025-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 21)))
    [later] = parse(client.get("/?status=planned")).xpath("//a[@id='later']/@href")
    page = parse(client.get(later))
    entries = page.xpath("//input[@name='entry'][@form='chosen']/@value")
    assert len(entries) == 10
    response = client.post(hide_url(page), data={"action": "hide", "entry": entries[0]})
    back = parse(client.get(response.headers["Location"]))
    assert back.xpath("//input[@name='entry'][@form='chosen']/@value") == entries[1:]


def test_an_entry_of_a_collection_is_hidden_with_all_its_reports(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for source in ("Post", "Herald"):
        text = f"The old harbour bridge collapsed on 3 March 2025, the {source} reports."
        article = {"text": text, "source": source, "published_at": "2025-03-06", "collections": ["harbour"]}
        client.post("/v1/articles", json=article)
    page = parse(client.get("/t/harbour"))
    [entry] = page.xpath("//input[@name='entry']/@value")
    response = client.post(hide_url(page), data={"action": "hide", "entry": entry})
    page = parse(client.get("/t/harbour"))
    assert sentences(page) == [], "the other report does not take its place"
    assert "/hidden?collection=harbour" in page.xpath("//section[@class='empty']//a/@href")
    assert len(sentences(parse(client.get("/hidden?collection=harbour")))) == 2
    page = parse(client.get(response.headers["Location"]))
    client.post(page.xpath("//form[@role='status']/@action")[0], data={"action": "show", "entry": entry})
    assert parse(client.get("/t/harbour")).xpath("//input[@name='entry']/@value") == [entry]
    assert client.get(f"/v1/events/{entry}").get_json()["correction"] is None


def test_hidden_entries_are_listed_and_shown_again(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    assert text(parse(client.get("/hidden")), "//main/p[last()]") == "Nothing is hidden."
    article = {"text": "It met on Sunday. It voted on Monday.", "published_at": "2025-03-13", "source": "Post"}
    report = client.post("/v1/articles", json={**article, "collections": ["harbour"]}).get_json()
    [other] = add_events(client, "2025-03-01")
    ids = [event["id"] for event in report["events"]]
    client.post("/hidden", data={"action": "hide", "entry": [*ids, other]})
    page = parse(client.get("/hidden"))
    assert page.xpath("//input[@name='entry']/@value") == [other, *ids]
    page = parse(client.get("/hidden?collection=harbour"))
    assert page.xpath("//input[@name='entry']/@value") == ids
    assert texts(page, "//label[@class='choose']") == ["9 March 2025", "10 March 2025"]
    back = page.xpath("//main/form/@action")[0]
    response = client.post(back, data={"action": "show", "entry": ids[1]})
    assert response.headers["Location"] == "/hidden?collection=harbour"
    assert sentences(parse(client.get("/t/harbour"))) == ["It voted on Monday."]


def test_a_report_that_was_hidden_by_itself_before_stays_hidden(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    reports = []
    for source in ("Post", "Herald", "Courier"):
        text = f"The old harbour bridge collapsed on 3 March 2025, the {source} reports."
        article = {"text": text, "source": source, "published_at": "2025-03-06", "collections": ["harbour"]}
        reports.append(client.post("/v1/articles", json=article).get_json()["events"][0]["id"])
    path = f"/v1/events/{reports[1]}"
    client.patch(path, json={"hidden": True}, headers={"If-Match": client.get(path).headers["ETag"]})
    [entry] = parse(client.get("/t/harbour")).xpath("//input[@name='entry']/@value")
    for action in ("hide", "show"):
        client.post("/hidden?collection=harbour", data={"action": action, "entry": entry})
    hidden = [client.get(f"/v1/events/{report}").get_json()["hidden"] for report in reports]
    assert hidden == [False, True, False]


def test_the_list_has_pages_and_showing_an_entry_again_leads_back_to_its_page(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hidden_pages, "_MAX_LISTED", 2)
    client.put("/v1/collections/harbour", json={})
    article = {"text": " ".join(f"It rained on {day} March." for day in range(1, 6)), "published_at": "2025-03-13"}
    report = client.post("/v1/articles", json={**article, "collections": ["harbour"]}).get_json()
    ids = [event["id"] for event in report["events"]]
    client.post("/hidden", data={"action": "hide", "entry": ids})
    for start in ("/hidden", "/hidden?collection=harbour"):
        urls = [start]
        while following := parse(client.get(urls[-1])).xpath("//a[@rel='next']/@href"):
            urls += following
        listed = [parse(client.get(url)).xpath("//input[@name='entry']/@value") for url in urls]
        assert listed == [ids[:2], ids[2:4], ids[4:]]
    page = parse(client.get(urls[1]))
    response = client.post(page.xpath("//main/form/@action")[0], data={"action": "show", "entry": ids[2]})
    assert response.headers["Location"] == urls[1]
    last = parse(client.get(urls[1]))
    assert last.xpath("//input[@name='entry']/@value") == ids[3:]
    assert last.xpath("//a[@rel='next']") == [], "nothing follows a last page that is full"
    assert parse(client.get(urls[2])).xpath("//input[@name='entry']/@value") == ids[4:], "the place stays"
    assert parse(client.get(urls[2])).xpath("//nav[@class='later']/a/@href") == [urls[0]]
    assert client.get("/hidden?after=e_none").status_code == 200


def test_unknown_entries_and_collections_change_nothing(client: FlaskClient) -> None:
    assert client.post("/hidden", data={"action": "hide", "entry": "e_none"}).status_code == 303
    assert client.post("/hidden", data={"action": "hide", "entry": ["e"] * 101}).status_code == 422
    assert client.get("/hidden?collection=none").status_code == 404
    response = client.post("/hidden?back=https://evil.example/", data={"action": "hide"})
    assert response.headers["Location"] == "/"


def test_keys_are_documented_on_the_page(client: FlaskClient) -> None:
    add_events(client, "2025-03-01")
    page = parse(client.get("/"))
    assert texts(page, "//details[@id='keys']//kbd") == ["j", "k", "x", "h", "u", "/", "?"]


@pytest.mark.parametrize(("count", "status"), [(100, 303), (101, 422)])
def test_at_most_a_hundred_entries_are_hidden_at_once(client: FlaskClient, count: int, status: int) -> None:
    entries = [f"e_{number}" for number in range(count)]
    assert client.post("/hidden", data={"action": "show", "entry": entries}).status_code == status
