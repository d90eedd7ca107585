"""What is no part of a post: share buttons, sign-up boxes, counters of readers, and what nobody was shown."""

import re

from forearmed.archive.markdown.sound import HtmlElement, tag_of

_NAMES = (
    r"blogger-post-footer|sharedaddy|jp-relatedposts|jp-post-flair|share-post|addtoany_share\S*"
    r"|button-wrapper|subscription-widget\S*|subscribe-widget|paywall-jump|digest-post-embed|screen-reader-text"
    r"|wp-block-latest-posts\S*|wp-block-calendar|wp-block-search\S*|wp-block-archives\S*|feedflare|post-views"
    r"|preheader|mcnPreviewText|headerlink|edit-link|reversefootnote|footnote-back\S*"
)
_CLASSES = re.compile(rf"(?:^|\s)(?:{_NAMES})(?:\s|$)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|max-height:\s*0(?:px)?\s*(?:;|$)|mso-hide:\s*all", re.I
)
_GONE = ("button", "form", "label", "nav")
HIDING = re.compile(
    rf"{_NAMES}|<(?:{'|'.join(_GONE)})\b|\bhidden\b|display:|max-height:|mso-hide:", re.IGNORECASE
)
"""What is in all HTML of which `clear` takes words out."""

_TINY = re.compile(r"[01](?:px)?")


def clear(root: HtmlElement, remarks: list[str]) -> None:
    """Take out of *root* what is no part of its post."""
    for element in list(root.iterdescendants()):
        if element.getparent() is None or not _is_clutter(element):
            continue
        if tag_of(element) == "form":
            remarks.append("a form in it was left out")
        element.drop_tree()


def _is_clutter(element: HtmlElement) -> bool:
    if tag_of(element) in _GONE or _CLASSES.search(element.get("class", "")):
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    return tag_of(element) == "img" and _is_tiny(element)


def _is_tiny(image: HtmlElement) -> bool:
    """Tell whether *image* counts readers: a picture of one pixel, unless the true one is named beside it."""
    sizes = [image.get(name, "") for name in ("width", "height")]
    return all(_TINY.fullmatch(size) for size in sizes) and not any(
        "src" in name[1:] for name in image.attrib
    )
