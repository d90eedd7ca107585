"""Mail from people who leave: sent to the address that List-Unsubscribe names (RFC 2369, section 3.2)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from forearmed.delivery.returns.fields import addresses_in, text_of, written
from forearmed.delivery.returns.notice import Kind, Notice
from forearmed.foundation.servers import quoted

# Mail programs in several languages put such a mark before the subject of an answer.
_ANSWER = re.compile(r"^(?:(?:re|aw|sv|antw|rv|fwd?|wg|tr|ref)\s*:\s*)+", re.IGNORECASE)
_LEAVE = re.compile(
    r"\b(?:unsubscribe|abmelde\w*|abbestell\w*|d[ée]sabonne\w*|d[ée]sinscri\w*|darse de baja|baja"
    r"|descadastrar|cancelar|afmelden|uitschrijven)\b|配信停止|退会|إلغاء الاشتراك",
    re.IGNORECASE,
)
_LONGEST = 100


@dataclass(frozen=True)
class WayOut:
    """The *addresses* of a ``mailto:`` link by which readers leave, and the *subject* that it asks for."""

    addresses: frozenset[str]
    subject: str
    shared: bool
    """Whether other mail comes to the address as well, so that only the subject tells."""

    @classmethod
    def of(cls, unsubscribe: str, *, others: Iterable[str]) -> Self | None:
        """Return what the setting *unsubscribe* says (RFC 6068); None for a link that is no ``mailto:``.

        *others* are the addresses that other mail is answered to.
        """
        if not unsubscribe.startswith("mailto:"):
            return None
        parts = urlsplit(unsubscribe)
        addresses = frozenset(unquote(each).strip().lower() for each in parts.path.split(","))
        subject = next(iter(parse_qs(parts.query).get("subject", [])), "")
        return cls(addresses, subject.strip(), bool(addresses & {other.lower() for other in others}))


def leaving(message: Message, recipients: Iterable[str], way_out: WayOut) -> Iterator[Notice]:
    """Yield a notice if the sender of *message* to *recipients* leaves, or asks for something else.

    Automatic replies (RFC 3834) yield nothing.
    """
    if way_out.addresses.isdisjoint(address.lower() for address in recipients):
        return
    if not (written(message, "Auto-Submitted") or "no").lower().startswith("no"):
        return
    sender = next(iter(addresses_in(message, "From")), "")
    subject = _ANSWER.sub("", text_of(message, "Subject")).strip()
    if not sender:
        return
    if _asks_to_leave(subject, way_out):
        yield Notice(Kind.LEAVES, sender, quoted(subject)[:_LONGEST], is_ours=True)
    elif not way_out.shared:
        yield Notice(Kind.ASKS, sender, quoted(subject)[:_LONGEST])


def _asks_to_leave(subject: str, way_out: WayOut) -> bool:
    if way_out.subject and subject.casefold().startswith(way_out.subject.casefold()):
        return True
    # Without a subject of its own, the link opens an empty mail; sending it is all that is asked.
    return bool(_LEAVE.search(subject)) or not (subject or way_out.subject or way_out.shared)
