"""The frame that pages of one folder share."""

from functools import partial
from pathlib import Path

from forearmed.build.host.shell import Shell
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url


def test_a_link_in_the_frame_leads_there_from_every_page(tmp_path: Path) -> None:
    """The frame does not depend on which page of a folder is made first, even one that it links to."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Tips\nnav: []\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    nav = get_navigation(Files([]), config)
    pages = []
    for name in ("write", "tips"):
        page = Page(
            name, File(f"{name}.md", config.docs_dir, config.site_dir, use_directory_urls=True), config
        )
        page.meta = {"title": name}
        pages.append(page)
    for order in (pages, pages[::-1]):
        shell = Shell()
        frames = {
            page.url: shell.block("footer", partial(_footer, page), page=page, nav=nav) for page in order
        }
        assert frames == {"write/": "../write/", "tips/": "../write/"}


def _footer(page: Page) -> str:
    return normalize_url("write/", page)
