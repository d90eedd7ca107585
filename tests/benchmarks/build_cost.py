"""What a build costs: CPU seconds and memory, beside the stack people would use otherwise, in one run.

Run with `make bench`. CPU seconds are user and system time of the whole process; ratios are of runs that
took turns, so that a machine whose speed drifts does not decide them.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import write_bare, write_blog, write_hugo, write_ours
from figures import keep

MOMENT = "1795348800"
COSTS = ("What is built or checked", "CPU s (median)", "From, to", "Peak MB")
RATIOS = ("CPU time beside", "Ratio")
LARGE = (5000, 10000)
Rows = list[tuple[str, ...]]


MKDOCS = """\
import atexit, os, resource
@atexit.register
def _():
    with open(os.environ["PEAK_FILE"], "w") as file:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=file)
        started = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(started.ru_utime + started.ru_stime, file=file)
from mkdocs.__main__ import cli
cli(prog_name="mkdocs")
"""
"""mkdocs as its command runs it, which then writes down its own peak of memory and what it started took."""


@dataclass(frozen=True)
class Cost:
    """One run's *cpu* seconds (user and system) and its peak *memory* in MB.

    *own* is the peak of the process itself, without the programs that it starts, and *started* are their CPU
    seconds, where these are known.
    """

    cpu: float
    memory: float
    own: float | None = None
    started: float = 0.0


def run(folder: Path, *command: str, programs: Path = Path(sys.executable).parent) -> Cost:
    """Run *command* of the environment with *programs* in *folder* and return what it took."""
    program = str(programs / command[0])
    quiet = os.open(os.devnull, os.O_WRONLY)
    peak = folder / "peak"
    own = {
        "SOURCE_DATE_EPOCH": MOMENT,
        "PWD": str(folder),
        "NO_MKDOCS_2_WARNING": "1",
        "PEAK_FILE": str(peak),
    }
    process = os.posix_spawn(
        program,
        [program, *command[1:]],
        {**os.environ, **own},
        file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)],
    )
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if status:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    cpu = usage.ru_utime + usage.ru_stime
    if not peak.exists():
        return Cost(cpu, usage.ru_maxrss / 1024)
    alone, started = map(float, peak.read_text().split())
    return Cost(cpu, usage.ru_maxrss / 1024, alone / 1024, started)


def build(folder: Path, programs: Path = Path(sys.executable).parent) -> Cost:
    """Build everything that *folder* configures with mkdocs."""
    target = ("-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site"))
    return run(folder, "python", "-c", MKDOCS, "build", "-q", *target, programs=programs)


def build_hugo(folder: Path, programs: Path) -> Cost:
    """Build *folder* with Hugo."""
    target = ("--source", str(folder), "--destination", str(folder / "site"))
    return run(folder, "hugo", "--quiet", *target, programs=programs)


def build_from_nothing(folder: Path) -> Cost:
    """Build ours with nothing of earlier builds but the pictures that they have kept."""
    for kept in (folder / ".cache/forearmed").iterdir():
        if kept.name != "cards":
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    return build(folder)


def build_anew(folder: Path) -> Cost:
    """Build ours with nothing of earlier builds, the pictures included."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return build(folder)


def check(folder: Path) -> Cost:
    """Check ours."""
    return run(folder, "forearmed", "check", "--config", str(folder / "mkdocs.yml"))


def row(name: str, costs: Sequence[Cost]) -> tuple[str, ...]:
    """Return the median of *costs*, and how far the runs lay apart, as cells."""
    cpu = [cost.cpu for cost in costs]
    memory = f"{max(cost.memory for cost in costs):.0f}"
    own = max((cost.own for cost in costs if cost.own), default=0.0)
    if own and f"{own:.0f}" != memory:  # what it starts, such as an indexer, needs more
        memory = f"{own:.0f}, with what it starts {memory}"
    spread = f"{min(cpu):.1f} to {max(cpu):.1f}" if len(cpu) > 1 else "one run"
    return name, f"{statistics.median(cpu):.1f}", spread, memory


def main() -> None:
    """Measure, and keep two tables: what each thing costs, and what that is beside something else."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="rounds of runs at 1,000 tips")
    options.add_argument("--others", type=Path, required=True, help="where the other stack's programs are")
    options.add_argument("--large", action="store_true", help="5,000 and 10,000 tips too")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows, ratios = measure(Path(name), chosen.runs, chosen.others, large=chosen.large)
    keep(COSTS, rows, note=f"{chosen.runs} rounds of builds that took turns.")
    keep(
        RATIOS, ratios, note="each is the median of the rounds, or of single runs where there are no rounds."
    )


def measure(work: Path, runs: int, others: Path, *, large: bool) -> tuple[Rows, Rows]:
    """Return the rows of both tables."""
    mine, blog = write_ours(work / "ours", 1000), write_blog(work / "blog", 1000)
    lean, hugo = write_blog(work / "lean", 1000, lean=True), write_hugo(work / "hugo", 1000)
    bare = write_bare(work / "bare", 1000)
    build(mine)  # draws the social cards, which later builds keep
    rounds = [
        (
            build_from_nothing(mine),
            build(blog, others),
            build(lean, others),
            build(bare, others),
            build_hugo(hugo, others),
        )
        for _ in range(runs)
    ]
    ours, stack, leanest, alone, barest = zip(*rounds, strict=True)
    indexing = [Cost(cost.started, cost.memory) for cost in ours]
    anew = [build_anew(mine) for _ in range(3)]
    rows = [
        row("Forearmed, 1,000 tips, with feeds, digest, huddles and search", ours),
        row("... of that, Pagefind's program for the search", indexing),
        row("Forearmed, 1,000 tips, every social card drawn anew", anew),
        row("Material's blog, tags and search with mkdocs-rss-plugin, 1,000", stack),
        row("... without Markdown extensions", leanest),
        row("mkdocs alone: no plugin, no list, a template of one line, 1,000", alone),
        row(f"Hugo {_release(others)} with bare templates, no look and no search, 1,000", barest),
        row("`forearmed check`, 1,000 tips", [check(mine) for _ in range(3)]),
        row("`forearmed check`, 1 tip", [check(write_ours(work / "one", 1)) for _ in range(3)]),
    ]
    ratios = [
        ("Forearmed to Material's stack", _ratio(ours, stack)),
        ("... every card drawn anew", _ratio(anew, stack)),
        ("... to the stack without Markdown extensions", _ratio(ours, leanest)),
        ("... to bare Hugo", _ratio(ours, barest)),
        ("mkdocs alone to Material's stack", _ratio(alone, stack)),
        ("Pagefind's program alone to Material's stack", _ratio(indexing, stack)),
    ]
    at_thousand = statistics.median(cost.cpu for cost in anew)
    grown = [growth(work, at_thousand, number) for number in LARGE] if large else []
    return rows + [one for one, _ in grown], ratios + [one for _, one in grown]


def growth(work: Path, at_thousand: float, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what *number* tips cost, and what one of them costs beside one of a thousand.

    Each size is built once, from nothing, so *at_thousand* is of builds that drew every card anew as well.
    """
    cost = build(write_ours(work / str(number), number))
    each = (cost.cpu / number) / (at_thousand / 1000)
    return row(f"Forearmed, {number:,} tips, every social card drawn anew", [cost]), (
        f"A tip at {number:,} to a tip at 1,000",
        f"{each:.2f}",
    )


def _ratio(ours: Iterable[Cost], others: Iterable[Cost]) -> str:
    return f"{statistics.median(one.cpu / other.cpu for one, other in zip(ours, others, strict=False)):.2f}"


def _release(programs: Path) -> str:
    """Return the release of Hugo that is installed beside *programs*."""
    said = subprocess.run([str(programs / "hugo"), "version"], capture_output=True, text=True, check=True)  # noqa: S603  # the benchmark's own Hugo
    return str(re.findall(r"hugo v([\d.]+)", said.stdout)[0])


if __name__ == "__main__":
    main()
