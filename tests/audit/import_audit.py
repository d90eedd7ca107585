"""Import the public exports that samples.toml lists, each into a new project: part of what the guide shows.

Fetches nothing: SAMPLES is a folder with a copy of each repository, as OWNER/NAME, and what is not there is
named. With `--keep` it keeps the guide's table. Exits with 1 when a run ends as no run may, when its numbers
do not add up, or when a second run writes anything. Words of a post that its tip does not show are printed.
"""

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from bs4 import BeautifulSoup, Comment
from figures import keep
from forearmed.archive.post import Form, Post
from forearmed.archive.readers import Manner, reader_of
from forearmed.article.converter import Converter
from forearmed.content.slugs import slug_of
from forearmed.content.source import read_article

LIST = Path(__file__).with_name("samples.toml")
COLUMNS = ("Export", "Items", "Tips", "Drafts", "Withheld", "Damaged", "Pictures it lacks", "CPU s")
ZONE = "America/New_York"
PROGRAM = str(Path(sys.executable).with_name("forearmed"))
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr",
}  # fmt: skip
FATES = ("tips? with a date", "drafts?", "posts? withheld", "posts? that could not be read")
"""As patterns, since the command says one of a kind as one."""


@dataclass
class Run:
    """What the import of one export into a new project gave."""

    said: str
    code: int
    seconds: float
    missing: int = 0
    again: str = ""
    faults: list[str] = field(default_factory=list)
    """What `forearmed check` calls an error."""

    lost: Mapping[str, Counter[str]] = field(default_factory=dict)
    """The words of each tip's post that the tip does not have, by the tip's file."""

    words: int = 0

    def number(self, words: str) -> int:
        """Return how many items became what the pattern *words* fits, as the command said."""
        found = re.search(rf"^ +([\d,]+)  {words}$", self.said, re.MULTILINE)
        return int(found[1].replace(",", "")) if found else 0

    @property
    def items(self) -> int:
        """Return how many items the command counted."""
        found = re.search(r"^([\d,]+) items? in the exports", self.said, re.MULTILINE)
        return int(found[1].replace(",", "")) if found else 0

    @property
    def tallied(self) -> int:
        """Return the sum of what the items became."""
        return sum(
            int(each.replace(",", "")) for each in re.findall(r"^ +([\d,]+)  ", self.said, re.MULTILINE)
        )


def ran(words: list[str], folder: Path) -> tuple[str, int, float]:
    """Return what the command *words* said in *folder*, its exit code and its CPU seconds."""
    with tempfile.TemporaryFile("w+") as heard:
        process = subprocess.Popen(words, cwd=folder, stdout=heard, stderr=heard)  # noqa: S603  # our own program
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        heard.seek(0)
        return heard.read(), process.returncode, usage.ru_utime + usage.ru_stime


def imported(export: Path, project: Path, options: list[str]) -> Run:
    """Import *export* into the new *project*, and once more."""
    ran([PROGRAM, "init", str(project)], project.parent)
    command = [PROGRAM, "import", str(export), *options]
    said, code, seconds = ran(command, project)
    if "run the same command" in said:
        said, code, seconds = ran(command, project)
    run = Run(said, code, seconds)
    if code in (0, 1) and "in the exports:" in said:
        _look(run, export, project)
        run.again = ran(command, project)[0]
    return run


def _look(run: Run, export: Path, project: Path) -> None:
    """Note in *run* what the project has now, and what it lacks."""
    report = project / "import-report"
    absent = report / "missing-pictures.txt"
    run.missing = len(absent.read_text("utf-8").split("\n")) - 1 if absent.exists() else 0
    checked, _, _ = ran([PROGRAM, "check"], project)
    run.faults = [line for line in checked.splitlines() if re.match(r"\S+:\d+: (?!warning)", line)]
    files = {row["id"]: row["file"] for row in csv.DictReader((report / "posts.csv").open(encoding="utf-8"))}
    converter, lost = Converter(), {}
    for post in _posts(export):
        if path := files.get(post.ident):
            body = read_article((project / path).read_text("utf-8")).body
            shown = Counter(_words(converter.convert(body).html))
            wanted = Counter(_words(_text(post)))
            run.words += wanted.total()
            lost[path] = wanted - shown
    run.lost = lost


def _posts(export: Path) -> Iterator[Post]:
    for item in reader_of(export).read(export, Manner(ZoneInfo(ZONE))):
        if isinstance(item, Post) and item.form is not Form.MARKDOWN:
            yield item


def _text(post: Post) -> str:
    """Return the body of *post* as HTML, without the names of shortcodes."""
    is_wordpress = post.form is Form.WORDPRESS
    return re.sub(r"\[/?[a-z][\w-]*(?:\s[^\]]*)?\]", " ", post.body) if is_wordpress else post.body


def _words(html: str) -> list[str]:
    tree = BeautifulSoup(html, "lxml")
    for comment in tree.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in tree(["script", "style", "noscript", "form", "iframe", "svg", "select", "textarea"]):
        element.decompose()
    for element in tree.find_all(lambda tag: tag.name not in INLINE):
        element.insert_before(" ")
        element.append(" ")
    return re.findall(r"\w+", tree.get_text().casefold())


def exports_of(sample: Mapping[str, Any], folder: Path) -> list[Path]:
    """Return the exports of *sample* that *folder* has."""
    place = folder / sample["repository"]
    return [found for path in sample["paths"] for found in sorted(place.parent.glob(f"{place.name}/{path}"))]


def row_of(name: str, runs: list[Run]) -> tuple[str, ...]:
    """Return a row of the guide's table about all *runs* of one sample."""
    figures = [sum(run.number(fate) for run in runs) for fate in FATES]
    numbers = [sum(run.items for run in runs), *figures, sum(run.missing for run in runs)]
    return (name, *(f"{number:,}" for number in numbers), f"{sum(run.seconds for run in runs):.1f}")


def wrong(run: Run) -> Iterator[str]:
    """Yield what is wrong with *run*."""
    if "Traceback" in run.said or run.code not in (0, 1):
        yield f"it ended with {run.code}: {run.said[-2000:]}"
    if run.items != run.tallied:
        yield f"{run.items} items, and the sum of what they became is {run.tallied}"
    if re.search(r"\d+ (?:written|updated)", run.again):
        yield f"a second run said {run.again}"


def told(run: Run) -> Iterator[str]:
    """Yield what a person looks at after *run*: errors of `forearmed check`, and words that are not shown."""
    if not run.items:
        yield run.said.strip()[-300:]
    yield from run.faults
    for path, words in run.lost.items():
        if words:
            yield f"{path} lacks {' '.join(words)}"


def brought(sample: Mapping[str, Any], samples: Path, projects: Path) -> list[Run]:
    """Import each export of *sample* into a project below *projects*, and print what came of it."""
    options = ["--site", sample["site"]] if "site" in sample else []
    if "uploads" in sample:
        options += ["--uploads", str(samples / sample["repository"] / sample["uploads"])]
    runs = []
    for place, export in enumerate(exports_of(sample, samples)):
        run = imported(export, projects / f"{slug_of(sample['name'])}-{place}", options)
        lost = sum(each.total() for each in run.lost.values())
        print(f"{export.relative_to(samples)}: {run.words} words, {lost} of them not shown")
        for line in told(run):
            print(f"    {line}")
        for line in wrong(run):
            print(f"  ! {line}")
        runs.append(run)
    return runs


def main() -> int:
    """Import every sample; return 1 if something went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("samples", type=Path, help="a folder with a copy of each repository, as OWNER/NAME")
    options.add_argument("--only", default="", help="a word in the names of the samples to import")
    options.add_argument("--projects", type=Path, help="a folder in which to leave the projects")
    options.add_argument("--keep", action="store_true", help="keep the table for the guide")
    given = options.parse_args()
    listed = [each for each in tomllib.loads(LIST.read_text("utf-8"))["sample"] if given.only in each["name"]]
    rows, bad = [], False
    with tempfile.TemporaryDirectory(prefix="forearmed-samples-") as temporary:
        for sample in listed:
            projects = (given.projects or Path(temporary)).resolve()
            if runs := brought(sample, given.samples.resolve(), projects):
                rows.append(row_of(sample["name"], runs))
                bad = bad or any(list(wrong(run)) for run in runs)
            else:
                print(f"{sample['name']}: not in {given.samples}")
    for row in rows:
        print(" | ".join(row))
    if given.keep:
        keep(
            COLUMNS, rows, note="exports that are public, each into a new project, as `import_audit.py` does."
        )
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
