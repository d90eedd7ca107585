"""The built site in a real browser: it asks nobody else, keeps nothing, and runs under its policy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from make import playbook_text, tip_text
from playwright.sync_api import Browser, ConsoleMessage, Page
from sites import REPOSITORY, run_here, site_project

BODY = """
| Left | Right |
| :--- | ----: |
| one | two |

```
copy me
```
"""
CONTENT = {
    "tips/2026/call-first.md": tip_text(BODY, playbook="live-chat", series="first-words"),
    "tips/2026/ask-twice.md": tip_text("Ask again.\n", title="Ask twice", date="2026-11-10"),
    "docs/playbooks/live-chat.md": playbook_text("## Greet\n\nSay hello.\n"),
}
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(event.violatedDirective + " " + event.blockedURI));
"""


def told_headers() -> dict[str, str]:
    """Return the headers that the guide tells operators to send, wherever the site lives."""
    guide = (REPOSITORY / "docs/guide/hosts.md").read_text("utf-8")
    block = re.search(r"```text\n(Content-Security-Policy: frame.*?)```", guide, re.DOTALL)
    assert block
    return dict(line.strip().split(": ", 1) for line in block[1].splitlines())


class Quiet(SimpleHTTPRequestHandler):
    """A file server that sends the guide's headers and keeps its log to itself."""

    def end_headers(self) -> None:
        for name, value in told_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with everything that could load something: repository, feedback, code to copy."""
    feedback = "mailto:desk@example.com?subject={answer}&body={address}"
    folder = site_project(tmp_path_factory.mktemp("private"), CONTENT, settings={"feedback": feedback})
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    configuration["repo_url"] = "https://github.com/example/tips"
    configuration["theme"]["features"].append("content.code.copy")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    built = run_here("forearmed", "build", cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site as the guide says, and return where."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@dataclass
class Visit:
    """A page, what it *asked* for and what its console was *told*."""

    page: Page
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @classmethod
    def by(cls, browser: Browser) -> "Visit":
        """Begin one with an empty profile."""
        visit = cls(browser.new_context(service_workers="allow").new_page())
        visit.page.add_init_script(WATCH)
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on("console", visit.hear)
        visit.page.on("pageerror", lambda error: visit.told.append(str(error)))
        return visit

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the console says, but for a browser's own question for an icon."""
        if not message.location["url"].endswith("/favicon.ico"):
            self.told.append(message.text)

    def refused(self) -> list[str]:
        """Return what the page's policy has kept it from."""
        return list(self.page.evaluate("window.refused"))


def test_no_page_asks_anybody_else(browser: Browser, site: Path, address: str) -> None:
    """Every page loads from its own host only, sets no cookie, keeps its colors alone, is refused nothing."""
    visit = Visit.by(browser)
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    assert len(pages) > 15
    for name in pages:
        visit.page.goto(address + name.removesuffix("index.html"))
        assert (name, visit.refused()) == (name, [])
        assert visit.page.evaluate("document.cookie + Object.keys(localStorage)") in ("", "/.__palette")
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if not url.startswith((address, "data:"))] == []
    assert [url for url in visit.asked if url.endswith(".xml")] == []  # neither a feed nor the sitemap
    assert visit.page.context.cookies() == []
    assert visit.told == []
    visit.page.context.close()


def test_everything_works_under_the_policy(browser: Browser, address: str) -> None:
    """Search, dark mode and copy buttons do their work, tables are aligned; only dark mode is remembered."""
    visit = Visit.by(browser)
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "tips/call-first/")
    assert page.locator("td").last.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    page.locator("[data-clipboard-target], .md-code__button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.trim() == 'copy me')")
    page.get_by_role("button", name="Switch to dark mode").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.get_by_role("link", name="Search", exact=True).click()
    page.keyboard.type("again", delay=20)
    # By its name: what was shown before the question is still there for a moment.
    page.locator("[data-search-results] a:visible", has_text="Ask twice").first.click()
    page.wait_for_url(address + "tips/ask-twice/**")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    assert (visit.refused(), visit.told, page.context.cookies()) == ([], [], [])
    page.context.close()


def test_what_is_not_ours_does_not_run(browser: Browser, site: Path, address: str) -> None:
    """A script that got into a page all the same does not run, and a picture of another host's is refused."""
    visit = Visit.by(browser)
    visit.page.goto(address + "tips/call-first/")
    visit.page.evaluate(
        """() => {
            for (const html of ["<img src=x onerror='window.ran = 1'>", "<img src='http://127.0.0.2/pixel.png'>"])
                document.body.insertAdjacentHTML("beforeend", html)
            document.body.append(Object.assign(document.createElement("script"), {text: "window.ran = 2"}))
        }"""
    )
    visit.page.wait_for_function("window.refused.length >= 3")
    assert visit.page.evaluate("window.ran") is None
    assert sorted(visit.refused()) == [
        "img-src http://127.0.0.2/pixel.png",
        "script-src-attr inline",
        "script-src-elem inline",
    ]
    visit.page.context.close()


def test_the_site_opens_from_a_folder(browser: Browser, site: Path) -> None:
    """Without any server, styles apply, links lead to pages, and the search says what it would need."""
    visit = Visit.by(browser)
    page = visit.page
    page.goto((site / "index.html").as_uri())
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    page.get_by_role("link", name="All tips").first.click()
    page.wait_for_url((site / "tips/index.html").as_uri())
    page.get_by_role("link", name="Call first").first.click()
    page.wait_for_url((site / "tips/call-first/index.html").as_uri())
    page.get_by_role("link", name="Live chat").first.click()
    page.wait_for_url((site / "playbooks/live-chat/index.html").as_uri())
    page.keyboard.press("/")
    assert page.locator("dialog [role=status]").inner_text().startswith("Search needs a web server")
    assert visit.refused() == []
    assert [url for url in visit.asked if not url.startswith(("file:", "data:"))] == []
    page.context.close()
