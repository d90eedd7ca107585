"""The site in a real browser: on a phone, in the dark, by keyboard, on paper, and asking nobody else."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from forearmed.foundation.colors import shades_of
from make import playbook_text, tip_text
from playwright.sync_api import Browser, Dialog, Page
from sites import build, site_project, web

PAGES = [
    "",
    "tips/",
    "tips/apology-without-but/",
    "tags/empathy/",
    "playbooks/live-chat/",
    "subscribe/",
]
PATH = "handbook/tips/"
SAY_NOT = """
| Say | Not |
| --- | --- |
| "I'm sorry. We said Thursday, and it did not come." | "Sorry for any inconvenience this may have caused." |
| "I'm reversing one of the two charges now." | "There may have been some confusion." |
"""
BODY = f"""Say that sentence aloud. [The playbook](/playbooks/live-chat.md) has more.
{SAY_NOT}
> A letter with a word of forty-one letters: *antidisestablishmentarianismandsomemore*.

1. One
2. Two, with `code that is rather long and goes on for a while without a line break`

## Try it this week

Search for "sorry".
"""
CONTENT = {
    "tips/2026/apology-without-but.md": tip_text(
        BODY, title="The apology with no “but”", date="2026-11-10", playbook="live-chat"
    ),
    "tips/2026/note-for-tomorrow.md": tip_text(
        "Wants the heating on before Saturday. We promised a technician.\n",
        title="The note your colleague will need tomorrow",
    ),
    "docs/playbooks/live-chat.md": playbook_text(
        f"## 1. Greet\n{SAY_NOT}\n**The trap:** A reply too soon.\n\n- [x] Greeted by name\n"
    ),
    "docs/tags.yml": "empathy:\n  title: Empathy\n  description: Their chair.\n  color: '#123456'\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site that was built to live under a path, and return where."""
    folder = tmp_path_factory.mktemp("browsing")
    with web(folder / "www") as root:
        project = site_project(folder / "project", CONTENT, site_url=root + PATH)
        shutil.copytree(build(project), folder / "www" / PATH)
        yield root + PATH


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.thorough), "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_every_page_without_sideways_scrolling(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    """At 360 pixels nothing is wider than the screen, nothing comes from elsewhere, no script fails."""
    dark = scheme == "dark"
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark" if dark else "light")
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert errors == []
    page.close()


def test_say_and_not_stand_side_by_side_or_stacked(browser: Browser, address: str) -> None:
    """Words to say are two columns at a desk, and one above the other on a phone."""
    for width, beside in ((1280, True), (360, False)):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(address + "tips/apology-without-but/")
        say, other = (page.locator("table.say-not tbody tr").first.locator("td").nth(n) for n in (0, 1))
        boxes = say.bounding_box(), other.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert (boxes[0]["y"] == boxes[1]["y"]) is beside
        page.close()


def test_a_wrong_address_leads_back(browser: Browser, address: str) -> None:
    """The 404 page's styles and links work at any depth under the site's path."""
    page = browser.new_page()
    _serve_404(page, address)
    page.goto(address + "no/such/page/")
    page.get_by_role("link", name="Playbooks").last.click()
    page.wait_for_url(address + "playbooks/")
    page.close()


def _serve_404(page: Page, address: str) -> None:
    """Answer a wrong address as a static host does: with 404.html."""
    wrong = address + "no/such/page/"
    content = page.request.get(address + "404.html").text()
    page.route(
        lambda url: url == wrong,
        lambda route: route.fulfill(status=404, body=content, content_type="text/html"),
    )


def test_titles_are_text(browser: Browser, tmp_path: Path) -> None:
    """A title that looks like HTML is read as written, in page, list, home and search, and runs nothing."""
    title = '<b>no</b> & "why" <img src=x onerror=alert(1)></title><script>alert(2)</script>'
    quoted = "'" + title.replace("'", "''") + "'"
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(title=quoted, summary=quoted)})
    named = (
        (project / "mkdocs.yml").read_text().replace("site_name: Forearmed", "site_name: Desk <i>&</i> Co")
    )
    (project / "mkdocs.yml").write_text(named)
    site = build(project)
    page = browser.new_page()
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for name in ("index.html", "tips/index.html", "tips/call-first/index.html", "digest/index.html"):
        page.goto((site / name).as_uri())
        assert title in page.locator("body").inner_text(), name
    page.goto((site / "tips/call-first/index.html").as_uri())
    assert page.title() == f"{title} - Desk <i>&</i> Co"
    assert page.locator(".fa-masthead__name").inner_text() == "Desk <i>&</i> Co"
    assert opened == []
    page.close()


def test_every_section_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    """On a phone or at 400 %, Tab leads by a way to the content to every section, and shows where it is."""
    page = browser.new_page(viewport={"width": 320, "height": 500})
    page.goto(address + "tips/apology-without-but/")
    page.wait_for_selector(".js")
    visited: list[str] = []
    for _ in range(9):
        page.keyboard.press("Tab")
        name, ring = page.evaluate(FOCUSED)
        assert ring == "solid", name
        visited.append(name)
    assert visited == [
        "Skip to content", "Forearmed: home", "Switch to dark mode", "Search",
        "Tips", "Playbooks", "Words", "Tags", "Subscribe",
    ]  # fmt: skip
    page.get_by_role("link", name="Skip to content").press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-content"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


FOCUSED = """() => {
  const focused = document.activeElement;
  const name = focused.getAttribute("aria-label") || focused.textContent.trim().split("\\n")[0];
  return [name, getComputedStyle(focused).outlineStyle];
}"""


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_color_switch_is_a_button(browser: Browser, address: str, key: str) -> None:
    """Space and Enter press it; it says what it does next, keeps the focus, and the choice is kept."""
    page = browser.new_page(color_scheme="light")
    page.goto(address)
    page.get_by_role("button", name="Switch to dark mode").press(key)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Switch to light mode"
    assert page.get_by_role("banner").get_by_role("radio").count() == 0
    page.goto(address + "tips/")
    page.get_by_role("button", name="Switch to light mode").press(key)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.close()


def test_without_javascript_the_site_reads_and_browses(browser: Browser, address: str) -> None:
    """The system's scheme holds, every section is a link, and nothing is offered that needs a script."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", base_url=address)
    page = context.new_page()
    page.goto("tips/apology-without-but/")
    assert page.get_by_role("textbox", name="Search").is_hidden()
    assert page.locator(".fa-scheme").is_hidden()
    page.get_by_label("Sections").get_by_role("link", name="Playbooks").click()
    page.get_by_role("link", name="Live chat").click()
    page.wait_for_url(address + "playbooks/live-chat/")
    dot = page.locator(".fa-tag").first.evaluate("tag => getComputedStyle(tag, '::before').backgroundColor")
    assert dot == f"rgb{tuple(bytes.fromhex(shades_of('#123456').dark[1:]))}"
    context.close()


def test_a_tag_has_the_color_of_its_entry(browser: Browser, address: str) -> None:
    """One line in docs/tags.yml colors a tag's dot everywhere; a tag without one is neutral."""
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    colors = """tag => {
      const dot = () => getComputedStyle(tag, "::before").backgroundColor;
      const own = dot();
      tag.dataset.tag = "unheard-of";
      return [own, dot()];
    }"""
    for path, place in (("tips/", ".fa-entry [data-tag]"), ("", ".fa-tag")):
        page.goto(address + path)
        found = page.locator(place).first.evaluate(colors)
        assert found == ["rgb(18, 52, 86)", "rgb(77, 95, 112)"], path
    page.close()


def test_a_tip_is_printed_on_one_page_with_its_address(browser: Browser, address: str) -> None:
    """Paper carries the tip and where it is from, and nothing that only a screen can use."""
    page = browser.new_page()
    page.goto(address + "tips/apology-without-but/")
    counts = re.findall(rb"/Count (\d+)", page.pdf(format="Letter", prefer_css_page_size=True))
    assert counts == [b"1"]
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert shown.startswith("Week 46")
    assert shown.rstrip().endswith(f"{address}tips/apology-without-but/")
    page.close()


def test_nothing_moves_for_those_who_ask(browser: Browser, address: str) -> None:
    """With less motion asked for, no transition and no animation is left on a page."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    moving = """[...document.querySelectorAll("*")].filter(
      element => getComputedStyle(element).transitionDuration !== "0s"
        || getComputedStyle(element).animationName !== "none").length"""
    assert page.evaluate(moving) == 0
    page.close()


def test_task_boxes_have_names(browser: Browser, address: str) -> None:
    """Who hears the page is told whether a thing is done."""
    page = browser.new_page()
    page.goto(address + "playbooks/live-chat/")
    assert page.get_by_role("checkbox", name="Done", exact=True).is_checked()
    page.close()
