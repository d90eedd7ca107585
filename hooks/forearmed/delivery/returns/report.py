"""Reports in one message: whom they are about, and what they mean.

Read by their fields where they have any: delivery reports (RFC 3464, and RFC 6533 for addresses beyond ASCII)
and complaints (RFC 5965). What older servers write in words is read by flufl.bounce, Mailman's own; this is
its only importer.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from flufl.bounce import all_failures

from forearmed.delivery.returns.fields import addresses_in, written
from forearmed.delivery.returns.notice import Kind
from forearmed.delivery.returns.verdict import kind_of, may_pass
from forearmed.foundation.servers import quoted

_REPORTS = ("message/delivery-status", "message/global-delivery-status")
_FEEDBACK = "message/feedback-report"
_COMPLAINTS = ("abuse", "fraud", "virus", "other", "opt-out", "opt-out-list", "miscategorized")
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_SYSTEMS = re.compile(r"mailer-?daemon|postmaster|mail ?delivery|bounce", re.IGNORECASE)
_LONGEST_TEXT = 4_000
_LONGEST_REASON = 120


@dataclass(frozen=True)
class Failure:
    """One address that a report names, and what the report means for it."""

    kind: Kind
    address: str
    reason: str


def is_report(message: Message) -> bool:
    """Tell whether a mail system wrote *message*, and no person and no vacation notice (RFC 3834)."""
    if message.get_content_type() == "multipart/report":
        return True
    is_answer = written(message, "Auto-Submitted").lower().startswith("auto-replied")
    return not is_answer and bool(_SYSTEMS.search(written(message, "From")))


def failures_in(message: Message) -> Sequence[Failure]:
    """Return every address that *message* reports on, each once."""
    parts = list(message.walk())
    fields = [part for part in parts if part.get_content_type() in _REPORTS]
    feedback = [part for part in parts if part.get_content_type() == _FEEDBACK]
    if any(_names_somebody(part) for part in fields):
        text = " ".join(_texts(parts))[:_LONGEST_TEXT]
        found = [failure for part in fields for failure in _delivery_report(part, text)]
    elif feedback:
        found = [failure for part in feedback for failure in _complaint(part)]
    else:
        found = list(_in_words(message, parts))
    return list({failure.address.lower(): failure for failure in reversed(found)}.values())[::-1]


def _delivery_report(part: Message, text: str) -> Iterator[Failure]:
    """Yield what the fields in *part* say; what they leave out, the *text* for people may tell."""
    for block in _blocks(part):
        address = _address(block, "Original-Recipient") or _address(block, "Final-Recipient")
        if not address:
            continue
        status, words = written(block, "Status"), _typed(written(block, "Diagnostic-Code"))
        words = words or _told_of(address, text)
        kind = kind_of(written(block, "Action").lower(), status, words)
        if kind:
            code = status.partition(" ")[0]
            said = words if code in words else f"{code} {words}"
            yield Failure(kind, address, _short(said))


def _names_somebody(part: Message) -> bool:
    """Tell whether the fields in *part* are about anybody; some servers say whom in words only."""
    return any(
        _address(block, "Original-Recipient") or _address(block, "Final-Recipient") for block in _blocks(part)
    )


def _complaint(part: Message) -> Iterator[Failure]:
    for block in _blocks(part):
        address = _address(block, "Original-Rcpt-To") or _address(block, "Removal-Recipient")
        if written(block, "Feedback-Type").lower() in _COMPLAINTS:
            yield Failure(Kind.COMPLAINS, address, "called it spam")


def _in_words(message: Message, parts: Sequence[Message]) -> Iterator[Failure]:
    """Yield what flufl.bounce finds in words."""
    passing, lasting = _scanned(message)
    text = " ".join(_texts(parts))[:_LONGEST_TEXT]
    for each in sorted(lasting):
        kind = kind_of("failed", "", text) or Kind.SOFT
        known = re.search(r"\b[45]\.\d{1,3}\.\d{1,3}\b|\b[45]\d\d[ -]", text)
        # flufl.bounce reads words and no codes. Believe its "lasting" unless a code or the words contradict.
        meant = Kind.DEAD if kind is Kind.SOFT and not known and not may_pass(text) else kind
        yield Failure(meant, each, _short(_line_about(text, each)))
    for each in sorted(passing - lasting):
        yield Failure(Kind.DELAYED, each, _short(_line_about(text, each)))


def _scanned(message: Message) -> tuple[set[str], set[str]]:
    """Return whom flufl.bounce finds to be put off, and to be refused."""
    if not addresses_in(message, "From"):
        # Without a From field, one parser of flufl.bounce raises, and then none of them gives a result.
        message = copy(message)
        del message["From"]
        message["From"] = "nobody@localhost"
    logging.getLogger("flufl.bounce").disabled = True  # it would show a traceback
    passing, lasting = all_failures(message)
    return {_decoded(each) for each in passing}, {_decoded(each) for each in lasting}


def _blocks(part: Message) -> list[Message]:
    """Return the groups of fields in *part*: of the whole message, and of each address."""
    payload = part.get_payload()
    if part.get_content_type() == _REPORTS[0] and isinstance(payload, list):
        return [block for block in payload if isinstance(block, Message)]
    # Python's parser splits message/delivery-status only; it reads other message/ types as a whole mail.
    inner = payload[0] if isinstance(payload, list) and payload else None
    octets = inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return []
    return [
        message_from_bytes(group.strip() + b"\n\n") for group in _BLANK_LINE.split(octets) if group.strip()
    ]


def _typed(value: str) -> str:
    """Return *value* without its type, as in ``smtp; 550 no such user`` (RFC 3464, section 2.1.2)."""
    kind, separator, rest = value.partition(";")
    return rest.strip() if separator and " " not in kind.strip() else value


def _address(block: Message, name: str) -> str:
    said = _typed(written(block, name)).strip("<> ")
    return said if "@" in said and " " not in said else ""


def _texts(parts: Sequence[Message]) -> Iterator[str]:
    for part in parts:
        if part.get_content_type() == "text/plain" and isinstance(
            octets := part.get_payload(decode=True), bytes
        ):
            yield octets.decode("utf-8", "replace")


def _told_of(address: str, text: str) -> str:
    """Return the words that stand behind *address* in *text*, or nothing where it does not stand there."""
    _, found, rest = text.lower().partition(address.lower())
    return " ".join(rest.strip(" >:\r\n\t")[:_LONGEST_REASON].split()) if found else ""


def _line_about(text: str, address: str) -> str:
    """Return *text* from *address* on, or all of it when the address is not there."""
    return text[max(text.lower().find(address.lower()), 0) :]


def _decoded(address: bytes | str) -> str:
    return address.decode("utf-8", "replace") if isinstance(address, bytes) else address


def _short(said: str) -> str:
    return quoted(said)[:_LONGEST_REASON]
