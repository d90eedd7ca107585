"""Search in a real browser: the box in the header and the search page, and what they say when they cannot."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from hosting import Hosted, hosted
from make import playbook_text, tip_text
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from sites import build, site_project

PATH = "handbook/tips/"
SAY_NOT = '| Say | Not |\n| --- | --- |\n| "The **refund** is on its way." | "Do not be hysterical." |\n'
MANY = {
    f"tips/2025/umbrella-{day:02}.md": tip_text(
        "Umbrellas stand by the door.\n",
        title=f"Umbrella number {day}",
        date=f"2025-01-{day:02}",
        feature="false",
    )
    for day in range(2, 14)
}
CONTENT = {
    **MANY,
    "tips/2026/the-money.md": tip_text(
        f"Ask what they paid, and how.\n\n## When it is late\n\nSay when the money arrives.\n\n{SAY_NOT}",
        title="Send the refund today",
        summary="The amount, the day and the account.",
        tags="[apology]",
        date="2026-11-10",
    ),
    "tips/2026/in-the-cafe.md": tip_text(
        "At the café a walk-in asks for a refund once more.\n", title="A quiet table", author="desk"
    ),
    "docs/playbooks/calm-down.md": playbook_text(
        "## 1. Hear them out\n\nLet an angry caller get to the end.\n",
        title="Calm an angry customer",
        when="Somebody is angry and cannot listen.",
    ),
    "docs/playbooks/in-danger.md": playbook_text(
        "> [!CAUTION]\n> Stay with them, and get help.\n>\n"
        '> | Say | Not |\n> | --- | --- |\n> | "I\'m staying with you." | "Calm down." |\n',
        title="When someone is in danger",
        when="Somebody may hurt themselves.",
        urgent="[suicide, kill himself/herself]",
    ),
    "docs/authors.yml": "training:\n  title: Training\n  description: The trainers.\n"
    "desk:\n  title: Front desk\n  description: The desk.\n",
    "docs/synonyms.yml": "angry: furious, shouting\nrefund: money back\nwalk in: no appointment\n",
    "docs/guide/index.md": "---\ntitle: Guide\n---\nHow to write about refunds.\n",
}
Open = Callable[..., Page]
Visitors = Mapping[bool, BrowserContext]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tests of this module a folder."""
    return tmp_path_factory.mktemp("search")


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[Hosted]:
    """Serve a site that was built to live under a path."""
    with hosted(folder / "www", PATH) as host:
        settings = {"feedback": "mailto:desk@example.com?subject={answer}:%20{title}&body={address}"}
        site = build(site_project(folder / "project", CONTENT, site_url=host.url, settings=settings))
        shutil.copytree(site, folder / "www" / PATH)
        yield host


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> Iterator[Visitors]:
    """Return who likes it light and who likes it dark; they keep styles and fonts from page to page."""
    known = {dark: browser.new_context(color_scheme="dark" if dark else "light") for dark in (False, True)}
    yield known
    for visitor in known.values():
        visitor.close()


@pytest.fixture
def visit(visitors: Visitors, host: Hosted) -> Iterator[Open]:
    """Hand over a way to open a page of the site: `visit("tips/", width=360, dark=True)`."""
    opened: list[Page] = []
    failed: list[str] = []

    def go(path: str = "", *, width: int = 1280, dark: bool = False) -> Page:
        page = visitors[dark].new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda said: failed.append(said.text) if "Policy" in said.text else None)
        page.goto(host.url + path)
        opened.append(page)
        return page

    yield go
    for page in opened:
        page.close()
    assert failed == []


def ask(page: Page, query: str) -> Locator:
    """Type *query* into the header's box, and return its results once they are those of all of it."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(status(page)).to_contain_text(f"for “{query}”")
    return page.locator("dialog [data-search-results] a")


def titles(results: Locator) -> list[str]:
    """Return what is listed, once it is."""
    expect(results.first).to_be_visible()
    return results.all_inner_texts()


def status(page: Page) -> Locator:
    """Return the line that says what was found."""
    return page.locator("[role=status]:visible")


@pytest.mark.parametrize("key", ["/", *(pytest.param(key, marks=pytest.mark.thorough) for key in "fs")])
def test_a_key_opens_the_box_and_escape_leaves_it(visit: Open, key: str) -> None:
    """The box has the keys of the theme's, takes what is typed, and gives the focus back."""
    page = visit()
    page.get_by_role("link", name="Search", exact=True).focus()
    page.keyboard.press(key)
    box = page.get_by_role("dialog", name="Search")
    expect(box).to_be_visible()
    page.keyboard.type("refund/sf")
    expect(page.get_by_role("searchbox", name="Search tips and playbooks")).to_have_value("refund/sf")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent.trim()").startswith("Search")


AT_ONCE = """(keys) => {
  for (const key of keys) {
    const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(press)
  }
}"""


@pytest.mark.thorough
def test_the_box_opens_again_before_the_page_is_drawn_without_it(visit: Open) -> None:
    """Escape and "/" one right after the other, as on a busy computer, leave and open the box."""
    page = visit()
    page.keyboard.press("/")
    box = page.get_by_role("dialog", name="Search")
    expect(box).to_be_visible()
    page.evaluate(AT_ONCE, ["Escape", "/"])
    expect(box).to_be_visible()
    page.keyboard.type("refund")
    expect(page.get_by_role("searchbox", name="Search tips and playbooks")).to_have_value("refund")


INERT = "[...document.body.children].filter((part) => part.inert).length"


def test_the_page_below_the_box_is_out_of_reach(visit: Open) -> None:
    """Tab stays in the box, the wheel moves nothing below it, and leaving it gives all of that back."""
    page = visit("tips/")
    page.keyboard.press("/")
    expect(page.locator("dialog [data-search-situations] a").first).to_be_visible()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('dialog, body').localName"))
    assert stops.count("dialog") >= 3  # from its last stop, Tab leads to the browser's own controls
    others = page.evaluate("document.body.children.length - 1")
    assert page.evaluate(INERT) == others
    page.mouse.move(20, 400)
    page.mouse.wheel(0, 300)
    page.mouse.move(640, 300)
    page.mouse.wheel(0, 300)
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("scrollY") == 0
    page.mouse.click(20, 400)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate(INERT) == 0
    page.evaluate(
        "window.scrolled = new Promise((done) => addEventListener('scroll', () => done(scrollY))), 0"
    )
    page.mouse.wheel(0, 300)
    assert page.evaluate("window.scrolled") > 0


@pytest.mark.thorough
def test_the_page_below_the_box_is_soon_inert(browser: Browser, host: Hosted) -> None:
    """A reader that goes by no key finds only the box, too; not at once, since that would hold up typing.

    The theme's own script stays out: it is no part of this, and not made for a clock that stands still.
    """
    visitor = browser.new_context()  # a clock is a whole context's
    page = visitor.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.route("**/bundle.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.clock.install(time=0)
    page.goto(host.url)
    page.clock.pause_at(3_600_000)
    page.keyboard.press("/")
    page.keyboard.type("ref")
    page.clock.run_for(1999)
    assert page.evaluate(INERT) == 0
    page.clock.run_for(1)
    assert page.evaluate(INERT) > 0
    page.get_by_role("button", name="Close").click()
    assert page.evaluate(INERT) == 0
    page.clock.run_for(60_000)
    assert page.evaluate(INERT) == 0
    visitor.close()
    assert failed == []


def test_arrows_lead_through_the_results_and_enter_opens_one(visit: Open) -> None:
    """Down from the field come the sentences to copy, then the results; up from there the field again."""
    page = visit("tips/")
    assert titles(ask(page, "refund")) == ["Send the refund today", "A quiet table"]
    for key in (*["ArrowDown"] * 3, *["ArrowUp"] * 3, *["ArrowDown"] * 3):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "A quiet table"
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/in-the-cafe/**")


def test_enter_in_the_field_opens_the_first_result(visit: Open) -> None:
    """Who knows what they look for never leaves the field, and need not wait: what was typed last counts."""
    page = visit()
    titles(ask(page, "umbrella"))
    page.locator("dialog [type=search]").fill("refund")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/the-money/**")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("refunds", "Send the refund today"),
        ("money back", "Send the refund today"),
        ("refnd", "Send the refund today"),
        ("cafe", "A quiet table"),
        ("CAFÉ", "A quiet table"),
        ("shouting", "Calm an angry customer"),
        ("the customer is shouting at me", "Calm an angry customer"),
        ('"refund once more"', "A quiet table"),
        ("she is a walk in", "A quiet table"),
    ],
)
def test_a_question_in_other_words_finds_its_page(visit: Open, query: str, first: str) -> None:
    """Other forms, synonyms, slips, accents and whole questions lead where the word itself leads."""
    assert titles(ask(visit(), query))[0] == first


def test_what_says_the_word_comes_before_its_synonyms(visit: Open) -> None:
    """A synonym finds a page, below every page that says the word."""
    page = visit()
    found = titles(ask(page, "table refund"))
    assert found[0] == "A quiet table"


def test_what_only_has_the_common_word_is_left_out(visit: Open) -> None:
    """Twelve pages about umbrellas are no answer to a question about a refund."""
    assert titles(ask(visit(), "umbrella refund")) == ["Send the refund today", "A quiet table"]


@pytest.mark.parametrize(
    "query",
    [
        "trainers",
        *(
            pytest.param(query, marks=pytest.mark.thorough)
            for query in ("hysterical", "write about refunds guide")
        ),
    ],
)
def test_only_what_articles_recommend_is_found(visit: Open, query: str) -> None:
    """Words of the Not column, of lists and of the guide lead nowhere."""
    page = visit()
    results = ask(page, query)
    expect(status(page)).to_contain_text("for “")
    assert not {"Guide", "Training"} & {*results.all_inner_texts()}
    if query == "hysterical":
        assert results.count() == 0


def test_a_result_shows_its_sentence_and_opens_at_its_heading(visit: Open) -> None:
    """Kind, year, tags, the sentence that answers with its words marked; the link leads to the heading."""
    page = visit()
    titles(ask(page, "money arrives"))
    hit = page.locator("dialog .fa-hit").first
    assert hit.inner_text().split("\n\n") == [
        "Send the refund today",
        "Tip · 2026 · Apology",
        "Say when the money arrives. “The refund is on its way.”",
    ]
    assert hit.locator("mark").all_inner_texts() == ["money", "arrives"]
    assert hit.locator("a").get_attribute("href") == f"/{PATH}tips/the-money/#when-it-is-late"


def test_a_synonym_shows_where_it_stands(visit: Open) -> None:
    """Who searches in other words sees, and marked, what the page says instead."""
    page = visit()
    titles(ask(page, "shouting"))
    hit = page.locator("dialog .fa-hit").first
    assert hit.locator("mark").all_inner_texts() == ["angry"]
    assert "Somebody is angry and cannot listen." in hit.inner_text()


@pytest.mark.parametrize(
    "query", ["sucide", pytest.param("she wants to kill herself over a refund", marks=pytest.mark.thorough)]
)
def test_danger_comes_first(visit: Open, query: str) -> None:
    """The safety passage stands above all results and is read out; two keys copy its words to say."""
    page = visit(width=390)
    page.keyboard.press("/")
    page.locator("dialog [type=search]").fill(query)
    passage = page.get_by_role("alert")
    expect(passage).to_contain_text("Stay with them, and get help.")
    expect(passage.get_by_role("link")).to_have_text("When someone is in danger")
    page.keyboard.press("ArrowDown")
    expect(passage.get_by_role("button", name="Copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-copied]")).to_have_text("Copied")
    expect(passage.get_by_role("button")).to_contain_text("I’m staying with you.")
    assert "Calm down" not in passage.inner_text()
    expect(status(page)).not_to_be_empty()
    below = page.get_by_role("dialog").locator("[data-search-status], [data-search-results]").all()
    foot = passage.bounding_box()
    assert foot
    tops = [box["y"] for box in (each.bounding_box() for each in below) if box]
    assert all(top >= foot["y"] + foot["height"] for top in tops)
    page.locator("dialog [type=search]").fill("kill the process")
    expect(passage).to_be_hidden()


def test_the_first_rows_are_sentences_to_say(visit: Open) -> None:
    """They stand above the pages, can be copied, and lead to their places; nothing of what not to say."""
    page = visit()
    results = ask(page, "refund")
    said = page.locator("dialog [data-search-said] li")
    expect(said.first).to_contain_text("“The refund is on its way.”")
    assert "hysterical" not in page.get_by_role("dialog").inner_text()
    above, below = said.last.bounding_box(), results.first.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog [data-search-copied]")).to_have_text("Copied")
    page.keyboard.press("Tab")
    expect(said.first.get_by_role("link")).to_be_focused()
    said.first.get_by_role("link").click()
    page.wait_for_url("**/tips/the-money/#when-it-is-late")


def test_a_slip_is_told(visit: Open) -> None:
    """Whoever mistypes is told what was looked for instead, and screen readers are told the number."""
    page = visit()
    titles(ask(page, "refnd"))
    expect(status(page)).to_have_text(
        "No page says “refnd”, so “refund” was looked for. 2 results for “refnd”"
    )


def test_a_word_that_no_page_says_is_told(visit: Open) -> None:
    """The rest is looked for, and nobody is left to believe that all of it was found."""
    page = visit()
    titles(ask(page, "refund zebrastripes"))
    expect(status(page)).to_have_text("No page says “zebrastripes”. 2 results for “refund zebrastripes”")


def test_before_a_question_there_are_situations(visit: Open) -> None:
    """Who has no word for it yet can choose what is happening."""
    page = visit()
    page.keyboard.press("/")
    situation = page.locator("dialog [data-search-situations] a")
    expect(situation).to_have_text(["Calm an angry customer", "When someone is in danger"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/playbooks/calm-down/")


def test_nothing_found_offers_words_and_situations(visit: Open) -> None:
    """No result is no dead end: the nearest words, and every playbook by its situation."""
    page = visit()
    ask(page, "umbrxyza")
    expect(status(page)).to_have_text("Nothing found for “umbrxyza”.")
    assert page.locator("dialog [data-search-situations] li").all_inner_texts() == [
        "Calm an angry customer\nSomebody is angry and cannot listen.",
        "When someone is in danger\nSomebody may hurt themselves.",
    ]
    page.locator("dialog [data-search-near] button", has_text="umbrella").click()
    expect(page.locator("dialog [data-search-results] a").first).to_be_visible()


def test_nothing_found_can_be_told(visit: Open) -> None:
    """The words go where feedback goes, with the search; where something is found, nothing is offered."""
    page = visit()
    assert page.locator("a:not([href])").count() == 0  # one that waits has a part of its address
    ask(page, "umbrxyza & co")
    tell = page.get_by_role("link", name="Tell us what you looked for")
    address = quote(page.url + "search/?q=umbrxyza+%26+co", safe="")
    subject = "Not%20found:%20umbrxyza%20%26%20co"
    expect(tell).to_have_attribute("href", f"mailto:desk@example.com?subject={subject}&body={address}")
    page.locator("dialog [type=search]").fill("refund")
    expect(page.locator("dialog [data-search-results] a").first).to_be_visible()
    expect(tell).to_be_hidden()


def test_filters_narrow_and_count(visit: Open) -> None:
    """Each choice says how many results it would leave, and the address says what was chosen."""
    page = visit("search/?q=refund")
    assert titles(page.locator("main [data-search-results] a")) == ["Send the refund today", "A quiet table"]
    main = page.locator("main")
    expect(main.get_by_label("Tag")).to_be_visible()
    tags = main.get_by_label("Tag")
    expect(tags.locator("option")).to_have_text(["All tags", "Apology (1)", "Empathy (1)"])
    tags.select_option("apology")
    expect(page.locator("main [data-search-results] a")).to_have_text(["Send the refund today"])
    expect(main.get_by_label("Author").locator("option:not(:disabled)")).to_have_text(
        ["Everybody", "Training (1)"]
    )
    assert page.url.endswith("/search/?q=refund&tag=apology")
    main.get_by_label("Kind").select_option("phrase")
    expect(page.locator("main [data-search-results] a")).to_have_text(["Send the refund today"])


def test_a_search_can_be_sent(visit: Open) -> None:
    """An address opens with its filters and its order; of a question there are the ten best answers."""
    page = visit("search/?q=umbrella&year=2025&kind=tip&sort=newest")
    expect(status(page)).to_have_text("10 results for “umbrella” in Tips, 2025")
    page = visit("search/?year=2025&kind=tip&sort=newest")
    results = page.locator("main [data-search-results] a")
    assert titles(results)[:2] == ["Umbrella number 13", "Umbrella number 12"]
    expect(status(page)).to_have_text("12 results in Tips, 2025")
    page.get_by_role("button", name="More results").click()
    expect(results).to_have_count(12)
    assert page.evaluate("document.activeElement.textContent") == "Umbrella number 3"


@pytest.mark.thorough
def test_the_box_leads_to_the_page_with_the_same_search(visit: Open) -> None:
    """The header's box shows five; its page shows the ten best, under an address of its own."""
    page = visit()
    assert len(titles(ask(page, "umbrella"))) == 5
    page.get_by_role("link", name="All 10 results").click()
    page.wait_for_url("**/search/?q=umbrella")
    expect(page.locator("main [data-search-results] a")).to_have_count(10)


def test_what_has_a_name_is_found_by_it(visit: Open) -> None:
    """Words to say, the huddles, how to subscribe, and the pocket card of the playbook that is asked for."""
    page = visit()
    results = ask(page, "pocket card angry")
    expect(results).to_have_text(["Pocket card · Calm an angry customer", "Calm an angry customer"])
    for query, path in [
        ("words to say", "phrasebook/"),
        ("subscribe", "subscribe/"),
        ("all huddles", "huddle/"),
    ]:
        page.locator("dialog [type=search]").fill(query)
        expect(status(page)).to_contain_text(f"for “{query}”")
        expect(results.first).to_have_attribute("href", re.compile(path))
    page.keyboard.press("Enter")
    page.wait_for_url("**/huddle/")


def test_a_tags_page_searches_in_its_tag(visit: Open) -> None:
    """From a tag's page only its articles are found, until the filter is taken away."""
    page = visit("tags/apology/")
    results = ask(page, "refund")
    expect(results).to_have_text(["Send the refund today"])
    expect(status(page)).to_have_text("1 result for “refund” in Apology")
    expect(page.locator("dialog summary")).to_have_text("Filters: Apology")
    page.get_by_role("button", name="Clear the filters").click()
    expect(results).to_have_text(["Send the refund today", "A quiet table"])
    expect(page.locator("dialog summary")).to_have_text("Filters")


@pytest.mark.thorough
def test_filters_that_leave_nothing_can_be_cleared(visit: Open) -> None:
    """Who filtered everything away is told what there is without the filters."""
    page = visit("search/?q=refund&kind=playbook")
    expect(status(page)).to_have_text(
        "Nothing found for “refund” in Playbooks. Without the filters there are 2."
    )
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.locator("main [data-search-results] a")).to_have_count(2)


@pytest.mark.parametrize(
    ("width", "dark"), [(360, True), pytest.param(1280, False, marks=pytest.mark.thorough)]
)
def test_axe_finds_nothing(visit: Open, width: int, dark: bool) -> None:
    """The box, the page, results and no results are sound for everyone, light and dark."""
    page = visit("search/?q=refund", width=width, dark=dark)
    titles(page.locator("main [data-search-results] a"))
    found = Axe().run(page).response["violations"]
    page = visit(width=width, dark=dark)
    titles(ask(page, "refund"))
    found += Axe().run(page).response["violations"]
    page.locator("dialog [type=search]").fill("qqqqqqqq")
    expect(status(page)).to_contain_text("Nothing found")
    found += Axe().run(page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


def test_on_a_phone_the_box_is_a_sheet(visit: Open) -> None:
    """At 360 pixels it fills the screen, nothing is wider, and a button closes it."""
    page = visit(width=360)
    page.get_by_role("link", name="Search", exact=True).click()
    page.keyboard.type("refund")
    titles(page.locator("dialog [data-search-results] a"))
    box = page.get_by_role("dialog", name="Search")
    assert box.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 800}
    assert page.evaluate("document.querySelector('dialog').scrollWidth") == 360
    page.get_by_role("button", name="Close").click()
    expect(box).to_be_hidden()


@pytest.mark.thorough
def test_an_answer_to_an_earlier_question_is_dropped(visit: Open) -> None:
    """What is shown is always the answer to what stands in the field."""
    page = visit()
    results = ask(page, "umbrella")
    page.locator("dialog [type=search]").fill("refund")
    expect(results).to_have_text(["Send the refund today", "A quiet table"])
    page.locator("dialog [type=search]").fill("re")
    expect(status(page)).to_have_text("Type 3 letters or more.")
    expect(results).to_have_count(0)


def test_a_page_asks_for_no_index_until_somebody_searches(browser: Browser, host: Hosted) -> None:
    """Readers who do not search load nothing of it but a script of a few lines."""
    host.asked.clear()
    page = browser.new_page()
    page.goto(host.url + "tips/", wait_until="networkidle")
    page.close()
    loaded = [path.removeprefix(f"/{PATH}") for path in host.asked]
    assert [path for path in loaded if "pagefind" in path or "search/" in path] == []
    assert "assets/javascripts/search.js" in loaded


def test_two_letters_bring_their_part_of_the_index(visit: Open) -> None:
    """Whoever has a slow network does not wait for it after the third letter."""
    page = visit()
    page.keyboard.press("/")
    expect(page.locator("dialog [data-search-situations] a").first).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_event("requestfinished", lambda request: request.url.endswith(".pf_index")):
        page.keyboard.type("re")
    expect(status(page)).to_have_text("Type 3 letters or more.")
    page.keyboard.type("f")
    expect(page.locator("dialog [data-search-results] a")).to_have_count(2)
    assert len([url for url in asked if url.endswith(".pf_index")]) == 1


@pytest.mark.thorough
def test_without_an_index_the_box_says_so(visit: Open, host: Hosted) -> None:
    """A half-copied site still leads to the lists."""
    page = visit()
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.keyboard.press("/")
    expect(status(page)).to_have_text(
        "Search is not available, since its index could not be loaded. Everything is in the lists:"
    )
    page.locator("dialog").get_by_role("link", name="All tips").click()
    page.wait_for_url(host.url + "tips/")


@pytest.mark.thorough
def test_an_index_that_comes_unpacked_is_read(visit: Open) -> None:
    """Some servers call its files gzip, so that the browser unpacks them before anybody asks."""
    page = visit()

    def unpacked(route: Route) -> None:
        route.fulfill(body=gzip.decompress(route.fetch().body()), content_type="application/octet-stream")

    page.context.route(re.compile(r"/pagefind/.*(pf_\w+|wasm\.en\.pagefind)$"), unpacked)
    assert titles(ask(page, "refund")) == ["Send the refund today", "A quiet table"]
    page.context.unroute_all()


@pytest.mark.thorough
def test_an_older_browser_leaves_unpacking_to_the_index(visit: Open) -> None:
    """Not every browser has streams that unpack."""
    page = visit()
    aged: list[str] = []

    def age(route: Route) -> None:
        aged.append(route.request.url)
        older = "delete globalThis.DecompressionStream; delete Intl.Segmenter\n"
        route.fulfill(body=older + route.fetch().text(), content_type="text/javascript")

    page.context.route(re.compile(r"/search/thread\.js"), age)
    assert titles(ask(page, "refund")) == ["Send the refund today", "A quiet table"]
    assert len(aged) == 1
    page.context.unroute_all()


def test_a_lost_connection_is_told(visit: Open) -> None:
    """A question that cannot be answered is no silence, and the next one may be."""
    page = visit()
    page.keyboard.press("/")
    expect(page.locator("dialog [data-search-situations] a").first).to_be_visible()
    page.route("**/pagefind/index/**", lambda route: route.abort())
    page.keyboard.type("refund")
    expect(status(page)).to_have_text(
        "This could not be looked up; check the connection and search again. Everything is in the lists:"
    )
    page.unroute("**/pagefind/index/**")
    page.keyboard.type("s")
    expect(page.locator("dialog [data-search-results] a")).to_have_count(2)
    expect(page.locator("dialog").get_by_role("link", name="All tips")).to_be_hidden()


def test_from_a_folder_the_box_says_so(browser: Browser, host: Hosted, folder: Path) -> None:
    """Browsers load no index from a folder; the lists are there."""
    page = browser.new_page()
    page.goto((folder / "www" / PATH / "tips/index.html").as_uri())
    page.keyboard.press("/")
    expect(status(page)).to_have_text(
        "Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"
    )
    page.close()


def test_without_scripts_the_link_leads_to_the_lists(browser: Browser, host: Hosted) -> None:
    """The header's link opens the search page, which says what to do instead."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(host.url + "tips/the-money/")
    page.locator("a[data-search-open]").click()
    page.wait_for_url(host.url + "search/")
    shown = page.locator("main").inner_text()
    assert "Search needs JavaScript, which is off here." in shown
    assert page.locator("main form").is_hidden()
    page.context.close()
