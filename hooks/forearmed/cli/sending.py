"""`forearmed send`: from a built site to a finished delivery, one step after the other."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from click import BadParameter, UsageError

from forearmed import clock, delivery
from forearmed.cli.office import Office, read_departed, read_list
from forearmed.cli.shelf import Shelf, shelf_of
from forearmed.cli.telling import Console, say, show_tally, watching
from forearmed.delivery import Delivery, Plan, Timing
from forearmed.errors import ForearmedError, count
from forearmed.ledger import Edition, Ledger
from forearmed.mailbox import parsed
from forearmed.mailer import Mailer, demand_real_sender, relay_of_environment
from forearmed.outcome import State
from forearmed.outgoing import Built, Outgoing
from forearmed.recipients import Recipient, read_address
from forearmed.unsubscribe import PLACE, Tokens, secret_of_environment

ALL_SENT, NOTHING_SENT, SOME_SENT = 0, 1, 3
_SHOWN = 10


@dataclass(frozen=True)
class Wish:
    """What the operator asked for: exactly one of *to*, *subscribers* and *test*, and how."""

    to: str | None
    subscribers: Path | None
    test: str | None
    excepted: Path | None
    dry_run: bool
    rate: int | None
    patience: float
    """Minutes."""
    late: bool
    require_ledger: bool
    changed_tip: bool
    resend_uncertain: bool
    retry_refused: bool
    assume_sent: bool
    ledger_branch: str | None
    skip_bad: bool

    @classmethod
    def of(cls, wished: Mapping[str, Any]) -> "Wish":  # Any: what click read, each option with its own type
        """Return the wish that the command line states; raise UsageError when it contradicts itself."""
        wish = cls(**wished)
        if [wish.to, wish.subscribers, wish.test].count(None) != 2:
            raise UsageError("say to whom: one of --to, --subscribers and --test")
        if wish.resend_uncertain and wish.assume_sent:
            raise UsageError("--resend-uncertain and --assume-sent exclude each other")
        if wish.ledger_branch and wish.to is None:
            why = "subscribers' addresses do not belong in a repository"
            reason = why if wish.subscribers else "a test copy is in no ledger"
            raise UsageError(f"--ledger-branch goes with --to only: {reason}")
        if str(wish.subscribers) == str(wish.excepted) == "-":
            raise UsageError("--subscribers and --except cannot both be standard input")
        for option, written in {"--to": wish.to, "--test": wish.test}.items():
            _demand_address(option, written)
        return wish


def _demand_address(option: str, written: str | None) -> None:
    try:
        if written is not None:
            read_address(written)
    except ForearmedError as error:
        raise BadParameter(str(error), param_hint=option) from None


@dataclass(frozen=True)
class Sending:
    """One call of `forearmed send`: *wish* carried out for the project of *office*."""

    office: Office
    wish: Wish
    console: Console

    def run(self) -> int:
        """Do what was wished for and return the exit code. Raises ForearmedError for what stops it."""
        built, now = self.office.built(), clock.real_now()
        if built is None:
            return self._nothing_due("no edition has been released yet")
        if built.release > now:
            return self._nothing_due(
                f"the edition of {built.week} goes out on {built.release:%Y-%m-%d at %H:%M %z}"
            )
        if self.wish.test is not None:
            return self._test(built, read_address(self.wish.test))
        return self._edition(built)

    def _nothing_due(self, why: str) -> int:
        self._say(f"Nothing is due: {why}.")
        return ALL_SENT

    def _say(self, line: str) -> None:
        say(self.console, line)

    @cached_property
    def _mailer(self) -> Mailer:
        _, sender = parsed(self.office.settings.sender, where="extra.forearmed.sender")
        relay = relay_of_environment()
        demand_real_sender(sender, relay)
        return Mailer(relay, sender=sender)

    # --- a copy to look at ---

    def _test(self, built: Built, recipient: Recipient) -> int:
        now = clock.real_now()
        own = f"<test.{now:%Y%m%d%H%M%S%f}.{built.message_id.strip('<>')}>"
        message = Outgoing(built, now).to_tester(recipient, message_id=own)
        if self.wish.dry_run:
            self._say(f"Would send a test of {built.week} to {recipient.address}; no ledger is touched.")
            return ALL_SENT
        self._mailer.get_ready()
        outcome = self._mailer.send(recipient.address, message, smtputf8=recipient.needs_smtputf8)
        self._mailer.close()
        self._say(f"{recipient.address}: {outcome.state}: {outcome.reply}")
        return ALL_SENT if outcome.state is State.SENT else NOTHING_SENT

    # --- the edition ---

    def _edition(self, built: Built) -> int:
        recipients, excepted = self._recipients(), self._excepted()
        mailer = self._mailer  # what the environment has wrong is said before a ledger is made
        with shelf_of(self.office, self.wish.ledger_branch) as shelf:
            if self.wish.require_ledger and not shelf.has_ledger:
                advice = "put it back, or leave out --require-ledger"
                raise ForearmedError(f"there is no ledger at {shelf}; {advice}")
            if self.wish.dry_run:
                return self._rehearse(built, shelf, recipients, excepted)
            if not shelf.has_ledger:
                begins = "a new one begins, and nobody in it has been sent anything"
                self._say(f"THERE IS NO LEDGER AT {shelf}: {begins}.")
            with shelf.open(at=clock.real_now()) as ledger:
                if self.wish.assume_sent:
                    ledger.assume_sent(built.week, at=clock.real_now())
                    shelf.share(ledger, f"{built.week}: what was uncertain is assumed sent")
                plan = self._plan(built, ledger, recipients, excepted)
                return self._carry_out(built, plan, shelf, ledger, mailer)

    def _plan(
        self, built: Built, ledger: Ledger | None, recipients: list[Recipient], excepted: frozenset[str]
    ) -> Plan:
        return delivery.plan(
            recipients,
            ledger.states(built.week) if ledger else {},
            excepted=excepted,
            resend_uncertain=self.wish.resend_uncertain,
            retry_refused=self.wish.retry_refused,
            assume_sent=self.wish.assume_sent,
        )

    def _carry_out(self, built: Built, plan: Plan, shelf: Shelf, ledger: Ledger, mailer: Mailer) -> int:
        self._tell(built, plan)
        if not plan.pending:
            return SOME_SENT if plan.uncertain else ALL_SENT
        if self._must_wait(built, plan, ledger):
            return ALL_SENT
        edition = self._edition_of(built, ledger)
        message_for = self._message_for(built, edition)
        page = shelf.page(ledger, built.week, edition)
        with watching(len(plan.pending), console=self.console) as watcher:
            tally, stop = self._deliver(Delivery(page, mailer, message_for, self._timing(), watcher), plan)
        unsaved = shelf.unsaved(page)
        for line in filter(None, (stop, unsaved)):
            self._say(line)
        show_tally(tally, self.console, untried=len(plan.pending) - sum(tally.values()))
        return SOME_SENT if unsaved else _exit_code(tally, plan)

    def _deliver(self, run: Delivery, plan: Plan) -> tuple[Mapping[State, int], str]:
        """Carry out *run* as far as it gets; return how many are in which state, and what stopped it.

        Raises ForearmedError when it got nowhere.
        """
        try:
            return run.run(plan.pending), ""
        except KeyboardInterrupt:
            return run.tally, "Stopped. The ledger is true; the same command goes on where this one ended."
        except ForearmedError as error:
            if not run.tally.get(State.SENT):
                raise
            return run.tally, f"Stopped: {error}"

    def _edition_of(self, built: Built, ledger: Ledger | None) -> Edition:
        before = ledger.edition(built.week) if ledger else None
        states = ledger.states(built.week) if ledger else {}
        edition = delivery.edition_to_send(
            built, before, states, now=clock.real_now(), changed_tip=self.wish.changed_tip
        )
        if before and before != edition:
            self._say(f"{built.week} was built anew since its first sending; the others get it as it is now.")
        return edition

    def _must_wait(self, built: Built, plan: Plan, ledger: Ledger | None) -> bool:
        """Tell whether the edition is too old for those who have only just joined, and say so.

        Raises ForearmedError when it is too old for people whom a run was to reach and did not.
        """
        if self.wish.late or not delivery.is_late(built, now=clock.real_now()):
            return False
        when = f"{built.release:%B} {built.release.day}"
        late = f"the edition of {built.week} was released on {when}, more than 72 hours ago"
        have_just_joined = plan.untried == len(plan.pending) and not plan.is_first
        if not (have_just_joined and ledger and ledger.is_finished(built.week)):
            raise ForearmedError(f"{late}; to send it all the same, add --late")
        self._say(f"They wait for the next one: {late}. --late sends it to them.")
        return True

    def _message_for(self, built: Built, edition: Edition) -> Callable[[Recipient], bytes]:
        outgoing, settings = Outgoing(built, edition.first_sending), self.office.settings
        if self.wish.to is not None:
            return outgoing.to_list
        tokens = (
            Tokens(secret_of_environment(), list_id=settings.list_id)
            if PLACE in settings.unsubscribe
            else None
        )

        def message(recipient: Recipient) -> bytes:
            token = tokens.of(recipient.key) if tokens else ""
            leave = settings.unsubscribe.replace(PLACE, token)
            return outgoing.to_subscriber(
                recipient, list_id=settings.list_id, leave=leave, one_click=bool(tokens)
            )

        return message

    def _timing(self) -> Timing:
        return Timing(clock.real_now, time.monotonic, time.sleep, self.wish.patience * 60, self.wish.rate)

    def _tell(self, built: Built, plan: Plan) -> None:
        self._say(f"{built.week}, {built.subject}")
        for line in _standing(plan):
            self._say(f"  {line}")

    def _rehearse(
        self, built: Built, shelf: Shelf, recipients: list[Recipient], excepted: frozenset[str]
    ) -> int:
        """Say what would happen; open no connection to the mail server and write nothing."""
        if not shelf.has_ledger:
            self._say(f"There is no ledger at {shelf} yet.")
            return self._foretell(built, self._plan(built, None, recipients, excepted), None)
        with shelf.read() as ledger:
            return self._foretell(built, self._plan(built, ledger, recipients, excepted), ledger)

    def _foretell(self, built: Built, plan: Plan, ledger: Ledger | None) -> int:
        self._tell(built, plan)
        if plan.pending and not self._must_wait(built, plan, ledger):
            edition = self._edition_of(built, ledger)
            self._message_for(built, edition)(plan.pending[0])  # what is wrong with it is said now
            first, last = plan.pending[0].address, plan.pending[-1].address
            self._say(f"Would send {count(len(plan.pending), 'message')}: first {first}, last {last}.")
        return ALL_SENT

    # --- who ---

    def _recipients(self) -> list[Recipient]:
        if self.wish.subscribers is None:
            return [read_address(self.wish.to or "")]
        return read_list(self.wish.subscribers, skip_bad=self.wish.skip_bad, say=self._say)

    def _excepted(self) -> frozenset[str]:
        return frozenset() if self.wish.excepted is None else read_departed(self.wish.excepted)


def _standing(plan: Plan) -> list[str]:
    """Return what the ledger and the list of those who left say of the recipients, a line each."""
    lines = [f"{plan.sent} sent", f"{len(plan.pending)} to send"]
    if plan.deferred:
        lines.append(f"{plan.deferred} of them were deferred before")
    if plan.refused:
        lines.append(f"{plan.refused} refused; forearmed ledger shows why, and --retry-refused tries again")
    if plan.excepted:
        lines.append(f"{len(plan.excepted)} on the list have left it: {_named(plan.excepted)}")
    if plan.uncertain:
        choice = "look whether they have it, then add --resend-uncertain or --assume-sent"
        lines.append(f"{len(plan.uncertain)} uncertain, {choice}: {_named(plan.uncertain)}")
    return lines


def _named(recipients: tuple[Recipient, ...]) -> str:
    shown = ", ".join(recipient.address for recipient in recipients[:_SHOWN])
    more = len(recipients) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _exit_code(tally: Mapping[State, int], plan: Plan) -> int:
    sent = tally.get(State.SENT, 0)
    uncertain = len(plan.uncertain) + tally.get(State.UNCERTAIN, 0)
    if sent == len(plan.pending):
        return SOME_SENT if uncertain else ALL_SENT
    return SOME_SENT if sent or plan.sent or uncertain else NOTHING_SENT
