"""The text of a file whose encoding nobody tells."""

import re

_BYTES = "bytes that are not UTF-8"
_ESCAPED = re.compile("[\udc80-\udcff]+")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_in(content: bytes) -> tuple[str, str]:
    """Return *content* as text, with line ends as Python has them, and what had to be mended.

    Bytes that are not UTF-8 are read as Windows-1252, as browsers do.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_lines(content.decode(encoding, "replace")), ""
    text = content.decode("utf-8-sig", "surrogateescape")
    mended = _ESCAPED.sub(_as_windows, text)
    return _with_lines(mended), "" if mended == text else _BYTES


def _as_windows(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "surrogateescape").decode("cp1252", "ignore")


def _with_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
