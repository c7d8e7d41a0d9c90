"""Pages as a reader sees them: parsed HTML, and the text of its elements."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

#: The header that a browser sends.
ACCEPT_HTML = {"Accept": "text/html"}


def parse(response: TestResponse) -> HtmlElement:
    """Return the root of a page. Fails if the response is not HTML."""
    assert response.content_type == "text/html; charset=utf-8"
    return html.document_fromstring(response.text)


def texts(root: HtmlElement, xpath: str) -> list[str]:
    """Return the text of each matching element, with single spaces."""
    return [" ".join(element.text_content().split()) for element in root.xpath(xpath)]


def text(root: HtmlElement, xpath: str) -> str:
    """Return the text of the only matching element."""
    [only] = texts(root, xpath)
    return only


def has_class(name: str) -> str:
    """Return the XPath condition for an element with a class."""
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def form_values(root: HtmlElement, action: str) -> dict[str, str]:
    """Return what a browser sends with the first form that posts to ``action``, without its buttons."""
    form = next(form for form in root.forms if form.action == action)
    return {name: value.strip() for name, value in form.fields.items() if value is not None}
