"""Builds after the first: what stands is left alone, and whatever makes a difference is built."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from importlib import resources
from pathlib import Path

import pytest
from forearmed.build import host
from forearmed.build.cache.program import program
from forearmed.build.cache.sealed_file import write_sealed
from forearmed.build.cache.site_record import SiteRecord
from forearmed.build.host.inputs import inputs_of
from make import playbook_text, tip_text
from sites import NOW, build, contents, reproducible, run_here, site_project

RECORD = ".cache/forearmed/last-build"
FILES: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(playbook="live-chat"),
    "docs/playbooks/live-chat.md": playbook_text(),
    "docs/assets/plan.txt": b"A plan.",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that is built, for tests that put back what they change."""
    folder = site_project(tmp_path_factory.mktemp("again"), FILES)
    build(folder)
    return folder


def says(folder: Path, *, moment: timedelta = timedelta(), env: dict[str, str] | None = None) -> str:
    """Build *folder*, *moment* after the first build, and return what the command prints."""
    done = run_here("forearmed", "build", cwd=folder, at=NOW + moment, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_has_changed(project: Path) -> None:
    """The second build says so, writes nothing, and loads no part of mkdocs."""
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    assert says(project).startswith("nothing has changed: ")
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == before


def test_one_byte_more_is_built(project: Path) -> None:
    """A file of any kind counts, even where it looks as if nobody had touched it."""
    for path in ("tips/2026/call-first.md", "docs/assets/plan.txt", "mkdocs.yml"):
        file = project / path
        times = file.stat()
        file.write_bytes(file.read_bytes() + b"\n")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert "nothing" not in says(project), path
    assert says(project).startswith("nothing has changed")


@pytest.mark.thorough
def test_a_site_that_somebody_touched_is_built(project: Path) -> None:
    """A changed, a missing and a strange file of the site are made good."""
    site = project / "site"
    good = reproducible(contents(site))
    page = site / "tips/call-first/index.html"
    for harm in (
        lambda: page.write_text("Changed."),
        lambda: page.unlink(),
        lambda: (site / "strange.html").write_text("Strange."),
    ):
        harm()
        assert "nothing" not in says(project)
        assert reproducible(contents(site)) == good


def test_a_site_from_elsewhere_is_known_by_its_bytes(project: Path) -> None:
    """A restored copy has other times and numbers, and the same bytes: it stands."""
    site = project / "site"
    for file in [file for file in site.rglob("*") if file.is_file()]:
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)
    assert says(project).startswith("nothing has changed")


def test_the_moment_counts_when_it_makes_a_difference(project: Path) -> None:
    """Within a day nothing changes but at the publish time; what another day would change is built."""
    assert says(project, moment=timedelta(minutes=30)).startswith("nothing has changed")
    assert "nothing" not in says(project, moment=timedelta(days=1))
    assert "nothing" not in says(project)


@pytest.mark.thorough
def test_two_moments_of_one_span_make_the_same_bytes(project: Path) -> None:
    """What the record takes for granted is so: half an hour makes no byte another."""
    bytes_at = []
    for moment in (timedelta(), timedelta(minutes=30)):
        done = run_here("forearmed", "build", "--no-cache", cwd=project, at=NOW + moment)
        assert done.returncode == 0
        bytes_at.append(reproducible(contents(project / "site")))
    assert bytes_at[0] == bytes_at[1]


@pytest.mark.thorough
def test_variables_that_the_settings_ask_for(tmp_path: Path) -> None:
    """A variable that mkdocs.yml names counts as if it were written there; others do not."""
    folder = site_project(tmp_path, FILES)
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("site_name: Forearmed", "site_name: !ENV [TEAM, Nobody]"), "utf-8")
    says(folder, env={"TEAM": "Sales"})
    assert says(folder, env={"TEAM": "Sales", "OTHER": "1"}).startswith("nothing has changed")
    assert "nothing" not in says(folder, env={"TEAM": "Service"})
    assert b"<title>Service" in (folder / "site/subscribe/index.html").read_bytes().replace(
        b"Subscribe - ", b""
    )


@pytest.mark.thorough
def test_the_hosts_own_search_notes_each_page(tmp_path: Path) -> None:
    """Where a team has it, its index lists pages that are taken over as it lists those that are made."""
    folder = site_project(tmp_path, FILES)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins: []", "plugins: [search]"), "utf-8")
    listed = []
    for title in ("Call first", "Call at once"):
        (folder / "tips/2026/call-first.md").write_text(tip_text(title=title), "utf-8")
        says(folder)
        index = json.loads((folder / "site/search/search_index.json").read_text("utf-8"))
        listed.append([entry["location"] for entry in index["docs"]])
    assert len(listed[0]) > len(FILES)
    assert listed[0] == listed[1]


HARMLESS = "{% extends 'forearmed.html' %}"
OWN_THEME = "theme:\n  custom_dir: overrides\n"
OWN_HOOK = "hooks:\n- own.py\n"
FOREIGN: dict[str, tuple[str, str, str, bool]] = {
    "a template of the team's own": (OWN_THEME, "overrides/main.html", HARMLESS, True),
    "a template that prints the moment": (OWN_THEME, "overrides/main.html", "{{ build_date_utc }}", False),
    "another hook": (OWN_HOOK, "own.py", "def on_env(env, **_):\n    return env\n", False),
    "a hook that does more than name our events": (OWN_HOOK, "own.py", "import datetime\n", False),
    "a hook that calls": (OWN_HOOK, "own.py", "__all__ = [print()]\n", False),
    "a value that is made by code": (
        "extra:\n  made: !!python/object/apply:os.getcwd []\n", "own.txt", "", False
    ),
    "a link out of the project": ("extra:\n", "docs/assets/own", "-> ..", False),
}  # fmt: skip


@pytest.mark.parametrize("case", FOREIGN)
def test_code_that_may_read_anything(tmp_path: Path, case: str) -> None:
    """Nobody knows what such code depends on, so a build with it keeps nothing."""
    folder = site_project(tmp_path, FILES)
    settings = folder / "mkdocs.yml"
    line, file, text, known = FOREIGN[case]
    key = line.partition("\n")[0] + "\n"
    settings.write_text(settings.read_text("utf-8").replace(key, line), "utf-8")
    (folder / file).parent.mkdir(exist_ok=True)
    if text.startswith("-> "):
        (folder / file).symlink_to(tmp_path.parent)
    else:
        (folder / file).write_text(text)
    inputs = inputs_of(host.load(settings))
    assert (inputs is not None and inputs.digest({}) is not None) is known


@pytest.mark.thorough
def test_a_record_that_cannot_be_used(project: Path) -> None:
    """A record that is damaged, cut short, empty or another program's is as good as none."""
    says(project)
    record = project / RECORD
    good = record.read_bytes()
    values = json.loads(good[32:])
    for bad in (good[:-1], good[:40], b"", good[:-9] + b"x" + good[-8:]):
        record.write_bytes(bad)
        assert SiteRecord.read(project) is None
    write_sealed(record, json.dumps(values).encode(), program()[::-1])
    assert SiteRecord.read(project) is None
    record.unlink()
    assert "nothing" not in says(project)


@pytest.mark.thorough
def test_without_a_cache(project: Path) -> None:
    """`--no-cache` builds in any case, and keeps nothing."""
    says(project)
    record = (project / RECORD).read_bytes()
    done = run_here("forearmed", "build", "--no-cache", cwd=project, at=NOW)
    assert "nothing" not in done.stdout
    assert (project / RECORD).read_bytes() == record


def test_warnings_are_repeated(tmp_path: Path) -> None:
    """What mkdocs warned of is still true of a site that stands, so it is said again."""
    folder = site_project(tmp_path, FILES)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nsite_nam: Typo\n", "utf-8")
    first, second = (run_here("forearmed", "build", cwd=folder) for _ in range(2))
    assert first.returncode == second.returncode == 0
    assert "site_nam" in first.stderr
    assert set(first.stderr.splitlines()) == set(second.stderr.splitlines())
    assert second.stdout.startswith("nothing has changed")


@pytest.mark.thorough
def test_another_font_for_cards_is_built(tmp_path: Path) -> None:
    """The team's own font lies anywhere in the project, and cards are drawn with it."""
    one, other = (resources.files(f"fontpkg_{name}") / "files" for name in ("arimo", "frank_ruhl_libre"))
    folder = site_project(tmp_path, FILES, settings={"card_font": "card.ttf"})
    for fonts in (one, other):
        font = next(file for file in fonts.iterdir() if file.name.endswith(".ttf"))
        (folder / "card.ttf").write_bytes(font.read_bytes())
        assert "nothing" not in says(folder)
        assert says(folder).startswith("nothing has changed")


SPY = """
import os, sys
def spy(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes)):
        if event != "open" or "r" in (arguments[1] or "r") and "+" not in (arguments[1] or "r"):
            print(os.path.abspath(os.fsdecode(arguments[0])), file=spied)
spied = open(sys.argv.pop(), "w")
sys.addaudithook(spy)
from forearmed.__main__ import main
main()
"""
"""Builds, and writes down every file that Python opens to read, and every folder that it lists."""


@pytest.mark.thorough
def test_a_build_reads_nothing_else(tmp_path: Path) -> None:
    """Every file of the project that a build reads is one whose change the next build notices."""
    files: dict[str, str | bytes] = {
        **FILES,
        "docs/synonyms.yml": "call: phone, ring\n",
        "overrides/main.html": HARMLESS,
    }
    folder = site_project(tmp_path / "project", files)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("theme:\n", OWN_THEME), "utf-8")
    subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", SPY, "build", str(tmp_path / "spied")],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
        check=True,
    )
    inputs = inputs_of(host.load(settings))
    assert inputs
    known = [*inputs.files, *inputs.folders, folder / ".cache", folder / "site", *folder.glob(".site*")]
    read = {Path(line) for line in (tmp_path / "spied").read_text("utf-8").splitlines()}
    # What is gone is what the build itself has deleted.
    ours = {path for path in read if path.is_relative_to(folder) and path != folder and path.exists()}
    assert len(ours) > len(FILES)
    strange = {path for path in ours if not any(path.is_relative_to(one) for one in known)}
    assert {path for path in strange if not path.relative_to(folder).parts[0].startswith(".site")} == set()
