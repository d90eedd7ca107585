"""Header values for the mail: text and mailboxes as RFC 5322 and RFC 2047 want them. Knows no message."""

import re
from email.header import Header
from email.utils import quote

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.mail_address import AddressError, read_mailbox

_LONGEST_WORD = 60  # a longer one could not be folded within 78 columns (RFC 5322, section 2.1.1)
_LINE = 78
_LINE_OF_WORDS = 76  # RFC 2047, section 2
_BLANK = re.compile(rf"(.{{{_LONGEST_WORD // 2},{_LONGEST_WORD}}}?) (?=\S)")


def mailbox(header: str, name: str, address: str) -> str:
    """Return what *header* says for *name* at *address*, folded (RFC 5322, section 3.4)."""
    if not name:
        return address
    if not _is_plain(name):
        return f"{_words(header, name)}\n <{address}>"
    on_one = f'"{quote(name)}" <{address}>'
    return on_one if len(f"{header}: {on_one}") <= _LINE else f'"{_folded(quote(name))}"\n <{address}>'


def parsed(written: str, *, where: str) -> tuple[str, str]:
    """Return name and address of *written*, `Name <address>` or an address alone.

    Raises ForearmedError, which begins with *where*, when it is neither.
    """
    try:
        found = read_mailbox(written)
    except AddressError as error:
        raise ForearmedError(f"{where}: {error}") from None
    if found is None:
        raise ForearmedError(
            f'{where}: "{written}" is not a mailbox such as "Service Tips <tips@example.com>"'
        )
    return found


def encoded(header: str, text: str) -> str:
    """Return *text* folded for *header*: as it is where that can be read and folded, else encoded."""
    foldable = all(len(word) <= _LONGEST_WORD for word in text.split())
    if foldable and _is_plain(text):
        return Header(text, "us-ascii", header_name=header).encode()
    return _words(header, text)


def _folded(quoted: str) -> str:
    """Return the inside of a quoted string in lines; readers leave the breaks out (RFC 5322, section 3.2.4).

    Encoded words would fold anywhere, but Python's own parser reads a blank between two of them.
    """
    return _BLANK.sub(r"\1\n ", quoted)


def _words(header: str, text: str) -> str:
    """Return *text* as encoded words (RFC 2047), which need no quotes."""
    return Header(text, "utf-8", header_name=header).encode(maxlinelen=_LINE_OF_WORDS)


def _is_plain(text: str) -> bool:
    """Tell whether a mail program shows *text* as it is: ASCII that does not look encoded (RFC 2047)."""
    return text.isascii() and "=?" not in text
