"""Problems for files in docs/root/ whose address belongs to a page or a file of the site."""

import posixpath
from collections.abc import Collection, Iterable, Iterator

from forearmed.content.library import Asset
from forearmed.foundation.errors import Problem
from forearmed.site.offline import UNKEPT

MADE = ("sitemap.xml.gz", UNKEPT)
"""Addresses of files that the host makes from other files, or from a template alone."""


def root_problems(assets: Iterable[Asset], taken: Collection[str], *, docs: str) -> Iterator[Problem]:
    """Yield a problem for each of *assets*, which are in docs/root/, whose address is among the *taken* ones.

    Also for an asset with the address of a folder, or in a folder with the address of a file. Capital and
    small letters are the same here, since on many hosts they are. *docs* is the name of the folder docs/.
    """
    files = {address.lower() for address in (*taken, *MADE)}
    folders = folders_of(files)
    for asset in assets:
        address = asset.src_uri.lower()
        if address in files | folders or not files.isdisjoint(folders_of([address])):
            message = "is in the way of what the site has at this address; give it another name"
            yield Problem(asset.path(docs), 1, message)


def folders_of(addresses: Iterable[str]) -> set[str]:
    """Return every folder that one of *addresses* lies in, but for the root itself."""
    found: set[str] = set()
    for address in addresses:
        folder = posixpath.dirname(posixpath.normpath(address))
        while folder and folder not in found:
            found.add(folder)
            folder = posixpath.dirname(folder)
    return found - {"/", "//"}
