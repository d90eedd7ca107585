"""Plain text as GitHub's Markdown that does nothing: no mention, no link, no picture."""

import re

# What Markdown, HTML or GitHub's mathematics could read as more than a sign.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~@$]")

# What GitHub turns into links and pictures even where it is escaped: @names, #numbers, addresses, ``:tada:``.
_FOUND = re.compile(r"&#64;|&#35;|\bwww(?=\.)|:(?=//|[\w+-]+:)", re.IGNORECASE)


def inert(text: str) -> str:
    """Return *text* as Markdown that shows it inside a line and links to nothing, on GitHub too.

    Character references make no structure (CommonMark 0.31, section 2.5); a `wbr` ends what looks like an
    address, and is not seen.
    """
    escaped = _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
    return _FOUND.sub(lambda start: start[0].replace(":", "&#58;") + "<wbr>", escaped)
