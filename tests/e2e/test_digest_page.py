"""The digest's page in a real browser: accessible in light and dark, on a phone and on a desk."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from forearmed.digest import compose
from letters import letter
from playwright.sync_api import Browser

LONG = "<pre><code>" + "x" * 200 + "</code></pre><p>https://example.com/" + "y" * 200 + "</p>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 700])
def test_everyone_can_read_it(browser: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    """Axe finds nothing, contrast included; nothing scrolls sideways; nothing is fetched."""
    digest = compose(letter(encore=True, html=letter().html + LONG))
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_content(digest.html)
    assert fetched == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.close()


@pytest.mark.parametrize(("width", "stacked"), [(320, True), (700, False)])
def test_say_and_not_are_stacked_on_a_phone(browser: Browser, width: int, stacked: bool) -> None:
    """Side by side under a header where there is room; else below each other, each with its label."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(compose(letter()).html)
    assert page.locator(".say-not .label").first.is_visible() is stacked
    assert page.locator(".say-not th").first.is_visible() is not stacked
    page.close()
