"""The style sheets and scripts that a build joins from many parts, with their addresses."""

from collections.abc import Callable, Mapping
from functools import partial

from forearmed.site import scripts, styles
from forearmed.site.search import box
from forearmed.site.write import form

MADE: Mapping[str, Callable[[], bytes]] = {
    styles.ADDRESS: styles.stylesheet,
    **{box.ADDRESS.format(side): partial(box.joined, side) for side in box.SIDES},
    form.ADDRESS: form.joined,
    **{scripts.ADDRESS.format(name): partial(scripts.joined, name) for name in scripts.NAMES},
}
"""The function that returns the bytes of each joined file, by the file's address."""
