"""The API reference in a browser: readable on a phone, accessible in light and dark."""

from __future__ import annotations

from typing import Any

import pytest

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1_280, "height": 900}


@pytest.mark.parametrize("size", [PHONE, pytest.param(DESKTOP, marks=pytest.mark.twin)], ids=["phone", "desktop"])
def test_the_page_never_scrolls_sideways(browser: Any, base: str, size: dict[str, int]) -> None:
    page = browser.new_page(viewport=size)
    page.goto(f"{base}/docs")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("nav a[href='#get_event_history']")
    assert page.locator("#get_event_history h3").bounding_box()["y"] < size["height"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.twin)])
def test_the_page_is_accessible(browser: Any, base: str, axe: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{base}/docs")
    page.evaluate(axe)
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [f"{violation['id']}: {node['html'][:200]}" for violation in violations for node in violation["nodes"]] == []
    context.close()
