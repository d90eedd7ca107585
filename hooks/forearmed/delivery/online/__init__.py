"""Check whether the public site serves the edition that was built. Sends GET requests only.

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
_PATIENCE = 20.0  # seconds for one whole answer
_EVERY = 10.0  # seconds between two checks


@dataclass(frozen=True)
class Sought:
    """What the public site must serve once it is the one that was built."""

    address: str
    """The address of the site's `edition.json`."""
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
    """How many seconds the last check may take, even when the time to wait is over."""


def sought(site_url: str, edition: bytes) -> Sought:
    """Return what the site at *site_url* must answer with when *edition* is the `edition.json` of the build.

    Raises ForearmedError when *edition* is not what a build writes.
    """
    address = urljoin(site_url, _EDITION)
    week, sha256, tip = _read(edition) or (None, None, None)
    if not _read(edition):
        raise ForearmedError(f"{_EDITION} is not what a build writes; build the site again")
    return Sought(address, week, sha256, tip)


def obstacle(sought: Sought, patience: Patience, *, end: float) -> str:
    """Return in one line what the site does not serve yet, or an empty string when it serves all.

    Waits for answers until *end*, by the clock of *patience*, but always at least for ``patience.last``.
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
    """Return when the site serves all that is *sought*; *tell* gets each new obstacle once.

    Raises ForearmedError after ``patience.most`` seconds.
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
    """Return the week, the digest and the tip's address that *edition* states; None for any other file."""
    try:
        stated = json.loads(edition)
        week = stated["week"]
        return (None, None, None) if week is None else (str(week), str(stated["sha256"]), str(stated["url"]))
    except (ValueError, KeyError, TypeError):
        return None
