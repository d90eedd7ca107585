"""Text as Markdown that shows it as it is, with no more backslashes than that takes."""

import re

from forearmed.archive.web import host_of, is_local

# What our check refuses as text: a comment that is seen, the sign of a footnote that is none.
_ONLY_IN_CODE = re.compile(r"<!--|\[\^[^\]\s]+\]")
# What begins emphasis, code, links, tags, references, attributes and struck text (CommonMark 0.31, GFM 0.29).
_SPECIAL = re.compile(r"[\\`*\[\]~{]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
# What begins a heading, a list, a quote, a rule, a box or a definition at the start of a line.
_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=\s|$|[-+ ]*$)|>|=+\s*$|-{2,}\s*$|!!!|\?\?\?|:(?=\s)|\|)")
_ADDRESS = re.compile(r"((?:(?:https?|ftp)://|(?<![\w.-])www\.)[^\s<]+)")
_ODD = re.compile(r"[\\`\[\]{}*~<>]|_(?![^\W_])|&\w+;")
_BEHIND = ".,;:!?)\"'"
"""Signs that end a sentence, and no address."""

_TAG_FILE = re.compile(r"/tags/([^/]+)\.md")
_TIP_FILE = re.compile(r"/(?!/)(?:[^?#]*/)?([^/?#]+)\.md(#.*)?")
_RULE = re.compile(r"(?=.*-)[\s:|-]*")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Return *text*, a part of a line, as Markdown. Addresses in it become links, as they do here."""
    if "://" not in text and "www." not in text:
        return _plainly(text)
    parts = _ADDRESS.split(text)
    return "".join(
        _address(part, parts[place + 1]) if place % 2 else _plainly(part) for place, part in enumerate(parts)
    )


def _plainly(text: str) -> str:
    if "<!--" not in text and "[^" not in text:
        return _SPECIAL.sub(_escape, text)
    codes = _ONLY_IN_CODE.findall(text)
    parts = [_SPECIAL.sub(_escape, part) for part in _ONLY_IN_CODE.split(text)]
    return parts[0] + "".join(f"{as_code(code)}{part}" for code, part in zip(codes, parts[1:], strict=True))


def _address(written: str, following: str) -> str:
    """Return the bare address *written*; one that Markdown could not end where it ends is made no link."""
    is_own = is_local(host_of(written.rstrip(_BEHIND)))
    if following.startswith("<") or _ODD.search(written) or is_own:
        plain = _SPECIAL.sub(_escape, written)
        return plain.replace("://", "\\://", 1) if "://" in plain else plain.replace("www.", "www\\.", 1)
    return written


def _escape(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else f"\\{found[0]}"


def guarded(line: str) -> str:
    """Return *line* of a paragraph, which is Markdown, so that its start makes nothing but a paragraph."""
    if "|" in line and _RULE.fullmatch(line):
        return as_code(line)  # our check takes it for the second line of a table
    if _START.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def in_cell(markdown: str) -> str:
    """Return *markdown* of a table's cell, in which a pipe ends nothing (GFM 0.29, section 4.10)."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)


def as_code(text: str) -> str:
    """Return *text* as code within a line."""
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split("\n")).strip()
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def as_href(address: str) -> str:
    """Return *address*, as Markdown names it, for a link in HTML: where the page is, and not its file.

    Only links in Markdown may name a file. A tip is at ``tips/<slug>/``, two folders below the site.
    """
    if found := _TAG_FILE.fullmatch(address):
        return f"../../tags/{found[1]}/"
    found = _TIP_FILE.fullmatch(address)
    return f"../{found[1]}/{found[2] or ''}" if found else address


def as_address(url: str) -> str:
    """Return *url* as a link's destination (CommonMark 0.31, section 6.3)."""
    url = re.sub(r"\s", "%20", url.strip()).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"<{url}>" if re.search(r"[()]", url) else url
