"""Parts of a page that are not the article: a date there is of something else, unless the headline is there, too."""

from __future__ import annotations

import pytest

from tests.documents.html_pages import day_of, page

MARKED = '<p><time datetime="2025-03-13">yesterday</time></p>'
CLASSES = (
    "comment respond replies disqus related recommended sidebar widget recent popular teaser promo trending most-read "
    "mostviewed latest carousel slider newsletter archive calendar ticker more-stories more-news more-from read-more "
    "readnext upcoming event events cookie masthead top-bar current-date clock copyright ad ads breaking"
).split()


def apart(name: str) -> tuple[str, str]:
    """Return the tags around a part of a page: of an element, or of one with a class."""
    return (f"<{name}>", f"</{name}>") if name in ("aside", "nav", "form") else (f'<div class="{name}">', "</div>")


@pytest.mark.parametrize("name", [*CLASSES, "aside", "nav", "form"])
def test_a_date_in_another_part_of_a_page_is_not_that_of_its_article(name: str) -> None:
    opening, closing = apart(name)
    assert day_of(page(after=opening + MARKED + closing)) is None
    assert day_of(page(above=opening + MARKED + closing)) is None


@pytest.mark.parametrize("name", ["related", "sidebar", "archive", "aside", "nav"])
def test_a_date_is_that_of_the_article_if_its_headline_is_in_the_same_part(name: str) -> None:
    opening, closing = apart(name)
    assert day_of(page(above=opening, below=MARKED, after=closing)) == "2025-03-13"


@pytest.mark.parametrize("name", ["promoted", "eventual", "shadow", "story", "header-main"])
def test_a_part_with_another_class_may_hold_the_date(name: str) -> None:
    opening, closing = apart(name)
    assert day_of(page(above=opening + MARKED + closing)) == "2025-03-13"
