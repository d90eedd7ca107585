"""The digest as an email message: headers, parts, bytes. Sending adds headers, and changes nothing."""

import hashlib
from collections.abc import Mapping
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from forearmed.article.sendable import sendable
from forearmed.edition.mail.letter import Letter
from forearmed.edition.mail.mailbox import encoded, mailbox, parsed
from forearmed.edition.mail.picture import Picture
from forearmed.edition.mail.transfer import shorter

_AS_WRITTEN = SMTP.clone(refold_source="none")  # refolding would decode, and break a long Message-ID
_ASKING = ("?", "\uff1f", "\u061f")  # also as Japanese and Arabic write it


def serialize(letter: Letter, *, html: str, text: str, parts: Mapping[str, Picture] | None = None) -> bytes:
    """Return the message as it goes out: CRLF, 7-bit, the same bytes for the same letter.

    *parts* are the pictures that *html* shows, by the names it has for them. Raises ForearmedError when the
    sender or the reply address cannot stand in a header.
    """
    message = EmailMessage(policy=_AS_WRITTEN)
    for name, value in _headers(letter):
        # These values are encoded already. "message[name] = value" would decode them: a title with
        # "=?utf-8?q?a=0ABcc:...", which looks like an encoded word (RFC 2047), would then add a Bcc header.
        message.set_raw(name, value)
    message.set_content(text, cte=shorter(text))
    message.add_alternative(html, subtype="html", cte=shorter(html))
    message.set_boundary(_boundary(text, html))
    page = message.get_body(("html",))
    if parts and page:
        _add_pictures(page, parts)
        page.set_boundary(_boundary(html, text))
    return message.as_bytes()


def _add_pictures(page: MIMEPart, parts: Mapping[str, Picture]) -> None:
    """Put *parts* beside *page* (RFC 2387), to be shown where the page names them.

    They belong to the page, not to the message: a mail program that shows the text lists no attachments.
    """
    for number, (name, picture) in enumerate(parts.items(), start=1):
        file = f"picture-{number}.{picture.subtype}"
        page.add_related(
            picture.content, "image", picture.subtype, disposition="inline", filename=file, cid=f"<{name}>"
        )
    page.set_param("type", "text/html")  # RFC 2387, section 3.1, asks for it


def subject(letter: Letter) -> str:
    """Return the subject as people see it, with a question in quotation marks.

    rspamd counts a subject that ends with a question mark as a sign of spam (SUBJECT_ENDS_QUESTION).
    """
    say, title = letter.wording.say, _one_line(letter.title)
    if title.endswith(_ASKING):
        return _one_line(say('Tip of the Week: "{title}"', title=title))
    return _one_line(say("Tip of the Week: {title}", title=title))


def message_id(letter: Letter) -> str:
    """Return an identifier made of week and list only: a corrected tip is the same message."""
    return f"<{letter.week}@{letter.list_id}>"


def _headers(letter: Letter) -> list[tuple[str, str]]:
    reply_to = [("Reply-To", _mailbox("Reply-To", letter.reply_to))] if letter.reply_to else []
    return [
        ("From", _mailbox("From", letter.sender)),
        *reply_to,
        ("Subject", encoded("Subject", subject(letter))),
        ("Date", format_datetime(letter.release)),
        ("Message-ID", message_id(letter)),
        ("Auto-Submitted", "auto-generated"),  # RFC 3834: nobody's vacation notice answers it
        ("MIME-Version", "1.0"),
    ]


def _mailbox(header: str, written: str) -> str:
    """Return what *header* says for *written*, `Name <address>` or an address."""
    name, address = parsed(_one_line(written), where="digest")
    return mailbox(header, name, address)


def _one_line(text: str) -> str:
    return " ".join(sendable(text).split())


def _boundary(*parts: str) -> str:
    # Neither encoding ever holds "=_", so the boundary cannot occur in a part (RFC 2045, sections 6.7, 6.8).
    return "=_" + hashlib.sha256("".join(parts).encode()).hexdigest()[:32]
