"""Ask SpamAssassin and rspamd about the mail of every tip, as one subscriber gets it: part of `make audit`.

Both are Debian's, with the rules that they ship, on this machine and without a network. Exits with 1 when
what they object to in a mail comes to more than a tenth of a point.
"""

import json
import mailbox
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.publication import Plan
from forearmed.delivery.outgoing import Outgoing, read_built
from forearmed.delivery.recipients import Recipient
from forearmed.desk.preview import sheets

REPOSITORY = Path(__file__).parents[2]
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
LIMIT = 0.1
READER = Recipient("pat@example.net", "Pat Doe")
LEAVE = "https://tips.example.com/leave?t=0123456789abcdef"
NOBODY = "127.0.0.1:9"
PATIENCE = 120  # seconds: without a network, rspamd first waits for answers that never come
RSPAMD = """
.include "$CONFDIR/common.conf"
options {{
  .include "$CONFDIR/options.inc"
  pidfile = "{folder}/pid"; control_socket = "{folder}/socket"; cache_file = "{folder}/cache";
  hs_cache_dir = "{folder}";
  .include(priority=1, duplicate=merge) "{folder}/dns.inc"
}}
logging {{ type = "console"; level = "error"; }}
worker "normal" {{ bind_socket = "127.0.0.1:{port}"; count = 1; }}
"""
DNS = 'dns {{ nameserver = ["{name_server}"]; timeout = {timeout}; retransmits = 1; }}'
"""In a file of its own, merged: a second section of that name would count for nothing."""

ENVELOPE = {"Hostname": "mail.example.com"}
"""What a mail server tells rspamd beside the mail: who brings it."""

Objections = Mapping[str, float]
"""What a filter holds against a mail: points by the names of its rules. What it likes is not counted."""


@dataclass(frozen=True)
class Verdict:
    """What one filter holds against each mail, by the tip's name."""

    program: str
    objections: Mapping[str, Objections]

    @property
    def is_fine(self) -> bool:
        """Tell whether no mail comes to more than the limit."""
        return self.worst <= LIMIT

    @property
    def worst(self) -> float:
        """Return what the least welcome mail comes to."""
        return max(round(sum(rules.values()), 3) for rules in self.objections.values())

    def tell(self) -> None:
        """Print each rule with how many mails it speaks of, and every mail above the limit."""
        print(f"\n{self.program} read {len(self.objections)} mails; the worst comes to {self.worst}.")
        named = sorted({rule for rules in self.objections.values() for rule in rules})
        for rule in named:
            points = [rules[rule] for rules in self.objections.values() if rule in rules]
            print(f"- {rule}: {len(points)} mails, {min(points)} to {max(points)}")
        for tip, rules in self.objections.items():
            if sum(rules.values()) > LIMIT:
                print(f"  {tip}: {', '.join(f'{rule} {points}' for rule, points in rules.items())}")


def mails() -> dict[str, bytes]:
    """Return the mail of every shipped tip, with the headers that one subscriber gets today."""
    config = host.load(REPOSITORY / "mkdocs.yml")
    plan = Plan.open(host.project_of(config), now=MOMENT)
    steps.attach(config, plan)
    publication = steps.render_everything(plan, config)
    paths = [file.relative_to(REPOSITORY).as_posix() for file in sorted(REPOSITORY.glob("tips/**/*.md"))]
    made = {}
    for sheet in sheets(paths, publication):
        built = read_built(sheet.files["edition.json"], sheet.files["digest.eml"])
        if built is None:
            raise SystemExit(f"{sheet.path} makes no mail")
        out = Outgoing(built, datetime.now(UTC) - timedelta(minutes=1))
        made[sheet.folder] = out.to_subscriber(
            READER, list_id="service-tips.example.com", leave=LEAVE, one_click=True
        )
    return made


def spamassassin(made: Mapping[str, bytes]) -> Verdict:
    """Ask SpamAssassin, which reads all mails in one go."""
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder, "mails"))
        for content in made.values():
            box.add(content.replace(b"\r\n", b"\n"))
        box.close()
        told = Path(folder, "told")
        wishes = ["use_bayes 0", "add_header all Rules _TESTSSCORES(,)_"]  # not what it learned from others
        preferences = Path(folder, "preferences")
        preferences.write_text("\n".join(wishes))
        how = ["--local", "--test-mode", "--mbox", "--prefspath", str(preferences)]
        with told.open("wb") as answers:
            subprocess.run(  # noqa: S603  # Debian's program
                [_program("spamassassin"), *how, str(Path(folder, "mails"))], stdout=answers, check=True
            )
        return Verdict("SpamAssassin", dict(zip(made, map(_rules, mailbox.mbox(told)), strict=True)))


def _rules(message: Message) -> Objections:
    if "X-Spam-Rules" not in message:
        raise SystemExit("SpamAssassin did not say which rules it followed")
    written = "".join(message["X-Spam-Rules"].split())
    pairs = (rule.split("=") for rule in written.split(",") if "=" in rule)
    return {name: float(points) for name, points in pairs if float(points) > 0}


def rspamd(made: Mapping[str, bytes]) -> Verdict:
    """Ask rspamd, a server that runs for as long as it is asked."""
    with serving_rspamd() as address:
        said = {name: asked_of_rspamd(address, content) for name, content in made.items()}
    against = {
        name: {rule: points for rule, points in rules.items() if points > 0} for name, rules in said.items()
    }
    return Verdict("rspamd", against)


def asked_of_rspamd(address: str, content: bytes) -> Mapping[str, float]:
    """Return what the rspamd at *address* finds in the mail *content*: points by the names of its rules."""
    asked = Request(f"{address}checkv2", data=content, headers=ENVELOPE)  # noqa: S310  # our own server
    with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
        symbols = json.loads(answer.read())["symbols"]
    return {name: one["score"] for name, one in symbols.items()}


@contextmanager
def serving_rspamd(*, name_server: str = "") -> Iterator[str]:
    """Run an rspamd that asks *name_server*, ``127.0.0.1:5353``, or nobody; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        timeout = "2s" if name_server else "0.05s"
        Path(folder, "dns.inc").write_text(DNS.format(name_server=name_server or NOBODY, timeout=timeout))
        file = Path(folder, "rspamd.conf")
        file.write_text(RSPAMD.format(folder=folder, port=port))
        command = [_program("rspamd"), "--no-fork", "--insecure", "--config", str(file)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603  # Debian's program
            try:
                _await(f"{address}ping")
                yield address
            finally:
                server.terminate()


def _await(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310  # our own server
        except (URLError, ConnectionError) as error:
            if time.monotonic() > deadline:
                raise SystemExit("rspamd does not answer") from error
            time.sleep(1)
        else:
            return


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed; sudo apt-get install --no-install-recommends {name}")
    return found


def audit(filters: Iterable[Verdict]) -> int:
    """Print what each filter says, and return the exit code."""
    verdicts = [*filters]
    for verdict in verdicts:
        verdict.tell()
    return 0 if all(verdict.is_fine for verdict in verdicts) else 1


if __name__ == "__main__":
    everything = mails()
    sys.exit(audit(ask(everything) for ask in (spamassassin, rspamd)))
