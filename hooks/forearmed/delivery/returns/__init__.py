"""Read what comes back: reports that a message did not arrive, complaints, and mail from people who leave.

Takes one message's octets, from anybody on the internet, and says what they mean; opens no mailbox, and
decides about nobody's place on a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from forearmed.delivery.return_path import Mark, ReturnPaths
from forearmed.delivery.returns.fields import addresses_in, written
from forearmed.delivery.returns.leaving import WayOut, leaving
from forearmed.delivery.returns.notice import Kind, Notice
from forearmed.delivery.returns.report import Failure, failures_in, is_report

__all__ = ["Kind", "Notice", "Postbox", "UnreadableError"]

_LONGEST_MESSAGE = 256 * 1024  # octets; a report stands before what it returns
_LONGEST_LINE = 2_000  # octets; RFC 5322, section 2.1.1, allows half of it
_LONG = re.compile(rb"([^\r\n]{%d})[^\r\n]+" % _LONGEST_LINE)
_RECIPIENTS = (
    "To",
    "Cc",
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "Original-Recipient",
)


class UnreadableError(Exception):
    """A message is so far from any form that no parser takes it."""


@dataclass(frozen=True)
class Postbox:
    """What is known of a list when its returns are read."""

    list_id: str
    paths: ReturnPaths
    way_out: WayOut | None
    """How people leave by mail; None when they leave by a web link only."""

    def notices(self, octets: bytes) -> Sequence[Notice]:
        """Return what the message *octets* says of readers: nothing for any other mail.

        Of a message longer than a report can be, only the beginning is read. Raises UnreadableError.
        """
        try:
            return list(self._read(_LONG.sub(rb"\1", octets[:_LONGEST_MESSAGE])))
        except Exception as error:  # hostile mail can make either parser raise anything
            raise UnreadableError(type(error).__name__) from None

    def _read(self, octets: bytes) -> Iterator[Notice]:
        message = message_from_bytes(octets)
        mark = self._mark(message)
        edition = mark.week if mark else self._week(octets)
        failures = failures_in(message)
        if not failures and mark and is_report(message):
            failures = [Failure(Kind.SOFT, "", "a report in a form of its own")]
        reader = self._reader_named_in(octets) if len(failures) == 1 else ""
        for failure in failures:
            yield Notice(
                failure.kind,
                reader or failure.address,
                failure.reason,
                edition,
                mark,
                _when(message),
                is_ours=bool(edition),
            )
        if not failures and self.way_out and not is_report(message):
            yield from leaving(message, addresses_in(message, *_RECIPIENTS), self.way_out)

    def _mark(self, message: Message) -> Mark | None:
        found = (self.paths.read(address) for address in addresses_in(message, *_RECIPIENTS))
        return next(filter(None, found), None)

    def _week(self, octets: bytes) -> str:
        """Return the week of the edition whose Message-ID stands anywhere in *octets*, or nothing."""
        found = re.search(rb"<(\d{4}-W\d{2})@" + re.escape(self.list_id.encode()) + rb">", octets)
        return found[1].decode() if found else ""

    def _reader_named_in(self, octets: bytes) -> str:
        """Return the To address of our own message that *octets* encloses, or an empty string.

        The report may name another address, to which that reader forwards mail and which is not on the list.
        """
        for part in message_from_bytes(octets).walk():
            inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
            if part.get_content_type() in ("text/rfc822-headers", "message/global-headers"):
                headers = part.get_payload(decode=True)
                inner = message_from_bytes(headers if isinstance(headers, bytes) else b"")
            if isinstance(inner, Message) and self._week(written(inner, "Message-ID").encode()):
                return next(iter(addresses_in(inner, "To")), "")
        return ""


def _when(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written(message, "Date"))
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
