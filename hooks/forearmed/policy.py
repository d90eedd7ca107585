"""The Content Security Policy of a page: it loads from its own site only, and runs the theme's scripts only.

It stands in the page itself, so it holds on any host, with no server to set up and none to forget.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

_OWN = "'self' file:"  # opened from a folder, not every browser takes 'self' for it; no web page loads file:
_SOURCES: Mapping[str, str] = {
    "default-src": _OWN,
    "script-src": f"{_OWN} 'wasm-unsafe-eval'",  # of workers, too; the search index is read by WebAssembly
    "style-src-attr": "'unsafe-inline'",  # columns of a table are aligned by style attributes
    "img-src": f"{_OWN} data:",  # the theme's icons
    "object-src": "'none'",
    "frame-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What a page may load, and from where: https://www.w3.org/TR/CSP3/, section 6."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_START = '<meta charset="utf-8">'


def protected(page: str, *, content: str = "") -> str:
    """Return the HTML of *page* with its policy, at the start of its head.

    Scripts in the page are allowed by their hashes, but for what stands in *content*, the author's part.
    """
    scripts = _INLINE.findall(page.replace(content, "") if content else page)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return page.replace(_START, _START + meta, 1)


def policy(scripts: Iterable[str]) -> str:
    """Return the policy of a page with these inline *scripts*."""
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]
    sources = {**_SOURCES, "script-src": " ".join([_SOURCES["script-src"], *hashes])}
    return "; ".join(f"{directive} {allowed}" for directive, allowed in sources.items())
