"""The form at /write/ in a real browser: typing, pasting, keeping, changing, handing in."""

from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from clipboards import PASTE, PASTED
from forearmed.content.source import read_article
from make import playbook_text, tip_text
from mistakes import TEXT
from photos import scene, written
from playwright.sync_api import Browser, Page, expect
from sites import build, site_project, web

TIP = tip_text(
    f'{TEXT}\n\n| Say | Not |\n| --- | --- |\n| "Ann, from the shop." | "Who is this?" |\n\nThen wait.\n\n'
    "## If they answer this instead\n\n| They answer | You say |\n| --- | --- |\n"
    '| "No." | "Tomorrow, then?" |\n\n'
    "## Try it this week\n\nSay your name.\n",
    date="2026-11-10",
)
LEFT_OUT = "The pictures were left out: add each below the text."
VALUES = """() => ({
  title: document.querySelector("#write-title").value,
  text: document.querySelector("#write-text").value,
  exercise: document.querySelector("#write-exercise").value,
  rows: [...document.querySelectorAll("[data-rows=rows] [data-cell]")].map(cell => cell.value),
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site whose repository is on GitHub, and return where."""
    folder = tmp_path_factory.mktemp("form")
    with web(folder / "site") as root:
        site_project(
            folder,
            {"tips/2026/call-first.md": TIP, "docs/playbooks/live-chat.md": playbook_text()},
            site_url=root,
            settings={"rules": {"tips": {"closing": "Try it this week"}}},
        )
        with (folder / "mkdocs.yml").open("a") as settings:
            settings.write("repo_url: https://github.com/a/b\nedit_uri: edit/main/kb/docs/\n")
        build(folder)
        yield root


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the form in a browser that knows nothing of it, where no address outside of the site answers."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844})
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    opened = context.new_page()
    opened.goto(f"{address}write/")
    yield opened
    context.close()


def test_a_tip_goes_to_github_in_the_address(page: Page) -> None:
    """Typed with the keyboard alone; what is wrong is said at its field, and then the file is whole."""
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.locator("#write-title").fill("Say who you are")
    page.locator("#write-summary").fill("s" * 161)
    page.locator("#write-summary").press("Tab")
    expect(page.locator("#write-summary-said")).to_have_text("is 161 characters long; shorten it to 160")
    expect(page.locator("#write-summary")).to_have_attribute("aria-invalid", "true")
    page.locator("#write-summary").fill("A name comes: before all else.")
    page.get_by_label("Empathy").press("Space")
    page.locator("#write-text").fill(f"{TEXT}\n\n<img src=x onerror=alert(1)> **now**")
    page.locator("[data-send]").press("Enter")
    expect(page.locator("[data-problems]")).to_contain_text("the attribute onerror runs a script; delete it")
    page.locator("#write-text").fill(f"{TEXT}\n\n<i>x</i> **now**")
    page.locator("#write-exercise").fill("Say your name first.")
    page.get_by_role("button", name="Add a row").first.press("Enter")
    page.keyboard.type('"It is Ann."')
    page.keyboard.press("Tab")
    page.keyboard.type('"Yes?"')
    shown = page.locator("[data-show=page]")
    expect(shown.locator("strong")).to_have_text("now")
    expect(shown).to_contain_text("<i>x</i>")
    expect(shown.locator("table.say-not td")).to_have_text(['"It is Ann."', '"Yes?"'])
    with page.expect_popup() as popup:
        page.locator("[data-send]").press("Enter")
    address = urlsplit(page.locator("[data-sent] a").get_attribute("href") or "")
    popup.value.close()
    asked = parse_qs(address.query)
    assert (address.netloc, address.path) == ("github.com", "/a/b/new/main")
    assert asked["filename"] == ["kb/tips/2026/say-who-you-are.md"]
    source = read_article(asked["value"][0])
    assert source.metadata["summary"] == "A name comes: before all else."
    assert source.body.endswith('| "It is Ann." | "Yes?" |\n\n## Try it this week\n\nSay your name first.')
    for width, height in ((390, 844), (1200, 400)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert Axe().run(page).response["violations"] == []
    week = page.locator("#write-date").input_value()
    page.get_by_role("button", name="Write another").press("Enter")
    expect(page.locator("#write-title")).to_be_focused()
    expect(page.locator("#write-title")).to_have_value("")
    assert page.locator("#write-date").input_value() > week


def test_what_is_pasted_becomes_what_it_means(page: Page) -> None:
    """Lists of Word, which are none, too; words to say, the exercise and the title find their fields."""
    for html, meant in PASTED.items():
        page.evaluate(PASTE, html)
        assert page.evaluate(VALUES) == meant
        expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
        expect(page.locator("[data-left-out]")).to_have_text(LEFT_OUT if "<img" in html else "")
        page.get_by_role("button", name="Empty the form").click()


def test_a_picture_goes_along(page: Page) -> None:
    """Dropped, chosen or pasted, described, shown, kept over a reload, and told of at the end."""
    hand = """([name, octets, kind]) => {
      const field = document.querySelector("#write-text"), given = new DataTransfer()
      given.items.add(new File([Uint8Array.from(atob(octets), sign => sign.charCodeAt(0))], name))
      const event = kind === "drop"
        ? new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true })
        : new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true })
      field.dispatchEvent(event)
    }"""
    photo = b64encode(written(scene(80, 60), "JPEG")).decode()
    said = page.locator("[data-picture-said]")
    page.locator("#write-text").fill("Before.\n\nAfter.")
    page.evaluate(hand, ["sofa.jpg", b64encode(b"\0\0\0\x18ftypheic").decode(), "drop"])
    heic = "a HEIC photo, which few browsers show; save it as .jpg"
    expect(said).to_have_text(f"sofa.jpg is, whatever its name says, {heic}")
    page.locator("#write-text").evaluate("field => field.setSelectionRange(7, 7)")
    page.evaluate(hand, ["IMG_1.JPG", photo, "drop"])
    expect(page.locator("#write-picture-words")).to_be_focused()
    expect(said).to_have_text("")
    page.get_by_role("button", name="Put it into the text").click()
    expect(said).to_have_text("Say in words what the picture shows, for those who cannot see it.")
    assert Axe().run(page).response["violations"] == []
    page.locator("#write-picture-words").fill("A red sofa")
    page.locator("#write-picture-words").press("Enter")
    text = "Before.\n\n![A red sofa](a-red-sofa.jpg)\n\nAfter."
    expect(page.locator("#write-text")).to_have_value(text)
    page.evaluate(hand, ["IMG_2.JPG", photo, "paste"])
    page.get_by_role("button", name="Leave it out").click()
    expect(page.locator("#write-text")).to_have_value(text)
    shown = page.locator("[data-show=page] img")
    expect(shown).to_have_attribute("alt", "A red sofa")
    expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
    page.reload()
    expect(shown).to_have_js_property("naturalWidth", 80)
    page.locator("#write-title").fill("Sit down first")
    page.locator("[data-download]").click()
    sent = page.locator("[data-sent]")
    expect(sent).to_contain_text(
        "Save a-red-sofa.jpg as well, and send it along. It belongs into the folder tips/2026."
    )
    with page.expect_download() as saved:
        sent.get_by_role("link", name="Save a-red-sofa.jpg").click()
    assert saved.value.suggested_filename == "a-red-sofa.jpg"
    assert b64encode(saved.value.path().read_bytes()).decode() == photo
    page.locator("#write-summary").fill("A customer who sits waits longer.")
    page.get_by_label("Empathy").check()
    page.locator("#write-text").fill(f"{TEXT}\n\n![A red sofa](a-red-sofa.jpg)")
    page.locator("#write-exercise").fill("Offer a seat.")
    page.get_by_label("Say", exact=True).fill("Yes.")
    page.get_by_label("Not", exact=True).fill("No.")
    with page.expect_popup() as popup:
        page.locator("[data-send]").click()
    popup.value.close()
    folder = sent.get_by_role("link", name="Open the folder")
    expect(folder).to_have_attribute("href", "https://github.com/a/b/upload/main/kb/tips/2026")
    page.evaluate("indexedDB.deleteDatabase('forearmed-write')")
    page.locator("#write-summary").fill("A customer who sits waits longer!")
    expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
    page.reload()
    expect(said).to_have_text(
        "This browser no longer has a-red-sofa.jpg. Take it out of the text, and add it again."
    )


def test_what_is_typed_is_kept_and_can_be_brought_back(page: Page) -> None:
    """In this browser, until it is handed in or the form is emptied; and even then there is a way back."""
    page.locator("#write-title").fill("Kept")
    expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
    page.reload()
    expect(page.locator("#write-title")).to_have_value("Kept")
    page.get_by_role("button", name="Empty the form").click()
    expect(page.locator("#write-title")).to_have_value("")
    page.get_by_role("button", name="Bring it back").press("Enter")
    expect(page.locator("#write-title")).to_have_value("Kept")
    page.evaluate("""() => {
        const name = Object.keys(localStorage).find(key => key.startsWith("forearmed-write"))
        const draft = JSON.parse(localStorage.getItem(name))
        localStorage.setItem(name, JSON.stringify({ ...draft, isHandedIn: true }))
    }""")
    page.reload()
    expect(page.locator("#write-title")).to_have_value("")
    expect(page.locator("[data-kept]")).to_have_text("You have handed in what you wrote last time.")
    page.get_by_role("button", name="Bring it back").press("Enter")
    expect(page.locator("#write-title")).to_have_value("Kept")


def test_a_tip_is_changed_from_its_own_page(page: Page, address: str) -> None:
    """All its parts are in their fields; the text goes along by the clipboard, and its own page opens.

    What is begun elsewhere in the form is not lost, nor are changes mixed with it.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#write-title").fill("Begun")
    expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
    page.goto(f"{address}tips/call-first/")
    page.get_by_role("link", name="Change this tip").click()
    expect(page.locator("[data-kept]")).to_have_text("You change tips/2026/call-first.md.")
    cells = page.locator("[data-rows=twists] [data-cell]")
    assert [cell.input_value() for cell in cells.all()] == ['"No."', '"Tomorrow, then?"']
    page.locator("#write-after").fill("Then listen.")
    expect(page.locator("[data-kept]")).to_have_text("Kept in this browser until you hand it in.")
    page.reload()
    expect(page.locator("#write-after")).to_have_value("Then listen.")
    expect(page.get_by_role("button", name="Undo my changes")).to_be_visible()
    with page.expect_popup() as popup:
        page.locator("[data-send]").click()
    popup.value.close()
    expect(page.locator("[data-sent]")).to_contain_text("Select all that is there, and paste.")
    opened = page.locator("[data-sent] a").get_attribute("href")
    assert opened == "https://github.com/a/b/edit/main/kb/tips/2026/call-first.md"
    assert page.evaluate("navigator.clipboard.readText()") == TIP.replace("Then wait.", "Then listen.")
    page.goto(f"{address}write/")
    expect(page.locator("#write-title")).to_have_value("Begun")
