"""The pages in a browser: on a phone and a desktop, in light and dark mode, with and without scripts."""

from __future__ import annotations

import datetime as dt
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from service.api.access import COOKIE
from service.config import keys
from service.config.keys import Scope
from service.events.rows import event_row
from service.store import articles, database
from service.store.rows import EventRow
from tests.browser.conftest import HOSTILE, read, send
from tests.served import serving
from tests.store.rows import article_row
from tests.waiting import until

pytestmark = pytest.mark.only("sqlite")  # other tests cover both databases
SCREENSHOTS = Path(__file__).parent / "screenshots"  # make this folder to get pictures
PICTURED = (("phone", "dark"), ("desktop", "light"))
WIDTHS = {"phone": 380, "desktop": 1_100}
PAGES = (
    *("/", "/t", "/t/story", "/t/story/merge", "/t/hostile", "/t/empty", "/t/unknown"),
    *("/try", "/add", "/embed/story", "/embed/story?view=horizontal", "/t/story/edit", "/hidden"),
)


#: Each two of device, scheme and scripts meet in the first four cases; the others are slow.
_CASES = [
    *(("phone", "dark", True), ("desktop", "light", True), ("phone", "light", False)),
    pytest.param("desktop", "dark", False, marks=pytest.mark.twin),
    *(
        pytest.param(*case, marks=pytest.mark.slow)
        for case in (
            ("phone", "light", True),
            ("phone", "dark", False),
            ("desktop", "light", False),
            ("desktop", "dark", True),
        )
    ),
]


@pytest.mark.parametrize(("device", "scheme", "script"), _CASES)
def test_each_page_fits_the_screen_and_obeys_its_content_policy(
    browser: Any, base: str, device: str, scheme: str, script: bool
) -> None:
    options = {"viewport": {"width": WIDTHS[device], "height": 900}, "color_scheme": scheme}
    context = browser.new_context(**options, java_script_enabled=script)
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    for path in PAGES:
        page.goto(base + path)
        assert page.locator("h1").count() == 1
        name = path.strip("/").replace("/", "-").replace("?view=", "-") or "home"
        if script:
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if script and (device, scheme) in PICTURED and SCREENSHOTS.exists():
            page.screenshot(path=SCREENSHOTS / f"{name}-{device}-{scheme}.png")
    assert [message for message in messages if "404" not in message] == []
    context.close()


#: Half of the pages in each scheme; all of them in both schemes are twins.
_HALVES = [
    *(("light", "desktop", slice(0, None, 2)), ("dark", "phone", slice(1, None, 2))),
    *(pytest.param(*case, slice(None), marks=pytest.mark.twin) for case in (("light", "desktop"), ("dark", "phone"))),
]


@pytest.mark.parametrize(("scheme", "device", "part"), _HALVES)
def test_each_page_is_accessible(browser: Any, base: str, axe: str, scheme: str, device: str, part: slice) -> None:
    view = {"width": WIDTHS[device], "height": 900}
    context = browser.new_context(color_scheme=scheme, viewport=view, bypass_csp=True)
    page = context.new_page()
    event = read(f"{base}/v1/timeline?limit=1")["entries"][0]["id"]
    for path in (*PAGES, f"/e/{event}", "/key")[part]:
        page.goto(base + path)
        assert _violations(page, axe) == [], path
    page.goto(f"{base}/try")
    page.fill("[name=text]", "It may rain. It met on Sunday. It lasted three hours. It met on 3/4/2025.")
    page.fill("[name=published_at]", "2025-03-13")
    _submit(page, "button[value=try]")
    assert _violations(page, axe) == []
    context.close()


def _submit(page: Any, button: str) -> None:
    """Press a form's button and wait until the next page has loaded; a click alone may return before that."""
    with page.expect_navigation(wait_until="load"):
        page.click(button)


def _violations(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]


@pytest.mark.parametrize("script", [True, False])
def test_a_pasted_article_is_read_and_saved(browser: Any, base: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{base}/try")
    page.fill("[name=text]", f"The fair opens on Saturday, with scripts or without: {script}.")
    _submit(page, "button[value=try]")
    assert "published_at" in page.locator(".error").inner_text()
    page.fill("[name=published_at]", "2025-03-13")
    _submit(page, "button[value=try]")
    assert page.locator(".text mark").inner_text() == "Saturday"
    page.fill("[name=collection]", "the-fair")
    _submit(page, "button[value=save]")
    assert re.search(r"/t/the-fair\?article=", page.url)
    assert page.locator(".entry mark").inner_text() == "Saturday"
    context.close()


_DROP = """([name, type, body]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(body)], name, {type}));
    const options = {dataTransfer, bubbles: true, cancelable: true};
    document.querySelector("#try").dispatchEvent(new DragEvent("drop", options));
}"""


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("page.txt", b"The fair opens on Saturday.", "Saturday"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        pytest.param("noise.txt", bytes(range(128, 256)), "noise.txt", marks=pytest.mark.twin),
    ],
)
def test_a_dropped_file_is_read_or_rejected(browser: Any, base: str, name: str, body: bytes, expected: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/try")
    page.evaluate(_DROP, [name, "text/plain", list(body)])
    page.fill("[name=published_at]", "2025-03-13")
    _submit(page, "button[value=try]")
    shown = ".text mark" if expected == "Saturday" else ".error"
    assert expected in page.locator(shown).inner_text()
    page.close()


def test_printing_hides_controls(browser: Any, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/t/story?status=happened")
    page.emulate_media(media="print")
    assert all(page.locator(shown).first.is_visible() for shown in ("h1", ".chips", ".address", ".entry"))
    assert page.locator(".address").inner_text() == page.url
    assert not any(
        page.locator(selector).first.is_visible() for selector in (".filters", ".exports", ".density", ".top nav")
    )
    page.close()


def test_the_keyboard_moves_along_the_chart_and_zooms_in(browser: Any, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/t/story")
    bars = page.locator(".density svg a")
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    label, href = (bars.nth(1).get_attribute(name) for name in ("aria-label", "href"))
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == label
    assert bars.nth(1).locator(".count").is_visible(), "the number is shown to people, too"
    assert not bars.first.locator(".count").is_visible()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    assert page.url == base + href
    page.close()


def test_entries_are_chosen_hidden_and_shown_again_by_keys(browser: Any, base: str) -> None:
    send(f"{base}/v1/collections/discards", {}, "PUT")
    for day in (1, 2, 3):
        event = {"date": {"edtf": f"2025-03-0{day}"}, "status": "happened", "summary": f"Event {day}."}
        send(f"{base}/v1/events", {**event, "collections": ["discards"]})
    page = browser.new_page()
    page.goto(f"{base}/t/discards")
    for key in "jxxk":
        page.keyboard.press(key)
    assert "Event 2." in page.evaluate("document.activeElement.innerText")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("h")
    assert page.locator(".sentence").all_inner_texts() == ["Event 3."]
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("u")
    assert page.locator(".sentence").count() == 3
    page.keyboard.press("?")
    assert page.locator("#keys dl").is_visible()
    page.close()


def is_true(page: Any, expression: str) -> bool:
    """Return whether an expression of JavaScript is true on a page, which is not so while it navigates."""
    from playwright.sync_api import Error  # here, as it takes a second to import

    try:
        return bool(page.evaluate(expression))
    except Error:
        return False


def test_a_reader_who_comes_back_finds_the_same_place(browser: Any, base: str) -> None:
    page = browser.new_page()
    page.goto(base)
    has_more = "document.querySelectorAll('main > .timeline .entry').length > 30"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(lambda: is_true(page, has_more))
    assert int(page.locator("#shown").inner_text()) > 30
    with page.expect_navigation(wait_until="load"):
        page.locator("main > .timeline .entry").nth(31).locator("a.link").click()
    page.go_back()
    until(lambda: is_true(page, f"{has_more} && scrollY > 2000"))
    page.close()


def test_the_first_entry_stands_above_the_fold(browser: Any, base: str) -> None:
    page = browser.new_page()
    for path, (width, height) in product(("/", "/t/story?from=2025"), ((1_366, 768), (390, 844))):
        page.set_viewport_size({"width": width, "height": height})
        if page.url != base + path:
            page.goto(base + path)
        assert page.locator("main > .timeline .entry").first.bounding_box()["y"] + 50 < height, (path, width)
    page.close()


def test_a_link_to_an_entry_lands_below_the_heading(browser: Any, base: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{base}/t/story?order=asc")
    entry = page.locator("main > .timeline .entry").nth(20)
    page.goto(f"{base}/t/story?order=asc#{entry.get_attribute('id')}")
    until(lambda: is_true(page, "scrollY > 500"))
    headings = [heading.bounding_box() for heading in page.locator(".timeline h2").all()]
    sticky = max(box["y"] + box["height"] for box in headings if box["y"] < 5)
    assert sticky <= page.locator(":target").bounding_box()["y"] < 200
    page.close()


def test_a_link_to_an_entry_of_a_later_page_leads_to_it_and_back(browser: Any, base: str) -> None:
    last = read(f"{base}/v1/timeline?limit=100")["entries"][-1]["id"]
    page = browser.new_page(reduced_motion="reduce")
    for path in (f"/?order=asc#{last}", f"/?from=1000#{last}"):
        page.goto("about:blank")
        page.goto(base + path)
        until(lambda: is_true(page, f"document.querySelector('#{last}')?.getBoundingClientRect().top < 800"))
    place = page.evaluate("scrollY")
    with page.expect_navigation(wait_until="load"):
        page.locator(f"#{last} a.link").click()
    page.go_back()
    until(lambda: is_true(page, f"Math.abs(scrollY - {place}) < 400"))
    page.close()


def test_arabic_text_runs_from_right_to_left(browser: Any, base: str) -> None:
    summary = "افتتح الجسر الجديد"
    event = send(f"{base}/v1/events", {"date": {"edtf": "2025-04"}, "status": "happened", "summary": summary})
    page = browser.new_page()
    page.goto(f"{base}/e/{event['id']}")
    sentence = page.locator(".sentence").first
    assert summary in sentence.inner_text()
    assert sentence.evaluate("element => getComputedStyle(element).direction") == "rtl"
    page.close()


def test_a_revoked_key_is_reported_and_its_cookie_deleted(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valid, revoked = (keys.make(name, Scope.WRITE) for name in ("valid", "revoked"))
    monkeypatch.setenv("TIMELINE_API_KEYS", valid[1].entry)
    with serving(tmp_path) as (url, _, _):
        context = browser.new_context()
        context.add_cookies([{"name": COOKIE, "value": revoked[0], "url": url}])
        page = context.new_page()
        page.goto(url)
        assert "no longer valid" in page.locator("main").inner_text()
        page.goto(url)
        assert "enter one" in page.locator("main").inner_text(), "the cookie was not deleted"
        page.fill("[name=key]", valid[0])
        _submit(page, "main form button")
        assert page.locator("h1").inner_text() == "All events" or page.locator(".filters").is_visible()
        context.close()


def test_a_conflict_is_shown_to_the_second_editor(browser: Any, base: str) -> None:
    event = send(f"{base}/v1/events", {"date": {"edtf": "2025-04"}, "status": "planned", "summary": "It opens."})
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{base}/e/{event['id']}")
    for page, summary in ((first, "Theirs"), (second, "Mine")):
        page.fill("[name=summary]", summary)
        _submit(page, "button[value=save]")
    alert = second.locator("[role=alert]").inner_text()
    assert "Theirs" in alert
    assert "Mine" in alert
    assert read(f"{base}/v1/events/{event['id']}")["summary"] == "Theirs"
    _submit(second, "button[value=save]")
    assert read(f"{base}/v1/events/{event['id']}")["summary"] == "Mine"
    context.close()


def test_only_the_embed_page_can_be_framed_by_another_site(browser: Any, base: str, tmp_path: Path) -> None:
    frames = "".join(f'<iframe src="{base}{path}"></iframe>' for path in ("/embed/story", "/t/story"))
    (tmp_path / "host.html").write_text(frames)
    files = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), files) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://localhost:{site.server_port}/host.html")
        page.frame_locator("iframe >> nth=0").locator(".entry").first.wait_for(state="attached")
        assert page.frame_locator("iframe >> nth=1").locator(".entry").count() == 0
        page.close()
        site.shutdown()


def test_a_title_with_a_script_is_shown_as_text(browser: Any, base: str) -> None:
    context = browser.new_context(bypass_csp=True)  # escaping must suffice without the content policy
    page = context.new_page()
    page.on("dialog", lambda _: pytest.fail("the script ran"))
    page.goto(f"{base}/t/hostile")
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator(".source cite").inner_text() == HOSTILE
    assert HOSTILE in page.locator(".sentence").inner_text()
    context.close()


@pytest.mark.slow
def test_fifty_thousand_events_load_while_scrolling(browser: Any, base: str, tmp_path: Path) -> None:
    with serving(tmp_path) as (url, _, folder):
        send(f"{url}/v1/collections/many", {}, "PUT")
        assert read(f"{url}/v1/timeline")["entries"] == []
        template = read(f"{base}/v1/timeline?limit=1")["entries"][0]
        _fill(f"sqlite:///{folder}/data/timeline.db", template)
        page = browser.new_page()
        response = page.goto(f"{url}/t/many")
        assert len(response.body()) < 100_000
        before = page.locator(".entry").count()
        for _ in range(3):
            page.locator(".entry").last.scroll_into_view_if_needed()
            page.locator(".entry").nth(before).wait_for(state="attached")
            before = page.locator(".entry").count()
        ids = page.evaluate("[...document.querySelectorAll('.entry')].map((entry) => entry.id)")
        served = read(f"{url}/v1/collections/many/timeline?limit={len(ids)}&fields=id")
        assert ids == [entry["id"] for entry in served["entries"]]
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == ids[0]
        page.close()


def _fill(url: str, template: dict[str, Any]) -> None:
    store = database.connect(url)
    rows: list[EventRow] = []
    for number in range(50_000):
        day = dt.date(2000, 1, 1) + dt.timedelta(days=number // 5)
        after = day + dt.timedelta(days=1)
        date = {**template["date"], "edtf": str(day), "start_on": str(day), "end_before": str(after)}
        served = {**template, "id": f"e_{number:06}", "date": {**date, "granularity": "day"}}
        rows.append(event_row(served, number))
    articles.create(store, article_row("a_many"), rows, ["many"])
    store.close()
