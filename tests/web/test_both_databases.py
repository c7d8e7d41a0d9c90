"""The queries that only pages make, on SQLite and on PostgreSQL: weights of bars, sources and hidden entries."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.html import parse, text, texts


def test_a_collection_is_weighed_filtered_by_source_and_hidden(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for source in ("Post", "Herald"):
        text_ = f"The old harbour bridge collapsed on 3 March 2025, said the {source}. It rained on 5 March 2025."
        article = {"text": text_, "source": source, "published_at": "2025-03-06", "collections": ["harbour"]}
        client.post("/v1/articles", json=article)
    page = parse(client.get("/t/harbour"))
    assert "3 March 2025: 1 entry, 2 by source" in texts(page, "//nav[@class='density']//a/text")
    assert texts(page, "//select[@name='source']/option") == ["all", "Herald", "Post"]
    assert texts(parse(client.get("/")), "//select[@name='source']/option") == ["all", "Herald", "Post"]
    [entry] = page.xpath("//article[.//mark='3 March 2025']/@id")
    client.post("/hidden?collection=harbour", data={"action": "hide", "entry": entry})
    for url in ("/hidden?collection=harbour", "/hidden"):
        first, second = parse(client.get(url)).xpath("//input[@name='entry']/@value")
        following = f"{url}{'&' if '?' in url else '?'}after={first}"
        assert parse(client.get(following)).xpath("//input[@name='entry']/@value") == [second]
    client.post("/hidden?collection=harbour", data={"action": "show", "entry": entry})
    assert text(parse(client.get("/hidden")), "//main/p[last()]") == "Nothing is hidden."
