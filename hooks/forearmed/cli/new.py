"""`forearmed new`: a file to begin with, for the next free week."""

import os
import sys
from pathlib import Path

import click

from forearmed.cli.options import CONFIG
from forearmed.desk.desk import Desk
from forearmed.foundation import clock


@click.command()
@CONFIG
@click.argument("title", nargs=-1, required=True, metavar="TITLE...")
@click.option(
    "-t", "--tag", "tags", metavar="TAG", multiple=True,
    help="A tag from docs/tags.yml. At least one is needed; repeat the option for more.",
)  # fmt: skip
@click.option("--playbook", "is_playbook", is_flag=True, help="Begin a playbook instead of a tip.")
@click.option("--slug", metavar="SLUG", help="The name in the address, where the title's own is too long.")
@click.option(
    "--edit",
    is_flag=True,
    help="Open the new file: in the editor that EDITOR names, or as a double click would.",
)
def new(
    config_file: Path,
    title: tuple[str, ...],
    tags: tuple[str, ...],
    is_playbook: bool,  # noqa: FBT001  # click hands flags over like this
    slug: str | None,
    edit: bool,  # noqa: FBT001  # likewise
) -> None:
    """Begin a tip for the next free week, or a playbook: what it needs first, the rest explained.

    Put TITLE in double quotes: the shell takes an apostrophe or a bracket for its own.
    """
    desk = Desk.of(config_file, now=clock.now())
    words = " ".join(title)
    name = desk.slug(words, slug)
    desk.demand_tags(tags)
    begun = desk.playbook(name, words, tags) if is_playbook else desk.tip(name, words, tags)
    click.echo(begun.advice)
    if edit:
        _open(begun.path)


def _open(path: Path) -> None:
    """Open *path* in the editor that the environment names, else in the system's; say when neither works."""
    # Without these, click would start vim, and a beginner does not know how to quit it.
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        click.edit(filename=str(path))
    elif not _has_desktop() or click.launch(str(path), wait=sys.platform == "linux"):
        advice = "open it yourself, or set EDITOR to the command of your editor, such as nano"
        click.echo(f"nothing was found to open {path.name} with; {advice}", err=True)


def _has_desktop() -> bool:
    """Tell whether there is a screen for windows; other systems than Linux have one."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
