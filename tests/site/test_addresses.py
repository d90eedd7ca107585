"""The table of addresses: what every site has, and what that keeps from authors."""

from pathlib import Path

import make
import pytest
from forearmed.build.gallery import Gallery
from forearmed.build.outlets import Outlets
from forearmed.calendar.almanac import Almanac
from forearmed.content.settings import Site
from forearmed.site import addresses
from forearmed.site.pages import LiveLibrary, documents

SITE = Site("Service Tips", "https://tips.example.com/", "One tip a week.", "en")
FILES = {
    "docs/paths.yml": "first:\n  title: First\n  description: First.\n  stops:\n    - tip: call-first\n",
    "docs/playbooks/live-chat.md": make.playbook_text(),
    "docs/series.yml": "three:\n  title: Three\n  description: Three.\n",
    "tips/2026/call-first.md": make.tip_text(series="three", aliases="[called]"),
}


def made_by(folder: Path) -> tuple[set[str], set[str]]:
    """Return what the pages of a site are made from that no author wrote, and its other addresses."""
    library = make.library(folder, FILES)
    assert library.problems == ()
    live = LiveLibrary.of(Almanac(library, make.settings(), make.NOW))
    pages = {page.src_uri for page in documents(live) if page.origin is None}
    return pages, set(Outlets(live, site=SITE, gallery=Gallery()).addresses())


@pytest.mark.parametrize(
    "name", ["tips", "tags", "authors", "series", "paths", "digest", "huddle", "search", "phrasebook"]
)
def test_what_is_made_is_kept_from_authors(tmp_path: Path, name: str) -> None:
    """A page of an author's where a list or a file of ours goes is a problem, with what to do."""
    pages, others = made_by(tmp_path / "made")
    assert any(made.partition("/")[0].removesuffix(".md") == name for made in pages | others)
    mine = make.problems(tmp_path / "mine", {f"docs/{name}.md": "# Mine\n", f"docs/{name}/a.md": "# Mine\n"})
    assert [problem.partition("; ")[0] for problem in mine] == [
        f"docs/{name}.md:1: /{name}/ is kept for what is made for you",
        f"docs/{name}/a.md:1: docs/{name}/ is kept for what is made for you",
    ]


def test_nothing_is_made_that_an_author_could_overwrite(tmp_path: Path) -> None:
    """Every page of ours lies under a kept name, or is the home page, of which authors write the words."""
    pages, _ = made_by(tmp_path / "made")
    tops = {page.partition("/")[0] for page in pages} - {addresses.HOME, "playbooks"}
    assert len(tops) > 5
    mine = make.problems(
        tmp_path / "mine", {f"docs/{top.removesuffix('.md')}.md": "# Mine\n" for top in tops}
    )
    assert len(mine) == len(tops)


@pytest.mark.parametrize(
    ("src_uri", "address"),
    [
        (addresses.HOME, ""),
        (addresses.TIPS, "tips/"),
        (addresses.SEARCH, "search/"),
        (addresses.entry_uri("tags", "empathy"), "tags/empathy/"),
        (addresses.year_uri(2026), "tips/2026/"),
        (addresses.further_uri(addresses.TIPS, 2), "tips/page/2/"),
        (addresses.further_uri(addresses.entry_uri("tags", "empathy"), 3), "tags/empathy/page/3/"),
        ("guide/index.md", "guide/"),
        ("guide/send-the-mail.md", "guide/send-the-mail/"),
    ],
)
def test_a_page_is_a_folder_of_its_name(src_uri: str, address: str) -> None:
    """An address ends in a slash, and names neither the kind of file nor a tip's year."""
    assert addresses.page_address(src_uri) == address


def test_articles_and_what_comes_with_them() -> None:
    """A tip has its huddle below it, a playbook its card, and former slugs have the same."""
    tip, playbook = make.tip("call-first", "2026-11-17"), "live-chat"
    assert (addresses.tip_address(tip), addresses.huddle_address(tip), addresses.huddle_file(tip)) == (
        "tips/call-first/", "tips/call-first/huddle/", "tips/call-first/huddle/index.html",
    )  # fmt: skip
    assert (addresses.playbook_address_of(playbook), addresses.card_address_of(playbook)) == (
        "playbooks/live-chat/", "playbooks/live-chat/card/",
    )  # fmt: skip
    assert [addresses.feeds_folder(), addresses.feeds_folder("empathy")] == ["", "tags/empathy/"]
