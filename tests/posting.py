"""A project with a digest to send, and the real command that sends it."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from forearmed.digest import compose
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
    """Put the digest of a letter with *changed* members where a build would."""
    built = compose(letter(list_id=LIST_ID, release=release, **changed))
    digest = folder / "site/digest"
    digest.mkdir(parents=True, exist_ok=True)
    (digest / "digest.eml").write_bytes(built.eml)
    (digest / "edition.json").write_bytes(built.edition)


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


def start_sending(folder: Path, *options: str, url: str) -> subprocess.Popen[str]:
    """Start `forearmed send --late` with *options* against the server at *url*, and go on."""
    program = Path(sys.executable).with_name("forearmed")
    return subprocess.Popen(  # noqa: S603  # our own command
        [str(program), "send", "--late", *options],
        cwd=folder,
        env={**os.environ, "FOREARMED_SMTP_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
