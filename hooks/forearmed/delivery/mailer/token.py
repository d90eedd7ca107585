"""OAuth 2.0 tokens, which replace a password: they expire, and a command prints a new one."""

import shlex
import subprocess
import threading
from collections.abc import Callable, Mapping

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import quoted

TOKEN, COMMAND = "FOREARMED_SMTP_TOKEN", "FOREARMED_SMTP_TOKEN_COMMAND"  # names, no secrets
_PATIENCE = 120  # seconds for the command
_FULL_LINE = "\x01"


class Token:
    """The token of one run, shared by all its connections: *fixed*, or what *command* prints."""

    def __init__(self, fixed: str = "", *, command: str = "") -> None:
        if fixed and command:
            raise ForearmedError(f"{TOKEN} and {COMMAND} are both set; keep one")
        self._now = _plain(fixed.strip(), TOKEN)
        self._command = command
        self._lock = threading.Lock()

    def current(self) -> str:
        """Return the token to log in with; the command makes it when there is none yet."""
        with self._lock:
            self._now = self._now or self._made()
            return self._now

    def renewed(self, ended: str) -> str | None:
        """Return a new token after the server refused *ended*, or None when there is no other."""
        with self._lock:
            if self._now == ended and self._command:
                self._now = self._made()
            return self._now if self._now != ended else None

    def _made(self) -> str:
        try:
            done = subprocess.run(  # noqa: S603  # the operator's own command, without a shell
                shlex.split(self._command), capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except (OSError, ValueError) as error:
            raise ForearmedError(f"{COMMAND} cannot be run: {quoted(str(error))}; correct it") from None
        except subprocess.TimeoutExpired:
            raise ForearmedError(
                f"{COMMAND} printed no token in {_PATIENCE} seconds; run it by hand"
            ) from None
        if done.returncode:
            said = quoted(done.stderr or "it says nothing")
            raise ForearmedError(f"{COMMAND} failed with code {done.returncode}: {said}; run it by hand")
        return _plain(done.stdout.strip(), COMMAND)


def _plain(token: str, where: str) -> str:
    """Return *token*; raise ForearmedError unless it has the form of a token (RFC 6750, section 2.1)."""
    if where == COMMAND and not token:
        raise ForearmedError(f"{COMMAND} printed nothing; it must print a token and nothing else")
    if not token.isascii() or any(sign <= " " or sign == "\x7f" for sign in token):
        raise ForearmedError(
            f"{where} gives more than a token: there are blanks, lines or signs beyond ASCII"
        )
    return token


def bearer(user: str, token: str, *, host: str, port: int) -> str:
    """Return what OAUTHBEARER sends first (RFC 7628, section 3.1)."""
    name = user.replace("=", "=3D").replace(",", "=2C")  # RFC 5801, section 4
    fields = [f"n,a={name},", f"host={host}", f"port={port}", f"auth=Bearer {token}"]
    return _FULL_LINE.join([*fields, "", ""])


def xoauth2(user: str, token: str, *, host: str, port: int) -> str:  # as the other one
    """Return what XOAUTH2 sends first (https://developers.google.com/workspace/gmail/imap/xoauth2-protocol)."""
    return _FULL_LINE.join([f"user={user}", f"auth=Bearer {token}", "", ""])


MECHANISMS: Mapping[str, tuple[Callable[..., str], str]] = {
    "OAUTHBEARER": (bearer, _FULL_LINE),
    "XOAUTH2": (xoauth2, ""),
}
"""By mechanism: the function for its first message, and its answer when the server explains a failure."""
