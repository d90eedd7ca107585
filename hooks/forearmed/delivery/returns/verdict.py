"""Whether a far server's words mean that an address is dead, or something that may pass. Asks nobody.

Enhanced status codes are RFC 3463's; what is about us and not about an address is `mailer.blame`'s to say.
"""

import re

from forearmed.delivery.mailer.blame import blame_of
from forearmed.delivery.outcome import Blame
from forearmed.delivery.returns.notice import Kind

_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_REPLY = re.compile(r"\b([45]\d\d)(?=[ -])")
_FULL = re.compile(r"full\b|quota|storage|too large|size limit|exceeds|receiving mail|over (?:the )?limit")
_LATER = re.compile(
    r"time ?out|timed out|try again|temporar|expired|too long|connection refused|unreachable|not reachable"
    r"|not responding|command died|queue period|unable to connect|establish an smtp connection"
)
"""Words for causes that may pass, such as a full mailbox or a server that is down."""
_GONE = frozenset([(1, 1), (1, 2), (1, 3), (1, 4), (1, 6), (1, 10), (2, 1), (4, 4)])
"""Subject and detail of codes for an address that is not there, or a domain that takes no mail."""
_PASSING = frozenset([(2, 2), (2, 3), (4, 1), (4, 2), (4, 7)])
_PERMANENT = 550
_LONGEST = 2_000


def kind_of(action: str, status: str, words: str) -> Kind | None:
    """Return what a report means (RFC 3464, sections 2.3.3 to 2.3.6); None for a message that arrived.

    *words* are the far server's own.
    """
    if action == "delayed":
        return Kind.DELAYED
    if action in ("delivered", "relayed", "expanded"):
        return None
    text = " ".join(words[:_LONGEST].lower().split())
    codes = _ENHANCED.findall(f"{status} {text}")
    numbers = {(int(subject), int(detail)) for _, subject, detail in codes}
    if numbers & _PASSING or _FULL.search(text) or (codes and all(code[0] == "4" for code in codes)):
        return Kind.SOFT
    blame = _blame(codes, text)
    if blame in (Blame.LIMIT, Blame.SENDER, Blame.RELAY):
        return Kind.OURS
    if numbers & _GONE:
        return Kind.DEAD
    return Kind.DEAD if blame is Blame.ADDRESS and not _LATER.search(text) else Kind.SOFT


def may_pass(text: str) -> bool:
    """Return whether *text* speaks of a reason that may pass, a full mailbox or a server that is down."""
    said = text.lower()
    return bool(_FULL.search(said) or _LATER.search(said))


def _blame(codes: list[tuple[str, str, str]], text: str) -> Blame | None:
    """Return what the words are about, read as if they were the reply of a relay of ours."""
    reply = _REPLY.search(text)
    code = next((".".join(code) for code in codes if code[0] == "5" and code[2] != "0"), "")
    said = int(reply[1]) if reply and reply[1][0] == "5" else _PERMANENT
    return blame_of(said, f"{code} {text}".strip())
