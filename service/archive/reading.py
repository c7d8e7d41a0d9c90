"""An article -> its report, by the same steps as a post and without a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from service.api.article_fields import checked_page, load_article, unknown_fields
from service.articles.draft import ArticleDraft, complete_draft
from service.articles.identity import article_id
from service.articles.reading import ReadArticle, read_article
from service.articles.report import report_of
from service.config.settings import Settings
from service.documents import NotText, Page, TooLong, Unreadable, page_of
from service.errors import InvalidInput
from service.eventing.served import ReportJson

_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are read: what applies to those that do not say it themselves, and limits.

    The values are those of the settings with the same names, with the same defaults. ``metadata`` fills in fields of
    articles, such as ``timezone`` and ``source``. Unknown fields are ignored; ``strict`` rejects their articles.
    An article that is published after ``today`` gets a warning; without ``today`` none does.
    """

    language: str = _SETTINGS.language
    date_order: str = _SETTINGS.date_order
    max_text: int = _SETTINGS.max_text
    max_expressions: int = _SETTINGS.max_expressions
    metadata: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """An HTML page as a crawler stored it; ``url`` is where it was fetched."""

    body: bytes
    charset: str | None = None
    url: str | None = None


def read(article: Mapping[str, Any], options: Options = Options()) -> ReportJson:
    """Return the report of an article: the same ids, events and fields as the service stores.

    ``article`` has the fields of the body of ``POST /v1/articles``. Pure: the same article and options give the same
    report on any machine. Raises InvalidInput for an article that the service would reject, in the same words.
    """
    return report_of(read_json_article(article, options))


def read_json_article(article: Any, options: Options) -> ReadArticle:
    """Return an article as JSON with its dates found. Raises InvalidInput."""
    if not options.strict and (unknown := unknown_fields(article)):
        article = {name: value for name, value in article.items() if name not in unknown}
    fields = load_article(article)
    return _read(Page(fields.pop("text")), fields, options)


def read_html_article(html: HtmlPage, options: Options) -> ReadArticle:
    """Return the article of an HTML page with its dates found. Raises InvalidInput. Needs the extra ``html``."""
    from service.documents.html import read_html

    try:
        source, warnings = page_of(html.body, html.charset)
        page = read_html(source, options.max_text)
    except TooLong as error:
        raise _too_long(error.length, options) from error
    except (NotText, Unreadable) as error:
        raise InvalidInput(str(error), field="body") from error
    page = checked_page(replace(page, warnings=(*warnings, *page.warnings)))
    return _read(page, {"url": html.url} if html.url else {}, options)


def _read(page: Page, fields: Mapping[str, Any], options: Options) -> ReadArticle:
    draft = _draft(page, fields, options)
    return read_article(draft, article_id(draft))


def _draft(page: Page, fields: Mapping[str, Any], options: Options) -> ArticleDraft:
    if len(page.text) > options.max_text:
        raise _too_long(len(page.text), options)
    defaults = {"language": options.language, "date_order": options.date_order}
    draft = complete_draft(page, {**options.metadata, **fields}, defaults, today=options.today)
    return replace(draft, most_expressions=options.max_expressions)


def _too_long(length: int, options: Options) -> InvalidInput:
    return InvalidInput(f"must have at most {options.max_text} characters; it has {length}", field="text")
