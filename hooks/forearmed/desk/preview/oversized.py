"""How large a mail is for the mailing list's program, and which mails are above its limit.

Reads no clock.
"""

from collections.abc import Iterator

from forearmed.build.publication import Publication
from forearmed.content.model import Tip
from forearmed.desk.preview.edition import edition_of
from forearmed.desk.preview.mails import mail_of
from forearmed.foundation import digest_files
from forearmed.foundation.errors import Problem
from forearmed.foundation.list_managers import ON_THE_WAY, ListManager, beside_limit

_SHARE = 5
"""To save time, no mail is composed for a tip whose HTML takes less than one fifth of the limit."""


def oversized(publication: Publication, manager: ListManager) -> Iterator[Problem]:
    """Yield a warning for each tip whose mail is above the default limit of *manager*."""
    if manager.largest is None:
        return
    for tip in publication.plan.library.tips:
        if tip.feature and len(publication.rendering[tip.place.path].encode()) > manager.largest / _SHARE:
            size = _size(tip, publication)
            if size > manager.largest:
                message = f"its mail takes {size / 1024:.0f} KB, and {manager.called} as it comes lets pass"
                advice = f"{manager.largest // 1024}; shorten it, or ask for a higher limit"
                line = tip.place.body_line
                yield Problem(tip.place.path, line, f"{message} {advice}", warning=True, rule="list_manager")


def _size(tip: Tip, publication: Publication) -> int:
    mail = mail_of(edition_of(tip, publication.plan.almanac.openings), publication)
    return _at_the_list(mail[digest_files.MAIL])


def _at_the_list(eml: bytes) -> int:
    return len(eml) + ON_THE_WAY


def told_size(eml: bytes, manager: ListManager) -> str:
    """Return the size of the message *eml* beside the limit of *manager*, with advice if it is too large."""
    size = _at_the_list(eml)
    too_large = manager.largest is not None and size > manager.largest
    advice = "; shorten the tip, or ask for a higher limit" if too_large else ""
    return f"{beside_limit(size, manager)}{advice}"
