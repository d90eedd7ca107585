"""The guide's script for a machine of one's own, run as written in what `forearmed init` made."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from clones import NOBODY, git
from faulty_smtp import Server
from sites import REPOSITORY, read, run_here, web

RELEASE = datetime(2020, 1, 7, 14, 7, tzinfo=UTC)
"""A Tuesday, seven minutes after nine in New York."""
SPY = """\
import os
import sys
with open(os.environ["SEEN"], "a") as seen:
    seen.write(f"{sys.argv[1]} {'FOREARMED_SMTP_URL' in os.environ}\\n")
"""
COPY = '#!/bin/sh\nset -eu\n[ "$1 $2 $3" = "--archive --delete site/" ]\nrm -r "$4"\ncp -R site "$4"\n'
"""What stands for rsync to another machine: it takes the guide's options and no others."""


def script() -> str:
    """Return the guide's script."""
    text = (REPOSITORY / "docs/guide/publish.md").read_text("utf-8")
    (found,) = re.findall(r"```bash\n(#!/bin/sh\n.*?)```", text, re.S)
    return str(found)


def begin(folder: Path, site_url: str) -> Path:
    """Return a clone, with the commands in it, of a project that `forearmed init` has made in 2020."""
    work, bare, clone = folder / "work", folder / "origin.git", folder / "clone"
    made = run_here("forearmed", "init", str(work), "--url", site_url, cwd=folder, at=RELEASE.replace(day=6))
    assert made.returncode == 0, made.stderr
    settings = work / "mkdocs.yml"
    hooks = "hooks: [hooks/tip_of_the_week.py"
    settings.write_text(settings.read_text("utf-8").replace(hooks, f"{hooks}, hooks/spy.py"), "utf-8")
    (work / "hooks/spy.py").write_text(SPY)
    git(folder, "init", "-q", "--bare", "--initial-branch=main", str(bare))
    git(work, "init", "-q", "--initial-branch=main")
    git(work, "remote", "add", "origin", bare.as_uri())
    publish_change(work)
    git(folder, "clone", "-q", bare.as_uri(), str(clone))
    (clone / ".venv").symlink_to(Path(sys.executable).parent.parent)
    return clone


def publish_change(work: Path) -> None:
    """Commit what has changed in *work* and push it."""
    git(work, "add", ".")
    git(work, "commit", "-qm", "Write")
    git(work, "push", "-q", "origin", "main")


def run(folder: Path, text: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run the script *text* with this machine's places in place of the guide's, and other words *changed*."""
    places = {
        "/srv/tips/forearmed": str(folder / "clone"),
        "/etc/forearmed-smtp-url": str(folder / "smtp-url"),
        "web.example.com:/var/www/tips/": str(folder / "public"),
        **changed,
    }
    for written, here in places.items():
        assert written in text
        text = text.replace(written, here)
    file, programs = folder / "publish", folder / "bin"
    programs.mkdir(exist_ok=True)
    for program, content in ((file, text), (programs / "rsync", COPY)):
        program.write_text(content)
        program.chmod(0o700)
    moment = {"SOURCE_DATE_EPOCH": str(int(RELEASE.timestamp())), "SEEN": str(folder / "seen")}
    path = {"PATH": f"{programs}:{os.environ['PATH']}"}
    return subprocess.run(  # noqa: S603  # the guide's own script
        [str(file)],
        env={**os.environ, **NOBODY, **moment, **path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_guides_script_publishes_and_sends(tmp_path: Path) -> None:
    """What is new is built, copied and mailed once, and only the line that sends knows the password."""
    (tmp_path / "public").mkdir()
    with web(tmp_path / "public") as url, Server() as server:
        begin(tmp_path, url)
        (tmp_path / "smtp-url").write_text(server.url + "\n")
        # Its release is years ago by now, and there is no ledger yet.
        first = run(tmp_path, script(), **{"--require-ledger": "--late"})
        assert (first.returncode, first.stderr) == (0, "")
        assert [message.recipients for message in server.messages] == [["service-tips@example.com"]]
        tip = next((tmp_path / "work/tips").rglob("*.md"))
        tip.write_text(tip.read_text("utf-8") + "\nA word that was not there before.\n", "utf-8")
        publish_change(tmp_path / "work")
        again = run(tmp_path, script())
        assert (again.returncode, again.stderr, len(server.messages)) == (0, "", 1)
        assert "A word that was not there before." in read(f"{url}tips/{tip.stem}/")
    seen = dict(line.split() for line in (tmp_path / "seen").read_text().splitlines())
    assert {name: seen[name] for name in ("build", "await")} == {"build": "False", "await": "False"}


@pytest.mark.parametrize("secret", [None, ""])
def test_the_guides_script_without_a_password(tmp_path: Path, secret: str | None) -> None:
    """A file that is missing or empty ends it before anything is sent, and no other server is tried."""
    (tmp_path / "public").mkdir()
    if secret is not None:
        (tmp_path / "smtp-url").write_text(secret)
    with web(tmp_path / "public") as url:
        begin(tmp_path, url)
        done = run(tmp_path, script(), **{"--require-ledger": "--late"})
    assert done.returncode != 0
    assert "smtp-url" in done.stderr or "it is empty" in done.stderr
    assert not (tmp_path / "clone/.forearmed").exists()


def test_the_guides_script_stops_at_a_mistake(tmp_path: Path) -> None:
    """A tip that is wrong leaves the published site as it was, and nothing is sent."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public/index.html").write_text("The last one.")
    begin(tmp_path, "http://127.0.0.1:1/")
    (tmp_path / "work/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
    publish_change(tmp_path / "work")
    done = run(tmp_path, script())
    assert (done.returncode, "tips/wrong.md:2: " in done.stdout) == (1, True)
    assert (tmp_path / "public/index.html").read_text() == "The last one."
