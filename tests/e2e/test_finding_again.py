"""Search, and the site itself, where the network comes and goes, and where the site is published anew."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from forearmed.site.offline import leaving_worker
from hosting import Hosted, hosted
from make import playbook_text, tip_text
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from sites import build, site_project

LOST = "This could not be looked up; check the connection and search again. Everything is in the lists:"
MISSING = "Search is not available, since its index could not be loaded. Everything is in the lists:"
Answer = Callable[[Route], None]
PATH = "handbook/tips/"
A_DAY_AGO = 25 * 60 * 60  # seconds; a browser keeps a file, unasked, for a tenth of its age

LISTEN = """() => {
  const line = document.querySelector("dialog [role=status]");
  window.said = [];
  new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true, subtree: true });
}"""


def _invented(first: str) -> str:
    """Return hundreds of words that begin with *first*: enough for an index of several parts."""
    return " ".join(first + "".join(rest) for rest in product("bdfgklmnpr", "aeiou", "bdfgklmnpr", "eo"))


CONTENT = {
    **{
        f"tips/2025/words-{number}.md": tip_text(
            f"{_invented(first)}\n", title=f"Words in {first}", date=f"2025-01-{number:02}", feature="false"
        )
        for number, first in enumerate("abcdefghijklmnopqrstuvwxyz"[2:24], 2)
    },
    "docs/playbooks/calm-down.md": playbook_text(
        "Hear them out.\n\n| Say | Not |\n| --- | --- |\n| Go on. | Calm down. |\n", title="Calm down"
    ),
    "tips/2026/the-money.md": tip_text("Ask what they paid.\n", title="Send the refund", date="2026-11-10"),
    "tips/2026/the-apple.md": tip_text("Say that you apologize.\n", title="An apology", date="2026-11-17"),
}
NEW = {
    "tips/2026/the-sea.md": tip_text(
        "Guests ask for snorkelling.\n", title="Under the water", date="2026-11-03"
    )
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tests of this module a folder with two builds of a site, one tip apart."""
    folder = tmp_path_factory.mktemp("again")
    for name, files in {"before": CONTENT, "after": {**CONTENT, **NEW}}.items():
        build(site_project(folder / name, files))
    return folder


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> Iterator[Hosted]:
    """Serve the earlier build as it was a day ago, with no word on how long it may be kept."""
    publish(folder / "before", tmp_path)
    for file in tmp_path.rglob("*"):
        then = file.stat().st_mtime - A_DAY_AGO
        os.utime(file, (then, then))
    with hosted(tmp_path) as host:
        yield host


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return somebody who has never been here."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def keeper(browser: Browser) -> Iterator[BrowserContext]:
    """Return somebody new whose browser keeps the site for when the network goes."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


def publish(project: Path, www: Path) -> None:
    """Put the site of *project* in place of what is in *www*."""
    for old in www.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(project / "site", www, dirs_exist_ok=True)


def opened(visitor: BrowserContext, host: Hosted) -> Page:
    """Return the home page with its search box open, and all there that it shows at first."""
    page = visitor.new_page()
    page.goto(host.url)
    page.keyboard.press("/")
    expect(situations(page)).to_be_visible()
    return page


def situations(page: Page) -> Locator:
    """Return what the box shows before a question, once all has come that it needs."""
    return page.locator("dialog [data-search-situations] a")


def ask(page: Page, query: str) -> None:
    """Ask *query* in the box that is open."""
    page.locator("[type=search]:visible").first.fill(query)


def status(page: Page) -> Locator:
    """Return the line that says what was found."""
    return page.locator("[role=status]:visible")


def results(page: Page) -> Locator:
    """Return what is listed."""
    return page.locator("dialog [data-search-results] a")


def lose(route: Route) -> None:
    """Answer nothing."""
    route.abort("internetdisconnected")


def deny(route: Route) -> None:
    """Say that there is no such file, as a host does once the next build has taken its place."""
    route.fulfill(status=404, body="Not Found")


def mislead(route: Route) -> None:
    """Answer with a page, as some hosts do for whatever is not there."""
    route.fulfill(body="<!doctype html><title>Home</title>" + 999 * "<p>Hello</p>", content_type="text/html")


def test_the_index_has_several_parts(folder: Path) -> None:
    """What these tests cut off is not all of it."""
    assert len([*(folder / "before/site/pagefind/index").iterdir()]) >= 3


def test_back_online_the_box_finds_again(visitor: BrowserContext, host: Hosted) -> None:
    """After an offline moment the same box answers, and so it does after a second one."""
    page = opened(visitor, host)
    for word, title in (("refund", "Send the refund"), ("apology", "An apology")):
        visitor.set_offline(True)
        ask(page, word)
        expect(status(page)).to_have_text(LOST)
        ask(page, f"{word}x")
        expect(status(page)).to_have_text(LOST)
        visitor.set_offline(False)
        ask(page, word)
        expect(results(page)).to_have_text([title])
        expect(page.locator("dialog [data-search-lists]")).to_be_hidden()


def test_offline_nothing_is_said_to_be_nowhere(visitor: BrowserContext, host: Hosted) -> None:
    """A word whose part of the index did not come is not "not found", whatever had come before."""
    page = opened(visitor, host)
    ask(page, "qqqqzzqq")
    expect(status(page)).to_have_text("Nothing found for “qqqqzzqq”.")
    visitor.set_offline(True)
    page.evaluate(LISTEN)
    for word in ("apology", "refund", "qqqqqqqq"):
        ask(page, word)
        expect(status(page)).to_have_text(LOST)
    assert not [line for line in page.evaluate("said") if "Nothing" in line]
    visitor.set_offline(False)
    ask(page, "apology")
    expect(results(page)).to_have_text(["An apology"])


@pytest.mark.parametrize(
    "answer", [deny, *(pytest.param(each, marks=pytest.mark.thorough) for each in (lose, mislead))]
)
def test_a_part_that_does_not_come_is_told(visitor: BrowserContext, host: Hosted, answer: Answer) -> None:
    """However a part of the index stays away, its words are not said to be nowhere; later they are found."""
    page = opened(visitor, host)
    ask(page, "qqqqzzqq")
    expect(status(page)).to_have_text("Nothing found for “qqqqzzqq”.")
    page.route(re.compile(r"/pagefind/index/"), answer)
    ask(page, "apology")
    expect(status(page)).to_have_text(LOST)
    page.unroute_all()
    ask(page, "apology ")
    expect(results(page)).to_have_text(["An apology"])


@pytest.mark.thorough
def test_a_lost_filter_leaves_nobody_without_an_answer(visitor: BrowserContext, host: Hosted) -> None:
    """What narrows a search is a part of the index as well."""
    page = visitor.new_page()
    page.route(re.compile(r"/pagefind/filter/"), deny)
    page.goto(f"{host.url}search/?q=refund&tag=empathy")
    expect(status(page)).to_have_text(LOST)
    page.unroute_all()
    ask(page, "refunds")
    expect(page.locator("main [data-search-results] a")).to_have_text(["Send the refund"])


@pytest.mark.thorough
@pytest.mark.parametrize(
    "missing",
    [
        "search/finder",
        "catalog.json",
        *(
            pytest.param(name, marks=pytest.mark.thorough)
            for name in ("search/thread", "pagefind.js", "pagefind-entry", "pf_meta")
        ),
    ],
)
def test_what_begins_offline_is_made_up_for(visitor: BrowserContext, host: Hosted, missing: str) -> None:
    """Whatever did not come when the box was opened, the next letter asks for it again."""
    page = visitor.new_page()
    page.goto(host.url)
    page.route(re.compile(re.escape(missing)), lose)
    page.keyboard.press("/")
    expect(status(page)).to_have_text(MISSING)
    ask(page, "ref")
    expect(status(page)).to_have_text(MISSING)
    page.unroute_all()
    ask(page, "refund")
    expect(results(page)).to_have_text(["Send the refund"])
    expect(page.locator("dialog [data-search-lists]")).to_be_hidden()


def test_a_box_opened_offline_is_there_when_opened_again(visitor: BrowserContext, host: Hosted) -> None:
    """Who leaves the box, and comes back to it with a connection, finds it ready."""
    page = visitor.new_page()
    page.goto(host.url)
    visitor.set_offline(True)
    page.keyboard.press("/")
    expect(status(page)).to_have_text(MISSING)
    page.keyboard.press("Escape")
    visitor.set_offline(False)
    page.keyboard.press("/")
    expect(situations(page)).to_be_visible()
    expect(page.locator("dialog [data-search-status]")).to_have_text("")
    ask(page, "refund")
    expect(results(page)).to_have_text(["Send the refund"])


def test_a_page_from_before_finds_what_is_new(
    visitor: BrowserContext, host: Hosted, folder: Path, tmp_path: Path
) -> None:
    """Under an open page the site was published anew: its box finds the new words, and misses no old part."""
    page = opened(visitor, host)
    ask(page, "qqqqzzqq")
    expect(status(page)).to_have_text("Nothing found for “qqqqzzqq”.")
    publish(folder / "after", tmp_path)
    ask(page, "snorkelling")
    expect(results(page)).to_have_text(["Under the water"])
    expect(status(page)).to_have_text("1 result for “snorkelling”")
    ask(page, "apology")
    expect(results(page)).to_have_text(["An apology"])


@pytest.mark.thorough
def test_a_slip_is_no_slip_once_a_page_says_it(
    visitor: BrowserContext, host: Hosted, folder: Path, tmp_path: Path
) -> None:
    """A word that is new is not taken for another that was there before."""
    page = opened(visitor, host)
    ask(page, "refand")
    expect(status(page)).to_contain_text("No page says “refand”, so “refund” was looked for.")
    publish(folder / "after", tmp_path)
    ask(page, "snorkelling refand")
    expect(status(page)).to_contain_text("No page says “refand”, so “refund” was looked for.")
    expect(results(page)).to_have_count(2)
    assert {*results(page).all_inner_texts()} == {"Under the water", "Send the refund"}


def test_who_was_here_yesterday_finds_what_is_new(
    visitor: BrowserContext, host: Hosted, folder: Path, tmp_path: Path
) -> None:
    """What a browser has kept of the search is asked for again, once a page is opened."""
    page = opened(visitor, host)
    ask(page, "refund")
    expect(results(page)).to_have_text(["Send the refund"])
    page.close()
    publish(folder / "after", tmp_path)
    page = opened(visitor, host)
    ask(page, "snorkelling")
    expect(results(page)).to_have_text(["Under the water"])


KEPT = """async (before) => {
  await navigator.serviceWorker.ready
  for (;;) {
    const [name, ...others] = await caches.keys()
    if (name && name !== before && !others.length) return name
    await new Promise((look) => setTimeout(look, 20))
  }
}"""


NOTHING_KEPT = """async () => {
  const all = () => Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
  while ((await all()).flat().length) await new Promise((look) => setTimeout(look, 20))
}"""


UNKEPT = "No connection, and this page is not kept"


def kept(page: Page, before: str = "") -> str:
    """Wait until the browser keeps another version of the site than *before*; return which."""
    return str(page.evaluate(KEPT, before))


def publish_now(project: Path, www: Path) -> None:
    """Do as `publish` does, so that the host says that every file is new."""
    publish(project, www)
    for file in www.rglob("*"):
        os.utime(file)


def test_without_a_network_the_site_is_there(keeper: BrowserContext, folder: Path, tmp_path: Path) -> None:
    """After one visit, below a path, pages are there that nobody has opened, and the search finds.

    Nothing of that is asked for before the first page is there, and nothing asks the host any more.
    """
    (tmp_path / "handbook").mkdir()
    (tmp_path / PATH).symlink_to(folder / "before/site")
    with hosted(tmp_path, PATH) as host:
        page = keeper.new_page()
        page.goto(host.url)
        kept(page)
        assert host.asked.index(f"/{PATH}worker.js") > host.asked.index(
            f"/{PATH}assets/javascripts/folder.js"
        )
        keeper.set_offline(True)
        before = len(host.asked)
        page.goto(f"{host.url}playbooks/calm-down/?panel")
        expect(page.get_by_role("heading", name="Calm down")).to_be_visible()
        page.goto(f"{host.url}playbooks/calm-down/")
        page.keyboard.press("/")
        ask(page, "refund")
        expect(results(page)).to_have_text(["Send the refund"])
        results(page).click()
        expect(page.get_by_role("heading", name="Send the refund")).to_be_visible()
        page.goto(f"{host.url}phrasebook/")
        page.get_by_role("searchbox", name="Narrow by words").fill("gou on")
        expect(page.locator("[data-found]")).to_contain_text("1 sentence to say")
        # The browser itself looks for a newer one.
        assert {*host.asked[before:]} <= {f"/{PATH}worker.js"}


@pytest.mark.thorough
def test_what_is_kept_is_what_was_published_last(
    keeper: BrowserContext, host: Hosted, folder: Path, tmp_path: Path
) -> None:
    """Whoever was online once since then has the new page, and no longer the one that was withdrawn.

    In its place a page says what is kept, and leads there.
    """
    page = keeper.new_page()
    page.goto(host.url)
    first = kept(page)
    publish_now(folder / "after", tmp_path)
    page.goto(host.url)
    second = kept(page, first)
    keeper.set_offline(True)
    page.goto(f"{host.url}tips/the-sea/")
    expect(page.get_by_role("heading", name="Under the water")).to_be_visible()
    keeper.set_offline(False)
    publish_now(folder / "before", tmp_path)
    page.goto(host.url)
    kept(page, second)
    keeper.set_offline(True)
    page.goto(f"{host.url}tips/the-sea/")
    expect(page.get_by_role("heading", name=UNKEPT)).to_be_visible()
    page.get_by_role("link", name="Words to say").first.click()
    expect(page.get_by_role("heading", name="Words to say")).to_be_visible()


@pytest.mark.thorough
def test_a_site_that_keeps_nothing_any_more(keeper: BrowserContext, host: Hosted, tmp_path: Path) -> None:
    """What an earlier build left in browsers is taken away at the next visit."""
    page = keeper.new_page()
    page.goto(host.url)
    kept(page)
    (tmp_path / "worker.js").write_bytes(leaving_worker())
    page.goto(host.url)
    page.evaluate(NOTHING_KEPT)
