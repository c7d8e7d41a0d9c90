"""GET /v1/collections/{slug}/story: the key days of a small collection, their sentences, and bad input."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.articles import ingest
from service.store import term_vectors
from service.store.database import Database
from tests.api.problems import assert_problem
from tests.conftest import DESK
from tests.filled import Clients

pytestmark = pytest.mark.twins_on("postgresql")  # entries and groupings are read there by other tests

URL = "/v1/collections/dam/story"
#: The dam breaks on 3 March and the valley is evacuated on 5 March; one article mentions a day of another story.
ARTICLES = (
    ("a", "2025-03-04", "Valley News", "The Orle dam broke on 3 March 2025, and the river flooded three villages."),
    ("b", "2025-03-05", "The Quay", "The flood from the Orle dam, which broke on 3 March 2025, reached the town."),
    ("c", "2025-03-09", "Valley News", "On 3 March 2025 the Orle dam broke after weeks of rain, engineers found."),
    ("d", "2025-03-06", "Hill Post", "The army evacuated the valley below the Orle dam on 5 March 2025."),
    ("e", "2025-03-07", "The Quay", "The valley below the Orle dam has been empty since 5 March 2025, the army said."),
    ("f", "2025-03-08", "Hill Post", "The evacuation of the Orle valley began on 5 March 2025 at dawn."),
    ("g", "2025-03-08", "Hill Post", "A cookery fair opened in the capital on 6 March 2025 with forty stands."),
)

#: A summary leaves its second half out; a story gives the whole sentence.
FLOOD = (
    "sending a wall of water through the valley, sweeping away forty houses and two mills on its way to the sea, "
    "prompting anger in the capital and leaving the president with the worst flood of her two long terms in office."
)


def fill(client: FlaskClient) -> None:
    """Post the articles into the collection "dam"."""
    client.put("/v1/collections/dam", json={})
    for name, day, source, text in ARTICLES:
        post(client, name, day, text, source=source)


@pytest.fixture
def dam(client: FlaskClient) -> FlaskClient:
    """A client of a service with the articles."""
    fill(client)
    return client


@pytest.fixture
def unchanged_dam(filled_once: Clients) -> FlaskClient:
    """A client of a service with the articles, for tests that only read."""
    return filled_once(fill)


def post(client: FlaskClient, name: str, day: str, text: str, **metadata: str) -> Any:
    body = {"external_id": name, "published_at": day, "text": text, "collections": ["dam"], **metadata}
    answer = client.post("/v1/articles", json=body)
    assert answer.status_code == 201
    return answer.get_json()


def story(client: FlaskClient, **query: Any) -> Any:
    answer = client.get(URL, query_string=query)
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


def days(client: FlaskClient, **query: Any) -> list[str]:
    return [day["date"] for day in story(client, **query)["days"]]


def test_the_days_that_articles_report_are_told_in_order(unchanged_dam: FlaskClient) -> None:
    broke, evacuated = story(unchanged_dam, days=2)["days"]
    assert (broke["date"], broke["articles"], broke["sources"]) == ("2025-03-03", 3, 2)
    assert (broke["first_reported"], broke["last_reported"]) == ("2025-03-04", "2025-03-09")
    assert (evacuated["date"], evacuated["articles"]) == ("2025-03-05", 3)
    assert "dam broke" in broke["entries"][0]["summary"]
    assert broke["entries"][0]["article"]["source"] in ("Valley News", "The Quay")


def test_an_entry_is_an_event_that_can_be_read(unchanged_dam: FlaskClient) -> None:
    (entry,) = story(unchanged_dam)["days"][0]["entries"]
    event = unchanged_dam.get(f"/v1/events/{entry['id']}").get_json()
    assert {**event, "summary": entry["summary"]} == entry


def test_days_bounds_and_order(unchanged_dam: FlaskClient) -> None:
    assert days(unchanged_dam, days=3) == ["2025-03-03", "2025-03-05", "2025-03-06"]
    assert days(unchanged_dam, days=1, **{"from": "2025-03-04"}) == ["2025-03-05"]
    assert days(unchanged_dam, to="2025-03-04") == ["2025-03-03"]
    by_score = story(unchanged_dam, days=3, order="score")["days"]
    assert by_score == sorted(by_score, key=lambda day: -day["score"])
    assert by_score[-1]["date"] == "2025-03-06", "the fair is another story"
    assert days(unchanged_dam, min_sources=3) == []


def test_a_day_can_have_several_sentences_and_none_comes_twice(unchanged_dam: FlaskClient) -> None:
    told = [entry["summary"] for day in story(unchanged_dam, sentences=3, days=3)["days"] for entry in day["entries"]]
    assert len(told) == len(set(told)) > 5


def test_a_sentence_that_two_articles_share_is_told_once(dam: FlaskClient) -> None:
    post(dam, "copy", "2025-03-10", f"{ARTICLES[0][3]} Another paper reports the same.", source="The Copyist")
    told = [entry["summary"] for entry in story(dam, sentences=5)["days"][0]["entries"]]
    assert ARTICLES[0][3] in told
    assert len(told) == len(set(told))


@pytest.mark.parametrize(("length", "is_whole"), [(300, True), (301, False)])
def test_a_long_sentence_is_told_by_its_summary(client: FlaskClient, length: int, is_whole: bool) -> None:
    client.put("/v1/collections/dam", json={})
    start = "The Orle dam broke on 3 March 2025, and the government will pay "
    sentence = f"{start}{'very ' * 60}"[: length - len("much.")] + "much."
    post(client, "long", "2025-03-04", sentence)
    (entry,) = story(client, days=1)["days"][0]["entries"]
    assert entry["summary"] == (sentence if is_whole else "The Orle dam broke on 3 March 2025.")


@pytest.mark.parametrize(
    ("words", "is_whole"),
    [
        ("The Orle dam broke yesterday", False),
        ("The Orle dam broke on 3 March", True),
        ("Last night the Orle dam broke", False),
    ],
)
def test_a_summary_tells_a_sentence_with_deictic_words(client: FlaskClient, words: str, is_whole: bool) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "a", "2025-03-04", f"{words}, {FLOOD}")
    (entry,) = story(client, days=1)["days"][0]["entries"]
    summary = client.get(f"/v1/events/{entry['id']}").get_json()["summary"]
    assert entry["summary"] == (f"{words}, {FLOOD}" if is_whole else summary)
    assert "3 March" in summary
    assert "leaving" not in summary


@pytest.mark.parametrize(
    "dependent",
    [
        "He doubted that the Orle dam broke on 3 March 2025 after weeks of rain.",
        "They saw how the Orle dam broke on 3 March 2025 after weeks of rain.",
        "She found that the Orle dam broke on 3 March 2025 after weeks of rain.",
        "They had met on 2 March 2025. A day later the Orle dam broke after weeks of rain.",
        "They had met on 2 March 2025. The Orle dam broke the next day after weeks of rain.",
        "They met on 3 March 2025. The Orle dam broke that night after weeks of rain.",
        "They met on 3 March 2025. The Orle dam broke on the same day after weeks of rain.",
    ],
)
def test_a_sentence_that_needs_another_one_comes_last(client: FlaskClient, dependent: str) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "a", "2025-03-09", f"Engineers spoke to reporters. {dependent}", title="A dam breaks")
    post(client, "b", "2025-03-04", "The Orle dam broke on 3 March 2025.")
    (day,) = story(client, days=1)["days"]
    assert [entry["summary"] for entry in day["entries"]] == ["The Orle dam broke on 3 March 2025."]


def told_after(client: FlaskClient, several: tuple[str, str], last: tuple[str, str]) -> list[str]:
    """Return what tells the only day after three articles of a day with one sentence, and one more with another."""
    client.put("/v1/collections/dam", json={})
    published, sentence = several
    for number in range(3):
        post(client, f"several-{number}", published, f"{sentence} Part {number} follows.")
    post(client, "last", *last)
    (day,) = story(client, days=1)["days"]
    return [entry["summary"] for entry in day["entries"]]


@pytest.mark.parametrize(
    "plan",
    [
        "A vote of the council on the Orle dam is scheduled for 3 March 2025.",
        "The council of Orle will vote on the plan for the Orle dam on 3 March 2025.",
        "The council of Orle was expected to vote on the plan for the dam on 3 March 2025.",
        "All depends on the council of Orle, which votes on the plan for the Orle dam on Monday morning.",
    ],
)
def test_an_outcome_is_told_before_its_announcement(client: FlaskClient, plan: str) -> None:
    outcome = "The council of Orle rejected the plan for the Orle dam on 3 March 2025, after nine hours of debate."
    assert told_after(client, ("2025-03-03", plan), ("2025-03-04", outcome)) == [outcome]


@pytest.mark.parametrize(
    "aftermath",
    [
        "Ines Bolt is accused of closing the gates of the Orle dam on 3 March 2025 after weeks of rain.",
        "Ines Bolt had always denied closing the gates of the Orle dam on 3 March 2025 after weeks of rain.",
    ],
)
def test_what_happened_is_told_before_its_aftermath(client: FlaskClient, aftermath: str) -> None:
    happening = "Engineers of Ines Bolt closed the gates of the Orle dam on 3 March 2025 after the rain."
    assert told_after(client, ("2025-06-03", aftermath), ("2025-06-04", happening)) == [happening]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Orle said in May that it would end the debate on the plan for the Orle dam on 3 March 2025.",
        "The council of Orle put off the debate on the plan for the Orle dam until a meeting on 3 March 2025.",
    ],
)
def test_the_deed_of_a_day_is_told_before_what_only_leads_to_it(client: FlaskClient, sentence: str) -> None:
    deed = "Ines Bolt burned the plan for the Orle dam on 3 March 2025 during the debate."
    assert told_after(client, ("2025-04-03", sentence), ("2025-04-04", deed)) == [deed]


@pytest.mark.parametrize(
    "aside",
    [
        "The book of Ines Bolt, who closed the gates of the Orle dam on 3 March 2025, has won a prize in Norland.",
        "The mill of Orle was sold shortly after Ines Bolt closed the gates of the Orle dam on 3 March 2025.",
        "The mayor has thanked the engineer who closed the gates of the Orle dam on 3 March 2025 in a long speech.",
    ],
)
def test_a_day_is_told_by_a_main_clause_before_an_aside(client: FlaskClient, aside: str) -> None:
    deed = "Ines Bolt closed the gates of the Orle dam on 3 March 2025."
    assert told_after(client, ("2025-03-03", aside), ("2025-03-04", deed)) == [deed]


@pytest.mark.parametrize("time", ["At 4 pm", "At 4.03pm", "By noon"])
def test_a_day_is_told_by_a_sentence_about_it_before_a_minute_of_it(client: FlaskClient, time: str) -> None:
    minute = f"{time} Ines Bolt and ten engineers stood at the gates of the Orle dam in the storm."
    deed = "Ines Bolt and ten engineers closed the gates of Orle on 3 March 2025."
    assert told_after(client, ("2025-03-03", f"Today is 3 March. {minute}"), ("2025-03-04", deed)) == [deed]


@pytest.mark.parametrize(
    "lead",
    [
        "The gates of the Orle dam are the pride of Ines Bolt and of ten engineers of the old town in the valley.",
        "Ines Bolt is the head of the ten engineers of the gates of the Orle dam, and of the mill in the valley.",
    ],
)
def test_a_day_is_told_by_a_deed_before_a_lead_that_only_describes(client: FlaskClient, lead: str) -> None:
    deed = "Ines Bolt and ten engineers closed the gates of Orle on 3 March 2025."
    assert told_after(client, ("2025-03-03", lead), ("2025-03-04", deed)) == [deed]


@pytest.mark.parametrize(
    "fragment",
    [
        "Another dark day for the valley of Orle on 3 March 2025, as engineers closed the gates of the dam.",
        "A dark day for the valley of Orle on 3 March 2025, because engineers closed the gates of the dam.",
    ],
)
def test_a_sentence_with_a_verb_is_told_before_a_fragment(client: FlaskClient, fragment: str) -> None:
    sentence = "The engineers of Orle closed the gates of the dam on 3 March 2025 after a day of rain."
    assert told_after(client, ("2025-03-04", fragment), ("2025-03-05", sentence)) == [sentence]


def test_whatever_else_is_told_before_a_caption(client: FlaskClient) -> None:
    caption = "Ines Bolt, second from left, closed the gates of the Orle dam on 3 March 2025 after the rain."
    plan = "She would close the gates of the Orle dam on 3 March 2025 because of the rain, they were told by the mayor."
    assert told_after(client, ("2025-03-02", caption), ("2025-03-02", plan)) == [plan]


@pytest.mark.parametrize(("day", "is_first"), [("March 3", True), ("March 3, 6 p.m.", False)])
def test_an_item_of_a_chronology_is_told_first_if_it_names_the_whole_day(
    client: FlaskClient, day: str, is_first: bool
) -> None:
    sentence = "Engineers of Orle closed the gates of the old dam on 3 March 2025 because of the rain in the valley."
    item = "Engineers of Orle close the gates of the old dam because of the rain."
    items = f"Timeline: the Orle dam\n{day} - {item}\nMarch 5 - The dam breaks."
    told = told_after(client, ("2025-03-04", sentence), ("2025-04-04", items))
    assert told == [item if is_first else sentence]


def test_an_undated_lead_tells_its_day(dam: FlaskClient) -> None:
    lead = "Rescuers pulled a family of four from the flooded village below the Orle dam alive and well."
    post(dam, "h", "2025-03-05", f"{lead} They had waited on their roof.")
    entries = story(dam, sentences=5)["days"][1]["entries"]
    (told,) = (entry for entry in entries if entry["summary"] == lead)
    assert (told["id"], told["certainty"], told["explanation"]["rule"]) == (None, "inferred", "lead")
    assert told["date"]["edtf"] == "2025-03-05"


def test_a_lead_that_refers_to_another_sentence_has_a_context(dam: FlaskClient) -> None:
    first = "Rescuers pulled a family of four from the flooded village below the Orle dam alive and well."
    second = "The rescue took divers of the army and forty villagers with boats more than nine hours."
    post(dam, "h", "2025-03-05", f"{first} {second}", title="A family is saved")
    entries = story(dam, sentences=5)["days"][1]["entries"]
    contexts = {entry["summary"]: entry["context"] for entry in entries}
    assert (contexts[first], contexts[second]) == (None, "A family is saved")


def test_what_other_clients_change_while_a_story_is_told_is_left_out(
    dam: FlaskClient, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = "Rescuers pulled a family of four from the flooded village below the Orle dam alive and well."
    found = "Divers of the army found the gates of the Orle dam open in the mud of the flooded valley."
    evacuated = "Forty boats of the fire brigade reached the Orle dam on 5 March 2025."
    edited, deleted = (
        post(dam, name, "2025-03-05", text)["article"]["id"]
        for name, text in (("h", f"{saved} {evacuated}"), ("i", f"{found} They had searched for hours."))
    )
    before = {entry["summary"] for entry in story(dam, sentences=5)["days"][1]["entries"]}
    assert {saved, found, evacuated} <= before
    read = term_vectors.dated

    def change_after_reading(*arguments: Any) -> Any:
        monkeypatch.undo()
        rows = read(*arguments)
        assert ingest.patch(store, edited, {"text": saved}, DESK)
        assert ingest.delete_article(store, deleted)
        return rows

    monkeypatch.setattr(term_vectors, "dated", change_after_reading)
    told = {entry["summary"] for entry in story(dam, sentences=5, days=5)["days"][1]["entries"]}
    assert told & {saved, found, evacuated} == {saved}


def test_copies_of_one_text_count_once(dam: FlaskClient) -> None:
    for number in range(4):
        post(dam, f"copy-{number}", "2025-03-08", ARTICLES[6][3], source="Wire")
    assert days(dam) == ["2025-03-03", "2025-03-05"]


def test_periods_that_articles_report_are_spans(dam: FlaskClient) -> None:
    for number in range(3):
        post(dam, f"month-{number}", "2025-05-01", f"The army repaired the Orle dam in April 2025, part {number}.")
    (span,) = story(dam)["spans"]
    assert span["date"]["edtf"] == "2025-04"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army will repair the Orle dam in April 2025, part {}.",
        "You can visit the Orle dam from April 2025, part {}.",
        "The Orle dam, built in April 2025, supplies town {}.",
    ],
)
def test_periods_of_plans_comments_and_backgrounds_are_no_spans(dam: FlaskClient, sentence: str) -> None:
    for number in range(3):
        post(dam, f"month-{number}", "2025-05-01", sentence.format(number))
    assert not story(dam)["spans"]


@pytest.mark.parametrize(
    "opening",
    [
        "Some 400 villagers rowed through the valley on Monday after a night of heavy rain.",
        "The river burst its banks at 4:12 a.m. on Monday, sweeping forty houses and two mills away.",
        "Water swept forty houses and two mills of the old valley away on Monday.",
    ],
)
def test_the_news_tells_its_day_better_than_what_follows_it(client: FlaskClient, opening: str) -> None:
    client.put("/v1/collections/dam", json={})
    post(
        client, "a", "2025-03-04", f"{opening} Mayor Ines Bolt of Orle praised two firemen.", title="The Orle dam broke"
    )
    post(client, "b", "2025-03-05", "The council spoke about the Orle dam on Wednesday.")
    assert story(client)["days"][0]["entries"][0]["summary"] == opening


def test_news_that_also_names_another_day_is_not_repeated_there(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    news = "Villagers will leave their tents on 20 March because the Orle dam is safe again, Bolt said on Monday."
    post(client, "a", "2025-03-03", news)
    post(client, "b", "2025-03-06", "The council spoke about the Orle dam on Wednesday.")
    assert days(client) == ["2025-03-03", "2025-03-05"]
    assert "2025-03-20" in days(client, days=5)
    post(client, "c", "2025-03-21", "Villagers left their tents at the Orle dam on Thursday.")
    assert days(client) == ["2025-03-03", "2025-03-05", "2025-03-20"]


def test_a_sentence_that_told_another_day_tells_its_own_day_before_a_bare_quotation(client: FlaskClient) -> None:
    ruling = "A court rejected a bid to stop the next strike at the Orle dam, planned for Thursday, on Friday morning."
    client.put("/v1/collections/dam", json={})
    post(
        client,
        "a",
        "2025-03-07",
        f'{ruling}\n\n"We are ready to talk tonight," Ines Bolt told 600 workers of the Orle dam.',
    )
    post(client, "b", "2025-03-12", "The Orle dam was closed on Thursday.")
    told = {day["date"]: [entry["summary"] for entry in day["entries"]] for day in story(client)["days"]}
    assert told["2025-03-07"] == [ruling]


def test_a_day_until_which_something_will_go_on_is_no_day_of_a_story(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "a", "2025-03-03", "The Orle dam broke on Monday. Divers will search the lake of Orle until Friday.")
    post(client, "b", "2025-03-06", "The council spoke about the Orle dam on Wednesday.")
    assert days(client) == ["2025-03-03", "2025-03-05"]


def test_an_undated_sentence_tells_the_day_that_its_article_opens_with(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    text = "The Orle dam broke on Monday. Water rushed through the valley and swept forty houses and two mills away."
    post(client, "a", "2025-03-04", text)
    post(client, "b", "2025-03-05", "The council spoke about the Orle dam on Wednesday.")
    flood = [entry for day in story(client, sentences=2)["days"] for entry in day["entries"] if not entry["id"]]
    assert [(entry["date"]["edtf"], entry["published_on"]) for entry in flood] == [("2025-03-03", "2025-03-04")]


def test_periods_are_in_order_of_their_dates_or_scores(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "a", "2025-06-01", "The Orle dam was mended in May 2025. The mill by the dam was sold in March 2025.")
    post(client, "b", "2025-06-02", "Engineers mended the Orle dam in May 2025.")
    assert [span["date"]["edtf"] for span in story(client)["spans"]] == ["2025-03", "2025-05"]
    assert [span["date"]["edtf"] for span in story(client, order="score")["spans"]] == ["2025-05", "2025-03"]


@pytest.mark.parametrize(
    "news",
    [
        "Orle Power said on Monday it would sell the Orle dam to a rival.",
        "Orle Power will close the Orle dam in April, the company said on Monday.",
        "Engineers told reporters on Monday that the Orle dam was in danger of breaking.",
    ],
)
def test_a_statement_that_is_the_news_tells_its_day(client: FlaskClient, news: str) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "a", "2025-03-03", f"{news} Shares of the company fell by 3 % on Monday, as did those of a rival.")
    post(client, "b", "2025-03-04", "The council spoke about the Orle dam on Tuesday.")
    assert [day["entries"][0]["summary"] for day in story(client)["days"]][:1] == [news]


def test_what_an_editor_wrote_tells_a_period(dam: FlaskClient) -> None:
    for number in range(3):
        post(dam, f"month-{number}", "2025-05-01", f"You can visit the Orle dam from April 2025, part {number}.")
    assert not story(dam)["spans"]
    (event,) = dam.get('/v1/events?q="part 0"&kind=all').get_json()["events"]
    path, changes = f"/v1/events/{event['id']}", {"summary": "Visitors returned to the Orle dam.", "kind": "event"}
    assert dam.patch(path, json=changes, headers={"If-Match": "*"}).status_code == 200
    assert [span["summary"] for span in story(dam)["spans"]] == ["Visitors returned to the Orle dam."]


def test_the_story_follows_corrections_and_deletions(dam: FlaskClient) -> None:
    before = dam.get(URL)
    assert dam.get(URL, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    entry = story(dam)["days"][0]["entries"][0]
    event = dam.get(f"/v1/events/{entry['id']}")
    headers = {"If-Match": event.headers["ETag"]}
    assert dam.patch(f"/v1/events/{entry['id']}", json={"hidden": True}, headers=headers).status_code == 200
    assert story(dam)["days"][0]["articles"] == 2
    assert dam.get(URL, headers={"If-None-Match": before.headers["ETag"]}).status_code == 200
    dam.delete(f"/v1/articles/{entry['article']['id']}")
    assert days(dam, days=3, to="2025-03-04") == ["2025-03-03"]


def test_an_event_that_an_editor_adds_to_an_article_is_told_first(dam: FlaskClient) -> None:
    article = story(dam)["days"][0]["entries"][0]["article"]["id"]
    made = {
        "date": {"edtf": "2025-03-05"},
        "status": "happened",
        "summary": "The minister resigned.",
        "article": article,
    }
    assert dam.post("/v1/events", json=made).status_code == 201
    assert story(dam)["days"][1]["entries"][0]["summary"] == "The minister resigned."


def test_patched_metadata_and_text_are_followed(dam: FlaskClient) -> None:
    article = story(dam)["days"][0]["entries"][0]["article"]["id"]
    url = f"/v1/articles/{article}"
    patch = {"source": "The Dam Gazette"}
    assert dam.patch(url, json=patch, headers={"If-Match": dam.get(url).headers["ETag"]}).status_code == 200
    assert story(dam)["days"][0]["sources"] == 3
    patch = {"text": "Nothing happened at all."}
    assert dam.patch(url, json=patch, headers={"If-Match": dam.get(url).headers["ETag"]}).status_code == 200
    assert story(dam)["days"][0]["articles"] == 2


def test_a_story_reads_so_many_articles_and_always_the_same_ones(
    unchanged_dam: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.timeline.story.MAX_ARTICLES", 3)
    first = story(unchanged_dam, days=10)
    assert 0 < max(day["articles"] for day in first["days"]) <= 3
    sources = {entry["article"]["id"] for day in first["days"] for entry in day["entries"]}
    assert len(sources) <= 3
    assert story(unchanged_dam, days=10) == first


def test_a_collection_of_one_article_and_an_empty_one(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    assert story(client) == story(client, days=5) == {"days": [], "spans": []}
    post(client, *ARTICLES[0][:2], ARTICLES[0][3])
    assert days(client) == []
    assert days(client, days=5) == ["2025-03-03"]


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"days": 0}, "days: must be between 1 and 1000"),
        ({"days": 10_000}, "days: must be between 1 and 1000"),
        ({"days": "all"}, "days: must be a whole number"),
        ({"days": 123_456_789}, "days: must be between 1 and 1000"),
        ({"days": 1_234_567_890}, "days: must be a whole number"),
        ({"sentences": 6}, "sentences: must be between 1 and 5"),
        ({"from": "2025-02-30"}, "from: '2025-02-30' is not in the calendar"),
        ({"from": "2025-03-02", "to": "2025-03-01"}, "from: must not be after to"),
        ({"order": "asc"}, "order: must be one of: date, score"),
        ({"limit": 3}, "limit: unknown parameter"),
    ],
)
def test_bad_parameters_are_refused(unchanged_dam: FlaskClient, query: dict[str, Any], detail: str) -> None:
    assert detail in str(assert_problem(unchanged_dam.get(URL, query_string=query), 422)["detail"])


def test_a_period_without_reports_has_no_days(unchanged_dam: FlaskClient) -> None:
    assert story(unchanged_dam, days=5, **{"from": "1999-01-01", "to": "1999-01-01"}) == {"days": [], "spans": []}


def test_an_unknown_collection_is_not_found(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/collections/none/story"), 404)


def test_slides_of_many_entries_are_the_key_days(unchanged_dam: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.timeline.export.MOST_SLIDES", 2)
    slides = unchanged_dam.get("/v1/collections/dam/timeline.timelinejs").get_json()["events"]
    assert [slide["start_date"]["day"] for slide in slides] == [3, 5, 6]
    assert [slide["text"]["headline"] for slide in slides] == [
        day["entries"][0]["summary"] for day in story(unchanged_dam)["days"]
    ]
    assert all("<p>Reported by: 3 articles, " in slide["text"]["text"] for slide in slides[:2])
    for query in ({"merge": "none"}, {"status": "happened"}, {"from": "2025"}, {"kind": "all"}):
        slides = unchanged_dam.get("/v1/collections/dam/timeline.timelinejs", query_string=query).get_json()["events"]
        entries = unchanged_dam.get("/v1/timeline", query_string={"collection": "dam", **query}).get_json()["entries"]
        assert [slide["unique_id"] for slide in slides] == [entry["id"] for entry in entries], query


def test_slides_of_few_entries_or_without_key_days_are_the_entries(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, *ARTICLES[0][:2], f"{ARTICLES[0][3]} It was mended in May 2025.")
    for most in (0, 2):
        monkeypatch.setattr("service.timeline.export.MOST_SLIDES", most)
        slides = client.get("/v1/collections/dam/timeline.timelinejs").get_json()["events"]
        assert [slide["display_date"] for slide in slides] == ["3 March 2025", "May 2025"]


def test_filters_choose_what_a_story_is_made_from(unchanged_dam: FlaskClient) -> None:
    assert days(unchanged_dam, certainty="explicit") == days(unchanged_dam)
    assert days(unchanged_dam, kind="event", to="2025-03-05") == ["2025-03-03", "2025-03-05"]
    assert days(unchanged_dam, certainty="ambiguous") == days(unchanged_dam, kind="figure") == []
    assert days(unchanged_dam, anchor_kind="dateline") == []
    assert days(unchanged_dam, anchor_kind="published_at", kind="all", granularity="day") == days(unchanged_dam)
    assert days(unchanged_dam, days=9, certainty="inferred") == [], "leads alone are no reason for a day"


def test_only_what_matches_tells_a_day(dam: FlaskClient) -> None:
    post(dam, "h", "2025-03-07", "The Orle dam broke on Monday after weeks of rain.", source="The Quay")
    for certainty in ("explicit", "inferred"):
        found = story(dam, days=9, sentences=5, certainty=certainty)["days"]
        assert {entry["certainty"] for day in found for entry in day["entries"]} == {certainty}


def test_a_day_of_figures_is_a_key_day_if_figures_are_wanted(dam: FlaskClient) -> None:
    event = story(dam, days=9, **{"from": "2025-03-06"})["days"][0]["entries"][0]["id"]
    path = f"/v1/events/{event}"
    dam.patch(path, json={"kind": "figure"}, headers={"If-Match": dam.get(path).headers["ETag"]})
    assert days(dam, days=9, kind="figure") == ["2025-03-06"]
    assert "2025-03-06" not in days(dam, days=9)


@pytest.mark.parametrize(("name", "value"), [("kind", "gossip"), ("granularity", "minutes"), ("certainty", "sure")])
def test_an_unknown_value_of_a_filter_is_refused(unchanged_dam: FlaskClient, name: str, value: str) -> None:
    assert_problem(unchanged_dam.get(URL, query_string={name: value}), 422, field=name)
