"""Build a site beside the last good one, then swap the two. A failure leaves the last one as it was."""

import tempfile
from pathlib import Path

from forearmed import host
from forearmed.errors import ForearmedError


def build_site(config_file: Path) -> str:
    """Build what *config_file* describes into its site folder and return a line that says what was built.

    Raises ProblemsError for the authors' mistakes and ForearmedError for everything else.
    """
    site = Path(host.load(config_file).site_dir)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=_existing(site.parent)) as workshop:
        fresh = Path(workshop, "fresh")
        config = host.load(config_file, site_dir=fresh)
        host.build(config)
        pages = sum(1 for _ in fresh.rglob("*.html"))
        _swap(fresh, site, Path(workshop, "old"))
    current = host.attached(config).schedule.current
    edition = f'; the edition of {current.week} is "{current.tip.title}"' if current else "; no edition yet"
    return f"{pages} pages in {site.name}/{edition}"


def _existing(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ForearmedError(f"cannot make the folder {folder}: {error.strerror}") from None
    return folder


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put *fresh* in the place of *site*, which moves to *old*; on failure *site* is back."""
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError as error:
        if old.exists():
            old.rename(site)
        raise ForearmedError(f"cannot replace {site}: {error.strerror}") from None
