"""`mkdocs serve`: what an author sees of what is not live yet."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from make import playbook_text, tip_text
from playwright.sync_api import Browser, expect
from sites import previewing, read, run_here, serving, site_project

FILES: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(),
    "tips/2026/later.md": tip_text(title="Later words", date="2026-11-24"),
    "tips/2026/idea.md": "---\ntitle: An idea\n---\nNot ready.\n",
}


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    """Run `mkdocs serve` on a free port until it says that it serves, and return its address."""
    with serving(site_project(tmp_path, FILES)) as address:
        yield address


def test_a_preview_shows_what_is_to_come_with_a_badge(preview: str) -> None:
    """Scheduled tips and drafts have pages and stand in the list; home, feeds and mail stay as of now."""
    assert '<p class="fa-badge">Scheduled for November 24, 2026</p>' in read(f"{preview}tips/later/")
    assert '<p class="fa-badge">Draft</p>' in read(f"{preview}tips/idea/")
    assert "<strong>Draft</strong>" in read(f"{preview}tips/")
    assert "data-worker" not in read(preview), "browsers keep nothing of it"
    index = json.loads(read(f"{preview}pagefind/pagefind-entry.json"))
    assert index["languages"]["en"]["page_count"] == len(FILES), "the search has them, too"
    for address in ("", "feed.xml", "atom.xml", "feed.json", "digest/", "digest/edition.json", "tips.json"):
        found = read(preview + address)
        assert "Later words" not in found, address
        assert "An idea" not in found, address


_PATIENCE = 60_000  # milliseconds
_SEARCH = """async word => {
    const engine = await import("/pagefind/pagefind.js");
    return (await engine.search(word)).results.length;
}"""

FAULTY: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text("<script>alert(1)</script>\n", series="nope", author="nobody"),
    "tips/2026/again.md": tip_text(title="Again"),
    "tips/2025/again.md": tip_text(title="Twice", date="2026-12-08"),
    "tips/2026/bare.md": tip_text(title="Bare", date="2026-11-10", summary=None, tags=None),
    "tips/2026/deep.md": tip_text(">" * 600 + " x\n", title="Deep", date="2026-10-27"),
    "tips/2026/odd.md": tip_text("Still *here*.\n", title="Odd", date="2026-12-01", sumary="x"),
    "tips/2026/bad name.md": tip_text(title="Bad name", date="2026-12-15"),
    "tips/2026/plain.md": "Title: Plain\n\nHello.\n",
    "tips/2026/torn.md": "---\ntitle: [Torn\ndate: x\n---\nHello.\n",
    "tips/2026/bytes.md": b"\xff\xfe\x00",
    "docs/playbooks/live-chat.md": playbook_text("1. Still listen.\n", when=None),
    "docs/tips/foo.md": "---\ntitle: Foo\n---\nFoo.\n",
    "docs/tags.md": "---\ntitle: Tags\n---\nTags.\n",
    "docs/misplaced.md": tip_text("Still there.\n"),
}


def test_a_preview_of_mistakes(tmp_path: Path) -> None:
    """It starts, logs what `check` says, shows what can be shown, and never a line of front matter."""
    folder = site_project(tmp_path, FAULTY)
    checked = run_here("forearmed", "check", cwd=folder).stdout.splitlines()
    with previewing(folder) as preview:
        logged = re.findall(r"^(?:ERROR|INFO) +-  (\S.*:\d+: .*)$", "".join(preview.log), re.MULTILINE)
        assert logged == checked
        home = read(preview.address)
        warnings = sum(": warning: " in line for line in checked)
        amount = f"{len(checked) - warnings} problems to mend, and {warnings} warnings in all"
        assert f"<strong>{amount}</strong>" in home
        assert (
            "<li>tips/2026/bytes.md:1: is not UTF-8 text; in Notepad: Save as, Encoding: UTF-8</li>" in home
        )
        shown = {
            "tips/odd/": "<p>Still <em>here</em>.</p>",
            "tips/call-first/": "unknown series &#34;nope&#34;",
            "tips/bare/": "missing &#34;summary&#34;",
            "tips/plain/": "Nothing of this page can be shown until its file is mended.",
            "tips/torn/": "<li>Line 2: ",
            "playbooks/live-chat/": "<li>Still listen.</li>",
            "misplaced/": "<p>Still there.</p>",
            "calendar/": "warnings in all",
            "tips/": "Odd",
            "tags/": "Browse by tag",
            "digest/": "Call first",
            "feed.xml": "Call first",
        }
        for address, words in shown.items():
            page = read(preview.address + address)
            assert words in page, address
            assert not re.search(r"sumary:|^title:|^Title:|<p>---|<hr", page, re.MULTILINE), address


@pytest.mark.thorough
def test_mistakes_come_and_go_while_it_serves(tmp_path: Path, browser: Browser) -> None:
    """A browser that is open shows each mistake, even one in the settings, and the page once it is mended."""
    folder = site_project(tmp_path, {})
    assert run_here("forearmed", "new", "Ask first", "--tag", "empathy", cwd=folder).returncode == 0
    file, settings = folder / "tips/2026/ask-first.md", folder / "mkdocs.yml"
    good = tip_text("Ask.\n\n## Try it this week\n\nAsk once.\n", title="Ask first", summary="Ask it first.")
    configuration = settings.read_text("utf-8")
    with previewing(folder) as preview, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{preview.address}tips/ask-first/", wait_until="load")
        notice, title = page.locator(".fa-notice"), page.locator("h1")
        expect(notice).to_contain_text("4 problems to mend, and 2 warnings on this page")
        expect(notice).to_contain_text(
            "summary: is empty; write one sentence of at most 160 characters behind the colon"
        )
        expect(title).to_contain_text("Ask first")
        for text, said in (
            (good.replace("[empathy]", "[empaty]"), 'unknown tag "empaty"; did you mean "empathy"?'),
            (good.replace("[empathy]", "[empathy"), "has no closing bracket; write tags: [empathy]"),
            (good.removeprefix("---\n"), 'must begin with a line of "---"'),
        ):
            file.write_text(text, "utf-8")
            expect(notice).to_contain_text(said, timeout=_PATIENCE)
        file.write_text(good, "utf-8")
        expect(page.locator(".fa-lead").first).to_have_text("Ask it first.", timeout=_PATIENCE)
        assert "Ask it first." in read(f"{preview.address}tips.json"), "what is made when it is asked for"
        assert page.evaluate(_SEARCH, "zinnia") == 0
        file.write_text(f"{good}\nZinnia.\n", "utf-8")
        expect(page.locator("article")).to_contain_text("Zinnia", timeout=_PATIENCE)
        assert page.evaluate(_SEARCH, "zinnia") == 1, "the search knows what has just been saved"
        file.write_text(good, "utf-8")
        for broken, said in (("  bad: [\n", "mkdocs.yml"), ("theme: nowhere\n", "theme")):
            settings.write_text(configuration + broken, "utf-8")
            expect(title).to_have_text("The preview has stopped", timeout=_PATIENCE)
            expect(page.locator("li").first).to_contain_text(said, timeout=_PATIENCE)
        settings.write_text(configuration.replace("Tuesday", "Someday"), "utf-8")
        expect(page.locator(".fa-notice")).to_contain_text(
            "1 problem to mend, and 1 warning on other pages", timeout=_PATIENCE
        )
        settings.write_text(configuration, "utf-8")
        expect(page.locator(".fa-notice li")).to_have_count(1, timeout=_PATIENCE)
        expect(page.locator(".fa-lead").first).to_have_text("Ask it first.")


def test_settings_with_mistakes(tmp_path: Path) -> None:
    """What is right of them serves to show the pages; feeds and mail wait until they are mended."""
    folder = site_project(tmp_path, FILES, settings={"publish_weekday": "Someday", "sender": "nobody"})
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text().replace("    subscribe:", "    subscibe:")
    )
    with previewing(folder) as preview:
        home = read(preview.address)
        assert "publish_weekday: " in home
        assert "sender: " in home
        assert "unknown key &#34;subscibe&#34;" in home
        assert "Call first" in read(f"{preview.address}tips/call-first/")
        assert read(f"{preview.address}feed.xml") == ""
