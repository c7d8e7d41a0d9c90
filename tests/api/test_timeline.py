"""The timeline over HTTP: order, overlap, granularity, and pages without skips or repeats."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.clipped_page import CLIPPED_PAGE

TEXT = (
    "In 2024 it grew. In April 2024 it opened. On April 1, 2024 it sang. At 9 a.m. on April 1, 2024 it danced. "
    "In the second quarter of 2024 it slept. It burnt down in the 1990s."
)


def _post(client: FlaskClient, text: str = TEXT, **more: str) -> str:
    body = {"text": text, "published_at": "2025-03-13", **more}
    return str(client.post("/v1/articles", json=body).get_json()["article"]["id"])


def _dates(client: FlaskClient, query: str = "") -> list[str]:
    return [entry["date"]["timex3"] for entry in client.get(f"/v1/timeline?kind=all&{query}").get_json()["entries"]]


def test_order_is_by_day_and_coarse_before_fine(client: FlaskClient) -> None:
    _post(client)
    expected = ["199", "2024", "2024-Q2", "2024-04", "2024-04-01", "2024-04-01T09:00"]
    assert _dates(client) == expected
    assert _dates(client, "order=desc") == expected[::-1]


def test_from_and_to_match_by_overlap_and_are_inclusive(client: FlaskClient) -> None:
    _post(client)
    assert _dates(client, "from=2024-06-30&to=2024-06-30") == ["2024", "2024-Q2"]
    assert _dates(client, "from=2024-07") == ["2024"]
    assert _dates(client, "to=1999") == ["199"]
    assert _dates(client, "from=1999-12-31&to=2023") == ["199"]
    assert _dates(client, "from=2025") == []
    assert _dates(client, "to=9999-12-31&from=0001-01-01") == _dates(client)


def test_granularity_is_the_coarsest_wanted(client: FlaskClient) -> None:
    _post(client)
    assert _dates(client, "granularity=day") == ["2024-04-01", "2024-04-01T09:00"]
    assert _dates(client, "granularity=quarter") == ["2024-Q2", "2024-04", "2024-04-01", "2024-04-01T09:00"]
    assert len(_dates(client, "granularity=century")) == 6


def test_one_article(client: FlaskClient) -> None:
    first, second = _post(client), _post(client, "It rained in 2023.")
    assert _dates(client, f"article={second}") == ["2023"]
    assert len(_dates(client, f"article={first}")) == 6
    assert _dates(client, "article=a_unknown") == []


def test_pages_neither_skip_nor_repeat_while_articles_are_added(client: FlaskClient) -> None:
    for number in range(12):
        _post(client, f"It rained on March {number + 1}, 2024. It rained in March 2024.", external_id=str(number))
    before = [entry["id"] for entry in client.get("/v1/timeline?limit=100").get_json()["entries"]]
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = client.get(f"/v1/timeline?limit=5{'&cursor=' + cursor if cursor else ''}").get_json()
        seen += [entry["id"] for entry in page["entries"]]
        cursor = page["next_cursor"]
        _post(
            client,
            f"It snowed on March {len(seen)}, 2024. It snowed on January 1, 2020.",
            external_id=f"new {len(seen)}",
        )
    assert len(seen) == len(set(seen))
    assert [one for one in seen if one in before] == before


def test_the_clipped_page(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={"text": CLIPPED_PAGE, "published_at": "2025-03-13"})
    assert answer.status_code == 201
    entries = client.get("/v1/timeline").get_json()["entries"]
    found = [(e["expression"]["text"], e["date"]["edtf"], e["status"], e["certainty"]) for e in entries]
    assert found == [
        ("Sunday", "2025-03-09", "happened", "inferred"),
        ("early Sunday", "2025-03-09", "happened", "inferred"),
        ("Thursday", "2025-03-13", "happened", "ambiguous"),
        ("the coming weeks", "2025-03-14~/2025-04-10~", "planned", "inferred"),
        ("April", "2025-04", "planned", "inferred"),
    ]
    assert entries[1]["date"]["part_of_day"] == "early morning"
    assert [one["date"]["edtf"] for one in entries[2]["alternatives"]] == ["2025-03-06"]
    assert "publication day" in entries[2]["alternatives"][0]["reason"]
    assert entries[3]["date"]["approximate"] is True
    assert "76th anniversary in April" in entries[4]["summary"]
    assert all(len(entry["summary"]) <= 200 for entry in entries)
