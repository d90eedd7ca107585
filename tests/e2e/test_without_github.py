"""The script for a machine of one's own, as `forearmed init --ci cron` and `--ci systemd` write it."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

import pytest
from clones import NOBODY, git
from faulty_http import WebServer, answers
from faulty_smtp import Server
from sites import read, run_here, web

RELEASE = datetime(2020, 1, 7, 14, 7, tzinfo=UTC)
"""A Tuesday, seven minutes after nine in New York."""
SPY = """\
import os
import sys
with open(os.environ["SEEN"], "a") as seen:
    seen.write(f"{sys.argv[1]} {'FOREARMED_SMTP_URL' in os.environ}\\n")
"""
COPY = '#!/bin/sh\nset -eu\n[ "$1 $2 $3" = "--archive --delete site/" ]\nrm -r "$4"\ncp -R site "$4"\n'
"""What stands for rsync to another machine: it takes the script's options and no others."""


def begin(folder: Path, site_url: str, *, late: bool = False) -> Path:
    """Return a clone, with the commands in it, of a project that `forearmed init` has made in 2020.

    The script has this machine's places. An edition that is *late*, as that of 2020 is by now, is sent.
    """
    work, bare, clone = folder / "work", folder / "origin.git", folder / "clone"
    wishes = ("--url", site_url, "--ci", "systemd")
    made = run_here("forearmed", "init", str(work), *wishes, cwd=folder, at=RELEASE.replace(day=6))
    assert made.returncode == 0, made.stderr
    settings = work / "mkdocs.yml"
    hooks = "hooks: [hooks/tip_of_the_week.py"
    own = settings.read_text("utf-8").replace(hooks, f"{hooks}, hooks/spy.py")
    settings.write_text(own.replace("tips@example.com", "tips@service.example.org"), "utf-8")
    (work / "hooks/spy.py").write_text(SPY)
    make_own(work / "server/publish", folder, late=late)
    git(folder, "init", "-q", "--bare", "--initial-branch=main", str(bare))
    git(work, "init", "-q", "--initial-branch=main")
    git(work, "remote", "add", "origin", bare.as_uri())
    publish_change(work)
    git(folder, "clone", "-q", bare.as_uri(), str(clone))
    (clone / ".venv").mkdir()
    (clone / ".venv/bin").symlink_to(Path(sys.executable).parent)
    shutil.copy(clone / "requirements.txt", clone / ".venv")  # what is installed is that
    (folder / "secrets").mkdir()
    return clone


def make_own(script: Path, folder: Path, *, late: bool) -> None:
    """Write this machine's places into *script*, as its first lines ask."""
    text = script.read_text("utf-8")
    domain = "127.0.0.1"
    places = {
        f"place=web.example.com:/var/www/{domain}/\n": f"place={folder / 'public'}\n",
        "secrets=/etc/forearmed\n": f"secrets={folder / 'secrets'}\n",
    }
    if late:
        places |= {" $ledger\n": " $ledger --late\n", "--channel tips\n": "--channel tips --late\n"}
    for written, here in places.items():
        assert written in text
        text = text.replace(written, here)
    script.write_text(text, "utf-8")


def publish_change(work: Path) -> None:
    """Commit what has changed in *work* and push it."""
    git(work, "add", ".")
    git(work, "commit", "-qm", "Write")
    git(work, "push", "-q", "origin", "main")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script in the clone below *folder*, from elsewhere, as cron and systemd do."""
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "rsync").write_text(COPY)
    (programs / "rsync").chmod(0o700)
    moment = {"SOURCE_DATE_EPOCH": str(int(RELEASE.timestamp())), "SEEN": str(folder / "seen")}
    path = {"PATH": f"{programs}:{os.environ['PATH']}"}
    return subprocess.run(  # noqa: S603  # our own script
        ["/bin/sh", str(folder / "clone/server/publish"), *arguments],
        cwd="/",
        env={**os.environ, **NOBODY, **moment, **path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.thorough
def test_it_publishes_and_sends(tmp_path: Path) -> None:
    """What is new is built, copied and mailed once, and only the lines that deliver know a secret."""
    (tmp_path / "public").mkdir()
    card = WebServer([answers("200 OK", "ok")])
    with web(tmp_path / "public") as url, Server() as server, card.listening() as chat:
        begin(tmp_path, url, late=True)
        (tmp_path / "secrets/smtp-url").write_text(server.url + "\n")
        (tmp_path / "secrets/webhook-url").write_text(chat.url + "\n")
        forgotten = run(tmp_path)
        assert (forgotten.returncode, len(server.messages)) == (1, 0), forgotten.stdout
        first = run(tmp_path, "--first")
        assert (first.returncode, first.stderr) == (0, "")
        assert [message.recipients for message in server.messages] == [["service-tips@example.com"]]
        tip = next((tmp_path / "work/tips").rglob("*.md"))
        tip.write_text(tip.read_text("utf-8") + "\nA word that was not there before.\n", "utf-8")
        publish_change(tmp_path / "work")
        again = run(tmp_path)
        assert (again.returncode, again.stderr, len(server.messages)) == (0, "", 1)
        assert len(chat.requests) == 1
        assert "A word that was not there before." in read(f"{url}tips/{tip.stem}/")
    seen = dict(line.split() for line in (tmp_path / "seen").read_text().splitlines())
    assert {name: seen[name] for name in ("build", "await", "send")} == dict.fromkeys(
        ("build", "await", "send"), "False"
    )


@pytest.mark.thorough
@pytest.mark.parametrize("secret", [None, pytest.param("", marks=pytest.mark.thorough)])
def test_without_a_password(tmp_path: Path, secret: str | None) -> None:
    """A file that is missing or empty ends it before anything is sent, and no other server is tried."""
    (tmp_path / "public").mkdir()
    with web(tmp_path / "public") as url:
        begin(tmp_path, url, late=True)
        if secret is not None:
            (tmp_path / "secrets/smtp-url").write_text(secret)
        done = run(tmp_path, "--first")
    assert done.returncode != 0
    assert "smtp-url" in done.stderr or "it is empty" in done.stderr
    assert not (tmp_path / "clone/.forearmed").exists()


def test_it_stops_at_a_mistake(tmp_path: Path) -> None:
    """A tip that is wrong leaves the published site as it was, and nothing is sent."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public/index.html").write_text("The last one.")
    begin(tmp_path, "http://127.0.0.1:1/")
    (tmp_path / "work/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
    publish_change(tmp_path / "work")
    done = run(tmp_path)
    assert (done.returncode, "tips/wrong.md:2: " in done.stdout) == (1, True)
    assert (tmp_path / "public/index.html").read_text() == "The last one."


@pytest.mark.thorough
def test_the_editor_is_told(tmp_path: Path) -> None:
    """With an address, each run ends with `watch`, which mails what is new; the exit code stays the run's."""
    (tmp_path / "public").mkdir()
    with Server() as server:
        begin(tmp_path, "http://127.0.0.1:1/")
        (tmp_path / "secrets/smtp-url").write_text(server.url + "\n")
        script = tmp_path / "work/server/publish"
        script.write_text(script.read_text("utf-8").replace("editor=\n", "editor=editor@example.org\n"))
        (tmp_path / "work/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
        publish_change(tmp_path / "work")
        git(tmp_path / "clone", "pull", "-q")
        codes = [run(tmp_path).returncode for _ in range(3)]
    assert codes == [1, 1, 1]
    assert [message.recipients for message in server.messages] == [["editor@example.org"]] * 2
    first, second = (message_from_bytes(message.octets).get_payload() for message in server.messages)
    assert "The content has 2 errors" in str(first)
    assert "publish has failed" not in str(first)
    assert "The job publish has failed 2 times in a row" in str(second)


@pytest.mark.thorough
def test_the_agenda_goes_to_the_editor(tmp_path: Path) -> None:
    """It is mailed and not shown, and nothing else runs; without an editor or a server a line says so."""
    (tmp_path / "public").mkdir()
    with Server() as server:
        begin(tmp_path, "http://127.0.0.1:1/")
        nobody = run(tmp_path, "--agenda")
        script = tmp_path / "work/server/publish"
        script.write_text(script.read_text("utf-8").replace("editor=\n", "editor=editor@example.org\n"))
        (tmp_path / "work/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
        publish_change(tmp_path / "work")
        git(tmp_path / "clone", "pull", "-q")
        no_server = run(tmp_path, "--agenda")
        (tmp_path / "secrets/smtp-url").write_text(server.url + "\n")
        done = run(tmp_path, "--agenda")
    said = "No agenda is mailed: write "
    assert (nobody.returncode, nobody.stdout.startswith(f"{said}the editor's address")) == (0, True)
    assert (no_server.returncode, no_server.stdout.startswith(f"{said}the mail server")) == (0, True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Mailed to editor@example.org.\n")
    (sent,) = server.messages
    assert "The content has 2 errors" in str(message_from_bytes(sent.octets).get_payload())
    assert not (tmp_path / "clone/site").exists()
    assert not (tmp_path / "clone/.forearmed").exists()


@pytest.mark.thorough
def test_an_editor_without_a_server(tmp_path: Path) -> None:
    """Where no password is, the run says so, and no other server is tried; it ends as without an editor."""
    (tmp_path / "public").mkdir()
    begin(tmp_path, "http://127.0.0.1:1/")
    script = tmp_path / "clone/server/publish"
    script.write_text(script.read_text("utf-8").replace("editor=\n", "editor=editor@example.org\n"))
    (tmp_path / "clone/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
    done = run(tmp_path)
    assert (done.returncode, "smtp-url" in done.stderr) == (1, True)
    assert not (tmp_path / "clone/.forearmed").exists()


@pytest.mark.thorough
def test_an_update_of_the_script_itself(tmp_path: Path) -> None:
    """It is read whole before it pulls, so a new one takes nothing of the old one's run."""
    (tmp_path / "public").mkdir()
    begin(tmp_path, "http://127.0.0.1:1/")
    script = tmp_path / "work/server/publish"
    script.write_text("#!/bin/sh\n" + "echo from the new one; exit 7\n" * 200)
    (tmp_path / "work/tips/wrong.md").write_text("---\ntitel: Wrong\n---\n")
    publish_change(tmp_path / "work")
    first, second = run(tmp_path), run(tmp_path)
    assert (first.returncode, "from the new one" in first.stdout) == (1, False)
    assert (second.returncode, second.stdout) == (7, "from the new one\n")
