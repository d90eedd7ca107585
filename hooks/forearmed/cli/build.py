"""`forearmed build`: the site, the feeds and the digest."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from forearmed.build.cache.site_record import SiteRecord
from forearmed.cli.mkdocs_lines import quiet_mkdocs
from forearmed.cli.options import CONFIG
from forearmed.foundation import clock
from forearmed.foundation.interrupts import ending_at_once


@click.command()
@CONFIG
@click.option("--no-cache", is_flag=True, help="Use nothing of earlier builds, and keep nothing.")
def build(config_file: Path, *, no_cache: bool) -> None:
    """Build the site, the feeds and the digest.

    The last good site is replaced whole when everything is right, and left alone otherwise. Where nothing has
    changed since the last build, it stands as it is.
    """
    now = clock.now()
    clock.stop(now)
    if not no_cache and (last := _still_right(config_file.absolute(), now)):
        for line in last.warnings:
            click.echo(line, err=True)
        click.echo(f"nothing has changed: {last.closing}")
        return
    with ending_at_once():  # loads mkdocs, which takes longer than all of the above
        from forearmed.build.building import build_site

        quiet_mkdocs()
    with _progress_bar() as progress:
        click.echo(build_site(config_file, progress=progress, environment=os.environ, keep=not no_cache))


def _still_right(config_file: Path, now: datetime) -> SiteRecord | None:
    """Return the record of the last build of *config_file* where a build as of *now* would be the same."""
    root = config_file.parent
    last = SiteRecord.read(root)
    if last and last.config == config_file.name and last.still_holds(root, now=now, environment=os.environ):
        return last
    return None


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
