"""An Exim of our own, out of Debian's package, on a port of this machine, with a mailbox for some people.

Debian's Exim and Postfix exclude each other, so the package is unpacked and not installed. Exim looks for its
user in /etc/passwd and for a name server in /etc/resolv.conf; it gets both in a mount namespace of its own.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

from postfix import free_port

IS_POSSIBLE = os.getuid() == 0 and all(map(shutil.which, ("apt-get", "dpkg-deb", "unshare")))
"""We may mount, and the package can be had and unpacked."""

_PACKAGE = "exim4-daemon-light"
_USER = "Debian-exim"
_ID = 64321
_PATIENCE = 30  # seconds
_CONFIGURATION = """\
primary_hostname = mail.example.com
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts =
keep_environment =
deliver_drop_privilege = true
acl_smtp_rcpt = rcpt
acl_smtp_dkim = dkim
acl_smtp_data = data
begin acl
rcpt:
  deny local_parts = nobody
    message = no such person
  defer local_parts = busy
    message = come again later
  accept domains = example.com
data:
  deny condition = ${{if match{{$recipients}}{{picky}}}}
    message = looks like spam
  accept
dkim:
  accept logwrite = DKIM $dkim_verify_status of $dkim_cur_signer
begin routers
local:
  driver = accept
  domains = example.com
  local_parts = ann : bob : eve
  transport = box
begin transports
box:
  driver = appendfile
  directory = {folder}/mail/$local_part_data
  maildir_format
  create_directory
begin retry
* * F,2h,15m
"""
_IN_ITS_OWN_WORLD = """\
for file in passwd group resolv.conf; do mount --bind "$0/etc/$file" "/etc/$file" || exit 1; done
LD_LIBRARY_PATH=$(echo "$0"/root/usr/lib/*-linux-gnu*) exec "$0/root/usr/sbin/exim4" -C "$0/conf" -bdf -q1m
"""


@dataclass(frozen=True)
class Exim:
    """A running server: its *url*, the *mail* folder with a Maildir for each box, and its log."""

    url: str
    mail: Path
    log: Path

    def box(self, name: str, *, holds: int) -> list[bytes]:
        """Return the messages of box *name* once it *holds* as many."""
        new = self.mail / name / "new"
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            files = sorted(new.iterdir()) if new.exists() else []
            if len(files) >= holds:
                return [file.read_bytes() for file in files]
        raise AssertionError(f"{name} does not hold {holds} messages: {self.log.read_text()}")


@contextmanager
def running(folder: Path, *, name_server: str) -> Iterator[Exim]:
    """Run an Exim out of *folder* that asks *name_server*, an IP address, for keys."""
    folder.chmod(0o755)
    _unpack(folder)
    port = free_port()
    _furnish(folder, name_server)
    (folder / "conf").write_text(_CONFIGURATION.format(folder=folder, port=port))
    command = ["unshare", "--mount", "sh", "-c", _IN_ITS_OWN_WORLD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603  # the system's
        try:
            _await(port, server)
            yield Exim(f"smtp://127.0.0.1:{port}", folder / "mail", folder / "log/mainlog")
        finally:
            server.terminate()


def _unpack(folder: Path) -> None:
    root, debs = folder / "root", folder / "debs"
    debs.mkdir()
    subprocess.run(["apt-get", "-qq", "download", *_packages()], cwd=debs, check=True, capture_output=True)  # noqa: S603, S607  # the system's
    for deb in debs.iterdir():
        subprocess.run(["dpkg-deb", "-x", str(deb), str(root)], check=True)  # noqa: S603, S607  # the system's
    (root / "usr/sbin/exim4").chmod(0o755)  # not with the rights of its owner


def _packages() -> list[str]:
    """Return what an installation would bring, libraries that are missing here included; install nothing."""
    plan = ["apt-get", "install", "--simulate", "-qq", "--no-install-recommends", _PACKAGE]
    planned = subprocess.run(plan, check=True, capture_output=True, text=True).stdout  # noqa: S603  # the system's
    return [line.split()[1] for line in planned.splitlines() if line.startswith("Inst ")]


def _furnish(folder: Path, name_server: str) -> None:
    (folder / "etc").mkdir()
    for file, line in (("passwd", f"{_USER}:x:{_ID}:{_ID}::/:/bin/false"), ("group", f"{_USER}:x:{_ID}:")):
        (folder / "etc" / file).write_text(f"{Path('/etc', file).read_text()}{line}\n")
    (folder / "etc/resolv.conf").write_text(f"nameserver {name_server}\n")
    for name in ("spool", "log", "mail"):
        (folder / name).mkdir()
        os.chown(folder / name, _ID, _ID)


def _await(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return
    raise AssertionError("Exim does not start")
