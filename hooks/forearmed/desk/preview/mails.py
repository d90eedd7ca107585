"""The mail of any edition, past or future, as a build would write it. Reads no files and no clock."""

from collections.abc import Mapping

from forearmed.build.outlets import Outlets
from forearmed.build.publication import Publication
from forearmed.calendar.schedule import Edition
from forearmed.site.live_library import LiveLibrary


def mail_of(edition: Edition, publication: Publication) -> Mapping[str, bytes]:
    """Return the files of *edition*'s mail as they are at its release, as far as that is known now.

    Raises ForearmedError for content that no mail can carry.
    """
    # The mail also names the tips that go out between now and its release.
    live = LiveLibrary.of(publication.plan.almanac.at(edition.release))
    outlets = Outlets(live, site=publication.plan.site, gallery=publication.plan.gallery)
    return outlets.mail_of(edition, publication.rendering)
