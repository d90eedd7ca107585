"""An article's HTML for another folder than the one it was made for: where its links lead stays the same."""

import re
from functools import partial
from urllib.parse import urljoin

from lxml.html import HtmlElement

_ROOT = "http://site.invalid/"  # RFC 2606, section 2: no page of anybody's is there
_LINKING = re.compile(
    r"""<!--.*?-->|<(?:a|area|audio|img|source|track|video)\b(?:[^"'>]|"[^"]*"|'[^']*')*+>""", re.DOTALL
)
# A relative address: it begins with no scheme, no "/" and no "#", nor with "&": a character reference may
# hide the "m" of "mailto:".
_RELATIVE = re.compile(r"""(\s(?:href|poster|src)=["']?)(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#&"'\s>])""")
_SETS = re.compile(r"""\s(?:image)?srcset=(?:"[^"]*"|'[^']*')""")  # paper has no use for other sizes


def moved_down(html: str) -> str:
    """Return *html* for a page one folder below its own, with one size of each picture."""
    return moved(html, "../")


def moved(html: str, way: str) -> str:
    """Return *html* for a page from which *way* leads to the folder of its own, as ``../`` does from below.

    Of each picture it keeps one size.
    """
    return _LINKING.sub(partial(_moved, way), html)


def resolve_links(root: HtmlElement, page: str) -> None:
    """Make the addresses of links and images in *root* absolute; *page* is the address they are relative to.

    If *page* is itself relative to the site's root, so are the results. A link that no browser could follow
    (``http://[``) loses its address.
    """
    absolute = urljoin(_ROOT, page)
    root.make_links_absolute(absolute, resolve_base_href=False, handle_failures="discard")
    if absolute != page:
        root.rewrite_links(lambda link: link.removeprefix(_ROOT), resolve_base_href=False)


def _moved(way: str, tag: re.Match[str]) -> str:
    if tag[0].startswith("<!--"):
        return tag[0]
    return _RELATIVE.sub(lambda start: start[1] + way, _SETS.sub("", tag[0]))
