"""The HTML of a mail without what only mails have: links that count clicks, and whom it was sent to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from forearmed.archive.readers.titles import title_of

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_MERGED = re.compile(r"\*\|(?:MC:)?SUBJECT\|\*", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
_CLOSING = "</a>"
_HREF = re.compile(r"""\bhref\s*=\s*(["']?)([^"'>]*)\1""", re.IGNORECASE)
_COUNTED = re.compile(
    r"//[\w.-]*(?:list-manage\d*\.com/track|list-manage\d*\.com/(?:unsubscribe|profile|vcard)|mailchi\.mp/track"
    r"|sendgrid\.net/(?:ls|wf)/click|mandrillapp\.com/track|click\.[\w-]+\.[a-z]+/|links?\.[\w-]+\.[a-z]+/(?:ls|c)/"
    r"|email\.mg\.[\w.-]+/c/|hubspotlinks\.com|rs6\.net/tn|campaign-archive\d*\.com/track)",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    r"<a\b[^>]*\*\|(?:UNSUB|UPDATE_PROFILE|ARCHIVE|FORWARD|REWARDS|ABOUT_LIST)[^>]*>(?:(?!<a\b|</a>).)*</a>",
    re.DOTALL | re.IGNORECASE,
)
"""A link that Mailchimp fills in for each reader: its words, such as "Unsubscribe", are for that one, too."""

_PERSONAL = re.compile(
    r"unsubscribe|update-?profile|manage[-_]?(?:preferences|subscription)|optout|opt-out",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letter:
    """A mail's *html* as a page may have it, with *remarks* for a person."""

    html: str
    remarks: tuple[str, ...] = ()


def title_in(page: str) -> str:
    """Return the title in the head of *page*, unless it is only a mark to be filled in."""
    found = _TITLE.search(page)
    return title_of(found[1]) if found and not _MERGED.search(found[1]) else ""


def plain_letter(html: str, people: Iterable[str] = ()) -> Letter:
    """Return *html* without links that are only for one reader or count clicks, and without *people*.

    Where a counting link leads, nobody knows without asking its host, which nobody here does. *people* are
    the mail addresses of those whom it was sent to, which such links hold in several spellings.
    """
    counted: list[str] = []

    def plain(found: re.Match[str]) -> str:
        address = _address_in(found[0])
        if _COUNTED.search(address):
            counted.append(address)
            return "<a>"
        return "<a>" if _PERSONAL.search(address) else found[0]

    html = _ANCHOR.sub(plain, _without_personal(_FOR_ONE.sub("", html)))
    number = len(counted)
    said = f"{number} of its links counted clicks; where they lead is unknown, and only their words are left"
    return Letter(without_people(html, people), (said,) if counted else ())


def _address_in(anchor: str) -> str:
    target = _HREF.search(anchor)
    return target[2] if target else ""


def _without_personal(html: str) -> str:
    """Return *html* without links that one reader only can follow, and without their words.

    Such an address asks for something; one that does not is of a page about such things.
    """
    parts, place = [], 0
    for found in _ANCHOR.finditer(html):
        address = _address_in(found[0])
        if found.start() >= place and "?" in address and _PERSONAL.search(address):
            end = html.lower().find(_CLOSING, found.end())
            parts.append(html[place : found.start()])
            place = end + len(_CLOSING) if end >= 0 else found.end()
    return "".join([*parts, html[place:]])


def without_people(text: str, people: Iterable[str]) -> str:
    """Return *text* without the mail addresses *people*, however a link spells them."""
    for address in filter(None, people):
        for spelled in dict.fromkeys(
            [address, quote(address, safe=""), quote(address), address.replace("@", "=")]
        ):
            text = re.sub(re.escape(spelled), "", text, flags=re.IGNORECASE)
    return text
