"""Huddles in a real browser: on screen, from a folder, and printed, which takes one page and no more."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from make import playbook_text, tip_text
from playwright.sync_api import Browser, Page, expect
from sites import build, site_project, web

PATH = "handbook/"
HUDDLE = "tips/call-first/huddle/"
ROW = '| "I will call you at eleven, with news or without any." | "Somebody will be in touch." |\n'
FULL = f"""See [the playbook](/playbooks/live-chat.md).[^1]

![A phone on a desk](/assets/phone.svg)

{"A sentence of ten words, which are said here plainly. " * 5}

{"A sentence of ten words, which are said here plainly. " * 5}

{"A sentence of ten words, which are said here plainly. " * 5}

{"A sentence of ten words, which are said here plainly. " * 5}

{"A sentence of ten words, which are said here plainly. " * 5}

| Say | Not |
| --- | --- |
{ROW * 4}
## Try it this week

Call one customer before you write.

[^1]: Twice, if you can.
"""
TWISTS = """Call at eleven.

## If they answer this instead

| They answer | You say |
| --- | --- |
| "Then why are you calling?" | "Because I promised you eleven, and I keep that." |
| "That's what you said at eleven." | "Yes. Since then I've asked for the part." |

Stay kind.

## Try it this week

Call.
"""
LONG = f"{'A paragraph that goes on and on, and says the same. ' * 12}\n\n" * 20
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="9"/></svg>'
CONTENT = {
    "tips/2026/call-first.md": tip_text(FULL, aliases="[old-name]", questions='["Who calls first?"]'),
    "tips/2026/long.md": tip_text(
        f"{LONG}\n## Try it this week\n\nRead less.\n", title="Long", date="2026-11-10"
    ),
    "tips/2026/short.md": tip_text(
        "Call.\n", title="Short", date="2026-11-03", questions='["What did we say in few words?"]'
    ),
    "tips/2026/twists.md": tip_text(TWISTS, title="Twists", date="2026-10-27"),
    "tips/2026/soon.md": tip_text("Soon.\n", title="Soon", date="2026-11-24"),
    "docs/playbooks/live-chat.md": playbook_text(),
    "docs/assets/phone.svg": PICTURE,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with a full tip, one that is too long and one that is very short."""
    return build(site_project(tmp_path_factory.mktemp("huddles"), CONTENT))


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site under a path, and return where."""
    www = tmp_path_factory.mktemp("www")
    (www / PATH).symlink_to(site)
    with web(www) as root:
        yield root + PATH


def pages_of(page: Page, size: str) -> int:
    """Return how many sheets of paper *page* takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


@pytest.mark.thorough
def test_where_huddles_are(site: Path) -> None:
    """Each live tip has one, to which its page and the mail lead; the sitemap leaves them out."""
    assert sorted(folder.parent.name for folder in site.glob("tips/*/huddle")) == [
        "call-first", "long", "old-name", "short", "twists",
    ]  # fmt: skip
    huddle = (site / HUDDLE / "index.html").read_text()
    assert '<meta name="robots" content="noindex">' in huddle
    assert '<link rel="canonical" href="https://tips.example.com/tips/call-first/">' in huddle
    assert "huddle" not in (site / "sitemap.xml").read_text()
    assert 'href="huddle/"' in (site / "tips/call-first/index.html").read_text()
    assert f"https://tips.example.com/{HUDDLE}" in (site / "digest/index.html").read_text()
    assert f"https://tips.example.com/{HUDDLE}" in (site / "digest/digest.txt").read_text()


def test_the_huddle_of_this_week(browser: Browser, address: str) -> None:
    """It has an address to bookmark, leads where the tip's own leads, and is on top of all huddles."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="Huddle: five minutes with your team").click()
    page.wait_for_url(f"{address}huddle/")
    assert page.get_by_text("This week’s huddle").is_visible()
    assert page.locator("img").evaluate("picture => picture.naturalWidth") == 800
    assert pages_of(page, "A4") == 1
    page.get_by_role("link", name="the playbook").click()
    page.wait_for_url(f"{address}playbooks/live-chat/")
    page.go_back()
    page.get_by_role("link", name="All huddles").click()
    page.wait_for_url(f"{address}huddle/all/")
    running = page.get_by_role("region", name="Call first").get_by_role("link")
    assert running.evaluate("link => link.href") == f"{address}huddle/"
    entries = page.locator(".fa-entry h3 a:not(.headerlink)")
    listed = entries.evaluate_all("links => links.map((link) => link.href)")
    assert listed[0] == address + HUDDLE
    assert len(listed) == 4
    page.close()


def test_a_huddle_fills_the_screen_of_a_meeting_room(browser: Browser, address: str) -> None:
    """One part at a time in the largest type that fits, and five minutes, all by keys; Escape ends it."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.clock.install(time="2026-11-24T09:00")
    page.goto(f"{address}huddle/")
    page.clock.pause_at("2026-11-24T10:00")
    before = page.locator("body").evaluate("body => body.innerHTML.length")
    opener = page.get_by_role("button", name="Show on a screen")
    opener.focus()
    page.keyboard.press("Enter")
    timer, said = page.get_by_role("timer"), page.get_by_role("navigation").get_by_role("status")
    assert parts_shown(page) == ["Read it aloud"]
    assert page.get_by_role("button", name="Start").evaluate("start => start === document.activeElement")
    assert float(page.locator("main").evaluate("main => parseFloat(getComputedStyle(main).fontSize)")) >= 24
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert parts_shown(page) == ["Try it this week"]
    assert page.evaluate("document.activeElement.textContent") == "Start"
    page.keyboard.press("ArrowLeft")
    assert parts_shown(page) == ["Talk about it"]
    page.keyboard.press("Enter")
    page.clock.run_for(61_500)
    assert timer.inner_text() == "3:59"
    page.keyboard.press("Enter")  # on the button, which now says "Pause"
    page.clock.run_for(60_000)
    assert timer.inner_text() == "3:59"
    page.keyboard.press("Space")
    page.clock.run_for(179_000)
    assert (timer.inner_text(), said.inner_text()) == ("1:00", "One minute left.")
    page.clock.run_for(70_000)
    assert (timer.inner_text(), said.inner_text()) == ("0:00", "Time is up.")
    page.get_by_role("button", name="Reset").click()
    assert (timer.inner_text(), said.inner_text()) == ("5:00", "")
    page.keyboard.press("Escape")
    assert parts_shown(page) == ["Read it aloud", "Talk about it", "Try it this week"]
    assert opener.evaluate("opener => opener === document.activeElement")
    assert before <= page.locator("body").evaluate("body => body.innerHTML.length") <= before + 100
    page.goto(f"{address}huddle/?screen")
    assert parts_shown(page) == ["Read it aloud"]
    assert pages_of(page, "A4") == 1, "paper is the same"
    page.close()


def parts_shown(page: Page) -> list[str]:
    """Return what of the huddle can be seen."""
    parts = page.locator(".fa-huddle__text:visible, .fa-huddle__side > section:visible")
    return [str(part.get_attribute("aria-label")) for part in parts.all()]


def test_a_huddle_on_screen(browser: Browser, address: str) -> None:
    """It has the tip's text, questions and exercise; its links and pictures work; no script fails."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    # Not "requestfailed": a picture that is still on its way when the reader goes on has failed, too.
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(address + HUDDLE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.get_by_role("heading").all_inner_texts() == [
        "Call first", "Read it aloud\n2 min", "Talk about it\n2 min", "Try it this week\n1 min",
    ]  # fmt: skip
    assert page.locator(".fa-huddle__questions li").all_inner_texts() == [
        "Who calls first?", "From an earlier tip: What did we say in few words?",
    ]  # fmt: skip
    assert page.locator(".fa-huddle__exercise p").inner_text() == "Call one customer before you write."
    assert page.get_by_text(" · November 17, 2026").is_visible()
    assert page.locator("img").evaluate("picture => picture.naturalWidth") == 800
    page.get_by_role("button", name="Print").focus()
    page.keyboard.press("Enter")
    assert page.title() == "printed"
    page.get_by_role("link", name="the playbook").click()
    page.wait_for_url(address + "playbooks/live-chat/")
    page.go_back()
    page.get_by_role("link", name="Back to the tip").click()
    page.get_by_role("link", name="Huddle: five minutes with your team").click()
    page.wait_for_url(address + HUDDLE)
    page.goto(address + "tips/old-name/huddle/")
    page.wait_for_url(address + HUDDLE)
    assert errors == []
    page.close()


def test_a_huddle_follows_the_chosen_scheme(browser: Browser, address: str) -> None:
    """Dark in a light system, when the reader has chosen so on any page."""
    page = browser.new_page(color_scheme="light")
    page.goto(address)
    page.get_by_role("button", name="Switch to dark mode").click()
    page.goto(address + HUDDLE)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.close()


def test_a_huddle_from_a_folder_without_scripts(browser: Browser, site: Path) -> None:
    """It needs neither a server nor a script, and then offers no button."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((site / HUDDLE / "index.html").as_uri())
    assert page.get_by_role("button").count() == 0
    assert page.get_by_text("Call one customer before you write.").is_visible()
    page.close()
    page = browser.new_page()
    page.goto((site / HUDDLE / "index.html").as_uri())
    page.get_by_role("link", name="the playbook").click()
    page.wait_for_url(f"{site.as_uri()}/playbooks/live-chat/index.html")
    page.close()


def test_a_question_of_an_earlier_tip_is_in_the_mail(site: Path) -> None:
    """Two weeks after its tip, without its name, and with a way to it."""
    assert "From an earlier tip: What did we say in few words?\nWhich tip was it?\nhttps" in (
        site / "digest/digest.txt"
    ).read_text().replace("it? https", "it?\nhttps")
    mail = (site / "digest/index.html").read_text()
    assert mail.count("What did we say in few words?") == 1
    assert '<a href="https://tips.example.com/tips/short/"' in mail


def test_twists_are_cards_on_a_second_sheet(browser: Browser, address: str) -> None:
    """What they answer in front, what to say on the back; the sheet to read aloud goes without them."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto(f"{address}tips/twists/huddle/")
    assert page.locator(".fa-huddle__words").inner_text() == "Call at eleven."
    cards = page.get_by_role("complementary", name="Twist cards")
    assert [half.split("\n\n") for half in cards.locator(".fa-twist > *").all_inner_texts()] == [
        ["They answer", "“Then why are you calling?”"],
        ["You say", "“Because I promised you eleven, and I keep that.”"],
        ["They answer", "“That’s what you said at eleven.”"],
        ["You say", "“Yes. Since then I’ve asked for the part.”"],
    ]
    assert cards.get_by_text("Stay kind.").is_visible()
    assert [pages_of(page, size) for size in ("A4", "Letter")] == [2, 2]
    page.emulate_media(media="print")
    front, back = (half.bounding_box() for half in cards.locator(".fa-twist").first.locator("> *").all())
    assert front
    assert back
    assert (front["y"], front["width"], front["height"]) == (back["y"], back["width"], back["height"])
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(media="screen")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


@pytest.mark.parametrize("path", ["tips/twists/", "phrasebook/?q=calling"])
def test_what_to_say_to_a_bad_answer_is_copied(browser: Browser, address: str, path: str) -> None:
    """On its tip and among all words to say, which are narrowed by what the customer said."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + path)
    row = page.locator("table.twists tbody tr:visible").first
    expect(row.get_by_role("cell").first).to_have_text("“Then why are you calling?”")
    row.get_by_role("button", name="Copy").click()
    expect(row.get_by_role("button")).to_contain_text("Copied")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said == "Because I promised you eleven, and I keep that."
    context.close()


@pytest.mark.parametrize(
    "name", ["long", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("call-first", "short"))]
)
def test_a_huddle_takes_one_page(browser: Browser, address: str, name: str) -> None:
    """Three hundred words with a picture and a table of four rows, one word, and far too many alike."""
    page = browser.new_page()
    page.goto(f"{address}tips/{name}/huddle/")
    assert [pages_of(page, size) for size in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    assert page.get_by_text("The rest is on the site.").is_visible() is (name == "long")
    assert page.locator(".fa-huddle__notes").is_visible()
    page.close()
