"""Build a site beside the last good one, then swap the two. A failed build leaves the last site unchanged."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.publication import Plan
from forearmed.foundation import swap
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.locks import exclusive

_WORKSHOP = ".site-"
_LOCK = ".site.lock"
_OLD = "old"


def build_site(config_file: Path, *, progress: Callable[[int, int], None]) -> Plan:
    """Build what *config_file* describes into its site folder and return the plan of it.

    *progress* is called with the number of steps done, and of all steps. Raises ProblemsError for authors'
    mistakes and ForearmedError for everything else.
    """
    site = host.site_folder(config_file)
    try:
        with _workshop(site) as workshop:
            plan = steps.build(config_file, workshop / "fresh", progress=progress)
            swap.replace(site, workshop / "fresh", old=workshop / _OLD)
    except OSError as error:
        where = error.filename or site
        raise ForearmedError(f"cannot write {where}: {error.strerror}; the last site stands") from error
    return plan


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """Give a folder beside *site* to one build at a time; clean up after builds that were killed."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(
        site.parent / _LOCK, busy=lambda: f"another build is writing {site}; wait until it is done"
    ):
        for left_over in site.parent.glob(f"{_WORKSHOP}*"):
            swap.recover(site, old=left_over / _OLD)
            shutil.rmtree(left_over)
        with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=site.parent) as workshop:
            yield Path(workshop)
