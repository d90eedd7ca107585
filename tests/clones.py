"""A project's bare repository on this machine, fresh clones as a CI's runners have, and a git that fails.

origin = make_origin(tmp_path)
clone = runner(origin, tmp_path / "first")
...  # forearmed send --ledger-branch origin/ledger
assert on_branch(origin, "ledger.csv") == ...
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from posting import office, put_digest

NOBODY: Mapping[str, str] = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""Git as it is on a new machine: without anybody's name."""
LIST = "service-tips@example.com"
OWN = {
    "sender": "Tips <tips@service.example.org>",
    "reply_to": "desk@service.example.org",
    "subscribe": "mailto:join@service.example.org",
    "unsubscribe": "mailto:leave@service.example.org",
}
"""What a team changes in the settings before its first mail."""
BRANCH = "origin/ledger"


def git(folder: Path, *arguments: str) -> str:
    """Run git in *folder* and return what it prints."""
    person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"]
    done = subprocess.run(  # noqa: S603  # our own words
        ["git", "-C", str(folder), *person, *arguments],  # noqa: S607  # as people run it
        env={**os.environ, **NOBODY},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def make_origin(folder: Path) -> Path:
    """Return a bare repository whose main branch has an `office`, without what a build makes."""
    work, bare = folder / "seed", folder / "origin.git"
    office(work)
    (work / "tips/later.md").write_text("---\ntitle: Later\n---\n")
    (work / ".gitignore").write_text("/site/\n/.forearmed/\n")
    git(folder, "init", "-q", "--bare", "--initial-branch=main", str(bare))
    git(work, "init", "-q", "--initial-branch=main")
    git(work, "add", ".")
    git(work, "commit", "-qm", "Begin")
    git(work, "push", "-q", str(bare), "main")
    return bare


def runner(origin: Path | str, folder: Path, *, depth: int | None = 1) -> Path:
    """Return a fresh clone of *origin* with the week's digest; a shallow one, unless there is no *depth*."""
    address = origin if isinstance(origin, str) else origin.as_uri()
    git(folder.parent, "clone", "-q", *([f"--depth={depth}"] if depth else []), address, str(folder))
    put_digest(folder)
    return folder


def on_branch(origin: Path, file: str) -> str:
    """Return the text of *file* on the ledger's branch of *origin*."""
    return git(origin, "show", f"ledger:{file}")


def subjects(origin: Path) -> list[str]:
    """Return what the commits of the ledger's branch of *origin* say, the first one first."""
    return git(origin, "log", "--reverse", "--format=%s", "ledger").splitlines()


def put_in_front(folder: Path, script: str) -> Mapping[str, str]:
    """Return the environment in which *script*, for sh, is run instead of git.

    It finds the real one as ``$git``, the command it is to run as ``$3``, and in ``$times`` how often that
    one has been run by now.
    """
    made = Path(mkdtemp(dir=folder))
    file = made / "git"
    head = (
        f'git={shutil.which("git")}\ncounter="{made}/$3"\necho >> "$counter"\ntimes=$(wc -l < "$counter")\n'
    )
    file.write_text(f'#!/bin/sh\n{head}{script}\nexec $git "$@"\n')
    file.chmod(0o755)
    return {"PATH": f"{made}:{os.environ['PATH']}"}


def kill_at(folder: Path, moment: str, command: str, number: int) -> Mapping[str, str]:
    """Return the environment whose git kills its caller *moment* (before or after) a *command*."""
    act = "" if moment == "before" else '$git "$@" >/dev/null 2>&1; '
    return put_in_front(
        folder, f'[ "$3 $times" = "{command} {number}" ] && {{ {act}kill -9 $PPID; exit 1; }}'
    )
