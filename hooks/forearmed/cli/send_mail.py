"""`forearmed send`: the recipients, the headers of their mail, and the mail server."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Self

from click import BadParameter, UsageError

from forearmed.cli.errand import Course, Errand
from forearmed.cli.list_post import about
from forearmed.cli.mail_account import MailAccount
from forearmed.cli.mail_size import size_of
from forearmed.cli.subscriber_files import read_departed, read_lists
from forearmed.cli.terms import Terms
from forearmed.delivery.ledger import SentEdition
from forearmed.delivery.mailer import Mailer, Relay, demand_real_sender
from forearmed.delivery.outgoing import Built, Outgoing
from forearmed.delivery.recipients import Recipient, read_address
from forearmed.delivery.return_path import ReturnPaths
from forearmed.delivery.run import Delivery, Plan
from forearmed.delivery.side_by_side import SideBySide
from forearmed.delivery.unsubscribe import PLACE, UnsubscribeTokens
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.list_managers import ListManager


@dataclass(frozen=True, kw_only=True)
class Wish(Terms):
    """What the operator asked for: exactly one of *to*, *subscribers* and *test*, and how."""

    to: str | None
    subscribers: tuple[Path, ...]
    test: str | None
    tip: Path | None
    rehearse: bool
    excepted: tuple[Path, ...]
    skip_bad: bool
    connections: int = 1

    @classmethod
    def of(cls, wished: Mapping[str, Any]) -> Self:  # Any: what click read, each option with its own type
        """Return the wish that the command line states; raise UsageError when it contradicts itself."""
        wish = super().of(wished)
        if [wish.to, wish.subscribers or None, wish.test].count(None) != 2:
            raise UsageError("say to whom: one of --to, --subscribers and --test")
        if wish.ledger_branch and wish.to is None:
            why = "subscribers' addresses do not belong in a repository"
            reason = why if wish.subscribers else "a test copy is in no ledger"
            raise UsageError(f"--ledger-branch goes with --to only: {reason}")
        if wish.tip and wish.test is None:
            raise UsageError("--tip goes with --test only: readers get what was built and reviewed")
        if wish.rehearse and (wish.test or wish.dry_run):
            other = "--test" if wish.test else "--dry-run"
            raise UsageError(f"--rehearse and {other} exclude each other")
        _demand_one_standard_input(wish)
        for option, written in {"--to": wish.to, "--test": wish.test}.items():
            _demand_address(option, written)
        return wish


def _demand_one_standard_input(wish: Wish) -> None:
    lists, excepted = (list(map(str, paths)) for paths in (wish.subscribers, wish.excepted))
    if "-" in lists and "-" in excepted:
        raise UsageError("--subscribers and --except cannot both be standard input")
    if lists.count("-") > 1 or excepted.count("-") > 1:
        raise UsageError("standard input can be read only once; name it once")


def _demand_address(option: str, written: str | None) -> None:
    try:
        if written is not None:
            read_address(written)
    except ForearmedError as error:
        raise BadParameter(str(error), param_hint=option) from None


@dataclass(frozen=True)
class Sending(Errand[Built, Recipient]):
    """One call of `forearmed send`: *wish* carried out over SMTP."""

    wish: Wish

    @property
    def list_id(self) -> str:
        """Return the list's."""
        return self.outbox.settings.list_id

    def built(self) -> Built | None:
        """Return the mail."""
        return self.outbox.built(self.file)

    @property
    def file(self) -> str:
        """Return the name of the message to send: the one for lists, or the one for subscribers."""
        return digest_files.LIST_MAIL if self.wish.to is not None else digest_files.MAIL

    def carrier(self) -> Mailer:
        """Return the mailer for the server that the environment names."""
        account = self._account
        _ = account.signer  # reports a wrong key before anything is sent
        return account.mailer(sender_for=self._return_path(account.relay))

    def signed(self, message: bytes) -> bytes:
        """Return *message* with a signature of our own, where the environment names a key."""
        return self._account.signed(message)

    @cached_property
    def _account(self) -> MailAccount:
        return MailAccount(self.outbox.settings, self.credentials)

    def delivery(
        self, course: Course[Recipient], *, has_reached: bool, is_whole: bool
    ) -> Delivery[Recipient]:
        """Return a run that signs each message; for subscribers, one over several connections."""
        make = course.message_for
        course = course._replace(message_for=lambda recipient: self.signed(make(recipient)))
        if not self.wish.subscribers:
            return super().delivery(course, has_reached=has_reached, is_whole=is_whole)
        many = self.wish.connections
        return SideBySide(*course, has_reached=has_reached, is_whole=is_whole, connections=many)

    def _return_path(self, relay: Relay) -> Callable[[str], str] | None:
        """Return a function from an address to its return path; None when reports go to the sender."""
        setting = self.outbox.settings.bounces
        if not setting:
            return None
        demand_real_sender(setting, relay, setting="bounces")
        built = self.built()
        paths = ReturnPaths(setting, secret=self.credentials.unsubscribe_secret, list_id=self.list_id)
        if built is None or not paths.is_variable:
            return lambda address: setting.replace(PLACE, "")
        return lambda address: paths.of(built.week, Recipient(address).key)

    def recipients(self) -> Sequence[Recipient]:
        """Return the address of `--to`, or everybody in the files of `--subscribers`."""
        if not self.wish.subscribers:
            return [read_address(self.wish.to or "")]
        return read_lists(self.wish.subscribers, skip_bad=self.wish.skip_bad, say=self._say)

    def excepted(self) -> Set[str]:
        """Return the keys of those in the files of `--except`."""
        return read_departed(self.wish.excepted)

    def _tell(self, built: Built, plan: Plan[Recipient]) -> None:
        """Print the ledger's figures, how large a mail with pictures is, and what a list may object to."""
        super()._tell(built, plan)
        if not plan.pending:
            return
        lines = [*size_of(built.eml, len(plan.pending))]
        if self.wish.to is not None:
            message = self.message_for(built, SentEdition(built.tip, built.sha256, built.release))
            lines += about(message(read_address(self.wish.to)), self.outbox.settings.list_manager)
        for line in lines:
            self._say(f"  {line}")

    def _list_fields(self) -> tuple[str, str]:
        """Return List-Id and the unsubscribe address for mlmmj, which adds neither; else empty strings."""
        settings = self.outbox.settings
        if settings.list_manager is not ListManager.MLMMJ:
            return "", ""
        return settings.list_id, settings.public_unsubscribe

    def message_for(self, built: Built, edition: SentEdition) -> Callable[[Recipient], bytes]:
        """Return a function that adds a recipient's headers to the built mail; it does not sign."""
        outgoing, settings = Outgoing(built, edition.first_sending), self.outbox.settings
        if self.wish.to is not None:
            list_id, leave = self._list_fields()
            return partial(outgoing.to_list, list_id=list_id, leave=leave)
        tokens = (
            UnsubscribeTokens(self.credentials.unsubscribe_secret, list_id=settings.list_id)
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
