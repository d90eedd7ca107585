"""A Postfix of our own: on a free port of this machine, in a folder, with a mailbox for everybody."""

import email.policy
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from socket import create_server

PROGRAM = shutil.which("postfix", path="/usr/sbin:/usr/bin:/sbin")
IS_POSSIBLE = PROGRAM is not None and os.getuid() == 0
"""Postfix is installed, and we may start it: it changes users."""

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.com
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
smtpd_recipient_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = example.com
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ {boxes} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
maillog_file = {folder}/log/maillog
maillog_file_prefixes = {folder}
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """A running server: its *url*, and the *mail* folder with a Maildir for each box."""

    url: str
    mail: Path

    def box(self, name: str, *, holds: int, patience: float = 30) -> list[EmailMessage]:
        """Return the messages of box *name* once it *holds* as many; Postfix delivers in its own time."""
        new = self.mail / name / "new"
        end = time.monotonic() + patience
        while time.monotonic() < end:
            files = sorted(new.iterdir()) if new.exists() else []
            if len(files) >= holds:
                return [_parsed(file.read_bytes()) for file in files]
        raise AssertionError(f"{name} holds {len(files)} of {holds} messages")


def _parsed(raw: bytes) -> EmailMessage:
    message = BytesParser(_class=EmailMessage, policy=email.policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    return message


@contextmanager
def running(
    folder: Path, *, boxes: list[str], more: str = "", services: str = "", port: int = 0
) -> Iterator[Postfix]:
    """Run a Postfix out of *folder* that takes mail for *boxes* at example.com, with *more* settings.

    *services* are further lines of its master.cf; without a *port* it listens on one that is free.
    """
    folder.chmod(0o755)
    for parent in folder.parents:
        if parent.owner() == "root" and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)  # pytest's folders are ours alone
    for name in ("queue", "data", "mail", "log", "conf"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix", "postfix")
    shutil.chown(folder / "mail", "postfix", "postfix")
    port = port or free_port()
    owner = (folder / "data").stat()
    daemons = next(
        place for place in ("/usr/lib/postfix/sbin", "/usr/libexec/postfix") if Path(place).exists()
    )
    lines = ", ".join(f"{{ {box}@example.com = {box}/ }}" for box in boxes)
    main = _MAIN.format(folder=folder, daemons=daemons, boxes=lines, uid=owner.st_uid, gid=owner.st_gid)
    (folder / "conf/main.cf").write_text(f"{main}{more}\n")
    (folder / "conf/master.cf").write_text(_MASTER.format(port=port) + services)
    _postfix(folder, "start")
    try:
        yield Postfix(f"smtp://127.0.0.1:{port}", folder / "mail")
    finally:
        _postfix(folder, "stop")


def free_port() -> int:
    """Return a port of this machine that nobody listens on just now."""
    with create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _postfix(folder: Path, command: str) -> None:
    assert PROGRAM
    done = subprocess.run(  # noqa: S603  # Debian's own program
        [PROGRAM, "-c", str(folder / "conf"), command], capture_output=True, text=True, check=False
    )
    log = folder / "log/maillog"
    assert done.returncode == 0, done.stderr + (log.read_text() if log.exists() else "")
