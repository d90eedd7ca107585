"""People as they are written in a cell or in a mail's To: field: ``Ann Archer <ann@example.com>; bob@…``.

Takes apart what is written, and judges no address.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forearmed.foundation.mail_address import BLANKS

# Invisible characters that copying from a web page or a directory leaves at the ends of a cell.
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
_AROUND = BLANKS + _UNSEEN
_NAMED = re.compile(r"([^<>]*)[<]([^<>]*)[>]")
# Older list managers write a name so (RFC 822, section 3.4.3).
_REMARK = re.compile(r"([^\s()<>]+@[^\s()<>]+)\s+\(([^()]*)\)")
_SCHEME = re.compile(r"mailto:([^?]*)(?:\?.*)?", re.IGNORECASE | re.DOTALL)
# Microsoft's directory turns a guest's address into a name of its own: ann_example.org#EXT#@….
_GUEST = re.compile(r"(.+)_([^_@]+)#EXT#@.+", re.IGNORECASE)
_SAME_PERSON = ":::"  # Google Contacts: several addresses of one person, the first one first
_MORE = re.compile(r"[<>;,:#\s]")
"""Without any of these, a cell holds an address and nothing else."""
_CAPTIONS = 5
_LONGEST = 1_000
"""No person and no address is written with more signs than that."""


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody's *address* and *name* as they are written, and on which *line*."""

    address: str
    name: str = ""
    line: int = 0


def clean(cell: str) -> str:
    """Return *cell* without what stands round it unseen."""
    return cell.strip(_AROUND)


def clean_name(cell: str) -> str:
    """Return the name in *cell*, with plain spaces."""
    return " ".join(cell.replace("\u00a0", " ").strip(_AROUND).split(" "))


def people_in(cell: str) -> list[Written]:
    """Return everybody who is written in *cell*: none, one, or several with commas or semicolons between."""
    text = clean(cell)
    if "@" in text and not _MORE.search(text):
        return [Written(text)]
    if _SAME_PERSON in text:
        text = next(filter(None, (part.strip() for part in text.split(_SAME_PERSON))), "")
    if "@" not in text:
        return [Written(text)] if text else []
    return _people(text, separators=";\n\r")


def everybody_in(cell: str) -> list[Written]:
    """Return everybody who is written in *cell*, each address of the same person too."""
    return people_in(cell.replace(_SAME_PERSON, ";"))


def has_second(cell: str) -> bool:
    """Tell whether *cell* holds further addresses of the same person, which are left out."""
    return _SAME_PERSON in cell


def _people(text: str, *, separators: str) -> list[Written]:
    return [_person(part) for part in _parts(text, separators) if clean(part)]


def _parts(text: str, separators: str) -> Iterator[str]:
    """Yield the part of *text* for each person; *separators* divide people, and commas may, too."""
    for part in _cut(text, separators):
        # In "Bell, Bob <bob@example.com>" the comma is the name's.
        named = _NAMED.fullmatch(part)
        alone = "@" not in named[1] if named else part.count("@") == 1
        yield from [part] if alone and not _lists_words(part) else _cut(part, ",")


def _lists_words(part: str) -> bool:
    """Tell whether *part* is an address with words beside it, such as a row of a table."""
    return "<" not in part and "," in part


def _cut(text: str, separators: str) -> Iterator[str]:
    """Yield the parts of *text* between *separators* that stand in no quotes and no angle brackets."""
    begin, closing = 0, ""
    for place, sign in enumerate(text):
        if closing:
            closing = "" if sign == closing else closing
        elif sign in '"<':
            closing = {'"': '"', "<": ">"}[sign]
        elif sign in separators:
            yield text[begin:place]
            begin = place + 1
    yield text[begin:]


def _person(part: str) -> Written:
    text = clean(part)
    if len(text) > _LONGEST:
        return Written(text)
    if remark := _REMARK.fullmatch(text):
        return Written(_bare(remark[1]), clean_name(remark[2]))
    named = _NAMED.fullmatch(text)
    if not named:
        return Written(_bare(text))
    name = clean_name(named[1])
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return Written(_bare(clean(named[2])), name)


def _bare(text: str) -> str:
    """Return the address in *text* without ``mailto:`` (RFC 6068), and a guest's as it was."""
    if scheme := _SCHEME.fullmatch(text):
        text = scheme[1]
    guest = _GUEST.fullmatch(text)
    return f"{guest[1]}@{guest[2]}" if guest else text


@dataclass(frozen=True)
class AddressList:
    """A file of addresses and no table: the *people* on it, and what stands above them."""

    people: list[Written]
    caption: str = ""
    caption_line: int = 0
    remarks: tuple[tuple[int, str], ...] = ()
    """The lines that begin with ``#`` and hold no address, without that sign."""


def read_address_list(numbered: Iterable[tuple[int, str]]) -> AddressList | None:
    """Return who is on the lines, one address on each or several; None where they are something else.

    A few lines without an address may stand above, and lines that begin with ``#`` anywhere.
    """
    numbered = list(numbered)
    lines = [(at, line) for at, line in numbered if _says_something(line)]
    place = next((place for place, (_, line) in enumerate(lines) if "@" in line), None)
    if place is None or place > _CAPTIONS or any('"' in line for _, line in lines[:place]):
        return None
    if not all("@" in each.address and " " not in each.address for each in _on(lines[place][1])):
        return None
    people = [Written(each.address, each.name, at) for at, line in lines[place:] for each in _on(line)]
    at, caption = lines[0] if place else (0, "")
    remarks = ((at, line.strip("# \t\r\n")) for at, line in numbered if line.lstrip().startswith("#"))
    return AddressList(
        people, clean(caption.strip()), at, tuple((at, line) for at, line in remarks if "@" not in line)
    )


def _says_something(line: str) -> bool:
    return bool(clean(line.strip())) and not line.lstrip().startswith("#")


def _on(line: str) -> list[Written]:
    return _people(clean(line.strip()), separators=";\t")
