"""The secrets of a run: taken out of the environment before settings, hooks and programs could look there."""

from pathlib import Path

import pytest
from faulty_smtp import Server
from forearmed.foundation.credentials import Credentials
from posting import office
from sites import run

URL = "smtps://ann:hunter2@mail.example.com"
# What a hook can see when it is loaded and at its events, by itself and in a program that it starts.
HOOK = """\
import os, subprocess
from pathlib import Path
def _note(when):
    seen = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout.splitlines()
    names = sorted({line.partition("=")[0] for line in [*seen, *(f"{name}=" for name in os.environ)]})
    with Path("trace").open("a") as trace:
        print(when, *(name for name in names if name.startswith("FOREARMED")), file=trace)
_note("loaded")
def on_config(config):
    _note("configured")
"""


def test_nothing_of_ours_is_left() -> None:
    """Every variable of ours is gone, whether we know it or not; the others stay."""
    environment = {"FOREARMED_SMTP_URL": URL, "FOREARMED_LIST": "a@example.com", "PATH": "/bin"}
    credentials = Credentials.taken_from(environment)
    assert (credentials, environment) == (Credentials(smtp_url=URL), {"PATH": "/bin"})
    assert Credentials.taken_from(environment) == Credentials()


def test_each_has_its_place() -> None:
    """Seven variables, and none shows when the object is printed."""
    names = (
        "SMTP_URL",
        "SMTP_TOKEN",
        "SMTP_TOKEN_COMMAND",
        "DKIM_KEY",
        "WEBHOOK_URL",
        "UNSUBSCRIBE_SECRET",
        "GIT_TOKEN",
    )
    credentials = Credentials.taken_from({f"FOREARMED_{name}": name for name in names})
    assert credentials == Credentials(*names)
    assert repr(credentials) == "Credentials()"


def hooked(folder: Path) -> Path:
    """Write a project whose hook notes what it sees, and whose settings print a secret if they get one."""
    office(folder)
    (folder / "watcher.py").write_text(HOOK)
    file = folder / "mkdocs.yml"
    text = file.read_text()
    assert "hooks:\n" in text
    text = text.replace("hooks:\n", "hooks:\n- watcher.py\n")
    file.write_text(text + "copyright: !ENV [FOREARMED_SMTP_URL, nobody]\n")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("build",), marks=pytest.mark.thorough),
        pytest.param(("check",), marks=pytest.mark.thorough),
        ("send", "--late", "--test", "me@example.com"),
    ],
)
def test_a_hook_sees_no_secret(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Neither when it is loaded nor at an event; !ENV finds none, and mail is sent all the same."""
    with Server() as server:
        url = server.url
        env = {"FOREARMED_SMTP_URL": url, "FOREARMED_UNSUBSCRIBE_SECRET": "a" * 16}
        done = run("forearmed", *command, cwd=hooked(tmp_path), env=env)
        assert done.returncode == 0, done.stderr
        assert len(server.messages) == (command[0] == "send")
    trace = (tmp_path / "trace").read_text().splitlines()
    assert set(trace) <= {"loaded", "configured"}
    assert "loaded" in trace
    if command[0] == "build":
        page = (tmp_path / "site/index.html").read_text()
        assert ("nobody" in page, url in page) == (True, False)


def test_mkdocs_itself(tmp_path: Path) -> None:
    """`mkdocs build` reads settings and hooks before ours can act; from the first event on, all is gone."""
    done = run("mkdocs", "build", cwd=hooked(tmp_path), env={"FOREARMED_SMTP_URL": URL})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "trace").read_text().splitlines() == ["loaded FOREARMED_SMTP_URL", "configured"]
