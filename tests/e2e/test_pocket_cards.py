"""The pocket cards of the playbooks we ship, on paper: one sheet of A4 and one of Letter."""

import re
from pathlib import Path

from playwright.sync_api import Browser
from sites import REPOSITORY, run_here, site_project
from test_shipped import pytestmark as pytestmark

WIDE = """() => [document.documentElement, document.body].forEach(part => {
  for (const name of ["--fa-serif", "--fa-sans"]) part.style.setProperty(name, "DejaVu Serif")
})"""


def shipped() -> dict[str, str | bytes]:
    """Return our playbooks, with links to a page that is there, and the words for what they name."""
    docs = REPOSITORY / "docs"
    files = [*(docs / "playbooks").glob("*.md"), docs / "tags.yml", docs / "authors.yml"]
    found = {f"docs/{file.relative_to(docs).as_posix()}": file.read_text("utf-8") for file in files}
    return {name: re.sub(r"\]\(/tips/[^)]*\)", "](/subscribe.md)", text) for name, text in found.items()}


def test_every_card_is_one_sheet(browser: Browser, tmp_path: Path) -> None:
    """One page of A4, and one of Letter in the widest type a reader may have, with nothing left out."""
    folder = site_project(tmp_path, shipped(), settings={"default_author": "training"})
    built = run_here("forearmed", "build", cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    page = browser.new_page()
    cards = sorted((folder / "site/playbooks").glob("*/card/index.html"))
    assert len(cards) == 16
    for card in cards:
        page.goto(card.as_uri())
        sheets = [page.pdf(format="A4", prefer_css_page_size=True)]
        page.evaluate(WIDE)
        sheets.append(page.pdf(format="Letter", prefer_css_page_size=True))
        counts = [re.findall(rb"/Count (\d+)", sheet) for sheet in sheets]
        assert counts == [[b"1"]] * 2, card
        assert "Left out" not in page.locator(".fa-pocket").inner_text(), card
    page.close()
