"""Line up our content with four formatters, each with its file from here, and build: part of `make audit`.

Authors' editors run them at every save. Exits with 1 when a file of the site, or what `forearmed check` says,
is not what it was before. Beside our own articles stands one that holds all that a tip may hold.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
MOMENT = "1795348800"  # Sunday 2026-11-22: the edition of 2026-W47 is out
RICH = "tips/2026/all-that-a-tip-may-hold.md"
CONTENT = ("docs", "tips")
SETTINGS = (
    ".editorconfig", ".markdownlint.json", ".mdformat.toml", ".prettierignore", ".prettierrc.json",
    ".remarkignore", ".remarkrc.json",
)  # fmt: skip
TOOLS: Mapping[str, Sequence[str]] = {
    "Prettier": ("prettier", "--log-level", "warn", "--write", *CONTENT),
    "mdformat": ("mdformat", *CONTENT),
    "markdownlint": ("markdownlint-cli2", "--fix", *(f"{folder}/**/*.md" for folder in CONTENT)),
    "remark": ("remark", "--quiet", "--output", "--", *CONTENT),
}
"""How people call each of them."""

Built = Mapping[str, bytes]


def main() -> int:
    """Try every formatter; return how many of them change what readers get."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--modules", type=Path, required=True, help="the node_modules of the audit")
    options.add_argument("--mdformat", type=Path, required=True, help="the folder of mdformat's command")
    given = options.parse_args()
    programs = os.pathsep.join([str(given.modules.resolve() / ".bin"), str(given.mdformat.resolve())])
    with tempfile.TemporaryDirectory() as folder:
        before = _built(_project(Path(folder, "before"), given.modules.resolve()))
        failed = [name for name in TOOLS if not _leaves(name, before, Path(folder, name), given, programs)]
    return len(failed)


def _leaves(name: str, before: Built, folder: Path, given: argparse.Namespace, programs: str) -> bool:
    """Tell whether the formatter *name* leaves what is built as it was *before*, and print it."""
    project = _project(folder, given.modules.resolve())
    written = _contents(project)
    path = os.pathsep.join([programs, os.environ["PATH"]])
    run = subprocess.run(  # noqa: S603  # what the lock pins
        TOOLS[name],
        cwd=project,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    changed = sum(text != written[file] for file, text in _contents(project).items())
    after = _built(project)
    different = sorted(file for file in before.keys() | after.keys() if before.get(file) != after.get(file))
    print(f"{name}: {changed} articles lined up, {len(different)} of {len(before)} files of the site differ")
    for file in different[:20]:
        print(f"  {file}")
    if run.returncode or not changed:
        print(f"  {name} gave {run.returncode}: {(run.stderr or run.stdout).strip()[-2000:]}")
    return not different and not run.returncode and changed > 0


def _project(folder: Path, modules: Path) -> Path:
    """Return *folder* with our site in it, and the article that holds everything."""
    no_part = shutil.ignore_patterns("*.egg-info", "forearmed", "__pycache__")
    for name in ("docs", "hooks", "tips"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=no_part)
    for name in ("mkdocs.yml", *SETTINGS):
        shutil.copy(REPOSITORY / name, folder / name)
    shutil.copy(Path(__file__).with_name("rich.md"), folder / RICH)
    (folder / "node_modules").symlink_to(modules)
    return folder


def _contents(project: Path) -> Mapping[Path, bytes]:
    return {
        file.relative_to(project): file.read_bytes()
        for folder in CONTENT
        for file in (project / folder).rglob("*.md")
    }


def _built(project: Path) -> Built:
    """Return every file of the site that *project* makes, and what `check` says of it as one more."""
    said = _forearmed("check", project)
    built = _forearmed("build", project)
    if built.returncode:
        print(built.stdout, built.stderr)
    site = project / "site"
    files = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    # Pagefind's index of one and the same site is not the same twice.
    same = {str(file): content for file, content in files.items() if file.parts[0] != "pagefind"}
    return {**same, "(what check says)": said.stdout.encode()}


def _forearmed(command: str, project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own command
        [str(Path(sys.executable).with_name("forearmed")), command],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": MOMENT},
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
