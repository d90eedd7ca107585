"""Whether what was built answers at its public address: asks for pages and posts nothing.

The caller says what was built and how to wait, and decides what follows.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from forearmed.delivery.online.asking import NotThereError, answer
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import quoted

_EDITION = digest_files.FOLDER + digest_files.EDITION
_PATIENCE = 20.0  # seconds for one answer to go on
_EVERY = 10.0  # seconds between two looks


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
    """How to wait: a clock in seconds that never goes back, how to sleep, and how long to wait at most."""

    passed: Callable[[], float]
    wait: Callable[[float], None]
    most: float
    last: float = 5.0
    """How many seconds the last look may take when the time is over already, as with a very short wait."""


def sought(site_url: str, edition: bytes) -> Sought:
    """Return what the site at *site_url* must answer with when *edition* is the `edition.json` of the build.

    Raises ForearmedError when it is none.
    """
    address = urljoin(site_url, _EDITION)
    week, sha256, tip = _read(edition) or (None, None, None)
    if not _read(edition):
        raise ForearmedError(f"{_EDITION} is not what a build writes; build the site again")
    return Sought(address, week, sha256, tip)


def obstacle(sought: Sought, patience: Patience, *, end: float) -> str:
    """Return what is not as it should be yet, on one line, or nothing when all is there.

    No answer is waited for beyond the moment *end*, by the time of *patience*; a last look takes a moment.
    """
    end = max(end, patience.passed() + patience.last)

    def asked(address: str) -> bytes:
        until = min(end, patience.passed() + _PATIENCE)
        return answer(address, until=until, passed=patience.passed)

    try:
        there = _read(asked(sought.address))
        if there is None:
            return f"{sought.address} answers with something else than an edition"
        if there[:2] != (sought.week, sought.sha256):
            week = quoted(there[0] or "no edition")
            what = f"another build of {week}" if there[0] == sought.week else week
            return f"{sought.address} answers with {what}, and {sought.week or 'no edition'} was built"
        if sought.tip:
            asked(sought.tip)
    except NotThereError as error:
        return str(error)
    return ""


def await_arrival(sought: Sought, patience: Patience, *, tell: Callable[[str], None]) -> None:
    """Return when all that is *sought* is there; *tell* hears what is not, once each time it changes.

    Raises ForearmedError when it takes longer than there is *patience* for.
    """
    end, told = patience.passed() + patience.most, ""
    while said := obstacle(sought, patience, end=end):
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
