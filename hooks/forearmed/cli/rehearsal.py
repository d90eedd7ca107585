"""`forearmed send --test` and `--rehearse`: nothing goes to readers, nothing is written to the ledger."""

import time
from collections.abc import Sequence, Set
from dataclasses import dataclass

from forearmed.cli.composer import Coming, Composer
from forearmed.cli.errand import ALL_SENT, NOTHING_SENT
from forearmed.cli.ledger_place import ledger_place
from forearmed.cli.send_mail import Sending
from forearmed.delivery.ledger import SentEdition
from forearmed.delivery.mailer import Mailer
from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.outgoing import Built, as_test
from forearmed.delivery.recipients import Recipient, read_address
from forearmed.delivery.run import Plan, is_late
from forearmed.edition.mail.mailbox import parsed
from forearmed.foundation import clock
from forearmed.foundation.errors import count

_NONE_TO_COME = "no tip waits for its release and none comes back; begin one with forearmed new"


def copied(errand: Sending, mailer: Mailer, built: Built, recipient: Recipient) -> Outcome:
    """Send *recipient* a marked copy of what *errand* would send, and return what became of it."""
    now = clock.real_now()
    own = f"<test.{now:%Y%m%d%H%M%S%f}.{built.message_id.strip('<>')}>"
    real = errand.message_for(built, SentEdition(built.tip, built.sha256, now))(recipient)
    return mailer.send(recipient.address, errand.signed(as_test(real, message_id=own)))


@dataclass(frozen=True)
class Sampling(Sending):
    """`forearmed send --test`: one marked copy of the built edition, of the next one, or of any tip."""

    def run(self) -> int:
        """Send the copy and return the exit code. Raises ForearmedError for what stops it."""
        recipient, built = read_address(self.wish.test or ""), self._chosen()
        if built is None:
            self._say(f"There is nothing to send a copy of: {_NONE_TO_COME}.")
            return NOTHING_SENT
        if self.wish.dry_run:
            self._say(f"Would send a test of {built.week} to {recipient.address}; no ledger is touched.")
            return ALL_SENT
        mailer = self.carrier()
        mailer.get_ready()
        outcome = copied(self, mailer, built, recipient)
        mailer.close()
        self._say(f"{recipient.address}: {outcome.state}: {outcome.reply}")
        return ALL_SENT if outcome.state is State.SENT else NOTHING_SENT

    def _chosen(self) -> Built | None:
        """Return the mail of the tip that was named, else what was built, else what comes next."""
        if self.wish.tip is not None:
            return self._announced(Composer.of(self.outbox.config, self.file).tip(self.wish.tip))
        return self.built() or self._announced(Composer.of(self.outbox.config, self.file).next())

    def _announced(self, coming: Coming | None) -> Built | None:
        """Return the mail of *coming*; print its subject first, since nobody has reviewed this new mail."""
        if coming is not None:
            self._say(f"{coming.built.week}, {coming.built.subject}")
            self._say(f"  {coming.when}")
        return coming.built if coming else None


@dataclass(frozen=True)
class Rehearsal(Sending):
    """`forearmed send --rehearse`: everything but the mails to readers and the ledger."""

    def run(self) -> int:
        """Read the list, log in, send the sender a copy, say what would go out when. Return the exit code.

        Raises ForearmedError for what would stop the real run.
        """
        recipients, excepted = self.recipients(), self.excepted()
        mailer = self.carrier()
        coming = self._due(recipients, excepted) or Composer.of(self.outbox.config, self.file).next()
        pending: Sequence[Recipient] = ()
        if coming:
            pending = self._read_through(coming, recipients, excepted)
        mailer.get_ready()
        self._say(f"{mailer.relay} was reached{' and took the login' if mailer.relay.user else ''}.")
        try:
            return self._copy_to_sender(mailer, coming, len(pending))
        finally:
            mailer.close()

    def _due(self, recipients: Sequence[Recipient], excepted: Set[str]) -> Coming | None:
        """Return the built edition if a run would send it to somebody now, else None."""
        built, now = self.built(), clock.real_now()
        if built is None or built.release > now or (is_late(built, now=now) and not self.wish.late):
            return None
        return Coming(built, "is due now") if self._plan_of(built, recipients, excepted).pending else None

    def _plan_of(self, built: Built, recipients: Sequence[Recipient], excepted: Set[str]) -> Plan[Recipient]:
        """Return what a run would do, by what the ledger says, if there is one."""
        with ledger_place(
            self.outbox, self.wish.ledger_branch, list_id=self.list_id, credentials=self.credentials
        ) as place:
            if not place.has_ledger:
                return self._plan(built, None, recipients, excepted)
            with place.read() as ledger:
                return self._plan(built, ledger, recipients, excepted)

    def _read_through(
        self, coming: Coming, recipients: Sequence[Recipient], excepted: Set[str]
    ) -> Sequence[Recipient]:
        """Print what would go out and when; return the recipients. As a test, make the message of each."""
        built = coming.built
        plan = self._plan_of(built, recipients, excepted)
        self._tell(built, plan)
        self._say(f"  {coming.when}")
        message_for = self.message_for(built, SentEdition(built.tip, built.sha256, clock.real_now()))
        for recipient in plan.pending:
            message_for(recipient)  # raises now if the message cannot be made
        return plan.pending

    def _copy_to_sender(self, mailer: Mailer, coming: Coming | None, pending: int) -> int:
        if coming is None:
            self._say(f"Nothing would go out: {_NONE_TO_COME}.")
            return ALL_SENT
        _, address = parsed(self.outbox.settings.sender, where="extra.forearmed.sender")
        began = time.monotonic()
        outcome = copied(self, mailer, coming.built, read_address(address))
        took = time.monotonic() - began
        self._say(f"{address}: {outcome.state}: {outcome.reply} (a copy, marked [Test])")
        if outcome.state is not State.SENT:
            return NOTHING_SENT
        self._say(f"{count(pending, 'message')} would take {_duration(pending, took, self.wish.rate)}.")
        self._say("This was a rehearsal: no reader got anything, and the ledger does not know of it.")
        return ALL_SENT


def _duration(messages: int, took: float, rate: int | None) -> str:
    """Return how long *messages* take when one *took* so many seconds: ``about 3 minutes``.

    One message is a weak measure for a thousand, so the estimate is in whole minutes or coarser.
    """
    each = max(took, 60 / rate if rate else 0)
    seconds = messages * each
    how = f"at --rate {rate}" if rate and 60 / rate > took else f"at {took:.3f} s each, as the copy took"
    if seconds < 90:
        return f"less than two minutes, {how}"
    if seconds < 90 * 60:
        return f"about {seconds / 60:.0f} minutes, {how}"
    return f"about {seconds / 3600:.0f} hours, {how}"
