"""What makes the site an app that browsers can install, and keeps it where the network goes. Reads no site.

The manifest is https://www.w3.org/TR/appmanifest/, the worker https://www.w3.org/TR/service-workers/.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple

from forearmed.content.settings import Site
from forearmed.site.joiner import join

WORKER = "worker.js"
"""The address of the service worker. It must be at the root of the site, and always the same."""
MANIFEST = "manifest.webmanifest"
UNKEPT = "503.html"
"""The page in place of one that is not kept. mkdocs knows pages of errors by their three digits."""
INDEX = "pagefind/kept.json"
"""The list of the index's files, where all of them are to be kept. It belongs to the index."""
_PAPER = "#ffffff"


class Icon(NamedTuple):
    """An icon of the site: its *address*, its MIME type, and its size as ``192x192`` or ``any``."""

    address: str
    type: str
    sizes: str


def manifest(site: Site, icons: Sequence[Icon], *, color: str) -> bytes:
    """Return the manifest of *site*, in its accent *color*; it leads to the home page, wherever that is."""
    said = {
        "name": site.name,
        "short_name": site.name,
        **({"description": site.description} if site.description else {}),
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": color,
        "background_color": _PAPER,
        "icons": [{"src": icon.address, "type": icon.type, "sizes": icon.sizes} for icon in icons],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def worker(version: str, kept: Sequence[str], index: str) -> bytes:
    """Return the worker that keeps the addresses *kept*, the first ones first, for one *version* of the site.

    *index* is the address of the list of the search index's files; empty where there is no index.
    """
    given = {"version": version, "kept": [*kept], "index": index, "unkept": UNKEPT}
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return _script("worker", f"globalThis.forearmedKept = {text}\n")


def leaving_worker() -> bytes:
    """Return the worker that takes an earlier one out of browsers, with all that it kept."""
    return _script("leaving", "")


def _script(name: str, before: str) -> bytes:
    text = join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return f"{before};(() => {{\n".encode() + text + b"})()\n"
