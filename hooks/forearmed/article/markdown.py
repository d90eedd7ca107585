"""Plain text as Markdown that shows it as it is, and what of Markdown a reader sees."""

import re
from urllib.parse import quote

# All that Markdown, its extensions or HTML could read as more than a letter.
_SPECIAL = frozenset("\\`*_{}[]<>#+-|~^=&@:$\"'!")

_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")

# What holds words that no reader sees as text: comments, where links lead, pictures, attributes.
_UNSEEN = re.compile(
    r"<!--.*?-->|^[ >]*\[(?!\^)[^\]\n]+\]:[^\n]*|!\[[^\]\n]*\](?:\([^()\n]*\))?"
    r"|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|\{:[^}\n]*\}|</?[a-zA-Z][^<>]*>",
    re.MULTILINE | re.DOTALL,
)


_CODE_OR_REMARK = re.compile(
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)|(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`))"
    r"|[ \t]*(?:<!--.*?-->|<\?.*?\?>)[ \t]*\n?",
    re.MULTILINE | re.DOTALL,
)


def plain(text: str) -> str:
    """Return *text* as Markdown which shows exactly that text, in any dialect.

    Character references are used (CommonMark 0.31, section 2.5: they never make structure), since
    which signs a backslash escapes differs between Markdown dialects and their extensions.
    """
    escaped = "".join(f"&#{ord(sign)};" if sign in _SPECIAL else sign for sign in text)
    return _LIST_NUMBER.sub(lambda number: f"{number[1]}&#{ord(number[2])};", escaped)


def prose(text: str) -> str:
    """Return *text* as Markdown which shows it; its straight quotation marks may still become curly ones."""
    return plain(text).replace("&#39;", "'").replace("&#34;", '"')


def link(title: str, src_uri: str) -> str:
    """Return a Markdown link to the page made from *src_uri*, showing *title* as it is."""
    return f"[{plain(title)}](/{quote(src_uri)})"


def seen_of(markdown: str) -> str:
    """Return what a reader sees of *markdown* as text, each word in its line."""
    return _UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), markdown)


def without_remarks(markdown: str) -> str:
    """Return *markdown* without comments and instructions: notes that no reader sees. Code keeps them."""
    if "<!--" not in markdown and "<?" not in markdown:  # as in most articles: to look for code takes longer
        return markdown
    return _CODE_OR_REMARK.sub(lambda found: found["code"] or "", markdown)
