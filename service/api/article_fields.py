"""The fields of articles, validated by the schemas of the API. Needs no request, so that archives are read alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from marshmallow import ValidationError

from service.api.problems import MAX_ERRORS, flattened
from service.api.schemas.article import ArticleIn, ArticleMetadata
from service.api.schemas.fields import Text
from service.api.schemas.validators import not_blank
from service.documents import Page
from service.errors import InvalidInput

_TEXT = Text(validate=not_blank)
_ARTICLE = ArticleIn()
#: The metadata that a page may give itself. It is validated like the client's.
_PAGE_FIELDS = ("title", "url", "source", "external_id")
_PAGE_METADATA = ArticleMetadata(only=_PAGE_FIELDS)


class InvalidArticle(InvalidInput):
    """An article as JSON that its schema rejects: the messages by field, those about no field under "body"."""

    def __init__(self, messages: dict[str, Any]) -> None:
        details = ((field, detail) for field, nested in messages.items() for _, detail in flattened(nested))
        super().__init__("; ".join(f"{field}: {detail}" for field, detail in islice(details, MAX_ERRORS)))
        self.messages = messages


def load_article(article: Any) -> dict[str, Any]:
    """Return the fields of an article as JSON, validated; missing ones stay missing. Raises InvalidArticle."""
    try:
        fields: dict[str, Any] = _ARTICLE.load(article)
    except ValidationError as error:
        raise InvalidArticle(_by_field(error)) from error
    return fields


def _by_field(error: ValidationError) -> dict[str, Any]:
    """Return the messages by field; those about a value that is not an object are about the body."""
    if isinstance(error.messages, dict):
        return {("body" if name == "_schema" else name): details for name, details in error.messages.items()}
    return {"body": error.messages}


def unknown_fields(article: Any) -> frozenset[str]:
    """Return the names in an article as JSON that are no fields of articles."""
    return frozenset(article) - _ARTICLE.fields.keys() if isinstance(article, dict) else frozenset()


def checked_page(page: Page) -> Page:
    """Return a page without its invalid metadata. Raises InvalidInput for a text that no database can store."""
    try:
        _TEXT.deserialize(page.text)
    except ValidationError as error:
        raise InvalidInput("; ".join(error.messages), field="text") from error
    given = {name: getattr(page, name) for name in _PAGE_FIELDS if getattr(page, name) is not None}
    errors = _PAGE_METADATA.validate(given)
    warnings = (f"ignored the page's {name}: {details[0]}" for name, details in errors.items())
    ignored: dict[str, Any] = dict.fromkeys(errors)
    return replace(page, **ignored, warnings=(*page.warnings, *warnings))
