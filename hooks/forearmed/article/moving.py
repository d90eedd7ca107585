"""An article's HTML for another folder than the one it was made for: where its links lead stays the same."""

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

_ROOT = "http://site.invalid/"  # RFC 2606, section 2: no page of anybody's is there
_LINKING = re.compile(
    r"""<!--.*?-->|<(?:a|area|audio|img|source|track|video)\b(?:[^"'>]|"[^"]*"|'[^']*')*+>""", re.DOTALL
)
# An address counted from the page's folder: no scheme (which a mail's hides in references), no slash, no #.
_RELATIVE = re.compile(r"""(\s(?:href|poster|src)=["']?)(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#&"'\s>])""")
_SETS = re.compile(r"""\s(?:image)?srcset=(?:"[^"]*"|'[^']*')""")  # paper has no use for other sizes


def moved_down(html: str) -> str:
    """Return *html* for a page one folder below its own, with one size of each picture."""
    return _LINKING.sub(_moved, html)


def resolve_links(root: HtmlElement, page: str) -> None:
    """Make links and images in *root* lead from anywhere, where *page* is the absolute address they stand on.

    Where *page* is an address below the site's root, they lead from there. An address that nobody could
    follow (``http://[``) goes.
    """
    absolute = urljoin(_ROOT, page)
    root.make_links_absolute(absolute, resolve_base_href=False, handle_failures="discard")
    if absolute != page:
        root.rewrite_links(lambda link: link.removeprefix(_ROOT), resolve_base_href=False)


def _moved(tag: re.Match[str]) -> str:
    return tag[0] if tag[0].startswith("<!--") else _RELATIVE.sub(r"\1../", _SETS.sub("", tag[0]))
