"""The digest as an email message: headers, two parts, bytes. Sending adds headers, and changes nothing."""

import hashlib
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, quote

from forearmed.digest.letter import Letter
from forearmed.errors import ForearmedError
from forearmed.portable import sendable

_AS_WRITTEN = SMTP.clone(refold_source="none")  # refolding would decode, and break a long Message-ID
_LONGEST_WORD = 60  # a longer one could not be folded within 78 columns (RFC 5322, section 2.1.1)


def serialize(letter: Letter, *, html: str, text: str) -> bytes:
    """Return the message as it goes out: CRLF, 7-bit, the same bytes for the same letter.

    Raises ForearmedError when the sender or the reply address cannot stand in a header.
    """
    message = EmailMessage(policy=_AS_WRITTEN)
    for name, value in _headers(letter):
        # Assigning would decode what looks like an encoded word (RFC 2047): "=?utf-8?q?a=0ABcc:..."
        # in a title then becomes a header of its own. These values are encoded already.
        message.set_raw(name, value)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(_boundary(text, html))
    return message.as_bytes()


def subject(letter: Letter) -> str:
    """Return the subject as people see it."""
    return _one_line(f"Tip of the Week: {letter.title}")


def message_id(letter: Letter) -> str:
    """Return an identifier made of week and list only: a corrected tip is the same message."""
    return f"<{letter.week}@{letter.list_id}>"


def _headers(letter: Letter) -> list[tuple[str, str]]:
    reply_to = [("Reply-To", _mailbox("Reply-To", letter.reply_to))] if letter.reply_to else []
    return [
        ("From", _mailbox("From", letter.sender)),
        *reply_to,
        ("Subject", _encoded("Subject", subject(letter))),
        ("Date", format_datetime(letter.release)),
        ("Message-ID", message_id(letter)),
        ("Auto-Submitted", "auto-generated"),  # RFC 3834: nobody's vacation notice answers it
        ("MIME-Version", "1.0"),
    ]


def _mailbox(header: str, written: str) -> str:
    """Return what *header* says for *written*, `Name <address>` or an address (RFC 5322, section 3.4)."""
    mailboxes = getaddresses([_one_line(written)])
    name, address = mailboxes[0] if len(mailboxes) == 1 else ("", "")
    if not address.isascii() or "@" not in address:
        raise ForearmedError(
            f'digest: "{written}" is not a mailbox such as "Service Tips <tips@example.com>"'
        )
    if not name:
        return address
    if _is_plain(name):
        return f'"{quote(name)}" <{address}>'
    return f"{_encoded(header, name)}\n <{address}>"


def _encoded(header: str, text: str) -> str:
    """Return *text* folded for *header*: as it is where that can be read and folded, else encoded."""
    foldable = all(len(word) <= _LONGEST_WORD for word in text.split())
    charset = "us-ascii" if foldable and _is_plain(text) else "utf-8"
    return Header(text, charset, header_name=header).encode()


def _is_plain(text: str) -> bool:
    """Tell whether a mail program shows *text* as it is: ASCII that does not look encoded (RFC 2047)."""
    return text.isascii() and "=?" not in text


def _one_line(text: str) -> str:
    return " ".join(sendable(text).split())


def _boundary(*parts: str) -> str:
    # Quoted-printable text never holds "=_", so the boundary cannot occur in a part (RFC 2045, section 6.7).
    return "=_" + hashlib.sha256("".join(parts).encode()).hexdigest()[:32]
