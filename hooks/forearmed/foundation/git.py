"""Git, the program: one command in one folder, and its answer. The only room that runs it.

Knows no branch and no file of ours, and decides nothing: what is asked, and whether a failure matters, is
for the rooms that use it.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import is_loopback, quoted
from forearmed.foundation.servers.masking import MASK, base64

# Our code reads git's messages, so they must be in English; and nobody is there to type a password.
_ALWAYS = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
_SECRETS = "FOREARMED_"
_TOKEN = f"{_SECRETS}GIT_TOKEN"
_COUNT = "GIT_CONFIG_COUNT"
_LOGIN = re.compile(r"//[^/@\s]+@")


@dataclass(frozen=True)
class Git:
    """Git in *folder*. *option* is the command-line option that needs git; error messages begin with it."""

    folder: Path
    option: str
    settings: Sequence[tuple[str, str]] = field(default=(), repr=False)
    """Settings beside those in git's files, such as those of `login_with`. No file ever holds them."""

    def ask(
        self, *arguments: str, given: bytes | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command with *given* as its standard input, and return its result, even if it failed."""
        command = ["git", "-C", str(self.folder), *arguments]
        # Git's own helpers and hooks get none of our secrets.
        ours = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
        everything = {**ours, **_ALWAYS, **self._settings_as_variables(ours), **(environment or {})}
        try:
            return subprocess.run(command, input=given, capture_output=True, check=False, env=everything)  # noqa: S603  # no shell reads it
        except FileNotFoundError:
            raise ForearmedError(
                f"{self.option} needs git, which is not installed; install it and try again"
            ) from None

    def _settings_as_variables(self, environment: Mapping[str, str]) -> Mapping[str, str]:
        """Return the settings as variables, after those that *environment* has.

        https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT
        """
        variables: dict[str, str] = {}
        for place, (key, value) in enumerate(self.settings, int(environment.get(_COUNT) or 0)):
            variables |= {f"GIT_CONFIG_KEY_{place}": key, f"GIT_CONFIG_VALUE_{place}": value}
            variables[_COUNT] = str(place + 1)
        return variables

    def output(
        self, *arguments: str, given: bytes | None = None, environment: Mapping[str, str] | None = None
    ) -> bytes:
        """Return what one command prints; raise ForearmedError when it fails."""
        done = self.ask(*arguments, given=given, environment=environment)
        if done.returncode:
            raise ForearmedError(f"{self.option}: git {arguments[0]} failed: {complaint(done)}")
        return done.stdout

    def demand_clone(self) -> None:
        """Raise ForearmedError when the folder is in no clone."""
        inside = self.ask("rev-parse", "--git-dir")
        if inside.returncode:
            raise ForearmedError(
                f"{self.option} needs a clone, and git says of {self.folder}: {complaint(inside)}"
            )


def login_with(token: str, url: str) -> Sequence[tuple[str, str]]:
    """Return git's settings to show *token* to the server at *url*, and to no other.

    A *token* may have the user's name and a colon before it, as GitLab wants it of a job's own token; other
    hosts take any name. The settings take the place of a login that the clone has: servers refuse two. A
    remote that is no web server needs none. Raises ForearmedError where the token would go in clear.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https"):
        return ()
    if address.scheme == "http" and not is_loopback(address.hostname or ""):
        raise ForearmedError(f"{_TOKEN} would go to {said_safely(url)} in clear; give the remote https://")
    header = f"Authorization: Basic {base64(token if ':' in token else f'x-access-token:{token}')}"
    name = f"http.{url}.extraheader"
    return (name, ""), (name, header)


def complaint(answer: subprocess.CompletedProcess[bytes]) -> str:
    """Return git's first error message, on one line, without the login in a remote's address."""
    lines = answer.stderr.decode(errors="replace").strip().splitlines()
    said = next(
        (line for line in lines if line.startswith(("fatal: ", "error: "))), lines[0] if lines else ""
    )
    return said_safely(said.removeprefix("fatal: ").removeprefix("error: ")) or "it does not say why"


def said_safely(line: str) -> str:
    """Return what git or its remote says in *line* as a message may quote it."""
    return quoted(line, masked=lambda text: _LOGIN.sub(f"//{MASK}@", text))
