"""What a server's no is about: one address, or the relay, the sender, a limit. A table; asks nobody.

The codes are those of RFC 5321 (section 4.2.3), RFC 4954 (section 6) and RFC 7504, the enhanced ones those of
RFC 3463, RFC 7372 and IANA's registry
(https://www.iana.org/assignments/smtp-enhanced-status-codes/), and what Google
(https://support.google.com/a/answer/3726730), Microsoft
(https://learn.microsoft.com/en-us/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online)
and Amazon (https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html) document of their own. The words
are theirs and those of Postfix, Exim, Sendmail and qmail.
"""

import re
from collections.abc import Mapping

from forearmed.delivery.outcome import Blame

_CODES: Mapping[int, Blame] = {
    521: Blame.RELAY,  # the host takes no mail (RFC 7504)
    525: Blame.RELAY,  # the account we log in with is disabled (RFC 5248)
    530: Blame.RELAY,  # log in first; 534, 535 and 538 are a login's faults as well
    534: Blame.RELAY,
    535: Blame.RELAY,
    538: Blame.RELAY,
    551: Blame.ADDRESS,  # the user is elsewhere
    556: Blame.ADDRESS,  # the domain takes no mail (RFC 7504)
}
"""What a code says by itself, whatever its words are."""

_ENHANCED: Mapping[Blame, str] = {
    Blame.ADDRESS: "1.1-6 1.10 2.1-4 2.121-122 4.4 7.2 7.17-18 7.124 7.133-136 7.504-505 7.507 7.703",
    Blame.LIMIT: "1.90 4.5 7.28 7.232-233 7.508 7.705",
    Blame.SENDER: "1.7-8 2.252 7.20-27 7.29 7.60 7.501-503 7.509 7.511 7.606-649 7.750",
    Blame.RELAY: "3.2 3.5 7.3-4 7.8-11 7.13-14 7.30 7.54 7.57 7.64 7.139 7.506 7.708",
}
"""Enhanced codes by what they are about, without the 5 that all begin with."""

_AMOUNT = r"(?:limit|quota|allowance|threshold|credit)s?"
_PERIOD = r"(?:daily|hourly|monthly|per[ -](?:day|hour|month)|24[ -]?h)"
_OURS = (
    r"(?:submission|sen[dt]\w*|outbound|outgoing|relay|e-?mails?|messages?|recipients?|policy|rate|account)"
)
_NOT = r"(?:not|n.t|never) (?:be )?(?:allowed|permitted|authori[sz]ed)"

_WORDS: tuple[tuple[Blame, str], ...] = (
    # One mailbox has limits too, and a message may be too large: neither is about how much we send.
    (Blame.ADDRESS, r"receive limit|receiving mail (?:too|at a rate)|over ?quota|you tried to reach|storage"),
    (Blame.ADDRESS, r"(?:mailbox|inbox|disk) (?:\w+ )?(?:quota|limit|full)"),
    (Blame.UNCLEAR, r"message (?:file )?(?:size|length|too (?:big|large))"),
    (Blame.LIMIT, rf"submission ?quota|{_PERIOD}.{{0,60}}{_AMOUNT}|{_AMOUNT}.{{0,60}}{_PERIOD}"),
    (Blame.LIMIT, rf"\b{_OURS}\b.{{0,40}}\b{_AMOUNT} (?:has been |was |is )?(?:exceed|reach|used up)"),
    (Blame.LIMIT, rf"exceed\w* .{{0,40}}\b{_AMOUNT}|too many (?:messages|recipients|e?-?mails)"),
    (Blame.LIMIT, r"exceeded your (?:\w+ )?plan|rate limit|over (?:the )?limit|credits exceeded"),
    # A group may take mail from its members only. The reply names the sender, but concerns this address.
    (Blame.ADDRESS, r"sender (?:was |is )?not authenticated|allowed-senders list"),
    (Blame.SENDER, r"sender(?: address| domain)?,? ?(?:rejected|denied|refused|banned|blocked|verif)"),
    (Blame.SENDER, rf"sender(?: address| domain)? (?:is )?{_NOT}|unauthori[sz]ed sender|banned sender"),
    (Blame.SENDER, r"send ?as ?denied|send as this sender|not owned by"),
    (Blame.SENDER, rf"{_NOT} to send(?! (?:e-?mail |mail |messages? )?to )"),
    (Blame.SENDER, r"verified sender|unverified|address is not verified"),
    (Blame.SENDER, r"(?:your|sending|sender.?s?) account.{0,40}(?:suspend|block|disabl|lock|restrict)"),
    (Blame.SENDER, rf"\bfrom (?:header|address|domain).{{0,30}}(?:(?:not|n.t) match|{_NOT})"),
    (Blame.SENDER, r"(?:missing|invalid) (?:or \w+ )?from header|sending (?:is |was )?paused|trial account"),
    (Blame.SENDER, r"unauthenticated (?:senders?|e-?mail)|\b(?:spf|dkim|dmarc)\b"),
    (Blame.RELAY, r"authentication.{0,20}(?:requir|need|fail|unsuccessful)|not authenticated|credentials"),
    (Blame.RELAY, r"log ?in first|(?:must|need to|please) (?:authenticate|log ?in)"),
    (Blame.RELAY, rf"\brelay\w*(?: access)? (?:denied|prohibited|refused|disallowed|{_NOT})|unable to relay"),
    (Blame.RELAY, rf"(?:{_NOT} to|(?:do|does|will|can) ?(?:not|n.t)) relay|allowed rcpthosts"),
    (Blame.RELAY, r"client host .{0,80}(?:rejected|blocked)|helo command rejected|bad helo"),
    (Blame.RELAY, r"(?:your|client|host|ip|\[[\d.:a-f]+\]).{0,80}(?:blocked (?:using|by)|block ?list)"),
    (Blame.RELAY, r"(?:blocked|blocking) your (?:server|host|ip)|reverse (?:dns )?lookup"),
    (Blame.RELAY, r"black ?list|spamhaus|dnsbl"),
    # Postfix replies so to a client without a login; Microsoft, with other codes, for an unknown address.
    (Blame.UNCLEAR, r"5\.7\.1 .*recipient address rejected: access denied"),
    (Blame.ADDRESS, r"recipient (?:address )?(?:rejected|not ?found|unknown)|user unknown|unknown user"),
    (Blame.ADDRESS, r"no such (?:user|person|mailbox|recipient|address)|does(?: not|n.t) exist"),
    (Blame.ADDRESS, r"(?:user|mailbox) (?:not (?:found|known|local)|unknown|unavailable)"),
    (Blame.ADDRESS, r"unrout\w+ address|undeliverable address"),
)  # fmt: skip
"""What a reply says in words, the first that fits; words come before enhanced codes, which many misuse."""

_USED_UP = re.compile(rf"\bquota.{{0,20}}exceed|{_PERIOD}.{{0,60}}{_AMOUNT}|{_AMOUNT}.{{0,60}}{_PERIOD}")
_ENHANCED_CODE = re.compile(r"(?:^|#)5\.(\d{1,3})\.(\d{1,3})\b")
_CONNECTION = re.compile(
    r"(?:per|in (?:this|one|a)|on (?:this|one|a)|this) (?:smtp )?(?:connection|session)\b"
)
_TOO_MUCH_AT_ONCE = re.compile(
    r"concurren|too many (?:\w+ )?(?:connections|sessions)|thread limit|throttl|too fast"
)
_TRANSIENT, _PERMANENT = 400, 500


def is_about_the_connection(code: int, text: bytes) -> bool:
    """Tell whether a no is about how many messages one connection may carry: a new one may carry more."""
    return code // 100 in (4, 5) and bool(_CONNECTION.search(_words(text)))


def is_too_much_at_once(reply: str) -> bool:
    """Tell whether a *reply* asks for fewer connections, or a slower pace."""
    return bool(_TOO_MUCH_AT_ONCE.search(reply.lower()))


def _words(text: bytes) -> str:
    return " ".join(text.decode("utf-8", "replace").lower().split())


def blame_of(code: int, text: str) -> Blame | None:
    """Return what a reply of *code* with *text* blames for a refusal; None when it refuses nothing for good.

    A temporary failure (4yz) has a blame only when it says that we have reached a limit: Blame.LIMIT.
    """
    if code < _TRANSIENT:
        return None
    words = " ".join(text.lower().split())
    if code < _PERMANENT:
        is_ours = code // 100 == 4 and _by_words(words) is not Blame.ADDRESS
        return Blame.LIMIT if is_ours and _USED_UP.search(words) else None
    return _CODES.get(code) or _by_words(words) or _by_enhanced_code(words) or Blame.UNCLEAR


def _by_words(words: str) -> Blame | None:
    return next((blame for blame, pattern in _WORDS if re.search(pattern, words)), None)


def _by_enhanced_code(words: str) -> Blame | None:
    found = _ENHANCED_CODE.search(words)
    if not found:
        return None
    subject, detail = map(int, found.groups())
    return next((blame for blame, codes in _ENHANCED.items() if _holds(codes, subject, detail)), None)


def _holds(codes: str, subject: int, detail: int) -> bool:
    """Tell whether *codes*, such as ``1.1-6 4.4``, hold the code of *subject* and *detail*."""
    for code in codes.split():
        first, _, details = code.partition(".")
        least, _, most = details.partition("-")
        if int(first) == subject and int(least) <= detail <= int(most or least):
            return True
    return False
