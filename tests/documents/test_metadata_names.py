"""Names of metadata: which tell when a page was published, and which only when it was updated."""

from __future__ import annotations

import pytest

from service.documents.html import read_html
from service.timex.model import AnchorKind
from tests.documents.html_pages import dating_of, json_ld, meta, page

PUBLISHED = ("article:published_time", "og:published_time", "article.published", "article:post_date")
UPDATED = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified")
RARELY_UPDATED = ("article:modified", "article:modified_date", "article:post_modified", "bt:moddate", "dc.modified")


def dated(*names_and_days: tuple[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Return the day of a page with these metadata, where it is from, and the warnings."""
    dating = dating_of(page("".join(meta(name, f"2025-03-{day}") for name, day in names_and_days)))
    assert dating is not None
    evidence = dating.evidence.removeprefix("the page's metadata (").removesuffix(")")
    kind = AnchorKind.PAGE_DATE if evidence in (*UPDATED, *RARELY_UPDATED) else AnchorKind.METADATA
    assert dating.anchor.kind is kind
    return dating.anchor.date.isoformat(), evidence, dating.warnings


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_date_of_publication_is_the_page_s(name: str) -> None:
    assert dated((name, "13")) == ("2025-03-13", name, ())


@pytest.mark.parametrize("name", [*UPDATED, *RARELY_UPDATED])
def test_a_date_of_an_update_is_only_a_bound(name: str) -> None:
    warning = "only the date of an update is known: the article was published on 2025-03-20 or before"
    assert dated((name, "20")) == ("2025-03-20", name, (warning,))


@pytest.mark.parametrize("published", PUBLISHED)
@pytest.mark.parametrize("updated", [*UPDATED, *RARELY_UPDATED])
def test_a_date_of_publication_outweighs_that_of_an_update(published: str, updated: str) -> None:
    day, evidence, _ = dated((updated, "20"), (published, "13"))
    assert (day, evidence) == ("2025-03-13", published)


@pytest.mark.parametrize("rare", RARELY_UPDATED)
def test_a_usual_name_of_an_update_outweighs_a_rare_one(rare: str) -> None:
    day, evidence, warnings = dated((rare, "20"), (UPDATED[0], "13"))
    assert (day, evidence) == ("2025-03-13", UPDATED[0])
    assert warnings[0] == (
        f"the page's metadata ({rare}) says 2025-03-20: ignored, since an update is not a publication"
    )


@pytest.mark.parametrize(
    ("name", "warns"),
    [
        *((name, True) for name in (*PUBLISHED[:2], *UPDATED[:2])),
        *((name, False) for name in ("article:post_date", *RARELY_UPDATED)),
    ],
)
def test_what_is_not_a_date_is_reported_of_usual_names_only(name: str, warns: bool) -> None:
    found = read_html(page(meta(name, "Rain")), 100_000)
    warning = f"the page's metadata ({name}) says “Rain”, which is not a date"
    assert found.warnings == ((warning,) if warns else ())


def test_json_ld_that_is_not_json_is_reported_and_its_date_read() -> None:
    source = page(json_ld('{"@type": "NewsArticle", "datePublished": "2025-03-13", }'))
    assert read_html(source, 100_000).warnings == ("the page's JSON-LD is not JSON; only its dates were read",)
    dating = dating_of(source)
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2025-03-13"
