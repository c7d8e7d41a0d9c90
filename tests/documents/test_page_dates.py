"""Dates of HTML pages: which of them is the article's. The pages are written in the manner of real sites."""

from __future__ import annotations

import pytest
from lxml import html

from service.documents import ClientMetadata, read_page
from service.documents.html import read_html
from service.documents.page_parts import text_within
from service.timex.model import AnchorKind
from tests.documents.html_pages import HEADLINE, PROSE, dating_of, day_of, json_ld, meta, page

DAY = "2025-03-13"
NONE = ClientMetadata()
ARTICLE = '{"@type": "NewsArticle", "datePublished": "2025-03-13"}'
METADATA = {
    "Drupal's time": meta("article:published_time", "Thu, 03/13/2025 - 17:57"),
    "month in words": meta("article:published_time", "Mar 13, 2025"),
    "digits": meta("publish-date", "20250313"),
    "scholar": meta("citation_publication_date", "2025/03/13"),
    "scholar online": meta("citation_online_date", "2025/03/13"),
    "Dublin Core": meta("DC.date.issued", "2025-03-13"),
    "Parse.ly": meta("parsely-pub-date", "2025-03-13T08:30:00+05:00"),
    "Sailthru": meta("sailthru.date", "2025-03-13 08:30:00"),
    "a rare name": meta("vr:published_time", "2025-03-13"),
    "a name with a prefix": meta("gallery:uploaded", "2025-03-13T04:36:36-05:00"),
    "JSON-LD with words": json_ld('{"@type": "Article", "datePublished": "March 13, 2025"}'),
    "JSON-LD in CDATA": json_ld(f"//<![CDATA[\n{ARTICLE}\n//]]>"),
    "JSON-LD in a comment": json_ld(f"<!-- {ARTICLE} -->"),
    "JSON-LD with a semicolon": json_ld(f"{ARTICLE};"),
    "broken JSON-LD": json_ld('{"@type": "NewsArticle", "datePublished": "2025-03-13",}'),
    "the article of a graph": json_ld(
        '{"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"},' + ARTICLE + "]}"
    ),
    "the article before the page": json_ld('{"@type": "WebPage", "datePublished": "2019-01-01"}') + json_ld(ARTICLE),
    "not the comment": json_ld('[{"@type": "Comment", "datePublished": "2025-03-20"}, ' + ARTICLE + "]"),
}
BELOW_HEADLINE = {
    "a <time>": '<time datetime="2025-03-13T08:30:00+05:00">yesterday</time>',
    "a <time> without datetime": "<time>March 13, 2025</time>",
    "microdata": '<span itemprop="datePublished" content="2025-03-13"></span>',
    "RDFa": '<span property="dc:date dc:created" content="2025-03-13T08:30:00+05:00">saved by admin</span>',
    "hAtom": '<abbr class="published" title="2025-03-13T08:30:00">Thursday</abbr>',
    "a class": '<div class="post-meta">By Jane Smith | Mar 13, 2025</div>',
    "a class in camel case": '<span class="itemPostDate">am 13.03.2025 22:30</span>',
    "a list of metadata": '<ul class="info"><li>13 mars 2025</li><li>Par <a href="/j">Jane Smith</a></li></ul>',
    "a short list": '<ul><li>13 mars 2025</li><li>Par <a href="/j">Jane Smith</a></li></ul>',
    "a line of 80 characters": f"<p>Erstellt am: 13.03.2025 / {'s' * 54}</p>",
    "a time that was updated later": '<div class="date">March 13, 2025 / 12:25 PM / Updated 8 hours ago</div>',
    "a line": "<p>March 13, 2025</p>",
    "a forum's year of two digits": "<p>by harbour_fan » 13/03/25, 03:48 pm</p>",
    "a forum's year of two digits with dots": '<p class="author">von Hafenfan am 13.03.25 um 15:48</p>',
    "a forum's year of two digits in the American order": "<p>Posted by kelly 03-13-25 - 3:48 pm</p>",
    "a class of TYPO3": '<div class="news-single-timedata">13.03.2025 <span>- Redaktion: Jane Smith</span></div>',
    "a byline of a forum": "<p>Post by <b>harbour_fan</b> » Thu Mar 13, 2025 3:48 pm</p>",
    "a byline with the time to read": "<div><span>Jane Smith</span> <span>5 min read · Mar 13, 2025</span></div>",
    "a byline of Drupal": "<div>Submitted by admin on Thu, 03/13/2025 - 17:57</div>",
    "a byline of Drupal in German": "<div>Gespeichert von admin am Do, 13.03.2025 - 17:57</div>",
    "what WordPress never changed": '<time class="entry-date published updated" datetime="2025-03-13">Thursday</time>',
    "a publication after an update": "<p>Updated 20 March 2025, first published 13 March 2025</p>",
    "an update before it": "<p>Actualizado a 14 de marzo de 2025 · Publicado 13 de marzo de 2025</p>",
    "a line in another language": "<p>Erstellt am: 13.03.2025 18:36 / sk</p>",
    "a line in Chinese": "<p>2025年3月13日 20:29</p>",
    "a calendar leaf": '<p class="date"><b>Mar</b><b>13</b><b>2025</b></p>',
    "a line below the summary": f"<p>{PROSE[0]}</p><h5>13.03.2025</h5>",
}
REFUSED = {
    "a sentence with a <time>": page(after='<p>The old pier fell on <time datetime="2025-03-13">that day</time>.</p>'),
    "a comment": page(after='<div class="comments"><p class="date">March 13, 2025</p><p>Well done.</p></div>'),
    "another story": page(after='<aside><h3>Ferry starts</h3><time datetime="2025-03-13">Mar 13</time></aside>'),
    "a teaser": page(after='<div class="related-posts"><time datetime="2025-03-13">Mar 13</time></div>'),
    "a sentence that begins like a date line": page(below="<p>Updated plans were shown on March 3, 2025.</p>"),
    "a year of two digits without a time": page(below="<p>Heft 13/03/25</p>"),
    "a year of two digits in English": page(below="<p>Jane Smith, 13.3.25</p>"),
    "a version": page(below="<p>Neu in Version 3.11.12 der Fahrplan-App</p>", lang="de"),
    "a year of two digits in two possible orders": page(below="<p>by kelly 03/04/25, 3:48 pm</p>"),
    "a copyright": page(after='<div class="footer-date">© March 13, 2025 Harbour Post</div>'),
    "a line of 81 characters": page(below=f"<p>Erstellt am: 13.03.2025 / {'s' * 55}</p>"),
    "prose": page(after="<p>The bridge was opened on March 13, 1962, after three years of work by two companies.</p>"),
    "five words before it": page(below="<p>Old photos of the bridge, March 13, 2025</p>"),
    "an entry of a long list": page(
        below=f"<ul><li><time datetime='2025-03-13'>Mar 13</time></li><li>{PROSE[0]}</li><li>{PROSE[1]}</li></ul>"
    ),
    "a link that is a teaser": page(
        below=f'<a href="/f"><time datetime="2025-03-13">Mar 13</time> {PROSE[0]} {PROSE[1]}</a>'
    ),
    "an article with a heading of its own": page(
        after='<article><h3>Ferry starts</h3><time datetime="2025-03-13">Mar 13</time></article>'
    ),
    "an entry of a chronology": page(below="<ul><li>March 13, 2019: The bridge is opened</li></ul>"),
    "headings of a chronology": page(
        below=f"<p>{PROSE[0]}</p><h3>March 13, 2019</h3><p>{PROSE[1]}</p><h3>May 2020</h3><p>{PROSE[1]}</p>"
    ),
    "two readings": page(meta("article:published_time", "03/04/2025")),
    "no day": page(meta("article:published_time", "0001-01-01T00:00:00Z")),
    "a template": page(meta("date", "{{ page.date }}")),
}


@pytest.mark.parametrize("head", METADATA.values(), ids=METADATA)
def test_the_date_of_metadata(head: str) -> None:
    assert day_of(page(head)) == DAY


@pytest.mark.parametrize("below", BELOW_HEADLINE.values(), ids=BELOW_HEADLINE)
def test_the_date_beside_the_headline(below: str) -> None:
    assert day_of(page(below=below)) == DAY


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED)
def test_other_dates_are_not_the_articles(source: str) -> None:
    assert day_of(source) is None


def test_an_explicit_date_counts_wherever_it_stands() -> None:
    after = '<div class="post-footer"><time itemprop="datePublished" datetime="2025-03-13">Mar 13</time></div>'
    other = '<article><h2>Ferry starts</h2><time itemprop="datePublished" datetime="2025-03-14">Mar 14</time></article>'
    assert day_of(page(after=other + after)) == DAY
    assert day_of(page(after=other)) is None
    far = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE * 3) + after
    assert day_of(page().replace("</div></main>", f"{far}</div></main>")) == DAY


def test_the_clock_of_the_pages_header_does_not_beat_the_byline() -> None:
    clock = '<header><a href="/">Harbour Post</a> <time datetime="2025-03-20">Thursday, March 20, 2025</time></header>'
    source = page(above=clock, below='<p class="byline">By Jane Smith, March 13, 2025</p>')
    dating = dating_of(source)
    assert dating is not None
    assert dating.anchor.date.isoformat() == DAY
    assert dating.warnings == ()


def test_a_header_without_words_above_the_headline_is_that_of_the_article() -> None:
    header = '<header><time datetime="2025-03-13"></time></header>'
    assert day_of(page(above=header)) == DAY
    assert day_of(page(above=header.replace("</time>", "</time> <a>Harbour Post</a>"))) is None
    assert day_of(page(above=header.replace("<time", "<a>Harbour Post</a> <time"))) == DAY
    assert day_of(page(above="<p>Harbour</p>" + header)) == DAY


def test_of_two_marked_dates_the_first_counts() -> None:
    times = "".join(f'<time class="published" datetime="2025-03-{day}">March {day}</time>' for day in (13, 14))
    dating = dating_of(page(below=f"<div>{times}</div>"))
    assert dating is not None
    assert (dating.anchor.date.isoformat(), dating.warnings) == (DAY, ())


def test_the_line_is_evidence_as_it_stands_on_the_page() -> None:
    dating = dating_of(page(below='<div class="post-meta">By Jane Smith | Mar 13, 2025</div>'))
    assert dating is not None
    assert dating.evidence == "the line “By Jane Smith | Mar 13, 2025”"


def test_the_line_that_wordpress_writes_under_an_article() -> None:
    line = "This entry was posted on Thursday, March 13th, 2025 at 7:05 pm and is filed under Harbour. Leave one."
    dating = dating_of(page(after=f"<p>{line}</p>"))
    assert dating is not None
    assert dating.anchor.date.isoformat() == DAY
    assert dating.evidence == f"the line “{line[:80]}…”"


@pytest.mark.parametrize(
    "source",
    [
        page('<meta name="generator" content="MediaWiki 1.39">' + meta("article:modified_time", "2025-03-13")),
        page(
            '<meta name="generator" content="MediaWiki 1.39">'
            + json_ld('{"@type": "Article", "datePublished": "2005-07-26", "dateModified": "2025-03-13"}')
        ),
        page(
            '<meta name="generator" content="MediaWiki 1.39">',
            after='<li id="footer-info-lastmod">This page was last edited on 13 March 2025, at 05:33.</li>',
        ),
    ],
)
def test_a_wikis_page_is_as_of_its_latest_revision(source: str) -> None:
    dating = dating_of(source)
    assert dating is not None
    assert (dating.anchor.date.isoformat(), dating.evidence) == (DAY, "the wiki page's latest revision")


def test_a_page_without_text_is_read_by_its_description() -> None:
    description = "The harbour bridge was closed on Monday."
    head = f"<title>Bridge</title>{meta('og:description', description)}{meta('article:published_time', DAY)}"
    read = read_page(read_html(f"<html><head>{head}</head><body><script>run()</script></body></html>", 1_000), NONE)
    assert read.document.text == description
    assert any("no visible text" in warning for warning in read.warnings)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en-GB", "2025-03-04"), ("en-AU", "2025-03-04"), ("en-US", "2025-04-03"), ("en_PH", "2025-04-03")],
)
def test_the_region_of_a_page_orders_its_digits(lang: str, expected: str) -> None:
    dating = dating_of(page(below='<p class="date">04/03/2025</p>', lang=lang))
    assert dating is not None
    assert dating.anchor.date.isoformat() == expected
    assert any("depending on date_order" in warning for warning in dating.warnings)


def test_a_date_in_the_footer_of_the_article_is_its_own() -> None:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    footer = (
        '<footer class="entry-footer"><time class="entry-date published" datetime="2025-03-13">13.3.</time></footer>'
    )
    article, title = f"<article><h1>{HEADLINE}</h1>{prose}{{}}</article>", f"<title>{HEADLINE}</title>"
    assert day_of(f"<html><head>{title}</head><body>{article.format(footer)}</body></html>") == DAY
    assert day_of(f"<html><head>{title}</head><body>{article.format('')}{footer}</body></html>") is None


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("hu", "2025. március 13. 12:34"),
        ("lt", "2025 m. kovo 13 d."),
        ("hi", "13 मार्च 2025"),
        ("de", "Jan Schmidt, 13.3.25"),
        ("de", "13.03.25 | Lokales"),
        ("fr", "Jean Martin – 13.03.25"),
        ("fi", "13.3.25"),
    ],
)
def test_a_date_line_in_the_order_and_script_of_its_language(lang: str, line: str) -> None:
    assert day_of(page(below=f"<p>{line}</p>", lang=lang)) == DAY


@pytest.mark.parametrize("line", ["Harbour City, 13 March 2025", "Berlin, den 13. März 2025", "Lyon, le 13 mars 2025"])
def test_the_place_and_date_under_a_letter_are_its_date(line: str) -> None:
    letter = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE * 2) + f"<p>Jane Smith</p><p>{line}</p>"
    assert day_of(page().replace("</div></main>", f"{letter}</div></main>")) == DAY


def test_a_dateline_may_name_its_agency_before_the_day() -> None:
    source = page().replace(f"<p>{PROSE[0]}", f"<p>HARBOUR CITY (Postwire) March 13, 2025 -- {PROSE[0]}")
    assert day_of(source) == DAY


def test_the_only_date_line_of_an_article_is_its_date() -> None:
    letter = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE * 2) + "<p>Jane Smith</p><p>13 March 2025</p>"
    signed = page().replace("</div></main>", f"{letter}</div></main>")
    assert day_of(signed) == DAY
    assert day_of(signed.replace("<p>Jane Smith</p>", "<p>12 March 2025</p>")) is None


def test_an_article_without_a_heading_is_that_of_the_headline() -> None:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    article = f'<article><time datetime="2025-03-13">Thursday</time>{prose}</article>'
    body = f"<h1>{HEADLINE}</h1>{article}"
    assert day_of(f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>") == DAY


def test_of_one_day_in_vague_metadata_and_in_a_line_the_metadata_is_the_evidence() -> None:
    dating = dating_of(page(meta("date", DAY), below="<p>March 13, 2025</p>"))
    assert dating is not None
    assert dating.evidence == "the page's metadata (date)"


@pytest.mark.parametrize(("lang", "language"), [("en-GB", "en"), ("", None), ("tlh", None)])
def test_the_language_of_a_page_is_what_it_declares(lang: str, language: str | None) -> None:
    assert read_html(page(lang=lang), 10_000).language == language


def test_a_headline_is_found_without_a_heading() -> None:
    body = f'<div class="title">{HEADLINE}</div><span class="h-time">2025-03-13 20:29:58</span>'
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    assert day_of(f"<html><head><title>{HEADLINE}-Harbour</title></head><body>{body}{prose}</body></html>") == DAY


@pytest.mark.parametrize(
    ("words", "is_outside"),
    [("The harbour bridge was closed", False), ("Harbour bridge was closed", True)],  # 25 letters and 22
)
def test_a_short_block_with_words_of_the_article_is_outside_of_it(words: str, is_outside: bool) -> None:
    read = read_html(page(after=f"<footer><p>{words}</p></footer>"), 1_000)
    assert (words in [line.text for line in read.outside]) is is_outside


def test_a_heading_that_does_not_repeat_the_title_is_not_the_headline() -> None:
    other = (
        '<div><h2>Ferry between the isles starts again on Monday</h2><time datetime="2025-03-20">Thursday</time></div>'
    )
    between = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE * 3)
    assert day_of(page(above=other + between, below='<time datetime="2025-03-13">March 13, 2025</time>')) == DAY


def test_without_a_headline_no_date_is_beside_it() -> None:
    body = f'<p>{PROSE[0]}</p><div><time datetime="2025-03-20">Thursday</time></div><p>{PROSE[1]}</p>'
    assert day_of(f'<html lang="en"><body>{body}</body></html>') is None


def test_a_comment_that_repeats_the_title_is_not_the_headline() -> None:
    comment = f'<div id="comments"><h3>{HEADLINE}</h3><time datetime="2025-03-20">March 20, 2025</time></div>'
    assert day_of(page(above=comment, below='<time datetime="2025-03-13">March 13, 2025</time>')) == DAY


@pytest.mark.parametrize(
    "update",
    [
        page(below='<time class="updated" datetime="2025-03-13">March 13</time>'),
        page(below='<p class="date">Updated March 13, 2025</p>'),
        page(after="<p>Last updated on Thursday, March 13, 2025</p>"),
        page(after="<p>Zuletzt aktualisiert: 13.03.2025, 14:05 Uhr</p>"),
        page(after="<p>[Stand: 13.03.2025, 01:40 Uhr]</p>"),
        page(meta("article:modified_time", "2025-03-13T08:30:00+05:00")),
        page(meta("article:modified_time", "2025-03-14"), after="<p>Mis à jour le 13 mars 2025</p>"),
    ],
)
def test_without_other_evidence_the_first_update_is_an_upper_bound(update: str) -> None:
    dating = dating_of(update)
    assert dating is not None
    assert (str(dating.anchor.date), dating.anchor.kind) == (DAY, AnchorKind.PAGE_DATE)
    assert any("or before" in warning for warning in dating.warnings)


def test_a_day_in_the_url_counts_more_than_an_update() -> None:
    dating = dating_of(page(meta("article:modified_time", "2025-03-15")), url="https://example.org/2025/03/13/bridge")
    assert dating is not None
    assert (str(dating.anchor.date), dating.anchor.kind) == (DAY, AnchorKind.URL)


def test_a_time_of_an_update_is_not_the_publication() -> None:
    updated = '<time class="updated" datetime="2025-03-15">March 15</time>'
    published = '<time class="published" datetime="2025-03-13">March 13</time>'
    for below in (updated + published, published + updated):
        assert day_of(page(below=below)) == DAY


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("date", "March 13, 2025", DAY),
        ("date", "March 27, 2025", "2025-03-20"),
        ("date", "Updated March 13, 2025", "2025-03-20"),
        ("article:published_time", "March 13, 2025", "2025-03-20"),
    ],
    ids=["an earlier line", "a later line", "an update", "another name"],
)
def test_metadata_called_date_yields_to_an_earlier_line_of_the_article(name: str, line: str, expected: str) -> None:
    dating = dating_of(page(meta(name, "2025-03-20"), below=f'<p class="date">{line}</p>'))
    assert dating is not None
    assert dating.anchor.date.isoformat() == expected
    assert any(f"{name}) says" in warning or "the line" in warning for warning in dating.warnings)


@pytest.mark.parametrize("words", ["", "a", "a  bc", "abcd ef", "abcdefgh"])
def test_a_text_within_a_length_counts_single_blanks(words: str) -> None:
    element = html.fromstring(f"<p>{words}</p>")
    text = " ".join(words.split())
    assert text_within(element, len(text)) == text
    assert text_within(element, len(text) + 1) == text
    assert len(text) < 2 or text_within(element, len(text) - 1) is None


@pytest.mark.parametrize(("depth", "is_read"), [(2, True), (3, True), (4, False)])
def test_lists_of_json_ld_are_read_to_a_depth(depth: int, is_read: bool) -> None:
    """The article itself is the fourth level."""
    article = '{"@type": "NewsArticle", "datePublished": "2025-03-13"}'
    nested = '{"@graph": ' * depth + article + "}" * depth
    assert (day_of(page(json_ld(nested))) == DAY) == is_read
