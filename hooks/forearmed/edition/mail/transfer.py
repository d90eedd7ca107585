"""The transfer encoding of a text in a message (RFC 2045, section 6)."""

import base64
import quopri

_ENCODINGS = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}


def shorter(text: str) -> str:
    """Return the encoding in which *text* takes fewer octets; where both take as many, the legible one.

    In quoted-printable a letter of Greek, Cyrillic or Arabic takes six octets, in base64 not quite three; and
    a list manager such as Mailman holds back what is over 40 KB.
    """
    return min(_ENCODINGS, key=lambda name: len(_ENCODINGS[name](text.encode())))
