"""What it costs to import an archive, beside pelican-import.

Run with `make bench`. Posts are made up, of the length that a weekly blog's have. Seconds are CPU time of a
whole process and of what it starts; the memory is the most that one of them took. A dry run of the largest
file takes turns with lxml, which reads each item and forgets it, and the medians are kept, since the speed of
a shared machine varies. pelican-import is measured where it and pandoc are on the PATH.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from corpus import texts
from exports import COMMENT, item, wxr
from figures import keep
from forearmed.article.converter import Converter
from sites import site_project

POSTS = 2_000
SHORT = 110_000
LARGE = 300_000_000
TURNS = 3
COLUMNS = ("What is read or brought", "CPU s", "Peak MB")


ALONE = """
import sys
import lxml.etree
for _, item in lxml.etree.iterparse(sys.argv[1], tag="item", huge_tree=True):
    item.clear()
    while item.getprevious() is not None:
        del item.getparent()[0]
"""
"""Python that reads each item of a file, and forgets it."""


def short_export(path: Path) -> None:
    """Write an export of very many posts of a few words, each with a day, terms and further fields."""
    head, tail = wxr("HERE").split("HERE")
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(1, SHORT + 1):
            day = f"{2010 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02} 09:00:00"
            terms = [f"Term {number % 300}", f"Term {number % 7}"]
            meta = {"_thumbnail_id": f"{number}", "_yoast_wpseo_metadesc": f"What tip {number} is about."}
            name = f"a-name-of-the-usual-length-{number}"
            file.write(
                item(number, f"Tip {number}", day=day, terms=terms, name=name, meta=meta, more=COMMENT)
            )
        file.write(tail)


def export(path: Path, posts: int, *, at_least: int = 0) -> None:
    """Write a WordPress export of *posts*, or of as many more as make it *at_least* so many bytes."""
    converter = Converter()
    bodies = [converter.convert(text.body).html for text in texts(POSTS)]
    head, tail = wxr("HERE").split("HERE")
    size, number = 0, 0
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        while number < posts or size < at_least:
            body = bodies[number % len(bodies)].replace("]]>", "]]&gt;")
            written = item(number + 1, f"Tip {number}", body, more=COMMENT * 3)
            file.write(written)
            size += len(written.encode())
            number += 1
        file.write(tail)


def cost(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the CPU seconds and the peak megabytes of *command*, run in *folder*."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own commands
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def children_cost(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the same with what *command* starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _, peak = cost(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, peak


def in_turns(ours: str, large: Path, project: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return what a dry run of *large* costs, and what lxml takes to read it; the medians of some turns."""
    commands = ([ours, "import", str(large), "--dry-run"], [sys.executable, "-c", ALONE, str(large)])
    costs = [[cost(command, project) for command in commands] for _ in range(TURNS)]
    dry, alone = (sorted(each)[TURNS // 2] for each in zip(*costs, strict=True))
    return dry, alone


def main() -> None:
    """Measure, and keep a table."""
    ours = str(Path(sys.executable).with_name("forearmed"))
    theirs = shutil.which("pelican-import") if shutil.which("pandoc") else None
    with tempfile.TemporaryDirectory(prefix="forearmed-import-") as name:
        project = site_project(Path(name) / "project", {})
        old, large, short = (Path(name) / f"{each}.xml" for each in ("old", "large", "short"))
        export(old, POSTS)
        export(large, 0, at_least=LARGE)
        command = [ours, "import", str(old)]
        short_export(short)
        dry, alone = in_turns(ours, large, project)
        many = cost([ours, "import", str(short), "--dry-run"], project)
        cost(command, project)  # it asks
        whole = children_cost(command, project)
        rows = [_row(f"Forearmed, {POSTS:,} posts, whole", *whole)]
        if theirs:
            out = str(Path(name) / "theirs")
            command = [theirs, "--wpfile", "--markup", "markdown", "--output", out, str(old)]
            other = children_cost(command, Path(name))
            rows += [_row(f"pelican-import with pandoc, {POSTS:,} posts", *other)]
            rows += [
                (f"Forearmed to pelican-import, {POSTS:,} posts", f"{whole[0] / other[0]:.2f} of it", "")
            ]
        else:
            print("pelican-import is not measured: it needs pandoc, which is a package of Debian")
        rows += [_row("Forearmed, 300 MB of WordPress, with `--dry-run`", *dry)]
        rows += [_row("... for each 100 MB", dry[0] / LARGE * 100_000_000)]
        rows += [_row("lxml, the same file, which is read and forgotten", *alone)]
        rows += [_row(f"Forearmed, {SHORT:,} short posts, with `--dry-run`", *many)]
    keep(COLUMNS, rows, note=f"the largest file {TURNS} times in turns, the medians; else one run of each.")


def _row(what: str, seconds: float, peak: float = 0) -> tuple[str, str, str]:
    return (what, f"{seconds:.1f}", f"{peak:.0f}" if peak else "")


if __name__ == "__main__":
    main()
