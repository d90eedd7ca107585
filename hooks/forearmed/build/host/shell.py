"""The theme's frame around a page, rendered once for all pages in one folder instead of once for each.

Without it, the frame takes half of the time to write a page. For pages outside the navigation it differs in
nothing but the page's title, and in the blocks that are about the page or that a team has replaced.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from jinja2 import Template, pass_context
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_BASE, _OURS = "base.html", "forearmed.html"
_OF_THE_PAGE = ("site_meta", "htmltitle", "tabs", "container")
"""The blocks of a frame that differ from page to page."""
_MARK = re.compile("\ue000(.*?)\ue001")  # private-use characters, which no title may have
_TITLE = "the title of the page"
LINKED = ("huddle/all/", "phrasebook/", "search/", "subscribe/", "write/")
"""The pages to which the frame links. On such a page itself that link is another one."""


class Shell:
    """A cache of frames. Where a team has *own* parts of the theme, each page is rendered whole."""

    def __init__(self, *, own: bool) -> None:
        self._own = own
        self._kept: dict[tuple[str | None, str, str], Template] = {}

    @pass_context
    def base(self, context: Context) -> Template:
        """Return what our templates extend: the theme's base.html, or a frame that renders to the same."""
        base = context.environment.get_template(_BASE)
        page, nav = context.get("page"), context.get("nav")
        if self._own or page is None or not _is_plain(page, nav):
            return base
        # Relative links depend on the page's folder, hidden parts on "hide" in its metadata.
        key = context.name, posixpath.dirname(page.url.rstrip("/")), str(page.meta.get("hide"))
        if key not in self._kept:
            self._kept[key] = _framed(base, context)
        return self._kept[key]


class _Slot(NamedTuple):
    """The place of a *block* in a frame, with the *names* that base.html has given a value above it."""

    block: str
    names: Mapping[str, Any]  # Any: whatever templates may name


def _is_plain(page: Page, nav: Navigation) -> bool:
    """Tell whether nothing in the frame is about *page* but its title."""
    is_apart = not page.toc and page.url not in LINKED and page not in nav.pages
    return is_apart and bool(page.meta.get("title"))


def _framed(base: Template, context: Context) -> Template:
    """Return *base* with all rendered that is the same for pages like that of *context*.

    It is *base* itself where a block does more than stand in its place: where it decides about others.
    """
    slots: list[_Slot] = []

    def mark(block: str, there: Context) -> Iterator[str]:
        slots.append(
            _Slot(block, {name: there.vars[name] for name in there.vars.keys() - context.vars.keys()})
        )
        yield f"\ue000{block}\ue001"

    ours = context.environment.get_template(_OURS).blocks
    changed = [name for name, (block, *_) in context.blocks.items() if block is not ours.get(name)]
    once = Context(context.environment, context.parent, context.name, {})
    once.vars = dict(context.vars)
    once.blocks = dict(context.blocks)
    once.blocks |= {name: [*context.blocks.get(name, ()), block] for name, block in base.blocks.items()}
    once.blocks |= {name: [partial(mark, name)] for name in (*_OF_THE_PAGE, *changed)}
    texts = _MARK.split(_without_title(base, once, context["page"]))
    if [name for name in texts[1::2] if name != _TITLE] != [slot.block for slot in slots]:
        return base
    waiting = iter(slots)
    pieces = [next(waiting) if place % 2 and text != _TITLE else text for place, text in enumerate(texts)]
    frame: Template = object.__new__(Template)  # jinja2 has no way to copy one
    vars(frame).update(vars(base), root_render_func=partial(_filled, pieces))
    return frame


def _without_title(base: Template, context: Context, page: Page) -> str:
    title = page.meta["title"]
    page.meta["title"] = f"\ue000{_TITLE}\ue001"
    try:
        return "".join(base.root_render_func(context))
    finally:
        page.meta["title"] = title


def _filled(pieces: Sequence[str | _Slot], context: Context) -> Iterator[str]:
    """Yield what base.html would for the page of *context*."""
    for piece in pieces:
        if isinstance(piece, _Slot):
            context.vars.update(piece.names)
            yield from context.blocks[piece.block][0](context)
        else:
            yield str(context["page"].meta["title"]) if piece == _TITLE else piece
