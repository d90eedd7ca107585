"""Every type of page in a real browser under axe: light and dark, on a phone and at a desk."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from make import playbook_text, tip_text
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from sites import NOW, build, run_here, site_project, web

BODY = """
Say it aloud, as [the playbook](/playbooks/live-chat.md) does.[^1] Press `Enter`.

| Say | Not |
| --- | --- |
| "I'm sorry. We said Thursday." | "Sorry for any inconvenience." |

| Day | Calls |
| :--- | ---: |
| Monday | 12 |

!!! note "Before you call"

    Look at the last note.

??? question "What if they hang up?"

    Call once more.

> She said *thank you* and meant **it**.

```python
print("Copy me", 12)  # a comment
```

- [x] Greeted by name
- [ ] Asked what is needed

Term
:   What it means.

## Try it this week

Read one message aloud.

[^1]: Twice, if you can.
"""
CONTENT = {
    "tips/2026/call-first.md": tip_text(
        BODY, date="2026-11-10", playbook="live-chat", series="first-words", updated="2026-11-12"
    ),
    "tips/2026/ask-twice.md": tip_text("Ask.\n", title="Ask twice", series="first-words"),
    **{f"tips/side/more-{n}.md": tip_text("More.\n", title=f"More {n}", feature="false") for n in range(25)},
    "docs/playbooks/live-chat.md": playbook_text(
        f"## 1. Greet\n{BODY.replace('Try it this week', 'You are done when')}"
    ),
    "docs/paths.yml": "first-week:\n  title: Your first week\n  description: From hello to the hard ones.\n"
    "  stops:\n    - playbook: live-chat\n    - tip: call-first\n",
    "docs/playbooks/overdue.md": playbook_text(
        "## 1. Read\n\nIt.\n", title="Read again", reviewed="2024-01-01"
    ),
}
PAGES = [
    "", "tips/", "tips/call-first/", "playbooks/live-chat/", "subscribe/", "phrasebook/",
    "playbooks/live-chat/card/", "paths/first-week/", "tips/call-first/huddle/", "huddle/?screen",
]  # fmt: skip
# Of the same templates as some above.
LIKE_THESE = [
    "tips/page/2/", "tips/2026/", "tags/apology/", "authors/training/", "series/first-words/",
    "playbooks/overdue/", "tags/empathy/", "huddle/all/", "playbooks/", "tags/", "paths/",
    "guide/", "404.html", "503.html",
]  # fmt: skip
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1440, "height": 900}
# What a page is made of is the same in the dark.
COLORS = {"runOnly": {"type": "tag", "values": ["cat.color"]}}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with every type of page and everything an article may hold, and return where."""
    folder = tmp_path_factory.mktemp("everyone")
    with web(folder / "site") as root:
        build(site_project(folder, CONTENT, site_url=root))
        yield root


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return somebody who keeps styles and fonts from page to page."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize(
    "path", [*PAGES, *(pytest.param(path, marks=pytest.mark.thorough) for path in LIKE_THESE)]
)
def test_axe_finds_nothing(visitor: BrowserContext, address: str, path: str) -> None:
    """No type of page has a fault that axe knows, on a phone, at a desk and in the dark."""
    page = visitor.new_page()
    page.goto(address + path)
    found = faults(page, {}, PHONE, DESK)
    darken(page)
    found += faults(page, COLORS, DESK)
    page.evaluate("localStorage.clear()")  # the next page begins in the light
    page.close()
    assert found == []


def darken(page: Page) -> None:
    """Choose the dark, by the page's switch or, on a huddle, the system's."""
    switch = page.get_by_role("button", name="Switch to dark mode")
    if page.locator("body[data-md-color-scheme]").count():
        switch.click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    else:
        page.emulate_media(color_scheme="dark")


def faults(page: Page, options: Mapping[str, object], *screens: ViewportSize) -> list[str]:
    """Return what axe finds on *screens*."""
    found = []
    for screen in screens:
        page.set_viewport_size(screen)
        for one in Axe().run(page, options={**options}).response["violations"]:
            found += [f"{screen['width']}: {one['id']} {node['target']}" for node in one["nodes"]]
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["ar", pytest.param("ja", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_in_another_script(visitor: BrowserContext, tmp_path: Path, language: str) -> None:
    """A site as it begins, from right to left and without spaces: home, a tip, a playbook, the search."""
    assert run_here("forearmed", "init", "--language", language, cwd=tmp_path).returncode == 0
    site = build(tmp_path, at=NOW.replace(month=12, day=4))
    tip, playbook = (
        next(page.parent.parent for page in site.glob(f"{kind}/*/{sheet}/index.html"))
        for kind, sheet in (("tips", "huddle"), ("playbooks", "card"))
    )
    found = []
    with web(site) as root, visitor.new_page() as page:
        for address in ("", f"tips/{tip.name}/", f"playbooks/{playbook.name}/", "search/"):
            page.goto(root + address)
            found += [f"{address} {fault}" for fault in faults(page, {}, PHONE)]
    assert found == []
