"""The text of an HTML page that a reader sees: no scripts, no hidden elements, one block a paragraph."""

from __future__ import annotations

import pytest

from service.documents.page import Unreadable
from service.documents.visible import parse, visible_text


def text_of(body: str) -> str:
    return visible_text(parse(f"<html><head><title>T</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var day = 'It burned on Monday.';</script>",
        '<script type="application/ld+json">{"description": "It burned on Monday."}</script>',
        "<style>p::after { content: 'It burned on Monday.' }</style>",
        "<noscript><p>It burned on Monday.</p></noscript>",
        "<template><p>It burned on Monday.</p></template>",
        "<p hidden>It burned on Monday.</p>",
        '<p hidden="until-found">It burned on Monday.</p>',
        "<textarea>It burned on Monday.</textarea>",
        "<select><option>Monday</option></select>",
        "<button>Monday</button>",
        "<dialog><p>It burned on Monday.</p></dialog>",
        "<svg><text>Monday</text></svg>",
        "<!-- It burned on Monday. -->",
        "<?php echo 'It burned on Monday.' ?>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(unseen: str) -> None:
    assert text_of(f"<p>The mill</p>{unseen}<p>stands.</p>") == "The mill\n\nstands."


@pytest.mark.parametrize("name", ["script", "style", "noscript", "template", "i hidden"])
def test_an_invisible_element_does_not_interrupt_a_sentence(name: str) -> None:
    assert text_of(f"<p>The mill <{name}>burned</{name.split()[0]}>stands.</p>") == "The mill stands."


def test_a_button_separates_what_is_beside_it() -> None:
    assert text_of("<div>March 3<button>Share</button>4 comments</div>") == "March 3\n\n4 comments"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<p>Two</p>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>One<br>Two</p>", "One\nTwo"),
        ("<p>One\n  two\tthree</p>", "One two three"),
        ("<p>The <b>old</b> <a href='/m'>mill</a>, <time>Monday</time></p>", "The old mill, Monday"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>One</p><p> &nbsp; </p><p>Two</p>", "One\n\nTwo"),
        ("<p>The mill <!-- burned, and -->stands.</p>", "The mill stands."),
        ("<p>The mill <?php burned() ?>stands.</p>", "The mill stands."),
    ],
)
def test_blocks_are_paragraphs_and_breaks_are_lines(body: str, text: str) -> None:
    assert text_of(body) == text


def test_an_empty_page_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        parse("")
