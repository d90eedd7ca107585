"""What the next build turns into its own: the site before the last, and the pages that the indexer has read.

To give thousands of files a second name, to write and to delete as many, takes longer than to make one page.
Whatever is in the spare site is used only where it is the very file of the last site, and such a page only
where it has the same bytes. So both folders may be of any age, changed by anybody, or missing.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from forearmed.foundation.exact_folder import keep_only

FOLDER = ".cache/spare-site"
RECORDS = ".cache/search-records"
"""The pages that the indexer has read."""


def fetch_spare(root: Path, place: Path, *, folder: str = FOLDER) -> None:
    """Move the spare *folder* of the project in *root* to *place*, if it can be; another build gets none."""
    with suppress(OSError):
        (root / folder).rename(place)


def keep_spare(old: Path, root: Path, *, folder: str = FOLDER) -> None:
    """Keep what is in *old* as the spare *folder* of the project in *root*, if the disk allows."""
    spare = root / folder
    with suppress(OSError):
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)


def drop_spare(root: Path) -> None:
    """Delete all spare folders of the project in *root*."""
    for folder in (FOLDER, RECORDS):
        shutil.rmtree(root / folder, ignore_errors=True)


def completed(fresh: Path, spare: Path, site: Path, taken: Mapping[str, int]) -> Path:
    """Return a folder with every file of *fresh*, and those of *site* that are *taken*.

    It is *spare*, if that is a folder on the same disk, else *fresh*. *taken* has the number of each file by
    its path. Raises OSError where the disk refuses.
    """
    known: set[str] = set()
    base = fresh
    if spare.is_dir() and not spare.is_symlink() and spare.stat().st_dev == site.stat().st_dev:
        base = spare
        known = keep_only(str(spare), lambda path, entry: taken.get(path) == entry.inode())
        _merge(str(fresh), str(spare))
    for path in taken.keys() - known:
        give_name(site / path, base / path)
    return base


def _merge(source: str, target: str) -> None:
    """Move all in *source* to *target*."""
    with os.scandir(source) as entries:
        found = [*entries]
    for entry in found:
        place = f"{target}{os.sep}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and os.path.isdir(place):  # noqa: PTH112  # a Path for each file costs as much again
            _merge(entry.path, place)
        else:
            os.replace(entry.path, place)  # noqa: PTH105  # as above


def give_name(file: Path, place: Path) -> None:
    """Give *file* the second name *place*, or copy it on a disk that has no such names."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.hardlink_to(file)
    except FileExistsError:  # it was made all the same
        return
    except OSError:
        shutil.copyfile(file, place)
