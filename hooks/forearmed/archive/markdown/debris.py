"""What a damaged feed leaves of its own elements in the text of a post: at times it tells of people."""

import re

_ELEMENT = re.compile(
    r"<(wp:\w+)>(?:<!\[CDATA\[)?[^<]*</\1>"
    r"|<(\w*(?:author|editor|email|master))>[^<]*@[^<]*</\2>",
    re.IGNORECASE,
)


def without_debris(text: str) -> str:
    """Return *text* without whole elements that a feed has beside posts, such as a commenter's address."""
    return _ELEMENT.sub("", text) if "</" in text else text
