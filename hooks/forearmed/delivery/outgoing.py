"""Prepare the built files for sending: add headers to the mail; render nothing, change no line. Pure."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property

from forearmed.delivery.recipients import Recipient
from forearmed.edition.mail.mailbox import mailbox
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError

_LONGEST_LINE = 998  # octets without the line end: RFC 5322, section 2.1.1
_USUAL_LINE = 78
_EDITION = digest_files.FOLDER + digest_files.EDITION
_BUILD_AGAIN = "build the site again"
_ONE_CLICK = b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
_FIELD = re.compile(rb"([!-9;-~]+):(?:[^\r\n\0]|\r\n[ \t])*\r\n")
_URI = re.compile(r"[!-;=?-~]+")


@dataclass(frozen=True)
class Announcement:
    """The current edition as `edition.json` tells of it, and the checksum that the ledger keeps of it."""

    week: str
    tip: str
    subject: str
    release: datetime
    message_id: str
    sha256: str


@dataclass(frozen=True)
class Built(Announcement):
    """The current edition as a build left it for mail: the bytes of the message.

    The checksum is always that of `digest.eml`, since the ledger keeps one for an edition.
    """

    eml: bytes


@dataclass(frozen=True)
class BuiltCard(Announcement):
    """The current edition as a build left it for a chat program: the bytes of its card."""

    card: bytes


def read_built(edition: bytes, eml: bytes | None, *, name: str = digest_files.MAIL) -> Built | None:
    """Return what was built as the message *eml* called *name*, or None when it holds no edition yet.

    Raises ForearmedError when the two files do not belong together or cannot be mailed.
    """
    said, checksums = _read(edition)
    if said is None:
        return None
    file = digest_files.FOLDER + name
    if eml is None or checksums.get(name) != hashlib.sha256(eml).hexdigest():
        raise ForearmedError(f"{file} is not the one that was built; {_BUILD_AGAIN}")
    if not _can_be_mailed(eml):
        raise ForearmedError(f"{file} cannot be mailed as it is; {_BUILD_AGAIN}")
    return Built(**vars(said), eml=eml)


def read_card(edition: bytes, card: bytes | None, *, name: str) -> BuiltCard | None:
    """Return what was built as the *card* called *name*, or None when there is no edition yet.

    Raises ForearmedError when the two files do not belong together.
    """
    said, checksums = _read(edition)
    if said is None:
        return None
    checksum = hashlib.sha256(card or b"").hexdigest()
    if card is None or checksums.get(name) != checksum:
        raise ForearmedError(f"{digest_files.FOLDER}{name} is not the one that was built; {_BUILD_AGAIN}")
    return BuiltCard(**{**vars(said), "sha256": checksum}, card=card)


def _read(edition: bytes) -> tuple[Announcement | None, Mapping[str, str]]:
    """Return what *edition* tells of the mail, if there is one, and the checksum of each message by name."""
    try:
        said = json.loads(edition)
        if said["week"] is None:
            return None, {}
        release = _moment(said["release"])
        texts = {key: _text(said[key]) for key in ("week", "tip", "subject", "message_id", "sha256")}
        checksums = {name: _text(checksum) for name, checksum in said.get("cards", {}).items()}
        checksums |= {digest_files.MAIL: texts["sha256"], digest_files.LIST_MAIL: _text(said["list_sha256"])}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ForearmedError(f"{_EDITION} is not what a build writes; {_BUILD_AGAIN}") from None
    return Announcement(**texts, release=release), checksums


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _moment(said: object) -> datetime:
    moment = datetime.fromisoformat(_text(said))
    if moment.tzinfo is None:
        raise ValueError
    return moment


def _can_be_mailed(eml: bytes) -> bool:
    """Tell whether *eml* is fields and a body, seven-bit, in whole lines that every server takes."""
    lines = eml.split(b"\r\n")
    fields, body = _parted(eml)
    return (
        eml.isascii()
        and body.startswith(b"\r\n")
        and not lines[-1]
        and b"".join(fields) + body == eml
        and all(len(line) <= _LONGEST_LINE and not re.search(rb"[\r\n\0]", line) for line in lines)
    )


@dataclass(frozen=True)
class Outgoing:
    """An edition's message, dated: the *date* is the moment of the edition's first sending.

    The moment of the release would not do: spam filters count a Date of days ago against a mail.
    """

    built: Built
    date: datetime

    def to_list(self, recipient: Recipient, *, list_id: str = "", leave: str = "") -> bytes:
        """Return the message for a mailing list, which writes List- fields of its own.

        For one that does not, *list_id* and *leave* are written, as for a subscriber.

        The message has no Auto-Submitted (RFC 3834). In mail to a person, that field prevents vacation
        replies; a list would take the message itself for one: Sympa drops it, Mailman holds it, and neither
        tells the author.
        """
        fields, body = self._parts
        ours = [_field(f"List-Id: <{list_id}>")] if list_id else []
        ours += [_uri("List-Unsubscribe", leave)] if leave else []
        kept = [field for field in fields if _name(field) != b"auto-submitted"]
        return b"".join([_to(recipient), *ours, *kept, body])

    def to_subscriber(self, recipient: Recipient, *, list_id: str, leave: str, one_click: bool) -> bytes:
        """Return the message for one subscriber, who leaves by the address *leave*.

        List-Id is RFC 2919's, List-Unsubscribe RFC 2369's. With *one_click*, the field of RFC 8058 says that
        a mail program may leave for its owner by a POST to *leave*. Raises ForearmedError when *leave* cannot
        stand in a header.
        """
        added = [_to(recipient), *_of_a_list(list_id, leave, one_click=one_click)]
        return b"".join(added) + self._rest

    @cached_property
    def _rest(self) -> bytes:
        fields, body = self._parts
        return b"".join([*fields, body])

    @cached_property
    def _parts(self) -> tuple[list[bytes], bytes]:
        fields, body = _parted(self.built.eml)
        date = _field(f"Date: {format_datetime(self.date)}")
        return [date, *(field for field in fields if _name(field) != b"date")], body


def as_test(real: bytes, *, message_id: str) -> bytes:
    """Return a *real* message as a copy to look at: its subject is marked, its identifier its own.

    All other fields are as a reader gets them, also the List fields, which a relay has to sign. With the
    edition's identifier, a mail program would later take the real message for a duplicate of the copy.
    """
    fields, body = _parted(real)
    to, *rest = (_marked(field) for field in fields if _name(field) != b"message-id")
    return b"".join([to, _field(f"Message-ID: {message_id}"), *rest, body])


def _parted(eml: bytes) -> tuple[list[bytes], bytes]:
    """Return the fields of *eml*, each with its line ends, and what follows them, from the blank line on."""
    head, end, body = eml.partition(b"\r\n\r\n")
    return [field[0] for field in _FIELD.finditer(head + b"\r\n")], end[2:] + body


def _name(field: bytes) -> bytes:
    return field.partition(b":")[0].lower()


def _marked(field: bytes) -> bytes:
    """Return *field*, with a mark before its text when it is the subject.

    The mark gets a line of its own: a line with encoded words may be full already (RFC 2047, section 2).
    """
    return b"Subject: [Test]\r\n" + field.partition(b":")[2] if _name(field) == b"subject" else field


def _of_a_list(list_id: str, leave: str, *, one_click: bool) -> list[bytes]:
    fields = [_field(f"List-Id: <{list_id}>"), _uri("List-Unsubscribe", leave)]
    return [*fields, _ONE_CLICK] if one_click else fields


def _to(recipient: Recipient) -> bytes:
    return _field(f"To: {mailbox('To', recipient.name, recipient.address)}")


def _field(written: str) -> bytes:
    """Return the header field as *written*, folded or not; raise ForearmedError when it is not just one."""
    field = written.replace("\n", "\r\n").encode() + b"\r\n"
    is_long = len(field) > _LONGEST_LINE and max(map(len, field.split(b"\r\n"))) > _LONGEST_LINE
    if is_long or not _FIELD.fullmatch(field):
        raise ForearmedError(f"{written[:40]!r}… cannot stand in a mail's header; correct or shorten it")
    return field


def _uri(name: str, uri: str) -> bytes:
    """Return a field that holds *uri*, whole and as it is, on a line of its own if need be.

    The email package would turn a long one into an encoded word, which no mail program takes for a link.
    """
    if not _URI.fullmatch(uri) or len(f" <{uri}>") > _LONGEST_LINE:
        raise ForearmedError(f"unsubscribe: {uri[:40]!r}… cannot stand in a mail's header; shorten it")
    on_one = f"{name}: <{uri}>"
    return _field(on_one if len(on_one) <= _USUAL_LINE else f"{name}:\n <{uri}>")
