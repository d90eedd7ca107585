"""Text that may leave the site: what XML and feed readers can hold."""

import re

# What XML 1.0 cannot hold (section 2.2), and the C1 controls it discourages: feed readers take those for
# Windows-1252 and show something else.
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def sendable(text: str) -> str:
    """Return *text* without the characters that XML 1.0 cannot hold or that readers mistake."""
    return _UNSENDABLE.sub("", text)
