"""The figures that the guide shows: kept here by whatever measured them, written into its pages as tables.

A table of a page is known by its heading row. Below it stands one paragraph that begins with "Measured at
commit"; both are replaced together, so that no figure can stay behind when the code has changed. Run as a
program, this writes what is kept into the pages: `make figures`.
"""

import json
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
GUIDE = REPOSITORY / "docs/guide"
KEPT = REPOSITORY / "tests/benchmarks/kept.json"
OURS = ("mkdocs", "mkdocs-material")
MEASURED = "Measured at commit"


@dataclass(frozen=True)
class Table:
    """What was measured in one run: the *columns* of a table, its *rows*, and *how* it came about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    how: str

    def heading(self) -> str:
        """Return the line by which a page's table is known."""
        return _line(self.columns)

    def markdown(self) -> str:
        """Return the table as Markdown, and below it how it was measured."""
        rule = _line(["---"] * len(self.columns))
        return "\n".join([self.heading(), rule, *map(_line, self.rows), "", self.how, ""])


def keep(columns: Sequence[str], rows: Iterable[Sequence[str]], *, note: str) -> None:
    """Print a table and keep it in place of the last with these *columns*; *note* says how it was made."""
    table = Table(tuple(columns), tuple(map(tuple, rows)), f"{MEASURED} {_circumstances()}: {note}")
    print(table.markdown(), flush=True)
    others = [one for one in kept() if one.columns != table.columns]
    tables = sorted([*others, table], key=lambda one: one.columns)
    text = json.dumps([asdict(one) for one in tables], indent=2, ensure_ascii=False)
    KEPT.write_text(text + "\n", encoding="utf-8")


def kept() -> list[Table]:
    """Return every table that is kept."""
    return [
        Table(tuple(one["columns"]), tuple(map(tuple, one["rows"])), one["how"])
        for one in json.loads(KEPT.read_text(encoding="utf-8"))
    ]


def with_figures(page: str, tables: Iterable[Table]) -> str:
    """Return *page*, Markdown, with each of its tables that *tables* holds written anew."""
    for table in tables:
        place = rf"^{re.escape(table.heading())}\n(?:\|.*\n)+(?:\n{MEASURED} (?:.+\n)+)?"
        if old := re.search(place, page, flags=re.M):
            page = page[: old.start()] + table.markdown() + page[old.end() :]
    return page


def pages() -> list[Path]:
    """Return the pages that may show figures."""
    return sorted(GUIDE.glob("*.md"))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _circumstances() -> str:
    """Say of which commit, day and programs a measurement speaks."""
    programs = ", ".join(f"{name} {version(name)}" for name in OURS)
    today = datetime.now(UTC)
    day = f"{today:%B} {today.day}, {today.year}"
    return f"`{_commit()}` on {day}, with Python {platform.python_version()}, {programs}"


def _commit() -> str:
    said = [["rev-parse", "--short=7", "HEAD"], ["status", "--porcelain", "--", "hooks"]]
    head, changes = (
        subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout  # noqa: S603, S607  # the developer's own git
        for words in said
    )
    return head.strip() + (" with changes" if changes.strip() else "")


def main() -> None:
    """Write what is kept into the pages of the guide."""
    tables = kept()
    for page in pages():
        page.write_text(with_figures(page.read_text(encoding="utf-8"), tables), encoding="utf-8")


if __name__ == "__main__":
    main()
