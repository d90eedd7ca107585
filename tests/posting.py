"""A project with a digest and cards to send, and the real commands that send them."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from forearmed.edition.chat import cards
from forearmed.edition.mail.digest import compose
from letters import letter
from sites import run_here, site_project

LIST_ID = "service-tips.example.com"
RELEASE = datetime(2020, 1, 7, 9, tzinfo=UTC)


def office(
    folder: Path, *, release: datetime = RELEASE, settings: Mapping[str, object] | None = None
) -> Path:
    """Write a project with *settings* and the digest of an edition that was released at *release*."""
    site_project(folder, {}, settings={"list_id": LIST_ID, **(settings or {})})
    put_digest(folder, release=release)
    return folder


def put_digest(folder: Path, *, release: datetime = RELEASE, **changed: object) -> None:
    """Put the digest and the cards of a letter with *changed* members where a build would."""
    said = letter(list_id=LIST_ID, release=release, **changed)
    made = cards(said)
    built = compose(said, cards=made)
    digest = folder / "site/digest"
    digest.mkdir(parents=True, exist_ok=True)
    (digest / "digest.eml").write_bytes(built.eml)
    (digest / "list.eml").write_bytes(built.list_eml)
    (digest / "edition.json").write_bytes(built.edition)
    for name, card in made.items():
        (digest / name).write_bytes(card)


def subscribers(folder: Path, addresses: Iterable[str]) -> Path:
    """Write a subscriber file with *addresses* and return it."""
    file = folder / "subscribers.csv"
    file.write_text("email\n" + "".join(f"{address}\n" for address in addresses), "utf-8")
    return file


def people(number: int) -> list[str]:
    """Return *number* different addresses."""
    return [f"reader{place}@example.com" for place in range(number)]


def send(
    folder: Path, *options: str, url: str = "smtp://127.0.0.1:1", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `forearmed send --late` with *options* against the server at *url*."""
    return run_here(
        "forearmed", "send", "--late", *options, cwd=folder, env={"FOREARMED_SMTP_URL": url, **(env or {})}
    )


def post(
    folder: Path, *options: str, url: str, at: str = "slack", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `forearmed post --late` with *options* for the front desk's channel by the webhook at *url*."""
    where = ("--webhook", at, "--channel", "front-desk")
    env = {"FOREARMED_WEBHOOK_URL": url, **(env or {})}
    return run_here("forearmed", "post", "--late", *where, *options, cwd=folder, env=env)


def start_posting(folder: Path, *options: str, url: str) -> subprocess.Popen[str]:
    """Start `forearmed post --late` with *options*, to where `post` does by the webhook at *url*; go on."""
    command = ("post", "--late", "--webhook", "slack", "--channel", "front-desk", "--patience", "0")
    return _start(folder, (*command, *options), {"FOREARMED_WEBHOOK_URL": url})


def start_sending(folder: Path, *options: str, url: str) -> subprocess.Popen[str]:
    """Start `forearmed send --late` with *options* against the server at *url*, and go on."""
    return _start(folder, ("send", "--late", *options), {"FOREARMED_SMTP_URL": url})


def _start(folder: Path, command: Iterable[str], env: Mapping[str, str]) -> subprocess.Popen[str]:
    program = Path(sys.executable).with_name("forearmed")
    return subprocess.Popen(  # noqa: S603  # our own command
        [str(program), *command],
        cwd=folder,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
