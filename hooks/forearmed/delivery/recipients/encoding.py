"""Decode bytes. Text that is not Unicode is read as Windows-1252 if that makes sense, with a note."""

import codecs
import re

from forearmed.delivery.recipients.table import LINE, TableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before the shorter mark, with which this one begins.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_OTHER = 'the file is neither in UTF-8 nor in Windows-1252; save it as UTF-8 (Excel calls it "CSV UTF-8")'
_BROKEN = (
    "the file is not whole in the encoding that its first bytes name; save it as UTF-8 (Excel calls it "
    '"CSV UTF-8")'
)

_LETTER = r"[^\W\d_]"
_FOREIGN = rf"(?:(?![a-zA-Z]){_LETTER})"
_SIGN = "[“”„‚¢£¤¥¦¨©¬®¯°±²³µ¶¸¹¼½¾¡¿†‡ˆ‰‹›•˜™÷×]"  # noqa: RUF001  # signs that a spelling check takes for others
_UNLIKELY = re.compile(
    # Signs of a wrong guess: Greek, Cyrillic, Arabic or Japanese becomes rows of accents; an old Mac's text
    # has capitals inside words; and no Western word has a sign of money or a fraction between two letters.
    # What is UTF-8 but for one byte becomes a capital A with a tilde and a sign for each accent.
    rf"Ã[^\sA-Za-z]|{_FOREIGN}{{3}}|[a-z][À-ÖØ-ÞŠŽŒŸ]|{_LETTER}{_SIGN}{_LETTER}"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_BETWEEN = re.compile(r"[\s,;\"]")
_SHOWN = 40


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the text of *raw*, and a note on its encoding (empty for UTF-8, UTF-16 and UTF-32).

    UTF-8, and UTF-16 and UTF-32 with a byte order mark (Unicode, section 23.8) or, for UTF-16, by its NULs,
    are recognised. Raises TableError at the first line that cannot be read.
    """
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "") or _wide(raw)
    try:
        return raw.decode(encoding or "utf-8"), ""
    except UnicodeDecodeError as error:
        if encoding:
            raise TableError(1, _BROKEN) from None
        return _western(raw, _last_line(raw[: error.start].decode("latin-1")))


def _wide(raw: bytes) -> str:
    """Return the UTF-16 variant of *raw* without a byte order mark, by its NULs, or an empty string."""
    odd, even = raw[1::2].count(0), raw[::2].count(0)
    if max(odd, even) <= len(raw) // 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _western(raw: bytes, line: int) -> tuple[str, str]:
    try:
        text = raw.decode(_WESTERN)
    except UnicodeDecodeError:
        raise TableError(line, _OTHER) from None
    if _UNLIKELY.search(text):
        raise TableError(line, _OTHER)
    sign = _BEYOND_ASCII.search(text)
    word, at = (_word_at(text, sign.start()), _last_line(text[: sign.start()])) if sign else ("", line)
    return text, (
        f'not in UTF-8, so read as Windows-1252: line {at} says "{word}"; if that is wrong, save the file '
        "as UTF-8"
    )


def _word_at(text: str, place: int) -> str:
    """Return the word in *text* that holds the sign at *place*, or as much of it as is worth showing."""
    before, after = text[max(place - _SHOWN, 0) : place], text[place : place + _SHOWN]
    return _BETWEEN.split(before)[-1] + _BETWEEN.split(after)[0]


def _last_line(text: str) -> int:
    return len(LINE.findall(f"{text}?"))
