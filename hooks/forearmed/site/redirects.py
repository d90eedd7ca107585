"""Pages at former addresses, which redirect to the present address of an article. They need no scripts."""

import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import urljoin

from forearmed.content.model import Tip
from forearmed.content.settings import Site
from forearmed.site.addresses import (
    card_address,
    card_address_of,
    file_at,
    huddle_address,
    huddle_address_of,
    playbook_address,
    playbook_address_of,
    tip_address,
    tip_address_of,
)
from forearmed.site.live_library import LiveLibrary
from forearmed.site.old_targets import present

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={relative}">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<p>{moved}</p>
</body>
</html>
"""


def redirects(live: LiveLibrary, site: Site) -> dict[str, bytes]:
    """Return the page of every alias of a live article, and of its huddle, by address.

    The refresh is immediate, which search engines read as a permanent move; the link is for whoever
    has turned refreshing off (WCAG 2.2, technique H76).
    """
    moved = escape(live.wording.pattern("This page has moved: {page}."), quote=False)
    return {
        file_at(former): _page(title, address, file_at(former), site, moved=moved)
        for former, title, address in _moves(live)
    }


def old_pages(live: LiveLibrary, site: Site) -> dict[str, bytes]:
    """Return the page at each address of an older publication (docs/moved.yml) that a file can have, by file.

    Addresses that lead to what is not live yet have no page.
    """
    old = live.almanac.library.moved
    if not old:
        return {}
    moved = escape(live.wording.pattern("This page has moved: {page}."), quote=False)
    targets, tips = present(live.almanac), {tip.slug: tip for tip in live.tips}
    return {
        one.file: _page(*targets[one.target], one.file, site, moved=moved)
        for one in old
        if one.file and one.target in targets and one.file not in files_at(one.target, tips)
    }


def files_at(target: str, tips: Mapping[str, Tip]) -> set[str]:
    """Return the files at the addresses of *target* in docs/moved.yml; *tips* are by slug."""
    tip = tips.get(target)
    return files_of(tip) if tip else {file_at(target)}


def files_of(tip: Tip) -> set[str]:
    """Return the files at the present and at all former addresses of *tip*."""
    return {file_at(tip_address_of(slug)) for slug in (tip.slug, *tip.aliases)}


def _moves(live: LiveLibrary) -> Iterator[tuple[str, str, str]]:
    """Yield the former address, the title and the present address of each article and huddle that moved."""
    for tip in live.tips:
        for alias in tip.aliases:
            yield tip_address_of(alias), tip.title, tip_address(tip)
            yield huddle_address_of(alias), tip.title, huddle_address(tip)
    for playbook in live.playbooks:
        for alias in playbook.aliases:
            yield playbook_address_of(alias), playbook.title, playbook_address(playbook)
            yield card_address_of(alias), playbook.title, card_address(playbook)


def _page(title: str, address: str, file: str, site: Site, *, moved: str) -> bytes:
    """Return the page in *file* that leads to *address*, where *title* is."""
    # The link is relative, so it works on any host, below any path.
    relative = f"{posixpath.relpath(address, posixpath.dirname(file) or '.')}/"
    url = escape(urljoin(site.url, address))
    there = moved.format(page=f'<a href="{relative}">{escape(title)}</a>')
    page = _PAGE.format(
        language=escape(site.language), title=escape(title), url=url, relative=relative, moved=there
    )
    return page.encode()
