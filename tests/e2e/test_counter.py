"""What is used in the middle of a call: steps to tick, words to copy, a page of all words to say."""

import json
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from make import playbook_text, tip_text
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sites import run_here, site_project, web

PATH = "handbook/"
STEPS = """
## 1. Greet them

Look at their name. [Read on](/tips/2026/call-first.md).

| Say | Not |
| --- | --- |
| "Hello, Helen." (to a friend) | "Yes?" |

## 2. Ask "what"

| Say | Not |
| --- | --- |
| "What happened?"[^ask] | "What now?" |
| "Tell me," and then "Go on." | "Well?" |

## 3. Close

Say goodbye.

## You are done when

- They said yes.

[^ask]: Once is enough.
"""
LONG = "Say what you can do, until when, and what they should do if it has not happened by then. " * 3
LONGEST = "".join(
    f"## {number}. A step whose heading is about as long as they come\n\n**Do this.** {LONG}\n\n"
    f'| Say | Never |\n| --- | --- |\n| "{LONG}" | "No." |\n\n**The trap:** {LONG}\n\n'
    for number in range(1, 25)
)
ADDRESS = "customer-experience-escalations@example.com"
DESKS = f"""
| Desk | When | Who answers |
| --- | --- | --- |
| {ADDRESS} | Mondays to Fridays | The lead |
| `/customers/escalations/refunds/2026/november/late` | any day | The lead |

| Desk | When |
| --- | --- |
| {ADDRESS} | Mondays to Fridays |
| [Escalations](mailto:{ADDRESS}) | any day |
"""
CONTENT = {
    "docs/synonyms.yml": "call: ring up, dial\n",
    "tips/2026/desks.md": tip_text(DESKS, title="Desks", date="2026-11-10"),
    "docs/playbooks/longest.md": playbook_text(LONGEST, title="Longest"),
    "docs/playbooks/live-chat.md": playbook_text(STEPS),
    "docs/playbooks/plain.md": playbook_text("## Listen\n\nLonger.\n", title="No steps", tags="[apology]"),
    "tips/2026/call-first.md": tip_text(
        '| Say | Not |\n| --- | --- |\n| "I\'d rather call: it\'s late." | "Per my mail." |\n',
        tags="[apology]",
    ),
}


@pytest.fixture(scope="module")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a web server, for a site that lives under a path."""
    return tmp_path_factory.mktemp("counter")


@pytest.fixture(scope="module")
def address(www: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve the site, and return where."""
    with web(www) as root:
        project = site_project(tmp_path_factory.mktemp("project"), CONTENT, site_url=root + PATH)
        built = run_here("forearmed", "build", cwd=project)
        assert built.returncode == 0, built.stdout + built.stderr
        shutil.move(project / "site", www / PATH)
        yield root + PATH


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Return a phone with an empty profile."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=address, permissions=["clipboard-read"]
    )
    yield context
    context.close()


def playbook(context: BrowserContext) -> Page:
    """Open a playbook in *context*."""
    page = context.new_page()
    page.goto("playbooks/live-chat/")
    return page


def test_a_ticked_step_stays_ticked_until_started_over(phone: BrowserContext, address: str) -> None:
    """What is done is counted, marked in the list, kept under its address, and forgotten on demand."""
    page = playbook(phone)
    boxes = page.get_by_role("checkbox")
    assert [box.get_attribute("type") for box in boxes.all()] == ["checkbox"] * 3
    progress = page.locator(".fa-tally")
    expect(progress.get_by_role("status")).to_have_text("0 of 3 steps done")
    page.get_by_role("checkbox", name="Done: Greet them", exact=True).check()
    page.get_by_role("checkbox", name="Done: Ask “what”").press("Space")
    expect(progress.get_by_role("status")).to_have_text("2 of 3 steps done")
    page.keyboard.press("/")  # nobody types into a box to tick
    expect(page.get_by_role("dialog")).to_be_visible()
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [True, True, False]
    page.locator("summary", has_text="Steps").click()
    done = page.locator("details.fa-contents a", has_text="(done)")
    assert done.count() == 2
    ((name, kept),) = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('forearmed'))"
    )
    assert name == f"forearmed:/{PATH}:steps:playbooks/live-chat/"
    assert json.loads(kept)["ticked"] == ["1-greet-them", "2-ask-what"]
    other = playbook(phone)
    progress.get_by_role("button", name="Start over").press("Enter")
    expect(progress.get_by_role("status")).to_be_focused()
    progress.get_by_role("button", name="Undo").click()
    expect(progress.get_by_role("status")).to_have_text("2 of 3 steps done")
    progress.get_by_role("button", name="Start over").click()
    expect(other.get_by_role("status")).to_have_text(["0 of 3 steps done", ""])
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('forearmed'))") == []
    assert done.count() == 0


def test_the_card_shares_the_ticks_and_the_words(phone: BrowserContext) -> None:
    """What is ticked on the pocket card is ticked in the playbook, and its words are copied alone.

    For a call the first button copies; the one that prints comes last.
    """
    page = phone.new_page()
    page.goto("playbooks/live-chat/card/")
    buttons = page.get_by_role("button", name=re.compile("^(Copy|Print)")).all_inner_texts()
    assert buttons[0].startswith("Copy")
    assert buttons[-1] == "Print"
    page.get_by_role("checkbox", name="Done: Greet them", exact=True).check()
    page.get_by_role("button", name="Copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == "Hello, Helen."
    page.emulate_media(media="print")
    assert page.locator(".fa-tick, .fa-copy, .fa-tally").locator("visible=true").count() == 0
    assert playbook(phone).get_by_role("checkbox", name="Done: Greet them", exact=True).is_checked()


def test_ticks_end_after_eight_hours(phone: BrowserContext) -> None:
    """The next shift begins without them, on a page that stayed open, too."""
    page = phone.new_page()
    page.clock.install(time=1_800_000_000)
    page.goto("playbooks/live-chat/")
    page.get_by_role("checkbox").first.check()
    page.clock.set_fixed_time(1_800_000_000 + 7.9 * 3600)
    page.reload()
    assert page.get_by_role("checkbox").first.is_checked()
    page.clock.set_fixed_time(1_800_000_000 + 8.1 * 3600)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert not page.get_by_role("checkbox").first.is_checked()


def test_ticking_moves_nothing(phone: BrowserContext) -> None:
    """The page stands still under the finger that ticks, and every target is 44 pixels high."""
    page = playbook(phone)
    tick = page.locator(".fa-tick").nth(1)
    tick.scroll_into_view_if_needed()
    heights = "[...document.querySelectorAll('.fa-tick, .fa-copy')].map(one => one.offsetHeight)"
    assert min(page.evaluate(heights)) >= 44
    places = "[...document.querySelectorAll('.fa-body > *')].map(one => one.offsetTop + scrollY)"
    before = page.evaluate(places)
    tick.click()
    in_flow = [(a, b) for a, b in zip(before, page.evaluate(places), strict=True) if a != b]
    # What sticks to the window's edge from now on lies above the page.
    assert len(in_flow) <= 1
    assert page.locator(".fa-tally__again").is_visible()


def test_the_sign_that_a_step_is_done_takes_no_room(phone: BrowserContext) -> None:
    """However long a heading is, and whatever the fonts, no line of it or of the list moves at a tick."""
    page = playbook(phone)
    page.locator("summary", has_text="Steps").click()
    moved = page.evaluate(
        """() => {
          const find = (one) => document.querySelector(one);
          const [heading, line] = ["h2[id]", "details.fa-contents a"].map(find);
          const text = (part) => document.createTreeWalker(part, NodeFilter.SHOW_TEXT).nextNode();
          const heights = () => [heading, line].map((part) => part.getBoundingClientRect().height).join();
          return [...Array(80).keys()].filter((words) => {
            for (const part of [heading, line]) text(part).data = "1. " + "so ".repeat(words);
            const before = heights();
            document.querySelector(".fa-tick__box").click();
            return heights() !== before;
          });
        }"""
    )
    assert moved == []


@pytest.mark.parametrize("store", ["throws", "nonsense"])
def test_a_browser_that_keeps_nothing(browser: Browser, address: str, store: str) -> None:
    """Where storage throws, or holds what nobody wrote, steps can be ticked all the same."""
    page = browser.new_page(base_url=address)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
        if store == "throws"
        else "Storage.prototype.getItem = key => key.startsWith('forearmed') ? '{broken' : null"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("playbooks/live-chat/")
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".fa-tally__count")).to_have_text("1 of 3 steps done")
    assert [error for error in errors if error != "no"] == []
    page.close()


def test_without_scripts_nothing_is_dead(browser: Browser, address: str) -> None:
    """The playbook, its card and the words to say read as plain text, with no control that does nothing."""
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    for path in ("playbooks/live-chat/", "playbooks/live-chat/card/", "phrasebook/"):
        page.goto(path)
        assert page.locator(".fa-main").get_by_role("button").count() == 0, path
        assert page.locator(".fa-main").get_by_role("checkbox").count() == 0, path
        assert page.locator(".fa-main :is(input, select):visible").count() == 0, path
    page.goto("playbooks/")
    page.get_by_role("link", name="Words to say").first.click()
    assert page.locator("table.say-not tbody tr").count() == 4
    assert page.locator("table.say-not tbody tr:visible").count() == 0
    page.locator("summary", has_text="Live chat").click()
    page.get_by_role("link", name="1. Greet them").click()
    assert page.url.endswith("playbooks/live-chat/#1-greet-them")
    context.close()


def test_a_playbook_without_numbered_steps_has_none_to_tick(phone: BrowserContext) -> None:
    """Headings that are no steps get no boxes, and nobody counts them."""
    page = phone.new_page()
    page.goto("playbooks/plain/")
    assert page.get_by_role("checkbox").count() == 0
    assert page.locator(".fa-tally").count() == 0


@pytest.mark.thorough
def test_a_playbook_opened_from_a_folder(phone: BrowserContext, www: Path) -> None:
    """Ticks and copies work on files, where browsers load no modules."""
    page = phone.new_page()
    page.goto((www / PATH / "playbooks/live-chat/index.html").as_uri())
    page.get_by_role("checkbox").first.check()
    page.reload()
    assert page.get_by_role("checkbox").first.is_checked()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()


COPIED = {
    "Hello, Helen.": "a note behind the quotation stays behind",
    "What happened?": "the sign of a footnote is not said",
    "“Tell me,” and then “Go on.”": "two quotations stay as they are",
}


@pytest.mark.parametrize("clipboard", ["there", "missing"])
def test_words_to_say_are_copied(browser: Browser, address: str, clipboard: str) -> None:
    """A press copies the words alone, says so, and does so where a page has no clipboard, too."""
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    if clipboard == "missing":
        page.add_init_script("Object.defineProperty(navigator.clipboard, 'writeText', { value: undefined })")
    page.goto("playbooks/live-chat/")
    assert page.locator(".fa-opening__words").inner_text().startswith("“What happened?”")
    page.locator(".fa-opening .fa-copy").press("Enter")
    expect(page.locator(".fa-opening .fa-copy")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "What happened?"
    buttons = page.locator(".fa-body .fa-copy")
    for place, words in enumerate(COPIED):
        buttons.nth(place).press("Enter")
        expect(buttons.nth(place)).to_contain_text("Copied")
        expect(page.get_by_text("Copied", exact=True).last).to_have_role("status")
        assert page.evaluate("navigator.clipboard.readText()") == words, COPIED[words]
        expect(buttons.nth(place)).to_be_focused()
    page.emulate_media(media="print")
    assert buttons.first.is_hidden()
    context.close()


def test_words_of_the_step_in_view_stand_beside_it(browser: Browser, address: str) -> None:
    """From 1220 pixels on, however one gets there: a copy for the eye, without what stands there already."""
    context = browser.new_context(viewport={"width": 1220, "height": 600}, base_url=address)
    page = playbook(context)
    here = page.locator(".fa-here")
    assert here.is_hidden()
    for step, words in (("2", ["“Tell me,” and then “Go on.”"]), ("1", ["“Hello, Helen.” (to a friend)"])):
        page.locator(f".fa-body h2 >> text=/^{step}/").evaluate("heading => heading.scrollIntoView()")
        expect(here.locator(".fa-here__words")).to_have_text(words)
    page.evaluate("scrollTo(0, 10 ** 6)")
    expect(here).to_be_hidden()  # where there is nothing to say
    page.locator(".fa-body h2").nth(1).evaluate("heading => heading.scrollIntoView()")
    expect(here).to_be_visible()
    assert here.get_attribute("aria-hidden") == "true"
    assert here.locator("a, button, [tabindex]").count() == 0
    page.set_viewport_size({"width": 1219, "height": 600})
    expect(here).to_be_hidden()
    context.close()


IN_ALL_LANGUAGES = {
    "„Ich rufe an.“": "Ich rufe an.",
    "„Ja“ und „Nein“": "„Ja“ und „Nein“",
    "»Ich rufe an.«": "Ich rufe an.",
    "«\u202fJe rappelle.\u202f»": "Je rappelle.",
    "(au téléphone) « Oui »": "Oui",
    "‹So› (leise)": "So",
    "「お電話します。」（留守電で）": "お電話します。",
    "（電話で）「はい」": "はい",
    "「はい」と「いいえ」": "「はい」と「いいえ」",
    "『はい』": "はい",
    "«سأتصل بك.» (بالهاتف)": "سأتصل بك.",
    "”Jag ringer.”": "Jag ringer.",
    "”Ja” och ”nej”": "”Ja” och ”nej”",
    "\u2018I’ll call.\u2019": "I’ll call.",
    '"Yes"': "Yes",
    "I call you (today).": "I call you (today).",
}
"""What stands in a cell, and what is copied of it."""


def test_words_in_any_language_are_copied(browser: Browser, address: str) -> None:
    """The quotation marks of every language come off, and a note in brackets of any width stays behind."""
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("playbooks/plain/")
    rows = "".join(f"<tr><td>{escape(written)}<td>No" for written in IN_ALL_LANGUAGES)
    page.evaluate(
        "rows => document.body.innerHTML = `<table class=say-not><tbody>${rows}</tbody></table>`", rows
    )
    page.add_script_tag(url=f"/{PATH}assets/javascripts/copy.js")
    copied = []
    for button in page.locator(".fa-copy").all():
        button.press("Enter")
        expect(button).to_contain_text("Copied")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert copied == [*IN_ALL_LANGUAGES.values()]
    context.close()


@pytest.mark.thorough
def test_the_card_of_an_endless_playbook_is_one_sheet(phone: BrowserContext, address: str) -> None:
    """It says what it leaves out, and where all of it stands; search engines are led there, too."""
    page = phone.new_page()
    page.goto("playbooks/longest/")
    page.get_by_role("link", name="Pocket card").click()
    for paper in ("A4", "Letter"):
        sheet = page.pdf(format=paper, prefer_css_page_size=True)
        assert re.findall(rb"/Count (\d+)", sheet) == [b"1"], paper
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert shown.startswith("Pocket card")
    assert "Left out for lack of room: the traps and the last" in shown
    assert shown.rstrip().endswith(f"{address}playbooks/longest/")
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"{address}playbooks/longest/"
    assert "card/" not in page.request.get(f"{address}sitemap.xml").text()
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    page.get_by_role("link", name="The whole playbook").click()
    assert page.url == f"{address}playbooks/longest/"


def test_words_to_say_narrow_as_one_types(phone: BrowserContext) -> None:
    """Words, situation and tag narrow the list; the number is said, and the address can be sent."""
    page = phone.new_page()
    page.goto("phrasebook/")
    form, found = page.get_by_role("search", name="Words to say"), page.locator("[data-found]")
    rows = page.locator("table.say-not tbody tr:visible")
    expect(found).to_have_text("4 sentences to say")
    form.get_by_label("Narrow by words").press_sequentially("i'd LATE")
    expect(found).to_have_text("1 sentence to say")
    assert rows.all_inner_texts()[0].startswith("“I’d rather call: it’s late.”")
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["Apology"]
    assert page.url.endswith("phrasebook/?q=i%27d+LATE")
    form.get_by_role("button", name="Show all").click()
    expect(form.get_by_label("Narrow by words")).to_be_focused()
    expect(found).to_have_text("4 sentences to say")
    form.get_by_label("Narrow by words").fill("I want it late")
    expect(found).to_have_text("1 sentence to say")  # a question has words that nobody looks for
    form.get_by_role("button", name="Show all").click()
    form.get_by_label("Situation").select_option("Live chat")
    expect(found).to_have_text("3 sentences to say")
    form.get_by_label("Tag").select_option("Apology")
    expect(found).to_have_text("Nothing fits. Try fewer words, or show all.")
    assert page.url.endswith("phrasebook/?for=live-chat&tag=apology")


def test_words_to_say_are_found_as_the_search_finds(phone: BrowserContext) -> None:
    """By synonyms, in spite of slips; what answers shows while its situation is folded, and keys copy it."""
    page = phone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto("phrasebook/?panel")
    field, found = page.get_by_role("searchbox", name="Narrow by words"), page.locator("[data-found]")
    assert not {"narrowing.js", "catalog.json"} & {*asked}
    field.press_sequentially("ring up")
    expect(found).to_have_text("1 sentence to say")
    assert page.locator("details[open]").count() == 0
    assert page.locator("table.say-not tbody tr:visible").all_inner_texts()[0].startswith("“I’d rather call")
    assert asked.count("narrowing.js") == asked.count("catalog.json") == 1
    for _ in range(6):  # two menus, "Show all", the situation, the tip, the sentence
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".fa-copy:focus")).to_contain_text("Copied")
    field.fill("caal")
    expect(found).to_have_text("No page says “caal”, so “call” was looked for. 1 sentence to say")
    field.fill("hello late zebra")
    expect(found).to_have_text(
        "No page says “zebra”. No sentence fits all of it; these fit best. 2 sentences to say"
    )
    field.fill("chat")
    expect(found).to_have_text("3 sentences to say")  # the first of a situation that is just that
    page.locator("summary", has_text="Live chat").click()
    assert page.locator("details[open] tbody tr:visible").count() == 3


def test_words_to_say_opened_from_a_folder(phone: BrowserContext, www: Path) -> None:
    """Browsers load no catalog there, so the words of the page itself are all that is known."""
    page = phone.new_page()
    page.goto((www / PATH / "phrasebook/index.html").as_uri())
    page.get_by_role("searchbox", name="Narrow by words").fill("it was LATE")
    expect(page.locator("[data-found]")).to_have_text("No page says “was”. 1 sentence to say")


@pytest.mark.thorough
def test_a_filter_that_does_not_load_says_so(phone: BrowserContext) -> None:
    """All is there still, and the next key tries again."""
    page = phone.new_page()
    page.route("**/narrowing.js*", lambda route: route.abort())
    page.goto("phrasebook/?q=late")
    expect(page.locator("[data-found]")).to_have_text(
        "The filter could not be loaded; check the connection and type again."
    )
    expect(page.locator(".fa-situation > summary").first).to_be_visible()
    page.unroute_all()
    page.get_by_role("searchbox", name="Narrow by words").press("End")
    page.keyboard.type("r")
    expect(page.locator("[data-found]")).to_contain_text("sentence")


def test_a_sent_address_opens_narrowed(phone: BrowserContext) -> None:
    """What the address asks is chosen, and what does not exist is let go."""
    page = phone.new_page()
    page.goto("phrasebook/?q=what&tag=empathy&for=nowhere")
    expect(page.locator("[data-found]")).to_have_text("2 sentences to say")
    form = page.get_by_role("search", name="Words to say")
    assert form.get_by_label("Tag").input_value() == "empathy"
    assert form.get_by_label("Situation").input_value() == ""
    form.get_by_role("button", name="Show all").click()
    assert page.locator("table.say-not tr:visible").count() == 0  # folded, as at the beginning
    page.goto("phrasebook/#when-live-chat")
    assert page.locator("details[open] h2").all_inner_texts() == ["Live chat"]
    page.get_by_text("1. Greet them").scroll_into_view_if_needed()
    expect(form.get_by_label("Narrow by words")).to_be_in_viewport()
    page.locator(".fa-copy:visible").first.click()
    expect(page.locator(".fa-copy:visible").first).to_contain_text("Copied")


def test_the_panel_stays_the_panel(phone: BrowserContext, address: str) -> None:
    """In a frame of 360 pixels: from the question to the words and back, with nothing else on the page."""
    page = phone.new_page()
    page.set_content(f'<iframe src="{address}?panel" width="360" height="700" style="border: 0"></iframe>')
    panel = page.frame_locator("iframe")
    panel.get_by_role("searchbox", name="What is happening?").wait_for()
    assert panel.locator("footer:visible, .fa-sections:visible, .fa-home__tips:visible").count() == 0
    panel.get_by_role("link", name="Live chat").first.click()
    panel.locator(".fa-opening .fa-copy").click()
    expect(panel.locator(".fa-opening .fa-copy")).to_contain_text("Copied")
    panel.get_by_role("link", name="Say first").click()
    panel.get_by_role("link", name="Words", exact=True).click()
    expect(panel.locator("details[open] h2")).to_have_text("Live chat")
    assert page.frames[1].url == f"{address}phrasebook/?for=live-chat&panel#when-live-chat"
    panel.get_by_role("link", name="Forearmed: home").click()
    panel.get_by_role("searchbox", name="What is happening?").press_sequentially("chat")
    panel.get_by_role("link", name="Live chat").first.wait_for()
    assert page.frames[1].evaluate("document.documentElement.scrollWidth") == 360


CUT = "cell => cell.getBoundingClientRect().right > document.documentElement.clientWidth"
BROKEN = """cell => {
  const text = cell.firstChild, range = document.createRange()
  return [...text.data.matchAll(/\\S+/g)].some(({ 0: word, index }) => {
    range.setStart(text, index)
    range.setEnd(text, index + word.length)
    return range.getClientRects().length > 1
  })
}"""


@pytest.mark.thorough
def test_addresses_in_tables_fit_a_phone(browser: Browser, address: str) -> None:
    """A long address in a first column wraps, on the page and on the huddle; words of a header stay whole."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for place in ("tips/desks/", "tips/desks/huddle/"):
        page.goto(address + place)
        assert page.locator("td").count() == 10
        assert [cell.inner_text() for cell in page.locator("td").all() if cell.evaluate(CUT)] == []
        assert [cell.inner_text() for cell in page.locator("th").all() if cell.evaluate(BROKEN)] == []
    page.close()
