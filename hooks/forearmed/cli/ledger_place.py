"""Where a command finds the ledger, and puts it back: the file that the settings name, or a git branch."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forearmed.cli.outbox import Outbox
from forearmed.delivery.ledger import Ledger, LedgerPage, SentEdition, has_ledger, open_ledger, read_ledger
from forearmed.delivery.ledger.branch import LedgerBranch, SharedPage, copy_of, ledger_branch, share
from forearmed.edition.mail.mailbox import parsed
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials


@dataclass(frozen=True)
class LedgerPlace:
    """A ledger's place: the file at *path*, which on a *branch* is a copy for this run only."""

    path: Path
    list_id: str
    branch: LedgerBranch | None = None

    def __str__(self) -> str:
        return str(self.branch or self.path)

    @property
    def has_ledger(self) -> bool:
        """Tell whether the ledger exists."""
        return has_ledger(self.path)

    def open(self, *, at: datetime) -> AbstractContextManager[Ledger]:
        """Open the ledger for this process alone; create it when it is missing."""
        return open_ledger(self.path, list_id=self.list_id, at=at)

    def read(self) -> AbstractContextManager[Ledger]:
        """Read the ledger."""
        return read_ledger(self.path, list_id=self.list_id)

    def share(self, ledger: Ledger, message: str) -> None:
        """Put the *ledger* on its branch, if it has one."""
        if self.branch:
            share(ledger, self.branch, message, at=clock.real_now())

    def page(self, ledger: Ledger, week: str, edition: SentEdition) -> LedgerPage | SharedPage:
        """Return the page for *week*'s deliveries."""
        page = ledger.page(week, edition)
        return SharedPage(page, self.branch, moment=clock.real_now) if self.branch else page

    def unsaved(self, page: LedgerPage | SharedPage) -> str:
        """Return a warning when *page*'s last outcome did not reach the branch, else an empty string."""
        if not (isinstance(page, SharedPage) and page.unsaved):
            return ""
        lists = "The next run will list the last message of this run as uncertain"
        answer = "answer with --assume-sent if the table below says sent, otherwise with --resend-uncertain"
        return f"THE OUTCOME IS NOT IN THE LEDGER: {page.unsaved}. {lists}: {answer}."


@contextmanager
def ledger_place(
    outbox: Outbox, branch: str | None, *, list_id: str, credentials: Credentials
) -> Iterator[LedgerPlace]:
    """Yield the ledger of *outbox* for the list *list_id*: the settings' file, or a copy of *branch*."""
    if branch is None:
        yield LedgerPlace(outbox.ledger, list_id)
        return
    _, email = parsed(outbox.settings.sender, where="extra.forearmed.sender")
    home = ledger_branch(branch, outbox.folder, email=email, wait=time.sleep, token=credentials.git_token)
    with copy_of(home) as path:
        yield LedgerPlace(path, list_id, home)
