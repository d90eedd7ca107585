"""Text as Markdown that shows it as it is, with no more backslashes than that takes."""

import re

# What begins emphasis, code, links, tags, references, attributes and struck text (CommonMark 0.31, GFM 0.29).
_SPECIAL = re.compile(r"[\\`*\[\]~{]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
# What begins a heading, a list, a quote, a rule, a box or a definition at the start of a line.
_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=\s|$|[-+ ]*$)|>|=+\s*$|-{2,}\s*$|!!!|\?\?\?|:(?=\s)|\|)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Return *text*, a part of a line, as Markdown."""
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else f"\\{found[0]}"


def guarded(line: str) -> str:
    """Return *line* of a paragraph, which is Markdown, so that its start makes nothing but a paragraph."""
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


def as_address(url: str) -> str:
    """Return *url* as a link's destination (CommonMark 0.31, section 6.3)."""
    url = re.sub(r"\s", "%20", url.strip()).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"<{url}>" if re.search(r"[()]", url) else url
