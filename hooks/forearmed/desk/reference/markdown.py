"""Plain text as Markdown that shows it as it is: in a paragraph or in a table."""

import re
from collections.abc import Iterable

# Text that curly quotation marks or dashes would spoil: options, variables, addresses, paths, files.
_CODE = re.compile(
    r"(?<![\w`-])("
    r"--[a-z][\w-]*|[a-z+]+://\S*[^\s.,;:)]|[A-Z]+(?:_[A-Z]+)+|<?[\w.+-]+@[\w-]+\.[\w.-]*\w>?"
    r"|\.?[\w-]+(?:/[\w.*-]+)*/?\.(?:yml|json|md|eml|csv|html|txt|sqlite3|png)|\d{4}-W\d\d"
    r"|forearmed [a-z]+"
    r")(?![\w`])"
)
_CODE_SPAN = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_<>\[\]#])")


def prose(text: str) -> str:
    """Return *text* for a paragraph; text in backticks, options, paths and the like become code."""
    marked = "".join(
        part if part.startswith("`") else _CODE.sub(r"`\1`", part) for part in _CODE_SPAN.split(text)
    )
    parts = _CODE_SPAN.split(" ".join(marked.split()))
    return "".join(part if part.startswith("`") else _SPECIAL.sub(r"\\\1", part) for part in parts)


def code(text: str) -> str:
    """Return *text* as code."""
    return f"`{text}`"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table with the cells of *head* and *rows*, which may contain ``|``."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    """Return *text* with its ``|`` replaced, since renderers differ in how they escape that sign."""
    parts = (_bare(part) if part.startswith("`") else part for part in _CODE_SPAN.split(text))
    return "".join(parts).replace("|", "&#124;")


def _bare(span: str) -> str:
    if "|" not in span:
        return span
    shown = span.strip("`").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<code>{shown}</code>"
