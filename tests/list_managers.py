"""Real list managers behind a real Postfix: a list as their programs make it, its members' mailboxes.

Each is run out of a folder, by Debian's package or by a program of its name on the PATH. The list is
weekly@lists.example.com, members and posters live at example.com, and no setting is changed but the addresses
by which mail comes and goes.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from tempfile import TemporaryFile

import postfix

ELSEWHERE = "members.example.org"
"""A domain whose mail goes to a sink, where there is one."""
LIST = "weekly@lists.example.com"
OWNER = "owner@example.com"
HAS_MLMMJ = postfix.IS_POSSIBLE and shutil.which("mlmmj-receive") is not None
HAS_MAILMAN = postfix.IS_POSSIBLE and shutil.which("mailman") is not None
WITHOUT_MLMMJ = "needs Debian's mlmmj and postfix, and root"
WITHOUT_MAILMAN = "needs Mailman 3 (mailman on the PATH), Debian's postfix, and root"

_ROUTE = """
relay_domains = lists.example.com, {elsewhere}
transport_maps = inline:{{ {{ lists.example.com = {transport} }},
    {{ {elsewhere} = smtp:[127.0.0.1]:{sink} }} }}
smtpd_recipient_restrictions = permit_mynetworks, reject
"""
_PIPE = "mlmmj unix - n n - - pipe flags=DORhu user={user} argv={program} -L {folder}\n"
_MAILMAN = """\
[mailman]
site_owner: {owner}
layout: here
[paths.here]
var_dir: {folder}/var
[mta]
incoming: mailman.mta.null.NullMTA
smtp_host: 127.0.0.1
smtp_port: {smtp}
lmtp_host: 127.0.0.1
lmtp_port: {lmtp}
[webservice]
port: {rest}
[database]
url: sqlite:///{folder}/var/mailman.db
"""
_IDLE = ("archive", "bounces", "command", "digest", "nntp", "rest", "retry", "shunt", "task", "virgin")
"""Mailman's runners that distributing an edition does not need."""


@dataclass(frozen=True)
class Weekly:
    """A running list: *url* takes mail for it, and each member's mailbox is in *server*."""

    server: postfix.Postfix
    folder: Path

    @property
    def url(self) -> str:
        """Return where `forearmed send` posts."""
        return self.server.url

    def held(self) -> str:
        """Return why Mailman has held posts, by its log."""
        logs = sorted((self.folder / "var/logs").glob("*.log"))
        return "".join(log.read_text(encoding="utf-8") for log in logs)

    def await_held(self, message_id: str) -> None:
        """Wait until Mailman has held the message."""
        _await(lambda: f"message-id=<{message_id}>" in self.held(), f"Mailman holds {message_id}")


@contextmanager
def mlmmj(
    home: Path, *, members: Sequence[str], others: Sequence[str] = (), sink: int = 0
) -> Iterator[Weekly]:
    """Run a list of mlmmj's with *members*, names at example.com, and *others*, whose mail a *sink* takes."""
    user = "nobody"
    port, folder = postfix.free_port(), home / "spool" / "weekly"
    program = shutil.which("mlmmj-receive")
    folder.parent.mkdir()
    # The domain, the owner, the language of its letters, who owns the files: what the program asks for.
    answers = f"lists.example.com\n{OWNER}\n\n\n"
    _run(["mlmmj-make-ml", "-L", "weekly", "-s", str(folder.parent)], said=answers)
    (folder / "control/relayhost").write_text("127.0.0.1\n")
    (folder / "control/smtpport").write_text(f"{port}\n")
    (folder / "subscribers.d/a").write_text(_addresses(members, others))
    _give(folder.parent, user)
    route = _ROUTE.format(transport="mlmmj:", elsewhere=ELSEWHERE, sink=sink)
    service = _PIPE.format(user=user, program=program, folder=folder)
    post = home / "postfix"
    post.mkdir()
    with postfix.running(post, boxes=[*members], more=route, services=service, port=port) as server:
        yield Weekly(server, folder)


@contextmanager
def mailman(
    home: Path, *, members: Sequence[str], others: Sequence[str] = (), sink: int = 0
) -> Iterator[Weekly]:
    """Run such a list of Mailman's. The sender should be a member."""
    smtp, lmtp = postfix.free_port(), postfix.free_port()
    folder, post = home / "mailman", home / "postfix"
    folder.mkdir()
    post.mkdir()
    config = folder / "mailman.cfg"
    text = _MAILMAN.format(owner=OWNER, folder=folder, smtp=smtp, lmtp=lmtp, rest=postfix.free_port())
    config.write_text(text + "".join(f"[runner.{name}]\nstart: no\n" for name in _IDLE))
    _mailman(config, "create", "--owner", OWNER, LIST)
    _mailman(
        config, "addmembers", "--no-welcome-msg", "-", LIST, said=_addresses(members, others), patience=1800
    )
    route = _ROUTE.format(transport=f"lmtp:inet:127.0.0.1:{lmtp}", elsewhere=ELSEWHERE, sink=sink)
    with postfix.running(post, boxes=[*members, "owner"], more=route, port=smtp) as server:
        _mailman(config, "start")
        try:
            _await(lambda: _listens(lmtp), "Mailman takes mail")
            yield Weekly(server, folder)
        finally:
            _mailman(config, "stop")
            _await(lambda: not _listens(lmtp), "Mailman ends")


def _addresses(members: Sequence[str], others: Sequence[str]) -> str:
    return "".join(f"{address}\n" for address in [*(f"{name}@example.com" for name in members), *others])


def _mailman(config: Path, *words: str, said: str = "", patience: float = 60) -> None:
    _run(["mailman", "--run-as-root", "-C", str(config), *words], said=said, patience=patience)


def _run(command: Sequence[str], *, said: str = "", patience: float = 60) -> None:
    # Into a file: a program that goes on behind us would keep a pipe open.
    with TemporaryFile("w+") as output:
        done = subprocess.run(  # noqa: S603  # the list managers' own programs
            list(command), input=said, stdout=output, stderr=output, text=True, check=False, timeout=patience
        )
        output.seek(0)
        assert done.returncode == 0, output.read()


def _give(folder: Path, user: str) -> None:
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, user)


def _listens(port: int) -> bool:
    with socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def _await(is_so: Callable[[], bool], what: str, *, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end, f"not within {patience:.0f} s: {what}"
