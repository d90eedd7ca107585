"""The body of an old page as Markdown that our converter shows as the page was.

`wordpress` and `breaks` make HTML of what services keep, `sound` makes a tree of it, `tidying` says in tags
what was said in styles, and `blocks`, `inline`, `tables` and `escaping` write it.
"""

from forearmed.archive.markdown.page import Converted, converted
from forearmed.archive.markdown.places import Image, Places

__all__ = ["Converted", "Image", "Places", "converted"]
