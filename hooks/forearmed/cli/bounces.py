"""`forearmed bounces`: what came back, turned into the file of those who get no more mail."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import click

from forearmed.cli.leavers_file import FORMULA, Gone, LeaversFile
from forearmed.cli.mailboxes import letters_in
from forearmed.cli.options import CONFIG
from forearmed.cli.outbox import Outbox
from forearmed.cli.private_file import demand_outside_repository
from forearmed.cli.subscriber_files import some_of
from forearmed.delivery.ledger import Ledger, has_ledger, open_ledger
from forearmed.delivery.ledger.bounces import bounced_in_a_row, edition_before, note_bounces
from forearmed.delivery.recipients import key_of
from forearmed.delivery.return_path import ReturnPaths
from forearmed.delivery.returns import Kind, Notice, Postbox, UnreadableError
from forearmed.delivery.returns.leaving import WayOut
from forearmed.edition.mail.mailbox import parsed
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import count, visible
from forearmed.foundation.weeks import week_of_date

EDITIONS = 3
"""How many editions in a row must fail to arrive before an address goes off the list."""
_AT_ONCE = (Kind.DEAD, Kind.LEAVES, Kind.COMPLAINS)
_OPTION = "--except"


@click.command()
@CONFIG
@click.argument("mailboxes", type=click.Path(path_type=Path, allow_dash=True), nargs=-1, required=True)
@click.option(
    _OPTION,
    "--out",
    "excepted",
    type=click.Path(path_type=Path),
    default="unsubscribed.csv",
    show_default=True,
    metavar="FILE",
    help="The file for send --except: made, or added to.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@click.pass_obj
def bounces(
    credentials: Credentials,
    /,
    config_file: Path,
    *,
    mailboxes: tuple[Path, ...],
    excepted: Path,
    dry_run: bool,
) -> None:
    """Read what came back to MAILBOXES, and write who gets no more mail into a file for send --except.

    A mailbox is a mbox file, a Maildir, an .eml file or a folder with any of these; - is standard input. What
    is read is reports of mail that did not arrive, complaints, and mail to the address that unsubscribe
    names. An address that is dead goes into the file at once, and so does whoever leaves or complains; one
    that bounces for another reason goes after three editions in a row. Reading a mailbox again changes
    nothing.
    """
    demand_outside_repository(excepted, option=_OPTION)
    outbox, file = Outbox.of(config_file), LeaversFile.at(excepted, option=_OPTION)
    returns = _Returns(outbox, _postbox(outbox, credentials))
    for mailbox in mailboxes:
        for letter in letters_in(mailbox):
            returns.take(letter.octets, letter.where)
    gone = returns.judged(at=clock.real_now(), dry_run=dry_run)
    added = [entry for entry in gone if entry.key not in file.keys]
    if added and not dry_run:
        file.add(added, option=_OPTION)
    for line in (*returns.account(), *_told(added, gone, excepted, dry_run=dry_run)):
        click.echo(visible(line))


def _postbox(outbox: Outbox, credentials: Credentials) -> Postbox:
    settings = outbox.settings
    _, sender = parsed(settings.sender, where="extra.forearmed.sender")
    _, reply_to = parsed(settings.reply_to or settings.sender, where="extra.forearmed.reply_to")
    return Postbox(
        settings.list_id,
        ReturnPaths(
            settings.bounces or sender, secret=credentials.unsubscribe_secret, list_id=settings.list_id
        ),
        WayOut.of(settings.unsubscribe, others=(sender, reply_to, settings.bounces or sender)),
    )


@dataclass
class _Returns:
    """The notices from the mailboxes that were read so far, for the project of *outbox*."""

    outbox: Outbox
    postbox: Postbox
    tally: Counter[str] = field(default_factory=Counter)
    notices: list[Notice] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each address, the weeks in a row whose mail bounced for a temporary reason."""
    uncounted: int = 0

    def take(self, octets: bytes, where: str) -> None:
        """Read one message."""
        self.tally["messages"] += 1
        try:
            found = self.postbox.notices(octets)
        except UnreadableError:
            self.unreadable.append(where)
            return
        self.tally["others"] += not found
        for notice in found:
            if notice.kind is Kind.ASKS:
                self.asking.append(f'{where}: {notice.address} writes "{notice.reason}"')
            else:
                self.notices.append(notice)

    def judged(self, *, at: datetime, dry_run: bool) -> Sequence[Gone]:
        """Return who gets no more mail; unless *dry_run*, record temporary bounces in the ledger."""
        if not has_ledger(self.outbox.ledger):
            # Do not create a ledger here: it would be empty, and send would mail everybody again.
            self.uncounted = sum(notice.kind is Kind.SOFT for notice in self.notices)
            return self._gone([(notice, key_of(notice.address) or "") for notice in self.notices])
        with open_ledger(self.outbox.ledger, list_id=self.outbox.settings.list_id, at=at) as ledger:
            known = list(self._known(ledger))
            soft = [
                (key, notice.week or edition_before(ledger, notice.written or at) or _week(at), notice.reason)
                for notice, key in known
                if notice.kind is Kind.SOFT
            ]
            self.rows = bounced_in_a_row(ledger, soft)
            if soft and not dry_run:
                note_bounces(ledger, soft, at=at)
        return self._gone(known)

    def _known(self, ledger: Ledger) -> Iterator[tuple[Notice, str]]:
        """Yield each notice about a reader of this list, with that reader's key."""
        readers = set(ledger.addresses())
        owners: dict[str, Mapping[str, str]] = {}
        for notice in self.notices:
            key = key_of(notice.address) or ""
            if mark := notice.mark:
                if mark.week not in owners:
                    owners[mark.week] = self.postbox.paths.owners(mark.week, ledger.states(mark.week))
                # Somebody invented this code, or the ledger has forgotten that edition's addresses.
                key = owners[mark.week].get(mark.code, "")
            # Anybody can mail the address for leaving; a spreadsheet would run a sender "=…" as a formula.
            is_safe = notice.is_ours and not key.startswith(FORMULA)
            if key and (key in readers or is_safe):
                yield notice, key
            else:
                self.unknown.append(notice.address or "somebody")

    def _gone(self, known: Iterable[tuple[Notice, str]]) -> Sequence[Gone]:
        """Return the readers who get no more mail, each once; a final reason beats bounces in a row."""
        gone: dict[str, Gone] = {}
        for notice, key in known:
            self.tally[notice.kind] += 1
            at_once = notice.kind in _AT_ONCE
            is_soft = notice.kind is Kind.SOFT and len(self.rows.get(key, ())) >= EDITIONS
            if key and (at_once or (is_soft and key not in gone)):
                gone[key] = Gone(key, notice.kind, notice.week, notice.reason)
        return list(gone.values())

    def account(self) -> Iterator[str]:
        """Yield what was read, a line for each kind."""
        kinds = ", ".join(f"{self.tally[kind]} {kind}" for kind in Kind if self.tally[kind])
        others = f"; {self.tally['others']} about something else" if self.tally["others"] else ""
        yield f"{count(self.tally['messages'], 'message')}: {kinds or 'no reports'}{others}"
        for key, weeks in sorted(self.rows.items()):
            yield f"{key}: did not arrive in {count(len(weeks), 'edition')} of {EDITIONS}: {', '.join(weeks)}"
        if self.uncounted:
            why = f"there is no ledger at {self.outbox.ledger}"
            yield f"not counted, since {why}: {self.uncounted} {Kind.SOFT}"
        if self.tally[Kind.OURS]:
            words = next(notice.reason for notice in self.notices if notice.kind is Kind.OURS)
            yield f"refused because of us and not of the address: {self.tally[Kind.OURS]}, such as {words}"
        if self.unknown:
            yield f"about nobody whom the ledger knows, left alone: {some_of(self.unknown)}"
        if self.unreadable:
            yield f"cannot be read, left alone: {some_of(self.unreadable)}"
        for line in self.asking:
            yield f"to be read by a person: {line}"


def _week(moment: datetime) -> str:
    return str(week_of_date(moment.date()))


def _told(added: Sequence[Gone], gone: Sequence[Gone], path: Path, *, dry_run: bool) -> Iterator[str]:
    for entry in added:
        yield f"{entry.key}: {entry.reason}: {entry.words}"
    would = "would be added" if dry_run else "added"
    before = f"; {len(gone) - len(added)} there already" if len(gone) > len(added) else ""
    yield f"{path}: {len(added) or 'nobody'} {would}{before}"
