"""BCP 47 tags: which language they name, and what the service says of one that it does not support."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.timex.languages import UnsupportedLanguage, code_of, language
from service.timex.languages.tags import primary_language

ARTICLE = {"text": "The mine closed on Monday.", "published_at": "2025-03-13"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("en-Latn-GB-oxendict", "en"),
        ("en-u-ca-gregory-x-desk", "en"),
        ("es-419", "es"),
        ("zh-Hant-TW", "zh"),
        ("zh-yue-HK", "zh"),
        ("de-1996", "de"),
        ("fil", "fil"),
        ("e", None),
        ("", None),
        ("en-", None),
        ("en--GB", None),
        ("en GB", None),
        ("en-GB-US", None),
        ("ën", None),
        ("x-klingon", None),
    ],
)
def test_a_tag_names_its_primary_language(tag: str, code: str | None) -> None:
    assert primary_language(tag) == code


def test_a_tag_of_a_supported_language_gives_that_language() -> None:
    assert language("en-GB") is language("en")


@pytest.mark.parametrize("tag", ["tlh", "tlh-Latn", "english", "en-", ""])
def test_other_tags_are_refused_with_the_supported_ones(tag: str) -> None:
    with pytest.raises(
        UnsupportedLanguage, match=rf"^language: '{tag}' is not supported; GET /v1/languages lists the supported ones$"
    ):
        code_of(tag)


@pytest.mark.parametrize("tag", ["en-GB", "EN", "en_US"])
def test_an_article_and_a_filter_take_any_tag_of_english(client: FlaskClient, tag: str) -> None:
    posted = client.post("/v1/articles", json={**ARTICLE, "language": tag})
    assert (posted.status_code, posted.get_json()["article"]["language"]) == (201, "en")
    assert client.put("/v1/collections/mine", json={"language": tag}).get_json()["language"] == "en"
    for wanted in ("en", tag):
        assert len(client.get("/v1/timeline", query_string={"language": wanted}).get_json()["entries"]) == 1


def test_a_request_in_another_language_is_refused(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={**ARTICLE, "language": "tlh"})
    assert answer.status_code == 422
    assert "'tlh' is not supported; GET /v1/languages" in answer.get_data(as_text=True)
