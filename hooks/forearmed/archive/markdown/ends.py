"""Words that stand at the end of many posts, or above them, and are no part of any: taken out of the tree."""

from collections.abc import Iterable, Iterator

from forearmed.archive.markdown.sound import HtmlElement, tag_of

Slot = tuple[HtmlElement, str]
"""A text of the tree: the element and which of its two texts, ``text`` or ``tail``."""


def cut_end(root: HtmlElement, footers: Iterable[str]) -> None:
    """Take those of *footers* that *root* ends with out of it, with the pictures among their words."""
    slots = list(_slots(root))
    wanted = [footer for footer in footers if _bare(_said(slots)).endswith(_bare(footer))]
    if wanted and (footer := max(wanted, key=len)):
        _consume(list(reversed(slots)), len(_bare(footer)), from_end=True)
        cut_end(root, [each for each in footers if each != footer])


def cut_start(root: HtmlElement, words: str) -> None:
    """Take *words* out of *root*, which begins with them."""
    slots = list(_slots(root))
    if _bare(_said(slots)).startswith(_bare(words)):
        _consume(slots, len(_bare(words)), from_end=False)


def _slots(root: HtmlElement) -> Iterator[Slot]:
    """Yield every text below *root*, in the order of reading."""
    yield root, "text"
    for child in root:
        yield from _slots(child)
        yield child, "tail"


def _said(slots: list[Slot]) -> str:
    return "".join(getattr(element, which) or "" for element, which in slots)


def _bare(text: str) -> str:
    return "".join(text.split())


def _consume(slots: list[Slot], number: int, *, from_end: bool) -> None:
    """Take *number* signs that are no space out of *slots*, from one end, and pictures on the way."""
    for element, which in slots:
        if not number:
            return
        text = getattr(element, which) or ""
        rest = text
        while number and rest:
            sign, rest = (rest[-1], rest[:-1]) if from_end else (rest[0], rest[1:])
            number -= not sign.isspace()
        setattr(element, which, rest)
        if which == "text" and tag_of(element) == "img":
            element.attrib.pop("src", None)
