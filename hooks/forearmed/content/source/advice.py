"""Advice for front matter that YAML cannot read: what to write instead. Parses nothing.

It looks at single lines, and at PyYAML's message on them. Many authors paste text from a word processor.
"""

import re
from collections.abc import Iterator, Sequence

FENCE = "---"

_DASHES = re.compile(r"[-\u2010-\u2015\u2212]+(?: [-\u2010-\u2015\u2212]+)*")
# Blanks of word processors and web pages. They look like a space, and are letters to YAML and Markdown.
_ODD = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ODD_START = re.compile(rf"[ \t]*[{_ODD}][ \t{_ODD}]*(?=[^\s{_ODD}])")
_ODD_COLON = re.compile(rf"([\w-]+):[ \t]*[{_ODD}][ \t{_ODD}]*([^\s{_ODD}].*)")
_CURLY = "“”„"
_PASTED = "begins with a non-breaking space, as text from Word does{}; delete it and type spaces"
_AFTER_COLON = "has a non-breaking space after the colon, as text from Word does"
_ROW = re.compile(r"[ \t]*([\w-]+):[ \t]+(\S.*?)[ \t]*")
_TIGHT = re.compile(r"([a-z_]+):([^\s:/\\].*?)[ \t]*")
_INDENTED = re.compile(r" +([\w-]+):(?: |$)")
_FULL = re.compile(r"[\w-]+:[ \t]+[^\s|>&#]")
_LINK = re.compile(r"\[[^\]]*\]\((?:[^()]*/)?([\w-]+)(?:\.md)?/?\)")
_OTHERS = {"+++": ("TOML", "+++"), "{": ("JSON", "the brackets"), ";;;": ("JSON", ";;;")}
"""First lines of front matter in other languages than YAML, with what each is and what marks it."""
_ASSIGNED = re.compile(r'^[ \t]*"?([\w-]+)"?[ \t]*[=:][ \t]*(\S.{0,80}?),?[ \t]*$', re.MULTILINE)

_LONGEST = 300
"""Letters. A longer line is not written out in a message."""

# For each pattern in PyYAML's messages, ours, for mistakes where we cannot show the corrected line.
_ADVICE = (
    (
        r"mapping values are not allowed",
        'a ": " too many: put the text in quotes, or is the line above without a space after its colon?',
    ),
    (r"'\\t' that cannot start any token", "a tab at the start; use spaces"),
    (
        r"cannot start any token|undefined alias|alphabetic or numeric|determine a constructor",
        "begins with a sign that has a meaning of its own; put the text in quotes",
    ),
    (r"could not find expected ':'", 'expected "key: value"; is the colon or its space missing?'),
    (
        r"unexpected end of stream|expected ',' or|expected the node content",
        "a quote, a bracket or a comma is missing",
    ),
    (
        r"expected <block end>",
        "does not line up, or goes on after a closing quote or bracket, here or above",
    ),
    (r"unknown escape character", "a backslash between double quotes; use single quotes"),
    (r"chomping or indentation|comment or a line break", 'start the text on the line below the "|" or ">"'),
    (r"document start|another document", 'delete the line of "..." or "%"'),
)


def opening_fault(text: str) -> tuple[int, str]:
    """Return the line and the message for a *text* that does not begin with a line of hyphens."""
    number, first = next(
        ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()), (1, "")
    )
    if first == FENCE:
        above = "the empty line" if number == 2 else "the empty lines"
        what = (
            f'delete {above} above "{FENCE}"' if number > 1 else f'take away the spaces in front of "{FENCE}"'
        )
        return 1, f"{what}: it must be the very beginning of the file"
    if _DASHES.fullmatch(first):
        return number, _dashes(first)
    if first in _OTHERS:
        return number, _in_another_language(first, text)
    return 1, f'must begin with a line of "{FENCE}", then title: and the like, then "{FENCE}" again'


def _in_another_language(first: str, text: str) -> str:
    """Return that *text* has front matter in TOML or JSON, and how its first line is written here."""
    found = _ASSIGNED.search(text)
    shown = f"{found[1]}: {found[2]} instead of {found[0].strip()}" if found else "title: Call first"
    language, fence = _OTHERS[first]
    return f"this is {language}, as Hugo writes it; write {FENCE} instead of {fence}, and {shown}"


def ending_fault(lines: Sequence[str]) -> tuple[int, str]:
    """Return the line and the message for *lines* that begin with hyphens and have no second line of them."""
    for number, line in enumerate(lines[1:], 2):
        if len(line.strip()) > 1 and _DASHES.fullmatch(line.strip()):
            return number, _dashes(line.strip())
        if line.strip() in ("\u2014", "\u2013"):
            return number, _dashes(line.strip())
    return 1, f'a second line of "{FENCE}" is missing; write it below title: and the like, above the text'


def _dashes(written: str) -> str:
    if written.isascii():
        return f'write exactly three hyphens, {FENCE}, instead of "{written[:20]}"'
    return f'hyphens became "{written[:20]}", as Word makes them; write three hyphens, {FENCE}'


def odd_blank(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return where among *lines*, from 0, a blank stands that YAML takes for a letter, and a message."""
    for place, line in enumerate(lines):
        if _ODD_START.match(line):
            return place, _PASTED.format("")
        if found := _ODD_COLON.fullmatch(line):
            return place, f"{_AFTER_COLON}; write {found[1]}: {found[2]}"
    return None


def odd_indents(body: str) -> Iterator[tuple[int, str]]:
    """Yield the first line of *body*, from 0, whose indentation Markdown takes for letters, and a message."""
    found = [number for number, line in enumerate(body.split("\n")) if _ODD_START.match(line)]
    if found:
        yield found[0], _PASTED.format(f" ({len(found)} lines in all)" if len(found) > 1 else "")


def curly(value: str) -> str | None:
    """Return the text in *value*, of which all stands in curly quotes; None when it does not."""
    inner = value[1:-1]
    double = value[:1] in _CURLY and value[-1:] in _CURLY and not set(inner) & set(_CURLY)
    single = value[:1] == "\u2018" and value[-1:] == "\u2019" and "\u2018" not in inner
    return inner if len(value) > 2 and (double or single) else None


def cut_short(name: str, row: str) -> str:
    """Return the message for the key *name* in *row*, whose value ends before a ``#`` that was meant."""
    found = _ROW.fullmatch(row)
    cure = f"write {found[1]}: {quoted(found[2])}" if found and len(row) < _LONGEST else "put it in quotes"
    return f'{name}: " #" cuts off the rest of the line; {cure} to keep it'


def advice_for(said: str, lines: Sequence[str], place: int) -> tuple[int, str]:
    """Return the index, in *lines*, of the mistake behind PyYAML's message *said*, and our message.

    *place* is the index of the line that PyYAML names.
    """
    row = lines[place] if place < len(lines) else ""
    above = lines[place - 1] if 0 < place <= len(lines) else ""
    if fault := _misplaced(said, lines, place):
        return fault
    if re.search(r"mapping values|could not find expected", said):
        for at, line in ((place, row), (place - 1, above)):
            if found := _TIGHT.fullmatch(line):
                return _tight(lines, at)
            goes_on = line.strip() and ":" not in line and at > 0
            if goes_on and (key := _ROW.fullmatch(lines[at - 1])):
                whole = f"put all of {key[1]} on one line"
                return at, f'has no "key:" of its own; if it goes on with the line above, {whole}'
    found = _ROW.fullmatch(row)
    goes_on = place + 1 < len(lines) and lines[place + 1].strip() and lines[place + 1][:1] in " \t"
    cure = _cure(said, found[1], found[2]) if found and not goes_on and len(row) < _LONGEST else None
    return place, cure or next((advice for pattern, advice in _ADVICE if re.search(pattern, said)), said)


def _misplaced(said: str, lines: Sequence[str], place: int) -> tuple[int, str] | None:
    """Return where and what, when a line begins with a tab, or a key with spaces that do not belong there."""
    for at, line in enumerate(lines):
        if re.match(r" *\t\s*\S", line):
            return at, "a tab at the start; use spaces"
    for at in (place, 0):
        key = _INDENTED.match(lines[at]) if at < len(lines) else None
        if key and (at == 0 or (_FULL.match(lines[at - 1]) and "mapping values" in said)):
            return at, f"take away the space in front of {key[1]}"
    return None


def _tight(lines: Sequence[str], place: int) -> tuple[int, str]:
    """Return the first of the lines up to *place* without a space after the colon, and how to write them."""
    first = place
    while first > 0 and _TIGHT.fullmatch(lines[first - 1]):
        first -= 1
    written = [
        f"{found[1]}: {found[2]}" for line in lines[first : place + 1] if (found := _TIGHT.fullmatch(line))
    ]
    below = f", and below it {', '.join(written[1:])}" if written[1:] else ""
    return first, f"has no space after the colon; write {written[0]}{below}"


def _cure(said: str, key: str, value: str) -> str | None:
    """Return what is wrong with *value* and the line to write, where that can be told."""
    if link := _LINK.fullmatch(value):
        return f"must be a name, not a link; write {key}: {link[1]}"
    if value[0] == "[":
        if value.count("[") > value.count("]"):
            return _unclosed(key, value)
        is_text = "expected <block end>" in said and not value.endswith("]")
        return f'begins with "[", so it needs quotes; write {key}: {quoted(value)}' if is_text else None
    why = _why(said, value)
    return f"{why}; write {key}: {quoted(_meant(value))}" if why else None


def _unclosed(key: str, value: str) -> str:
    return f"has no closing bracket; write {key}: {value.rstrip(' ,')}]"


def _why(said: str, value: str) -> str | None:
    """Return why *value* cannot be read unless all of it stands in quotes."""
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return "has no closing quote"
    if value[0] in "\"'" and re.search("expected <block end>|mapping values", said):
        return "goes on after a closing quote, so all of it needs quotes"
    if "mapping values" in said and curly(value):
        return "has curly quotes, which do not count, round a colon and a space"
    if "mapping values" in said:
        return "has a colon and a space in its text, so it needs quotes"
    if not value[0].isalnum() and re.search("any token|undefined alias|alphabetic or|constructor", said):
        return f'begins with "{value[0]}", which has a meaning of its own, so it needs quotes'
    return "has a backslash between double quotes" if "unknown escape" in said else None


def _meant(value: str) -> str:
    """Return the text in *value*, without the quotes that were meant to stand round all of it."""
    quote, second = value[0], value.find(value[0], 1)
    if quote not in "\"'":
        return curly(value) or value
    if second < 0:
        return value[1:]
    if len(value) > 2 and value[-1] == quote and (second == len(value) - 1 or _is_within(value, second)):
        return value[1:-1]
    return value


def _is_within(value: str, place: int) -> bool:
    """Tell whether the quote at *place* opens something, or is an apostrophe, rather than closes."""
    return value[place + 1].isalnum() or value[place - 1].isspace()


def quoted(text: str) -> str:
    """Return *text* in quotes that YAML reads as this text: double ones, unless it holds some itself."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
