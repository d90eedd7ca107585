"""Check two promises to readers: a published address always works, and an edition keeps its tip. Pure.

It compares two almanacs as of the same moment. An author may change unreleased articles in any way, and
correct the text of released ones.
"""

from forearmed.calendar.almanac import Almanac
from forearmed.content.model import Place
from forearmed.foundation.errors import Problem
from forearmed.review.promises.addresses import lost_addresses
from forearmed.review.promises.editions import rewritten_editions
from forearmed.review.promises.moves import moved_files

__all__ = ["check_continuity", "moved_files"]


def check_continuity(before: Almanac, after: Almanac, *, config: Place) -> list[Problem]:
    """Return a problem for every promise of *before* that *after* would break, and what to do instead.

    *config* says where the settings of *after* stand.
    """
    return sorted({*lost_addresses(before, after), *rewritten_editions(before, after, config=config)})
