"""What browsers keep of a built site for when the network goes: chosen, measured and written last of all.

Pages come first that somebody needs in the middle of a call, and the rest as far as there is room. A reader
who opens a page keeps it as well.
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path, PurePosixPath
from struct import unpack
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.phases import published, versions
from forearmed.build.host.whole_site import WholeSite
from forearmed.build.publication import Plan
from forearmed.site import favicon
from forearmed.site.addresses import (
    CATALOG,
    DICTIONARY,
    HOME,
    HUDDLE,
    HUDDLES,
    PHRASEBOOK,
    PLAYBOOKS,
    SEARCH,
    TIPS,
    card_address,
    file_at,
    page_address,
    playbook_address,
    tip_address,
)
from forearmed.site.offline import INDEX, MANIFEST, UNKEPT, WORKER, Icon, leaving_worker, manifest, worker
from forearmed.site.search import box
from forearmed.site.search.indexing import FOLDER, index_version

_PAGES = 4_000_000
_SEARCH = 2_000_000
"""How many bytes of pages, with all that they show, and of the search's index are kept unasked, unpacked."""
_FILES = 400
"""How many files of the index are kept unasked: each is a request."""
_TIPS = 20
_ROOT = "http://site.invalid/"  # RFC 2606, section 2: no page of anybody's is there
_NAMED = re.compile(r"""\s(?:href|src)="([^"]+)\"""")
_SHOWN = {".avif", ".css", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp"}
"""The endings of what pages show or run; a link to a download is none."""


def begin_offline(config: MkDocsConfig) -> None:
    """Let mkdocs make the page in place of one that is not kept, where anything is."""
    plan = published(config).plan
    if plan.settings.offline and not plan.preview:
        config.theme.static_templates.add(UNKEPT)


def finish_offline(config: MkDocsConfig) -> None:
    """Write the worker and the manifest into the site that was built from *config*; a preview has neither.

    Where the settings keep nothing in browsers, the worker takes away what an earlier build left there.
    """
    plan = published(config).plan
    if plan.preview:
        return
    site = WholeSite(config)
    if not plan.settings.offline:
        site.write(WORKER, leaving_worker())
        return
    if not site.file(MANIFEST).exists():  # a team's own, in docs/root/
        color = plan.settings.brand.colors.light
        site.write(MANIFEST, manifest(plan.site, [*_icons(site, config)], color=color))
    index = _write_index(site)
    site.write(WORKER, worker(_version(site), _kept(plan, site, config), index))


def _icons(site: WholeSite, config: MkDocsConfig) -> Iterator[Icon]:
    """Yield the site's own icon, where browsers can show it as an app's."""
    address = str(config.theme.get("favicon") or favicon.ADDRESS)
    file = site.file(address)
    if file.suffix == ".svg" and file.is_file():
        yield Icon(address, "image/svg+xml", "any")
    elif file.suffix == ".png" and file.is_file():
        width, height = unpack(">II", file.read_bytes()[16:24])  # RFC 2083, section 4.1.1
        yield Icon(address, "image/png", f"{width}x{height}")


def _version(site: WholeSite) -> str:
    """Return what changes with any page, and with whatever a page may show."""
    found = sha256()
    for path in site.names:
        if not path.startswith(f"{FOLDER}/") and path != WORKER:
            found.update(f"{path} {site.checksum(path)}\n".encode())
    return found.hexdigest()[:16]


def _kept(plan: Plan, site: WholeSite, config: MkDocsConfig) -> list[str]:
    """Return the addresses to keep: of pages, each with what it shows, as far as there is room."""
    room = _PAGES
    kept: dict[str, None] = {}
    of_the_box = [versions(config)[box.ADDRESS.format(side)] for side in box.SIDES]
    for group in [[*of_the_box, CATALOG, DICTIONARY], *_pages(plan, site)]:
        new = [each for each in group if each not in kept and _file(site, each).is_file()]
        size = sum(_file(site, each).stat().st_size for each in new)
        if size <= room:
            kept |= dict.fromkeys(new)
            room -= size
    return [*kept]


def _pages(plan: Plan, site: WholeSite) -> Iterator[list[str]]:
    """Yield each page, the most needed one first, with what it shows."""
    playbooks, tips = plan.live.playbooks, plan.live.tips[:_TIPS]
    pages = [
        UNKEPT,
        *map(page_address, (HOME, PHRASEBOOK, SEARCH, PLAYBOOKS)),
        *map(playbook_address, playbooks),
        *map(card_address, playbooks),
        HUDDLE,
        *map(page_address, (HUDDLES, TIPS)),
        *map(tip_address, tips),
    ]
    for address in pages:
        file = _file(site, address)
        if file.is_file():
            yield [address, *_shown(address, file.read_text("utf-8", "replace"))]


def _shown(address: str, html: str) -> Iterator[str]:
    """Yield the addresses of the site's files that the page at *address* loads to be shown."""
    for name in _NAMED.findall(html):
        url, _ = urldefrag(urljoin(_ROOT + address, unescape(name)))
        if url.startswith(_ROOT) and PurePosixPath(urlsplit(url).path).suffix in _SHOWN:
            yield url.removeprefix(_ROOT)


def _file(site: WholeSite, address: str) -> Path:
    """Return the file that a host shows at *address*."""
    path = unquote(urlsplit(address).path)
    return site.file(file_at(path) if not path or path.endswith("/") else path)


def _write_index(site: WholeSite) -> str:
    """Write which files of the index to keep: all, or none where they are too many; return its address.

    The list stands beside the index, which may differ from build to build, as nothing else of a site does.
    """
    paths = [path for path in site.names if path.startswith(f"{FOLDER}/") and path != INDEX]
    if not paths:
        return ""
    fits = len(paths) <= _FILES and sum(site.file(path).stat().st_size for path in paths) <= _SEARCH
    asked = {f"{FOLDER}/pagefind.js": f"{FOLDER}/pagefind.js?v={index_version()}"}
    site.write(INDEX, json.dumps([asked.get(path, path) for path in paths if fits]).encode())
    return INDEX
