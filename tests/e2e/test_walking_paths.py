"""Learning paths in a real browser: what is read is remembered, with nothing but the browser to keep it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from make import playbook_text, tip_text
from playwright.sync_api import Browser, Page
from sites import build, site_project, web

UNDER = "handbook/"
PATH = "paths/first-week/"
CONTENT = {
    "docs/paths.yml": "first-week:\n  title: Your first week\n  description: From hello to the hard ones.\n"
    "  stops:\n    - playbook: live-chat\n    - tip: call-first\n    - tip: ask-twice\n",
    "docs/playbooks/live-chat.md": playbook_text("## 1. Listen\n\nListen.\n"),
    "tips/2026/call-first.md": tip_text(),
    "tips/2026/ask-twice.md": tip_text(title="Ask twice", date="2026-11-10"),
}
FORGETFUL = """for (const name of ["getItem", "setItem"]) {
  Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError") }
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with a path of three stops."""
    return build(site_project(tmp_path_factory.mktemp("paths"), CONTENT))


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site under a path, and return where."""
    www = tmp_path_factory.mktemp("www")
    (www / UNDER).symlink_to(site)
    with web(www) as root:
        yield root + UNDER


def state(page: Page) -> tuple[str, str | None, list[bool]]:
    """Return what the page says of progress, where it leads on, and which boxes are ticked."""
    onward = page.locator(".fa-progress .fa-button")
    return (
        page.locator(".fa-progress__words").inner_text(),
        onward.inner_text() if onward.is_visible() else None,
        [box.is_checked() for box in page.locator(".fa-path .fa-read__box").all()],
    )


def test_what_is_read_is_remembered(browser: Browser, address: str) -> None:
    """Ticked on an article or on the path, it shows on both, now and later; starting over can be undone."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + PATH)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert state(page) == ("0 of 3 read", "Start with “Live chat”", [False, False, False])
    assert page.get_by_role("button", name="Start over").count() == 0
    page.get_by_role("link", name="Start with “Live chat”").click()
    page.wait_for_url(address + "playbooks/live-chat/")
    stop = page.get_by_role("navigation", name="Learning path: Your first week")
    assert stop.locator(".fa-kicker").inner_text() == "Stop 1 of 3"
    stop.get_by_label("I have read this").check()
    stop.get_by_role("link", name="Next stop Call first").click()
    page.wait_for_url(address + "tips/call-first/")
    assert not page.get_by_label("I have read this").is_checked()
    page.get_by_role("link", name="Your first week").click()
    page.wait_for_url(address + PATH)
    assert state(page) == ("1 of 3 read", "Continue with “Call first”", [True, False, False])
    page.get_by_label("Read Call first").focus()
    page.keyboard.press("Space")
    page.get_by_label("Read Ask twice").check()
    assert state(page) == ("All 3 read. Well done.", None, [True, True, True])
    page.get_by_role("button", name="Start over").click()
    assert state(page)[0] == "0 of 3 read"
    page.get_by_role("button", name="Undo").click()
    page.get_by_label("Read Ask twice").uncheck()
    page.reload()
    assert state(page) == ("2 of 3 read", "Continue with “Ask twice”", [True, True, False])
    assert errors == []
    page.close()


def test_a_tick_in_another_window_shows(browser: Browser, address: str) -> None:
    """Two windows of one browser agree."""
    context = browser.new_context()
    path, article = context.new_page(), context.new_page()
    path.goto(address + PATH)
    article.goto(address + "tips/call-first/")
    article.get_by_label("I have read this").check()
    path.get_by_text("1 of 3 read").wait_for()
    context.close()


def test_a_browser_that_keeps_nothing(browser: Browser, address: str) -> None:
    """Where storage is forbidden, boxes work as long as the page is open, and nothing fails."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORGETFUL)
    page.goto(address + PATH)
    page.get_by_label("Read Live chat").check()
    assert state(page) == ("1 of 3 read", "Continue with “Call first”", [True, False, False])
    assert [error for error in errors if "paths.js" in error] == []
    page.close()


def test_opened_from_a_folder(browser: Browser, site: Path) -> None:
    """Links are completed there and what is read is kept all the same."""
    page = browser.new_page()
    page.goto((site / PATH / "index.html").as_uri())
    page.get_by_role("link", name="Start with “Live chat”").click()
    page.wait_for_url(f"{site.as_uri()}/playbooks/live-chat/index.html")
    page.get_by_label("I have read this").check()
    page.goto((site / PATH / "index.html").as_uri())
    assert state(page)[0] == "1 of 3 read"
    page.close()


def test_without_scripts(browser: Browser, address: str) -> None:
    """It is a numbered list of links, and an article's stop is links: nothing that does nothing is shown."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    page.get_by_role("link", name="Your first week").click()
    assert page.locator("main ol > li a").all_inner_texts() == ["Live chat", "Call first", "Ask twice"]
    page.get_by_role("link", name="Call first").click()
    assert page.get_by_role("checkbox").count() == 0
    page.get_by_role("link", name="Previous stop Live chat").click()
    page.wait_for_url(address + "playbooks/live-chat/")
    page.close()
