"""Which pictures of an article its mail carries: as many as fit, in their order."""

from collections.abc import Mapping

from forearmed.article.pictures import shown_in
from forearmed.build.gallery import Gallery
from forearmed.build.view import View
from forearmed.edition.mail.picture import Picture

MOST = 300_000
"""Octets of all pictures of one mail together; base64 makes 400 KB of them, and filters skip larger mail."""


def mail_pictures(html: str, site_url: str, gallery: Gallery, *, most: int = MOST) -> Mapping[str, Picture]:
    """Return the pictures for the mail of an article, by the addresses that its portable *html* has for them.

    Those of *gallery* that are no drawings (SVG) and fit beside the ones before; of all others, the mail has
    the words and a link. *site_url* is the root of the site, and ends with a slash; *most* is in octets.
    """
    at_root, left = View(gallery, source="", address=""), most
    found: dict[str, Picture] = {}
    for url in shown_in(html):
        asset = at_root.asset(url.removeprefix(site_url)) if url.startswith(site_url) else None
        picture = gallery.for_mail(asset) if asset and url not in found else None
        if picture and len(picture.content) <= left:
            found[url] = picture
            left -= len(picture.content)
    return found
