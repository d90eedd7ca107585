"""The whole way to a list: our command, Postfix, a real list manager as it comes, members' mailboxes."""

import tempfile
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import list_managers
import pytest
from list_managers import LIST
from posting import office, put_digest, send

MEMBERS = ["ann", "bob", "tips"]
WAY_OUT = "mailto:weekly+unsubscribe@lists.example.com"

needs_mlmmj = pytest.mark.skipif(not list_managers.HAS_MLMMJ, reason=list_managers.WITHOUT_MLMMJ)
needs_mailman = pytest.mark.skipif(not list_managers.HAS_MAILMAN, reason=list_managers.WITHOUT_MAILMAN)


@pytest.fixture
def home() -> Iterator[Path]:
    """Lend a folder that every user may enter: pytest takes that right from its own at every start."""
    with tempfile.TemporaryDirectory(prefix="forearmed-list-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def parts_of(message: EmailMessage) -> dict[str, str]:
    """Return the parts of *message*, by type, as a mail program shows them."""
    return {
        part.get_content_type(): part.get_content()
        for part in message.walk()
        if part.get_content_maintype() == "text" and "unsubscribe" in part.get_content()
    }


@needs_mlmmj
def test_mlmmj_distributes(tmp_path: Path, home: Path) -> None:
    """Every member gets both parts as they were built, and one way to leave, which is the settings'."""
    settings = {"list_manager": "mlmmj", "unsubscribe": WAY_OUT}
    project = office(tmp_path / "project", settings=settings)
    with list_managers.mlmmj(home, members=MEMBERS) as weekly:
        done = send(project, "--to", LIST, url=weekly.url)
        assert done.returncode == 0, done.stdout + done.stderr
        for name in MEMBERS:
            (message,) = weekly.server.box(name, holds=1)
            assert [*parts_of(message)] == ["text/plain", "text/html"]
            assert message.get_all("List-Unsubscribe") == [f"<{WAY_OUT}>"]
            assert message.get_all("List-Id") == ["<service-tips.example.com>"]
            assert message.get_all("To") == [LIST]


@needs_mailman
def test_mailman_distributes(tmp_path: Path, home: Path) -> None:
    """Every member gets both parts and Mailman's way to leave, though the title looks like a command."""
    project = office(tmp_path / "project", settings={"list_manager": "mailman"})
    put_digest(project, title="Set a clear deadline")
    with list_managers.mailman(home, members=MEMBERS) as weekly:
        done = send(project, "--to", LIST, url=weekly.url)
        assert done.returncode == 0, done.stdout + done.stderr
        for name in MEMBERS:
            (message,) = weekly.server.box(name, holds=1)
            assert {*parts_of(message)} == {"text/plain", "text/html"}
            assert message.get_all("List-Unsubscribe") == ["<mailto:weekly-leave@lists.example.com>"]
        assert "HOLD" not in weekly.held()
        for week, (letter, said) in HELD.items():
            put_digest(project, week=week, **letter)
            done = send(project, "--to", LIST, url=weekly.url)
            assert said in done.stdout
            weekly.await_held(f"{week}@service-tips.example.com")


HELD: Mapping[str, tuple[dict[str, Any], str]] = {  # Any: whatever a letter holds
    "2020-W03": (
        {"html": "<p>Who decides?</p><p>You do.</p>"},
        'Mailman takes the line "Who decides?" for a command, and holds the mail',
    ),
    "2020-W04": (
        {"html": f"<p>{'Call first. ' * 2000}</p>"},
        "TOO LARGE for some lists: Mailman as it comes takes 40 KB",
    ),
}
"""Editions that Mailman as it comes holds for its owner, and what our command says of each before."""
