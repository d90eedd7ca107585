"""The digest's page in a real browser: accessible in light and dark, on a phone and on a desk."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from forearmed.edition.mail.digest import compose
from letters import letter
from playwright.sync_api import Browser

LONG = "<pre><code>" + "x" * 200 + "</code></pre><p>https://example.com/" + "y" * 200 + "</p>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, pytest.param(700, marks=pytest.mark.thorough)])
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


BOXES = """(table) => {
  return [...table.querySelectorAll("td"), table].map((part) => part.getBoundingClientRect().toJSON())
}"""
UNSEEN = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const unseen = []
  while (words.nextNode()) {
    const { textContent, parentElement } = words.currentNode
    const shown = parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const range = document.createRange()
    range.selectNode(words.currentNode)
    const { width, height } = range.getBoundingClientRect()
    if (textContent.trim() && !(shown && width > 1 && height > 1)) unseen.push(textContent)
  }
  return unseen
}"""


@pytest.mark.parametrize(("width", "stacked"), [(320, True), (700, False)])
def test_say_and_not_are_stacked_on_a_phone(browser: Browser, width: int, stacked: bool) -> None:
    """Side by side where there is room, else below each other, as wide as there is; each has its label."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(compose(letter()).html)
    table = page.locator(".say-not")
    say, no, whole = table.evaluate(BOXES)
    assert (say["x"] == no["x"], say["y"] == no["y"]) == (stacked, not stacked)
    assert say["width"] == pytest.approx(no["width"], abs=1)
    assert say["width"] == pytest.approx(whole["width"] / (1 if stacked else 2), abs=1)
    assert table.locator(".label:visible").all_inner_texts() == ["Say", "Not"]
    page.close()


@pytest.mark.parametrize("width", [320, 700])
def test_no_words_are_hidden_but_the_preheader(browser: Browser, width: int) -> None:
    """What filters call invisible is the one line that an inbox shows."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(compose(letter()).html)
    assert page.evaluate(UNSEEN) == [letter().summary]
    page.close()
