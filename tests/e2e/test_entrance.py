"""How the command begins and speaks: an early Ctrl+C, and terminals that know few signs. Real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from make import tip_text
from sites import NOW, REPOSITORY, run, site_project


@pytest.mark.parametrize("early", ["cli", "yaml", "pydantic", "cli.calendar"])
def test_ctrl_c_while_it_loads(tmp_path: Path, early: str) -> None:
    """Whatever is being loaded, it ends with the code that shells know, and says nothing."""
    (tmp_path / "sitecustomize.py").write_text(INTERRUPT.format(name=early))
    program = Path(sys.executable).with_name("forearmed")
    ended = subprocess.run(  # noqa: S603  # our own command
        [str(program), "calendar"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


HEAVY = {
    "PIL", "asyncio", "bs4", "dateutil", "email_validator", "frontmatter", "html5lib", "jinja2", "lxml",
    "markdown", "markdown_it", "mkdocs", "mrml", "nh3", "pagefind", "pydantic", "pygments", "rich", "smtplib",
    "sqlite3", "yaml",
}  # fmt: skip
"""What takes long to load, of our libraries and Python's."""

MKDOCS = {"mkdocs", "jinja2", "markdown", "pygments", "yaml"}
"""What mkdocs loads to read mkdocs.yml."""


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        (["--version"], set()),
        (["no-command"], set()),
        (["calendar"], MKDOCS | {"dateutil", "frontmatter", "pydantic"}),
    ],
    ids=["version", "mistyped", "calendar"],
)
def test_a_command_loads_what_it_needs(words: list[str], needs: set[str]) -> None:
    """What only others need does not delay it: its rooms are loaded when it is called."""
    shown = run("python", "-X", "importtime", "-m", "forearmed", *words, cwd=REPOSITORY)
    loaded = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert "forearmed.cli" in loaded
    assert loaded & HEAVY <= needs


@pytest.mark.thorough
def test_the_module_is_the_command(tmp_path: Path) -> None:
    """`python -m forearmed` does and says what `forearmed` does, exit codes and its own name included."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(sumary="Typo.")})
    for words in (["--help"], ["check"], ["chek"]):
        module = run("python", "-m", "forearmed", *words, cwd=project)
        command = run("forearmed", *words, cwd=project)
        assert module.stdout or module.stderr
        assert (module.returncode, module.stdout, module.stderr) == (
            command.returncode,
            command.stdout,
            command.stderr,
        )


OLDER_HOOK = """\
\"""The mkdocs hook of this site: mkdocs calls these as it builds, and the package does the work.\"""

from forearmed.events import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_post_build,
    on_post_page,
    on_post_template,
    on_serve,
    on_startup,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_serve",
    "on_startup",
]
"""
"""What `forearmed init` has written into sites that stand by now. It may never change here."""


@pytest.mark.thorough
def test_a_site_made_by_an_older_init_still_builds(tmp_path: Path) -> None:
    """Its hook names functions of ours: whatever moves in the package, those keep their address."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text()})
    new = run("forearmed", "build", cwd=project)
    page = (project / "site/tips/call-first/index.html").read_bytes()
    (project / "hooks").mkdir()
    (project / "hooks/tip_of_the_week.py").write_text(OLDER_HOOK)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace(str(REPOSITORY / "hooks"), "hooks"))
    assert "- hooks/tip_of_the_week.py" in settings.read_text()
    built = run("forearmed", "build", cwd=project)
    assert (built.returncode, built.stdout, built.stderr) == (0, new.stdout, "")
    assert (project / "site/tips/call-first/index.html").read_bytes() == page


@pytest.mark.thorough
def test_a_ctrl_c_that_is_turned_off_stays_off(tmp_path: Path) -> None:
    """A command that was started to go on in the background does."""
    (tmp_path / "sitecustomize.py").write_text(
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + INTERRUPT.format(name="cli")
    )
    assert run("forearmed", "--help", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}).returncode == 0


INTERRUPT = """\
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in ("{name}", "forearmed.{name}"):
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize(
    "command", ["--help", *(pytest.param(each, marks=pytest.mark.thorough) for each in ("check", "calendar"))]
)
def test_a_full_disk_behind_the_output(tmp_path: Path, command: str) -> None:
    """Whatever a command has to say, that it cannot is one sentence, and no success."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(sumary="Typo.")})
    shell = ["sh", "-c", '"$@" >/dev/full', "sh", str(Path(sys.executable).with_name("forearmed")), command]
    failed = subprocess.run(shell, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    *_, last = failed.stderr.splitlines()
    assert (failed.returncode, last) == (
        1,
        "forearmed: cannot write the output: No space left on device; free some space",
    )
    assert "Traceback" not in failed.stderr


ODD = "Zoë’s 🙂 “words” 漢字"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONIOENCODING": "ascii"}, marks=pytest.mark.thorough),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        pytest.param({"PYTHONIOENCODING": "latin-1"}, marks=pytest.mark.thorough),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, marks=pytest.mark.thorough),
    ],
    ids=["ascii", "C", "latin-1", "cp1252"],
)
def test_signs_that_the_output_does_not_know(tmp_path: Path, environment: dict[str, str]) -> None:
    """They are spelled; the command goes on, and says the rest."""
    files: dict[str, str | bytes] = {
        "tips/2026/odd.md": tip_text(title=ODD, tags="[漢字]"),
        "tips/2026/long.md": tip_text(title=f"{ODD} " * 4, date="2026-11-24"),
    }
    project = site_project(tmp_path, files, settings={"rules": {}})
    for command, code in ((("check",), 1), (("calendar",), 0), (("schedule", "漢字.md"), 1)):
        done = run_bytes(*command, cwd=project, env=environment)
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False), done.stderr
        assert b"Zo" in done.stdout or command[0] != "calendar"


def run_bytes(*command: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run `forearmed` with *command*; its output may be in any encoding."""
    return subprocess.run(  # noqa: S603  # our own command
        [str(Path(sys.executable).with_name("forearmed")), *command],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), **env},
        capture_output=True,
        check=False,
        timeout=60,
    )
