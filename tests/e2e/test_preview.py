"""`mkdocs serve`: what an author sees of what is not live yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from make import tip_text
from sites import read, serving, site_project

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
    for address in ("", "feed.xml", "atom.xml", "feed.json", "digest/", "digest/edition.json", "tips.json"):
        found = read(preview + address)
        assert "Later words" not in found, address
        assert "An idea" not in found, address
