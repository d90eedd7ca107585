"""Keep the promises of what is published: an address never dies, an edition stays what it was. Pure.

Two publications are compared as of the same moment. What is not released may change freely, and what is may
be corrected.
"""

from forearmed.content.model import Place
from forearmed.continuity.addresses import lost_addresses
from forearmed.continuity.editions import rewritten_editions
from forearmed.continuity.moves import moved_files
from forearmed.continuity.published import Published
from forearmed.foundation.errors import Problem

__all__ = ["Published", "check_continuity", "moved_files"]


def check_continuity(before: Published, after: Published, *, config: Place) -> list[Problem]:
    """Return a problem for every promise of *before* that *after* would break, and what to do instead.

    *config* says where the settings of *after* stand.
    """
    return sorted({*lost_addresses(before, after), *rewritten_editions(before, after, config=config)})
