"""The theme's frame around a page, rendered once for all pages in one folder instead of once for each.

Header, navigation and footer take a third of the time to write a page. For pages outside the navigation they
differ in nothing but the page's title.
"""

import posixpath
from collections.abc import Callable

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_TITLE = "\ue000the title of the page\ue001"  # private-use characters, which no title may have
_NOBODY = "\ue000/"
"""The address, in its folder, of a page that no link leads to."""

Render = Callable[[], str]


class Shell:
    """A cache of rendered blocks of the theme's templates, by the values that each block depends on."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], str] = {}

    def block(self, name: str, render: Render, *, page: Page | None, nav: Navigation) -> str:
        """Return the block *name* as *render* would write it for *page*."""
        if page is None or not _is_plain(page, nav):
            return render()
        # Relative links in a block depend on the page's folder, hidden parts on "hide" in its metadata.
        key = name, posixpath.dirname(page.url.rstrip("/")), str(page.meta.get("hide"))
        if key not in self._kept:
            self._kept[key] = _without_names(render, page)
        return self._kept[key].replace(_TITLE, str(page.meta["title"]))


def _is_plain(page: Page, nav: Navigation) -> bool:
    """Tell whether nothing in the frame is about *page* but its title."""
    return bool(page.meta.get("title")) and not page.toc and page not in nav.pages


def _without_names(render: Render, page: Page) -> str:
    """Return what *render* writes for *page*, with neither its title nor its own address in it.

    A link to *page* itself would come out as ``./``, which is wrong for all others in its folder.
    """
    title, address = page.meta["title"], page.file.url
    page.meta["title"] = _TITLE
    page.file.url = posixpath.join(posixpath.dirname(address.rstrip("/")), _NOBODY)
    try:
        return str(render())
    finally:
        page.meta["title"] = title
        page.file.url = address
