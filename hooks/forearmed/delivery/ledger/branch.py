"""A ledger that lives on a branch of its own at a git remote, so that all machines send by the same one.

The branch only ever moves forward, by a push for every intent and every outcome. Where another run was
sooner, the remote refuses the push, and nothing is sent. The clone's files, index and branches are left
alone. The module `ledger` knows what a ledger contains. Callers must use a branch for lists and
channels only, never for subscribers, whose addresses do not belong in a repository.
"""

import re
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from forearmed.delivery.ledger import ASSUMED, INTERRUPTED, Ledger, LedgerPage, as_csv
from forearmed.delivery.outcome import Outcome
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.git import Git, complaint, login_with, said_safely
from forearmed.foundation.servers import LATE, LEFT

_OPTION = "--ledger-branch"
_FILE = "ledger.sqlite3"
_HERE = "refs/forearmed/ledger"  # the fetched commit; outside refs/heads, so no branch of the user's
_NO_SUCH_REF = 2  # the exit code of ls-remote --exit-code for a missing branch
_PAUSES = (1.0, 4.0, 10.0)  # seconds: networks have hiccups
# How git reports that another push came first: from the client, or from the remote's lock on the branch.
_OVERTAKEN = ("[rejected]", "cannot lock ref", "failed to update ref", "reference already exists")
_CODE = re.compile(r"[2-5]\d\d( [245]\.\d{1,3}\.\d{1,3})?(?!\d)")  # RFC 5321, 4.2; RFC 3463; RFC 9110, 15
_OUR_WORDS = (LATE, LEFT, INTERRUPTED, "there is no connection", "cannot be reached")
_NO_CODE = "no answer with a code"
_README = b"""\
# Who was sent what

`forearmed send` and `forearmed post` write this branch before and after each mail to the list and each card
to a channel, so that no run sends it a second time. Read `ledger.csv`: weeks, the address of the list, the
names of channels, what became of each message, the server's code, and when. It holds no subscriber, no
password, nothing that a server said and no name of a machine. Change nothing here, and delete neither the
branch nor its history: without them, the next run would not know what has been sent.
"""


@dataclass
class LedgerBranch:
    """The branch *name* at *remote*, seen from the clone of *git*; *wait* sleeps for some seconds."""

    git: Git
    remote: str
    name: str
    email: str
    """The e-mail address of the commits' author."""
    wait: Callable[[float], None]
    _tip: str = field(default="", init=False)  # the last commit that we saw on the branch; empty: no branch

    def __str__(self) -> str:
        return f"{self.remote}/{self.name}"

    @property
    def _ref(self) -> str:
        return f"refs/heads/{self.name}"

    def fetch(self) -> bytes | None:
        """Return the ledger as the remote has it now, or None when it has no such branch.

        Raises ForearmedError when the remote cannot be asked, and when the branch holds no ledger.
        """
        if not self._is_there():
            return None
        self._reach(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", self.remote, f"+{self._ref}:{_HERE}"
        )
        self._tip = self.git.output("rev-parse", "--verify", _HERE).decode().strip()
        found = self.git.ask("cat-file", "blob", f"{self._tip}:{_FILE}")
        if found.returncode:
            raise ForearmedError(f"{self} holds no {_FILE}; name a branch that nothing else is on")
        return found.stdout

    def _is_there(self) -> bool:
        return self._reach("ls-remote", "--exit-code", self.remote, self._ref) != _NO_SUCH_REF

    def _reach(self, *arguments: str) -> int:
        """Ask the remote, more than once if need be, and return git's exit code."""
        for pause in (*_PAUSES, None):
            answer = self.git.ask(*arguments)
            if answer.returncode in (0, _NO_SUCH_REF):
                break
            if pause is None:
                raise ForearmedError(f"{self} cannot be read: {complaint(answer)}")
            self.wait(pause)
        return answer.returncode

    def keep(self, files: Mapping[str, bytes], message: str, *, at: datetime) -> None:
        """Replace the branch's content by *files*, in one commit on top of the last one that this run saw.

        Raises ForearmedError unless it is certain that the branch moved; the caller adds what that means.
        """
        commit = self._commit(files, message, at)
        for pause in (*_PAUSES, None):
            answer = self.git.ask(
                "push", "--porcelain", "--no-verify", "--no-follow-tags", self.remote, f"{commit}:{self._ref}"
            )
            # Success, too, if an earlier try had worked and only its answer was lost: the commit is ours.
            if not answer.returncode:
                self._tip = commit
                return
            self._demand_no_refusal(answer.stdout)
            if pause is None:
                raise ForearmedError(f"{self} cannot be written: {complaint(answer)}")
            self.wait(pause)

    def _demand_no_refusal(self, answered: bytes) -> None:
        lines = answered.decode(errors="replace").splitlines()
        said = next((line.rpartition("\t")[2] for line in lines if line.startswith("!")), "")
        if any(sign in said for sign in _OVERTAKEN):
            raise ForearmedError(f"{self} has moved since this run read it: another run is sending")
        if said:
            raise ForearmedError(
                f"{self} refuses the push, {said_safely(said)}; let this job write to that branch"
            )

    def _commit(self, files: Mapping[str, bytes], message: str, at: datetime) -> str:
        """Return a commit of *files* on top of the tip. Two runs never make the same one."""
        blobs = {name: self._made("hash-object", "-w", "--stdin", given=files[name]) for name in files}
        tree = "".join(f"100644 blob {blob}\t{name}\n" for name, blob in sorted(blobs.items()))
        moment = f"{int(at.timestamp())} +0000"
        people = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", "Forearmed"), ("EMAIL", self.email), ("DATE", moment))
        }
        parents = ["-p", self._tip] if self._tip else []
        made = self._made("mktree", given=tree.encode())
        text = f"{message}\n\nRun: {secrets.token_hex(8)}\n".encode()
        return self._made("commit-tree", "--no-gpg-sign", *parents, made, given=text, environment=people)

    def _made(self, *arguments: str, given: bytes, environment: Mapping[str, str] | None = None) -> str:
        return self.git.output(*arguments, given=given, environment=environment).decode().strip()


def ledger_branch(
    written: str, folder: Path, *, email: str, wait: Callable[[float], None], token: str = ""
) -> LedgerBranch:
    """Return the branch that is *written* ``REMOTE/BRANCH``, seen from the clone that *folder* is in.

    Git logs in with the *token*, if there is one, else by its own means. Raises ForearmedError when git has
    no such remote, or when git allows no branch of that name.
    """
    git = Git(folder, _OPTION)
    git.demand_clone()
    remote, _, name = written.partition("/")
    if git.ask("check-ref-format", f"refs/heads/{name}").returncode:
        raise ForearmedError(f'{_OPTION}: "{written}" is no REMOTE/BRANCH; write origin/ledger')
    found = git.ask("remote", "get-url", "--", remote)
    if found.returncode:
        raise ForearmedError(f'{_OPTION}: git knows no remote "{remote}" here; "git remote" lists them')
    if token:
        git = replace(git, settings=login_with(token, found.stdout.decode(errors="replace").strip()))
    return LedgerBranch(git, remote, name, email, wait)


@contextmanager
def copy_of(branch: LedgerBranch) -> Iterator[Path]:
    """Yield a temporary path that holds a copy of the ledger on *branch*, or no file without a branch."""
    octets = branch.fetch()
    with tempfile.TemporaryDirectory(prefix="forearmed-") as made:
        path = Path(made) / _FILE
        if octets is not None:
            path.write_bytes(octets)
        yield path


def plain(reply: str) -> str:
    """Return a public form of *reply*: its code, or our own words; never the text of a server."""
    rest = reply.removeprefix(ASSUMED)
    assumed = ASSUMED if rest != reply else ""
    if code := _CODE.match(rest):
        return assumed + code[0]
    known = (words for words in (*_OUR_WORDS, _NO_CODE) if words in rest)
    return assumed + next(known, _NO_CODE) if rest else reply


def share(ledger: Ledger, branch: LedgerBranch, message: str, *, at: datetime) -> None:
    """Put *ledger* on *branch*; raise ForearmedError unless the push certainly succeeded."""
    ledger.strip(plain)
    table = as_csv(ledger.everything())
    files = {_FILE: ledger.octets(), "ledger.csv": table, "README.md": _README}
    branch.keep(files, message, at=at)


class SharedPage:
    """A page of a ledger on a branch: pushes each intent before its transaction, each outcome after it."""

    def __init__(self, page: LedgerPage, branch: LedgerBranch, *, moment: Callable[[], datetime]) -> None:
        self._page = page
        self._branch = branch
        self._moment = moment
        self._has_intent = False
        self.unsaved = ""
        """Why the branch lacks the last outcome; empty when it has it."""

    def begin(self) -> None:
        """Record which edition is sent from now on; it reaches the branch with the first intent."""
        self._page.begin()

    def finish(self) -> None:
        """Record that nobody is left to be tried."""
        self._page.finish()
        self._share_if_possible("nobody is left to be tried")

    def intend(self, address: str, *, at: datetime) -> None:
        """Record, here and on the branch, that a transaction for *address* is about to begin.

        Raises ForearmedError unless the push certainly succeeded; then nothing may be sent.
        """
        self._page.intend(address, at=at)
        self._has_intent = False
        try:
            self._share(f"about to send to {address}")
        except ForearmedError as error:
            raise ForearmedError(f"{error}; nothing was sent") from error
        self._has_intent = True

    def settle(
        self,
        address: str,
        outcome: Outcome,
        *,
        at: datetime,
        then: str | None = None,
        recalled: Sequence[str] = (),
    ) -> None:
        """Record the *outcome* for *address*, the intent for *then*, the *recalled*, here and on the branch.

        If the push of the intent failed, this does not push the outcome: another run may be using the branch.
        """
        self._page.settle(address, outcome, at=at, then=then, recalled=recalled)
        if then is not None:
            self._share(f"{address}: {outcome.state}; about to send to {then}")
        elif self._has_intent:
            self._share_if_possible(f"{address}: {outcome.state}")

    def _share_if_possible(self, message: str) -> None:
        try:
            self._share(message)
        except ForearmedError as error:
            self.unsaved = str(error)
        else:
            self.unsaved = ""

    def _share(self, message: str) -> None:
        share(self._page.ledger, self._branch, f"{self._page.week}: {message}", at=self._moment())
