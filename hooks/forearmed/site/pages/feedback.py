"""The addresses to which a reader's answer goes: the address in the settings, filled in for one page."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from forearmed.foundation.wording import ENGLISH, Wording, phrase

ANSWERS = (phrase("This helped"), phrase("Something is off"))
"""The answers that a reader can choose from."""
_PLACEHOLDER = re.compile(r"\{(answer|title|address)\}")


@dataclass(frozen=True)
class Feedback:
    """The answers to one page, each as its text and its address. *by_mail*: the addresses start a mail."""

    by_mail: bool
    links: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, written: str, *, title: str, address: str, wording: Wording = ENGLISH) -> "Feedback":
        """Return the answers to the page *title* at *address*, as *written* in the settings."""
        answers = [wording.say(one) for one in ANSWERS]
        links = [(one, feedback_link(written, answer=one, title=title, address=address)) for one in answers]
        return cls(written.startswith("mailto:"), tuple(links))


def feedback_link(written: str, *, answer: str, title: str, address: str) -> str:
    """Return the address *written* in the settings with its placeholders filled in, percent-encoded.

    Encoding is that of RFC 3986, section 2.1, which RFC 6068 asks of mail links, too: no plus for a space.
    """
    values = {"answer": answer, "title": title, "address": address}
    return _PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), written)
