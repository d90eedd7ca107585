"""The filter ``url`` of templates: where a link of the theme leads, as seen from a page."""

import posixpath
from collections.abc import MutableMapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import url_filter

_UNTIDY = ("./", "//", "\\")
"""What mkdocs writes in another way before it compares two addresses."""


class Links:
    """mkdocs' own filter, which takes both addresses apart for each link of each page, with a memory.

    Pages in one folder see whatever is not below them at the same relative address.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, bool], str] = {}

    def remember_in(self, filters: MutableMapping[str, Any]) -> None:  # Any: functions of any shape
        """Take the place of mkdocs' filter in *filters*; a plugin's own stays."""
        if filters.get("url") is url_filter:
            filters["url"] = self.url

    @pass_context
    def url(self, context: Context, value: object) -> str:
        """Return the address *value*, given from the site's root, as the page of *context* links to it."""
        path, page, base = str(value), context["page"], context["base_url"]
        if page is not None and (not _is_plain(page) or _may_be_below(path, page.url)):
            return str(normalize_url(path, page, base))
        key = path, base if page is None else posixpath.dirname(page.url[:-1]), page is None
        if key not in self._known:
            self._known[key] = str(normalize_url(path, page, base))
        return self._known[key]


def _is_plain(page: Page) -> bool:
    """Tell whether the address of *page* is that of a folder below the site's root."""
    return page.url.endswith("/") and not any(sign in page.url for sign in _UNTIDY)


def _may_be_below(path: str, address: str) -> bool:
    """Tell whether *path* may lead to *address* or below it, if only after it is written in another way."""
    return path.startswith(address) or f"{path}/" == address or any(sign in path for sign in _UNTIDY)
