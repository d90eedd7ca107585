"""Problems for files in docs/root/ whose address belongs to a page or a file of the site."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from forearmed.content.library import Asset
from forearmed.foundation.errors import Problem
from forearmed.site.offline import UNKEPT

MADE = ("sitemap.xml.gz", UNKEPT)
"""Addresses of files that the host makes from other files, or from a template alone."""


def root_problems(assets: Iterable[Asset], taken: Collection[str], *, docs: str) -> Iterator[Problem]:
    """Yield a problem for each of *assets* in the root whose address is among the *taken* ones.

    Also for an asset with the address of a folder, or in a folder with the address of a file. Capital and
    small letters are the same here, since on many hosts they are. *docs* is the name of the folder docs/.
    """
    files = {address.lower() for address in (*taken, *MADE)}
    folders = {folder for address in files for folder in above(address)}
    for asset in assets:
        address = asset.src_uri.lower()
        if asset.in_root and (address in files | folders or not files.isdisjoint(above(address))):
            message = "is in the way of what the site has at this address; give it another name"
            yield Problem(asset.path(docs), 1, message)


def above(address: str) -> Iterator[str]:
    """Yield every folder that *address* lies in, but for the root itself."""
    return (str(folder) for folder in PurePosixPath(address).parents if str(folder) != ".")
