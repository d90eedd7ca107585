"""Lists in lists, where a page has each level as a list of its own and only its class tells the level."""

import re

from forearmed.archive.markdown.sound import HtmlElement, tag_of

_LEVEL = re.compile(r"(?:^|\s)lst-kix_(\w+)-(\d)(?:\s|$)")  # as Google Docs writes
_LISTS = ("ol", "ul")


def nest(root: HtmlElement) -> None:
    """Put each list that continues the one right above it, or is a level below it, into that one."""
    for each in list(root.iterdescendants(*_LISTS)):
        found, above = _LEVEL.search(each.get("class", "")), each.getprevious()
        if found is None or above is None or tag_of(above) not in _LISTS or (above.tail or "").strip():
            continue
        level = int(found[2])
        host = _host(above, level)
        points = list(each)
        if tag_of(host) == tag_of(each) and (level or _is_same(above, each)):
            host.extend(points)
            each.drop_tree()
        elif level and host is not above:
            host.append(each)


def _host(above: HtmlElement, level: int) -> HtmlElement:
    """Return what takes the points of *level* below *above*: a list, or the point that gets a list."""
    host = above
    for _ in range(level):
        points = [child for child in host if tag_of(child) == "li"]
        if not points:
            return above
        inner = [child for child in points[-1] if tag_of(child) in _LISTS]
        if not inner:
            return points[-1]
        host = inner[-1]
    return host


def _is_same(one: HtmlElement, other: HtmlElement) -> bool:
    """Tell whether both are parts of one list."""
    names = [found and found[1] for found in (_LEVEL.search(each.get("class", "")) for each in (one, other))]
    return names[0] == names[1]
