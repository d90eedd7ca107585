"""The style sheets and scripts that are joined of many parts, and where they are, below the site."""

from collections.abc import Callable, Mapping
from functools import partial

from forearmed.site import scripts, styles
from forearmed.site.search import box

MADE: Mapping[str, Callable[[], bytes]] = {
    styles.ADDRESS: styles.stylesheet,
    **{box.ADDRESS.format(side): partial(box.joined, side) for side in box.SIDES},
    **{scripts.ADDRESS.format(name): partial(scripts.joined, name) for name in scripts.NAMES},
}
"""What makes each, by its address."""
