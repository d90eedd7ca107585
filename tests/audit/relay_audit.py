"""Deliver to a real Exim, and ask it and rspamd whether our DKIM signature holds: part of `make audit`.

Both get the key from a name server on this machine. Exits with 1 when a message does not arrive, a refusal is
told wrongly, or a signature does not hold. Needs root, for Exim's user and its place for a name server.
"""

import base64
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import exim
from name_server import answering
from posting import office, send, subscribers
from spam_audit import asked_of_rspamd, serving_rspamd

RECORD = "tips._domainkey.example.com"
NAME_SERVER = "127.0.0.9"  # its port has to be 53 for Exim, and 127.0.0.1 may have one of its own
SENT_BY_US = ("ann", "bob", "eve")
SAID = {
    "nobody@example.com": "refused: 550 no such person",
    "busy@example.com": "deferred: 451 come again later",
    "picky@example.com": "refused: 550 looks like spam",
}


def key_and_record(folder: Path) -> tuple[Path, bytes]:
    """Make a key in *folder*, called as its DNS record; return it and what the record says."""
    key = folder / f"{RECORD}.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)  # noqa: S603, S607  # the system's
    public = subprocess.run(  # noqa: S603  # the system's own openssl
        ["openssl", "rsa", "-in", str(key), "-pubout", "-outform", "DER"],  # noqa: S607  # the same
        check=True,
        capture_output=True,
    ).stdout
    return key, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def by_exim(folder: Path, key: Path) -> tuple[list[str], bytes]:
    """Deliver to an Exim; return what is wrong, and a message as its reader has it."""
    project = office(folder / "project")
    file = subscribers(folder, [*(f"{name}@example.com" for name in SENT_BY_US), *SAID])
    (home := folder / "exim").mkdir()
    with exim.running(home, name_server=NAME_SERVER) as server:
        wish = ["--subscribers", str(file), "--patience", "0"]
        done = send(project, *wish, url=server.url, env={"FOREARMED_DKIM_KEY": str(key)})
        arrived = [server.box(name, holds=1)[0] for name in SENT_BY_US]
        log = server.log.read_text()
    print("\n".join(line for line in log.splitlines() if "DKIM" in line))
    faults = [f"not told: {who}: {what}" for who, what in SAID.items() if f"{who}: {what}" not in done.stdout]
    if (passed := log.count("DKIM pass of example.com")) < len(SENT_BY_US):
        faults.append(f"Exim finds {passed} good signatures")
    return ([*faults, done.stdout, log] if faults else []), arrived[0]


def by_rspamd(records: Mapping[str, bytes], message: bytes) -> list[str]:
    """Ask rspamd about *message*, and about one that was changed on the way; return what is wrong."""
    with answering(records) as port, serving_rspamd(name_server=f"127.0.0.1:{port}") as address:
        good, bad = (asked_of_rspamd(address, each) for each in (message, message + b"P.S. Call me.\r\n"))
    told = {symbol: one for symbol, one in good.items() if "DKIM" in symbol}
    print(f"rspamd: {', '.join(told)}")
    found = ("R_DKIM_ALLOW" in good, "R_DKIM_REJECT" in bad)
    return [] if all(found) else [f"rspamd says {sorted(good)}, and of a changed message {sorted(bad)}"]


def main() -> int:
    """Ask both; return the exit code."""
    if not exim.IS_POSSIBLE:
        print("Exim cannot be run here: that needs root, apt-get, dpkg-deb and unshare.")
        return 0
    with tempfile.TemporaryDirectory(prefix="forearmed-exim-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        key, record = key_and_record(folder)
        with answering({RECORD: record}, address=NAME_SERVER, port=53):
            faults, message = by_exim(folder, key)
        as_sent = message[message.index(b"DKIM-Signature:") :]  # without what Exim has put before it
        faults += by_rspamd({RECORD: record}, as_sent)
    print("\n".join(faults) or "Exim and rspamd find every signature good, and every refusal is told.")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
