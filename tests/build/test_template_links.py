"""Links of the theme lead where mkdocs would lead them, from whatever page was asked before."""

from dataclasses import dataclass
from typing import Any

from forearmed.build.host.links import Links
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.utils.templates import url_filter

_NAMES = st.sampled_from(["tips", "a", "b", "page", "v1.2", "index.html", ".", "..", ""])
_PATHS = st.lists(_NAMES, max_size=4).map("/".join) | st.sampled_from(
    [
        "https://other.example/tips/a/",
        "//other.example/a",
        "#part",
        "tips/a/#part",
        "tips\\a",
        "mailto:a@b.c",
    ]
)
_ADDRESSES = st.sampled_from(
    [
        "./",
        "",
        "tips/",
        "tips/a/",
        "tips/b/",
        "tips/a/page/",
        "tips/ab/",
        "v1.2/a/",
        "tips/a.html",
        "a/./b/",
        "a//b/",
    ]
)


@dataclass
class Page:
    """As much of mkdocs' page as the filter asks for."""

    url: str


@given(st.lists(st.tuples(_PATHS, _ADDRESSES | st.none()), min_size=1, max_size=12))
def test_every_link_is_the_hosts(asked: list[tuple[str, str | None]]) -> None:
    """One memory for all pages, and for templates without a page, gives what mkdocs works out each time."""
    links, environment = Links(), Environment(autoescape=True)
    for path, address in asked:
        page = None if address is None else Page(address)
        context: Any = environment.from_string("").new_context({"page": page, "base_url": "/site/"})
        assert links.url(context, path) == url_filter(context, path)


def test_a_plugins_own_filter_stays() -> None:
    """Only mkdocs' filter is replaced."""
    theirs, ours = {"url": str}, {"url": url_filter}
    Links().remember_in(theirs)
    Links().remember_in(ours)
    assert (theirs["url"], ours["url"] is url_filter) == (str, False)
