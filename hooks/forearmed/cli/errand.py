"""The steps from a built site to a finished delivery, the same for a mail server and a webhook."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

from forearmed.cli.ledger_place import LedgerPlace, ledger_place
from forearmed.cli.outbox import Outbox
from forearmed.cli.progress import Console, say, show_tally, watching
from forearmed.cli.terms import Terms
from forearmed.delivery import run
from forearmed.delivery.allowance import A_DAY
from forearmed.delivery.ledger import Ledger, LedgerPage, SentEdition
from forearmed.delivery.ledger.branch import SharedPage
from forearmed.delivery.ledger.forgetting import forget_before
from forearmed.delivery.outcome import State
from forearmed.delivery.outgoing import Announcement
from forearmed.delivery.run import Addressee, Carrier, Delivery, Plan, R, Timing, Watcher
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, count
from forearmed.foundation.weeks import week_of_date

ALL_SENT, NOTHING_SENT, SOME_SENT = 0, 1, 3
_SHOWN = 10


B = TypeVar("B", bound=Announcement)


class Course(NamedTuple, Generic[R]):
    """The first arguments of a `Delivery`, in the order of its fields."""

    page: LedgerPage | SharedPage
    carrier: Carrier
    message_for: Callable[[R], bytes]
    timing: Timing
    watcher: Watcher


@dataclass(frozen=True)
class Errand(ABC, Generic[B, R]):
    """One call that takes what was built, a *B*, to each *R* once, for the project of *outbox*."""

    outbox: Outbox
    wish: Terms
    console: Console
    credentials: Credentials

    @property
    @abstractmethod
    def list_id(self) -> str:
        """Return the list id under which the ledger keeps these recipients' editions."""

    @property
    def account(self) -> str:
        """Return the command that shows what the ledger has of them."""
        return "forearmed ledger"

    @abstractmethod
    def built(self) -> B | None:
        """Return what the last build left, or None before the first edition."""

    @abstractmethod
    def carrier(self) -> Carrier:
        """Return what takes messages out; raise ForearmedError for a wrong variable in the environment."""

    @abstractmethod
    def recipients(self) -> Sequence[R]:
        """Return everybody the edition goes to."""

    def excepted(self) -> Set[str]:
        """Return the keys of those who have left."""
        return frozenset()

    @abstractmethod
    def message_for(self, built: B, edition: SentEdition) -> Callable[[R], bytes]:
        """Return the function that makes the message for one recipient."""

    def run(self) -> int:
        """Carry out the wish and return the exit code; raise ForearmedError when that is impossible."""
        built, now = self.built(), clock.real_now()
        if built is None:
            return self._nothing_due("no edition has been released yet")
        if built.release > now:
            return self._nothing_due(
                f"the edition of {built.week} goes out on {built.release:%Y-%m-%d at %H:%M %z}"
            )
        return self._edition(built)

    def _nothing_due(self, why: str) -> int:
        # Read the list now: its errors should show before the release, not on the morning of the mail.
        recipients, excepted = self.recipients(), self.excepted()
        if self.wish.dry_run:
            here = sum(recipient.key not in excepted for recipient in recipients)
            self._say(f"It would go to {count(here, 'recipient')}.")
        self._say(f"Nothing is due: {why}.")
        return ALL_SENT

    def _say(self, line: str) -> None:
        say(self.console, line)

    # --- the edition ---

    def _edition(self, built: B) -> int:
        recipients, excepted = self.recipients(), self.excepted()
        carrier = self.carrier()  # reports a wrong environment before a ledger is created
        with ledger_place(
            self.outbox, self.wish.ledger_branch, list_id=self.list_id, credentials=self.credentials
        ) as place:
            if self.wish.require_ledger and not place.has_ledger:
                advice = "put it back, or leave out --require-ledger"
                raise ForearmedError(f"there is no ledger at {place}; {advice}")
            if self.wish.dry_run:
                return self._rehearse(built, place, recipients, excepted)
            if not place.has_ledger:
                begins = "a new one begins, and nobody in it has been sent anything"
                self._say(f"THERE IS NO LEDGER AT {place}: {begins}.")
            with place.open(at=clock.real_now()) as ledger:
                if self.wish.assume_sent:
                    ledger.assume_sent(built.week, at=clock.real_now())
                    place.share(ledger, f"{built.week}: what was uncertain is assumed sent")
                plan = self._plan(built, ledger, recipients, excepted)
                code = self._carry_out(built, plan, place, ledger, carrier)
                self._forget_old(ledger, place)
                return code

    def _forget_old(self, ledger: Ledger, place: LedgerPlace) -> None:
        """Take the addresses of old editions out of the *ledger*, where the settings say so.

        A ledger on a branch stays as it is: it holds no people's addresses, and git would keep them anyway.
        """
        if (weeks := self.outbox.settings.keep_addresses) and place.branch is None:
            forget_before(ledger, str(week_of_date((clock.real_now() - timedelta(weeks=weeks)).date())))

    def _plan(self, built: B, ledger: Ledger | None, recipients: Sequence[R], excepted: Set[str]) -> Plan[R]:
        return run.plan(
            recipients,
            ledger.states(built.week) if ledger else {},
            excepted=excepted,
            resend_uncertain=self.wish.resend_uncertain,
            retry_refused=self.wish.retry_refused,
            assume_sent=self.wish.assume_sent,
        )

    def _carry_out(
        self, built: B, plan: Plan[R], place: LedgerPlace, ledger: Ledger, carrier: Carrier
    ) -> int:
        self._tell(built, plan)
        if not plan.pending or self._must_wait(built, plan, ledger):
            return _code_of_the_rest(plan)
        pending = self._allowed(plan, ledger)
        if not pending:
            return ALL_SENT
        edition = self._edition_of(built, ledger)
        message_for = self.message_for(built, edition)
        page = place.page(ledger, built.week, edition)
        with watching(len(pending), console=self.console) as watcher:
            course = Course(page, carrier, message_for, self._timing(), watcher)
            is_whole = len(pending) == len(plan.pending)
            run = self.delivery(course, has_reached=plan.sent > 0, is_whole=is_whole)
            tally, stop = self._deliver(run, pending)
        unsaved = place.unsaved(page)
        for line in filter(None, (stop, unsaved)):
            self._say(line)
        show_tally(tally, self.console, untried=len(pending) - sum(tally.values()))
        return SOME_SENT if unsaved else _exit_code(tally, plan, len(pending))

    def delivery(self, course: Course[R], *, has_reached: bool, is_whole: bool) -> Delivery[R]:
        """Return a run, not started yet, that sends one message after the other."""
        return Delivery(*course, has_reached=has_reached, is_whole=is_whole)

    def _allowed(self, plan: Plan[R], ledger: Ledger) -> Sequence[R]:
        """Return the pending recipients that the allowance permits now; print how many must wait."""
        now = clock.real_now()
        lately = sum(ledger.sent_by_day(since=now - A_DAY).values())
        room, why = self.wish.allowance.room(lately=lately, by_day=ledger.sent_by_day(), now=now)
        pending = plan.pending[:room]
        if len(pending) < len(plan.pending):
            wait = len(plan.pending) - len(pending)
            self._say(f"  {len(pending)} of them now ({why}); {wait} wait for a later run")
        return pending

    def _deliver(self, run: Delivery[R], pending: Sequence[R]) -> tuple[Mapping[State, int], str]:
        """Carry out *run* as far as it gets; return how many are in which state, and what stopped it.

        Raises ForearmedError when the run stopped before anything was sent.
        """
        try:
            return run.run(pending), ""
        except KeyboardInterrupt:
            return run.tally, "Stopped. The ledger is true; the same command goes on where this one ended."
        except ForearmedError as error:
            if not run.tally.get(State.SENT):
                raise
            return run.tally, f"Stopped: {error}"

    def _edition_of(self, built: B, ledger: Ledger | None) -> SentEdition:
        before = ledger.edition(built.week) if ledger else None
        states = ledger.states(built.week) if ledger else {}
        edition = run.edition_to_send(
            built, before, states, now=clock.real_now(), changed_tip=self.wish.changed_tip
        )
        if before and before != edition:
            self._say(f"{built.week} was built anew since its first sending; the others get it as it is now.")
        return edition

    def _must_wait(self, built: B, plan: Plan[R], ledger: Ledger | None) -> bool:
        """Tell whether the edition is too old for those who have only just joined, and say so.

        Raises ForearmedError when it is too old, unless all who lack it joined after a finished run.
        """
        if self.wish.late or not run.is_late(built, now=clock.real_now()):
            return False
        if self.wish.allowance.is_spread and plan.sent and ledger and not ledger.is_finished(built.week):
            return False  # the operator asked for a delivery over several days
        when = f"{built.release:%B} {built.release.day}"
        late = f"the edition of {built.week} was released on {when}, more than 72 hours ago"
        have_just_joined = plan.untried == len(plan.pending) and not plan.is_first
        if not (have_just_joined and ledger and ledger.is_finished(built.week)):
            raise ForearmedError(f"{late}; to send it all the same, add --late")
        self._say(f"They wait for the next one: {late}. --late sends it to them.")
        return True

    def _timing(self) -> Timing:
        return Timing(clock.real_now, time.monotonic, time.sleep, self.wish.patience * 60, self.wish.rate)

    def _tell(self, built: B, plan: Plan[R]) -> None:
        self._say(f"{built.week}, {built.subject}")
        there = f" --ledger-branch {self.wish.ledger_branch}" if self.wish.ledger_branch else ""
        for line in _standing(plan, self.account + there):
            self._say(f"  {line}")

    def _rehearse(self, built: B, place: LedgerPlace, recipients: Sequence[R], excepted: Set[str]) -> int:
        """Print what a run would do; connect to no mail server and no webhook, and write nothing."""
        if not place.has_ledger:
            self._say(f"There is no ledger at {place} yet.")
            return self._foretell(built, self._plan(built, None, recipients, excepted), None)
        with place.read() as ledger:
            return self._foretell(built, self._plan(built, ledger, recipients, excepted), ledger)

    def _foretell(self, built: B, plan: Plan[R], ledger: Ledger | None) -> int:
        self._tell(built, plan)
        if plan.pending and not self._must_wait(built, plan, ledger):
            edition = self._edition_of(built, ledger)
            self.message_for(built, edition)(plan.pending[0])  # raises now if the message cannot be made
            first, last = plan.pending[0].address, plan.pending[-1].address
            self._say(f"Would send {count(len(plan.pending), 'message')}: first {first}, last {last}.")
        return ALL_SENT


def _standing(plan: Plan[R], account: str) -> list[str]:
    """Return lines that count the recipients: sent, to send, deferred, refused, left, uncertain."""
    lines = [f"{plan.sent} sent", f"{len(plan.pending)} to send"]
    if plan.deferred:
        lines.append(f"{plan.deferred} of them were deferred before")
    if plan.refused:
        lines.append(f"{plan.refused} refused; {account} shows why, and --retry-refused tries again")
    if plan.excepted:
        lines.append(f"{len(plan.excepted)} on the list have left it: {_named(plan.excepted)}")
    if plan.uncertain:
        choice = "look whether they have it, then add --resend-uncertain or --assume-sent"
        lines.append(f"{len(plan.uncertain)} uncertain, {choice}: {_named(plan.uncertain)}")
    return lines


def _named(recipients: Sequence[Addressee]) -> str:
    shown = ", ".join(recipient.address for recipient in recipients[:_SHOWN])
    more = len(recipients) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _code_of_the_rest(plan: Plan[R]) -> int:
    """Return the exit code of a run that sends to nobody: it depends on how earlier runs ended."""
    if plan.uncertain:
        return SOME_SENT
    return NOTHING_SENT if plan.refused and not plan.sent else ALL_SENT


def _exit_code(tally: Mapping[State, int], plan: Plan[R], asked: int) -> int:
    """Return the exit code of a run that was *asked* for so many messages."""
    sent = tally.get(State.SENT, 0)
    uncertain = len(plan.uncertain) + tally.get(State.UNCERTAIN, 0)
    if sent == asked:
        return SOME_SENT if uncertain else ALL_SENT
    return SOME_SENT if sent or plan.sent or uncertain else NOTHING_SENT
