"""Files for the root of the site that are in the way of what the site itself has there."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from forearmed.content.library import Asset
from forearmed.foundation.errors import Problem

_MADE = ("sitemap.xml.gz",)
"""What the host makes of another file."""


def root_problems(assets: Iterable[Asset], taken: Collection[str], *, docs: str) -> Iterator[Problem]:
    """Yield a problem for each of *assets* in the root that has the place of a file that is *taken*.

    So does one that is called as a folder is, or that lies in a folder called as a file is. Capital letters
    count as small ones: on many hosts they are. *docs* is the name of the folder docs/.
    """
    files = {address.lower() for address in (*taken, *_MADE)}
    folders = {folder for address in files for folder in _above(address)}
    for asset in assets:
        address = asset.src_uri.lower()
        if asset.in_root and (address in files | folders or not files.isdisjoint(_above(address))):
            message = "is in the way of what the site has at this address; give it another name"
            yield Problem(asset.path(docs), 1, message)


def _above(address: str) -> Iterator[str]:
    """Yield every folder that *address* lies in, but for the root itself."""
    return (str(folder) for folder in PurePosixPath(address).parents if str(folder) != ".")
