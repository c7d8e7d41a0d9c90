"""The languages of the texts on a page, for the attributes `lang` and `dir` of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from service.api.base import database
from service.eventing.served import EntryJson
from service.store import articles
from service.timex.languages.catalogue import catalogue


class TextLanguage(NamedTuple):
    """A language's ISO 639 code, and the direction of its script: "ltr", "rtl", or "auto" if it is not known."""

    code: str
    direction: str


def languages_of(events: Iterable[EntryJson]) -> Mapping[str, TextLanguage]:
    """Return the languages of the articles of events and of their reports, by the articles' ids."""
    ids = {article_id for event in events for article_id in _articles_of(event)}
    codes = articles.languages_of(database(), sorted(ids)) if ids else {}
    return {article_id: text_language(code) for article_id, code in codes.items()}


def _articles_of(event: EntryJson) -> Iterator[str]:
    reports = event.get("reports", [])
    for article in (event["article"], *(report["article"] for report in reports)):
        if article and article["id"]:
            yield article["id"]


def text_language(code: str) -> TextLanguage:
    """Return a language with the direction of its script."""
    return TextLanguage(code, _directions().get(code, "auto"))


@cache
def _directions() -> dict[str, str]:
    return {known.code: known.direction for known in catalogue()}
