"""What a build costs that follows another, when nothing has changed, or one thing."""

import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from build_cost import Cost, build, check, run
from corpus import write_blog, write_ours
from figures import keep

AGAIN = (
    "What has changed among 1,000 tips",
    "CPU s (median)",
    "From, to",
    "To Material's stack from nothing",
)
RUNS = 3
_TIP = "tips/bench/tip-00500.md"


def build_again(folder: Path) -> Cost:
    """Build ours with our own command, which takes over what has not changed."""
    return run(folder, "forearmed", "build", "--config", str(folder / "mkdocs.yml"))


def replaced(file: Path, old: str, new: str) -> None:
    """Write *new* for the first *old* in *file*, which must have it."""
    text = file.read_text("utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, 1), "utf-8")


def edit_text(folder: Path, number: int) -> None:
    """Add a sentence to the text of one tip."""
    file = folder / _TIP
    file.write_text(f"{file.read_text('utf-8')}\nSay it once more, and wait {number} seconds.\n", "utf-8")


def edit_title(folder: Path, number: int) -> None:
    """Give one tip another title."""
    replaced(folder / _TIP, "\ntitle: ", f"\ntitle: Number {number} ")


def add_tip(folder: Path, number: int) -> None:
    """Add a tip that is no edition."""
    text = (
        (folder / _TIP).read_text("utf-8").replace("\ntitle: ", f"\nfeature: false\ntitle: New {number} ", 1)
    )
    (folder / f"tips/bench/new-{number}.md").write_text(text, "utf-8")


def edit_description(folder: Path, number: int) -> None:
    """Say of a tag what it is about in other words."""
    replaced(folder / "docs/tags.yml", "description: ", f"description: Number {number} ")


EDITS: Sequence[tuple[str, Callable[[Path, int], None]]] = (
    ("nothing", lambda _folder, _number: None),
    ("the text of a tip", edit_text),
    ("the title of a tip", edit_title),
    ("a new tip", add_tip),
    ("the description of a tag", edit_description),
)


def measure(work: Path, others: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, each edit tried a few times."""
    ours = write_ours(work / "ours", 1000)
    stack = build(write_blog(work / "blog", 1000), others)
    build_again(ours)
    for name, edit in EDITS:
        yield _row(name, list(_costs(ours, edit, build_again)), stack)
    check(ours)
    yield _row("`check` of an edited tip", list(_costs(ours, edit_text, check)), stack)


def _costs(
    folder: Path, edit: Callable[[Path, int], None], command: Callable[[Path], Cost]
) -> Iterator[Cost]:
    for number in range(RUNS):
        edit(folder, number)
        yield command(folder)


def _row(name: str, costs: Sequence[Cost], stack: Cost) -> tuple[str, ...]:
    cpu = [cost.cpu for cost in costs]
    middle = statistics.median(cpu)
    return name, f"{middle:.1f}", f"{min(cpu):.1f} to {max(cpu):.1f}", f"{middle / stack.cpu:.2f}"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        keep(AGAIN, [*measure(Path(name), Path(sys.argv[1]))], note=f"{RUNS} of each, in one run.")
