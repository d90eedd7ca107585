"""Mails as posts: a file of one (``.eml``), a file of many (``.mbox``), a folder of them (Maildir).

The formats are RFC 5322, RFC 4155 and Maildir as the standard library reads them. A post keeps the sender's
name and nobody's address. One issue may be there twice, as a trial or sent again: it counts once.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Damaged, Form, Item, Post, State
from forearmed.archive.readers.bundle import LARGEST, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_mailed
from forearmed.archive.readers.flowed import unflowed
from forearmed.archive.readers.letters import plain_letter, without_people
from forearmed.archive.readers.people import names_of
from forearmed.archive.readers.plain_mail import as_html
from forearmed.archive.readers.reader import Heard, Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of
from forearmed.foundation.errors import ForearmedError

_FIELD = re.compile(rb"\A(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n", re.MULTILINE)
_NEEDED = re.compile(
    rb"^(?:subject|date|message-id|mime-version|received)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"^From [^\n]*\d\d:\d\d[^\n]*\n", re.MULTILINE)
_PEOPLE = ("from", "to", "cc", "bcc", "reply-to", "sender", "delivered-to", "x-original-to", "return-path")
_FOLDERS = {"cur", "new"}
_FORWARDED = re.compile(r"^\s*(?:(?:fwd?|wg|tr)\s*:\s*)+", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_FLAGS = re.compile(r":2,[A-Z]*$")
_LABELS = {"drafts": State.DRAFT, "draft": State.DRAFT, "trash": State.TRASHED, "spam": State.TRASHED}
_CID = re.compile(r"""cid:([^"'\s)>]+)""", re.IGNORECASE)
_PICTURES = 16 << 20


def _knows_mbox(sample: Sample) -> bool:
    return bool(_FROM.match(sample.head.lstrip())) and bool(_NEEDED.search(sample.head))


def _knows_mail(sample: Sample) -> bool:
    head = sample.head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return bool(_FIELD.match(head)) and len(_NEEDED.findall(head.partition(b"\n\n")[0])) > 1


def _knows_folder(sample: Sample) -> bool:
    return any(_is_mail(name) for name in sample.names)


def _is_mail(name: str) -> bool:
    path = PurePosixPath(name)
    return name.lower().endswith(".eml") or path.parent.name in _FOLDERS


def _read_mail(path: Path, manner: Manner) -> Iterator[Item]:
    yield _item(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ForearmedError(f"cannot read {path}: {error.strerror}") from None
    if len(content) > LARGEST:
        raise ForearmedError(f"cannot read {path}: a single mail of more than {LARGEST >> 20} MB")
    return content


def _read_mbox(path: Path, manner: Manner) -> Iterator[Item]:
    for number, raw in enumerate(_messages(path, manner.heard)):
        yield _item(raw, f"mail {number + 1}")


def _messages(path: Path, heard: Heard) -> Iterator[bytes]:
    """Yield each mail of *path*, whose first line is ``From `` and a time (RFC 4155, appendix A)."""
    lines: list[bytes] = []
    size = 0
    before = b"\n"
    try:
        with path.open("rb") as file:
            for line in file:
                heard(len(line))
                if _FROM.match(line) and not before.strip():
                    if lines:
                        yield b"".join(lines)
                    lines, size = [], 0
                elif size <= LARGEST:
                    lines.append(line[1:] if line.startswith(b">From ") else line)
                    size += len(line)
                before = line
    except OSError as error:
        raise ForearmedError(f"cannot read {path}: {error.strerror}") from None
    if lines:
        yield b"".join(lines)


def _read_folder(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    for name in filter(_is_mail, bundle.names):
        try:
            yield _item(bundle.read(name), name)
        except UnreadableError as error:
            yield Damaged(name, str(error))


MBOX = Reader("mbox", _knows_mbox, _read_mbox)
MAIL = Reader("a mail", _knows_mail, _read_mail)
MAIL_FOLDER = Reader("a folder of mails", _knows_folder, _read_folder)


def _item(raw: bytes, name: str) -> Item:
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        return _post(message, raw, name)
    # Fields are parsed when asked for, and the standard library stops at odd ones in many ways.
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        return Damaged(name, f"it is no mail that can be read ({type(error).__name__})")


def _post(message: EmailMessage, raw: bytes, name: str) -> Post:
    people = [address for _, address in _addresses(message, *_PEOPLE)]
    html, text, mended = _bodies(message)
    letter = plain_letter(html or text, people)
    title = title_of(_FORWARDED.sub("", str(message.get("subject", ""))))
    is_forwarded = bool(_FORWARDED.match(str(message.get("subject", ""))))
    said = ("it is forwarded; cut what others wrote",) if is_forwarded else ()
    return Post(
        ident=f"mail:{_ident(message, raw)}",
        title=without_people(title, people),
        day=day_mailed(str(message.get("date", ""))),
        state=_state(message, name),
        body=_with_pictures(letter.html, message),
        form=Form.HTML,
        authors=names_of([name for name, _ in _addresses(message, "from")]),
        repaired=mended,
        remarks=(*letter.remarks, *said),
    )


def _state(message: EmailMessage, name: str) -> State:
    """Return what a mail was: an answer goes from one person to another, so it is nobody else's.

    Maildir tells drafts and the trash by letters behind the name, Gmail's export by labels.
    """
    labels = str(message.get("x-gmail-labels", "")).casefold().split(",")
    told = next((_LABELS[each.strip()] for each in labels if each.strip() in _LABELS), None)
    flags = _FLAGS.search(name)
    if (flags and "T" in flags[0]) or told is State.TRASHED:
        return State.TRASHED
    if message.get("in-reply-to") or _ANSWER.match(str(message.get("subject", ""))):
        return State.PRIVATE
    return State.DRAFT if (flags and "D" in flags[0]) or told else State.PUBLISHED


def _addresses(message: EmailMessage, *fields: str) -> list[tuple[str, str]]:
    return getaddresses([str(value) for name in fields for value in message.get_all(name, [])])


def _ident(message: EmailMessage, raw: bytes) -> str:
    """Return what is the same for all copies of a mail; its own id holds a host or an address."""
    known = str(message.get("message-id", "")).strip()
    return hashlib.sha256(known.encode("utf-8", "replace") if known else raw).hexdigest()[:16]


def _bodies(message: EmailMessage) -> tuple[str, str, str]:
    """Return the body that is HTML and the one of plain text as such, and what had to be mended."""
    found = {}
    mended = ""
    for kind in ("html", "plain"):
        part = message.get_body((kind,))
        if part is None or part.get_content_type() not in ("text/html", "text/plain"):
            continue
        found[kind], fault = _decoded(part)
        mended = mended or fault
        if part.get_content_type() == "text/plain":
            found[kind] = as_html(_joined(found[kind], part))
    return found.get("html", ""), found.get("plain", ""), mended


def _joined(text: str, part: MIMEPart) -> str:
    """Return *text* with the lines whole that the sender's program broke, where *part* says that it did."""
    flowed, drops = (str(part.get_param(name, "")).lower() for name in ("format", "delsp"))
    return unflowed(text, drops_space=drops == "yes") if flowed == "flowed" else text


def _decoded(part: MIMEPart) -> tuple[str, str]:
    """Return the text of *part*; one whose encoding is wrong or unknown is read as others are here."""
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    try:
        return content.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n"), ""
    except (LookupError, UnicodeDecodeError):
        return text_in(content)


def _with_pictures(html: str, message: EmailMessage) -> str:
    """Return *html* with the pictures that came with the mail in place of their names in it (RFC 2392)."""
    if "cid:" not in html.lower():
        return html
    pictures: dict[str, str] = {}
    left = _PICTURES
    for part in message.walk():
        name = str(part.get("content-id", "")).strip("<> \t")
        content = part.get_payload(decode=True) if part.get_content_maintype() == "image" and name else None
        if isinstance(content, bytes) and len(content) <= left:
            left -= len(content)
            coded = base64.b64encode(content).decode("ascii")
            pictures[name] = f"data:{part.get_content_type()};base64,{coded}"
    return _CID.sub(lambda found: pictures.get(found[1], found[0]), html)
