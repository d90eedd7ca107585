"""Find links that an author copied from the address bar: of the preview, the site or the code host."""

import re
from urllib.parse import unquote, urlsplit

from forearmed.review.html.addresses import Addresses, Rendered, Target, shown

_LOCAL = re.compile(r"localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1")
_AT_CODE_HOST = re.compile(
    r"https?://(?:www\.)?(?:github\.com/[^/]+/[^/]+/(?:blob|edit|raw)/"
    r"|gitlab\.com/(?:[^/]+/)+-/(?:blob|edit|raw)/|raw\.githubusercontent\.com/[^/]+/[^/]+/)[^/]+/([^?#]+\.md)"
)


def copied_fault(url: str, page: Rendered, addresses: Addresses) -> str | None:
    """Return why *url* cannot be followed from *page*: it is this machine's, or not live yet."""
    parts = urlsplit(url)
    if _LOCAL.fullmatch((parts.hostname or "").lower()):
        below = _below(parts.path, urlsplit(addresses.site).path)
        target = _at(below, addresses)
        # A page about the site may well say where its preview is.
        if not (page.is_article or (below and target)):
            return None
        link = addresses.link_to(target) if target else ""
        advice = f"link to {link} instead" if link else "link to the page's file, such as /tips/2026/name.md"
        return f'only your own computer knows "{shown(url)}"; {advice}'
    target = _at(_on_site(url, addresses) or "", addresses)
    return target.waiting() if target and not addresses.is_open(target, page) else None


def copied_doubt(url: str, addresses: Addresses) -> str | None:
    """Return advice for *url* if it leads to a file at the code host, or to nothing on our site, or None."""
    if found := _AT_CODE_HOST.match(url):
        link = addresses.link_to_file(unquote(found[1]))
        return f'"{shown(url)}" is the file, not the page; link to {link} instead' if link else None
    below = _on_site(url, addresses)
    if now := addresses.moved_from(below or ""):
        return f'"{shown(url)}" is a former address; link to {now} instead'
    if below and not _at(below, addresses):
        return f'nothing is published as "{shown(url)}"; link to a page\'s file, such as /tips/2026/name.md'
    return None


def _on_site(url: str, addresses: Addresses) -> str | None:
    """Return the address on our site that *url* names in full, or None."""
    ours, theirs = urlsplit(addresses.site), urlsplit(url)
    same = bool(ours.netloc) and ours.netloc.lower() == theirs.netloc.lower()
    return _below(theirs.path, ours.path) if same and theirs.path.startswith(ours.path) else None


def _below(path: str, root: str) -> str:
    return unquote(path.removeprefix(root)).lstrip("/")


def _at(address: str, addresses: Addresses) -> Target | None:
    return addresses.at(address) or addresses.at(f"{address.rstrip('/')}/")
