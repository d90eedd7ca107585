"""How large a mail is for the mailing list's program, and which mails are above its limit.

Reads no clock.
"""

from collections.abc import Iterator

from forearmed.build.publication import Publication
from forearmed.content.model import Tip
from forearmed.content.settings import PicturesGoTo
from forearmed.desk.preview.edition import edition_of
from forearmed.desk.preview.mails import mail_of
from forearmed.foundation import digest_files
from forearmed.foundation.errors import Problem
from forearmed.foundation.list_managers import ON_THE_WAY, ListManager, beside_limit

_SHARE = 5
"""To save time, no mail is composed for a tip whose HTML takes less than one fifth of the limit, unless lists
get pictures and it has some."""


def oversized(publication: Publication, manager: ListManager) -> Iterator[Problem]:
    """Yield a warning for each tip whose mail is above the default limit of *manager*."""
    if manager.largest is None:
        return
    for tip in publication.plan.library.tips:
        if tip.feature and _may_be_large(publication.rendering[tip.place.path], publication, manager.largest):
            size = _size(tip, publication)
            if size > manager.largest:
                message = f"its mail takes {size / 1024:.0f} KB, and {manager.called} as it comes lets pass"
                advice = f"{manager.largest // 1024}; shorten it, or ask for a higher limit"
                line = tip.place.body_line
                yield Problem(tip.place.path, line, f"{message} {advice}", warning=True, rule="list_manager")


def _may_be_large(html: str, publication: Publication, largest: int) -> bool:
    carries_all = publication.plan.settings.mail_pictures is PicturesGoTo.EVERYONE
    return len(html.encode()) > largest / _SHARE or (carries_all and "<img" in html)


def _size(tip: Tip, publication: Publication) -> int:
    mail = mail_of(edition_of(tip, publication.plan.almanac.openings), publication)
    return _at_the_list(mail[digest_files.LIST_MAIL])


def _at_the_list(eml: bytes) -> int:
    return len(eml) + ON_THE_WAY


def told_size(eml: bytes, manager: ListManager) -> str:
    """Return the size of the message *eml* beside the limit of *manager*, with advice if it is too large."""
    size = _at_the_list(eml)
    too_large = manager.largest is not None and size > manager.largest
    advice = "; shorten the tip, or ask for a higher limit" if too_large else ""
    return f"{beside_limit(size, manager)}{advice}"
