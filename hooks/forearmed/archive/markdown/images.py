"""Pictures of an old page: the true one behind each, with its caption, or the words in its place."""

import re
from urllib.parse import unquote

from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import COPY, HtmlElement, new, tag_of
from forearmed.archive.web import split_address

_LAZY = (
    "data-orig-file",
    "data-large-file",
    "data-full-url",
    "data-lazy-src",
    "data-src",
    "data-original",
    "data-orig-src",
)
_SMILEY = re.compile(r"(?:^|\s)(?:wp-smiley|emoji)(?:\s|$)")
_CAPTIONED = re.compile(r"(?:^|\s)(?:wp-caption|tr-caption-container|captioned-image-container)(?:\s|$)")
_CAPTION = re.compile(r"(?:^|\s)(?:wp-caption-text|tr-caption|imageCaption|image-caption)(?:\s|$)")
_BLOGGER = re.compile(r"\.(?:googleusercontent|ggpht)\.com$|\.bp\.blogspot\.com$")
"""Hosts of Blogger's that have nothing but pictures, whose names may have no ending."""

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:$|[?;#])", re.IGNORECASE)


def show(root: HtmlElement, places: Places) -> None:
    """Give each picture in *root* its address here and its words; drop what cannot be had."""
    _take_copies(root)
    for image in list(root.iter("img")):
        if _SMILEY.search(image.get("class", "")):
            _say(image, image.get("alt", ""))
    _caption(root)
    for gallery in list(root.iter("ul")):
        _lay_out(gallery)
    for image in list(root.iter("img")):
        _free(image)
        _place(image, places)


def address_of(image: HtmlElement) -> str:
    """Return the address of the true picture that *image* shows, perhaps later, by a script."""
    lazy = (image.get(name, "") for name in _LAZY)
    address = next((each for each in lazy if each and not each.startswith("data:")), "") or image.get(
        "src", ""
    )
    return f"https:{address}" if address.startswith("//") else address


def _take_copies(root: HtmlElement) -> None:
    """Take the words of pictures that scripts load from the copies beside them, and drop these copies."""
    for copy in list(root.find_class(COPY)):
        image, other = copy.find(".//img"), _image_before(copy)
        if image is not None and other is not None:
            if not other.get("alt"):
                other.set("alt", image.get("alt", ""))
            if address_of(other).startswith("data:"):
                other.set("src", image.get("src", ""))
            copy.drop_tree()
        else:
            copy.drop_tag()


def _image_before(copy: HtmlElement) -> HtmlElement | None:
    before = copy.getprevious()
    if before is None or tag_of(before) == "img":
        return before
    found = list(before.iter("img"))
    return found[-1] if found else None


def _say(image: HtmlElement, words: str) -> None:
    """Put *words* in the place of *image*."""
    image.tail = f"{words}{image.tail or ''}"
    image.drop_tree()


def _caption(root: HtmlElement) -> None:
    """Put each caption into a ``figcaption`` behind its picture, in one ``figure``."""
    for box in list(root.iter("table", "div", "dl")):
        if not _CAPTIONED.search(box.get("class", "")) or box.getparent() is None:
            continue
        captions = [each for each in box.iterdescendants() if _CAPTION.search(each.get("class", ""))]
        images = [_with_link(image) for image in box.iter("img")]
        if not images:
            continue
        figure = new("figure")
        box.addprevious(figure)
        figure.extend(images)
        for caption in captions:
            caption.tag, caption.tail = "figcaption", None
            figure.append(caption)
        box.drop_tree()


def _lay_out(gallery: HtmlElement) -> None:
    """Take the bullets off a list of nothing but pictures, as services write galleries."""
    items = list(gallery.iterchildren("li"))
    if items and all(_is_picture(item) for item in items):
        for element in (gallery, *items):
            element.tag = "div"


def _is_picture(item: HtmlElement) -> bool:
    captions = "".join(each.text_content() for each in item.iter("figcaption"))
    return item.find(".//img") is not None and "".join(item.text_content().split()) == "".join(
        captions.split()
    )


def _with_link(image: HtmlElement) -> HtmlElement:
    around = image.getparent()
    linked = around if around is not None and tag_of(around) == "a" else image
    linked.tail = None
    return linked


def _free(image: HtmlElement) -> None:
    """Take away the link around *image* to its own file, which only showed it larger."""
    around = next(image.iterancestors("a"), None)
    if around is not None and _is_picture_file(_target(around)):
        if not around.text_content().strip():
            image.set("data-full-url", image.get("data-full-url") or _target(around))
        around.drop_tag()


def _is_picture_file(address: str) -> bool:
    parts = split_address(address)
    return bool(_PICTURE.search(parts.path) or _BLOGGER.search(parts.hostname or ""))


def _target(anchor: HtmlElement) -> str:
    return unquote(anchor.get("href", ""))


def _place(image: HtmlElement, places: Places) -> None:
    found = places.picture(image)
    if found is None:
        _drop(image)
    else:
        image.set("src", found.address)
        image.set("alt", found.words)


def _drop(image: HtmlElement) -> None:
    """Take *image* away, and the link that was around nothing else."""
    around = image.getparent()
    image.drop_tree()
    if around is not None and tag_of(around) == "a" and not len(around) and not (around.text or "").strip():
        around.drop_tree()
