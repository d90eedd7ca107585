"""The site's address, as mkdocs.yml gives it: what every link in feeds and mail begins with."""

import re
from urllib.parse import quote, urlsplit

from forearmed.content.contracts import is_web

_NEEDED = "feeds and mail need the site's address, such as https://tips.example.com/"
_NO_ADDRESS = re.compile(r'[\s<>"{}|\\^`\x00-\x1f]')
"""What no address may hold as it is (RFC 3986, section 2). Letters of any script may be in it (RFC 3987)."""
_PAGE = re.compile(r"(?<=/)[^/]+\.(?:html?|php|aspx?)/?$", re.IGNORECASE)
"""The file of a page, which somebody copied out of a browser with the rest."""
_KEPT = "/:@%!$&'()*+,;=~[]-._"


def site_url_fault(site_url: str | None) -> str | None:
    """Return what is wrong with *site_url*, or None: addresses of pages are written behind it."""
    if not site_url:
        return f"missing site_url; {_NEEDED}"
    if not is_web(site_url, "https", "http") or not _has_host(site_url):
        return f'site_url: "{site_url}" is not a web address; {_NEEDED}'
    if "@" in urlsplit(site_url).netloc:
        advice = "delete all before the @, and the @"
        return f"site_url: holds a name or a password, which every reader would get; {advice}"
    for mark in "?#":
        if mark in site_url:
            return (
                f'site_url: no address of a page can follow the "{mark}"; write {site_url.partition(mark)[0]}'
            )
    if _PAGE.search(site_url.partition("//")[2]):
        folder = _PAGE.sub("", site_url)
        return f"site_url: is the address of a page, and others are written behind it; write {folder}"
    if _NO_ADDRESS.search(site_url):
        better = quote(site_url, safe=_KEPT)
        return f'site_url: "{site_url}" holds a sign that no address may have; write {better}'
    return None


def _has_host(site_url: str) -> bool:
    """Tell whether host and port of *site_url* can be read."""
    address = urlsplit(site_url)
    try:
        return address.port != 0 and not _NO_ADDRESS.search(address.netloc)
    except ValueError:
        return False
