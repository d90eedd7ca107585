"""Whether what was built answers at its public address: asks for pages and posts nothing.

What is expected is what was built, how time passes is the caller's, and what follows is for others to decide.
"""

import http.client
import json
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from forearmed.errors import ForearmedError

_EDITION = "digest/edition.json"
_OK = 200
_LONGEST_ANSWER = 5_000_000  # octets: a page, and no more of whatever else it may be
_PATIENCE = 20.0  # seconds for one answer to go on
_EVERY = 10.0  # seconds between two looks
_BY_NOW = {"Cache-Control": "no-cache", "User-Agent": "forearmed"}  # a cache in between may lag behind


class _NotThereError(Exception):
    """An address does not answer as it should, and how it does."""


@dataclass(frozen=True)
class Sought:
    """What a site must answer with to be the one that was built."""

    address: str
    """Of its `edition.json`."""
    week: str | None
    sha256: str | None
    tip: str | None
    """The address of the edition's tip, if there is an edition."""


@dataclass(frozen=True)
class Patience:
    """How time passes: seconds since some moment that never go back, how to wait for some, and the most."""

    passed: Callable[[], float]
    wait: Callable[[float], None]
    most: float


def sought(site_url: str, edition: bytes) -> Sought:
    """Return what the site at *site_url* must answer with when *edition* is the `edition.json` of the build.

    Raises ForearmedError when it is none.
    """
    address = urljoin(site_url, _EDITION)
    week, sha256, tip = _read(edition) or (None, None, None)
    if not _read(edition):
        raise ForearmedError(f"{_EDITION} is not what a build writes; build the site again")
    return Sought(address, week, sha256, tip)


def obstacle(sought: Sought) -> str:
    """Return what is not as it should be yet, on one line, or nothing when all is there."""
    try:
        there = _read(_answer(sought.address))
        if there is None:
            return f"{sought.address} answers with something else than an edition"
        if there[:2] != (sought.week, sought.sha256):
            what = f"another build of {there[0]}" if there[0] == sought.week else (there[0] or "no edition")
            return f"{sought.address} answers with {what}, and {sought.week or 'no edition'} was built"
        if sought.tip:
            _answer(sought.tip)
    except _NotThereError as error:
        return str(error)
    return ""


def await_arrival(sought: Sought, patience: Patience, *, tell: Callable[[str], None]) -> None:
    """Return when all that is *sought* is there; *tell* hears what is not, once each time it changes.

    Raises ForearmedError when it takes longer than there is *patience* for.
    """
    end, told = patience.passed() + patience.most, ""
    while said := obstacle(sought):
        left = end - patience.passed()
        if left <= 0:
            waited = f"after {patience.most / 60:g} minutes"
            raise ForearmedError(f"{said}, {waited}; look at how the site is published, then run this again")
        if said != told:
            tell(f"Waiting: {said}")
        told = said
        patience.wait(min(_EVERY, left))


def _read(edition: bytes) -> tuple[str | None, str | None, str | None] | None:
    """Return the week, the digest and the tip's address that *edition* states; None where it is none."""
    try:
        stated = json.loads(edition)
        week = stated["week"]
        return (None, None, None) if week is None else (str(week), str(stated["sha256"]), str(stated["url"]))
    except (ValueError, KeyError, TypeError):
        return None


def _answer(address: str) -> bytes:
    """Return what *address* answers with, after any redirects; raise _NotThereError for all but a 200."""
    try:
        with urlopen(Request(address, headers=_BY_NOW), timeout=_PATIENCE) as answer:  # noqa: S310  # the site's own, from its settings
            octets: bytes = answer.read(_LONGEST_ANSWER)
            if answer.status != _OK:
                raise _NotThereError(f"{address} answers {answer.status} {answer.reason}")
            return octets
    except HTTPError as error:
        error.close()
        raise _NotThereError(f"{address} answers {error.code} {error.reason}".splitlines()[0]) from None
    except URLError as error:
        raise _NotThereError(f"{address} cannot be reached: {_why(error.reason)}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _NotThereError(f"{address} cannot be reached: {_why(error)}") from None


def _why(reason: object) -> str:
    match reason:
        case socket.gaierror():
            return "its name is not known (DNS)"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not good: {reason.verify_message}"
        case ssl.SSLError():
            return "it does not speak TLS as it should"
        case TimeoutError():
            return "it does not answer in time"
        case OSError(strerror=str(said)):
            return said
        case http.client.HTTPException():
            return "its answer is no HTTP"
    return " ".join(str(reason).split())
