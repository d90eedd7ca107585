"""`forearmed build`: the site, the feeds and the digest."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from forearmed.build.building import build_site
from forearmed.cli.options import CONFIG
from forearmed.foundation import clock
from forearmed.foundation.errors import count


@click.command()
@CONFIG
def build(config_file: Path) -> None:
    """Build the site, the feeds and the digest.

    The last good site is replaced whole when everything is right, and left alone otherwise.
    """
    clock.stop(clock.now())
    with _progress_bar() as progress:
        plan = build_site(config_file, progress=progress)
    pages, edition = len(plan.documents), plan.schedule.current
    what = f'the edition of {edition.week} is "{edition.tip.title}"' if edition else "no edition yet"
    click.echo(f"{count(pages, 'page')} built; {what}")


@contextmanager
def _progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Show how far a build is on a terminal; elsewhere, as in CI, say nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="Building", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show
