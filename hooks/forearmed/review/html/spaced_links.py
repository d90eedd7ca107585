"""Find links that stay text because of a space in their address (CommonMark 0.31, section 6.3)."""

import re
from collections.abc import Iterator
from html import escape

from forearmed.review.html.links import Link
from forearmed.review.html.without_code import without_code

_SPACED = re.compile(r"""(?P<picture>!?)\[[^\[\]\n]*\]\((?P<url>[^\s()<>"']+(?:[ ]+[^\s()<>"']+)+)[ ]*\)""")

_ANCHOR = re.compile(r"</?a\b[^<>]*>")


def spaced_links(html: str, body: str) -> Iterator[tuple[int, Link]]:
    """Yield each link of *body* that *html* shows as text, with its line."""
    if "](" not in html:
        return
    shown = _ANCHOR.sub("", html)  # the beginning of such an address may be a link by itself
    for number, line in enumerate(without_code(body).split("\n")):
        for found in _SPACED.finditer(line):
            if f"]({escape(found['url'].split()[0], quote=False)} " in shown:
                picture = bool(found["picture"])
                yield number, Link(found["url"], loads=picture, picture=picture)
