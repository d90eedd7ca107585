"""A plain letter of ours to one person, such as the editor: no edition, no list, no page."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from forearmed.edition.mail.mailbox import encoded, mailbox, parsed
from forearmed.edition.mail.transfer import shorter

_AS_WRITTEN = SMTP.clone(refold_source="none")  # refolding would decode what is encoded already


@dataclass(frozen=True)
class Note:
    """What a letter says, and from whom: *sender* is a mailbox, *subject* and *text* are plain."""

    sender: str
    to: str
    subject: str
    text: str

    def serialize(self, *, date: datetime, list_id: str) -> bytes:
        """Return the message as it goes out, whose identifier is made of the moment and *list_id*.

        Auto-Submitted (RFC 3834) keeps an answer of the editor's own mailbox away. Raises ForearmedError when
        the sender cannot stand in a header.
        """
        message = EmailMessage(policy=_AS_WRITTEN)
        for name, value in (
            ("From", mailbox("From", *parsed(self.sender, where="extra.forearmed.sender"))),
            ("To", self.to),
            ("Subject", encoded("Subject", " ".join(self.subject.split()))),
            ("Date", format_datetime(date)),
            ("Message-ID", f"<note.{date:%Y%m%d%H%M%S%f}@{list_id}>"),
            ("Auto-Submitted", "auto-generated"),
            ("MIME-Version", "1.0"),
        ):
            message.set_raw(name, value)
        message.set_content(self.text, cte=shorter(self.text))
        return message.as_bytes()
