"""The tree of an old page, made plain: links and pictures lead here, and what styles said is said in tags."""

from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import HtmlElement


def tidy(root: HtmlElement, places: Places, footers: tuple[str, ...], remarks: list[str]) -> None:
    """Change *root* to what is to be written; *remarks* get what a person has to look at."""
    for image in list(root.iter("img")):
        _place(image, places)
    for anchor in list(root.iter("a")):
        _lead(anchor, places)


def _place(image: HtmlElement, places: Places) -> None:
    found = places.picture(image)
    if found is None:
        image.drop_tree()
    else:
        image.set("src", found.address)
        image.set("alt", found.words)


def _lead(anchor: HtmlElement, places: Places) -> None:
    address = places.link(anchor.get("href", ""))
    if address is None:
        anchor.drop_tag()
    else:
        anchor.set("href", address)
